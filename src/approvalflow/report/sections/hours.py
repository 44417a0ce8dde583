"""What each role works in a week, what a redesign frees of it, and what all costs in a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import floor, log10

from approvalflow.report.document import Block, Cell, Heading, RowKind, Table, TableRow
from approvalflow.report.numbers import plain, shows_nothing
from approvalflow.report.view import View
from approvalflow.seconds import WEEKS_A_YEAR
from approvalflow.study.result import Design


def roles_of(view: View) -> list[str]:
    """All that are staffed, in any design."""
    return list(dict.fromkeys(load.role for d in view.designs for load in d.loads))


def used(design: Design, role: str) -> float | None:
    """Utilisation, or the load where it was not measured; None without a pool or a limit."""
    measured = design.measures.get(f"utilisation({role})")
    if measured and measured.value is not None:
        return measured.value
    return next((load.load for load in design.loads if load.role == role), None)


def worked(design: Design, role: str) -> float | None:
    """Hours a week of work and sittings, as measured; None for staff without limit."""
    load = next((load for load in design.loads if load.role == role), None)
    if load is None:
        return 0.0
    return None if load.staff is None else design.worked.get(role)


def measured_roles(view: View) -> list[str]:
    """Those whose hours of today are known."""
    return [role for role in roles_of(view) if worked(view.designs[0], role) is not None]


def worked_by_all(design: Design, roles: Sequence[str]) -> float | None:
    """Hours a week of these roles together; None where those of any are not known."""
    found = [worked(design, role) for role in roles]
    known = [number for number in found if number is not None]
    return sum(known) if len(known) == len(found) else None


def cost_a_year(view: View, design: Design) -> float | None:
    """The cost of a case for as many cases as are decided of those that come in a year."""
    inputs, each = view.result.inputs, design.measures.get("office_cost")
    if each is None or each.value is None:
        return None
    weeks = inputs.weeks * inputs.replications
    return each.value * design.decided / weeks * WEEKS_A_YEAR


def at_least(view: View, design: Design, cost: str) -> str:
    """A cost in words, which says so where it leaves out the work of somebody."""
    left_out = "office_cost" in design.at_least
    return view.say("number.at-least", amount=cost) if left_out else cost


def cost_words(view: View) -> str:
    """What a row of costs is called, with the currency."""
    return view.say("people.hours.cost", currency=view.say(f"currency.{view.result.currency}"))


def hours(view: View) -> tuple[Block, ...]:
    """A row for each role whose use was measured, their sum, and the money; today beside all."""
    there = measured_roles(view)
    if not there:
        return ()
    designs = view.designs
    rows = [_row(view, view.role(r), [worked(d, r) for d in designs], hours_text) for r in there]
    sums = [worked_by_all(design, there) for design in designs]
    rows.append(_row(view, view.say("people.hours.all"), sums, hours_text, "total"))
    costs = [cost_a_year(view, design) for design in designs]
    if costs[0] is not None:
        name = cost_words(view)
        partly = any("office_cost" in design.at_least for design in view.designs)
        rows.append(_least(view, name, costs) if partly else _row(view, name, costs, money_text))
    columns = view.columns(view.say("people.role"))
    title = view.say("people.hours")
    return (Heading(title), Table(title, columns, tuple(rows)))


def _least(view: View, name: str, costs: Sequence[float | None]) -> TableRow:
    """Costs that cannot be compared, since one of them leaves out the work of somebody."""
    cells = []
    for design, cost in zip(view.designs, costs, strict=True):
        if cost is None:
            text = view.say("number.none")
        else:
            text = at_least(view, design, money_text(cost, view.language))
        cells.append(Cell(text, view.left_out(design, "office_cost")))
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


def hours_text(number: float, language: str) -> str:
    """Hours with a digit after the point."""
    return plain(number, 1, language)


def money_text(number: float, language: str) -> str:
    """Three digits that count."""
    places = 2 - floor(log10(abs(number))) if number else 0
    return plain(round(number, places), max(0, places), language)
