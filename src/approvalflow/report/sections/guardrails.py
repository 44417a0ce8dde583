"""The conditions that a redesign must keep."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.report.document import Block, Cell, TableRow
from approvalflow.report.numbers import measure_in
from approvalflow.report.sentences import guardrail_words
from approvalflow.report.view import TONES, View, listing, row
from approvalflow.study.result import Design, Held


def guardrails(view: View) -> tuple[Block, ...]:
    """Every condition that a redesign must keep, and whether it does."""
    rows = [_guardrail(view, d, g) for d, c in view.compared() for g in c.guardrails]
    if not rows:
        return ()
    heads = tuple(view.say(f"guardrail.{k}") for k in ("design", "text", "value", "holds"))
    return (listing(view.say("section.guardrails"), heads, tuple(rows)),)


def _guardrail(view: View, design: Design, guardrail: Held) -> TableRow:
    measure = measure_in(guardrail.text)
    low, high = guardrail.low, guardrail.high
    figures = replace(view.figures, told="days")  # as conditions are written
    value = Cell(
        figures.amount(measure, guardrail.value, low, high),
        figures.interval(measure, low, high),
    )
    holds = guardrail.holds
    judged = Cell(view.say(f"guardrail.{holds}"), tone=TONES[holds])
    return row(view.head(design), guardrail_words(guardrail, view), value, judged)
