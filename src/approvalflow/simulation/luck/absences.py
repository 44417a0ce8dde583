"""Who is away when: absence at random or by date, and members who do not come to a sitting."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from approvalflow.calendar import absence
from approvalflow.calendar.calendar import Calendar
from approvalflow.eventlog import Ints
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.seconds import DAY
from approvalflow.simulation.luck.uniforms import BLOCK_BITS, KeyedUniforms
from approvalflow.simulation.plan.contract import Plan, PlannedStandIn


@dataclass
class Absences:
    """The absences of one replication. `uniforms` are its own, by key and block of dates."""

    office: Office
    times: Timetable
    plan: Plan
    uniforms: KeyedUniforms
    _people: dict[int, tuple[Calendar, ...] | None] = field(default_factory=dict)

    def present(self, number: int) -> list[list[tuple[int, int]]]:
        """Who comes to each sitting of a meeting: role and person of the members.

        Drawn by (role, person, date), so that who sits twice on a day comes twice or never.
        """
        meeting = self.plan.meetings[number]
        days = np.array(meeting.opens, dtype=np.int64) // DAY
        comes = [self._comes(role, person, days, meeting.attendance)
                 for role, person in meeting.members]  # fmt: skip
        return [
            [member for member, there in zip(meeting.members, comes, strict=True) if there[sitting]]
            for sitting in range(len(days))
        ]

    def _comes(self, role: int, person: int, days: Ints, share: float | None) -> NDArray[np.bool_]:
        """Whether a member comes on these days: not when absent, else by the share."""
        name = self.plan.roles[role]
        there = ~self._absent_days(name, person)[days]
        if share is not None:
            first = self.office.process.calendar.starts.toordinal()
            key = (name, "attendance", person)
            there &= self._by_date(key, first, self.times.days)[days] < share
        return there

    def person_calendars(self, role: int) -> tuple[Calendar, ...] | None:
        """The hours of each person of a role in this replication; None: all those of the role.

        What is certain, less whole days of absence by (role, person, date).
        """
        if role not in self._people:
            self._people[role] = self._person_calendars(self.office.roles[role])
        return self._people[role]

    def stand_in_calendars(self, stand_in: PlannedStandIn) -> tuple[Calendar, ...]:
        """When each person of a pool may begin what lies in the queue that he stands in for."""
        pool, common = self.plan.pools[stand_in.pool], self.plan.calendars[stand_in.pool + 1]
        own = self.person_calendars(stand_in.pool) or (common,) * max(pool.staff, 1)
        deserted = np.all(
            [
                absence.deserted_days(self.plan.calendars[n + 1], self.person_calendars(n) or ())
                for n in stand_in.absent
            ],
            axis=0,
        )
        return tuple(absence.on_days(calendar, deserted) for calendar in own)

    def _person_calendars(self, role: str) -> tuple[Calendar, ...] | None:
        certain, share = self.times.person_calendars(role), self.times.absent_share(role)
        if certain is None or not share:
            return certain
        return tuple(
            absence.without_days(calendar, self._absent_days(role, person))
            for person, calendar in enumerate(certain)
        )

    def _absent_days(self, role: str, person: int) -> NDArray[np.bool_]:
        """The days of the calendar on which a person is absent, at random or by date."""
        absent = self.office.pools[role].role.absent
        hours = self.times.hours_of(role)
        if absent is None:
            return np.zeros(hours.days, dtype=np.bool_)
        share = self.times.absent_share(role)
        dated = absence.dated_days(absent, hours.starts, hours.days)
        if not share:
            return dated
        first = self.office.process.calendar.starts.toordinal() - (absent.spell - 1)
        worked = self.times.calendar.working | hours.working
        key = (role, "absent", person)
        u = self._by_date(key, first, absent.spell - 1 + hours.days)
        return dated | absence.drawn_days(u, worked, share, absent.spell)

    def _by_date(self, key: tuple[str | int, ...], first: int, days: int) -> NDArray[np.float64]:
        """The uniforms of so many dates from the first, a date's number being its ordinal."""
        numbers = range(first >> BLOCK_BITS, ((first + days - 1) >> BLOCK_BITS) + 1)
        draws = np.concatenate([self.uniforms(key, number) for number in numbers])
        begins = first - (numbers[0] << BLOCK_BITS)
        return draws[begins : begins + days]
