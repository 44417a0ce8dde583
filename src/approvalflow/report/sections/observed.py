"""Whether today is believable: the figures of the office beside the simulation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from approvalflow.report.document import Block, Cell, Heading, Paragraph, TableRow, Tone
from approvalflow.report.sentences import amount_words
from approvalflow.report.view import View, listing, row
from approvalflow.study.result import Observed

Evidence = Literal["agrees", "differs", "unknown"]
_TONES: dict[Evidence, Tone] = {"agrees": "good", "differs": "bad", "unknown": "plain"}


def observed(view: View) -> Iterator[Block]:
    """How many figures of the office agree with the simulation of today, and which."""
    found = view.result.observed
    yield Heading(view.say("observed.title"))
    if not found:
        yield Paragraph(view.say("observed.none"))
        return
    agree = sum(_evidence(view, figure) == "agrees" for figure in found)
    yield Paragraph(view.say("observed.sum", agree=agree, count=len(found)))
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
        Cell(view.say(f"observed.{evidence}"), tone=_TONES[evidence]),
    )


def _evidence(view: View, figure: Observed) -> Evidence:
    """Whether the interval holds the figure of the office, in the digits that are shown."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return "unknown"
    inside = view.figures.holds(figure.measure, low, high, figure.value)
    return "agrees" if inside else "differs"
