"""Files that leave before they are done: their box has decided, or the case is over."""

from __future__ import annotations

from approvalflow.eventlog import NOBODY, NOT_BEGUN
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun, answer_row, put_down
from approvalflow.simulation.engines.compiled.flat.people import release
from approvalflow.simulation.engines.compiled.flat.queues import chain, leave
from approvalflow.simulation.engines.compiled.flat.timers import stand_no_longer
from approvalflow.simulation.engines.compiled.layout import (
    ABOVE,
    ARRIVED,
    CASE,
    CHILDREN,
    DESK,
    DOCKET,
    FOR_ANSWER,
    FOR_FINISH,
    FOR_HEARD,
    FOR_READY,
    FOR_WAIT,
    KIND,
    LAIN,
    LAST_LEFT,
    LEFT,
    LIVE,
    NEXT_AT_WORK,
    NEXT_LEFT,
    NODE,
    NOTHING,
    NUMBER,
    PARENT,
    PERSON,
    POOL,
    POOL_KIND,
    READY,
    ROW,
    SIBLING,
    STARTED,
    STEP,
    VISIT,
    WAITS,
)
from approvalflow.simulation.plan.contract import NONE


def gather(run: FlatRun, top: int, but: int) -> None:
    """Those that are to leave: the copies under a file, or itself, but one; in the order of
    branches, behind those gathered before. Boxes on the way are dissolved.
    """
    m = run.memory
    file = top
    while True:
        while m[file + CHILDREN]:
            file = m[file + CHILDREN]
        if file != but:
            chain(run, file)
        while file != top and not m[file + SIBLING]:
            m[file + LIVE] = 0
            file = m[file + PARENT]
            m[file + CHILDREN] = 0
        if file == top:
            return
        m[file + LIVE] = 0
        file = m[file + SIBLING]


def break_off(run: FlatRun, now: int, outcome: int) -> None:
    """What the files gathered have still to do: all leave before people take the next ones."""
    m = run.memory
    file, first, last = m[LEFT], 0, 0
    m[LEFT] = m[LAST_LEFT] = 0
    while file:
        if _is_at_work(run, file, now, outcome):
            m[file + NEXT_AT_WORK] = 0
            if last:
                m[last + NEXT_AT_WORK] = file
            else:
                first = file
            last = file
        m[file + WAITS] = NOTHING
        file = m[file + NEXT_LEFT]
    while first:
        record_left(run, first, now, outcome)
        if m[first + PERSON] >= 0:
            release(run, m[m[first + NODE] + POOL], m[first + PERSON], now)
        first = m[first + NEXT_AT_WORK]


def _is_at_work(run: FlatRun, file: int, now: int, outcome: int) -> bool:
    """Whether somebody has it; what it waits for else ends, and is recorded."""
    m = run.memory
    what = m[file + WAITS]
    if m[m[file + NODE] + KIND] == DESK and leave(run, file):
        m[file + STARTED], m[file + PERSON] = NOT_BEGUN, NOBODY
        record_left(run, file, now, outcome)
    elif what >= FOR_FINISH:
        return True
    elif what == FOR_HEARD:
        if m[file + STARTED] > now:  # its turn in the sitting has not come
            m[file + STARTED] = NOT_BEGUN
        return True
    elif what == FOR_ANSWER:
        answer_row(run, m[file + ROW], now)
        stand_no_longer(run, file, now)
    elif what == FOR_WAIT:
        record_alone(run, file, m[file + NODE], m[file + STARTED], now, outcome)
    elif what == FOR_READY:
        m[file + ARRIVED] = min(m[file + ARRIVED], now)
        m[file + STARTED], m[file + PERSON] = NOT_BEGUN, NOBODY
        record_left(run, file, now, outcome)
    return False


def record_left(run: FlatRun, file: int, now: int, outcome: int) -> None:
    """The row of a visit that ends before it would have."""
    m = run.memory
    node = m[file + NODE]
    pool = m[node + POOL]
    role = NONE if m[pool + POOL_KIND] == DOCKET else m[pool + NUMBER]
    ready = min(m[file + LAIN] if m[node + ABOVE] else m[file + READY], now)
    m[file + ROW] = put_down(
        run, m[file + CASE], m[node + STEP], m[file + VISIT], m[file + ROW], m[file + ARRIVED],
        ready, m[file + STARTED], now, now, role, m[file + PERSON], outcome,
    )  # fmt: skip


def record_alone(run: FlatRun, file: int, node: int, started: int, now: int, outcome: int) -> None:
    """The row of a visit for which there was nobody."""
    m = run.memory
    m[file + ROW] = put_down(
        run, m[file + CASE], m[node + STEP], m[file + VISIT], m[file + ROW], started, started,
        started, now, now, NONE, NOBODY, outcome,
    )  # fmt: skip
