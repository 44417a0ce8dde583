"""Deadlines that run: a timer that comes up looks whether the file is still where it was; those of
a case are set anew when its legal clock has to stand still.
"""

from __future__ import annotations

from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.events import push
from approvalflow.simulation.engines.compiled.flat.hours import end_of
from approvalflow.simulation.engines.compiled.flat.legal import expires
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun, allocate
from approvalflow.simulation.engines.compiled.layout import (
    ACTION,
    ARRIVED,
    BASE,
    BEGAN,
    CASE,
    CASE_WIDTH,
    COMES,
    DUE,
    FOR_FINISH,
    FOR_HEARD,
    FOR_QUEUE,
    FOR_READY,
    IS_DUE,
    KNOWN,
    LAST_STAY,
    LAST_TIMER,
    LIMIT_OVER,
    LISTED,
    NEXT_STAY,
    NEXT_TIMER,
    NO_PATIENCE,
    NODE,
    NOW,
    OF,
    PARENT,
    PATIENCE,
    PRIORITY,
    RANK,
    RUNG,
    SINCE,
    SINCE_VISIT,
    SPAN,
    STARTED,
    STAY_BEGINS,
    STAY_ENDS,
    STAY_FILE,
    STAY_SIZE,
    STAYS,
    STEP,
    TERM,
    TERM_ANSWER,
    TERM_BOUND,
    TERM_OVER,
    TERM_RECIPE,
    TIMER_NODE,
    TIMER_SIZE,
    TIMER_VISIT,
    TIMERS,
    TRAY_ENDS,
    TRAY_FILE,
    TRAY_SIZE,
    TRAY_STEP,
    TRAY_VISIT,
    VISIT,
    WAITS,
)
from approvalflow.simulation.plan.contract import NEVER

ARRIVE, EXPIRE = 2 << 52, 5 << 52  # how events sort within a second


def known_of(run: FlatRun, case: int) -> int:
    """The open case; 0 once it is closed."""
    return run.cases[case * CASE_WIDTH + KNOWN]


def timer_of(run: FlatRun, file: int, node: int, rank: int, start: int, span: int) -> int:
    """A deadline of a file at a desk, or without a node that of a branch or the case."""
    m = run.memory
    timer = allocate(run, TIMER_SIZE)
    m[timer + OF], m[timer + TIMER_NODE] = file, node
    m[timer + TIMER_VISIT] = m[file + VISIT] if node else 0
    m[timer + PRIORITY] = EXPIRE + m[file + BASE] + rank
    m[timer + BEGAN], m[timer + SPAN] = start, span
    m[timer + COMES] = NEVER
    return timer


def set_timer(run: FlatRun, known: int, timer: int) -> None:
    """A timer of a case runs, to when its span is over."""
    m = run.memory
    at = max(expires(run, m[timer + BEGAN], m[timer + SPAN], known), m[NOW])
    if not m[timer + LISTED]:
        _list(run, known, timer)
    if at != m[timer + COMES]:
        m[timer + COMES] = at
        push(run, at, m[timer + PRIORITY], timer * 16 + m[timer + ACTION])


def _list(run: FlatRun, known: int, timer: int) -> None:
    m = run.memory
    m[timer + LISTED], m[timer + NEXT_TIMER] = 1, 0
    if m[known + LAST_TIMER]:
        m[m[known + LAST_TIMER] + NEXT_TIMER] = timer
    else:
        m[known + TIMERS] = timer
    m[known + LAST_TIMER] = timer


# the applicant has a file


def stand_still(run: FlatRun, file: int, now: int, until: int) -> bool:
    """A file is with the applicant; whether the deadlines of its case come later therefore, once
    they are set anew.
    """
    m = run.memory
    known = known_of(run, m[file + CASE])
    if not known or until <= now:
        return False
    stay = allocate(run, STAY_SIZE)
    m[stay + STAY_BEGINS], m[stay + STAY_ENDS], m[stay + STAY_FILE] = now, until, file
    if m[known + LAST_STAY]:
        m[m[known + LAST_STAY] + NEXT_STAY] = stay
    else:
        m[known + STAYS] = stay
    m[known + LAST_STAY] = stay
    return True


def stand_no_longer(run: FlatRun, file: int, now: int) -> None:
    """Nobody waits any more for what the applicant was asked in a branch."""
    m = run.memory
    known = known_of(run, m[file + CASE])
    if not known:
        return
    stay = m[known + STAYS]
    while stay:
        if m[stay + STAY_FILE] == file:
            m[stay + STAY_ENDS] = min(m[stay + STAY_ENDS], now)
        stay = m[stay + NEXT_STAY]
    set_anew(run, known, now)


def set_anew(run: FlatRun, known: int, now: int) -> None:
    """The deadlines of a case, by when its applicant has it."""
    m = run.memory
    timer = m[known + TIMERS]
    m[known + TIMERS] = m[known + LAST_TIMER] = 0
    while timer:
        behind = m[timer + NEXT_TIMER]
        m[timer + LISTED] = 0
        if m[timer + COMES] >= now and (not m[timer + TIMER_NODE] or is_there(run, timer)):
            set_timer(run, known, timer)
        timer = behind


def is_there(run: FlatRun, timer: int) -> bool:
    """Whether the file is still on the level at which its time runs."""
    m = run.memory
    file = m[timer + OF]
    if (
        m[m[file + NODE] + RUNG] != m[timer + TIMER_NODE]
        or m[file + VISIT] != m[timer + TIMER_VISIT]
    ):
        return False
    return m[file + WAITS] >= FOR_FINISH or is_waiting(run, file)


def is_waiting(run: FlatRun, file: int) -> bool:
    """Whether nobody has begun: it is in the queue, in the tray, or on its way there; or its turn
    in the sitting has not come.
    """
    m = run.memory
    what = m[file + WAITS]
    if what == FOR_HEARD:
        return m[file + STARTED] > m[NOW]
    return what in (FOR_QUEUE, FOR_READY)


# at a desk


def watch(run: FlatRun, file: int) -> None:
    """A file comes to a desk which it may leave before its visit has ended: what may end it runs
    from its arrival, while it lies in the tray too.
    """
    m = run.memory
    m[file + SINCE], m[file + SINCE_VISIT] = m[file + ARRIVED], m[file + VISIT]
    if m[m[file + NODE] + TERM_BOUND]:
        _begin_terms(run, file)
    watch_on(run, file)


def watch_on(run: FlatRun, file: int) -> None:
    """The same, for a file that lies there since an earlier visit: a deferral is no arrival."""
    m = run.memory
    node = m[file + NODE]
    watch_due(run, file, node, m[file + SINCE])
    if m[node + PATIENCE] >= 0:
        timer = timer_of(run, file, node, 2 * m[node + RANK] + 1, m[file + SINCE], 0)
        patience = drawn(run, m[node + PATIENCE], m[file + CASE], m[file + SINCE_VISIT])
        at = max(end_of(run, m[file + SINCE], patience), m[NOW])
        m[timer + ACTION] = NO_PATIENCE
        m[timer + COMES] = at
        push(run, at, m[timer + PRIORITY], timer * 16 + NO_PATIENCE)


def watch_due(run: FlatRun, file: int, node: int, since: int) -> None:
    m = run.memory
    if m[node + DUE] >= 0:
        span = drawn(run, m[node + DUE], m[file + CASE], m[file + VISIT])
        timer = timer_of(run, file, node, 2 * m[node + RANK], since, span)
        m[timer + ACTION] = IS_DUE
        set_timer(run, known_of(run, m[file + CASE]), timer)


def lie(run: FlatRun, file: int, node: int, ready: int) -> None:
    """On its way, and in the tray: an event of its own, as a deadline may take the file out."""
    m = run.memory
    m[file + WAITS] = FOR_READY
    tray = allocate(run, TRAY_SIZE)
    m[tray + TRAY_FILE] = file
    m[tray + TRAY_STEP], m[tray + TRAY_VISIT] = m[m[file + NODE] + STEP], m[file + VISIT]
    push(run, ready, ARRIVE + m[file + BASE] + m[node + RANK], tray * 16 + TRAY_ENDS)


# deadlines of branches: they begin at the first desk, and act while nobody works there

_OF_BRANCHES = 4000  # how they sort among those of steps, and before that of the case
_ROOM = 95
OF_THE_CASE = 4095


def give_term(run: FlatRun, file: int, number: int, recipe: int, answered: int) -> None:
    """A copy of a case goes into a branch that has a deadline."""
    m = run.memory
    term = timer_of(run, file, 0, _OF_BRANCHES + number % _ROOM, NEVER, 0)
    m[term + TERM_RECIPE], m[term + ACTION] = recipe, TERM_OVER
    m[term + TERM_ANSWER] = answered
    m[file + TERM] = term


def _begin_terms(run: FlatRun, file: int) -> None:
    """A file comes to a desk: the first one, for branches whose time does not run yet."""
    m = run.memory
    at = file
    while at:
        term = m[at + TERM]
        if term and m[term + BEGAN] == NEVER:
            m[term + BEGAN] = m[file + ARRIVED]
            m[term + SPAN] = drawn(run, m[term + TERM_RECIPE], m[file + CASE], 1)
            set_timer(run, known_of(run, m[file + CASE]), term)
        at = m[at + PARENT]


# the limit of the case


def start_limit(run: FlatRun, known: int, file: int, now: int, span: int) -> None:
    m = run.memory
    timer = timer_of(run, file, 0, OF_THE_CASE, now, span)
    m[timer + ACTION] = LIMIT_OVER
    set_timer(run, known, timer)
