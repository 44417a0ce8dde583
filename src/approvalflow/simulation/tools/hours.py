"""Calendars for an engine: one question at a time, mostly about the same open interval."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from approvalflow.calendar.calendar import Calendar
from approvalflow.simulation.plan.contract import NEVER


class Hours:
    """When something is open. `since` and `until` are the open interval looked at last."""

    __slots__ = ("before", "closes", "number", "opens", "since", "until")

    def __init__(self, opens: list[int], closes: list[int], before: list[int]) -> None:
        self.opens = opens
        self.closes = closes
        self.before = before
        self.since = self.until = self.number = -1

    def is_open(self, now: int) -> bool:
        if self.since <= now < self.until:
            return True
        number = bisect_right(self.opens, now) - 1
        if number < 0 or now >= self.closes[number]:
            return False
        self.number, self.since, self.until = number, self.opens[number], self.closes[number]
        return True

    def next_open(self, now: int) -> int:
        number = bisect_right(self.opens, now)
        return self.opens[number] if number < len(self.opens) else NEVER

    def passed(self, now: int) -> int:
        """How many open seconds there were before an instant."""
        number = bisect_right(self.opens, now) - 1
        if number < 0:
            return 0
        return self.before[number] + min(now, self.closes[number]) - self.opens[number]

    def after(self, now: int, seconds: int) -> int:
        """The earliest instant by which so many open seconds have passed."""
        if seconds <= 0:
            return now
        if self.is_open(now):
            if now + seconds <= self.until:
                return now + seconds
            passed = self.before[self.number] + now - self.since + seconds
        else:
            passed = self.before[bisect_right(self.opens, now)] + seconds
        number = bisect_left(self.before, passed) - 1
        if number >= len(self.opens):
            return NEVER
        return self.opens[number] + passed - self.before[number]

    def end(self, now: int, encoded: int) -> int:
        """The end of a time as recipes give it: negative seconds pass in open time."""
        return now + encoded if encoded >= 0 else self.after(now, -encoded)


def hours_of(calendar: Calendar) -> Hours:
    return Hours(calendar.opens.tolist(), calendar.closes.tolist(), calendar.before.tolist())


def always() -> Hours:
    """Around the clock: an interval that nobody sees the end of."""
    return Hours([0], [NEVER], [0, NEVER])
