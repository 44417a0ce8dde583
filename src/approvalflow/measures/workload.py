"""The office as a whole over the measured window: people at work, cases in hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import IN_VAIN, NOT_BEGUN, EventLog
from approvalflow.measures.cohort import Bools, Cohort
from approvalflow.measures.presence import by_hours, persons_of
from approvalflow.measures.seated import lasts
from approvalflow.office.office import Office
from approvalflow.seconds import DAY, WEEK


def utilisation(log: EventLog, office: Office, role: str) -> float | None:
    """Seconds of work and sittings / seconds on duty of all posts; None if nobody was on duty.

    Who came to a sitting is on duty for its window, and in use for all of it if it is held.
    """
    log.require_visits("started", "finished", "role", "person")
    begins, closes = log.horizon.begins, log.horizon.closes
    number = log.roles.index(role)
    hours = office.timetable(log.horizon).hours_of(role)
    each = persons_of(log, office, number) or (hours,) * office.pools[role].staff
    on_duty = sum(int(own.open_between(begins, closes)) for own in each)
    came, sat = _sitting(log, office, number)
    on_duty += came
    if on_duty <= 0:
        return None
    worked = sat
    rows = np.flatnonzero(log.visits.role == number)
    for here, own in by_hours(log, office, rows):
        started = np.clip(log.visits.started[rows[here]], begins, closes)
        finished = np.clip(log.visits.finished[rows[here]], begins, closes)
        worked += int(own.open_between(started, finished).sum())
    return worked / on_duty


def _sitting(log: EventLog, office: Office, role: int) -> tuple[int, int]:
    """Seconds that the people of a role gave to sittings, and of these to those that were held."""
    rows = log.seats.sitting[log.seats.role == role]
    if not len(rows):
        return 0, 0
    begins, closes = log.horizon.begins, log.horizon.closes
    begun = np.clip(log.sittings.time[rows], begins, closes)
    ends = (np.clip(end[rows], begins, closes) - begun for end in lasts(log, office))
    came, sat = (int(seconds.sum()) for seconds in ends)
    return came, sat


def unanswered(log: EventLog, cohort: Cohort, step: str, among: Bools) -> float | None:
    """The visits of these cases to a step whose deadline passed before anybody had begun, as a
    share of all that came there; None where none came.
    """
    log.require_visits("step", "started", "outcome")
    v, rows = log.visits, cohort.rows
    here = (v.step[rows] == log.steps.index(step)) & (v.outcome[rows] != IN_VAIN)
    here &= among[cohort.case]
    silent = here & (v.started[rows] == NOT_BEGUN) & (v.outcome[rows] == 0)
    return float(silent.sum() / here.sum()) if here.any() else None


def open_cases(log: EventLog, office: Office) -> float:
    """The time average of the number of cases submitted and not yet decided."""
    begins, closes = log.horizon.begins, log.horizon.closes
    start, end = _in_hand(log, office)
    return float((end - start).sum() / (closes - begins))


def backlog_growth(log: EventLog, office: Office) -> float:
    """The least-squares slope of the number of open cases over the window, per 30 days.

    In continuous time: 12 / T^3 times the integral of (t - T/2) L(t), case by case in closed
    form, so nothing depends on a sampling step.
    """
    begins, closes = log.horizon.begins, log.horizon.closes
    start, end = _in_hand(log, office)
    length = (closes - begins) / DAY
    a, b = ((t - begins) / DAY - length / 2 for t in (start, end))
    return float(30 * 12 / length**3 * ((b * b - a * a) / 2).sum())


def weeks_to_clear(log: EventLog) -> int | None:
    """The first whole week after which no file of the backlog is open; None if some stay open.

    Raises ValueError where there is no backlog.
    """
    decided = log.cases.decided[: log.cases.ahead]
    if not len(decided):
        raise ValueError("no backlog")
    return None if decided.min() < 0 else -(-int(decided.max()) // WEEK)


def _in_hand(log: EventLog, office: Office) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """From when until when each case was open, cut to the window; what is not decided stays."""
    begins, closes = log.horizon.begins, log.horizon.closes
    cases = log.cases
    decided = np.where(cases.decided >= 0, cases.decided, closes)
    return np.clip(cases.submitted, begins, closes), np.clip(decided, begins, closes)
