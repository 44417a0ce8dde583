"""The measures today and under each redesign: those of the brief, and the rest."""

from __future__ import annotations

from approvalflow.report.document import Block, Cell, Paragraph, Table
from approvalflow.report.view import View, compared_cell, row
from approvalflow.study.result import Design, Value

BRIEF = (
    "days_mean", "days_median", "days_p90", "within_statutory", "within_promised", "work_hours",
    "signoffs", "handoffs", "office_cost", "applicant_cost", "refused",
)  # fmt: skip

FURTHER = (
    "legal_days_mean", "legal_days_p90", "efficiency", "reviews", "returns", "levels",
    "departments", "applicant_contacts", "documents", "form_fields", "office_visits", "granted",
    "withdrawn", "wrongful_approvals",
    "wrongful_refusals",
    "deemed", "turned_away", "open_cases", "backlog_growth", "weeks_to_clear",
)  # fmt: skip

OF_THE_YEAR = ("backlog_growth", "weeks_to_clear")  # what matters as much where the queue may grow
# what the process says nothing of is no row

RARE = ("deemed", "turned_away")  # nor is what happens in no design

ABSENT = (
    "no-limit",
    "no-levels",
    "no-departments",
    "no-wages",
    "no-applicant-costs",
    "no-backlog",
    "no-asks",
    "no-defects",
)


def before_after(view: View) -> tuple[Block, ...]:
    """The measures that matter, today and under each redesign."""
    key = "table.before-after" if view.comparing else "table.before-after.run"
    table = _measures(view, view.say(key), (*BRIEF, *OF_THE_YEAR) if view.year else BRIEF)
    if not view.comparing:
        return (table,)
    return (table, Paragraph(view.say("table.before-after.note")))


def further(view: View) -> tuple[Block, ...]:
    """The measures that the brief has no room for."""
    told = OF_THE_YEAR if view.year else ()
    rest = tuple(measure for measure in FURTHER if measure not in told)
    table = _measures(view, view.say("table.further"), rest)
    return (table,) if table.rows else ()


def _measures(view: View, caption: str, measures: tuple[str, ...]) -> Table:
    there = [m for m in measures if any(_says(m, d.measures.get(m)) for d in view.designs)]
    rows = tuple(
        row(view.measure(m), *(_cell(view, design, m) for design in view.designs)) for m in there
    )
    return Table(caption, view.columns(view.say("table.measure")), rows)


def _says(measure: str, value: Value | None) -> bool:
    """Whether there is a number, or a reason of this run for its absence."""
    if value is not None and value.value == 0 and measure in RARE:
        return False
    return value is not None and (value.value is not None or value.why not in ABSENT)


def _cell(view: View, design: Design, measure: str) -> Cell:
    value: Value | None = design.measures.get(measure)
    if value is None or value.value is None:
        return Cell(view.say("number.none"), view.why(value))
    text = view.figures.amount(measure, value.value, value.low, value.high)
    comparisons = [c for c in view.result.comparisons if c.design == design.id]
    if not comparisons or measure not in comparisons[0].measures:
        return Cell(text, view.figures.interval(measure, value.low, value.high))
    compared = comparisons[0].measures[measure]
    return compared_cell(view, text, measure, compared)
