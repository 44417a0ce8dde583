"""Parallel boxes: copies of a case go into the branches, and what they answer decides."""

from __future__ import annotations

from approvalflow.eventlog import BROKEN_OFF
from approvalflow.simulation.engines.compiled.flat.applicant import ask_once, leads
from approvalflow.simulation.engines.compiled.flat.departures import break_off, gather
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun, allocate
from approvalflow.simulation.engines.compiled.flat.timers import give_term
from approvalflow.simulation.engines.compiled.layout import (
    ANSWERED_AT,
    ARROW_SIZE,
    ARROWS,
    ASKED_UNLESS,
    ASKING,
    BASE,
    BOX,
    BRANCH_COUNT,
    BRANCH_NUMBER,
    BRANCH_SIZE,
    BRANCHES,
    CASE,
    CHILDREN,
    COUNTS,
    DEPARTMENT,
    EARLY,
    ENTERED,
    FILE_SIZE,
    FIRST,
    FREE_FILES,
    HEIGHT,
    JURISDICTION,
    LEVEL,
    LIVE,
    MARK,
    MARKS,
    NEEDED,
    NEXT,
    NODE,
    NOTHING,
    PARENT,
    PENDING,
    RECYCLES,
    REFUSED,
    REFUSES,
    ROW,
    SIBLING,
    STACK,
    TERM_LASTS,
    WAITS,
    WATCHED,
)
from approvalflow.simulation.plan.contract import NONE


def file_of(run: FlatRun, case: int, counts: int, parent: int) -> int:
    """A file of a case: a new one, or one whose case is over."""
    m = run.memory
    file = m[FREE_FILES]
    if file:
        m[FREE_FILES] = m[file + NEXT]
        m[file + NEXT] = 0
    else:
        file = allocate(run, FILE_SIZE)
    m[file + CASE], m[file + BASE] = case, case << 12
    m[file + COUNTS], m[file + PARENT] = counts, parent
    m[file + MARK] = 0
    m[file + LIVE] = 1
    m[file + ROW] = m[file + JURISDICTION] = m[file + DEPARTMENT] = m[file + LEVEL] = NONE
    if parent:
        m[file + ROW] = m[parent + ROW]
        m[file + JURISDICTION] = m[parent + JURISDICTION]
        m[file + DEPARTMENT] = m[parent + DEPARTMENT]
        m[file + LEVEL] = m[parent + LEVEL]
    return file


def put_away(run: FlatRun, file: int) -> None:
    """Nothing that is to come knows a file any more."""
    m = run.memory
    if m[RECYCLES]:
        m[file + NEXT] = m[FREE_FILES]
        m[FREE_FILES] = file


def move_later(run: FlatRun, file: int, node: int, if_live: int) -> None:
    """A file is to move on in this second, before those that were to move before; perhaps only if
    it is still among the children of its parent.
    """
    m = run.memory
    at = m[STACK] + 3 * m[HEIGHT]
    m[at], m[at + 1], m[at + 2] = file, node, if_live
    m[HEIGHT] += 1


def is_asked(run: FlatRun, branch: int, case: int) -> bool:
    m = run.memory
    return m[branch + ASKED_UNLESS] < 0 or not drawn(run, m[branch + ASKED_UNLESS], case, 0)


def enter(run: FlatRun, file: int, box: int) -> bool:
    """Copies of the case go into the branches that are asked; whether there are any."""
    m = run.memory
    m[file + BOX] = m[file + NODE] = box
    m[file + ASKING] = m[file + CHILDREN] = m[file + REFUSED] = 0
    count, last, branch = 0, 0, m[box + BRANCHES]
    height = m[HEIGHT]
    for _ in range(m[box + BRANCH_COUNT]):
        if is_asked(run, branch, m[file + CASE]):
            child = copy_into(run, file, branch)
            if m[box + WATCHED]:
                watch_child(run, file, child, last, box)
            move_later(run, child, m[branch + FIRST], 1)
            count, last = count + 1, child
        branch += BRANCH_SIZE
    m[file + PENDING] = m[file + ENTERED] = count
    _turn_round(run, height)
    return count > 0


def _turn_round(run: FlatRun, height: int) -> None:
    """The first of those put there since is to move first."""
    m = run.memory
    low, high = m[STACK] + 3 * height, m[STACK] + 3 * (m[HEIGHT] - 1)
    while low < high:
        for part in range(3):
            m[low + part], m[high + part] = m[high + part], m[low + part]
        low, high = low + 3, high - 3


def copy_into(run: FlatRun, file: int, branch: int) -> int:
    """A copy of a case for a branch; 0: for one that there is no more."""
    m = run.memory
    child = file_of(run, m[file + CASE], m[file + COUNTS], file)
    if branch and m[branch + TERM_LASTS] >= 0:
        give_term(run, child, m[branch + BRANCH_NUMBER], m[branch + TERM_LASTS],
                  m[branch + ANSWERED_AT])  # fmt: skip
    return child


def watch_child(run: FlatRun, file: int, child: int, last: int, box: int) -> None:
    """A child of a watched box, behind the last one so far."""
    m = run.memory
    m[child + NODE], m[child + WAITS] = box, NOTHING
    if last:
        m[last + SIBLING] = child
    else:
        m[file + CHILDREN] = child


def answer(run: FlatRun, child: int, node: int, now: int) -> None:
    """A branch has come to its end."""
    m = run.memory
    file = m[child + PARENT]
    m[file + PENDING] -= 1
    m[file + REFUSED] += m[node + REFUSES]
    # answers come in order of time: the file goes on from the branch that answers last
    m[file + ROW], m[file + DEPARTMENT] = m[child + ROW], m[child + DEPARTMENT]
    m[file + LEVEL], m[file + JURISDICTION] = m[child + LEVEL], m[child + JURISDICTION]
    m[child + NODE] = node
    box = m[file + BOX]
    if m[box + WATCHED]:
        forget(run, file, child, 0)
        if m[file + PENDING] and not (m[box + EARLY] and _is_certain(run, file)):
            ask_once(run, file, now)
            return
        _break_off_children(run, file, now)
    else:
        put_away(run, child)
        if m[file + PENDING]:
            return
    passed = m[file + ENTERED] - m[file + REFUSED] >= m[m[box + NEEDED] + m[file + ENTERED]]
    arrow = m[box + ARROWS] if passed else m[box + ARROWS] + ARROW_SIZE
    if m[arrow + MARKS]:
        m[file + MARK] = m[arrow + MARKS]
    move_later(run, file, leads(run, arrow, m[file + CASE]), 0)


def forget(run: FlatRun, file: int, child: int, heir: int) -> None:
    """A child is no longer among those of a file; another stands in its place, if any."""
    m = run.memory
    before, other = 0, m[file + CHILDREN]
    while other != child:
        before, other = other, m[other + SIBLING]
    behind = m[child + SIBLING]
    m[child + SIBLING] = m[child + LIVE] = 0
    if heir:
        m[heir + SIBLING] = behind
        behind = heir
    if before:
        m[before + SIBLING] = behind
    else:
        m[file + CHILDREN] = behind


def _break_off_children(run: FlatRun, file: int, now: int) -> None:
    m = run.memory
    child = m[file + CHILDREN]
    m[file + CHILDREN] = 0
    while child:
        behind = m[child + SIBLING]
        gather(run, child, 0)
        m[child + LIVE] = m[child + SIBLING] = 0
        child = behind
    break_off(run, now, BROKEN_OFF)


def _is_certain(run: FlatRun, file: int) -> bool:
    """Whether the branches that have not answered can change nothing."""
    m = run.memory
    needed = m[m[m[file + BOX] + NEEDED] + m[file + ENTERED]]
    passed = m[file + ENTERED] - m[file + PENDING] - m[file + REFUSED]
    return passed >= needed or m[file + REFUSED] > m[file + ENTERED] - needed
