"""How many seconds the units of time have: instants and spans are whole seconds everywhere."""

from __future__ import annotations

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
WEEK = 7 * DAY
YEAR = 365 * DAY
WEEKS_A_YEAR = 365.25 / 7  # on average, leap years too
