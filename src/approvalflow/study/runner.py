"""Replications of several designs with the same luck, until they are precise enough.

The only place that simulates. Work may be spread over any `concurrent.futures` executor; the
numbers of a replication depend on the seed and its number alone, and replications are added in
fixed sizes, so neither the number of workers nor their speed changes a result.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Self

from approvalflow.eventlog import EventLog, Horizon
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.process.model.process import Process
from approvalflow.process.model.study import Worthwhile
from approvalflow.simulation.engines import ENGINES, USUAL
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan, plan_of
from approvalflow.study.precision import Precision, half_width_of, precision_of, target_of
from approvalflow.study.result.inputs import StartUp

SIZES = (10, 15, 20, 30, 40, 60, 80, 120, 160, 200)
PRECISION = 0.02  # of today's mean days after the first size
_WORTH_A_POOL = 4.0  # seconds of work left for which starting processes pays


@dataclass(frozen=True, slots=True)
class Settings:
    """How a study is run. `replications` fixes their number; else `precision` decides, and half of
    what is `worthwhile` where that is less.

    Without a `horizon` it is a year where there is a backlog, else settled; `start_up` then says
    how long that takes.
    """

    seed: int = 1
    replications: int | None = None
    precision: float = PRECISION
    horizon: Horizon | None = None
    workers: int | None = None
    start_up: StartUp | None = None
    worthwhile: Worthwhile | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: replications done, and the half-width beside the one wanted, in days."""

    replications: int
    half_width: float | None
    target: float | None


@dataclass(frozen=True, slots=True)
class Replications:
    """The scorecards of each design, one a replication, and the precision of their mean days."""

    cards: tuple[tuple[Scorecard, ...], ...]
    precision: Precision
    interrupted: bool = False


def quiet(_: Progress) -> None:
    """Tells nobody."""


Settles = Callable[[int, Sequence[Scorecard]], bool]  # of a design by its number


def _always(_number: int, _cards: Sequence[Scorecard]) -> bool:
    return True


class Interrupted(Exception):  # noqa: N818 - it says what happened
    """Stopped by the user before two replications were complete."""


@dataclass(frozen=True)
class Simulation:
    """A process planned once, to be run for any replication."""

    office: Office
    plan: Plan
    engine: str = USUAL

    @property
    def timetable(self) -> Timetable:
        return self.office.timetable(self.plan.horizon)

    def log(self, seed: int, replication: int) -> EventLog:
        """What happens in one replication (from 1)."""
        luck = Luck(self.office, self.plan, seed, replication)
        return ENGINES[self.engine](self.plan, luck)

    def scorecard(self, seed: int, replication: int) -> Scorecard:
        return scorecard_of(self.log(seed, replication), self.office)


def horizon_for(designs: Iterable[Process]) -> Horizon:
    """A year, if one of the designs has a backlog; else a settled state."""
    lying = any(len(process.backlog) for process in designs)
    return Horizon.of_year() if lying else Horizon()


def simulation_of(
    process: Process, horizon: Horizon | None = None, *, engine: str = USUAL
) -> Simulation:
    """The process made ready for an engine of ENGINES; it must have passed its checks."""
    office = Office(process)
    return Simulation(office, plan_of(office, horizon or horizon_for([process])), engine)


def run(
    simulations: Sequence[Simulation],
    settings: Settings,
    *,
    progress: Callable[[Progress], None] = quiet,
    executor: Executor | None = None,
    settles: Settles = _always,
) -> Replications:
    """Replications of all designs, the first being the one that they are compared with.

    The mean days of designs that do not settle are precise enough, for they are not told.
    """
    cards: list[list[Scorecard]] = [[] for _ in simulations]
    try:
        with _Workers(simulations, settings, executor) as workers:
            reached = _replicate(workers, settings, cards, progress, settles)
        precision = precision_of(*reached)
    except KeyboardInterrupt:
        complete = min(len(design) for design in cards)
        if complete < 2:
            raise Interrupted from None
        kept = tuple(tuple(design[:complete]) for design in cards)
        found = precision_of(_target(kept, settings), half_width_of(kept))
        return Replications(kept, found, interrupted=True)
    return Replications(tuple(tuple(c) for c in cards), precision)


def _target(cards: Sequence[Sequence[Scorecard]], settings: Settings) -> float | None:
    return target_of(cards, settings.precision, settings.worthwhile)


def _replicate(
    workers: _Workers,
    settings: Settings,
    cards: list[list[Scorecard]],
    progress: Callable[[Progress], None],
    settles: Settles,
) -> tuple[float | None, float | None]:
    """Adds scorecards until they are precise enough; gives the half-width wanted and reached."""
    target: float | None = None
    half: float | None = None
    sizes = SIZES if settings.replications is None else (settings.replications,)
    for size in sizes:
        for design, replication, card in workers.scorecards(len(cards[0]) + 1, size):
            cards[design].append(card)
            if design == len(cards) - 1:
                so_far = half_width_of(cards), target or _target(cards, settings)
                progress(Progress(replication, *so_far))
        today, *others = (settles(number, design) for number, design in enumerate(cards))
        if not today:
            return None, None
        kept = [design for design, counts in zip(cards[1:], others, strict=True) if counts]
        half = half_width_of([cards[0], *kept])
        if target is None:
            target = _target(cards, settings)
        if half is None or target is None or half <= target:
            break
    return target, half


class _Workers:
    """Runs replications here, or on processes once there is enough to do."""

    def __init__(
        self, simulations: Sequence[Simulation], settings: Settings, executor: Executor | None
    ) -> None:
        self.simulations = simulations
        self.seed = settings.seed
        self.count = settings.workers or os.cpu_count() or 1
        self.executor = executor
        self.forced = settings.workers is not None and settings.workers > 1
        self.own: ProcessPoolExecutor | None = None
        self.seconds = 0.0  # what a replication of all designs takes here

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.own is not None:
            self.own.shutdown(wait=True, cancel_futures=True)

    def scorecards(self, first: int, last: int) -> Iterator[tuple[int, int, Scorecard]]:
        """Of every replication in order, every design in order: its number and scorecard."""
        replication = first
        while replication <= last:
            executor = self._executor_for(last - replication + 1)
            if executor is not None:
                yield from self._spread(executor, replication, last)
                return
            begun = time.perf_counter()
            for design, simulation in enumerate(self.simulations):
                yield design, replication, simulation.scorecard(self.seed, replication)
            self.seconds = time.perf_counter() - begun
            replication += 1

    def _executor_for(self, replications: int) -> Executor | None:
        if self.executor is not None or self.own is not None:
            return self.executor or self.own
        enough = self.forced or self.seconds * replications > _WORTH_A_POOL
        if self.count > 1 and enough:
            processes = [(s.office.process, s.plan.horizon, s.engine) for s in self.simulations]
            self.own = ProcessPoolExecutor(
                self.count,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_prepare,
                initargs=(processes,),
            )
        return self.own

    def _spread(
        self, executor: Executor, first: int, last: int
    ) -> Iterator[tuple[int, int, Scorecard]]:
        jobs = [(d, r) for r in range(first, last + 1) for d in range(len(self.simulations))]
        work = _prepared_scorecard if executor is self.own else self._scorecard
        futures = [executor.submit(work, design, self.seed, r) for design, r in jobs]
        for (design, replication), future in zip(jobs, futures, strict=True):
            yield design, replication, future.result()

    def _scorecard(self, design: int, seed: int, replication: int) -> Scorecard:
        return self.simulations[design].scorecard(seed, replication)


_simulations: list[Simulation] = []  # of this worker process


def _prepare(processes: Sequence[tuple[Process, Horizon, str]]) -> None:
    _simulations[:] = [
        simulation_of(process, horizon, engine=engine) for process, horizon, engine in processes
    ]


def _prepared_scorecard(design: int, seed: int, replication: int) -> Scorecard:
    return _simulations[design].scorecard(seed, replication)
