"""Replications of several designs with the same luck, until they are precise enough.

The only place that simulates. The numbers of a replication depend on the seed and its number alone,
and replications are added in fixed sizes, so neither the number of workers nor their speed changes
a result, nor what was kept of earlier runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from approvalflow.eventlog import EventLog, Horizon
from approvalflow.measures.laws import require_laws, require_ledgers
from approvalflow.measures.movements import movements_of
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.process.model.process import Process
from approvalflow.process.model.study import Worthwhile
from approvalflow.simulation.engines import ENGINES, USUAL
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.ownway import with_decisive
from approvalflow.simulation.plan import Plan, plan_of
from approvalflow.study import rounds
from approvalflow.study.blocks import Crew, Help, Work
from approvalflow.study.horizons import horizon_for
from approvalflow.study.precision import Precision, half_width_of, precision_of, target_of
from approvalflow.study.rounds import Block, Made, Rounds

if TYPE_CHECKING:  # workers import this module, and no result
    from approvalflow.study.cache.shelf import Shelf
    from approvalflow.study.cache.store import Cache
    from approvalflow.study.result.inputs import Slow, StartUp

SIZES = (20, 30, 40, 60, 80, 120, 160, 200)
PRECISION = 0.02  # of today's mean days after the first size
REPLAYED, MOST_REPLAYED = 1, 200  # a replication, and so many cases of all designs


@dataclass(frozen=True, slots=True)
class Repeat:
    """What an earlier run came to: so many replications, perhaps since it was interrupted."""

    replications: int
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """How a study is run. `replications` fixes their number; else `precision` decides, and half of
    what is `worthwhile` where that is less.

    Without a `horizon` it is a year where there is a backlog, else settled; `start_up` then says
    how long that takes, and `slow` which designs take longer than any office stays the same.
    `engine`: "auto", "simpy" or "compiled", of which all give the same. `repeat`: an earlier run is
    done again by the sizes that it went through, to the same end.
    """

    seed: int = 1
    replications: int | None = None
    precision: float = PRECISION
    horizon: Horizon | None = None
    workers: int | None = None
    engine: str = USUAL
    start_up: StartUp | None = None
    slow: tuple[Slow, ...] = ()
    worthwhile: Worthwhile | None = None
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: replications done of each design, and the half-width beside the one wanted,
    in days. `expected`: how many it will be, or about (unless `certain`), in about so many
    `seconds_left`; `read`: the scorecards that an earlier run had made; `made`: of the designs,
    how many are ready to be run, where making them is part of the work and still goes on.
    """

    replications: int
    half_width: float | None
    target: float | None
    designs: int = 1
    expected: int | None = None
    certain: bool = False
    seconds_left: float | None = None
    read: int = 0
    made: int = 0


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
        return with_decisive(self.plan, luck, ENGINES[self.engine](self.plan, luck))

    def scorecard(self, seed: int, replication: int) -> Scorecard:
        """What is kept of it; raises BrokenLaw where its log contradicts itself."""
        log = self.log(seed, replication)
        require_laws(log)
        card = scorecard_of(log, self.office)
        require_ledgers(card)
        if replication == REPLAYED:
            return replace(card, movements=movements_of(log, self.office, MOST_REPLAYED))
        return card


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
    executor: Help | None = None,
    cache: Cache | None = None,
    settles: Settles = _always,
) -> Replications:
    """Replications of all designs, the first being the one that they are compared with. What the
    cache has of them is not made again.

    The mean days of designs that do not settle are precise enough, for they are not told.
    """
    simulations = [replace(one, engine=settings.engine) for one in simulations]
    cards: list[list[Scorecard]] = [[] for _ in simulations]
    shelf = _shelf(cache, simulations, settings.seed)
    try:
        with Crew(_work(simulations, settings.seed), settings.workers, executor) as crew:
            made = Rounds(crew, len(simulations), shelf)
            telling = _Telling(made, settings, shelf, progress)
            reached = _replicate(made, settings, cards, telling, settles)
    except KeyboardInterrupt:
        complete = min(len(design) for design in cards)
        if complete < 2 or settings.repeat is not None:
            raise Interrupted from None
        return _cut_short(cards, complete, settings)
    if settings.repeat is not None and settings.repeat.interrupted:
        return _cut_short(cards, len(cards[0]), settings)
    return Replications(tuple(tuple(c) for c in cards), precision_of(*reached))


def _cut_short(
    cards: Sequence[Sequence[Scorecard]], complete: int, settings: Settings
) -> Replications:
    kept = tuple(tuple(design[:complete]) for design in cards)
    found = precision_of(_target(kept, settings), half_width_of(kept))
    return Replications(kept, found, interrupted=True)


def _sizes(settings: Settings) -> Sequence[int]:
    """After how many replications it is looked whether they are enough."""
    sizes = SIZES if settings.replications is None else (settings.replications,)
    if settings.repeat is None:
        return sizes
    done = settings.repeat.replications
    return (*(size for size in sizes if size < done), done)


def _target(cards: Sequence[Sequence[Scorecard]], settings: Settings) -> float | None:
    return target_of(cards, settings.precision, settings.worthwhile)


def _replicate(
    made: Rounds,
    settings: Settings,
    cards: list[list[Scorecard]],
    telling: _Telling,
    settles: Settles,
) -> tuple[float | None, float | None]:
    """Adds scorecards until they are precise enough; gives the half-width wanted and reached."""
    target: float | None = None
    half: float | None = None
    for size in _sizes(settings):
        for design, _, card in made.cards(range(len(cards[0]) + 1, size + 1)):
            cards[design].append(card)
            if design == len(cards) - 1:
                telling.tell(cards, target, size)
        today, *others = (settles(number, design) for number, design in enumerate(cards))
        if not today:
            return None, None
        kept = [design for design, counts in zip(cards[1:], others, strict=True) if counts]
        half = half_width_of([cards[0], *kept])
        if target is None:
            target = _target(cards, settings)
        enough = half is None or target is None or half <= target
        if enough and settings.repeat is None:
            break
    return target, half


class _Telling:
    """Says after every replication how far the run is. How wide the interval is takes the longer to
    find the more there are, so of many it is looked at now and then.
    """

    def __init__(
        self,
        made: Rounds,
        settings: Settings,
        shelf: Shelf | None,
        progress: Callable[[Progress], None],
    ) -> None:
        self._made, self._settings, self._shelf = made, settings, shelf
        self._progress = progress
        self._half: float | None = None
        self._target: float | None = None

    def tell(self, cards: Sequence[Sequence[Scorecard]], target: float | None, size: int) -> None:
        """`target` is the half-width wanted, once it is settled; `size` is looked at next."""
        if self._progress is quiet:
            return
        done = len(cards[0])
        if done % (done // 20 + 1) == 0 or done == size:
            self._half = half_width_of(cards)
            self._target = target or _target(cards, self._settings)
        expected = self._expected(done, size)
        later = (expected - size) * len(cards)
        read = 0 if self._shelf is None else self._shelf.read
        left = self._made.seconds_left(later)
        self._progress(
            Progress(
                done, self._half, self._target, len(cards), expected, self._certain, left, read
            )
        )

    @property
    def _certain(self) -> bool:
        return self._settings.repeat is not None or self._settings.replications is not None

    def _expected(self, done: int, size: int) -> int:
        """An interval narrows with the root of the number."""
        sizes = [one for one in _sizes(self._settings) if one >= size]
        if self._certain:
            return sizes[-1]
        if not self._half or not self._target:
            return sizes[0]
        needed = ceil(done * (self._half / self._target) ** 2)
        return next((one for one in sizes if one >= needed), sizes[-1])


def _shelf(cache: Cache | None, simulations: Sequence[Simulation], seed: int) -> Shelf | None:
    if cache is None:
        return None
    from approvalflow.study.cache.shelf import Shelf

    return Shelf(cache, [(one.office.process, one.plan.horizon) for one in simulations], seed)


def _work(simulations: Sequence[Simulation], seed: int) -> Work[Block, Made]:
    """What is to be done of a block. A worker makes its own plans: they are larger than the
    processes that they are made from.
    """
    processes = [(s.office.process, s.plan.horizon, s.engine) for s in simulations]
    return Work(_maker(simulations, seed), _prepared, (processes, seed), rounds.size_of)


def _prepared(
    material: tuple[Sequence[tuple[Process, Horizon, str]], int],
) -> Callable[[Block], Made]:
    processes, seed = material
    planned = [
        simulation_of(process, horizon, engine=engine) for process, horizon, engine in processes
    ]
    return _maker(planned, seed)


def _maker(simulations: Sequence[Simulation], seed: int) -> Callable[[Block], Made]:
    def scorecard(design: int, replication: int) -> Scorecard:
        return simulations[design].scorecard(seed, replication)

    return lambda block: rounds.made(block, scorecard)
