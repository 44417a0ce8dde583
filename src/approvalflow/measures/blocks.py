"""A log in pieces: what a piece takes to be measured fits where the processor has it at hand.

So neither the memory of measuring nor its time a visit grow with the number of cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from approvalflow.eventlog import (
    QUESTION_COLUMNS,
    VISIT_COLUMNS,
    Cases,
    EventLog,
    Ints,
    Questions,
    Visits,
)

ROWS = 1 << 16  # of a piece, more or less
# Bytes of an array that is never used. The C library of Linux keeps freed memory for the next array
# if a piece of such a size was freed before; to ask the system each time is a third of measuring.
_KEPT = 31 << 20


def stretches(log: EventLog) -> Iterator[tuple[int, Visits]]:
    """The visits piece by piece, each with the number of its first row; `previous` is a row of the
    whole log.
    """
    for begin in range(0, len(log.visits), ROWS):
        here = slice(begin, begin + ROWS)
        yield begin, Visits(*(getattr(log.visits, name)[here] for name in VISIT_COLUMNS))


def blocks_of(log: EventLog) -> Iterator[EventLog]:
    """The log, if it is short; else cases that follow one another, with their visits, as logs.

    Sittings, seats and duty are those of the whole.
    """
    np.empty(_KEPT, dtype=np.bool_)
    cases, case = len(log.cases), log.visits.case
    if len(case) <= 2 * ROWS:
        yield log
        return
    starts = np.arange(0, len(case), ROWS)
    lowest, highest = (edge.reduceat(case, starts) for edge in (np.minimum, np.maximum))
    size = max(1, cases * ROWS // len(case))
    for first in range(0, cases, size):
        end = min(first + size, cases)
        # cases come in one after the other, so that their visits are not far apart
        near = starts[(highest >= first) & (lowest < end)].tolist()
        rows = [begin + _between(case[begin : begin + ROWS], first, end) for begin in near]
        yield _block(log, first, end, np.concatenate([starts[:0], *rows]))


def part_of(log: EventLog, first: int, end: int) -> EventLog:
    """The cases from number `first` to before `end`, as a log."""
    return _block(log, first, end, _between(log.visits.case, first, end))


def _between(case: Ints, first: int, end: int) -> Ints:
    return np.flatnonzero((case >= first) & (case < end))


def _block(log: EventLog, first: int, end: int, rows: Ints) -> EventLog:
    """The cases from the first to before the end, with these rows."""
    here, c = slice(first, end), log.cases
    columns = {name: getattr(log.visits, name)[rows] for name in VISIT_COLUMNS}
    columns["case"] -= first
    before = columns["previous"]
    follows = np.flatnonzero(before >= 0)
    if len(rows):
        place = np.zeros(rows[-1] - rows[0] + 1, dtype=np.int64)
        place[rows - rows[0]] = np.arange(len(rows))
        before[follows] = place[before[follows] - rows[0]]
    attributes = {name: column[here] for name, column in c.attributes.items()}
    part = Cases(c.submitted[here], c.decided[here], c.ended[here], c.result[here],
                 c.extended[here], c.deemed[here], attributes)  # fmt: skip
    return replace(log, cases=part, visits=Visits(**columns), questions=_asked(log, first, end))


def _asked(log: EventLog, first: int, end: int) -> Questions:
    """The questions of these cases."""
    here = _between(log.questions.case, first, end)
    columns = {name: getattr(log.questions, name)[here] for name in QUESTION_COLUMNS}
    columns["case"] -= first
    return Questions(**columns)
