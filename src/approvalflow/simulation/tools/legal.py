"""The legal clock: when a limit expires, and how that is put off while it stands still."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from approvalflow.calendar.calendar import Calendar
from approvalflow.seconds import DAY
from approvalflow.simulation.plan.contract import NEVER
from approvalflow.simulation.tools.hours import hours_of

SECONDS, CALENDAR_DAYS, WORKING_DAYS, OPEN_SECONDS = range(4)  # the units of `recipes.Spans`

Standstill = tuple[int, int]  # from when until when


class LegalClock:
    """When limits expire. Agrees with the days that `measures.legal` counts."""

    def __init__(self, calendar: Calendar) -> None:
        self.days: list[int] = np.flatnonzero(calendar.working).tolist()
        self.closings: list[int] = calendar.closings.tolist()
        self.hours = hours_of(calendar)

    def expires(self, start: int, span: int, stops: Sequence[Standstill]) -> int:
        """When a span, as `recipes.Spans` gives it, is over; `stops` in order, apart."""
        amount, clock = divmod(span, 4)
        if clock == SECONDS:
            end = start + amount
            for begins, ends in stops:
                if begins < end:
                    end += max(ends - max(begins, start), 0)
            return end
        if clock == OPEN_SECONDS:
            end = self.hours.after(start, amount)
            for begins, ends in stops:
                if begins < end and ends > start:
                    amount += self.hours.passed(ends) - self.hours.passed(max(begins, start))
                    end = self.hours.after(start, amount)
            return end
        if clock == CALENDAR_DAYS:
            # a day of the limit is over at midnight; the first that counts is the one after today
            first = start // DAY + 1
            counted = [(-(-a // DAY), -(-b // DAY)) for a, b in stops]
            return _nth(first, amount + 1, counted) * DAY
        first = bisect_right(self.days, start // DAY)
        counted = [(bisect_left(self.closings, a), bisect_left(self.closings, b)) for a, b in stops]
        number = _nth(first, amount, counted)
        return self.closings[number] if number < len(self.closings) else NEVER


def _nth(first: int, count: int, left_out: Sequence[Standstill]) -> int:
    """The `count`-th whole number from `first` on that lies in none of these [a, b)."""
    number = first + count - 1
    for begins, ends in left_out:
        if begins <= number:
            number += max(ends - max(begins, first), 0)
    return number
