"""When people were at their desks, as the log tells it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from approvalflow.calendar.absence import deserted_days, on_days, union
from approvalflow.calendar.calendar import Calendar
from approvalflow.calendar.intervals import difference, from_intervals
from approvalflow.eventlog import EventLog, Ints
from approvalflow.measures.counting import grouped
from approvalflow.notation.expressions import evaluate
from approvalflow.office.office import Office
from approvalflow.process.pools import StandIn, pools_of_role
from approvalflow.process.values import category_codes, types_of


def persons_of(log: EventLog, office: Office, role: int) -> tuple[Calendar, ...] | None:
    """The hours of each person of a role of the log; None where all keep those of the role."""
    if role not in log.differing:
        return None
    known = log.duty.calendars
    if role not in known:
        known[role] = tuple(_calendars(log, office, role))
    each: tuple[Calendar, ...] = known[role]
    return each


def _calendars(log: EventLog, office: Office, role: int) -> Iterator[Calendar]:
    duty, starts = log.duty, office.process.calendar.starts
    rows = np.flatnonzero(duty.role == role)
    rows = rows[grouped(duty.person[rows])]
    edges = np.arange(office.pools[log.roles[role]].staff + 1)
    for begin, end in pairwise(np.searchsorted(duty.person[rows], edges).tolist()):
        own = rows[begin:end]
        yield from_intervals(starts, log.horizon.days, duty.opens[own], duty.closes[own])


def work_seconds(log: EventLog, office: Office, rows: Ints) -> Ints:
    """Official work of some visits in seconds; 0 where nobody works. Shape of `rows`."""
    spent = np.zeros(len(rows), dtype=np.int64)
    for here, hours in by_hours(log, office, rows):
        taken = rows[here]
        spent[here] = hours.open_between(log.visits.started[taken], log.visits.finished[taken])
    return worked(log, office, rows, spent)


def worked(log: EventLog, office: Office, rows: Ints, spent: Ints) -> Ints:
    """The part of the seconds spent in hours that is work on these cases, by visit."""
    share = np.array([office.pools[name].share for name in log.roles] or [1.0])
    if np.all(share == 1):
        return spent
    counted: Ints = np.rint(spent * share[log.visits.role[rows]]).astype(np.int64)
    return counted


def queue_of(log: EventLog, office: Office, rows: Ints) -> Ints:
    """The role in whose queue each visit waited; -1 where there is none. Shape of `rows`.

    That of the step, or of the level to which a deadline took it.
    """
    visits, process = log.visits, office.process
    queue = np.full(len(rows), -1, dtype=np.int64)
    rung = visits.rungs(rows)
    for number, name in enumerate(log.steps):
        step = process.steps[name]
        for level, role in enumerate((step.by, *step.taking_over)):
            here = np.flatnonzero((visits.step[rows] == number) & (rung == level))
            if role is not None and len(here):
                queue[here] = _pool_numbers(log, office, role, rows[here])
    return queue


def _pool_numbers(log: EventLog, office: Office, role: str, rows: Ints) -> Ints:
    """The pool of a role that takes the case of each visit."""
    pools = pools_of_role(office.process, role)
    numbers = np.array([log.roles.index(pool) for pool in pools], dtype=np.int64)
    datum = office.process.roles[role].separate_by
    if datum is None:
        return np.full(len(rows), numbers[0], dtype=np.int64)
    codes = category_codes(log.cases.attributes[datum])
    return np.asarray(numbers[codes[log.visits.case[rows]]])


def absent_seconds(log: EventLog, office: Office, rows: Ints) -> Ints:
    """Open seconds for which files lay ready while nobody who may take them was on duty."""
    absent = np.zeros(len(rows), dtype=np.int64)
    calendar = office.timetable(log.horizon).calendar
    duty = [on_duty(log, office, number) for number in range(len(log.roles))]
    if all(anybody is calendar for anybody in duty):
        return absent
    queue = queue_of(log, office, rows)
    for number, anybody in enumerate(duty):
        here = np.flatnonzero(queue == number)
        if anybody is not calendar and len(here):
            shut = difference(calendar, anybody)
            absent[here] = _shut_seconds(log, office, rows[here], number, shut)
    return absent


def _shut_seconds(log: EventLog, office: Office, rows: Ints, number: int, shut: Calendar) -> Ints:
    """As `absent_seconds`, for one queue; `shut`: when nobody of its own is there."""
    ready, started = log.visits.ready[rows], log.visits.taken_up[rows]
    absent, since = np.zeros(len(rows), dtype=np.int64), ready
    times = office.timetable(log.horizon)
    for stand_in in office.stand_ins.get(log.roles[number], ()):
        until = np.clip(_from_when(log, office, rows, stand_in), since, started)
        absent += shut.open_between(since, until)
        since = until
        away = [(times.role_calendars[n], persons_of(log, office, n) or ())
                for n in (log.roles.index(name) for name in stand_in.absent)]  # fmt: skip
        deserted = np.all([deserted_days(hours, each) for hours, each in away], axis=0)
        others = on_duty(log, office, log.roles.index(stand_in.pool))
        shut = difference(shut, on_days(others, deserted))
    absent += shut.open_between(since, started)
    return absent


def _from_when(log: EventLog, office: Office, rows: Ints, stand_in: StandIn) -> Ints:
    """When each file may go to those who stand in; late beyond all times if never."""
    visits, calendar = log.visits, office.timetable(log.horizon).calendar
    since, arrived = visits.ready[rows], visits.arrived[rows]
    for after in stand_in.after:
        seconds = round(after.seconds(office.working_day))
        end = arrived + seconds
        if after.clock.in_office:
            left = calendar.open_before(calendar.end) - calendar.open_before(arrived)
            known = seconds <= left
            end = np.full(len(rows), calendar.end, dtype=np.int64)
            end[known] = calendar.advance(arrived[known], seconds)
        since = np.maximum(since, end)
    cases = visits.case[rows]
    columns = {name: column[cases] for name, column in log.cases.attributes.items()}
    for condition in stand_in.only_if:
        holds = evaluate(condition, columns, types_of(office.process.case_data))
        since = np.where(holds, since, calendar.end)
    return since


def on_duty(log: EventLog, office: Office, role: int) -> Calendar:
    """When somebody of a role of the log is at the desks."""
    each = persons_of(log, office, role)
    return union(each) if each else office.timetable(log.horizon).role_calendars[role]


def by_hours(log: EventLog, office: Office, rows: Ints) -> list[tuple[Ints, Calendar]]:
    """Positions in `rows` of visits that somebody took up, by the hours of that person."""
    role = np.where(log.visits.started[rows] >= 0, log.visits.role[rows], -1)
    times, found = office.timetable(log.horizon), []
    for number, common in enumerate(times.role_calendars):
        here = np.flatnonzero(role == number)
        if not len(here):
            continue
        each = persons_of(log, office, number)
        if each is None:
            found.append((here, common))
            continue
        person = log.visits.person[rows[here]]
        order = grouped(person)
        edges = np.searchsorted(person[order], np.arange(len(each) + 1)).tolist()
        found += [(here[order[a:b]], hours) for (a, b), hours in zip(pairwise(edges), each,
                  strict=True) if a < b]  # fmt: skip
    return found
