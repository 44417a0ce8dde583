"""The legal clock: working days that count, days on which the clock stood, limits kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from approvalflow.calendar.calendar import Calendar
from approvalflow.eventlog import EventLog, Ints
from approvalflow.measures.cohort import Bools, Cohort, by_step
from approvalflow.notation.units import Clock, Duration
from approvalflow.office.office import Office
from approvalflow.process import graph, values
from approvalflow.process.deadlines import has_start
from approvalflow.seconds import DAY


@dataclass(frozen=True, slots=True, eq=False)
class Stays:
    """When cases were with the applicant: disjoint intervals, sorted, of shape (stays,).

    `case` is the position in the cohort.
    """

    case: Ints
    start: Ints
    end: Ints

    def total(self, amounts: Ints, cases: int) -> Ints:
        sums = np.zeros(cases, dtype=np.int64)
        np.add.at(sums, self.case, amounts)
        return sums


def stays_of(log: EventLog, cohort: Cohort) -> Stays:
    """The stays of decided cases before their decision, those of parallel branches united."""
    case = cohort.case
    start = log.visits.finished[cohort.rows]
    end = np.minimum(log.visits.answered[cohort.rows], cohort.decided_at[case])
    return united(cohort, case, start, end)


def waits_and_stays(log: EventLog, office: Office, cohort: Cohort) -> Stays:
    """The same with the waits that pass by themselves, as for a public notice."""
    waits = by_step(log, office, lambda _, step: step.does == "wait") > 0
    rows, case = cohort.rows, cohort.case
    waiting = waits[log.visits.step[rows]]
    start = np.concatenate([log.visits.finished[rows], log.visits.ready[rows[waiting]]])
    end = np.concatenate([log.visits.answered[rows], log.visits.finished[rows[waiting]]])
    cases = np.concatenate([case, case[waiting]])
    return united(cohort, cases, start, np.minimum(end, cohort.decided_at[cases]))


def united(cohort: Cohort, case: Ints, start: Ints, end: Ints) -> Stays:
    """Intervals of decided cases, those that overlap as one."""
    kept = (end > start) & cohort.decided[case]
    case, start, end = case[kept], start[kept], end[kept]
    order = np.lexsort((start, case))
    case, start, end = case[order], start[order], end[order]
    if not len(case):
        return Stays(case, start, end)
    # Cases laid out one after the other on one line, so that one running maximum serves all.
    shift = case * (int(end.max()) + 1)
    reach = np.maximum.accumulate(end + shift)
    fresh = np.concatenate([[True], start[1:] + shift[1:] > reach[:-1]])
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(case)) - 1
    return Stays(case[first], start[first], reach[last] - shift[last])


def clock_starts(log: EventLog, office: Office, cohort: Cohort) -> Ints:
    """When the legal clock of each case starts, shape (size,): at submission, or at the first
    outcome that is marked so; for a case that never has one, when it is decided.
    """
    if not has_start(office.process):
        return cohort.submitted
    starts = np.maximum(cohort.decided_at, cohort.submitted)
    step, outcome = log.visits.step[cohort.rows], log.visits.outcome[cohort.rows]
    for number, name in enumerate(log.steps):
        step_of = office.process.steps[name]
        clocks = [step_of.starts, *(o.clock is not None for _, o in graph.outcomes_of(step_of))]
        for chosen in np.flatnonzero(clocks).tolist():
            rows = cohort.rows[(step == number) & (outcome == chosen)]
            np.minimum.at(starts, log.visits.case[rows] - cohort.first, log.visits.finished[rows])
    return starts


def after(stays: Stays, starts: Ints) -> Stays:
    """What of the stays lies after the start of the clock."""
    begin = np.maximum(stays.start, starts[stays.case])
    kept = stays.end > begin
    return Stays(stays.case[kept], begin[kept], stays.end[kept])


def legal_days(cohort: Cohort, starts: Ints, stays: Stays, calendar: Calendar) -> Ints:
    """Working days after the day on which the clock started up to and including that of the
    decision, less those at whose closing it was stopped. Shape (size,); -1 where not decided.
    """
    from_day = calendar.working_days_before(starts // DAY + 1)
    to_day = calendar.working_days_before(np.maximum(cohort.decided_at, 0) // DAY + 1)
    closing = calendar.closings
    # Working days are numbered from 0; those from_day .. to_day - 1 are the days that count.
    begin = np.maximum(np.searchsorted(closing, stays.start), from_day[stays.case])
    until = np.minimum(np.searchsorted(closing, stays.end), to_day[stays.case])
    stopped = stays.total(np.maximum(until - begin, 0), cohort.size)
    return np.where(cohort.decided, to_day - from_day - stopped, -1)


def limit_kept(
    limit: Any,
    log: EventLog,
    office: Office,
    cohort: Cohort,
    starts: Ints,
    stays: Stays,
    longer: float | None = None,
) -> Bools:
    """Whether each case was decided within its limit, which may vary by kind of case.

    In working days judged by legal days; in weeks and calendar days by dates, midnights on
    which the clock stood allowed for; in hours by the seconds that the clock ran. `longer` is
    by how much the limit is extended, where the log says that it was. Silence keeps no limit.
    """
    counted = {
        Clock.WORKING: legal_days(cohort, starts, stays, office.timetable(log.horizon).calendar),
        Clock.CALENDAR: _dates_counted(cohort, starts, stays) * DAY,
        Clock.WALL: cohort.decided_at - starts - stays.total(stays.end - stays.start, cohort.size),
    }
    columns = cohort.attributes(log)
    types = values.types_of(office.process.case_data)
    kept = np.zeros(cohort.size, dtype=np.bool_)
    leaf: Duration
    for leaf, cases in values.choices(limit, columns, types, 1, cohort.size):
        kept[cases] = counted[leaf.clock][cases] <= leaf.scaled + (
            (longer or 0.0) * cohort.extended[cases]
        )
    decided: Bools = cohort.decided & (cohort.deemed == 0)
    return kept & decided


def _dates_counted(cohort: Cohort, starts: Ints, stays: Stays) -> Ints:
    """Midnights between the start of the clock and the decision at which it ran."""
    days = cohort.decided_at // DAY - starts // DAY
    stopped = -(-stays.end // DAY) + (-stays.start // DAY)  # midnights in [start, end)
    return days - stays.total(stopped, cohort.size)
