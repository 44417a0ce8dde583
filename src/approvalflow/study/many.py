"""Many processes over the same replications, of each of which only a little is kept.

What sets of moves, causes and guesses are asked by: there are hundreds of processes, and a number
or two of each scorecard is enough. The scorecards are those of any other run, so the cache of one
serves the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from approvalflow.eventlog import Horizon
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.meaning import canonical
from approvalflow.process.model.process import Process
from approvalflow.study import rounds
from approvalflow.study.blocks import Crew, Help, Work
from approvalflow.study.rounds import Block, Made, Rounds
from approvalflow.study.runner import (
    Interrupted,
    Progress,
    Settings,
    Simulation,
    quiet,
    simulation_of,
)

if TYPE_CHECKING:  # workers import this module, and keep nothing
    from approvalflow.study.cache.store import Cache

Kept = TypeVar("Kept")

AT_ONCE = 256  # scorecards in memory, before what is kept of them is all there is
_PLANNED = 256  # processes that stay ready to run


@dataclass(frozen=True, slots=True)
class Aids:
    """What an experiment is helped by, and whom it tells how far it is."""

    progress: Callable[[Progress], None] = quiet
    executor: Help | None = None
    cache: Cache | None = None


@dataclass(frozen=True, slots=True)
class Many(Generic[Kept]):
    """What was kept: of each process, in the order given, one a replication. `runs`: how many of
    the processes mean something else than those before. `interrupted`: there are fewer
    replications than were asked for, the same of every process.
    """

    kept: tuple[tuple[Kept, ...], ...]
    runs: int
    interrupted: bool = False


def many(
    processes: Sequence[Process],
    settings: Settings,
    numbers: Sequence[int],
    keep: Callable[[Scorecard], Kept],
    aids: Aids = Aids(),
) -> Many[Kept]:
    """Replications `numbers` of every process with the horizon, seed, engine and workers of the
    settings. Processes of the same meaning are run once.

    The processes must have passed their checks and the settings have a horizon. Raises Interrupted
    where the user stops it before two replications of all are complete.
    """
    places: dict[str, int] = {}
    of = [places.setdefault(canonical(process), len(places)) for process in processes]
    different = [processes[of.index(place)] for place in range(len(places))]
    if not different:
        return Many((), 0)
    kept: list[list[Kept]] = [[] for _ in different]
    interrupted = False
    try:
        _run(different, settings, numbers, lambda d, card: kept[d].append(keep(card)), aids)
    except KeyboardInterrupt:
        interrupted = True
    complete = min(map(len, kept))
    if interrupted and complete < 2:
        raise Interrupted from None
    return Many(tuple(tuple(kept[place][:complete]) for place in of), len(different), interrupted)


def _run(
    processes: Sequence[Process],
    settings: Settings,
    numbers: Sequence[int],
    note: Callable[[int, Scorecard], None],
    aids: Aids,
) -> None:
    """In passes of a few replications of all processes, so that few scorecards wait for others."""
    from approvalflow.study.cache.shelf import Shelf

    horizon = settings.horizon
    assert horizon is not None
    shelf = None
    if aids.cache is not None:
        shelf = Shelf(aids.cache, [(process, horizon) for process in processes], settings.seed)
    material = (tuple(processes), horizon, settings.engine, settings.seed)
    work: Work[Block, Made] = Work(_Maker(*material), _prepared, material, rounds.size_of)
    some = max(1, AT_ONCE // len(processes))
    with Crew(work, settings.workers, aids.executor) as crew:
        made = Rounds(crew, len(processes), shelf)
        for begin in range(0, len(numbers), some):
            later = (len(numbers) - begin - some) * len(processes)
            for design, number, card in made.cards(numbers[begin : begin + some]):
                note(design, card)
                aids.progress(
                    Progress(
                        replications=numbers.index(number),
                        half_width=None,
                        target=None,
                        designs=len(processes),
                        expected=len(numbers),
                        certain=True,
                        seconds_left=made.seconds_left(max(0, later)),
                        read=0 if shelf is None else shelf.read,
                    )
                )


class _Maker:
    """Makes blocks; a process is planned when it is first run."""

    def __init__(
        self, processes: Sequence[Process], horizon: Horizon, engine: str, seed: int
    ) -> None:
        self._processes, self._horizon = processes, horizon
        self._engine, self._seed = engine, seed
        self._planned: dict[int, Simulation] = {}

    def __call__(self, block: Block) -> Made:
        return rounds.made(block, self._scorecard)

    def _scorecard(self, design: int, replication: int) -> Scorecard:
        return self._simulation(design).scorecard(self._seed, replication)

    def _simulation(self, design: int) -> Simulation:
        if design not in self._planned:
            if len(self._planned) == _PLANNED:
                del self._planned[next(iter(self._planned))]
            self._planned[design] = simulation_of(
                self._processes[design], self._horizon, engine=self._engine
            )
        return self._planned[design]


def _prepared(material: tuple[Sequence[Process], Horizon, str, int]) -> _Maker:
    return _Maker(*material)
