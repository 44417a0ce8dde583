"""Meetings and batches: who is heard when, and what comes of it."""

from __future__ import annotations

from approvalflow.eventlog import NOBODY
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.events import push
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.flat.queues import chain, leave
from approvalflow.simulation.engines.compiled.layout import (
    AGAIN,
    AGENDA,
    AT,
    BASE,
    CASE,
    CLASSES,
    CUTS_AT,
    FINISH_KEY,
    FIRST_IN,
    FOR_HEARD,
    HEARS,
    LANES,
    LAST_LEFT,
    LASTS,
    LEFT,
    LIST_SIZE,
    NEXT,
    NEXT_LEFT,
    NODE,
    NUMBER,
    OPENS_AT,
    PERSON,
    PRESENT,
    QUORUM,
    READY,
    SAT,
    SERVE_FIRST,
    SHUTS_AT,
    SITS,
    SITS_RANK,
    SITS_STEP,
    SITTING_COUNT,
    SITTING_WIDTH,
    SITTINGS,
    STARTED,
    TURN_ENDS,
    UNTIL_END,
    VISIT,
    WAITS,
)

SITTING = 4 << 52  # how sittings sort within a second


def call(run: FlatRun, docket: int) -> None:
    """The next one."""
    m = run.memory
    if m[docket + AT] < m[docket + SITTING_COUNT]:
        opens = m[m[docket + OPENS_AT] + m[docket + AT]]
        push(run, opens, SITTING + m[docket + SITS_RANK], docket * 16 + SITS)


def sit(run: FlatRun, docket: int) -> None:
    """Holds the next sitting. Those who were deferred come first. A case that does not fit any
    more, and all after it, wait; but the first is heard to its end whatever it takes, so that none
    waits for ever. While the sitting before goes on, none begins.
    """
    m = run.memory
    number = m[docket + AT]
    opens, closes = m[m[docket + OPENS_AT] + number], m[m[docket + SHUTS_AT] + number]
    present = m[m[docket + PRESENT] + number]
    held = present >= m[docket + QUORUM] and m[docket + UNTIL_END] <= opens
    waiting, heard, last_ends = _call_in(run, docket, held, opens, closes)
    m[docket + AT] += 1
    until = opens
    if held:
        until = max(closes, last_ends)
        m[docket + UNTIL_END] = until
    _record(run, docket, number, opens, until, held, heard, waiting - heard)
    file, at = m[LEFT], opens
    m[LEFT] = m[LAST_LEFT] = 0
    while file:
        m[file + STARTED], m[file + PERSON] = at, NOBODY
        m[file + WAITS] = FOR_HEARD
        at += _work(run, docket, file)
        key = m[m[file + NODE] + FINISH_KEY] + m[file + BASE]
        push(run, at, key, file * 16 + TURN_ENDS)
        file = m[file + NEXT_LEFT]
    call(run, docket)


def _call_in(
    run: FlatRun, docket: int, held: bool, opens: int, closes: int
) -> tuple[int, int, int]:
    """Takes those who are heard out of their lines: how many waited, are heard, and until when."""
    m = run.memory
    lanes = m[CLASSES] if m[SERVE_FIRST] >= 0 else 1
    most = m[docket + AGENDA] if held else 0
    cut = m[m[docket + CUTS_AT] + m[docket + AT]]
    waiting, heard, at, full = 0, 0, opens, False
    for number in range(-1, lanes):
        line = m[docket + AGAIN] if number < 0 else m[docket + LANES] + LIST_SIZE * number
        file = m[line + FIRST_IN]
        while file and (number < 0 or m[file + READY] <= cut):
            behind = m[file + NEXT]
            waiting += 1
            work = 0 if full or (0 <= most <= heard) else _work(run, docket, file)
            full = full or 0 <= most <= heard or (heard > 0 and at + work > closes)
            if not full:
                heard, at = heard + 1, at + work
                leave(run, file)
                chain(run, file)
            file = behind
    return waiting, heard, at


def _work(run: FlatRun, docket: int, file: int) -> int:
    m = run.memory
    if not m[docket + HEARS]:
        return 0
    return drawn(run, m[m[file + NODE] + LASTS], m[file + CASE], m[file + VISIT])


def _record(
    run: FlatRun, docket: int, number: int, opens: int, until: int, held: bool, heard: int,
    left: int,
) -> None:  # fmt: skip
    m = run.memory
    at = m[SITTINGS] + SITTING_WIDTH * m[SAT]
    m[SAT] += 1
    m[at], m[at + 1], m[at + 2], m[at + 3] = m[docket + SITS_STEP], opens, until, held
    m[at + 4], m[at + 5], m[at + 6], m[at + 7] = heard, left, m[docket + NUMBER], number
