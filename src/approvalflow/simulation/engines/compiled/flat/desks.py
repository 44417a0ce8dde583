"""The end of work, and of a hearing."""

from __future__ import annotations

from approvalflow.eventlog import IN_VAIN, NOBODY
from approvalflow.simulation.engines.compiled.flat.applicant import (
    asked,
    count_visit,
    leads,
    wait_for_answer,
)
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.events import push
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun, put_down
from approvalflow.simulation.engines.compiled.flat.people import release
from approvalflow.simulation.engines.compiled.flat.queues import insert
from approvalflow.simulation.engines.compiled.flat.shifts import remember
from approvalflow.simulation.engines.compiled.flat.timers import watch_on
from approvalflow.simulation.engines.compiled.flat.ways import move
from approvalflow.simulation.engines.compiled.layout import (
    ABOVE,
    AGAIN,
    ARRIVED,
    ARROW_SIZE,
    ARROWS,
    AT_DEPARTMENT,
    AT_JURISDICTION,
    AT_LEVEL,
    CASE,
    COMES,
    COUNTER,
    DEFERS,
    DEPARTMENT,
    FOR_QUEUE,
    IS_VAIN,
    JURISDICTION,
    LAIN,
    LAST_IN,
    LEVEL,
    MARK,
    MARKS,
    NODE,
    NOW,
    NUMBER,
    OUTCOME,
    OVERDUE,
    PARENT,
    PASSES,
    PERSON,
    POOL,
    PRIORITY,
    READY,
    ROW,
    STARTED,
    STEP,
    TAKES,
    TERM,
    TERM_BOUND,
    TERM_OVER,
    VISIT,
    WAITS,
    WATCHED,
)
from approvalflow.simulation.plan.contract import NONE


def finish(run: FlatRun, file: int, now: int) -> None:
    """Somebody has done his work."""
    m = run.memory
    node, person = m[file + NODE], m[file + PERSON]
    pool = m[node + POOL]
    outcome, arrow, answered = _ended(run, file, node, now)
    _row(run, file, node, now, answered, m[pool + NUMBER], person, outcome)
    if m[arrow + MARKS]:
        m[file + MARK] = m[arrow + MARKS]
    if person >= 0:
        release(run, pool, person, now)
    goal = leads(run, arrow, m[file + CASE])
    if answered > now:
        wait_for_answer(run, file, goal, now, answered)
    else:
        move(run, file, goal, now)


def finish_with_care(run: FlatRun, file: int, now: int) -> None:
    """By somebody whom another step is not to have again, or for a deadline."""
    m = run.memory
    node = m[file + NODE]
    if m[node + ABOVE]:
        m[file + READY] = m[file + LAIN]
    remember(run, file)
    finish(run, file, now)
    if m[node + TERM_BOUND]:
        look_again(run, file)


def hear(run: FlatRun, file: int, now: int) -> None:
    """As when work is finished, but nobody becomes free; who is deferred waits for the next
    sitting.
    """
    m = run.memory
    node = m[file + NODE]
    outcome, arrow, answered = _ended(run, file, node, now)
    _row(run, file, node, now, answered, NONE, NOBODY, outcome)
    if outcome == m[node + DEFERS]:
        _defer(run, file, node, now)
    else:
        if m[arrow + MARKS]:
            m[file + MARK] = m[arrow + MARKS]
        goal = leads(run, arrow, m[file + CASE])
        if answered > now:
            wait_for_answer(run, file, goal, now, answered)
        else:
            move(run, file, goal, now)
    if m[node + TERM_BOUND]:
        look_again(run, file)


def _ended(run: FlatRun, file: int, node: int, now: int) -> tuple[int, int, int]:
    """The outcome, the arrow that follows it, and when the applicant has answered."""
    m = run.memory
    if m[node + IS_VAIN]:
        return IN_VAIN, m[node + PASSES], now
    if m[node + OUTCOME] < 0:
        return 0, m[node + PASSES], now
    outcome = drawn(run, m[node + OUTCOME], m[file + CASE], m[file + VISIT])
    arrow = m[node + ARROWS] + ARROW_SIZE * outcome
    if m[arrow + TAKES] < 0:
        return outcome, arrow, now
    then, answered = asked(run, file, arrow, now)
    return outcome, then, answered


def _row(
    run: FlatRun,
    file: int,
    node: int,
    now: int,
    answered: int,
    role: int,
    person: int,
    outcome: int,
) -> None:
    """Puts the visit down."""
    m = run.memory
    m[file + ROW] = put_down(
        run, m[file + CASE], m[node + STEP], m[file + VISIT], m[file + ROW], m[file + ARRIVED],
        m[file + READY], m[file + STARTED], now, answered, role, person, outcome,
    )  # fmt: skip
    locate(run, file, node)


def locate(run: FlatRun, file: int, node: int) -> None:
    """A file that was worked on here comes from this jurisdiction, department and level."""
    m = run.memory
    if m[node + AT_JURISDICTION] >= 0:
        m[file + JURISDICTION] = m[node + AT_JURISDICTION]
    if m[node + AT_DEPARTMENT] >= 0:
        m[file + DEPARTMENT] = m[node + AT_DEPARTMENT]
    if m[node + AT_LEVEL] >= 0:
        m[file + LEVEL] = m[node + AT_LEVEL]


def _defer(run: FlatRun, file: int, node: int, now: int) -> None:
    m = run.memory
    m[file + VISIT] = count_visit(run, file, m[node + COUNTER])
    m[file + ARRIVED] = m[file + READY] = now
    if m[node + WATCHED]:
        m[file + WAITS] = FOR_QUEUE
        watch_on(run, file)
    line = m[m[node + POOL] + AGAIN]
    insert(run, file, line, m[line + LAST_IN])


def look_again(run: FlatRun, file: int) -> None:
    """Somebody has finished: branches that are overdue may be over, if nobody goes on with them in
    this second.
    """
    m = run.memory
    at = file
    while at:
        term = m[at + TERM]
        if term and m[term + OVERDUE]:
            m[term + COMES] = m[NOW]
            push(run, m[NOW], m[term + PRIORITY], term * 16 + TERM_OVER)
        at = m[at + PARENT]
