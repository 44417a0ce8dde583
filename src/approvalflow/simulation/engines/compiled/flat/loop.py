"""The loop: one event after the other, until the run is over or needs more room."""

from __future__ import annotations

from approvalflow.simulation.engines.compiled.flat.applicant import leads
from approvalflow.simulation.engines.compiled.flat.deadlines import (
    end_term,
    end_tray,
    fall_due,
    lose_patience,
    reach_limit,
)
from approvalflow.simulation.engines.compiled.flat.departures import record_alone
from approvalflow.simulation.engines.compiled.flat.desks import finish, finish_with_care, hear
from approvalflow.simulation.engines.compiled.flat.events import pop, push
from approvalflow.simulation.engines.compiled.flat.intake import expect_next, lay_out, take_in
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.flat.people import join, wake
from approvalflow.simulation.engines.compiled.flat.shifts import serve
from approvalflow.simulation.engines.compiled.flat.sittings import call, sit
from approvalflow.simulation.engines.compiled.flat.ways import move
from approvalflow.simulation.engines.compiled.layout import (
    AHEAD,
    CASE,
    CASE_ROOM,
    CASES,
    DOCKET_COUNT,
    DOCKETS,
    END,
    EVENTS,
    FAILED,
    FOR_ANSWER,
    FOR_CARE,
    FOR_FINISH,
    FOR_HEARD,
    FOR_READY,
    FOR_WAIT,
    HEAP_ROOM,
    HORIZON_OVER,
    IS_DUE,
    LIES,
    LIMIT_OVER,
    NO_PATIENCE,
    NODE,
    NOW,
    OF_FILE,
    PASSES,
    POOL,
    POOL_OPENS,
    POOL_SIZE,
    QUEUED,
    ROOM,
    ROSTER_OPENS,
    ROW_ROOM,
    ROWS,
    SITS,
    STARTED,
    STOPPED,
    STOPS,
    SUBMITS,
    TERM_OVER,
    TOP,
    TRAY_ENDS,
    TURN_ENDS,
    WAITS,
    WANTED,
)
from approvalflow.simulation.plan.contract import NONE

_STOP = 6 << 52  # how the end of the horizon sorts within a second


def loop(run: FlatRun) -> int:
    """Until the run is over, has failed, or wants more room; how many events there were."""
    m = run.memory
    count = 0
    while not (m[STOPPED] or m[FAILED] or m[WANTED] or _is_full(run)):
        if m[LIES] >= 0:  # files of the backlog come before all else
            m[LIES] = _begin(run)
            continue
        now, what = pop(run)
        m[NOW] = now
        _happen(run, what >> 4, what & 15, now)
        count += 1
    return count


def _begin(run: FlatRun) -> int:
    """Lays out a file of the backlog; once all are there, whatever comes by itself is expected."""
    m = run.memory
    if m[LIES]:
        return lay_out(run, m[LIES])
    m[AHEAD] = m[CASES]
    expect_next(run)
    for number in range(m[DOCKET_COUNT]):
        call(run, m[DOCKETS] + POOL_SIZE * number)
    push(run, m[STOPS], _STOP, HORIZON_OVER)
    return NONE


def _is_full(run: FlatRun) -> bool:
    """Whether there may not be room for all that one event can bring."""
    m = run.memory
    room = m[ROOM]
    return (
        m[TOP] + 64 * room > m[END]
        or m[EVENTS] + m[QUEUED] + room > m[HEAP_ROOM]
        or m[ROWS] + room > m[ROW_ROOM]
        or m[CASES] + 1 >= m[CASE_ROOM]
    )


def _happen(run: FlatRun, thing: int, what: int, now: int) -> None:
    if what == OF_FILE:
        _file_comes(run, thing, now)
    elif what == SUBMITS:
        take_in(run, now)
    elif what == POOL_OPENS:
        wake(run, thing, now)
    elif what == ROSTER_OPENS:
        serve(run, thing, now)
    elif what == SITS:
        sit(run, thing)
    elif what == TURN_ENDS:
        if run.memory[thing + WAITS] == FOR_HEARD:
            hear(run, thing, now)
    else:
        _run_out(run, thing, what, now)


def _run_out(run: FlatRun, thing: int, what: int, now: int) -> None:
    if what == TRAY_ENDS:
        end_tray(run, thing, now)
    elif what == IS_DUE:
        fall_due(run, thing, now)
    elif what == NO_PATIENCE:
        lose_patience(run, thing, now)
    elif what == TERM_OVER:
        end_term(run, thing, now)
    elif what == LIMIT_OVER:
        reach_limit(run, thing, now)
    else:  # the horizon
        run.memory[STOPPED] = 1


def _file_comes(run: FlatRun, file: int, now: int) -> None:
    """What a file waited for has come; nothing, where it was broken off."""
    m = run.memory
    what, node = m[file + WAITS], m[file + NODE]
    if what == FOR_FINISH:
        finish(run, file, now)
    elif what == FOR_CARE:
        finish_with_care(run, file, now)
    elif what == FOR_READY:
        join(run, file, m[node + POOL], now)
    elif what == FOR_WAIT:
        record_alone(run, file, node, m[file + STARTED], now, 0)
        move(run, file, leads(run, m[node + PASSES], m[file + CASE]), now)
    elif what == FOR_ANSWER:
        move(run, file, node, now)
    elif what == FOR_HEARD:
        hear(run, file, now)
