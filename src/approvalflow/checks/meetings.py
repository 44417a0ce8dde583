"""Checks of meetings and batches: whether they can be held, and whether their cases fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from approvalflow.calendar import absence
from approvalflow.calendar.sittings import LEFT_OUT, MOVED, Schedule, daily
from approvalflow.checks.findings import Finding
from approvalflow.eventlog import Horizon
from approvalflow.notation import units
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.process import values
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import leaves
from approvalflow.process.walking import Path
from approvalflow.seconds import DAY

# in which every meeting must sit: a year and two months
_WITHIN = Horizon(start_up=0, weeks=60, run_out=0)


def members_fit(office: Office) -> Iterator[Finding]:
    """Enough people exist for the seats, and enough seats for the quorum."""
    process = office.process
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


def sittings_come(office: Office) -> Iterator[Finding]:
    """Every meeting sits within a year, and nobody sits in two at once."""
    process = office.process
    timed = [(n, s) for n, s in process.steps.items() if s.timetable is not None]
    if not timed:
        return
    schedules = office.timetable(_WITHIN).schedules
    for name, step in timed:
        if not len(schedules[name]):
            parameters = {"step": name, "text": str(step.timetable)}
            yield Finding("never-sits", _when(name, step), parameters)
    for role in process.roles:
        yield from _at_once(process, schedules, role)


def days_are_open(office: Office) -> Iterator[Finding]:
    """No sitting or run of the first year falls on a day off without a word on what becomes of it;
    and such words are not in vain.
    """
    for name, step in office.process.steps.items():
        if step.timetable is None:
            continue
        rules = office.process.calendar
        if step.timetable.day_off and rules.holidays.country is None and not rules.closed:
            parameters = {"words": step.timetable.day_off, "step": name}
            yield Finding("no-days-off", _when(name, step), parameters)
        times = office.timetable(_WITHIN)
        year = times.process.calendar.starts + timedelta(days=365)
        off = [day for day in times.left_out[name] if day < year]
        held = np.unique(times.schedules[name].opens // DAY)
        if off and held.size:
            count = {"count": str(len(off)), "all": str(len(off) + int(np.sum(held < 365)))}
            moved, stays = (f"{step.timetable} {words}" for words in (MOVED, LEFT_OUT))
            parameters = {"step": name, "first": str(off[0]), **count, "stays": stays}
            if not daily(step.timetable):
                parameters["typed"] = moved
            yield Finding("sits-on-day-off", _when(name, step), parameters, "warning")


def _when(name: str, step: Step) -> Path:
    return "steps", name, "sits" if step.sits is not None else "runs"


def members_are_there(office: Office) -> Iterator[Finding]:
    """At some sittings enough members are not on leave."""
    process = office.process
    for name, step in _meetings(process):
        known = all(role in process.roles for role in step.members)
        if step.sits is None or not known or step.needed_members > sum(step.members.values()):
            continue
        times = office.timetable(_WITHIN)
        days = times.schedules[name].opens // DAY
        there = sum(seats * ~_on_leave(times, role)[days] for role, seats in step.members.items())
        if len(days) and np.max(there) < step.needed_members:
            parameters = {"step": name, "needed": str(step.needed_members)}
            yield Finding("never-quorate", ("steps", name, "#members"), parameters)


def _on_leave(times: Timetable, role: str) -> NDArray[np.bool_]:
    absent = times.process.roles[role].absent
    if absent is None:
        return np.zeros(times.days, dtype=np.bool_)
    return absence.dated_days(absent, times.process.calendar.starts, times.days)


def _at_once(process: Process, schedules: Mapping[str, Schedule], role: str) -> Iterator[Finding]:
    """The lowest numbers of each role sit, so two meetings of one role share a member."""
    windows = sorted(
        (opens, closes, name)
        for name, step in _meetings(process)
        if role in step.members and name in schedules
        for opens, closes in zip(
            schedules[name].opens.tolist(), schedules[name].closes.tolist(),
            strict=True,
        )
    )  # fmt: skip
    for (_, closes, first), (opens, _, second) in pairwise(windows):
        if opens < closes:
            parameters = {"role": role, "first": first, "second": second}
            yield Finding("sits-at-once", ("steps", second, "sits"), parameters)
            return


def cases_fit(office: Office) -> Iterator[Finding]:
    """No case is certain to be longer than the longest window."""
    process = office.process
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


CHECKS = (members_fit, sittings_come, days_are_open, members_are_there, cases_fit)
