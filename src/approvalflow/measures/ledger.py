"""Where the days went: every second from submission to decision, in exactly one state.

Along the critical path: after a parallel box, the branch that answered last, or made its decision
certain: the longest chain of visits, as in project networks (Kelley & Walker 1959). Or averaged
over the branches: each of the n copies of a file counts for 1/n of it at every second, and one that
has answered waits for the others. Both add up to the elapsed time, exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import NamedTuple

import numpy as np

from approvalflow.calendar.intervals import intersection
from approvalflow.eventlog import IN_VAIN, EventLog, Ints
from approvalflow.measures.branches import copies_of, makes_copies
from approvalflow.measures.cohort import Bools, by_step, cohort_of
from approvalflow.measures.presence import absent_seconds, by_hours, worked
from approvalflow.measures.seated import first_chance, timed_steps
from approvalflow.office.office import Office

STATES = (
    "transfer", "in_tray", "queue", "absent", "meeting", "agenda", "work", "other_duties", "pause",
    "applicant", "external", "synchronisation",
)  # fmt: skip
CLOCKS = ("open", "closed")  # the process calendar
PASSAGES = ("first", "rework")
APPLICANT, EXTERNAL = "applicant", "external"  # the units that are no part of the office
_WHOLE = (Fraction(1),)
SYNCHRONISATION = "synchronisation"  # a copy has its answer, and waits for the other branches


class Unit(NamedTuple):
    """Who has the file: a department or a role, and its level; empty where it has none."""

    name: str
    level: str = ""


_NO_UNIT = Unit("")  # of a copy that waits, and that nobody has had


Line = tuple[str, str, str, str, str, int]
Averaged = tuple[int, tuple[Line, ...]]  # in so many parts of a second, these
NOT_AVERAGED: Averaged = (1, ())
Lines = tuple[tuple[Line, ...], Averaged]  # of both ledgers
NO_LINES: Lines = ((), NOT_AVERAGED)
_Span = tuple[str, Ints, Ints]  # state, its open and its closed seconds


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """Seconds by case, state, clock, passage, unit and weight: a sparse table of shape (rows,).

    `case` is a position in `cases`, the numbers of the decided cases of the cohort; the other
    keys are positions in STATES, CLOCKS, PASSAGES, `units` and `weights`. A key occurs once a case.
    """

    cases: Ints
    units: tuple[Unit, ...]
    weights: tuple[Fraction, ...]
    case: Ints
    state: Ints
    clock: Ints
    passage: Ints
    unit: Ints
    weight: Ints
    seconds: Ints

    @property
    def parts(self) -> int:
        """In so many parts of a second everything is a whole number: 1 along the critical path."""
        return lcm(*(weight.denominator for weight in self.weights))

    def per_case(self) -> Ints:
        """All seconds of each case, in `parts`: exactly its elapsed time."""
        sums = np.zeros(len(self.cases), dtype=np.int64)
        parts = np.array([int(weight * self.parts) for weight in self.weights], dtype=np.int64)
        np.add.at(sums, self.case, self.seconds * parts[self.weight])
        return sums

    def lines(self) -> list[Line]:
        """(state, clock, passage, unit, level, seconds) over all cases, in the order of keys; the
        seconds in `parts`.
        """
        shape = (len(STATES), len(CLOCKS), len(PASSAGES), max(len(self.units), 1))
        sums = np.zeros((*shape, len(self.weights)), dtype=np.int64)
        keys = (self.state, self.clock, self.passage, self.unit, self.weight)
        np.add.at(sums, keys, self.seconds)
        parts = [int(weight * self.parts) for weight in self.weights]
        return [
            (STATES[s], CLOCKS[c], PASSAGES[p], *self.units[u],
             sum(part * int(n) for part, n in zip(parts, sums[s, c, p, u], strict=True)))
            for s, c, p, u in np.argwhere(sums.any(axis=-1)).tolist()
        ]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """Visits: rows of the log, positions of their cases, and when the file set off towards each."""

    rows: Ints
    case: Ints
    set_off: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Entries:
    """What a ledger is summed from: keys of shape (6, entries), the last of them the position of
    the visit, and seconds.
    """

    keys: Ints
    seconds: Ints

    def among(self, chosen: Bools) -> _Entries:
        """Those of some visits."""
        here = chosen[self.keys[-1]]
        return _Entries(self.keys[:, here], self.seconds[here])

    def beside(self, others: _Entries, size: int) -> _Entries:
        """With others, whose positions come after the first `size`."""
        moved = others.keys + np.array([[0]] * 5 + [[size]])
        return _Entries(
            np.concatenate([self.keys, moved], axis=1),
            np.concatenate([self.seconds, others.seconds]),
        )


def ledger_of(log: EventLog, office: Office) -> Ledger:
    """The ledger of the decided cases of the cohort, along their critical paths.

    The seconds of a case add up to decided - submitted, because each visit begins where the
    one before it ended and the last one ends with the decision. Raises NotObserved.
    """
    cases = _decided(log, office)
    path = _critical_path(log, office, cases)
    units, unit_of_step = _units(log, office)
    entries = _of_visits(log, office, path, units, unit_of_step)
    return _summed(cases, units, entries, _WHOLE, np.zeros_like(path.rows))


def ledgers_of(log: EventLog, office: Office) -> tuple[Ledger, Ledger]:
    """The same, and averaged over the branches of boxes: one ledger where nothing makes copies.
    Raises NotObserved.
    """
    if not makes_copies(office):
        path = ledger_of(log, office)
        return path, path
    cases, log = _decided(log, office), _until_decided(log)
    every = _all_visits(log, cases)
    units, unit_of_step = _units(log, office, _NO_UNIT)
    entries = _of_visits(log, office, every, units, unit_of_step)
    on_path = np.isin(every.rows, _critical_path(log, office, cases).rows)
    nothing = np.zeros_like(every.rows)
    path = _summed(cases, units, entries.among(on_path), _WHOLE, nothing)
    copies = copies_of(log, office, every.rows)
    waits = copies.waits
    of_row = np.append(unit_of_step[log.visits.step], units.index(_NO_UNIT))  # the last: of row -1
    opened = office.timetable(log.horizon).calendar.open_between(waits.begins, waits.ends)
    span = (SYNCHRONISATION, of_row[waits.after], opened, waits.ends - waits.begins - opened)
    waited = _entered(np.searchsorted(cases, waits.case), waits.again, [span])
    times = np.append(copies.times, np.ones_like(waits.parts))
    weights, which = _weights(times, np.append(copies.parts, waits.parts))
    return path, _summed(cases, units, entries.beside(waited, len(every.rows)), weights, which)


def lines_of(log: EventLog, office: Office) -> Lines:
    """The lines of both ledgers; raises NotObserved."""
    path, averaged = ledgers_of(log, office)
    if averaged is path:
        return tuple(path.lines()), NOT_AVERAGED
    return tuple(path.lines()), (averaged.parts, tuple(averaged.lines()))


def _decided(log: EventLog, office: Office) -> Ints:
    log.require_visits("previous", "arrived", "ready", "started", "finished", "answered", "role")
    cohort = cohort_of(log, office)
    return cohort.first + np.flatnonzero(cohort.decided)


def _until_decided(log: EventLog) -> EventLog:
    """Visits that go on after the decision end with it: an `issue` may stand in a branch."""
    visits = log.visits
    decided = log.cases.decided[visits.case]
    if not np.any((visits.answered > decided) & (decided >= 0)):
        return log
    until = np.where(decided >= 0, decided, np.iinfo(np.int64).max)
    times = ("arrived", "ready", "started", "finished", "answered")
    return replace(
        log, visits=replace(visits, **{n: np.minimum(getattr(visits, n), until) for n in times})
    )


def _all_visits(log: EventLog, cases: Ints) -> _Path:
    """Those on the way to the decision, whichever branch they are in."""
    visits = log.visits
    position = np.full(len(log.cases), -1, dtype=np.int64)
    position[cases] = np.arange(len(cases))
    before, case = visits.previous, visits.case
    set_off = np.where(before >= 0, visits.answered[before], log.cases.submitted[case])
    inside = (position[case] >= 0) & (set_off < log.cases.decided[case])
    rows = np.flatnonzero(inside & (visits.outcome != IN_VAIN))
    return _Path(rows, position[case[rows]], set_off[rows])


def _weights(times: Ints, parts: Ints) -> tuple[tuple[Fraction, ...], Ints]:
    """The different weights, and the number of each."""
    base = int(times.max(initial=0)) + 1
    known, which = np.unique(parts * base + times, return_inverse=True)
    return tuple(Fraction(code % base, code // base) for code in known.tolist()), which


def _of_visits(
    log: EventLog, office: Office, path: _Path, units: tuple[Unit, ...], unit_of_step: Ints
) -> _Entries:
    """What happened in the visits."""
    rework = (log.visits.visit[path.rows] > 1).astype(np.int64)
    unit = unit_of_step[log.visits.step[path.rows]]
    outside = np.full_like(unit, units.index(Unit(APPLICANT)))
    return _entered(
        path.case,
        rework,
        (
            (state, outside if state == APPLICANT else unit, opened, closed)
            for state, opened, closed in _spans(log, office, path)
        ),
    )


def _entered(case: Ints, passage: Ints, found: Iterable[tuple[str, Ints, Ints, Ints]]) -> _Entries:
    """Of each state the units, the open and the closed seconds, of shape (visits,)."""
    keys: list[Ints] = []
    seconds: list[Ints] = []
    for state, unit, *both in found:
        for clock, spent in enumerate(both):
            some = np.flatnonzero(spent)
            fixed = np.full((2, len(some)), [[STATES.index(state)], [clock]], dtype=np.int64)
            keys.append(np.stack([case[some], *fixed, passage[some], unit[some], some]))
            seconds.append(spent[some])
    return _Entries(np.concatenate(keys, axis=1), np.concatenate(seconds))


def _summed(
    cases: Ints,
    units: tuple[Unit, ...],
    entries: _Entries,
    weights: tuple[Fraction, ...],
    which: Ints,
) -> Ledger:
    """One row for each combination of keys; `which`: the number of the weight of each visit."""
    shape = (max(len(cases), 1), len(STATES), len(CLOCKS), len(PASSAGES), len(units),
             max(len(weights), 1))  # fmt: skip
    keys = (*entries.keys[:-1], which[entries.keys[-1]])
    flat, inverse = np.unique(np.ravel_multi_index(keys, shape), return_inverse=True)
    sums = np.zeros(len(flat), dtype=np.int64)
    np.add.at(sums, inverse, entries.seconds)
    case, state, clock, passage, unit, weight = np.unravel_index(flat, shape)
    return Ledger(cases, units, weights, case, state, clock, passage, unit, weight, sums)


def _last_rows(log: EventLog, office: Office, cases: Ints) -> Ints:
    """For each case the row whose answer was the decision; -1 where there was no visit.

    Of several at that second the last; but an `issue`, because what follows it is no part of
    the way to the decision.
    """
    visits = log.visits
    position = np.full(len(log.cases), -1, dtype=np.int64)
    position[cases] = np.arange(len(cases))
    rows = np.flatnonzero(
        (position[visits.case] >= 0)
        & (visits.answered == log.cases.decided[visits.case])
        & (visits.outcome != IN_VAIN)
        & (visits.completed | (log.cases.deemed[visits.case] > 0))
    )
    issues = by_step(log, office, lambda _, step: step.does == "issue") > 0
    last = np.full(len(cases), -1, dtype=np.int64)
    for chosen in (rows, rows[issues[visits.step[rows]]]):
        case = position[visits.case[chosen]]
        last[case] = -1  # an issue takes the place of whatever was found before
        np.maximum.at(last, case, chosen)
    passed = cases[last < 0]
    assert np.array_equal(log.cases.decided[passed], log.cases.submitted[passed])
    return last


def _critical_path(log: EventLog, office: Office, cases: Ints) -> _Path:
    """From the last rows back along `previous`, all cases at once."""
    last = _last_rows(log, office, cases)
    visits, submitted = log.visits, log.cases.submitted
    rows: list[Ints] = []
    of_case: list[Ints] = []
    case = np.flatnonzero(last >= 0)
    row = last[case]
    while len(row):
        rows.append(row)
        of_case.append(case)
        row = visits.previous[row]
        kept = row >= 0
        row, case = row[kept], case[kept]
    nothing = np.zeros(0, dtype=np.int64)
    path = np.concatenate([nothing, *rows])
    on_path = np.concatenate([nothing, *of_case])
    before = visits.previous[path]
    set_off = np.where(before >= 0, visits.answered[before], submitted[cases[on_path]])
    return _Path(path, on_path, set_off)


def _spans(log: EventLog, office: Office, path: _Path) -> Iterator[_Span]:
    """The states of each visit on the path, with seconds of shape (rows,)."""
    visits, rows = log.visits, path.rows
    calendar = office.timetable(log.horizon).calendar
    arrived, ready, started = visits.arrived[rows], visits.ready[rows], visits.taken_up[rows]
    finished, answered = visits.finished[rows], visits.answered[rows]

    def split(a: Ints, b: Ints) -> tuple[Ints, Ints]:
        opened = calendar.open_between(a, b)
        return opened, b - a - opened

    yield ("transfer", *split(path.set_off, arrived))
    yield ("in_tray", *split(arrived, ready))
    yield ("applicant", *split(finished, answered))
    waiting, doing = split(ready, started), split(started, finished)
    spent, spent_closed = np.zeros_like(rows), np.zeros_like(rows)
    for here, own in by_hours(log, office, rows):
        a, b = started[here], finished[here]
        spent[here] = doing[0][here]
        if own is not calendar:
            spent[here] = intersection(calendar, own).open_between(a, b)
        spent_closed[here] = own.open_between(a, b) - spent[here]
    work = worked(log, office, rows, spent)
    work_closed = worked(log, office, rows, spent + spent_closed) - work
    absent = absent_seconds(log, office, rows)
    timed = np.isin(visits.step[rows], list(timed_steps(log, office))) & (visits.role[rows] < 0)
    if timed.any():
        chance = np.where(timed, first_chance(log, office, rows), ready)
        yield ("meeting", *split(ready, chance))
        yield ("agenda", *split(chance, np.where(timed, started, ready)))
        yield "work", np.where(timed, doing[0], 0), np.where(timed, doing[1], 0)
        waiting = (np.where(timed, 0, waiting[0]), np.where(timed, 0, waiting[1]))
        doing = (np.where(timed, 0, doing[0]), np.where(timed, 0, doing[1]))
    yield "queue", waiting[0] - absent, waiting[1]
    yield "absent", absent, np.zeros_like(absent)
    yield "work", work, work_closed
    yield "other_duties", spent - work, spent_closed - work_closed
    nobody = visits.role[rows] < 0
    rest = (doing[0] - spent, doing[1] - spent_closed)
    yield "pause", np.where(nobody, 0, rest[0]), np.where(nobody, 0, rest[1])
    yield "external", np.where(nobody, rest[0], 0), np.where(nobody, rest[1], 0)


def _units(log: EventLog, office: Office, *more: Unit) -> tuple[tuple[Unit, ...], Ints]:
    """The units in order, and the number of each step's."""
    of_steps = [_unit(office, step) for step in log.steps]
    units = tuple(sorted({*of_steps, Unit(APPLICANT), Unit(EXTERNAL), *more}))
    return units, np.array([units.index(unit) for unit in of_steps], dtype=np.int64)


def _unit(office: Office, step: str) -> Unit:
    level = office.level_of(step)
    name = office.unit_of(step) or EXTERNAL
    return Unit(name, office.process.levels[level] if level >= 0 else "")
