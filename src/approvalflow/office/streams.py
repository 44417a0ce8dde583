"""The clock on which cases arrive: it runs faster where more come, and stands where none do.

A Poisson process of varying intensity is one of constant intensity on the clock of its cumulative
intensity (Cinlar 1975, "Introduction to Stochastic Processes", 4.7); inverting it keeps the
luck of each case, so that more demand only moves submissions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from approvalflow.calendar.calendar import Calendar, IntArray
from approvalflow.calendar.hours import MONTHS, WEEKDAYS
from approvalflow.process.model.named import Named
from approvalflow.seconds import DAY

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ArrivalClock:
    """The stretches of time in which cases come, n of them, sorted.

    `starts`, `lengths` in whole seconds; `factors` is how much faster than on an ordinary day
    (over 0); `before`: seconds of this clock that have passed before each stretch, and in all
    (n + 1).
    """

    starts: IntArray
    lengths: IntArray
    factors: Floats
    before: Floats

    def passed(self, instants: IntArray) -> Floats:
        """Seconds of this clock in [0, t), of the shape of `instants`."""
        if not self.starts.size:
            return np.zeros(instants.shape)
        k = np.maximum(np.searchsorted(self.starts, instants, side="right") - 1, 0)
        inside = np.clip(instants - self.starts[k], 0, self.lengths[k])
        result: Floats = self.before[k] + inside * self.factors[k]
        return result

    def instants(self, passed: Floats) -> IntArray:
        """The whole second at which so much has passed; -1 beyond the end of the calendar.

        A point that falls on the end of a stretch belongs to the next one.
        """
        count = self.starts.size
        times = np.full(passed.shape, -1, dtype=np.int64)
        k = np.searchsorted(self.before, passed, side="right") - 1
        known = np.flatnonzero(k < count)
        k = k[known]
        after = (passed[known] - self.before[k]) / self.factors[k]
        offset = np.rint(after).astype(np.int64)
        over = offset >= self.lengths[k]
        k, offset = k + over, np.where(over, 0, offset)
        here = k < count
        times[known[here]] = self.starts[k[here]] + offset[here]
        return times


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """How the cases of one process come in; `name` is empty where there is only one.

    `rate`: cases per second of the clock. With `regular` they come at equal intervals of it,
    else at random. Who comes while the `doors` are closed comes in at their next opening.
    """

    name: str
    rate: float
    clock: ArrivalClock
    regular: bool
    doors: Calendar | None = None

    def instants(self, passed: Floats) -> IntArray:
        """The whole second at which a case comes in for which so much of the clock has passed;
        -1 beyond the end of the calendar.
        """
        times = self.clock.instants(passed)
        if self.doors is None:
            return times
        known = np.flatnonzero(times >= 0)
        opening = np.searchsorted(self.doors.closes, times[known], side="right")
        admitted = opening < self.doors.opens.size
        shifted = np.full(times.shape, -1, dtype=np.int64)
        known, opening = known[admitted], opening[admitted]
        shifted[known] = np.maximum(self.doors.opens[opening], times[known])
        return shifted

    def between(self, begins: int, closes: int) -> float:
        """Cases expected in [begins, closes)."""
        passed = self.clock.passed(np.array([begins, closes]))
        return self.rate * float(passed[1] - passed[0])


def arrival_clock(
    calendar: Calendar, by_month: Named[float], by_weekday: Named[float], *, always: bool
) -> ArrivalClock:
    """The clock of arrivals at any time, or in the hours of the calendar."""
    whole = np.array([0]), np.array([calendar.end])
    opens, closes = whole if always else (calendar.opens, calendar.closes)
    factors = np.ones(opens.size)
    if len(by_month) or len(by_weekday):
        by_day = _by_day(calendar, by_month, by_weekday)
        opens, closes = _cut_at_midnights(opens, closes)
        factors = by_day[opens // DAY]
        some = factors > 0
        opens, closes, factors = opens[some], closes[some], factors[some]
    lengths = (closes - opens).astype(np.int64)
    before = np.concatenate([[0.0], np.cumsum(lengths * factors)])
    return ArrivalClock(opens.astype(np.int64), lengths, factors, before)


def _by_day(calendar: Calendar, by_month: Named[float], by_weekday: Named[float]) -> Floats:
    """The factor of each day of the calendar."""
    dates = [calendar.starts + timedelta(days=n) for n in range(calendar.days)]
    months = _in_order(by_month, MONTHS)[[day.month - 1 for day in dates]]
    factors: Floats = months * _in_order(by_weekday, WEEKDAYS)[[day.weekday() for day in dates]]
    return factors


def _in_order(shares: Named[float], names: Sequence[str]) -> Floats:
    return np.array([1.0 if (share := shares.get(name)) is None else share for name in names])


def _cut_at_midnights(opens: IntArray, closes: IntArray) -> tuple[IntArray, IntArray]:
    """The same intervals in pieces of which each lies within one day."""
    if not opens.size:
        return opens, closes
    midnights = np.arange(opens[0] // DAY + 1, closes[-1] // DAY + 1) * DAY
    edges = np.unique(np.concatenate([opens, closes, midnights]))
    k = np.searchsorted(opens, edges[:-1], side="right") - 1
    inside = np.flatnonzero((k >= 0) & (edges[:-1] < closes[np.maximum(k, 0)]))
    return edges[inside], edges[inside + 1]
