"""Calendars, as `tools.hours` has them: one question at a time, mostly about the same interval."""

from __future__ import annotations

from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.layout import (
    BEFORE,
    INTERVAL,
    INTERVALS,
    OPEN_SINCE,
    OPEN_TIME,
    OPEN_UNTIL,
    OPENS,
    SHUTS,
)
from approvalflow.simulation.plan.contract import NEVER


def right_of(row: list[int], start: int, count: int, value: int) -> int:
    """How many of so many numbers in order are at most a value."""
    low, high = 0, count
    while low < high:
        middle = (low + high) >> 1
        if value < row[start + middle]:
            high = middle
        else:
            low = middle + 1
    return low


def left_of(row: list[int], start: int, count: int, value: int) -> int:
    """How many of so many numbers in order are less than a value."""
    low, high = 0, count
    while low < high:
        middle = (low + high) >> 1
        if row[start + middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


def is_open(run: FlatRun, hours: int, now: int) -> bool:
    m = run.memory
    if m[hours + OPEN_SINCE] <= now < m[hours + OPEN_UNTIL]:
        return True
    number = right_of(m, m[hours + OPENS], m[hours + INTERVALS], now) - 1
    if number < 0 or now >= m[m[hours + SHUTS] + number]:
        return False
    m[hours + INTERVAL] = number
    m[hours + OPEN_SINCE] = m[m[hours + OPENS] + number]
    m[hours + OPEN_UNTIL] = m[m[hours + SHUTS] + number]
    return True


def next_open(run: FlatRun, hours: int, now: int) -> int:
    m = run.memory
    number = right_of(m, m[hours + OPENS], m[hours + INTERVALS], now)
    return m[m[hours + OPENS] + number] if number < m[hours + INTERVALS] else NEVER


def passed(run: FlatRun, hours: int, now: int) -> int:
    """How many open seconds there were before an instant."""
    m = run.memory
    number = right_of(m, m[hours + OPENS], m[hours + INTERVALS], now) - 1
    if number < 0:
        return 0
    within = min(now, m[m[hours + SHUTS] + number]) - m[m[hours + OPENS] + number]
    return m[m[hours + BEFORE] + number] + within


def after(run: FlatRun, hours: int, now: int, seconds: int) -> int:
    """The earliest instant by which so many open seconds have passed."""
    m = run.memory
    if seconds <= 0:
        return now
    before, count = m[hours + BEFORE], m[hours + INTERVALS]
    if is_open(run, hours, now):
        if now + seconds <= m[hours + OPEN_UNTIL]:
            return now + seconds
        number = m[hours + INTERVAL]
        goal = m[before + number] + now - m[hours + OPEN_SINCE] + seconds
    else:
        number = right_of(m, m[hours + OPENS], count, now)
        goal = m[before + number] + seconds
    # mostly it is one of the next intervals
    number += 1
    nearby = min(number + 3, count + 1)
    while number < nearby and m[before + number] < goal:
        number += 1
    if number == nearby:
        number += left_of(m, before + number, count + 1 - number, goal)
    number -= 1
    if number >= count:
        return NEVER
    return m[m[hours + OPENS] + number] + goal - m[before + number]


def end_of(run: FlatRun, now: int, encoded: int) -> int:
    """The end of a time as recipes give it: negative seconds pass in the office's open time."""
    return now + encoded if encoded >= 0 else after(run, run.memory[OPEN_TIME], now, -encoded)
