"""Expected visits and work of an average case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from approvalflow.eventlog import SETTLED, Horizon
from approvalflow.office.answering import Answering
from approvalflow.office.office import Office
from approvalflow.office.passages import Desks, Passage
from approvalflow.office.stays import DeskStay, Taken
from approvalflow.process import graph
from approvalflow.process.deadlines import everything_leaves, is_term_bound
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import Time


@dataclass(eq=False)
class Brought:
    """Of an average case by pool: visits, and seconds of their work; of this, by pool and place
    among those who stand in for it, what may go to them (`open_to`).
    """

    visits: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    work: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    open_to: dict[tuple[str, int], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, pool: str, passage: Passage, places: tuple[int, ...], share: float) -> None:
        """The share of the visits of a passage that are this pool's."""
        seconds = passage.expected * passage.seconds * share
        self.visits[pool] += passage.expected * share
        self.work[pool] += seconds
        for place in places:
            self.open_to[pool, place] += seconds


@dataclass(frozen=True, slots=True)
class Demand:
    """Expected visits of one case by step, and what they bring to each pool.

    `asked`: all that comes to its queue; `kept`: what lies there until somebody begins, by an
    estimate where deadlines and patience move files; `certain`: the least of it, without
    what a box may break off. `begun`: the visits that are begun before they leave, of queues which
    they may leave. `estimated`: the pools that may keep more than is certain, but for the work
    of boxes. `heard`: by meeting, the laws of its work and how often each.
    """

    visits: dict[str, float]
    asked: Brought
    kept: Brought
    certain: Brought
    begun: dict[str, float]
    estimated: frozenset[str]
    heard: dict[str, tuple[tuple[float, Time], ...]]

    @property
    def work(self) -> dict[str, float]:
        """Seconds of work asked of each pool."""
        return self.asked.work


def broken_off(process: Process) -> set[str]:
    """The steps whose work a box may break off, having decided early or when a branch is over."""
    return {
        name
        for name, step in process.steps.items()
        if is_term_bound(process, name)
        or (step.inside and any(graph.early_boxes(process, step.inside[0])))
    }


def demand_of(office: Office, horizon: Horizon = SETTLED) -> Demand:
    """The flow of an average case through the process, at the rates of the measured weeks."""
    desks = Desks(office)
    if not desks.watched:
        passages = desks.passages()
        return _demand(office, desks, passages, {}, passages, {})
    answering = Answering(office, horizon, desks)
    return _demand(office, desks, *answering.estimate(), *answering.least())


def _demand(
    office: Office,
    desks: Desks,
    passages: list[Passage],
    taken: Mapping[DeskStay, Taken],
    least: list[Passage],
    low: Mapping[DeskStay, float],
) -> Demand:
    visits: dict[str, float] = defaultdict(float)
    heard: dict[str, tuple[tuple[float, Time], ...]] = defaultdict(tuple)
    for passage in passages:
        step = office.process.steps[passage.step]
        visits[passage.step] += passage.expected
        if step.does == "meeting":
            work = passage.kind.one(step.work_time, passage.attempt)
            heard[passage.step] += ((passage.expected, work),)
    asked, kept, certain, unbroken = Brought(), Brought(), Brought(), Brought()
    begun: dict[str, float] = defaultdict(float)
    leaving = everything_leaves(office.process)
    broken = broken_off(office.process)
    for passage in passages:
        came, held, done = _of_passage(passage, taken)
        for pool in came:
            places = desks.places(pool, passage.kind)
            asked.add(pool, passage, places, came[pool])
            begun[pool] += passage.expected * done[pool]
            if not leaving:
                kept.add(pool, passage, places, held[pool])
                unbroken.add(pool, passage, places, 0.0 if passage.step in broken else held[pool])
    for passage in () if leaving else least:
        if passage.pool and passage.step not in broken:
            for pool, share in _certainly(passage, low).items():
                certain.add(pool, passage, desks.places(pool, passage.kind), share)
    more = {n for n, seconds in unbroken.work.items() if seconds > certain.work[n] * (1 + 1e-9)}
    watched = {pool for found in taken.values() for pool in found.leaving}
    return Demand(
        dict(visits), asked, kept, certain,
        {name: begun[name] for name in sorted(watched)}, frozenset(more), dict(heard),
    )  # fmt: skip


def _of_passage(
    passage: Passage, taken: Mapping[DeskStay, Taken]
) -> tuple[Mapping[str, float], Mapping[str, float], Mapping[str, float]]:
    """By pool the shares of its visits that come there, lie there until begun, and are begun."""
    if passage.stay is not None:
        found = taken[passage.stay]
        return found.came, found.held, found.begun
    alone = {passage.pool: 1.0} if passage.pool else {}
    return alone, alone, alone


def _certainly(passage: Passage, low: Mapping[DeskStay, float]) -> dict[str, float]:
    """By pool the share of visits that lie there, whatever the waits are."""
    stay = passage.stay
    if stay is None:
        return {passage.pool: 1.0}
    if stay.patience is not None or (stay.expires and not stay.keeps):
        return {}
    return {passage.pool: 1.0} if stay.keeps else {stay.levels[-1].pool: low[stay]}
