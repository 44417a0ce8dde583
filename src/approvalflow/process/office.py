"""The process made countable: names as numbers, hours as calendars, the horizon in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from approvalflow.process import calendars
from approvalflow.process.calendars import Calendar
from approvalflow.process.model import Process, Role, Step

DAY = 86_400
WEEK = 7 * DAY
VISITED = ("review", "approve", "wait", "issue")


@dataclass(frozen=True, slots=True)
class Horizon:
    """How long is simulated, in weeks: a start-up that is not measured, the submissions that
    are, and at most so long until the last of these is decided.
    """

    start_up: int = 8
    weeks: int = 52
    run_out: int = 156

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
        return tuple(self.process.roles)

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
        by = self.process.steps[step].by
        return self.process.roles[by] if by is not None else None

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
        rules = self.process.calendar
        return calendars.build_calendar(rules.hours, rules.holidays, rules.starts, self.days)

    @cached_property
    def role_calendars(self) -> tuple[Calendar, ...]:
        return tuple(self._calendar_of(role) for role in self.process.roles.values())

    def _calendar_of(self, role: Role) -> Calendar:
        rules = self.process.calendar
        if role.hours is None:
            return self.calendar
        return calendars.build_calendar(role.hours, rules.holidays, rules.starts, self.days)

    @cached_property
    def arrival_rate(self) -> float:
        """Cases per second of the clock on which they arrive (open or wall); 0 if regular."""
        arrivals = self.process.arrivals
        if arrivals.count is None:
            return 0.0
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
        arrivals = self.process.arrivals
        rate = self.arrival_rate
        if arrivals.every is not None:
            rate = 1 / arrivals.every.seconds(self.working_day)
        if arrivals.when == "any time":
            return rate * DAY
        return rate * float(self.calendar.open_between(0, 365 * DAY)) / 365


def atoms_of(name: str, step: Step) -> tuple[str, ...]:
    """The lineage of a step: the atoms whose luck it carries, in code-point order."""
    return tuple(sorted(p.atom for p in step.parts(name))) or (step.lineage or name,)
