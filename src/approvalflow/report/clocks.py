"""The clock that times are told by: minutes, hours or days, whichever suits their size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from approvalflow.seconds import DAY, HOUR, MINUTE
from approvalflow.wording import say

Clock = Literal["days", "hours", "minutes"]

SECONDS: dict[Clock, int] = {"days": DAY, "hours": HOUR, "minutes": MINUTE}


def clock_for(days: float | None) -> Clock:
    """That of a time: minutes under an hour, hours under a day. No time at all is 0 days."""
    if not days or abs(days) >= 1:
        return "days"
    return "minutes" if abs(days) * DAY < HOUR else "hours"


def clock_of(row: Sequence[float | None]) -> Clock:
    """One for all times of a row, in days: that of the first, which is today's, or of the longest
    where today has none.
    """
    first = row[0] if row else None
    return clock_for(first or max((days for days in row if days is not None), default=None))


def on_clock(days: float, clock: Clock) -> float:
    """So many days, counted by a clock."""
    return days * (DAY // SECONDS[clock])


def clock_words(clock: Clock, language: str) -> dict[str, str]:
    """What sentences call its unit: after a number, as a noun, and as the head of something."""
    return {part: say(f"clock.{clock}.{part}", language) for part in ("unit", "noun", "head")}
