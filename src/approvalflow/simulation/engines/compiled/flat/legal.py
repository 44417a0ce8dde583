"""The legal clock, as `tools.legal` has it; it stands still while the applicant has a file."""

from __future__ import annotations

from approvalflow.seconds import DAY
from approvalflow.simulation.engines.compiled.flat.hours import after, left_of, passed, right_of
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.layout import (
    CLOSINGS,
    LEGAL_COUNT,
    LEGAL_DAYS,
    NEXT_STAY,
    OPEN_TIME,
    STAY_BEGINS,
    STAY_ENDS,
    STAYS,
)
from approvalflow.simulation.plan.contract import NEVER
from approvalflow.simulation.tools.legal import CALENDAR_DAYS, OPEN_SECONDS, SECONDS


def expires(run: FlatRun, start: int, span: int, known: int) -> int:
    """When a span, as `recipes.Spans` gives it, is over; `known`: the case, with its stays."""
    amount, clock = span // 4, span % 4
    if clock == SECONDS:
        return _seconds(run, start, amount, known)
    if clock == OPEN_SECONDS:
        return _open_seconds(run, start, amount, known)
    return _days(run, start, amount, known, clock == CALENDAR_DAYS)


def _standstill(run: FlatRun, stay: int) -> tuple[int, int, int]:
    """When at least one file was away, from a stay on: from when, until when, and the stay after.

    Stays come in order of their begin.
    """
    m = run.memory
    begins, ends = m[stay + STAY_BEGINS], m[stay + STAY_ENDS]
    stay = m[stay + NEXT_STAY]
    while stay and ends >= m[stay + STAY_BEGINS]:
        ends = max(ends, m[stay + STAY_ENDS])
        stay = m[stay + NEXT_STAY]
    return begins, ends, stay


def _seconds(run: FlatRun, start: int, amount: int, known: int) -> int:
    end, stay = start + amount, run.memory[known + STAYS]
    while stay:
        begins, ends, stay = _standstill(run, stay)
        if begins < end:
            end += max(ends - max(begins, start), 0)
    return end


def _open_seconds(run: FlatRun, start: int, amount: int, known: int) -> int:
    m = run.memory
    office, stay = m[OPEN_TIME], m[known + STAYS]
    end = after(run, office, start, amount)
    while stay:
        begins, ends, stay = _standstill(run, stay)
        if begins < end and ends > start:
            amount += passed(run, office, ends)
            amount -= passed(run, office, max(begins, start))
            end = after(run, office, start, amount)
    return end


def _days(run: FlatRun, start: int, amount: int, known: int, calendar: bool) -> int:
    """A day of the limit is over at midnight, a working day when the office closes; the first that
    counts is the one after today.
    """
    m = run.memory
    count, stay = m[LEGAL_COUNT], m[known + STAYS]
    if calendar:
        first = start // DAY + 1
        number = first + amount
    else:
        first = right_of(m, m[LEGAL_DAYS], count, start // DAY)
        number = first + amount - 1
    while stay:
        begins, ends, stay = _standstill(run, stay)
        if calendar:
            begins, ends = -(-begins // DAY), -(-ends // DAY)
        else:
            begins = left_of(m, m[CLOSINGS], count, begins)
            ends = left_of(m, m[CLOSINGS], count, ends)
        if begins <= number:
            number += max(ends - max(begins, first), 0)
    if calendar:
        return number * DAY
    return m[m[CLOSINGS] + number] if number < count else NEVER
