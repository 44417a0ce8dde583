"""What was spent in each visit: seconds by state, on the way to the decision of each case.

Along the critical path: after a parallel box, the branch that answered last, or made its decision
certain: the longest chain of visits, as in project networks (Kelley & Walker 1959).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from approvalflow.calendar.calendar import Calendar
from approvalflow.calendar.intervals import covers, intersection
from approvalflow.eventlog import IN_VAIN, EventLog, Ints
from approvalflow.measures.branches import Waits, copies_of
from approvalflow.measures.cohort import Bools, Cohort, by_step
from approvalflow.measures.counting import distinct
from approvalflow.measures.presence import absent_seconds, by_hours, worked
from approvalflow.measures.seated import first_chance, timed_steps
from approvalflow.office.office import Office

APPLICANT, EXTERNAL = "applicant", "external"  # the units that are no part of the office
SYNCHRONISATION = "synchronisation"  # a copy has its answer, and waits for the other branches


class Unit(NamedTuple):
    """Who has the file: a department or a role, and its level; empty where it has none."""

    name: str
    level: str = ""


NO_UNIT = Unit("")  # of a copy that waits, and that nobody has had


Span = tuple[str, Ints, Ints]  # state, its open and its closed seconds


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Visits: rows of the log, positions of their cases, and when the file set off towards each."""

    rows: Ints
    case: Ints
    set_off: Ints


def decided_cases(log: EventLog, cohort: Cohort) -> Ints:
    """The numbers of those of the cohort; raises NotObserved where a ledger cannot be had."""
    log.require_visits("previous", "arrived", "ready", "started", "finished", "answered", "role")
    return cohort.first + np.flatnonzero(cohort.decided)


def until_decided(log: EventLog) -> EventLog:
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


def _all_visits(log: EventLog, cases: Ints) -> Path:
    """Those on the way to the decision, whichever branch they are in."""
    visits = log.visits
    position = np.full(len(log.cases), -1, dtype=np.int64)
    position[cases] = np.arange(len(cases))
    before, case = visits.previous, visits.case
    set_off = np.where(before >= 0, visits.answered[before], log.cases.submitted[case])
    inside = (position[case] >= 0) & (set_off < log.cases.decided[case])
    rows = np.flatnonzero(inside & (visits.outcome != IN_VAIN))
    return Path(rows, position[case[rows]], set_off[rows])


def _weights(times: Ints, parts: Ints) -> tuple[tuple[Fraction, ...], Ints]:
    """The different weights, and the number of each."""
    base, most = int(times.max(initial=0)) + 1, int(parts.max(initial=0)) + 1
    known, which = distinct(parts * base + times, most * base)
    return tuple(Fraction(code % base, code // base) for code in known.tolist()), which


def rework_of(log: EventLog, path: Path) -> Ints:
    """1 for each visit that is not the first of its case to its step, else 0."""
    return np.greater(log.visits.visit[path.rows], 1).astype(np.int64)


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


def critical_path(log: EventLog, office: Office, cases: Ints) -> Path:
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
    return Path(path, on_path, set_off)


def spans_of(log: EventLog, office: Office, path: Path) -> Iterator[Span]:
    """The states of each visit on the path, with seconds of shape (rows,)."""
    visits, rows = log.visits, path.rows
    calendar = office.timetable(log.horizon).calendar
    arrived, ready, started = visits.arrived[rows], visits.ready[rows], visits.taken_up[rows]
    finished, answered = visits.finished[rows], visits.answered[rows]
    edges = (path.set_off, arrived, ready, started, finished, answered)
    transfer, in_tray, waiting, doing, applicant = _split(calendar, edges)
    yield ("transfer", *transfer)
    yield ("in_tray", *in_tray)
    yield ("applicant", *applicant)
    spent, spent_closed = np.zeros_like(rows), np.zeros_like(rows)
    for here, own in by_hours(log, office, rows):
        spent[here] = doing[0][here]
        if own is not calendar:
            a, b = started[here], finished[here]
            spent[here] = on_duty = own.open_between(a, b)
            if not covers(calendar, own):
                spent[here] = intersection(calendar, own).open_between(a, b)
                spent_closed[here] = on_duty - spent[here]
    work = worked(log, office, rows, spent)
    work_closed = worked(log, office, rows, spent + spent_closed) - work
    absent = absent_seconds(log, office, rows)
    steps = list(timed_steps(log, office))
    nobody = visits.role[rows] < 0
    timed = nobody & np.isin(visits.step[rows], steps) if steps else nobody[:0]
    if timed.any():
        chance = np.where(timed, first_chance(log, office, rows), ready)
        meeting, agenda = _split(calendar, (ready, chance, np.where(timed, started, ready)))
        yield ("meeting", *meeting)
        yield ("agenda", *agenda)
        yield "work", np.where(timed, doing[0], 0), np.where(timed, doing[1], 0)
        waiting = (np.where(timed, 0, waiting[0]), np.where(timed, 0, waiting[1]))
        doing = (np.where(timed, 0, doing[0]), np.where(timed, 0, doing[1]))
    yield "queue", waiting[0] - absent, waiting[1]
    yield "absent", absent, np.zeros_like(absent)
    yield "work", work, work_closed
    yield "other_duties", spent - work, spent_closed - work_closed
    rest = (doing[0] - spent, doing[1] - spent_closed)
    if nobody.any():
        yield "external", np.where(nobody, rest[0], 0), np.where(nobody, rest[1], 0)
        rest = (np.where(nobody, 0, rest[0]), np.where(nobody, 0, rest[1]))
    yield ("pause", *rest)


def _split(calendar: Calendar, edges: Sequence[Ints]) -> list[tuple[Ints, Ints]]:
    """The open and the closed seconds from each edge to the next."""
    before = calendar.open_before(edges[0])
    found = []
    for one, other in pairwise(edges):
        if np.array_equal(one, other):
            found.append((np.zeros_like(one), np.zeros_like(one)))
            continue
        after = calendar.open_before(other)
        opened = after - before
        found.append((opened, other - one - opened))
        before = after
    return found


def units_of(log: EventLog, office: Office, *more: Unit) -> tuple[tuple[Unit, ...], Ints]:
    """The units in order, and the number of each step's."""
    of_steps = [_unit(office, step) for step in log.steps]
    units = tuple(sorted({*of_steps, Unit(APPLICANT), Unit(EXTERNAL), *more}))
    return units, np.array([units.index(unit) for unit in of_steps], dtype=np.int64)


def _unit(office: Office, step: str) -> Unit:
    level = office.level_of(step)
    name = office.unit_of(step) or EXTERNAL
    return Unit(name, str(office.process.levels[level]) if level >= 0 else "")


@dataclass(frozen=True, slots=True, eq=False)
class Copied:
    """What happens to the copies of files: `every` visit, which of them are `on_path`, the `waits`.
    `which`: the number of the weight of each visit, and then of each wait.
    """

    every: Path
    on_path: Bools
    waits: Waits
    units: tuple[Unit, ...]
    unit_of_step: Ints
    weights: tuple[Fraction, ...]
    which: Ints


def copied(log: EventLog, office: Office, cases: Ints) -> Copied:
    """Of a log in which everything ends with the decision."""
    every = _all_visits(log, cases)
    on_path = np.zeros(len(log.visits), dtype=np.bool_)
    on_path[critical_path(log, office, cases).rows] = True
    copies = copies_of(log, office, every.rows)
    times = np.append(copies.times, np.ones_like(copies.waits.parts))
    weights, which = _weights(times, np.append(copies.parts, copies.waits.parts))
    units = units_of(log, office, NO_UNIT)
    return Copied(every, on_path[every.rows], copies.waits, *units, weights, which)


def waits_of(log: EventLog, office: Office, of: Copied) -> tuple[Ints, tuple[Ints, Ints]]:
    """Of each wait the unit, and the open and the closed seconds."""
    waits, none = of.waits, of.units.index(NO_UNIT)
    of_row = np.append(of.unit_of_step[log.visits.step], none)  # the last: of row -1
    opened = office.timetable(log.horizon).calendar.open_between(waits.begins, waits.ends)
    return of_row[waits.after], (opened, waits.ends - waits.begins - opened)
