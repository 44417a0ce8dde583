"""What each role works in a week, what a redesign frees of it, and what all costs in a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import floor, log10

from approvalflow.report.document import Block, Cell, Heading, RowKind, Table, TableRow
from approvalflow.report.numbers import plain, shows_nothing
from approvalflow.report.view import View
from approvalflow.study.result import Design

WEEKS = 365.25 / 7  # of a year


def hours(view: View, roles: Sequence[str]) -> tuple[Block, ...]:
    """A row for each role whose use was measured, their sum, and the money; today beside all."""
    by_role = {role: [_worked(design, role) for design in view.designs] for role in roles}
    there = {role: found for role, found in by_role.items() if found[0] is not None}
    if not there:
        return ()
    rows = [_row(view, view.role(role), found, _hours) for role, found in there.items()]
    sums = [_sum(found) for found in zip(*there.values(), strict=True)]
    rows.append(_row(view, view.say("people.hours.all"), sums, _hours, "total"))
    costs = [_cost(view, design) for design in view.designs]
    if costs[0] is not None:
        currency = view.say(f"currency.{view.result.currency}")
        name = view.say("people.hours.cost", currency=currency)
        partly = any("office_cost" in design.at_least for design in view.designs)
        rows.append(_least(view, name, costs) if partly else _row(view, name, costs, _money))
    columns = view.columns(view.say("people.role"))
    title = view.say("people.hours")
    return (Heading(title), Table(title, columns, tuple(rows)))


def _worked(design: Design, role: str) -> float | None:
    """Hours a week of work and sittings, as measured; None for staff without limit."""
    load = next((load for load in design.loads if load.role == role), None)
    if load is None:
        return 0.0
    return None if load.staff is None else design.worked.get(role)


def _sum(found: Sequence[float | None]) -> float | None:
    known = [number for number in found if number is not None]
    return sum(known) if len(known) == len(found) else None


def _cost(view: View, design: Design) -> float | None:
    """The cost of a case for as many cases as are decided of those that come in a year."""
    inputs, each = view.result.inputs, design.measures.get("office_cost")
    if each is None or each.value is None:
        return None
    weeks = inputs.weeks * inputs.replications
    return each.value * design.decided / weeks * WEEKS


def _least(view: View, name: str, costs: Sequence[float | None]) -> TableRow:
    """Costs that cannot be compared, since one of them leaves out the work of somebody."""
    cells = []
    for design, cost in zip(view.designs, costs, strict=True):
        text = view.say("number.none") if cost is None else _money(cost, view.language)
        left_out = view.left_out(design, "office_cost")
        if cost is not None and left_out:
            text = view.say("number.at-least", amount=text)
        cells.append(Cell(text, left_out))
    return TableRow((Cell(name), *cells))


def _row(
    view: View,
    name: str,
    found: Sequence[float | None],
    shown: Callable[[float, str], str],
    kind: RowKind = "plain",
) -> TableRow:
    today, *designs = found
    cells = (_cell(view, number, today, shown) for number in designs)
    return TableRow((Cell(name), _cell(view, today, None, shown), *cells), kind)


def _cell(
    view: View, number: float | None, today: float | None, shown: Callable[[float, str], str]
) -> Cell:
    if number is None:
        return Cell(view.say("number.none"))
    if today is None:
        return Cell(shown(number, view.language))
    text, change = (shown(n, view.language) for n in (number, abs(number - today)))
    if shows_nothing(change):
        return Cell(text, view.say("difference.none"))
    way = "less" if number < today else "more"
    words = view.say(f"people.hours.{way}", value=change)
    if share := view.figures.change(number - today, today):
        words = view.say("difference.change", difference=words, change=share)
    return Cell(text, words)


def _hours(number: float, language: str) -> str:
    return plain(number, 1, language)


def _money(number: float, language: str) -> str:
    """Three digits that count."""
    places = 2 - floor(log10(abs(number))) if number else 0
    return plain(round(number, places), max(0, places), language)
