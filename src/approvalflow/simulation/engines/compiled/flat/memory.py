"""The memory of a run, and how things are put into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from approvalflow.simulation.engines.compiled.layout import (
    ANSWERED_COLUMN,
    END,
    FAILED,
    NEXT_PATCH,
    NO_ROOM,
    PATCH_ANSWERED,
    PATCH_ROW,
    PATCH_SIZE,
    PATCHES,
    ROW_ROOM,
    ROW_WIDTH,
    ROWS,
    ROWS_BEFORE,
    TOP,
)


class FlatRun(NamedTuple):
    """A replication: whole numbers, in rows (lists interpreted, arrays compiled).

    `memory` as `layout` says; `heap`: events; `log`: visits; `numbers`: draws; `cases`: the cases;
    `ask`: makes a draw that is missing.
    """

    memory: list[int]
    heap: list[int]
    log: list[int]
    numbers: list[int]
    cases: list[int]
    ask: Callable[[int, int, int], int]


def allocate(run: FlatRun, size: int) -> int:
    """The address of room for a thing, all of it zero."""
    m = run.memory
    address = m[TOP]
    if address + size > m[END]:
        m[FAILED] = NO_ROOM
        return m[END]  # where there is room for one thing that nobody looks at
    m[TOP] = address + size
    return address


def put_down(
    run: FlatRun, case: int, step: int, visit: int, previous: int, arrived: int, ready: int,
    started: int, finished: int, answered: int, role: int, person: int, outcome: int,
) -> int:  # fmt: skip
    """A row of the log, as in VISIT_COLUMNS; its number."""
    m, log = run.memory, run.log
    rows = m[ROWS]
    if rows >= m[ROW_ROOM]:
        m[FAILED] = NO_ROOM
        return 0
    at = rows * ROW_WIDTH
    log[at] = case
    log[at + 1] = step
    log[at + 2] = visit
    log[at + 3] = previous
    log[at + 4] = arrived
    log[at + 5] = ready
    log[at + 6] = started
    log[at + 7] = finished
    log[at + 8] = answered
    log[at + 9] = role
    log[at + 10] = person
    log[at + 11] = outcome
    m[ROWS] = rows + 1
    return m[ROWS_BEFORE] + rows


def answer_row(run: FlatRun, row: int, now: int) -> None:
    """The applicant of a row is no longer waited for."""
    m = run.memory
    if row >= m[ROWS_BEFORE]:
        run.log[(row - m[ROWS_BEFORE]) * ROW_WIDTH + ANSWERED_COLUMN] = now
        return
    patch = allocate(run, PATCH_SIZE)
    m[patch + PATCH_ROW] = row
    m[patch + PATCH_ANSWERED] = now
    m[patch + NEXT_PATCH] = m[PATCHES]
    m[PATCHES] = patch
