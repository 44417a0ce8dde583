"""The measures today and under each redesign: those of the brief, and the rest."""

from __future__ import annotations

from math import floor
from typing import get_args

from approvalflow.measures.facts import UNSAID
from approvalflow.measures.kpis import UNANSWERED, Place, placed
from approvalflow.measures.statistics import CONFIDENCE
from approvalflow.report.document import Block, Cell, Paragraph, Table
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, compared_cell, row
from approvalflow.study.result import Design, Value
from approvalflow.study.settling import YEAR

_IN_TIME = ("within_statutory", "within_promised")
_REST: tuple[Place, ...] = tuple(p for p in get_args(Place) if p not in ("brief", "people"))


def told() -> tuple[str, ...]:
    """Every measure that has a row, in reading order."""
    return placed("brief", *_REST)


def before_after(view: View) -> tuple[Block, ...]:
    """The measures that matter, today and under each redesign."""
    key = "table.before-after" if view.comparing else "table.before-after.run"
    table = _measures(
        view, view.say(key), placed("brief", "queue") if view.year else placed("brief")
    )
    note = (Paragraph(view.say("table.before-after.note")),) if view.comparing else ()
    return (table, *note, *_never_late(view))


def further(view: View) -> tuple[Block, ...]:
    """The measures that the brief has no room for."""
    rest = (place for place in _REST if place != "queue" or not view.year)
    silent = {m: None for d in view.designs for m in d.measures if m.startswith(UNANSWERED)}
    table = _measures(view, view.say("table.further"), (*placed(*rest), *silent))
    return (table,) if table.rows else ()


def _never_late(view: View) -> tuple[Paragraph, ...]:
    """What it means that no case was late: not that none ever will be.

    A year that is bad with a chance q leaves no trace in n years with the chance (1 - q)^n.
    """
    said = []
    inputs = view.result.inputs
    span = inputs.weeks / YEAR
    once = span / (1 - (1 - CONFIDENCE) ** (1 / inputs.replications))
    for measure in _IN_TIME:
        found = [(d, d.measures.get(measure)) for d in view.designs]
        kept = [(d, v) for d, v in found if v is not None and v.value == 1 and v.low is not None]
        if not kept:
            continue
        facts = {
            "measure": view.measure(measure),
            "designs": view.joined("names", (view.short(design) for design, _ in kept)),
            "cases": plain(min(design.cases for design, _ in kept), 0, view.language),
            "years": plain(span * inputs.replications, 0, view.language),
            "low": view.figures.share(floor(min(v.low or 0.0 for _, v in kept) * 1000) / 1000),
            "once": plain(max(1, floor(once)), 0, view.language),
        }
        said.append(Paragraph(view.say("table.never-late", **facts), "note"))
    return tuple(said)


def _measures(view: View, caption: str, measures: tuple[str, ...]) -> Table:
    there = [m for m in measures if any(_says(m, d.measures.get(m)) for d in view.designs)]
    rows = tuple(
        row(view.measure(m), *(_cell(view, design, m) for design in view.designs)) for m in there
    )
    return Table(caption, view.columns(view.say("table.measure")), rows)


def _says(measure: str, value: Value | None) -> bool:
    """Whether there is a number, or a reason of this run for its absence."""
    if value is not None and value.value == 0 and measure in placed("rare"):
        return False
    return value is not None and (value.value is not None or value.why not in UNSAID)


def _cell(view: View, design: Design, measure: str) -> Cell:
    value: Value | None = design.measures.get(measure)
    if value is None or value.value is None:
        return Cell(view.say("number.none"), view.why(value))
    text = view.figures.amount(measure, value.value, value.low, value.high)
    if measure in design.at_least:
        return Cell(view.say("number.at-least", amount=text), view.left_out(design, measure))
    comparisons = [c for c in view.result.comparisons if c.design == design.id]
    if not comparisons or measure not in comparisons[0].measures:
        return Cell(text, view.figures.interval(measure, value.low, value.high))
    compared = comparisons[0].measures[measure]
    return compared_cell(view, text, measure, compared)
