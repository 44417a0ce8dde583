"""When people were at their desks, as the log tells it."""

from __future__ import annotations

import numpy as np

from approvalflow.eventlog import EventLog, Ints
from approvalflow.process.calendars import Calendar, from_intervals
from approvalflow.process.office import Office
from approvalflow.process.people import union


def persons_of(log: EventLog, office: Office, role: int) -> tuple[Calendar, ...] | None:
    """The hours of each person of a role of the log; None where all keep those of the role."""
    if role not in log.differing:
        return None
    duty, process = log.duty, office.process
    staff = process.roles[log.roles[role]].staff
    rows = [np.flatnonzero((duty.role == role) & (duty.person == n)) for n in range(staff)]
    return tuple(
        from_intervals(process.calendar.starts, office.days, duty.opens[r], duty.closes[r])
        for r in rows
    )


def seconds_in_hours(log: EventLog, office: Office) -> Ints:
    """Of each visit the seconds in the hours of who worked on it; 0 where nobody did."""
    visits = log.visits
    seconds = np.zeros(len(visits), dtype=np.int64)
    for rows, hours in by_hours(log, office, np.arange(len(visits))):
        seconds[rows] = hours.open_between(visits.started[rows], visits.finished[rows])
    return seconds


def on_duty(log: EventLog, office: Office, role: int) -> Calendar:
    """When somebody of a role of the log is at the desks."""
    each = persons_of(log, office, role)
    return union(each) if each else office.role_calendars[office.role_number[log.roles[role]]]


def by_hours(log: EventLog, office: Office, rows: Ints) -> list[tuple[Ints, Calendar]]:
    """Positions in `rows` of visits where somebody worked, by the hours of that person."""
    role, person = log.visits.role[rows], log.visits.person[rows]
    found = []
    for number in np.unique(role[role >= 0]).tolist():
        here = np.flatnonzero(role == number)
        common = office.role_calendars[office.role_number[log.roles[number]]]
        each = persons_of(log, office, number)
        if each is None:
            found.append((here, common))
        else:
            found += [(here[person[here] == n], hours) for n, hours in enumerate(each)]
    return found
