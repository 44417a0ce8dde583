"""The office as a whole over the measured window: people at work, cases in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from approvalflow.eventlog import EXPIRED, IN_VAIN, NOT_BEGUN, EventLog, Ints
from approvalflow.measures.asking import answers_of
from approvalflow.measures.blocks import stretches
from approvalflow.measures.cohort import Bools, Cohort
from approvalflow.measures.presence import by_hours, persons_of
from approvalflow.measures.replicated import Parts
from approvalflow.measures.seated import given
from approvalflow.office.office import Office
from approvalflow.seconds import DAY, WEEK

_QUARTER, _YEAR = 13 * WEEK, 52 * WEEK


@dataclass(frozen=True, slots=True)
class Service:
    """What the people of a role gave in the measured weeks: seconds of work and of sittings held,
    of the latter alone, and of all sittings to which they came.
    """

    worked: float
    held: int
    came: int


def services_of(log: EventLog, office: Office) -> dict[str, Service]:
    """By role; raises NotObserved."""
    log.require_visits("started", "finished", "role", "person")
    begins, closes = log.horizon.begins, log.horizon.closes
    spent = np.zeros(len(log.roles), dtype=np.int64)
    for done in (log, answers_of(log)):
        for begin, visits in stretches(done):
            rows = np.flatnonzero((visits.finished > begins) & (visits.started < closes))
            for here, own in by_hours(done, office, begin + rows):
                taken = rows[here]
                edges = (np.clip(column[taken], begins, closes) for column in
                         (visits.started, visits.finished))  # fmt: skip
                np.add.at(spent, visits.role[taken], own.open_between(*edges))
    found = {}
    for number, name in enumerate(log.roles):
        came, held = given(log, office, number)
        found[name] = Service(int(spent[number]) * office.pools[name].share + held, held, came)
    return found


def utilisation(log: EventLog, office: Office, role: str) -> Parts:
    """As `used`, of a log of which nothing else is asked."""
    return used(log, office, role, services_of(log, office))


def used(log: EventLog, office: Office, role: str, services: Mapping[str, Service]) -> Parts:
    """Seconds of work and sittings / seconds that all posts have for them.

    At the desk that is their share of the hours on duty. Who came to a sitting has its window for
    it, and is in use for all of it if it is held.
    """
    begins, closes = log.horizon.begins, log.horizon.closes
    number = log.roles.index(role)
    hours = office.timetable(log.horizon).hours_of(role)
    each = persons_of(log, office, number) or (hours,) * office.pools[role].staff
    at_desk = sum(int(own.open_between(begins, closes)) for own in each)
    there = at_desk * office.pools[role].share + services[role].came
    return Parts(services[role].worked, there)


def unanswered(log: EventLog, cohort: Cohort, step: str) -> tuple[Ints, Ints]:
    """Of each case the visits to a step whose deadline passed before anybody had begun, and all
    that came there.
    """
    silent = (log.visits.outcome == EXPIRED) & (log.visits.started == NOT_BEGUN)
    return _of_visits(log, cohort, step, silent)


def escalated(log: EventLog, cohort: Cohort, step: str) -> tuple[Ints, Ints]:
    """The same of those that a deadline took to a level above, however many."""
    visits = log.visits
    first = visits.goes_up & ~visits.comes_up(np.arange(len(visits)))
    return _of_visits(log, cohort, step, first)


def _of_visits(log: EventLog, cohort: Cohort, step: str, chosen: Bools) -> tuple[Ints, Ints]:
    """The rows chosen among the visits to a step, each of which counts once, and all of them."""
    log.require_visits("step", "started", "outcome")
    v, rows = log.visits, cohort.rows
    here = v.step[rows] == log.steps.index(step)
    came = here & (v.outcome[rows] != IN_VAIN) & ~v.comes_up(rows)
    return cohort.count(here & chosen[rows]), cohort.count(came)


def open_cases(log: EventLog) -> float:
    """The time average of the number of cases submitted and not yet decided."""
    return _mean_open(log, log.horizon.begins, log.horizon.closes)


def backlog_growth(log: EventLog) -> float:
    """By how many the open cases grow in 30 days.

    Settled: the mean of the last quarter measured, less that of the same quarter whole years
    before, as many as are measured: the same season, at the end of the start-up. Where less than
    a year is measured, or without a start-up: the second half less the first. Over a year that
    begins with a backlog: the end less the start.
    """
    horizon = log.horizon
    begins, closes = horizon.begins, horizon.closes
    if horizon.kind == "year":
        start, end = (_open_at(log, time) for time in (begins, closes))
        return 30 * DAY * (end - start) / (closes - begins)
    apart = (closes - begins) // _YEAR * _YEAR
    length = min(_QUARTER, closes - apart)
    if not apart or length <= 0:
        apart = length = (closes - begins) // 2
    last, before = (_mean_open(log, end - length, end) for end in (closes, closes - apart))
    return 30 * DAY * (last - before) / apart


def weeks_to_clear(log: EventLog) -> int | None:
    """The first whole week after which no file of the backlog is open; None if some stay open.

    Raises ValueError where there is no backlog.
    """
    decided = log.cases.decided[: log.cases.ahead]
    if not len(decided):
        raise ValueError("no backlog")
    return None if decided.min() < 0 else -(-int(decided.max()) // WEEK)


def _mean_open(log: EventLog, begins: int, closes: int) -> float:
    """The time average of the open cases in [begins, closes); what is not decided stays."""
    cases = log.cases
    decided = np.where(cases.decided >= 0, cases.decided, closes)
    spent = np.clip(decided, begins, closes) - np.clip(cases.submitted, begins, closes)
    return float(spent.sum() / (closes - begins))


def most_open_cases(log: EventLog) -> int:
    """The largest number of open cases at a time in the measured weeks."""
    cases, begins, closes = log.cases, log.horizon.begins, log.horizon.closes
    over = np.where(cases.decided < 0, closes, cases.decided)
    there = (cases.submitted < closes) & (over > begins)
    came = np.sort(np.maximum(cases.submitted[there], begins))
    gone = np.sort(over[there])
    if not len(came):
        return 0
    open_then = np.arange(1, len(came) + 1) - np.searchsorted(gone, came, side="right")
    return int(open_then.max())


def _open_at(log: EventLog, time: int) -> int:
    """How many cases are open at an instant."""
    cases = log.cases
    return int(((cases.submitted < time) & ((cases.decided < 0) | (cases.decided >= time))).sum())
