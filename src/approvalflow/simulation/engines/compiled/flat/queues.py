"""Files that wait in lines, and the people of a pool who are free."""

from __future__ import annotations

from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.layout import (
    AGAIN,
    BASE,
    CASE,
    DOCKET,
    FIRST_IN,
    FREE,
    IN,
    LANES,
    LAST_IN,
    LAST_LEFT,
    LEFT,
    LIST_SIZE,
    NEXT,
    NEXT_LEFT,
    NODE,
    PEOPLE_FREE,
    POOL,
    POOL_KIND,
    PREVIOUS,
    QUEUED,
    RANK,
    READY,
    SERVE_FIRST,
    WAITING,
)


def line_up(run: FlatRun, file: int, pool: int) -> None:
    """Into its lane, among those that became ready in the same second by case and step."""
    m = run.memory
    lane = m[pool + LANES]
    if m[SERVE_FIRST] >= 0:
        lane += LIST_SIZE * drawn(run, m[SERVE_FIRST], m[file + CASE], 0)
    ready, key = m[file + READY], m[file + BASE] + m[m[file + NODE] + RANK]
    ahead = m[lane + LAST_IN]
    while ahead:
        other = m[ahead + READY]
        if other < ready:
            break
        if other == ready and m[ahead + BASE] + m[m[ahead + NODE] + RANK] < key:
            break
        ahead = m[ahead + PREVIOUS]
    insert(run, file, lane, ahead)
    m[pool + WAITING] += 1


def insert(run: FlatRun, file: int, line: int, ahead: int) -> None:
    """Into a line behind another file; behind nobody: as the first."""
    m = run.memory
    behind = m[ahead + NEXT] if ahead else m[line + FIRST_IN]
    m[file + PREVIOUS] = ahead
    m[file + NEXT] = behind
    m[file + IN] = line
    if ahead:
        m[ahead + NEXT] = file
    else:
        m[line + FIRST_IN] = file
    if behind:
        m[behind + PREVIOUS] = file
    else:
        m[line + LAST_IN] = file
    m[QUEUED] += 1


def take_out(run: FlatRun, file: int) -> None:
    m = run.memory
    line, ahead, behind = m[file + IN], m[file + PREVIOUS], m[file + NEXT]
    if ahead:
        m[ahead + NEXT] = behind
    else:
        m[line + FIRST_IN] = behind
    if behind:
        m[behind + PREVIOUS] = ahead
    else:
        m[line + LAST_IN] = ahead
    m[file + IN] = 0
    m[QUEUED] -= 1


def leave(run: FlatRun, file: int) -> bool:
    """Out of the queue of its desk; whether it was there."""
    m = run.memory
    line = m[file + IN]
    if not line:
        return False
    pool = m[m[file + NODE] + POOL]
    if m[pool + POOL_KIND] != DOCKET or line != m[pool + AGAIN]:
        m[pool + WAITING] -= 1
    take_out(run, file)
    return True


def next_in(run: FlatRun, pool: int) -> int:
    """The first file of the first lane in which there is one; it is taken out."""
    m = run.memory
    lane = m[pool + LANES]
    while not m[lane + FIRST_IN]:
        lane += LIST_SIZE
    file = m[lane + FIRST_IN]
    take_out(run, file)
    m[pool + WAITING] -= 1
    return file


def chain(run: FlatRun, file: int) -> None:
    """Behind those that are to leave together."""
    m = run.memory
    m[file + NEXT_LEFT] = 0
    if m[LAST_LEFT]:
        m[m[LAST_LEFT] + NEXT_LEFT] = file
    else:
        m[LEFT] = file
    m[LAST_LEFT] = file


# people of a pool by their numbers, as a heap


def add_person(run: FlatRun, pool: int, person: int) -> None:
    m = run.memory
    free, hole = m[pool + FREE], m[pool + PEOPLE_FREE]
    m[pool + PEOPLE_FREE] = hole + 1
    while hole:
        parent = (hole - 1) >> 1
        if m[free + parent] <= person:
            break
        m[free + hole] = m[free + parent]
        hole = parent
    m[free + hole] = person


def take_person(run: FlatRun, pool: int) -> int:
    """The free person with the lowest number."""
    m = run.memory
    free, count = m[pool + FREE], m[pool + PEOPLE_FREE] - 1
    m[pool + PEOPLE_FREE] = count
    first, last = m[free], m[free + count]
    hole, child = 0, 1
    while child < count:
        if child + 1 < count and m[free + child + 1] < m[free + child]:
            child += 1
        if last <= m[free + child]:
            break
        m[free + hole] = m[free + child]
        hole = child
        child = 2 * hole + 1
    m[free + hole] = last
    return first
