"""People take files, and become free again."""

from __future__ import annotations

from approvalflow.eventlog import NOBODY
from approvalflow.simulation.engines.compiled.flat.draws import drawn
from approvalflow.simulation.engines.compiled.flat.events import push
from approvalflow.simulation.engines.compiled.flat.hours import after, is_open, next_open
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.flat.queues import (
    add_person,
    line_up,
    next_in,
    take_person,
)
from approvalflow.simulation.engines.compiled.flat.shifts import join_roster, serve
from approvalflow.simulation.engines.compiled.layout import (
    BASE,
    CARE,
    CASE,
    FINISH_KEY,
    FOR_CARE,
    FOR_FINISH,
    FREE,
    HOURS,
    LASTS,
    NODE,
    NUMBER,
    OF_FILE,
    OPEN_UNTIL,
    PEOPLE_FREE,
    PERSON,
    PLAIN,
    POOL_KIND,
    POOL_OPENS,
    ROSTER,
    STARTED,
    UNLIMITED,
    UNTIL,
    VISIT,
    WAITING,
    WAITS,
    WAKING,
)
from approvalflow.simulation.plan.contract import NEVER


def can_begin(run: FlatRun, pool: int, now: int) -> bool:
    """Whether somebody who is free begins at once; asked at the present only."""
    m = run.memory
    if now < m[pool + UNTIL]:
        return True
    if m[pool + POOL_KIND] == PLAIN and is_open(run, m[pool + HOURS], now):
        m[pool + UNTIL] = m[m[pool + HOURS] + OPEN_UNTIL]
        return True
    return False


def join(run: FlatRun, file: int, pool: int, now: int) -> None:
    """To somebody who is free, else into the queue."""
    m = run.memory
    if can_begin(run, pool, now):
        if m[pool + PEOPLE_FREE]:
            begin(run, file, pool, take_person(run, pool), now)
            return
        if m[pool + UNLIMITED]:
            begin(run, file, pool, NOBODY, now)
            return
    elif m[pool + POOL_KIND] == ROSTER:
        join_roster(run, file, pool, now)
        return
    else:
        wake_later(run, pool, now)
    line_up(run, file, pool)


def begin(run: FlatRun, file: int, pool: int, person: int, now: int) -> None:
    m = run.memory
    node = m[file + NODE]
    work = drawn(run, m[node + LASTS], m[file + CASE], m[file + VISIT])
    m[file + PERSON] = person
    m[file + STARTED] = now
    m[file + WAITS] = FOR_CARE if m[node + CARE] else FOR_FINISH
    finish = now + work
    if finish > m[pool + UNTIL]:
        finish = after(run, m[pool + HOURS], now, work)
    push(run, finish, m[node + FINISH_KEY] + m[file + BASE], file * 16 + OF_FILE)


def release(run: FlatRun, pool: int, person: int, now: int) -> None:
    """Somebody is free, for the next case at once, if there is one."""
    m = run.memory
    if m[pool + POOL_KIND] == ROSTER:
        m[m[pool + FREE] + person] = 1
        serve(run, pool, now)
        return
    add_person(run, pool, person)
    if m[pool + WAITING]:
        if can_begin(run, pool, now):
            begin(run, next_in(run, pool), pool, take_person(run, pool), now)
        else:
            wake_later(run, pool, now)


def wake_later(run: FlatRun, pool: int, now: int) -> None:
    m = run.memory
    if not m[pool + WAKING]:
        m[pool + WAKING] = 1
        coming = next_open(run, m[pool + HOURS], now)
        if coming < NEVER:
            push(run, coming, m[pool + NUMBER], pool * 16 + POOL_OPENS)


def wake(run: FlatRun, pool: int, now: int) -> None:
    """Everybody takes the next case."""
    m = run.memory
    m[pool + WAKING] = 0
    while m[pool + WAITING] and can_begin(run, pool, now):
        if m[pool + PEOPLE_FREE]:
            begin(run, next_in(run, pool), pool, take_person(run, pool), now)
        elif m[pool + UNLIMITED]:
            begin(run, next_in(run, pool), pool, NOBODY, now)
        else:
            break
