"""Whether today is believable: the figures of the office beside the simulation."""

from __future__ import annotations

from approvalflow.report.document import Block, Cell
from approvalflow.report.sentences import amount_words
from approvalflow.report.view import View, listing, row


def observed(view: View) -> tuple[Block, ...]:
    """The figures of the office beside the simulation of today."""
    rows = []
    for figure in view.result.observed:
        low, high = figure.low, figure.high
        simulated = view.figures.amount(figure.measure, figure.simulated, low, high)
        interval = view.figures.interval(figure.measure, low, high)
        word = ""
        if low is not None and high is not None:
            where = "inside" if low <= figure.value <= high else "outside"
            word = view.say(f"observed.{where}")
        rows.append(
            row(
                view.measure(figure.measure),
                amount_words(figure.text, view.language),
                Cell(simulated, interval, word),
                view.said(figure.source, figure.said),
            )
        )
    heads = ("table.measure", "observed.office", "observed.simulated", "observed.source")
    titles = tuple(view.say(head) for head in heads)
    return (listing(view.say("observed.table"), titles, tuple(rows)),) if rows else ()
