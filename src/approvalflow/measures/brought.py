"""What came to the desks in the measured weeks and had to be done there: loads, as measured."""

from __future__ import annotations

import numpy as np

from approvalflow.eventlog import EXPIRED, IN_VAIN, NOT_BEGUN, EventLog
from approvalflow.measures.cohort import Bools
from approvalflow.measures.presence import persons_of, work_seconds
from approvalflow.office.keeping import kept_by
from approvalflow.office.office import Office
from approvalflow.process.deadlines import patience_of
from approvalflow.process.model.roles import UNLIMITED


def moves_work(office: Office) -> bool:
    """Whether deadlines, patience or deputies take files from a queue before they are begun."""
    steps = office.process.steps.items()
    return bool(office.stand_ins) or any(
        step.due is not None or patience_of(name, step) is not None for name, step in steps
    )


def kept_loads(log: EventLog, office: Office) -> dict[str, float]:
    """By pool with limited staff: seconds of work on files that became ready in the measured weeks
    and that nothing but work takes from its queue / seconds that its people have for them.

    Work that ends after these weeks counts; of files that go on and are worked anyway, so does
    what nobody has come to, with the mean of the others.
    """
    log.require_visits("step", "ready", "started", "finished", "role", "person", "outcome")
    visits, begins, closes = log.visits, log.horizon.begins, log.horizon.closes
    came = (visits.ready >= begins) & (visits.ready < closes)
    found = dict.fromkeys(log.roles, 0.0)
    for step, pools in kept_by(office).items():
        rows = np.flatnonzero(came & visits.begun & (visits.step == log.steps.index(step)))
        spent, role = work_seconds(log, office, rows), visits.role[rows]
        mean = float(spent.mean()) if len(rows) else 0.0
        for pool in pools:
            here = role == log.roles.index(pool)
            lying = _not_come_to(log, office, step, pool, came)
            found[pool] += float(spent[here].sum()) + mean * lying
    return {
        pool: seconds / there
        for pool, seconds in found.items()
        if office.pools[pool].staff != UNLIMITED and (there := _at_desk(log, office, pool)) > 0
    }


def _not_come_to(log: EventLog, office: Office, step: str, pool: str, came: Bools) -> int:
    """How many files went on from a step whose work still lies in the queue of a pool."""
    due = office.process.steps[step].due
    if due is None or not due.worked_anyway:
        return 0
    visits = log.visits
    here = np.flatnonzero(visits.step == log.steps.index(step))
    key = visits.case[here] * (int(visits.visit.max(initial=0)) + 1) + visits.visit[here]
    outcome, role = visits.outcome[here], visits.role[here]
    left = (outcome == EXPIRED) & (visits.started[here] == NOT_BEGUN)
    left &= came[here] & (role == log.roles.index(pool))
    return int((~np.isin(key[left], key[outcome == IN_VAIN])).sum())


def _at_desk(log: EventLog, office: Office, pool: str) -> float:
    """Seconds that all posts had for work at the desk in the measured weeks."""
    begins, closes = log.horizon.begins, log.horizon.closes
    hours = office.timetable(log.horizon).hours_of(pool)
    each = persons_of(log, office, log.roles.index(pool)) or (hours,) * office.pools[pool].staff
    seconds = sum(int(own.open_between(begins, closes)) for own in each)
    return seconds * office.pools[pool].share
