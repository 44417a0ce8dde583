"""When the people of a process are there and when its cases come in, over so many days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from approvalflow.calendar import absence, sittings
from approvalflow.calendar.calendar import Calendar
from approvalflow.calendar.holidays import closed_days, off_days
from approvalflow.calendar.hours import WeekHours
from approvalflow.calendar.intervals import build_calendar, difference, from_intervals
from approvalflow.notation.units import Clock
from approvalflow.office.streams import Stream, arrival_clock
from approvalflow.process.model.arrivals import Arrivals
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED, Role
from approvalflow.process.pools import Pool
from approvalflow.seconds import DAY, HOUR, MINUTE, WEEK, YEAR


@dataclass(frozen=True)
class Timetable:
    """The calendars of a process, for `days` days from its first; `pools` by name.

    What is said of a year is so of the first, whatever the number of days.
    """

    process: Process
    pools: Mapping[str, Pool]
    days: int

    @cached_property
    def _working_day(self) -> float:
        return self.process.calendar.hours.working_day_seconds

    @cached_property
    def calendar(self) -> Calendar:
        """That of the process."""
        return self._built(self.process.calendar.hours)

    def _built(self, hours: WeekHours) -> Calendar:
        rules = self.process.calendar
        return build_calendar(hours, rules.holidays, rules.starts, self.days, self._closed)

    @cached_property
    def _closed(self) -> frozenset[date]:
        rules = self.process.calendar
        return closed_days(rules.closed, rules.starts + timedelta(days=self.days))

    @cached_property
    def schedules(self) -> dict[str, sittings.Schedule]:
        """When each meeting sits and each batch runs, by step."""
        cuts = {name: step.cut_off for name, step in self.process.steps.items()}
        return {
            name: sittings.schedule(
                sits, cuts[name], self.calendar, self._days_off, self._working_day
            )
            for name, sits in self._timed
        }

    @cached_property
    def left_out(self) -> dict[str, tuple[date, ...]]:
        """The days off on which a meeting would sit or a batch would run, by step."""
        return {
            name: sittings.left_out(sits, self.calendar, self._days_off)
            for name, sits in self._timed
        }

    @property
    def _timed(self) -> Iterator[tuple[str, sittings.Sits]]:
        for name, step in self.process.steps.items():
            if step.timetable is not None:
                yield name, step.timetable

    @cached_property
    def _days_off(self) -> frozenset[date]:
        """Days on which no meeting sits and no batch runs: closed days, and holidays, which close
        nothing where the office is always open.
        """
        rules = self.process.calendar
        if rules.hours.always:
            return self._closed
        last = rules.starts + timedelta(days=self.days)
        return off_days(rules.holidays, rules.starts, last).off | self._closed

    @cached_property
    def role_calendars(self) -> tuple[Calendar, ...]:
        """The hours of each pool, by its number."""
        made: dict[WeekHours | None, Calendar] = {None: self.calendar}
        for pool in self.pools.values():
            if pool.role.hours not in made:
                made[pool.role.hours] = self._calendar_of(pool.role)
        return tuple(made[pool.role.hours] for pool in self.pools.values())

    @cached_property
    def roles_by_hours(self) -> tuple[tuple[Calendar, tuple[int, ...]], ...]:
        """The numbers of the pools that have one calendar, each with that."""
        known: dict[int, tuple[Calendar, list[int]]] = {}
        for number, hours in enumerate(self.role_calendars):
            known.setdefault(id(hours), (hours, []))[1].append(number)
        return tuple((hours, tuple(numbers)) for hours, numbers in known.values())

    def hours_of(self, pool: str) -> Calendar:
        """The hours of a pool by its name."""
        return self.role_calendars[self._number[pool]]

    @cached_property
    def _number(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.pools)}

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
        return from_intervals(starts, self.days, opens[order], closes[order])

    def seats(self, role: str) -> int:
        """How many persons of a role sit in meetings: the first ones."""
        return max((s.members.get(role) or 0 for s in self.process.steps.values()), default=0)

    def _calendar_of(self, role: Role) -> Calendar:
        return self.calendar if role.hours is None else self._built(role.hours)

    def person_calendars(self, pool: str) -> tuple[Calendar, ...] | None:
        """The hours of each person of a pool as far as they are certain: without dated absences
        and the windows of the meetings in which the person sits.

        None where everybody keeps the hours of the role. Absence at random is luck's to add.
        """
        known = self.pools[pool]
        sits = [self.sitting_hours(known.of, person) for person in range(self.seats(known.of))]
        if (known.role.absent is None and not sits) or known.staff == UNLIMITED:
            return None
        hours = self.hours_of(pool)
        if known.role.absent is not None:
            off = absence.dated_days(known.role.absent, hours.starts, hours.days)
            hours = absence.without_days(hours, off)
        seated = tuple(difference(hours, windows) for windows in sits)
        return seated + (hours,) * (known.staff - len(sits))

    def absent_share(self, pool: str) -> float:
        """The share of working days on which a person is absent at random."""
        absent = self.pools[pool].role.absent
        year = float(self.calendar.working_days_before(YEAR // DAY))
        return min(1.0, absent.days_a_year / year) if absent is not None else 0.0

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """How cases come in, by process."""
        return tuple(self._stream(name, arrivals) for name, arrivals in self.process.incoming)

    def _stream(self, name: str, arrivals: Arrivals) -> Stream:
        at_any_time = arrivals.when == "any time"
        unit = arrivals.every.clock if arrivals.every is not None else Clock.WALL
        always = unit is Clock.CALENDAR or (unit is Clock.WALL and at_any_time)
        clock = arrival_clock(self.calendar, arrivals.by_month, arrivals.by_weekday, always=always)
        doors = self.calendar if always and not at_any_time else None
        return Stream(name, self._rate(arrivals), clock, arrivals.every is not None, doors)

    def _rate(self, arrivals: Arrivals) -> float:
        """Cases per second of the clock on which they arrive, where its factor is 100 %."""
        if arrivals.every is not None:
            return 1 / arrivals.every.seconds(self._working_day)
        assert arrivals.count is not None
        office = arrivals.when == "office hours"
        open_year = float(self.calendar.open_between(0, YEAR))
        clock_year = open_year if office else float(YEAR)
        match arrivals.per:
            case "min" | "h":
                seconds = float(MINUTE if arrivals.per == "min" else HOUR)
            case "open hour":
                seconds = float(HOUR)
            case "working day":
                days = float(self.calendar.working_days_before(YEAR // DAY))
                seconds = self._working_day if office else YEAR / days
            case "calendar day":
                seconds = float(DAY)
            case "week":
                week = self.process.calendar.hours.open_seconds
                seconds = float(week) if office else float(WEEK)
            case "month":
                seconds = clock_year / 12
            case _:
                seconds = clock_year
        return arrivals.count / seconds

    @cached_property
    def arrivals_a_year(self) -> float:
        """Cases expected in the first year of 365 days, after all factors."""
        return self.arrivals_between(0, YEAR)

    def arrivals_between(self, begins: int, closes: int) -> float:
        """Cases expected in [begins, closes), in seconds of the clock."""
        return sum(stream.between(begins, closes) for stream in self.streams)
