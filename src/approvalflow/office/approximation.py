"""What is known of a pool without simulation: its hours of work, and how long files wait for it.

The hours are those of the traffic equations. The wait is that of Allen and Cunneen for G/G/c:
C(c, a) / (c mu - lambda) x (ca^2 + cs^2) / 2, with Erlang's C (Allen 1990, "Probability, Statistics
and Queueing Theory"), on the clock of the pool's own hours. It holds for files that come one by
one, at random, while people are there, and are taken in the order in which they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from approvalflow.eventlog import Horizon
from approvalflow.office.capacity import capacity
from approvalflow.office.demand import broken_off
from approvalflow.office.desks import PoolLoad
from approvalflow.office.filling import FULL
from approvalflow.office.loads import Loads
from approvalflow.office.office import Office
from approvalflow.office.passages import Desks
from approvalflow.process import graph
from approvalflow.seconds import HOUR, WEEK

# why there is no formula
LEAVES, TOO_FULL, ORDER, ABSENCE, UNEVEN, BUNCHES = (
    "leaves", "full", "order", "absence", "uneven", "bunches",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Approximation:
    """Hours of work a week at the desks of a pool, and the seconds of its hours that a visit waits
    and then takes (0 if that is not asked); None, and why, where no formula holds.
    """

    role: str
    hours: float | None
    wait: float | None
    takes: float
    why: str


def approximations(office: Office, horizon: Horizon, loads: Loads) -> tuple[Approximation, ...]:
    """Of every pool with desk work and a limited staff, over the measured weeks."""
    span = horizon.closes - horizon.begins
    found = []
    waits: dict[str, tuple[float, float]] | None = None
    for load in loads.pools:
        if not load.load or load.staff is None:
            continue
        pool = office.pools[load.role]
        why = next(_reasons(office, load), "")
        hours = load.load * capacity(office, pool, horizon)[1] / span * WEEK / HOUR
        if why == LEAVES:
            found.append(Approximation(load.role, None, None, 0.0, why))
            continue
        if not why and waits is None:
            waits = _waits(office, horizon)
        wait, takes = (None, 0.0) if why or waits is None else waits[load.role]
        found.append(Approximation(load.role, hours, wait, takes, why))
    return tuple(found)


def _reasons(office: Office, load: PoolLoad) -> Iterator[str]:
    """Why no formula holds for a pool, the weightiest first."""
    process, times = office.process, office.timetable(Horizon())
    own = {name for name in process.steps if load.role in office.pools_at(name)}
    if load.may_leave or own & broken_off(process):
        yield LEAVES
    if load.load is not None and load.load > FULL:
        yield TOO_FULL
    if process.serve_first or any(process.steps[name].not_same_as for name in own):
        yield ORDER
    pool = office.pools[load.role]
    if pool.role.absent is not None or times.person_calendars(load.role) is not None:
        yield ABSENCE
    incoming = [arrivals for _, arrivals in process.incoming]
    if any(len(a.by_month) or len(a.by_weekday) or a.most_open or a.every for a in incoming):
        yield UNEVEN
    if _in_bunches(office, own):
        yield BUNCHES


def _in_bunches(office: Office, own: set[str]) -> bool:
    """Whether several files come at once: from a sitting or a run, or copies of one from a box."""
    process = office.process
    whole = graph.graph_of(process)
    timed = {name for name, step in process.steps.items() if step.timetable is not None}
    reached = graph.reaching(whole, own)
    if any(reached[name] for name in timed):
        return True
    boxes: dict[str, set[str]] = defaultdict(set)
    for name in own:
        around = process.steps[name].inside
        while around is not None:
            boxes[around[0]].add(around[1])
            around = process.steps[around[0]].inside
    return any(len(branches) > 1 for branches in boxes.values())


def _waits(office: Office, horizon: Horizon) -> dict[str, tuple[float, float]]:
    """By pool how long a visit waits and takes, as if all came at random while people are there."""
    visits, work, square = (defaultdict[str, float](float) for _ in range(3))
    for passage in Desks(office).passages(moments=True):
        if passage.pool:
            share = office.pools[passage.pool].share
            visits[passage.pool] += passage.expected
            work[passage.pool] += passage.expected * passage.seconds / share
            second = passage.variance + passage.seconds**2
            square[passage.pool] += passage.expected * second / share**2
    times = office.timetable(horizon)
    cases = times.arrivals_between(horizon.begins, horizon.closes)
    found = {}
    for name, expected in visits.items():
        persons = office.pools[name].staff
        there = float(times.hours_of(name).open_between(horizon.begins, horizon.closes))
        if persons < 1 or not there or not work[name]:
            continue
        mean = work[name] / expected
        rate, spread = cases * expected / there, square[name] / expected / mean**2 - 1
        if (busy := rate * mean) < persons:
            queue = _erlang_c(persons, busy) / (persons / mean - rate)
            found[name] = queue * (1 + max(spread, 0.0)) / 2, mean
    return found


def _erlang_c(persons: int, busy: float) -> float:
    """The chance that all are busy; `busy`: how many are, on average."""
    lost = 1.0
    for number in range(1, persons + 1):
        lost = busy * lost / (number + busy * lost)
    return lost / (1 - busy / persons * (1 - lost))
