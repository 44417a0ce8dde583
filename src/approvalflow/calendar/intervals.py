"""Calendars made: from hours and holidays, from intervals, from two others."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta

import numpy as np

from approvalflow.calendar.calendar import BoolArray, Calendar, IntArray
from approvalflow.calendar.holidays import DayRules, HolidayRule, off_days
from approvalflow.calendar.hours import WeekHours
from approvalflow.seconds import DAY


def build_calendar(
    hours: WeekHours,
    rule: HolidayRule,
    starts: date,
    days: int,
    closed: Collection[date] = (),
) -> Calendar:
    """The calendar of `days` days from `starts`; `closed`: further days off.

    A make-up working day has the hours of the weekday listed first. Holidays close nothing where
    the hours are `always`; `closed` does.
    """
    last = starts + timedelta(days=max(days - 1, 0))
    rules = DayRules() if hours.always else off_days(rule, starts, last)
    shut = rules.off.union(closed)
    opens: list[int] = []
    closes: list[int] = []
    for number in range(days):
        day = starts + timedelta(days=number)
        if day in shut:
            continue
        weekday = hours.first_listed if day in rules.made_up else day.weekday()
        for start, end in hours.days[weekday]:
            opens.append(number * DAY + start)
            closes.append(number * DAY + end)
    return from_intervals(
        starts, days, np.array(opens, dtype=np.int64), np.array(closes, dtype=np.int64)
    )


def covers(a: Calendar, b: Calendar) -> bool:
    """Whether a is open whenever b is."""
    return bool(np.array_equal(a.open_between(b.opens, b.closes), b.closes - b.opens))


def intersection(a: Calendar, b: Calendar) -> Calendar:
    """The times when both are open. Raises ValueError if they do not cover the same days."""
    return _combined(a, b, np.logical_and)


def difference(a: Calendar, b: Calendar) -> Calendar:
    """The times when a is open and b is not. Raises ValueError as `intersection`."""
    return _combined(a, b, np.greater)


def _combined(
    a: Calendar, b: Calendar, keep: Callable[[BoolArray, BoolArray], BoolArray]
) -> Calendar:
    if (a.starts, a.days) != (b.starts, b.days):
        message = f"{a.days} days from {a.starts} and {b.days} days from {b.starts}"
        raise ValueError(message)
    # Between neighbouring edges neither changes, so its first instant speaks for the piece.
    edges = np.sort(np.concatenate([a.opens, a.closes, b.opens, b.closes]))
    edges = edges[np.diff(edges, prepend=-1) > 0]
    kept = np.flatnonzero(keep(a.is_open(edges), b.is_open(edges)))
    return from_intervals(a.starts, a.days, edges[kept], edges[kept + 1])


def from_intervals(starts: date, days: int, opens: IntArray, closes: IntArray) -> Calendar:
    """The calendar of sorted disjoint intervals; those that touch become one."""
    apart = opens[1:] != closes[:-1]
    opens = opens[np.concatenate([np.ones(min(opens.size, 1), dtype=np.bool_), apart])]
    closes = closes[np.concatenate([apart, np.ones(min(closes.size, 1), dtype=np.bool_)])]
    before = np.concatenate([[0], np.cumsum(closes - opens)]).astype(np.int64)
    # A day has open time if an interval begins before its end that is not over at its start.
    midnights = np.arange(days + 1, dtype=np.int64) * DAY
    begun = np.searchsorted(opens, midnights[1:], side="left")
    over = np.searchsorted(closes, midnights[:-1], side="right")
    working = np.asarray(begun > over)
    worked = np.concatenate([[0], np.cumsum(working)]).astype(np.int64)
    return Calendar(starts, days, opens, closes, before, working, worked)
