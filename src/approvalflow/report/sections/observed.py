"""Whether today is believable: the figures of the office beside the simulation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from approvalflow.report.document import Block, Cell, Heading, Paragraph, TableRow, Tone
from approvalflow.report.sections.assumptions import one_line
from approvalflow.report.sentences import amount_words
from approvalflow.report.view import View, listing, row
from approvalflow.study.result import Observed

Evidence = Literal["agrees", "differs", "none", "unknown"]
_TONES: dict[Evidence, Tone] = {
    "agrees": "good", "differs": "bad", "none": "plain", "unknown": "plain",
}  # fmt: skip


def observed(view: View) -> Iterator[Block]:
    """How many figures of the office agree with the simulation of today, and which."""
    found = view.result.observed
    yield Heading(view.say("observed.title"))
    if not found:
        yield Paragraph(view.say("observed.nothing"))
        return
    said = [_evidence(view, figure) for figure in found if not _reason(view, figure)]
    key = "observed.sum" if said else "observed.sum.none"
    yield Paragraph(view.say(key, agree=said.count("agrees"), count=len(said)))
    heads = ("table.measure", "observed.office", "observed.simulated", "observed.says")
    titles = tuple(view.say(head) for head in heads)
    yield listing(view.say("observed.table"), titles, tuple(_row(view, f) for f in found))


def _row(view: View, figure: Observed) -> TableRow:
    low, high = figure.low, figure.high
    simulated = view.figures.amount(figure.measure, figure.simulated, low, high)
    interval = view.figures.interval(figure.measure, low, high)
    evidence = _evidence(view, figure)
    return row(
        view.measure(figure.measure),
        amount_words(figure.text, view.language),
        Cell(simulated, interval),
        Cell(view.say(f"observed.{evidence}"), _reason(view, figure), tone=_TONES[evidence]),
    )


def _reason(view: View, figure: Observed) -> str:
    """Why a figure says nothing of the simulation: one that rests on a reason, not on a source
    alone, is what numbers were set to agree with, or what nobody has measured; else "".
    """
    paths = {a.path: a for a in view.result.assumptions if a.kind == "because"}
    found = paths.get(f"observed.{figure.measure}")
    return one_line(view.said(found.words, found.said)) if found is not None else ""


def _evidence(view: View, figure: Observed) -> Evidence:
    """Whether the interval holds the figure of the office, in the digits that are shown."""
    low, high = figure.low, figure.high
    if _reason(view, figure):
        return "none"
    if low is None or high is None:
        return "unknown"
    inside = view.figures.holds(figure.measure, low, high, figure.value)
    return "agrees" if inside else "differs"
