"""What happens when time has run out: of a file at a desk, of a branch, of the case."""

from __future__ import annotations

from approvalflow.eventlog import BROKEN_OFF, ESCALATED, EXPIRED, NOBODY, NOT_BEGUN, Ending
from approvalflow.simulation.engines.compiled.flat.applicant import leads
from approvalflow.simulation.engines.compiled.flat.boxes import answer, file_of, forget
from approvalflow.simulation.engines.compiled.flat.departures import (
    break_off,
    gather,
    record_left,
)
from approvalflow.simulation.engines.compiled.flat.desks import locate, look_again
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.hours import end_of
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.flat.people import join
from approvalflow.simulation.engines.compiled.flat.queues import leave
from approvalflow.simulation.engines.compiled.flat.timers import (
    is_there,
    is_waiting,
    known_of,
    lie,
    set_timer,
    watch_due,
)
from approvalflow.simulation.engines.compiled.flat.ways import end_case, move, move_stacked
from approvalflow.simulation.engines.compiled.layout import (
    ABOVE,
    ARRIVED,
    ARROW_SIZE,
    ARROWS,
    BEGAN,
    BY,
    CASE,
    CASE_WIDTH,
    CHILDREN,
    COMES,
    COUNTS,
    DECIDED,
    DEEMED,
    DEPARTMENT,
    EXPIRES,
    EXTENDED,
    FOR_FINISH,
    FOR_HEARD,
    FOR_QUEUE,
    FOR_READY,
    GOES_UP_TO,
    HEIGHT,
    HOME,
    IS_EXTENDED,
    JURISDICTION,
    KNOWN,
    KNOWN_FILE,
    LAIN,
    LATE,
    LEFT,
    LEVEL,
    LIVE,
    MARK,
    MARKS,
    NEXT_LEFT,
    NODE,
    NOTHING,
    OF,
    OVERDUE,
    PARENT,
    PERSON,
    POOL,
    READY,
    ROW,
    SIBLING,
    SPAN,
    STARTED,
    STEP,
    TERM,
    TERM_ANSWER,
    TERM_BOUND,
    TIMER_NODE,
    TIMER_VISIT,
    TRAY,
    TRAY_FILE,
    TRAY_STEP,
    TRAY_VISIT,
    USED,
    VAIN,
    VISIT,
    WAITS,
    WITHDRAWS,
    WORKED_ANYWAY,
)
from approvalflow.simulation.plan.contract import SILENCE
from approvalflow.simulation.tools.legal import SECONDS

_GRANTED, _REFUSED = SILENCE.index("granted"), SILENCE.index("refused")
_AS_GRANTED, _AS_REFUSED = int(Ending.GRANTED), int(Ending.REFUSED)


def end_tray(run: FlatRun, tray: int, now: int) -> None:
    """A file that is watched has lain in the tray, if it still does."""
    m = run.memory
    file = m[tray + TRAY_FILE]
    node = m[file + NODE]
    until = m[file + LAIN] if m[node + ABOVE] else m[file + READY]
    same = m[node + STEP] == m[tray + TRAY_STEP] and m[file + VISIT] == m[tray + TRAY_VISIT]
    if same and until == now and m[file + WAITS] == FOR_READY:
        m[file + WAITS] = FOR_QUEUE
        join(run, file, m[node + POOL], now)


def lose_patience(run: FlatRun, timer: int, now: int) -> None:
    m = run.memory
    file = m[timer + OF]
    node = m[file + NODE]
    at_home = m[node + HOME] == m[timer + TIMER_NODE] and m[file + VISIT] == m[timer + TIMER_VISIT]
    if at_home and is_waiting(run, file):
        _leave_queue(run, file, now, m[node + WITHDRAWS])
        _go_on(run, file, m[node + ARROWS] + ARROW_SIZE * m[node + WITHDRAWS], now)


def fall_due(run: FlatRun, timer: int, now: int) -> None:
    m = run.memory
    file = m[timer + OF]
    if m[timer + COMES] != now or not is_there(run, timer):
        return
    node, waits = m[file + NODE], is_waiting(run, file)
    if m[node + GOES_UP_TO]:
        if waits:
            _go_up(run, file, m[node + GOES_UP_TO], now)
    elif waits and not m[node + WORKED_ANYWAY]:
        _leave_queue(run, file, now, EXPIRED)
        _go_on(run, file, m[node + EXPIRES], now)
    else:
        _go_on(run, _parted(run, file, now, not waits), m[node + EXPIRES], now)


def _go_up(run: FlatRun, file: int, above: int, now: int) -> None:
    """To the level above: into its tray, without a way, and with its place in the queue; what lay
    in a tray has that of this second.
    """
    m = run.memory
    place = now if m[file + WAITS] == FOR_READY else m[file + READY]
    _leave_queue(run, file, now, ESCALATED)
    m[file + NODE], m[file + ARRIVED], m[file + READY] = above, now, place
    m[file + LAIN] = now
    if m[above + TRAY] >= 0:
        tray = drawn(run, m[above + TRAY], m[file + CASE], m[file + VISIT])
        m[file + LAIN] = end_of(run, now, tray)
    watch_due(run, file, above, now)
    if m[file + LAIN] > now:
        lie(run, file, above, m[file + LAIN])
        return
    m[file + WAITS] = FOR_QUEUE
    join(run, file, m[above + POOL], now)


def _leave_queue(run: FlatRun, file: int, now: int, outcome: int) -> None:
    m = run.memory
    leave(run, file)
    m[file + STARTED], m[file + PERSON] = NOT_BEGUN, NOBODY
    record_left(run, file, now, outcome)
    m[file + WAITS] = NOTHING


def _parted(run: FlatRun, file: int, now: int, begun: bool) -> int:
    """The case goes on as another file; this one stays behind, for work in vain."""
    m = run.memory
    node, came_from, parent = m[file + NODE], m[file + ROW], m[file + PARENT]
    heir = file_of(run, m[file + CASE], m[file + COUNTS], parent)
    m[heir + DEPARTMENT], m[heir + LEVEL] = m[file + DEPARTMENT], m[file + LEVEL]
    m[heir + JURISDICTION] = m[file + JURISDICTION]
    m[heir + MARK], m[heir + TERM] = m[file + MARK], m[file + TERM]
    if m[heir + TERM]:
        m[m[heir + TERM] + OF] = heir
    if not begun:
        m[file + STARTED], m[file + PERSON] = NOT_BEGUN, NOBODY
    record_left(run, file, now, EXPIRED)
    m[heir + ROW], m[heir + NODE], m[heir + VISIT] = m[file + ROW], node, m[file + VISIT]
    m[file + ROW], m[file + NODE], m[file + STARTED] = came_from, m[node + VAIN], now
    if begun:
        locate(run, heir, node)
    if not parent:
        m[known_of(run, m[file + CASE]) + KNOWN_FILE] = heir
    m[heir + LIVE] = m[file + LIVE]
    if parent and m[file + LIVE] and m[parent + CHILDREN]:
        forget(run, parent, file, heir)
    return heir


def _go_on(run: FlatRun, file: int, arrow: int, now: int) -> None:
    m = run.memory
    if m[arrow + MARKS]:
        m[file + MARK] = m[arrow + MARKS]
    bound = m[m[file + NODE] + TERM_BOUND]
    move(run, file, leads(run, arrow, m[file + CASE]), now)
    if bound:
        look_again(run, file)


def end_term(run: FlatRun, term: int, now: int) -> None:
    """The time of a branch is over; while somebody works there, it goes on."""
    m = run.memory
    child = m[term + OF]
    if m[term + COMES] != now or not m[child + LIVE]:
        return
    m[term + OVERDUE] = _at_work_under(run, child, now)
    if m[term + OVERDUE]:
        return
    gather(run, child, 0)
    file, row = m[LEFT], -1
    break_off(run, now, EXPIRED)
    while file:
        row = max(row, m[file + ROW])
        file = m[file + NEXT_LEFT]
    m[child + ROW] = row
    bottom = m[HEIGHT]
    answer(run, child, m[term + TERM_ANSWER], now)
    move_stacked(run, bottom, now)


def _at_work_under(run: FlatRun, top: int, now: int) -> bool:
    """Whether somebody works on the copies under a file, or on itself."""
    m = run.memory
    file = top
    while True:
        while m[file + CHILDREN]:
            file = m[file + CHILDREN]
        what = m[file + WAITS]
        if what >= FOR_FINISH or (what == FOR_HEARD and m[file + STARTED] <= now):
            return True
        while file != top and not m[file + SIBLING]:
            file = m[file + PARENT]
        if file == top:
            return False
        file = m[file + SIBLING]


def reach_limit(run: FlatRun, timer: int, now: int) -> None:
    """Undecided: the limit is extended, or silence decides, or nothing happens."""
    m, cases = run.memory, run.cases
    case = m[m[timer + OF] + CASE]
    known, at = known_of(run, case), case * CASE_WIDTH
    if not known or m[timer + COMES] != now or cases[at + DECIDED] >= 0:
        return
    if m[USED] >= 0 and not m[known + IS_EXTENDED] and drawn(run, m[USED], case, 0):
        m[known + IS_EXTENDED] = cases[at + EXTENDED] = 1
        span = drawn(run, m[BY], case, 0)
        # of days: from the last day of the limit
        m[timer + BEGAN] = now if span % 4 == SECONDS else now - 1
        m[timer + SPAN] = span
        set_timer(run, known, timer)
        return
    word = drawn(run, m[LATE], case, 0)
    if word in (_GRANTED, _REFUSED):
        cases[at + DEEMED] = 1
        cases[at + KNOWN] = 0
        gather(run, m[known + KNOWN_FILE], 0)
        break_off(run, now, BROKEN_OFF)
        end_case(run, case, now, _AS_GRANTED if word == _GRANTED else _AS_REFUSED)
