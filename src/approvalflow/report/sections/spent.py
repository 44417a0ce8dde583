"""Where the days go, in full: by level and by department, and averaged over the branches."""

from __future__ import annotations

from approvalflow.measures.spent import APPLICANT, EXTERNAL
from approvalflow.report.document import Block, Heading, Paragraph, Table
from approvalflow.report.drawings.states import STATES
from approvalflow.report.numbers import adding_up
from approvalflow.report.sections.ladder import ladder
from approvalflow.report.sections.mean_days import days_by, days_row, mean_of, with_ledger
from approvalflow.report.view import View
from approvalflow.study.result import BranchAverage, Design, LedgerLine


def spent(view: View) -> tuple[Block, ...]:
    """What the ledger of a study with one level, one department and no boxes does not need."""
    drawn = with_ledger(view)
    return (*ladder(view, drawn), *_averaged(view, drawn), *_by_unit(view, drawn))


def _averaged(view: View, drawn: list[Design]) -> tuple[Block, ...]:
    """The states again, averaged over the branches of boxes; nothing where no box makes copies."""
    if all(design.branch_average is None for design in drawn):
        return ()
    seconds: dict[str, dict[str, float]] = {}
    for design in drawn:
        averaged = design.branch_average or BranchAverage(1, design.ledger)
        of_state = seconds.setdefault(design.id, {})
        for line in averaged.lines:
            of_state[line.state] = of_state.get(line.state, 0) + line.seconds / averaged.parts
    there = {state for of_state in seconds.values() for state in of_state}
    states = [state for state in STATES if state in there]
    days = {
        d.id: adding_up(tuple(mean_of(view, d, seconds[d.id].get(s, 0)) for s in states), 1)
        for d in drawn
    }
    title = view.say("spent.averaged", **view.words)
    rows = [
        days_row(view, view.say(f"state.{s}"), (d[i] for d in days.values()))
        for i, s in enumerate(states)
    ]
    rows.append(
        days_row(view, view.say("ledger.total", **view.words), map(sum, days.values()), "total")
    )
    table = Table(title, view.columns(view.say("ledger.state"), drawn), tuple(rows))
    return (Heading(title), Paragraph(view.say("spent.averaged.note"), "note"), table)


def _unit_of(line: LedgerLine) -> str:
    return line.unit


def _by_unit(view: View, drawn: list[Design]) -> tuple[Block, ...]:
    units = sorted({line.unit for d in drawn for line in d.ledger if line.seconds})
    if len(units) < 2:
        return ()
    days = {d.id: days_by(view, d, _unit_of, units) for d in drawn}
    rows = [
        days_row(view, _unit(view, unit), (d[i] for d in days.values()))
        for i, unit in enumerate(units)
    ]
    rows.append(
        days_row(view, view.say("ledger.total", **view.words), map(sum, days.values()), "total")
    )
    title = view.say("spent.unit", **view.words)
    columns = view.columns(view.say("spent.unit.column"), drawn)
    return (Heading(title), Table(title, columns, tuple(rows)))


def _unit(view: View, unit: str) -> str:
    """A department or role by its name; whoever is no part of the office in words."""
    if unit in (APPLICANT, EXTERNAL):
        return view.say(f"state.{unit}")
    return view.department(unit) if unit else view.say("spent.unit.none")
