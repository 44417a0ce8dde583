"""How much of its hours each pool will need: the traffic equations, before any run.

The flow of one case is followed with its attempts: lambda = gamma + P' lambda, with the visit as
part of the state where shares go by attempt, once for every kind of case (methods: Jackson 1957;
a parallel box multiplies the tokens). Inside a box that is entered again, the attempts of its
steps are taken to be as many as its entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from approvalflow.process import graph, values
from approvalflow.process.kinds import Kind, kinds_of
from approvalflow.process.model import ANSWERED, UNLIMITED, Outcome, Process, Route, Step, straight
from approvalflow.process.named import Named
from approvalflow.process.office import WEEK, Office
from approvalflow.process.pools import Pool
from approvalflow.process.spreads import MOST_ATTEMPTS, Time

AMPLE = 0.85  # the load at which a pool still has room
_LEFT = 1e-10  # the flow that is no longer followed
_SWEEPS = 20_000
_MOST_STATES = 20_000
_BOX_ENTRIES = 6  # entries into a box that are told apart

_State = tuple[str, frozenset[tuple[str, int]]]  # the step, and the attempts so far
_Ways = tuple[
    list[_State],
    tuple[list[int], list[int], list[float]],
    list[tuple[int, dict[tuple[str, int], float]]],
]


@dataclass(frozen=True, slots=True)
class PoolLoad:
    """What a pool has to do. `load` is None where there are always enough people."""

    role: str
    load: float | None
    staff: int | None
    hours_per_week: float
    missing_staff: int  # posts more that would bring the load to 85 %
    growth_per_month: float  # visits by which its queue grows in 30 days, if overloaded


@dataclass(frozen=True, slots=True)
class Traffic:
    """Expected visits and work of one case: by step, and by pool in seconds of work.

    `open_to`: of the work of a pool, by place among those who stand in, what may go to them.
    """

    visits: dict[str, float]
    work: dict[str, float]
    visits_by_pool: dict[str, float]
    open_to: dict[tuple[str, int], float] = field(default_factory=dict)
    heard: dict[str, tuple[tuple[float, Time], ...]] = field(default_factory=dict)


def loads_of(office: Office) -> tuple[PoolLoad, ...]:
    """The load of every pool, in code-point order."""
    traffic = traffic_of(office)
    horizon = office.horizon
    span = horizon.closes - horizon.begins
    arriving = cases_in(office)
    work = _shared_out(office, traffic)
    found = []
    for name, pool in office.pools.items():
        hours, available = _capacity(office, pool)
        per_week = hours / span * WEEK / 3600
        if pool.staff == UNLIMITED:
            found.append(PoolLoad(name, None, None, per_week, 0, 0.0))
            continue
        load = arriving * work[name] / available if available else np.inf
        posts = load * pool.staff
        enough = np.isfinite(load) and load <= AMPLE
        missing = 0 if enough or not np.isfinite(posts) else ceil(posts / AMPLE - 1e-9) - pool.staff
        monthly = arriving * traffic.visits_by_pool.get(name, 0.0) / span * 30 * 86_400
        growth = monthly * (1 - 1 / load) if load > 1 else 0.0
        found.append(PoolLoad(name, load, pool.staff, per_week, max(0, missing), growth))
    return tuple(found)


def _capacity(office: Office, pool: Pool) -> tuple[float, float]:
    """Expected seconds on duty of a post in the measured weeks, and of work of all posts."""
    horizon = office.horizon
    hours = office.role_calendars[office.role_number[pool.name]]
    each = office.person_calendars(pool.name) or (hours,) * max(pool.staff, 0)
    there = 1 - office.absent_share(pool.name)
    seconds = [float(own.open_between(horizon.begins, horizon.closes)) * there for own in each]
    post = seconds[0] if seconds else float(hours.open_between(horizon.begins, horizon.closes))
    return post, sum(seconds) * pool.share


def _shared_out(office: Office, traffic: Traffic) -> dict[str, float]:
    """The work of one case by the pool that does it: on days on which nobody of a pool is there,
    what may go to others does. How long files must have lain before is left out of it.
    """
    done = {name: traffic.work.get(name, 0.0) for name in office.pools}
    for name, others in office.stand_ins.items():
        left, away = name, 1.0
        for place, other in enumerate(others):
            away *= _deserted_share(office, office.pools[other.absent[-1]])
            moved = away * traffic.open_to.get((name, place), 0.0)
            done[left] -= moved
            done[other.pool] += moved
            left = other.pool
    return done


def _deserted_share(office: Office, pool: Pool) -> float:
    """The share of a pool's hours at which nobody of it is there."""
    horizon = office.horizon
    hours = office.role_calendars[office.role_number[pool.name]]
    certain = (office.person_calendars(pool.name) or (hours,))[0]
    whole = float(hours.open_between(horizon.begins, horizon.closes))
    kept = float(certain.open_between(horizon.begins, horizon.closes)) / whole if whole else 0.0
    return 1 - kept * (1 - office.absent_share(pool.name) ** pool.staff)


def cases_in(office: Office) -> float:
    """Cases expected in the measured weeks."""
    horizon, arrivals = office.horizon, office.process.arrivals
    wall = float(horizon.closes - horizon.begins)
    passed = float(office.calendar.open_between(horizon.begins, horizon.closes))
    clock = wall if arrivals.when == "any time" else passed
    if arrivals.every is not None:
        return clock / arrivals.every.seconds(office.working_day)
    return clock * office.arrival_rate


def traffic_of(office: Office) -> Traffic:
    """The flow of an average case through the process."""
    visits: dict[str, float] = defaultdict(float)
    work: dict[str, float] = defaultdict(float)
    by_pool: dict[str, float] = defaultdict(float)
    open_to: dict[tuple[str, int], float] = defaultdict(float)
    heard: dict[str, tuple[tuple[float, Time], ...]] = defaultdict(tuple)
    for kind, weight in kinds_of(office.process):
        flow = _Flow(office.process, kind)
        for (name, attempt), expected in flow.visits().items():
            step = office.process.steps[name]
            visits[name] += weight * expected
            if step.does == "meeting":
                heard[name] += ((weight * expected, kind.one(step.work_time, attempt)),)
            if step.by is None:
                continue
            pool = _pool_of(office, step.by, kind)
            by_pool[pool] += weight * expected
            seconds = flow.mean_work(step, name, attempt, office.working_day)
            work[pool] += weight * expected * seconds
            for place, other in enumerate(office.stand_ins.get(pool, ())):
                if all(kind.holds[asked] for asked in other.only_if):
                    open_to[pool, place] += weight * expected * seconds
    return Traffic(dict(visits), dict(work), dict(by_pool), dict(open_to), dict(heard))


def _pool_of(office: Office, role: str, kind: Kind) -> str:
    datum = office.process.roles[role].separate_by
    return role if datum is None else f"{role}({kind.category[datum]})"


@dataclass
class _Flow:
    """The way of one case of one kind, as probabilities."""

    process: Process
    kind: Kind
    room: int = MOST_ATTEMPTS  # attempts that are told apart; fewer where there are too many states
    _after: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        whole = graph.graph_of(self.process)
        counted = {n for n, s in self.process.steps.items() if _counts(s)}
        boxes = {s.inside[0] for _, s in self.process.steps.items() if s.inside and _counts(s)}
        for name in self.process.steps:
            self._after[name] = frozenset(
                (nx.descendants(whole, name) | {name}) & (counted | boxes)
            )

    def visits(self) -> dict[tuple[str, int], float]:
        found: dict[tuple[str, int], float] = defaultdict(float)
        self._follow(self.process.start, 0, found)
        return found

    def _follow(
        self, start: Route, entries: int, found: dict[tuple[str, int], float]
    ) -> tuple[float, float]:
        """Follows a unit of flow until it ends; the parts that answered and that refused."""
        states, edges, gains = self._states((self.kind.chosen(start), frozenset()), entries)
        sources, targets = (np.array(column, dtype=np.int64) for column in edges[:2])
        shares = np.array(edges[2])
        flow: NDArray[np.float64] = np.zeros(len(states))
        flow[0] = 1.0
        total = flow.copy()
        for _ in range(_SWEEPS if len(shares) else 0):
            moved = flow[sources] * shares
            flow = np.bincount(targets, weights=moved, minlength=len(states)).astype(np.float64)
            total += flow
            if flow.sum() < _LEFT:
                break
        for number, gained in gains:
            for key, expected in gained.items():
                found[key] += float(total[number]) * expected
        return tuple(  # type: ignore[return-value]
            float(sum(total[n] for n, (name, _) in enumerate(states) if name == end))
            for end in (ANSWERED, "refused")
        )

    def _states(self, first: _State, entries: int) -> _Ways:
        """All states that a case can come to, the ways between them, and the visits in each."""
        index = {first: 0}
        states = [first]
        edges: tuple[list[int], list[int], list[float]] = ([], [], [])
        gains: list[tuple[int, dict[tuple[str, int], float]]] = []
        for number, (name, counts) in enumerate(states):  # the list grows on the way
            step = self.process.steps.get(name)
            if step is None or step.does == "end":
                continue
            if len(states) > _MOST_STATES and self.room > 1:
                self.room //= 2
                return self._states(first, entries)
            gained: dict[tuple[str, int], float] = defaultdict(float)
            for target, after, share in self._leave(name, counts, 1.0, entries, gained):
                state = (target, after)
                if state not in index:
                    index[state] = len(states)
                    states.append(state)
                edges[0].append(number)
                edges[1].append(index[state])
                edges[2].append(share)
            gains.append((number, gained))
        return states, edges, gains

    def _leave(
        self,
        name: str,
        counts: frozenset[tuple[str, int]],
        mass: float,
        entries: int,
        found: dict[tuple[str, int], float],
    ) -> Iterator[tuple[str, frozenset[tuple[str, int]], float]]:
        step = self.process.steps[name]
        visit = dict(counts).get(name, entries) + 1
        if step.only_if is not None and not self.kind.holds[step.only_if]:
            ways = [(self.kind.chosen(step.then or ()), 1.0)]
            visit -= 1
        elif graph.is_box(step):
            ways = list(self._box(step, visit, mass, found))
        else:
            found[name, min(visit, _counts(step) + 1)] += mass
            ways = list(self._outcomes(step, name, visit))
        if _counts(step) or graph.is_box(step):
            room = min(_counts(step) or _BOX_ENTRIES, self.room)
            counts = frozenset((dict(counts) | {name: min(visit, room)}).items())
        for target, share in ways:
            if share > 0:
                kept = self._after.get(target, frozenset())
                yield target, frozenset(c for c in counts if c[0] in kept), share

    def _outcomes(self, step: Step, name: str, visit: int) -> Iterator[tuple[str, float]]:
        passing = 1.0
        for part in step.parts(name) or ():
            left = passing
            for target, share in self._part(part.outcomes, step, visit):
                yield target, passing * share
                left -= passing * share
            passing = max(left, 0.0)
        yield self.kind.chosen(step.then or ()), passing

    def _part(
        self, outcomes: Named[Outcome], step: Step, visit: int
    ) -> Iterator[tuple[str, float]]:
        for outcome in outcomes.values():
            share = self.kind.one(outcome.share, visit)
            yield self.kind.chosen(outcome.then or step.then or ()), float(share or 0.0)

    def _box(
        self, step: Step, visit: int, mass: float, found: dict[tuple[str, int], float]
    ) -> Iterator[tuple[str, float]]:
        refusals = []
        for branch in step.branches.values():
            if branch.only_if is not None and not self.kind.holds[branch.only_if]:
                continue
            inner: dict[tuple[str, int], float] = defaultdict(float)
            if branch.first != ANSWERED:
                _, refused = self._follow(straight(branch.first), visit - 1, inner)
                refusals.append(refused)
            for key, expected in inner.items():
                found[key] += mass * expected
        passing = _passing(refusals, step)
        yield self.kind.chosen(step.then or ()), passing
        refuse = step.outcomes.get("refuse")
        yield (
            self.kind.chosen((refuse.then if refuse else None) or straight("refused")),
            1 - passing,
        )

    def mean_work(self, step: Step, name: str, visit: int, working_day: float) -> float:
        """Seconds of work expected at a visit."""
        leaves = (self.kind.one(part.work_time, visit) for part in step.parts(name))
        return step.keeps * sum(values.mean_seconds(leaf, working_day) for leaf in leaves)


def _counts(step: Step) -> int:
    """After how many visits nothing about the step changes any more; 0 if nothing ever does."""
    varies: list[Any] = [o.share for _, o in graph.outcomes_of(step)]
    varies += [part.work_time for part in step.merged] + [step.work_time]
    most = max((values.attempts(v) for v in varies if v is not None), default=1)
    return most if most > 1 else 0


def _passing(refusals: list[float], step: Step) -> float:
    """The chance that enough of the branches entered do not refuse (Poisson binomial)."""
    passed = np.array([1.0])  # by the number that do not refuse
    for refuses in refusals:
        passed = np.convolve(passed, [refuses, 1 - refuses])
    return float(passed[step.join.needed(len(refusals)) :].sum())
