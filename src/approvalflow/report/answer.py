"""The answer in a dozen lines, without a medium."""

from __future__ import annotations

from dataclasses import dataclass

from approvalflow.report.document import Block, Paragraph, Tone


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A redesign in two lines: its letter and name, its mean days and by how much of today's they
    differ, its share in time; the price a year, and under it the verdict.
    """

    mark: str
    name: str
    figures: tuple[str, ...]
    price: str
    verdict: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Answer:
    """What is acted on, in a dozen lines: what today is like, the redesigns by rank, and what else
    must be known before anything is decided. `heads` stand over the figures and the price.
    """

    title: str
    today: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[AnswerRow, ...]
    notes: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to what was asked beyond a comparison: what fits a screen, and the sentence to
    repeat that it ends with.
    """

    title: str
    blocks: tuple[Block, ...]
    ending: str
