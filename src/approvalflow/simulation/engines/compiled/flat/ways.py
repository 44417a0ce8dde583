"""The way of a file: on, at once, until something takes time."""

from __future__ import annotations

from approvalflow.eventlog import BROKEN_OFF, Ending
from approvalflow.simulation.engines.compiled.flat.applicant import count_visit, hold, leads
from approvalflow.simulation.engines.compiled.flat.boxes import (
    answer,
    enter,
    move_later,
    put_away,
)
from approvalflow.simulation.engines.compiled.flat.departures import (
    break_off,
    gather,
    record_alone,
)
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.events import push
from approvalflow.simulation.engines.compiled.flat.hours import end_of
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.flat.people import join
from approvalflow.simulation.engines.compiled.flat.timers import (
    ARRIVE,
    known_of,
    lie,
    start_limit,
    watch,
)
from approvalflow.simulation.engines.compiled.layout import (
    ANSWER,
    ARRIVED,
    AT_DEPARTMENT,
    AT_JURISDICTION,
    AT_LEVEL,
    AWAITED,
    BASE,
    BEGINS,
    BETWEEN_DEPARTMENTS,
    BETWEEN_JURISDICTIONS,
    BETWEEN_LEVELS,
    BOX_NODE,
    CASE,
    CASE_RESULT,
    CASE_WIDTH,
    CLOCK_STARTED,
    CLOSED,
    CLOSES,
    COUNTER,
    DECIDED,
    DEPARTMENT,
    DESK,
    DIRECT,
    END_NODE,
    ENDED,
    FOR_QUEUE,
    FOR_READY,
    FOR_WAIT,
    HEIGHT,
    ISSUE,
    JURISDICTION,
    KIND,
    KNOWN,
    KNOWN_FILE,
    LASTS,
    LEVEL,
    LIVE,
    MARK,
    NODE,
    NOTICE,
    OF_FILE,
    ONLY_IF,
    PARENT,
    PASSES,
    POOL,
    RANK,
    READY,
    RESULT,
    SORT,
    STACK,
    STARTED,
    STARTS,
    STATUTORY,
    STOPPED,
    SUBMITTED,
    TRAY,
    UNDECIDED,
    VISIT,
    WAIT,
    WAITS,
    WATCHED,
)
from approvalflow.simulation.plan.contract import ResultMark

_REFUSED_MARK = int(ResultMark.REFUSED)
_GRANTED, _REFUSED = int(Ending.GRANTED), int(Ending.REFUSED)


def move(run: FlatRun, file: int, node: int, now: int) -> None:
    """On to a node, and with it whatever it sets off, one file after the other."""
    m = run.memory
    if m[node + DIRECT]:
        arrive(run, file, node, now)
        return
    bottom = m[HEIGHT]
    move_later(run, file, node, 0)
    move_stacked(run, bottom, now)


def move_stacked(run: FlatRun, bottom: int, now: int) -> None:
    """All that are to move in this second, down to so many."""
    m = run.memory
    while m[HEIGHT] > bottom:
        m[HEIGHT] -= 1
        at = m[STACK] + 3 * m[HEIGHT]
        file, node = m[at], m[at + 1]
        if m[file + LIVE] or not m[at + 2]:  # a branch without a step may have settled all
            _move_on(run, file, node, now)


def _move_on(run: FlatRun, file: int, node: int, now: int) -> None:
    m = run.memory
    case = m[file + CASE]
    while not m[node + DIRECT]:
        kind = m[node + KIND]
        if m[node + ONLY_IF] >= 0 and drawn(run, m[node + ONLY_IF], case, 0):
            pass
        elif kind == DESK:
            _set_off(run, file, node, now)
            return
        elif kind == BOX_NODE:
            if enter(run, file, node):
                return
        elif kind == ISSUE:
            m[file + VISIT] = count_visit(run, file, m[node + COUNTER])
            record_alone(run, file, node, now, now, 0)
            decide(run, case, now)
        elif kind == STARTS:
            _start_clock(run, case, now)
        elif kind != SORT:
            _rest(run, file, node, now)
            return
        node = leads(run, m[node + PASSES], case)
    arrive(run, file, node, now)


def arrive(run: FlatRun, file: int, node: int, now: int) -> None:
    """At a desk that a file reaches at once and whatever the case."""
    m = run.memory
    m[file + NODE] = node
    m[file + VISIT] = count_visit(run, file, m[node + COUNTER])
    m[file + ARRIVED] = m[file + READY] = now
    join(run, file, m[node + POOL], now)


def _set_off(run: FlatRun, file: int, node: int, now: int) -> None:
    """Transfer and in-tray, then the desk."""
    m = run.memory
    case = m[file + CASE]
    m[file + NODE] = node
    visit = count_visit(run, file, m[node + COUNTER])
    m[file + VISIT] = visit
    transfer, department, level = -1, m[node + AT_DEPARTMENT], m[node + AT_LEVEL]
    there, here = m[file + JURISDICTION], m[node + AT_JURISDICTION]
    if here != there and min(here, there) >= 0 and m[node + BETWEEN_JURISDICTIONS] >= 0:
        transfer = m[node + BETWEEN_JURISDICTIONS]
    elif department != m[file + DEPARTMENT] and department >= 0 and m[file + DEPARTMENT] >= 0:
        transfer = m[node + BETWEEN_DEPARTMENTS]
    elif level != m[file + LEVEL] and level >= 0 and m[file + LEVEL] >= 0:
        transfer = m[node + BETWEEN_LEVELS]
    ready = now
    if transfer >= 0:
        ready = end_of(run, now, drawn(run, transfer, case, visit))
    m[file + ARRIVED] = ready
    if m[node + TRAY] >= 0:
        ready = end_of(run, ready, drawn(run, m[node + TRAY], case, visit))
    m[file + READY] = ready
    if m[node + WATCHED]:
        watch(run, file)
        if ready > now:
            lie(run, file, node, ready)
            return
        m[file + WAITS] = FOR_QUEUE
    elif ready > now:
        m[file + WAITS] = FOR_READY
        push(run, ready, ARRIVE + m[file + BASE] + m[node + RANK], file * 16 + OF_FILE)
        return
    join(run, file, m[node + POOL], now)


def _rest(run: FlatRun, file: int, node: int, now: int) -> None:
    """Where the way stops, or goes on for another file."""
    m = run.memory
    kind = m[node + KIND]
    if kind == WAIT:
        m[file + NODE] = node
        m[file + VISIT] = count_visit(run, file, m[node + COUNTER])
        m[file + STARTED] = now
        m[file + WAITS] = FOR_WAIT
        ends = end_of(run, now, drawn(run, m[node + LASTS], m[file + CASE], m[file + VISIT]))
        push(run, ends, ARRIVE + m[file + BASE] + m[node + RANK], file * 16 + OF_FILE)
    elif kind == END_NODE:
        _end(run, file, node, now)
    elif kind == NOTICE:
        hold(run, file, node, now)
    elif kind == ANSWER:
        answer(run, file, node, now)


def _end(run: FlatRun, file: int, node: int, now: int) -> None:
    m = run.memory
    if m[file + PARENT]:  # a branch in which the case is over ends all the others
        root = file
        while m[root + PARENT]:
            root = m[root + PARENT]
        gather(run, root, file)
        break_off(run, now, BROKEN_OFF)
    m[file + NODE] = node
    result = m[node + RESULT]
    if result == _GRANTED and m[file + MARK] == _REFUSED_MARK:
        result = _REFUSED
    end_case(run, m[file + CASE], now, result)
    if not m[file + PARENT]:
        put_away(run, file)


# the case


def _start_clock(run: FlatRun, case: int, now: int) -> None:
    """The legal clock starts; a second time it does not start again."""
    m = run.memory
    if m[STATUTORY] >= 0 and not m[known_of(run, case) + CLOCK_STARTED]:
        begin_limit(run, case, now)


def begin_limit(run: FlatRun, case: int, now: int) -> None:
    m = run.memory
    known = known_of(run, case)
    m[known + CLOCK_STARTED] = 1
    span = drawn(run, m[STATUTORY], case, 0)
    start_limit(run, known, m[known + KNOWN_FILE], now, span)


def decide(run: FlatRun, case: int, now: int) -> None:
    at = case * CASE_WIDTH + DECIDED
    if run.cases[at] < 0:
        run.cases[at] = now
        run.memory[UNDECIDED] -= 1


def end_case(run: FlatRun, case: int, now: int, result: int) -> None:
    """The case is over; the run too, if it was the last that is asked for."""
    m, at = run.memory, case * CASE_WIDTH
    run.cases[at + ENDED] = now
    run.cases[at + CASE_RESULT] = result
    run.cases[at + KNOWN] = 0
    decide(run, case, now)
    m[AWAITED] -= is_awaited(run, run.cases[at + SUBMITTED])
    if m[CLOSED] and not m[AWAITED]:
        m[STOPPED] = 1


def is_awaited(run: FlatRun, submitted: int) -> bool:
    """Whether the run goes on until such a case has ended: if it is measured or of the backlog."""
    m = run.memory
    return submitted < 0 or m[BEGINS] <= submitted < m[CLOSES]
