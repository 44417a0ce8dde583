"""Which files are begun before a deadline or the applicant's patience takes them away.

The waits in the queues decide it, and it decides what comes to the queues: an estimate goes round
until both agree. Beside it stands what holds whatever the waits are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from approvalflow.eventlog import Horizon
from approvalflow.office.capacity import capacity, hours_manned
from approvalflow.office.flow import Mix
from approvalflow.office.office import Office
from approvalflow.office.passages import Desks, Passage
from approvalflow.office.stays import DeskStay, Lattice, Taken
from approvalflow.office.waiting import Floats, Waiting
from approvalflow.process.model.roles import UNLIMITED

_ROUNDS = 60
_STILL = 1e-6  # visits of a case to a pool that change by less no longer matter
_RUNGS = 2  # levels; who leaves the first of more may yet be begun before the last
_DAMPED = 4  # rounds after which each goes only half of its way


class Answering:
    """The estimate and the bounds of one office over the measured weeks of a horizon."""

    def __init__(self, office: Office, horizon: Horizon, desks: Desks) -> None:
        self.office, self.horizon, self.desks = office, horizon, desks
        self.lattices: dict[DeskStay, Lattice] = {}
        times = office.timetable(horizon)
        self.cases = times.arrivals_between(horizon.begins, horizon.closes)
        self.regular = all(stream.regular for stream in times.streams)
        self.hours = {name: self._hours(name) for name in office.pools}

    def _hours(self, name: str) -> tuple[float, float]:
        """Open seconds of a queue in the measured weeks, and those of people for its work."""
        pool, horizon = self.office.pools[name], self.horizon
        hours = hours_manned(self.office, pool, horizon)
        opened = float(hours.open_between(horizon.begins, horizon.closes))
        return opened, capacity(self.office, pool, horizon)[1]

    def lattice(self, stay: DeskStay) -> Lattice:
        if stay not in self.lattices:
            self.lattices[stay] = Lattice(self.office, self.horizon, stay)
        return self.lattices[stay]

    def estimate(self) -> tuple[list[Passage], dict[DeskStay, Taken]]:
        """The passages, and what becomes of the files of each stay."""
        waits = dict.fromkeys(self.office.pools, Waiting.none())
        come: dict[str, float] = {}
        for number in range(_ROUNDS):
            found = _Found(self, waits)
            passages = self.desks.passages(found.mixes)
            taken = {p.stay: found.of(p.stay) for p in passages if p.stay is not None}
            queues = _queues(self.office.pools, passages, taken)
            before, come = come, {name: queue.visits for name, queue in queues.items()}
            if all(abs(come[name] - before.get(name, 0.0)) < _STILL for name in come):
                break
            if number >= _DAMPED:
                come = {name: (come[name] + before[name]) / 2 for name in come}
            waits = {name: self._waiting(name, queues[name], come[name]) for name in come}
        return passages, taken

    def _waiting(self, name: str, queue: _Queue, visits: float) -> Waiting:
        """Of a pool to which so many visits of an average case come."""
        pool, (opened, available) = self.office.pools[name], self.hours[name]
        if pool.staff == UNLIMITED or not queue.seconds or not visits:
            return Waiting.none()
        if not opened or not available:
            return Waiting.for_ever()
        mean = queue.seconds / queue.visits
        even = min(1.0, visits) if self.regular else 0.0
        uneven = max(queue.squares / queue.visits / mean**2 - 1, 0.0)
        return Waiting.of(
            self.cases * visits / opened,
            pool.staff,
            available / opened / pool.staff / mean,
            (1 - even + uneven) / 2,
            np.concatenate(queue.weights),
            np.concatenate(queue.limits),
        )

    def least(self) -> tuple[list[Passage], dict[DeskStay, float]]:
        """Passages that are certain, and of each stay the share that certainly leaves its desk, or
        comes to the last level.
        """
        low: dict[DeskStay, float] = {}
        for _ in range(_ROUNDS):
            passages = self.desks.passages(partial(_corners, low))
            before, low = low, self._overflow(passages)
            if all(low[stay] - before.get(stay, 0.0) < _STILL for stay in low):
                break
        return passages, low

    def _overflow(self, passages: Sequence[Passage]) -> dict[DeskStay, float]:
        """Of what comes for certain nobody can begin more than the hours hold."""
        asked: dict[DeskStay, float] = defaultdict(float)
        for passage in passages:
            if passage.stay is not None:
                asked[passage.stay] += passage.expected * passage.seconds
        found = {}
        for stay, seconds in asked.items():
            found[stay] = self.lattice(stay).certainly
            load = self._load(stay.levels[0].pool, seconds)
            if load > 1 and len(stay.levels) <= _RUNGS:
                found[stay] = max(found[stay], 1 - 1 / load)
        return found

    def _load(self, name: str, seconds: float) -> float:
        """Work of an average case beside the hours of a pool and of all who may stand in for it."""
        helping = [name, *(other.pool for other in self.office.stand_ins.get(name, ()))]
        if any(self.office.pools[each].staff == UNLIMITED for each in helping):
            return 0.0
        hours = sum(self.hours[each][1] for each in helping)
        return self.cases * seconds / hours if hours else np.inf


def _corners(certain: Mapping[DeskStay, float], stay: DeskStay) -> tuple[Mix, ...]:
    """Between which the shares lie that are late and that give up; `certain`: both together."""
    low = certain.get(stay, 0.0)
    if stay.expires and stay.patience is not None:
        return ((low, 0.0), (0.0, low), (1.0, 0.0), (0.0, 1.0))
    if stay.expires:
        return ((low, 0.0), (1.0, 0.0))
    if stay.patience is None:
        return ()
    return ((0.0, low if len(stay.levels) == 1 else 0.0), (0.0, 1.0))


class _Found:
    """What becomes of the files of each stay under some waits, worked out once."""

    def __init__(self, answering: Answering, waits: Mapping[str, Waiting]) -> None:
        self.answering, self.waits = answering, waits
        self.taken: dict[DeskStay, Taken] = {}

    def of(self, stay: DeskStay) -> Taken:
        if stay not in self.taken:
            self.taken[stay] = self.answering.lattice(stay).taken(self.waits)
        return self.taken[stay]

    def mixes(self, stay: DeskStay) -> tuple[Mix, ...]:
        taken = self.of(stay)
        return ((taken.late, taken.gone),) if taken.late or taken.gone else ()


@dataclass(eq=False)
class _Queue:
    """What comes to a queue, of an average case: visits, their work and its square, and how long
    they wait at most.
    """

    visits: float = 0.0
    seconds: float = 0.0
    squares: float = 0.0
    weights: list[Floats] = field(default_factory=list)
    limits: list[Floats] = field(default_factory=list)

    def add(self, passage: Passage, share: float) -> None:
        expected = passage.expected * share
        self.visits += expected
        self.seconds += expected * passage.seconds
        self.squares += expected * (passage.seconds**2 + passage.variance)


def _queues(
    pools: Mapping[str, object], passages: Sequence[Passage], taken: Mapping[DeskStay, Taken]
) -> dict[str, _Queue]:
    queues = {name: _Queue() for name in pools}
    by_stay: dict[DeskStay, float] = defaultdict(float)
    for passage in passages:
        if passage.stay is not None:
            by_stay[passage.stay] += passage.expected
            for pool, share in taken[passage.stay].came.items():
                queues[pool].add(passage, share)
        elif passage.pool:
            queues[passage.pool].add(passage, 1.0)
            queues[passage.pool].weights.append(np.full(1, passage.expected))
            queues[passage.pool].limits.append(np.full(1, np.inf))
    for stay, expected in by_stay.items():
        for pool, (weights, limits) in taken[stay].limits.items():
            queues[pool].weights.append(expected * weights)
            queues[pool].limits.append(limits)
    return queues
