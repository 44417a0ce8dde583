"""Who of those that are not all alike takes which file."""

from __future__ import annotations

from approvalflow.eventlog import NOBODY
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.events import push
from approvalflow.simulation.engines.compiled.flat.hours import after, end_of, is_open, next_open
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.flat.queues import insert, take_out
from approvalflow.simulation.engines.compiled.layout import (
    AFTER_COUNT,
    AFTERS,
    ARRIVED,
    BASE,
    CARE,
    CASE,
    CASES_UNLESS,
    COUNTERS,
    COUNTS,
    CREW,
    CREW_SIZE,
    FINISH_KEY,
    FIRST_IN,
    FOR_CARE,
    FOR_FINISH,
    FREE,
    HOME,
    LANES,
    LAST_IN,
    LASTS,
    NEXT,
    NEXT_WAKE,
    NODE,
    NOT_SAME_AS,
    NUMBER,
    OF_FILE,
    PEOPLE,
    PERSON,
    POOL,
    PREVIOUS,
    RANK,
    READY,
    REMEMBERS,
    ROSTER_OPENS,
    SCRATCH,
    SERVE_FIRST,
    STAFF,
    STAND_INS,
    STARTED,
    TAKER_COUNT,
    TAKER_HOURS,
    TAKER_SIZE,
    TAKERS,
    TAKES_AS,
    UNLESS_COUNT,
    UNLIMITED,
    VISIT,
    WAITING,
    WAITS,
)
from approvalflow.simulation.plan.contract import NEVER


def join_roster(run: FlatRun, file: int, pool: int, now: int) -> None:
    """A file has become ready."""
    m = run.memory
    _line_up(run, file, pool)
    taker = m[pool + TAKERS]
    for _ in range(m[pool + TAKER_COUNT]):
        if m[taker + AFTER_COUNT]:
            _wake_at(run, pool, _from_when(run, taker, file), now)
        taker += TAKER_SIZE
    serve(run, pool, now)


def serve(run: FlatRun, pool: int, now: int) -> None:
    """Somebody may be free: files begin in the order of their queues, taken as one."""
    m = run.memory
    while True:
        best, its_taker, its_person, its_roster = 0, 0, 0, 0
        for number in range(m[pool + CREW_SIZE]):
            roster = m[m[pool + CREW] + number]
            file, taker, person = _first(run, roster, now)
            if file and (not best or _before(run, file, best)):
                best, its_taker, its_person, its_roster = file, taker, person, roster
        if not best:
            break
        _begin(run, best, its_roster, its_taker, its_person, now)
    for number in range(m[pool + CREW_SIZE]):
        roster = m[m[pool + CREW] + number]
        if m[roster + WAITING]:
            _wake_later(run, roster, now)


def remember(run: FlatRun, file: int) -> None:
    """Keeps who finished a step, for those that another person must do."""
    m = run.memory
    node = m[file + NODE]
    if m[node + HOME] and m[node + REMEMBERS] >= 0:
        at = m[file + COUNTS] + m[COUNTERS] + 2 * m[node + REMEMBERS]
        m[at] = m[m[node + POOL] + NUMBER] + 1  # 0: nobody yet
        m[at + 1] = m[file + PERSON]


def _class_of(run: FlatRun, file: int) -> int:
    m = run.memory
    return 0 if m[SERVE_FIRST] < 0 else drawn(run, m[SERVE_FIRST], m[file + CASE], 0)


def _before(run: FlatRun, file: int, other: int) -> bool:
    """Whether a file is served before another: by class, ready time, case and step."""
    m = run.memory
    mine, its = _class_of(run, file), _class_of(run, other)
    if mine != its:
        return mine < its
    if m[file + READY] != m[other + READY]:
        return m[file + READY] < m[other + READY]
    own = m[file + BASE] + m[m[file + NODE] + RANK]
    return own < m[other + BASE] + m[m[other + NODE] + RANK]


def _line_up(run: FlatRun, file: int, pool: int) -> None:
    m = run.memory
    line = m[pool + LANES]
    ahead = m[line + LAST_IN]
    while ahead and _before(run, file, ahead):
        ahead = m[ahead + PREVIOUS]
    insert(run, file, line, ahead)
    m[pool + WAITING] += 1


def _first(run: FlatRun, pool: int, now: int) -> tuple[int, int, int]:
    """The first file of a queue that somebody can take, by which takers, and who."""
    m = run.memory
    if not m[pool + WAITING]:
        return 0, 0, 0
    count = _available(run, pool, now)
    file = m[m[pool + LANES] + FIRST_IN] if count else 0
    while file:
        at = m[SCRATCH]
        for _ in range(count):
            if _may(run, file, m[at], m[at + 1], now):
                return file, m[at], m[at + 1]
            at += 2
        file = m[file + NEXT]
    return 0, 0, 0


def _available(run: FlatRun, pool: int, now: int) -> int:
    """Puts down who is free and may begin, the lowest number of each takers first; how many."""
    m = run.memory
    count, at, taker = 0, m[SCRATCH], m[pool + TAKERS]
    for _ in range(m[pool + TAKER_COUNT]):
        theirs, when = m[taker + TAKES_AS], m[taker + TAKER_HOURS]
        if m[theirs + UNLIMITED]:
            if is_open(run, m[when], now):
                m[at], m[at + 1] = taker, NOBODY
                count, at = count + 1, at + 2
        else:
            for person in range(m[theirs + STAFF]):
                if m[m[theirs + FREE] + person] and is_open(run, m[when + person], now):
                    m[at], m[at + 1] = taker, person
                    count, at = count + 1, at + 2
        taker += TAKER_SIZE
    return count


def _may(run: FlatRun, file: int, taker: int, person: int, now: int) -> bool:
    m = run.memory
    if m[taker + AFTER_COUNT] and _from_when(run, taker, file) > now:
        return False
    before = m[m[file + NODE] + NOT_SAME_AS]
    if before < 0 or person == NOBODY:
        return True
    at = m[file + COUNTS] + m[COUNTERS] + 2 * before
    return m[at] != m[m[taker + TAKES_AS] + NUMBER] + 1 or m[at + 1] != person


def _from_when(run: FlatRun, taker: int, file: int) -> int:
    """The instant from which a file that waits may go to these people; NEVER if not at all."""
    m = run.memory
    for number in range(m[taker + UNLESS_COUNT]):
        if drawn(run, m[m[taker + CASES_UNLESS] + number], m[file + CASE], 0):
            return NEVER
    latest = -1
    for number in range(m[taker + AFTER_COUNT]):
        latest = max(latest, end_of(run, m[file + ARRIVED], m[m[taker + AFTERS] + number]))
    return latest


def _begin(run: FlatRun, file: int, pool: int, taker: int, person: int, now: int) -> None:
    m = run.memory
    take_out(run, file)
    m[pool + WAITING] -= 1
    worker = m[taker + TAKES_AS]
    if worker != pool:
        m[file + NODE] = m[m[m[file + NODE] + STAND_INS] + m[worker + NUMBER]]
    node = m[file + NODE]
    if person != NOBODY:
        m[m[worker + FREE] + person] = 0
    m[file + PERSON] = person
    m[file + STARTED] = now
    m[file + WAITS] = FOR_CARE if m[node + CARE] else FOR_FINISH
    work = drawn(run, m[node + LASTS], m[file + CASE], m[file + VISIT])
    finish = after(run, m[m[worker + PEOPLE] + max(person, 0)], now, work)
    push(run, finish, m[node + FINISH_KEY] + m[file + BASE], file * 16 + OF_FILE)


def _wake_later(run: FlatRun, pool: int, now: int) -> None:
    """At the next instant at which somebody comes to the desk."""
    m = run.memory
    if now < m[pool + NEXT_WAKE]:
        return
    soonest, taker = NEVER, m[pool + TAKERS]
    for _ in range(m[pool + TAKER_COUNT]):
        for person in range(max(m[m[taker + TAKES_AS] + STAFF], 1)):
            coming = next_open(run, m[m[taker + TAKER_HOURS] + person], now)
            soonest = min(soonest, coming)
        taker += TAKER_SIZE
    m[pool + NEXT_WAKE] = soonest
    _wake_at(run, pool, soonest, now)


def _wake_at(run: FlatRun, pool: int, at: int, now: int) -> None:
    """Whoever looks twice in one second finds nothing the second time."""
    if now < at:
        push(run, at, run.memory[pool + NUMBER], pool * 16 + ROSTER_OPENS)
