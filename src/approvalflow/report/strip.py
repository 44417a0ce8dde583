"""A row of a chart of shares."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """A bar from nothing to a number, its interval, and two marks beside it; None where there are
    none. `mark` and `name` are what it goes by, `text` is the number as it is printed.
    """

    mark: str
    name: str
    value: float
    low: float | None
    high: float | None
    marks: tuple[float | None, float | None]
    text: str
