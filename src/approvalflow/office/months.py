"""How full pools and agendas are month by month, where months differ.

A year's load hides a season: an office at 36 % over the year may stand at 216 % in January. That is
no reason to refuse a settled mean, as the queue of the season is worked off after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf

from approvalflow.calendar.hours import MONTHS
from approvalflow.eventlog import CALENDAR_ONLY
from approvalflow.office.capacity import on_duty_between
from approvalflow.office.desks import PoolLoad
from approvalflow.office.filling import FULL, ROUNDING
from approvalflow.office.loads import AnyLoad, Loads
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.process.model.process import Process
from approvalflow.seconds import DAY, YEAR


@dataclass(frozen=True, slots=True)
class Month:
    """The load of a pool or agenda in a month (1 to 12) of the first year."""

    load: AnyLoad
    month: int
    filled: float

    @property
    def name(self) -> str:
        """As files write it: Jan, Feb."""
        return MONTHS[self.month - 1]

    @property
    def deserted(self) -> bool:
        """Nobody is there in this month, though cases come that need somebody."""
        return self.filled == inf

    @property
    def crowded(self) -> bool:
        """More work than hours in this month, of an office that settles over the year."""
        return self.filled > 1 + ROUNDING and (self.load.kept or 0.0) <= FULL


def has_seasons(process: Process) -> bool:
    """Whether some months differ from others: by what comes in, or by dated leave."""
    months = any(len(arrivals.by_month) for _, arrivals in process.incoming)
    leave = any(role.absent and role.absent.dates for role in process.roles.values())
    return months or leave


def busiest_months(office: Office, loads: Loads) -> tuple[Month, ...]:
    """Of each pool and agenda its fullest month, in their order; none where no month differs.

    The year's load, with the month's share of the year's cases and of its hours (of an agenda:
    of the cases alone, as months differ by a sitting anyway).
    """
    if not has_seasons(office.process):
        return ()
    times = office.timetable(CALENDAR_ONLY)
    found = []
    for load in loads.every:
        if load.kept:
            filled = [(_filled(times, load, *ends), month) for month, *ends in _months(times)]
            most, month = max(filled, key=lambda pair: (pair[0], -pair[1]))
            found.append(Month(load, month, most))
    return tuple(found)


def _months(times: Timetable) -> list[tuple[int, int, int]]:
    """The twelve months after the start, each with its first second and the one after its last."""
    starts = times.process.calendar.starts
    year, month = starts.year, starts.month + (starts.day > 1)
    firsts = [date(year + (month + n - 1) // 12, (month + n - 1) % 12 + 1, 1) for n in range(13)]
    seconds = [(first - starts).days * DAY for first in firsts]
    return [(firsts[n].month, seconds[n], seconds[n + 1]) for n in range(12)]


def _filled(times: Timetable, load: AnyLoad, begins: int, closes: int) -> float:
    """The load of a stretch of time, by what comes and who is there beside the whole year."""
    kept = load.kept or 0.0
    whole = times.arrivals_between(0, YEAR)
    part = times.arrivals_between(begins, closes) / whole if whole else 0.0
    if not isinstance(load, PoolLoad):
        return kept * part * 12
    hours = on_duty_between(times, load.role, 0, YEAR)
    here = on_duty_between(times, load.role, begins, closes)
    if not here:
        return inf if part else 0.0
    return kept * part * hours / here
