"""What the sittings of a log say: who sat over a case, and what it waited for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import EventLog, Ints
from approvalflow.office.office import Office


def timed_steps(log: EventLog, office: Office) -> Iterator[int]:
    """The numbers of the meetings and batches."""
    for number, name in enumerate(log.steps):
        if office.process.steps[name].timetable is not None:
            yield number


def _on_the_list(log: EventLog, step: int, rows: Ints) -> NDArray[np.bool_]:
    """Which of these are visits to a meeting or batch, and not to one to whom it went up."""
    return np.asarray((log.visits.step[rows] == step) & (log.visits.role[rows] < 0))


def deferrals(log: EventLog, rows: Ints) -> Ints:
    """1 for each visit that a deferral began, else 0. Shape of `rows`."""
    before = log.visits.previous[rows]
    here = log.visits.step[rows]
    number = np.array([o.index("defer") if "defer" in o else -1 for o in log.outcomes] or [-1])
    again = (before >= 0) & (log.visits.step[before] == here)
    again &= log.visits.outcome[before] == number[here]
    return np.asarray(again, dtype=np.int64)


def sitting_of(log: EventLog, office: Office, rows: Ints) -> Ints:
    """The row of the sitting in which each visit was heard; -1 for visits of other steps, and for
    files that left before.
    """
    found = np.full(len(rows), -1, dtype=np.int64)
    for step in timed_steps(log, office):
        here = np.flatnonzero(_on_the_list(log, step, rows))
        held = _held(log, step)
        if len(held):
            started = log.visits.started[rows[here]]
            here, started = here[started >= 0], started[started >= 0]
            found[here] = held[np.searchsorted(log.sittings.time[held], started, "right") - 1]
    return found


def came(log: EventLog, role: int) -> Ints:
    """How many members of a role came to each sitting."""
    rows = log.seats.sitting[log.seats.role == role]
    return np.bincount(rows, minlength=len(log.sittings)).astype(np.int64)


def given(log: EventLog, office: Office, role: int) -> tuple[int, int]:
    """Seconds of the measured weeks that the people of a role gave to sittings, and to those held.

    Where two sittings of one person overlap, that time counts once.
    """
    of_role = np.flatnonzero(log.seats.role == role)
    if not len(of_role):
        return 0, 0
    rows, persons = log.seats.sitting[of_role], log.seats.person[of_role]
    begins, closes = log.horizon.begins, log.horizon.closes
    begun = np.clip(log.sittings.time[rows], begins, closes)
    everyone, held = (
        sum(
            _united(begun[persons == person], ends[persons == person])
            for person in np.unique(persons)
        )
        for ends in (np.clip(each[rows], begins, closes) for each in _lasts(log, office))
    )
    return everyone, held


def _united(begins: Ints, ends: Ints) -> int:
    """The seconds of the union of some intervals."""
    order = np.argsort(begins, kind="stable")
    begins, ends = begins[order], ends[order]
    reached = np.maximum.accumulate(np.append(0, ends))[:-1]
    return int(np.maximum(ends - np.maximum(begins, reached), 0).sum())


def present_at(log: EventLog, sitting: Ints, role: int | None = None) -> Ints:
    """How many members, of one role or of all, came to these sittings; 0 for number -1."""
    roles = range(len(log.roles)) if role is None else (role,)
    number = sum((came(log, n) for n in roles), start=np.zeros(len(log.sittings), dtype=np.int64))
    present: Ints = np.append(number, 0)[sitting]
    return present


def first_chance(log: EventLog, office: Office, rows: Ints) -> Ints:
    """Until when each visit to a meeting or batch waited for a sitting to be held.

    That is its own beginning where it was heard in the first sitting that its cut-off allowed,
    else the beginning of that sitting, which had no room for it. Elsewhere when it was ready.
    """
    ready, started = log.visits.ready[rows], log.visits.taken_up[rows]
    until = ready.copy()
    deferred = deferrals(log, rows) > 0
    for step in timed_steps(log, office):
        held = _held(log, step)
        times = log.sittings.time[held]
        schedule = office.timetable(log.horizon).schedules[log.steps[step]]
        cuts = schedule.cuts[np.searchsorted(schedule.opens, times)]
        for again, edges in ((False, cuts), (True, times)):  # a deferral knows no cut-off
            here = np.flatnonzero(_on_the_list(log, step, rows) & (deferred == again))
            first = np.searchsorted(edges, ready[here], "left")
            own = np.searchsorted(times, started[here], "right") - 1
            missed = first < own
            until[here] = np.where(missed, np.append(times, 0)[first], started[here])
    return until


def _lasts(log: EventLog, office: Office) -> tuple[Ints, Ints]:
    """Of each sitting the end for those who came, held or not, and the end of what was heard."""
    ends = log.sittings.until.copy()
    for step in timed_steps(log, office):
        rows = np.flatnonzero(log.sittings.step == step)
        schedule = office.timetable(log.horizon).schedules[log.steps[step]]
        numbers = np.searchsorted(schedule.opens, log.sittings.time[rows])
        ends[rows] = np.maximum(ends[rows], schedule.closes[numbers])
    return ends, log.sittings.until


def _held(log: EventLog, step: int) -> Ints:
    return np.flatnonzero((log.sittings.step == step) & (log.sittings.held > 0))
