"""New cases, and the files that lie somewhere when a run begins."""

from __future__ import annotations

from approvalflow.eventlog import BEFORE, Ending
from approvalflow.simulation.engines.compiled.flat.applicant import count_visit, leads
from approvalflow.simulation.engines.compiled.flat.boxes import (
    copy_into,
    file_of,
    is_asked,
    watch_child,
)
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.events import push
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun, allocate
from approvalflow.simulation.engines.compiled.flat.people import join
from approvalflow.simulation.engines.compiled.flat.timers import watch
from approvalflow.simulation.engines.compiled.flat.ways import (
    begin_limit,
    end_case,
    is_awaited,
    move,
)
from approvalflow.simulation.engines.compiled.layout import (
    AHEAD,
    ALSO,
    ALSO_COUNT,
    ARRIVED,
    ASKING,
    AWAITED,
    BOX,
    BOXES_AROUND,
    BRANCH_COUNT,
    BRANCH_SIZE,
    BRANCHES,
    CASE,
    CASE_RESULT,
    CASE_WIDTH,
    CASES,
    CLOSED,
    CLOSES,
    COUNTER,
    COUNTERS,
    COUNTS,
    DECIDED,
    DEEMED,
    ENDED,
    ENTERED,
    ENTRY,
    EXTENDED,
    FIRST,
    FOR_QUEUE,
    FROM_START,
    IN_BOXES,
    KIND,
    KNOWN,
    KNOWN_FILE,
    KNOWN_SIZE,
    LIVE,
    LYING,
    LYING_READY,
    LYING_WAY,
    MOST_OPEN,
    NEXT_LYING,
    NODE,
    NOTHING,
    OWN_COUNTS,
    PASSES,
    PENDING,
    POOL,
    READY,
    REFUSED,
    REMEMBERED,
    SIBLING,
    SORT,
    STATUTORY,
    STOPPED,
    SUBMISSIONS,
    SUBMITS,
    SUBMITTED,
    TIMED,
    UNDECIDED,
    VISIT,
    WAITS,
    WATCHED,
)
from approvalflow.simulation.plan.contract import NONE

SUBMIT = 3 << 52  # how submissions sort within a second
_TURNED_AWAY = int(Ending.TURNED_AWAY)


def expect_next(run: FlatRun) -> None:
    """The next case is to come, when luck says."""
    m = run.memory
    case = m[CASES]
    at = drawn(run, m[SUBMISSIONS], case - m[AHEAD], 0)
    push(run, at, SUBMIT + (case << 12), SUBMITS)


def take_in(run: FlatRun, now: int) -> None:
    """A case is submitted."""
    m = run.memory
    case = _register(run, now)
    if m[CLOSED] and not m[AWAITED]:
        m[STOPPED] = 1
    expect_next(run)
    if 0 <= m[MOST_OPEN] < m[UNDECIDED]:
        end_case(run, case, now, _TURNED_AWAY)
        return
    move(run, _open(run, case, now), leads(run, m[ENTRY], case), now)


def _register(run: FlatRun, submitted: int) -> int:
    """The number of a new case."""
    m, cases = run.memory, run.cases
    case = m[CASES]
    at = case * CASE_WIDTH
    cases[at + SUBMITTED] = submitted
    cases[at + DECIDED] = cases[at + ENDED] = cases[at + CASE_RESULT] = NONE
    cases[at + EXTENDED] = cases[at + DEEMED] = cases[at + KNOWN] = 0
    m[CASES] += 1
    m[UNDECIDED] += 1
    m[AWAITED] += is_awaited(run, submitted)
    m[CLOSED] = submitted >= m[CLOSES]
    return case


def _open(run: FlatRun, case: int, now: int) -> int:
    """A case begins."""
    m = run.memory
    file, size = file_of(run, case, 0, 0), m[COUNTERS] + 2 * m[REMEMBERED]
    if not m[file + OWN_COUNTS]:
        m[file + OWN_COUNTS] = allocate(run, size)
    counts = m[file + OWN_COUNTS]
    m[file + COUNTS] = counts
    for number in range(size):
        m[counts + number] = 0
    if m[TIMED]:
        known = allocate(run, KNOWN_SIZE)
        m[known + KNOWN_FILE] = file
        run.cases[case * CASE_WIDTH + KNOWN] = known
        if m[STATUTORY] >= 0 and m[FROM_START]:
            begin_limit(run, case, now)
    return file


# the backlog


def lay_out(run: FlatRun, files: int) -> int:
    """One file of the backlog, before all else: those ready in a queue stand there before any
    submitted. Where the next one is.
    """
    m = run.memory
    if not m[files + LYING]:
        return m[files + NEXT_LYING]
    m[files + LYING] -= 1
    file = _open(run, _register(run, BEFORE), 0)
    box, others, at = 0, 0, m[files + BOXES_AROUND]
    for number in range(m[files + IN_BOXES]):
        box, branch = m[at + 2 * number], m[at + 2 * number + 1]
        whole, innermost = file, number == m[files + IN_BOXES] - 1
        others = _half_answered(run, whole, box, files if innermost else 0)
        file = copy_into(run, whole, branch)
        if m[box + WATCHED]:
            _watch_all(run, whole, file, others, box)
    _lay(run, file, leads(run, m[files + LYING_WAY], m[file + CASE]), m[files + LYING_READY])
    _go_on(run, others, m[file + CASE], box, files)
    return files


def _half_answered(run: FlatRun, file: int, box: int, files: int) -> int:
    """The case in a box of which all branches that are asked agree, but for one, and for those
    that are still to be asked, of which it is given the first: its copies follow each other.
    """
    m = run.memory
    m[file + BOX], m[file + REFUSED], m[file + ASKING] = box, 0, 0
    asked, first, last, count, branch = 0, 0, 0, 0, m[box + BRANCHES]
    for _ in range(m[box + BRANCH_COUNT]):
        if is_asked(run, branch, m[file + CASE]):
            asked += 1
            if files and _is_also(run, files, m[branch + FIRST]):
                child = copy_into(run, file, branch)
                if last:
                    m[last + SIBLING] = child
                else:
                    first = child
                last, count = child, count + 1
        branch += BRANCH_SIZE
    m[file + PENDING] = 1 + count
    m[file + ENTERED] = max(asked, 1 + count)
    return first


def _is_also(run: FlatRun, files: int, node: int) -> bool:
    m = run.memory
    found = False
    for number in range(m[files + ALSO_COUNT]):
        found = found or m[m[files + ALSO] + number] == node
    return found


def _watch_all(run: FlatRun, file: int, child: int, others: int, box: int) -> None:
    m = run.memory
    watch_child(run, file, child, 0, box)
    m[child + SIBLING] = others
    while others:
        m[others + NODE], m[others + WAITS] = box, NOTHING
        others = m[others + SIBLING]


def _lay(run: FlatRun, file: int, node: int, ready: int) -> None:
    m = run.memory
    if not ready:
        move(run, file, node, 0)
        return
    if m[node + KIND] == SORT:
        node = leads(run, m[node + PASSES], m[file + CASE])
    m[file + NODE] = node
    m[file + VISIT] = count_visit(run, file, m[node + COUNTER])
    m[file + ARRIVED] = m[file + READY] = 0
    if m[node + WATCHED]:
        m[file + WAITS] = FOR_QUEUE
        watch(run, file)
    join(run, file, m[node + POOL], 0)


def _go_on(run: FlatRun, file: int, case: int, box: int, files: int) -> None:
    """The copies in branches that are still to be asked set off."""
    m = run.memory
    branch = m[box + BRANCHES] if file else 0
    while file:
        while not (is_asked(run, branch, case) and _is_also(run, files, m[branch + FIRST])):
            branch += BRANCH_SIZE
        behind = m[file + SIBLING]
        if not m[box + WATCHED]:
            m[file + SIBLING] = 0
        if m[file + LIVE]:
            move(run, file, m[branch + FIRST], 0)
        branch += BRANCH_SIZE
        file = behind
