"""Who is at the desks: absence as people write it, and the hours that are left of a role's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from approvalflow.calendar.calendar import Calendar
from approvalflow.calendar.intervals import from_intervals
from approvalflow.calendar.recurring import recurring
from approvalflow.errors import NotationError
from approvalflow.notation import chinese, units
from approvalflow.seconds import DAY

Days = NDArray[np.bool_]  # one for each day of a calendar
LONGEST_SPELL = 260  # working days: a year

_A_YEAR = re.compile(r"(?P<amount>.+?)\s+a\s+year(?:\s+in\s+spells\s+of\s+(?P<spell>\S+))?\s*")


@dataclass(frozen=True, slots=True)
class Absence:
    """When each person of a role is away: so many working days a year at random, or dates.

    `spell`: in how many working days at a time. `dates`: first and last days, both included;
    on these nobody of the role is there.
    """

    days_a_year: float = 0.0
    spell: int = 1
    dates: tuple[tuple[date, date], ...] = ()

    def __str__(self) -> str:
        if self.dates:
            spans = (str(a) if a == b else f"{a} to {b}" for a, b in self.dates)
            return "[" + ", ".join(spans) + "]"
        spells = f" in spells of {self.spell}" if self.spell > 1 else ""
        return f"{units.number_text(self.days_a_year)} working days a year{spells}"


def parse_absence(written: str | Sequence[str]) -> Absence:
    """`25 working days a year in spells of 5`, or dates: `2025-08-04 to 2025-08-15`, in a list.

    Raises NotationError: bad-absence, absence-unit, bad-date, dates-backwards, not-positive.
    """
    if isinstance(written, str):
        found = _A_YEAR.fullmatch(chinese.absence(written).strip())
        if found is None:
            raise NotationError("bad-absence", text=written)
        return _a_year(found.group("amount"), found.group("spell"))
    if not written:
        raise NotationError("bad-absence", text="[]")
    return Absence(dates=tuple(sorted(_dates(text) for text in written)))


def _a_year(amount: str, spell: str | None) -> Absence:
    duration = units.parse_duration(amount)
    if duration.clock is not units.Clock.WORKING:
        raise NotationError("absence-unit", text=amount)
    length = 1 if spell is None else units.parse_count(spell)
    if duration.amount <= 0 or not 1 <= length <= LONGEST_SPELL:
        raise NotationError("not-positive", name="absent")
    return Absence(duration.amount, length)


def _dates(text: str) -> tuple[date, date]:
    first, _, last = (part.strip() for part in chinese.day(text).partition(" to "))
    ends = units.parse_date(first), units.parse_date(last or first)
    if ends[1] < ends[0]:
        raise NotationError("dates-backwards", text=text)
    return ends


def dated_days(absence: Absence, starts: date, days: int) -> Days:
    """The days from `starts` that lie within the dates of an absence, shape (days,); they come
    again in later years.
    """
    off = np.zeros(days, dtype=np.bool_)
    for first, last in recurring(absence.dates, starts + timedelta(days=days)):
        begins, ends = (first - starts).days, (last - starts).days + 1
        off[max(begins, 0) : max(ends, 0)] = True
    return off


def drawn_days(u: NDArray[np.float64], worked: Days, share: float, spell: int) -> Days:
    """Days of absence at random, shape (days,), a share of the working days in the long run.

    `u`: uniforms of shape (spell - 1 + days,), the first for days before the start. On each
    working day a spell begins with chance q, and covers so many working days; spells may meet,
    so that 1 - (1 - q)^spell = share.
    """
    q = 1 - (1 - share) ** (1 / spell)
    numbers = np.concatenate([np.arange(spell - 1), spell - 1 + np.flatnonzero(worked)])
    begun = np.concatenate([[0], np.cumsum(u[numbers] < q)])
    off = np.zeros(len(worked), dtype=np.bool_)
    off[worked] = (begun[spell:] - begun[:-spell]) > 0
    return off


def without_days(calendar: Calendar, off: Days) -> Calendar:
    """The same hours but for whole days off, of shape (days,)."""
    return _of_days(calendar, ~off)


def _of_days(calendar: Calendar, kept: Days) -> Calendar:
    if kept.all():
        return calendar
    # Hours around the clock are one interval: it is cut at midnights first.
    midnights = np.arange(1, calendar.days, dtype=np.int64) * DAY
    inside = midnights[calendar.is_open(midnights) & calendar.is_open(midnights - 1)]
    opens = np.sort(np.concatenate([calendar.opens, inside]))
    closes = np.sort(np.concatenate([calendar.closes, inside]))
    here = kept[opens // DAY]
    return from_intervals(calendar.starts, calendar.days, opens[here], closes[here])


def union(calendars: Sequence[Calendar]) -> Calendar:
    """When at least one of the calendars, which cover the same days, is open."""
    first = calendars[0]
    if all(other is first for other in calendars):
        return first
    opens = np.sort(np.concatenate([c.opens for c in calendars]))
    closes = np.sort(np.concatenate([c.closes for c in calendars]))
    # Sorted apart, the n-th opening begins a stretch where the n-th close before it is past.
    begins = np.concatenate([np.ones(min(len(opens), 1), dtype=np.bool_), opens[1:] > closes[:-1]])
    ends = np.concatenate([begins[1:], np.ones(min(len(opens), 1), dtype=np.bool_)])
    return from_intervals(first.starts, first.days, opens[begins], closes[ends])


def deserted_days(role: Calendar, persons: Sequence[Calendar]) -> Days:
    """The working days of a role on which nobody of it is there, shape (days,)."""
    present = np.zeros(role.days, dtype=np.bool_)
    for person in persons:
        present |= person.working
    return np.asarray(role.working & ~present)


def on_days(calendar: Calendar, days: Days) -> Calendar:
    """The hours of a calendar on some days only."""
    return _of_days(calendar, days)
