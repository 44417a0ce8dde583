"""When something is open, second by second, over so many days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from approvalflow.seconds import DAY

_LONG = 1 << 61  # longer than any calendar
FIRST_YEAR, LAST_YEAR = 1990, 2090  # for which public holidays are known well enough
IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = int | np.int64 | IntArray


def date_of(starts: date, seconds: int) -> date:
    """The date on which an instant of the clock that began at `starts` falls."""
    return starts + timedelta(days=int(seconds) // DAY)


class CalendarEnds(RuntimeError):  # noqa: N818 - it says what happened
    """The instant asked for lies beyond the last day for which the calendar was built."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """When something is open, from midnight of `starts` for `days` days.

    `opens`, `closes`: n disjoint sorted intervals that do not touch, in seconds of the clock.
    `before`: open seconds before each interval, and in all (n + 1). `working`: whether a day has
    open time (`days`). `worked`: working days before each day, and in all (`days` + 1).

    Methods take integers or int64 arrays of any shape, which are broadcast against each other;
    for integers they return an np.int64 (np.bool_). Instants are not negative.
    """

    starts: date
    days: int
    opens: IntArray
    closes: IntArray
    before: IntArray
    working: BoolArray
    worked: IntArray
    _shift: IntArray = field(init=False, repr=False)  # from an instant in an interval to `before`

    def __post_init__(self) -> None:
        shift = np.append(-_LONG, self.opens - self.before[:-1])
        object.__setattr__(self, "_shift", shift.astype(np.int64))

    @property
    def end(self) -> int:
        """The first instant that is not in the calendar."""
        return self.days * DAY

    def open_before(self, t: Ints) -> IntArray:
        """Open seconds in [0, t)."""
        t = np.asarray(t, dtype=np.int64)
        # So many intervals have begun, and all but the last of them are over.
        begun = np.searchsorted(self.opens, t, side="right")
        return np.asarray(np.minimum(t - self._shift[begun], self.before[begun]))[()]

    def open_between(self, a: Ints, b: Ints) -> IntArray:
        """Open seconds in [a, b); negative where b < a."""
        return self.open_before(b) - self.open_before(a)

    def is_open(self, t: Ints) -> BoolArray:
        """Whether t lies in [open, close) of an interval."""
        begun = np.searchsorted(self.opens, t, side="right")
        over = np.searchsorted(self.closes, t, side="right")
        return np.asarray(begun > over)[()]

    def next_open(self, t: Ints) -> IntArray:
        """The first open instant from t on, t included. Raises CalendarEnds."""
        i = np.searchsorted(self.closes, t, side="right")
        if np.any(i >= self.opens.size):
            raise CalendarEnds
        return np.asarray(np.maximum(self.opens[i], t), dtype=np.int64)[()]

    def advance(self, t: Ints, seconds: Ints) -> IntArray:
        """The earliest e >= t with `open_between(t, e) == seconds`; t for 0 seconds.

        Work that fits exactly ends at the close, not at the next opening.
        Raises CalendarEnds, and ValueError for negative `seconds`.
        """
        if np.any(np.asarray(seconds) < 0):
            raise ValueError(seconds)
        goal = self.open_before(t) + np.asarray(seconds, dtype=np.int64)
        i = np.searchsorted(self.before, goal, side="left")
        if np.any(i > self.opens.size):
            raise CalendarEnds
        if not self.opens.size:  # only zeros were asked for
            return np.asarray(np.add(t, seconds), dtype=np.int64)[()]
        k = np.maximum(i - 1, 0)
        reached = self.opens[k] + goal - self.before[k]
        return np.asarray(np.where(np.equal(seconds, 0), t, reached), dtype=np.int64)[()]

    def instant(self, open_seconds: Ints) -> IntArray:
        """The open instant before which exactly `open_seconds` have passed.

        A point that falls on a close belongs to the next opening.
        Raises CalendarEnds, and ValueError for negative `open_seconds`.
        """
        point = np.asarray(open_seconds, dtype=np.int64)
        if np.any(point < 0):
            raise ValueError(open_seconds)
        k = np.searchsorted(self.before, point, side="right") - 1
        if np.any(k >= self.opens.size):
            raise CalendarEnds
        return np.asarray(self.opens[k] + point - self.before[k], dtype=np.int64)[()]

    @property
    def closings(self) -> IntArray:
        """The last closing of each working day; at midnight where the office stays open."""
        midnights = (np.flatnonzero(self.working) + 1).astype(np.int64) * DAY
        last = np.searchsorted(self.opens, midnights, side="left") - 1
        return np.minimum(self.closes[last], midnights)

    def working_days_before(self, day: Ints) -> IntArray:
        """Working days among days 0 .. day - 1. Raises CalendarEnds."""
        if np.any(np.asarray(day) > self.days):
            raise CalendarEnds
        return np.asarray(self.worked[day], dtype=np.int64)[()]
