"""Where the days went: every second from submission to decision, in exactly one state.

Along the critical path: after a parallel box, the branch that answered last, or made its decision
certain: the longest chain of visits, as in project networks (Kelley & Walker 1959).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from approvalflow.calendar.intervals import intersection
from approvalflow.eventlog import IN_VAIN, EventLog, Ints
from approvalflow.measures.cohort import by_step, cohort_of
from approvalflow.measures.presence import absent_seconds, by_hours, worked
from approvalflow.measures.seated import first_chance, timed_steps
from approvalflow.office.office import Office

STATES = (
    "transfer", "in_tray", "queue", "absent", "meeting", "agenda", "work", "other_duties", "pause",
    "applicant", "external",
)  # fmt: skip
CLOCKS = ("open", "closed")  # the process calendar
PASSAGES = ("first", "rework")
APPLICANT, EXTERNAL = "applicant", "external"  # the units that are no part of the office


class Unit(NamedTuple):
    """Who has the file: a department or a role, and its level; empty where it has none."""

    name: str
    level: str = ""


Line = tuple[str, str, str, str, str, int]
_Span = tuple[str, Ints, Ints]  # state, its open and its closed seconds


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """Seconds by case, state, clock, passage and unit: a sparse table of shape (rows,).

    `case` is a position in `cases`, the numbers of the decided cases of the cohort; the other
    keys are positions in STATES, CLOCKS, PASSAGES and `units`. A key occurs once a case.
    """

    cases: Ints
    units: tuple[Unit, ...]
    case: Ints
    state: Ints
    clock: Ints
    passage: Ints
    unit: Ints
    seconds: Ints

    def per_case(self) -> Ints:
        """All seconds of each case: exactly its elapsed time."""
        sums = np.zeros(len(self.cases), dtype=np.int64)
        np.add.at(sums, self.case, self.seconds)
        return sums

    def lines(self) -> list[Line]:
        """(state, clock, passage, unit, level, seconds) over all cases, in the order of keys."""
        shape = (len(STATES), len(CLOCKS), len(PASSAGES), max(len(self.units), 1))
        sums = np.zeros(shape, dtype=np.int64)
        np.add.at(sums, (self.state, self.clock, self.passage, self.unit), self.seconds)
        return [
            (STATES[s], CLOCKS[c], PASSAGES[p], *self.units[u], int(sums[s, c, p, u]))
            for s, c, p, u in np.argwhere(sums).tolist()
        ]


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """The visits on the critical paths: rows of the log, positions of their cases, and when
    the file set off towards each.
    """

    rows: Ints
    case: Ints
    set_off: Ints


def ledger_of(log: EventLog, office: Office) -> Ledger:
    """The ledger of the decided cases of the cohort.

    The seconds of a case add up to decided - submitted, because each visit begins where the
    one before it ended and the last one ends with the decision. Raises NotObserved.
    """
    log.require_visits("previous", "arrived", "ready", "started", "finished", "answered", "role")
    cohort = cohort_of(log, office)
    cases = cohort.first + np.flatnonzero(cohort.decided)
    path = _critical_path(log, cases, _last_rows(log, office, cases))
    units, unit_of_step = _units(log, office)
    rework = (log.visits.visit[path.rows] > 1).astype(np.int64)
    keys: list[Ints] = []
    seconds: list[Ints] = []
    for state, opened, closed in _spans(log, office, path):
        unit = unit_of_step[log.visits.step[path.rows]]
        if state == APPLICANT:
            unit = np.full(len(path.rows), units.index(Unit(APPLICANT)), dtype=np.int64)
        for clock, amount in enumerate((opened, closed)):
            spent = np.flatnonzero(amount)
            fixed = np.full((2, len(spent)), [[STATES.index(state)], [clock]], dtype=np.int64)
            keys.append(np.stack([path.case[spent], *fixed, rework[spent], unit[spent]]))
            seconds.append(amount[spent])
    return _summed(cases, units, np.concatenate(keys, axis=1), np.concatenate(seconds))


def _summed(cases: Ints, units: tuple[Unit, ...], keys: Ints, seconds: Ints) -> Ledger:
    """One row for each combination of keys; `keys` has shape (5, rows)."""
    shape = (max(len(cases), 1), len(STATES), len(CLOCKS), len(PASSAGES), len(units))
    flat, inverse = np.unique(np.ravel_multi_index(tuple(keys), shape), return_inverse=True)
    sums = np.zeros(len(flat), dtype=np.int64)
    np.add.at(sums, inverse, seconds)
    case, state, clock, passage, unit = np.unravel_index(flat, shape)
    return Ledger(cases, units, case, state, clock, passage, unit, sums)


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


def _critical_path(log: EventLog, cases: Ints, last: Ints) -> _Path:
    """From the last rows back along `previous`, all cases at once."""
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


def _units(log: EventLog, office: Office) -> tuple[tuple[Unit, ...], Ints]:
    """The units in order, and the number of each step's."""
    of_steps = [_unit(office, step) for step in log.steps]
    units = tuple(sorted({*of_steps, Unit(APPLICANT), Unit(EXTERNAL)}))
    return units, np.array([units.index(unit) for unit in of_steps], dtype=np.int64)


def _unit(office: Office, step: str) -> Unit:
    level = office.level_of(step)
    name = office.unit_of(step) or EXTERNAL
    return Unit(name, office.process.levels[level] if level >= 0 else "")
