"""Where the days of a case went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from approvalflow.measures.spent import APPLICANT, EXTERNAL
from approvalflow.report.clocks import SECONDS, on_clock
from approvalflow.report.document import (
    Bar,
    BarGroup,
    BarPart,
    Bars,
    Block,
    Heading,
    Paragraph,
    Table,
)
from approvalflow.report.drawings.states import INSIDE, OUTSIDE, STATES, kind_of
from approvalflow.report.numbers import adding_up, plain
from approvalflow.report.sections.ladder import days_row, ladder
from approvalflow.report.view import View
from approvalflow.study.result import BranchAverage, Design, LedgerLine


def ledger(view: View) -> tuple[Block, ...]:
    """Mean days of a decided case by state; the rows add up to the total."""
    drawn = [d for d in view.designs if d.ledger and d.decided]
    if not drawn:
        return ()
    there = {line.state for d in drawn for line in d.ledger if line.seconds}
    states = [s for s in STATES if s in there] + sorted(there - STATES.keys())
    parts = tuple(BarPart(view.say(f"state.{s}"), *kind_of(s)) for s in states)
    days = {d.id: _by(view, d, _state_of, states) for d in drawn}
    bars = tuple(
        Bar(view.mark(d), view.short(d), days[d.id], plain(sum(days[d.id]), 1, view.language))
        for d in drawn
    )
    described = view.joined(
        "parts",
        (
            _described(view, bar, _by(view, d, _state_of, ["work"])[0])
            for bar, d in zip(bars, drawn, strict=True)
        ),
    )
    chart = Bars(
        view.say("ledger.title", **view.words),
        view.say("ledger.description", bars=described, **view.words),
        parts,
        (BarGroup("", bars),),
        None,
        _table(view, states, days),
    )
    return (chart, *_pooled(view, drawn), *_averaged(view, drawn), *ladder(view, drawn),
            *_by_unit(view, drawn))  # fmt: skip


def _described(view: View, bar: Bar, work: float) -> str:
    said = {"mark": bar.mark, "name": bar.name, "total": bar.total, **view.words}
    return view.say("ledger.bar", work=plain(work, 1, view.language), **said)


def _mean(view: View, design: Design, lines: Iterable[LedgerLine]) -> float:
    """By the report's clock."""
    return sum(line.seconds for line in lines) / SECONDS[view.clock] / design.decided


def _state_of(line: LedgerLine) -> str:
    return line.state


def _unit_of(line: LedgerLine) -> str:
    return line.unit


def _by(
    view: View, design: Design, key: Callable[[LedgerLine], str], names: Sequence[str]
) -> tuple[float, ...]:
    """Mean time of each state or unit, rounded so that they add up."""
    exact = (_mean(view, design, (x for x in design.ledger if key(x) == n)) for n in names)
    return adding_up(tuple(exact), 1)


def _table(view: View, states: list[str], days: dict[str, tuple[float, ...]]) -> Table:
    """States, their sum, and four readings of that sum."""
    rows = [
        days_row(view, view.say(f"state.{s}"), (d[i] for d in days.values()))
        for i, s in enumerate(states)
    ]
    rows.append(
        days_row(view, view.say("ledger.total", **view.words), map(sum, days.values()), "total")
    )
    for name, families in (("inside", INSIDE), ("outside", OUTSIDE)):
        some = (
            sum(v for v, s in zip(d, states, strict=True) if kind_of(s)[0] in families)
            for d in days.values()
        )
        rows.append(days_row(view, view.say(f"ledger.{name}"), some, "part"))
    measured = [view.design(id_) for id_ in days]
    closed = (_mean(view, d, (x for x in d.ledger if x.clock == "closed")) for d in measured)
    again = (_mean(view, d, (x for x in d.ledger if x.passage == "rework")) for d in measured)
    rows.append(days_row(view, view.say("ledger.closed"), closed, "part"))
    rows.append(days_row(view, view.say("ledger.rework"), again, "part"))
    return Table(
        view.say("ledger.table", **view.words),
        view.columns(view.say("ledger.state"), measured),
        tuple(rows),
    )


def _pooled(view: View, drawn: list[Design]) -> tuple[Block, ...]:
    """Owns up where the total over all cases is not the mean of the replications."""
    off = {}
    for design in drawn:
        measured = design.measures.get("days_mean")
        if measured is None or measured.value is None:
            continue
        mean = plain(on_clock(measured.value, view.clock), 1, view.language)
        if mean != plain(_mean(view, design, design.ledger), 1, view.language):
            off[view.head(design)] = mean
    if not off:
        return ()
    words = {
        "names": view.joined("names", off),
        "means": view.joined("names", off.values()),
        **view.words,
    }
    return (Paragraph(view.say("ledger.pooled", **words)),)


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
        d.id: adding_up(
            tuple(seconds[d.id].get(s, 0) / SECONDS[view.clock] / d.decided for s in states), 1
        )
        for d in drawn
    }
    title = view.say("ledger.averaged", **view.words)
    rows = [
        days_row(view, view.say(f"state.{s}"), (d[i] for d in days.values()))
        for i, s in enumerate(states)
    ]
    rows.append(
        days_row(view, view.say("ledger.total", **view.words), map(sum, days.values()), "total")
    )
    table = Table(title, view.columns(view.say("ledger.state"), drawn), tuple(rows))
    return (Heading(title), Paragraph(view.say("ledger.averaged.note"), "note"), table)


def _by_unit(view: View, drawn: list[Design]) -> tuple[Block, ...]:
    units = sorted({line.unit for d in drawn for line in d.ledger if line.seconds})
    if len(units) < 2:
        return ()
    days = {d.id: _by(view, d, _unit_of, units) for d in drawn}
    rows = [
        days_row(view, _unit(view, unit), (d[i] for d in days.values()))
        for i, unit in enumerate(units)
    ]
    rows.append(
        days_row(view, view.say("ledger.total", **view.words), map(sum, days.values()), "total")
    )
    title = view.say("ledger.unit", **view.words)
    columns = view.columns(view.say("ledger.unit.column"), drawn)
    return (Heading(title), Table(title, columns, tuple(rows)))


def _unit(view: View, unit: str) -> str:
    """A department or role by its name; whoever is no part of the office in words."""
    if unit in (APPLICANT, EXTERNAL):
        return view.say(f"state.{unit}")
    return view.department(unit) if unit else view.say("ledger.unit.none")
