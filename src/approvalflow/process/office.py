"""The process made countable: names as numbers, hours as calendars, the horizon in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, Self

import numpy as np

from approvalflow.process import calendars, people, sittings
from approvalflow.process.arrivals import Stream, arrival_clock
from approvalflow.process.calendars import Calendar
from approvalflow.process.model import UNLIMITED, Arrivals, Lying, Process, Role, Step
from approvalflow.process.pools import Pool, StandIn, pools_of, pools_of_role, stand_ins

DAY = 86_400
WEEK = 7 * DAY
VISITED = ("review", "approve", "meeting", "batch", "wait", "issue")


@dataclass(frozen=True, slots=True)
class Horizon:
    """How long is simulated, in weeks: a start-up that is not measured, the submissions that
    are, and at most so long until the last of these is decided.

    `settled` starts empty; `year` starts with the backlog, and measures from the first day.
    """

    start_up: int = 8
    weeks: int = 52
    run_out: int = 156
    kind: Literal["settled", "year"] = "settled"

    @classmethod
    def of_year(cls, weeks: int = 52) -> Self:
        """From the first day on, with the backlog."""
        return cls(start_up=0, weeks=weeks, kind="year")

    @property
    def begins(self) -> int:
        return self.start_up * WEEK

    @property
    def closes(self) -> int:
        return (self.start_up + self.weeks) * WEEK

    @property
    def stops(self) -> int:
        return (self.start_up + self.weeks + self.run_out) * WEEK


@dataclass(frozen=True)
class Office:
    """One process over one horizon, ready to be planned, measured and asked for loads.

    Steps are numbered by the code-point order of their atoms, so that a step renamed with
    `lineage:` keeps its number; roles, departments by that of their names.
    """

    process: Process
    horizon: Horizon = Horizon()

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The ids of the steps at which something happens, by number."""
        visited = [n for n, s in self.process.steps.items() if s.does in VISITED or s.asks_once]
        return tuple(sorted(visited, key=lambda n: (atoms_of(n, self.process.steps[n]), n)))

    @cached_property
    def step_number(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.steps)}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The names of the pools by number; each role has one, but for those separated."""
        return tuple(self.pools)

    @cached_property
    def pools(self) -> dict[str, Pool]:
        """The pools of people by name."""
        return pools_of(self.process)

    @cached_property
    def stand_ins(self) -> dict[str, tuple[StandIn, ...]]:
        """By pool, who takes its queue while its people are away; only where there are any."""
        found = {name: stand_ins(self.process, pool) for name, pool in self.pools.items()}
        return {name: each for name, each in found.items() if each}

    def pools_at(self, step: str) -> tuple[str, ...]:
        """The pools that do a step: one, or one for each category by its number; () if none."""
        by = self.process.steps[step].by
        return () if by is None else pools_of_role(self.process, by)

    @cached_property
    def role_number(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.roles)}

    @cached_property
    def departments(self) -> tuple[str, ...]:
        named = {r.department for r in self.process.roles.values() if r.department}
        return tuple(sorted(named))

    def department_of(self, step: str) -> int:
        """The number of the department that does a step; -1 without one."""
        role = self.role_of(step)
        return self.departments.index(role.department) if role and role.department else -1

    def level_of(self, step: str) -> int:
        """The number of the level at which a step is done; -1 without one."""
        role = self.role_of(step)
        return self.process.levels.index(role.level) if role and role.level else -1

    def role_of(self, step: str) -> Role | None:
        """The role that does a step; of a meeting the one of the highest level that sits."""
        roles = self.process.steps[step].roles
        return self.process.roles[self._leading(roles)] if roles else None

    def unit_of(self, step: str) -> str | None:
        """The department that does a step, or the role where it has none; a batch is a unit of
        its own; None where others are waited for.
        """
        roles = self.process.steps[step].roles
        if not roles:
            return step if self.process.steps[step].does == "batch" else None
        lead = self._leading(roles)
        return self.process.roles[lead].department or lead

    def _leading(self, roles: tuple[str, ...]) -> str:
        """The highest of some roles; of several the first by name."""
        levels = self.process.levels

        def height(name: str) -> int:
            level = self.process.roles[name].level
            return levels.index(level) if level else -1

        return max(sorted(roles), key=height)

    @cached_property
    def working_day(self) -> float:
        """The open seconds of a working day of the process calendar's week."""
        return self.process.calendar.hours.working_day_seconds

    @cached_property
    def days(self) -> int:
        """How many days of calendar are needed: the horizon and a year to spare."""
        return self.horizon.stops // DAY + 366

    @cached_property
    def calendar(self) -> Calendar:
        return self._built(self.process.calendar.hours)

    def _built(self, hours: calendars.WeekHours) -> Calendar:
        rules = self.process.calendar
        closed = frozenset(day for closure in rules.closed for day in closure.dates)
        return calendars.build_calendar(hours, rules.holidays, rules.starts, self.days, closed)

    @cached_property
    def schedules(self) -> dict[str, sittings.Schedule]:
        """When each meeting sits and each batch runs, by step."""
        timed = ((n, s, s.timetable) for n, s in self.process.steps.items())
        return {
            name: sittings.schedule(
                timetable, step.cut_off, self.calendar, self._days_off, self.working_day
            )
            for name, step, timetable in timed
            if timetable is not None
        }

    @cached_property
    def _days_off(self) -> frozenset[date]:
        """Holidays close nothing where the office is always open."""
        rules = self.process.calendar
        if rules.hours.always:
            return frozenset()
        last = rules.starts + timedelta(days=self.days)
        return calendars.off_days(rules.holidays, rules.starts, last).off

    @cached_property
    def role_calendars(self) -> tuple[Calendar, ...]:
        return tuple(self._calendar_of(pool.role) for pool in self.pools.values())

    def sitting_hours(self, role: str, person: int) -> Calendar:
        """The windows of the meetings in which a person sits."""
        sits = [
            self.schedules[name]
            for name, step in self.process.steps.items()
            if person < (step.members.get(role) or 0)
        ]
        opens, closes = (
            np.concatenate([np.zeros(0, dtype=np.int64), *(getattr(one, edge) for one in sits)])
            for edge in ("opens", "closes")
        )
        order = np.argsort(opens, kind="stable")
        starts = self.process.calendar.starts
        return calendars.from_intervals(starts, self.days, opens[order], closes[order])

    def _seats(self, role: str) -> int:
        return max((s.members.get(role) or 0 for s in self.process.steps.values()), default=0)

    def _calendar_of(self, role: Role) -> Calendar:
        return self.calendar if role.hours is None else self._built(role.hours)

    def person_calendars(self, pool: str) -> tuple[Calendar, ...] | None:
        """The hours of each person of a pool as far as they are certain: without dated absences
        and the windows of the meetings in which the person sits.

        None where everybody keeps the hours of the role. Absence at random is luck's to add.
        """
        known = self.pools[pool]
        sits = [self.sitting_hours(known.of, person) for person in range(self._seats(known.of))]
        if (known.role.absent is None and not sits) or known.staff == UNLIMITED:
            return None
        hours = self.role_calendars[self.role_number[pool]]
        if known.role.absent is not None:
            off = people.dated_days(known.role.absent, hours.starts, hours.days)
            hours = people.without_days(hours, off)
        seated = tuple(calendars.difference(hours, windows) for windows in sits)
        return seated + (hours,) * (known.staff - len(sits))

    def absent_share(self, pool: str) -> float:
        """The share of working days on which a person is absent at random."""
        absent = self.pools[pool].role.absent
        year = float(self.calendar.working_days_before(365))
        return min(1.0, absent.days_a_year / year) if absent is not None else 0.0

    @cached_property
    def backlog(self) -> tuple[tuple[str, str, Lying], ...]:
        """The files that lie ready at the start: whose luck they have, the step that they are
        named by, and the files; in the order in which they are numbered.
        """
        if self.horizon.kind != "year":
            return ()
        files = self.process.backlog.items()
        named = ((luck_of(self.process, name, f), name, f) for name, f in files)
        return tuple(sorted(named, key=lambda one: one[:2]))

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """How cases come in, by process."""
        return tuple(self._stream(name, arrivals) for name, arrivals in self.process.incoming)

    def _stream(self, name: str, arrivals: Arrivals) -> Stream:
        at_any_time = arrivals.when == "any time"
        clock = arrival_clock(
            self.calendar, arrivals.by_month, arrivals.by_weekday, always=at_any_time
        )
        return Stream(name, self._rate(arrivals), clock, arrivals.every is not None)

    def _rate(self, arrivals: Arrivals) -> float:
        """Cases per second of the clock on which they arrive, where its factor is 100 %."""
        if arrivals.every is not None:
            return 1 / arrivals.every.seconds(self.working_day)
        assert arrivals.count is not None
        office = arrivals.when == "office hours"
        year = 365 * DAY
        open_year = float(self.calendar.open_between(0, year))
        clock_year = open_year if office else float(year)
        match arrivals.per:
            case "min" | "h":
                seconds = 60.0 if arrivals.per == "min" else 3600.0
            case "open hour":
                seconds = 3600.0
            case "working day":
                days = float(self.calendar.working_days_before(365))
                seconds = self.working_day if office else year / days
            case "week":
                week = self.process.calendar.hours.open_seconds
                seconds = float(week) if office else float(WEEK)
            case "month":
                seconds = clock_year / 12
            case _:
                seconds = clock_year
        return arrivals.count / seconds

    @cached_property
    def arrivals_per_day(self) -> float:
        """Cases per calendar day, on average over the first year."""
        return self.arrivals_between(0, 365 * DAY) / 365

    def arrivals_between(self, begins: int, closes: int) -> float:
        """Cases expected in [begins, closes), in seconds of the clock."""
        return sum(stream.between(begins, closes) for stream in self.streams)


def luck_of(process: Process, name: str, files: Lying) -> str:
    """The atom that files of the backlog have their luck from: that of their step."""
    step = process.steps.get(name)
    return files.atom or (step.lineage if step else None) or name


def atoms_of(name: str, step: Step) -> tuple[str, ...]:
    """The lineage of a step: the atoms whose luck it carries, in code-point order."""
    return tuple(sorted(p.atom for p in step.parts(name))) or (step.lineage or name,)
