"""The applicant: how long a case is with him, alone or once for all branches of a box."""

from __future__ import annotations

from approvalflow.eventlog import NOBODY
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.events import push
from approvalflow.simulation.engines.compiled.flat.hours import end_of
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun, put_down
from approvalflow.simulation.engines.compiled.flat.timers import (
    ARRIVE,
    known_of,
    set_anew,
    stand_still,
)
from approvalflow.simulation.engines.compiled.layout import (
    ASKING,
    BASE,
    BOX,
    CASE,
    COUNTER,
    COUNTS,
    FOR_ANSWER,
    GIVES_UP,
    GOAL,
    GOALS,
    LAPSE,
    LASTS,
    NEXT_ASKING,
    NODE,
    NOTHING,
    OF_FILE,
    PARENT,
    PASSES,
    PENDING,
    RANK,
    REPLY,
    ROW,
    STEP,
    TAKES,
    VISIT,
    WAITS,
    WAY,
)
from approvalflow.simulation.plan.contract import NONE


def leads(run: FlatRun, arrow: int, case: int) -> int:
    """The node to which an arrow leads."""
    m = run.memory
    if m[arrow + GOAL]:
        return m[arrow + GOAL]
    return m[m[arrow + GOALS] + drawn(run, m[arrow + WAY], case, 0)]


def count_visit(run: FlatRun, file: int, counter: int) -> int:
    """How often the case has been ready there, this time included."""
    m = run.memory
    at = m[file + COUNTS] + counter
    m[at] += 1
    return m[at]


def asked(run: FlatRun, file: int, arrow: int, now: int) -> tuple[int, int]:
    """The arrow once the applicant has answered, or is no longer waited for, and when."""
    m = run.memory
    case, visit = m[file + CASE], m[file + VISIT]
    answered = end_of(run, now, drawn(run, m[arrow + TAKES], case, visit))
    lapse = m[arrow + LAPSE]
    if not lapse:
        return arrow, answered
    silent = m[arrow + GIVES_UP] >= 0 and drawn(run, m[arrow + GIVES_UP], case, visit) != 0
    latest = answered
    if m[arrow + REPLY] >= 0:
        latest = end_of(run, now, drawn(run, m[arrow + REPLY], case, visit))
    if silent or answered > latest:
        return lapse, latest
    return arrow, answered


def wait_for_answer(run: FlatRun, file: int, goal: int, now: int, answered: int) -> None:
    """On to a node, once he has answered."""
    m = run.memory
    rank = m[m[file + NODE] + RANK]
    m[file + NODE] = goal
    m[file + WAITS] = FOR_ANSWER
    if stand_still(run, file, now, answered):
        set_anew(run, known_of(run, m[file + CASE]), now)
    push(run, answered, ARRIVE + m[file + BASE] + rank, file * 16 + OF_FILE)


# one question for all branches


def hold(run: FlatRun, child: int, node: int, now: int) -> None:
    """A branch has something to ask, and waits for the others."""
    m = run.memory
    file = m[child + PARENT]
    m[child + NODE], m[child + WAITS] = node, NOTHING
    m[file + ROW] = m[child + ROW]  # the question follows the branch that comes last
    m[child + NEXT_ASKING] = 0
    if m[file + ASKING]:
        last = m[file + ASKING]
        while m[last + NEXT_ASKING]:
            last = m[last + NEXT_ASKING]
        m[last + NEXT_ASKING] = child
    else:
        m[file + ASKING] = child
    ask_once(run, file, now)


def ask_once(run: FlatRun, file: int, now: int) -> None:
    """Once each branch of the box has answered or asks; all go on with the answer."""
    m = run.memory
    box, case, first = m[file + BOX], m[file + CASE], m[file + ASKING]
    count, until, child = 0, now, first
    while child:
        count += 1
        child = m[child + NEXT_ASKING]
    if not count or count < m[file + PENDING]:
        return
    m[file + ASKING] = 0
    child = first
    while child:
        lasts = drawn(run, m[m[child + NODE] + LASTS], case, m[child + VISIT])
        until = max(until, end_of(run, now, lasts))
        child = m[child + NEXT_ASKING]
    visit = count_visit(run, file, m[box + COUNTER])
    row = put_down(run, case, m[box + STEP], visit, m[file + ROW], now, now, now, now, until, NONE,
                   NOBODY, 0)  # fmt: skip
    child = first
    while child:
        rank = m[m[child + NODE] + RANK]
        m[child + ROW] = row
        m[child + NODE] = leads(run, m[m[child + NODE] + PASSES], case)
        m[child + WAITS] = FOR_ANSWER
        push(run, until, ARRIVE + m[child + BASE] + rank, child * 16 + OF_FILE)
        child = m[child + NEXT_ASKING]
    _all_stand_still(run, first, now, until)


def _all_stand_still(run: FlatRun, first: int, now: int, until: int) -> None:
    m = run.memory
    later, child = False, first
    while child:
        later = stand_still(run, child, now, until)
        child = m[child + NEXT_ASKING]
    if later:
        set_anew(run, known_of(run, m[first + CASE]), now)
