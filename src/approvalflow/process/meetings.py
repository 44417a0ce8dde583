"""Checks of meetings and batches: whether they can be held, and whether their cases fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from approvalflow.notation import units
from approvalflow.process import people, values
from approvalflow.process.calendars import DAY
from approvalflow.process.findings import Finding
from approvalflow.process.model import UNLIMITED, Process, Step
from approvalflow.process.spreads import Time, leaves

if TYPE_CHECKING:
    from approvalflow.process.office import Office

_WEEKS = 60  # in which every meeting must sit: a year and two months


def members_fit(process: Process) -> Iterator[Finding]:
    """Enough people exist for the seats, and enough seats for the quorum."""
    for name, step in _meetings(process):
        for role, seats in step.members.items():
            known = process.roles.get(role)
            if known is None:
                continue
            if known.separate_by is not None or not isinstance(known.staff, int):
                yield Finding("separated-sits", ("steps", name, "#members", role), {"role": role})
            elif known.staff != UNLIMITED and seats > known.staff:
                parameters = {"role": role, "seats": str(seats), "staff": str(known.staff)}
                yield Finding("too-many-seats", ("steps", name, "#members", role), parameters)
        seated = sum(step.members.values())
        if step.members and step.quorum is not None and step.quorum > seated:
            parameters = {"quorum": str(step.quorum), "members": str(seated)}
            yield Finding("quorum-too-high", ("steps", name, "quorum"), parameters)
        if step.attendance == 0:
            yield Finding("nobody-comes", ("steps", name, "attendance"), {"step": name})


def sittings_come(process: Process) -> Iterator[Finding]:
    """Every meeting sits within a year, and nobody sits in two at once."""
    timed = [(n, s) for n, s in process.steps.items() if s.timetable is not None]
    if not timed:
        return
    office = _office(process)
    for name, step in timed:
        if not len(office.schedules[name]):
            key = "sits" if step.sits is not None else "runs"
            parameters = {"step": name, "text": str(step.timetable)}
            yield Finding("never-sits", ("steps", name, key), parameters)
    for role in process.roles:
        yield from _at_once(process, office, role)


def members_are_there(process: Process) -> Iterator[Finding]:
    """At some sittings enough members are not on leave."""
    for name, step in _meetings(process):
        known = all(role in process.roles for role in step.members)
        if step.sits is None or not known or step.needed_members > sum(step.members.values()):
            continue
        office = _office(process)
        days = office.schedules[name].opens // DAY
        there = sum(seats * ~_on_leave(office, role)[days] for role, seats in step.members.items())
        if len(days) and np.max(there) < step.needed_members:
            parameters = {"step": name, "needed": str(step.needed_members)}
            yield Finding("never-quorate", ("steps", name, "#members"), parameters)


def _on_leave(office: Office, role: str) -> NDArray[np.bool_]:
    absent = office.process.roles[role].absent
    if absent is None:
        return np.zeros(office.days, dtype=np.bool_)
    return people.dated_days(absent, office.process.calendar.starts, office.days)


def _at_once(process: Process, office: Office, role: str) -> Iterator[Finding]:
    """The lowest numbers of each role sit, so two meetings of one role share a member."""
    windows = sorted(
        (opens, closes, name)
        for name, step in _meetings(process)
        if role in step.members and name in office.schedules
        for opens, closes in zip(
            office.schedules[name].opens.tolist(), office.schedules[name].closes.tolist(),
            strict=True,
        )
    )  # fmt: skip
    for (_, closes, first), (opens, _, second) in pairwise(windows):
        if opens < closes:
            parameters = {"role": role, "first": first, "second": second}
            yield Finding("sits-at-once", ("steps", second, "sits"), parameters)
            return


def cases_fit(process: Process) -> Iterator[Finding]:
    """No case is certain to be longer than the longest window."""
    for name, step in _meetings(process):
        if step.sits is None:
            continue
        longest = step.sits.longest
        working_day = process.calendar.hours.working_day_seconds
        for leaf in leaves(step.work_time):
            if not isinstance(leaf, Time):
                continue
            day = working_day if leaf.clock is units.Clock.WORKING else 1.0
            least = values.law_of(leaf).support[0] * day
            if least > longest:
                parameters = {
                    "step": name,
                    "work": f"{units.number_text(round(least / 60, 1))} min",
                    "window": f"{units.number_text(round(longest / 60, 1))} min",
                }
                yield Finding("longer-than-sitting", ("steps", name, "work_time"), parameters)
                break


def _meetings(process: Process) -> Iterator[tuple[str, Step]]:
    for name, step in process.steps.items():
        if step.does == "meeting":
            yield name, step


def _office(process: Process) -> Office:
    from approvalflow.process.office import Horizon, Office

    return Office(process, Horizon(start_up=0, weeks=_WEEKS, run_out=0))


CHECKS = (members_fit, sittings_come, members_are_there, cases_fit)
