"""Dates that come again every year: leave and closed days, over all the years simulated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

Days = tuple[date, date]
"""First and last, both included."""


def recurring(spans: Sequence[Days], last: date) -> Iterator[Days]:
    """The days in a row as written, and again on the same dates in later years, up to `last`.

    Dates of one year come again each year; those of n calendar years in a row every n years, so
    that leave written for 2025 and for 2026 is taken once a year. A 29 February comes as a 28th.
    """
    years = [first.year for first, _ in spans]
    every = max(years) - min(years) + 1 if years else 1
    for first, end in spans:
        for later in range(0, last.year - first.year + 1, every):
            yield _later(first, later), _later(end, later)


def _later(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28) if years else day
    return day.replace(year=day.year + years)
