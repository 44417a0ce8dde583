"""The replications of sets: a first look at all, more of those that survive it, fresh ones to tell.

The luck of the first look and of the choice is not that of what is told: a set that was lucky is
chosen for it, and would be told as better than it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from approvalflow.comparison.screening import survivors
from approvalflow.eventlog import Horizon
from approvalflow.measures.replicated import Replicated
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.process.wages import unpaid
from approvalflow.redesign.portfolio import Choice, Space, sampled
from approvalflow.study.many import Aids, many
from approvalflow.study.result.search import Search
from approvalflow.study.runner import Interrupted, Progress, Settings
from approvalflow.study.search.objectives import COST, Kept, Objectives

Floats = NDArray[np.float64]

Weighing = Callable[[float], float]

ALL_OF = 1_024  # sets, of which all are looked at; of more so many
SAMPLE = 256  # of these, before neighbours are looked at
FIRST, CHOSEN = 10, 40


@dataclass(frozen=True, slots=True)
class Depth:
    """How many replications: of the first look, of those chosen among (the first ones included),
    and afresh. `rounds`: after how many looks at neighbours a sample ends, None for whenever there
    are no more. `interrupted`: it is as deep as an earlier search came to before it was stopped.
    """

    first: int
    chosen: int
    fresh: int
    rounds: int | None = None
    interrupted: bool = False


def depth_of(replications: int | None) -> Depth:
    """The usual depth, or that of so many replications for the sets that survive."""
    chosen = replications or CHOSEN
    return Depth(min(FIRST, chosen), chosen, chosen)


def depth_again(search: Search) -> Depth:
    """The depth to which an earlier search came."""
    return Depth(search.first, search.chosen, search.fresh, search.rounds, search.interrupted)


@dataclass
class Looks:
    """What was seen: by set, one entry a replication. `stable`: the sets with all measures;
    `broken`: those of which a floor is broken, or in the end not known to hold.
    """

    space: Space
    objectives: Objectives
    settings: Settings
    aids: Aids
    worthwhile: tuple[float, ...] = ()
    seen: dict[Choice, tuple[Kept, ...]] = field(default_factory=dict)
    chosen: dict[Choice, tuple[Kept, ...]] = field(default_factory=dict)
    fresh: dict[Choice, tuple[Kept, ...]] = field(default_factory=dict)
    unsettled: int = 0
    broken: set[Choice] = field(default_factory=set)
    runs: int = 0
    rounds: int = 0
    interrupted: bool = False

    @property
    def stable(self) -> list[Choice]:
        """The sets of the first look that have all measures and break no floor, in its order."""
        return [
            c
            for c, kept in self.seen.items()
            if c not in self.broken and self.objectives.values(kept) is not None
        ]

    def told(self, choice: Choice) -> tuple[float, ...]:
        """The measures of a set by fresh luck, or where there is none by the deepest look at it;
        empty where one of them cannot be had.
        """
        by = self.fresh or self.seen | self.chosen
        return self.objectives.values(by.get(choice, ())) or ()

    def weighed(self, choice: Choice) -> dict[str, Replicated]:
        """By criterion what a set has of what the profile weighs, by what chooses."""
        return self.objectives.criteria(self.chosen.get(choice) or self.seen[choice])

    @property
    def lacking(self) -> str:
        """A measure that no set has; "" where each is had by some."""
        measures = self.objectives.measures
        had = {
            name
            for kept in self.seen.values()
            for n, name in enumerate(measures)
            if self.objectives.replicated(kept, n).complete
        }
        return next((name for name in measures if name not in had), "")

    @property
    def done(self) -> Depth:
        """How many replications there are of each."""
        first, chosen, fresh = (
            len(next(iter(kept.values()), ())) for kept in (self.seen, self.chosen, self.fresh)
        )
        return Depth(first, max(first, chosen), fresh)

    def look(
        self, choices: Iterable[Choice], numbers: Sequence[int]
    ) -> dict[Choice, tuple[Kept, ...]]:
        """Replications of sets; fewer, or none at all, where the user stops it."""
        wanted = list(choices)
        if self.interrupted or not wanted or not numbers:
            return {}
        processes = [self._process(choice) for choice in wanted]
        try:
            found = many(processes, self.settings, numbers, self.objectives.keep, self.aids)
        except Interrupted:
            self.interrupted = True
            return {}
        self.interrupted = found.interrupted
        self.runs = max(self.runs, found.runs)
        return dict(zip(wanted, found.kept, strict=True))

    def _process(self, choice: Choice) -> Process:
        found = self.space.process(choice)
        assert found is not None
        return found

    def settled(self, choices: Sequence[Choice]) -> list[Choice]:
        """Those that can be had and have a settled mean, by their loads; none where the user stops
        it.
        """
        found = []
        try:
            for number, choice in enumerate(choices, 1):
                self.aids.progress(Progress(0, None, None, designs=len(choices), made=number))
                if self._settles(choice):
                    found.append(choice)
        except KeyboardInterrupt:
            self.interrupted = True
            return []
        return found

    def _settles(self, choice: Choice) -> bool:
        horizon, process = self.settings.horizon, self.space.process(choice)
        assert horizon is not None
        if process is None:
            return False
        settles = _fits(process, horizon) and not self._cheated(process)
        self.unsettled += not settles
        return settles

    def _cheated(self, process: Process) -> bool:
        """Whether somebody works there whose work has no price: the set would seem cheap."""
        return COST in self.objectives.measures and bool(unpaid(process))

    def screened(
        self, choices: Sequence[Choice], seen: dict[Choice, tuple[Kept, ...]]
    ) -> list[Choice]:
        """Those that no other beats beyond doubt in everything; today in any case."""
        if not choices:
            return []
        if len(next(iter(seen.values()))) < 2:
            return list(choices)
        values = np.stack([self.objectives.by_replication(seen[choice]) for choice in choices])
        stay = survivors(values, self.worthwhile, self.exact(choices))
        kept = (
            c for c, stays in zip(choices, stay, strict=True) if stays or c == self.space.nothing
        )
        return list(kept)

    def within_floors(
        self,
        choices: Sequence[Choice],
        seen: dict[Choice, tuple[Kept, ...]],
        *,
        known: bool,
    ) -> list[Choice]:
        """Those that break no floor, or where all has to be `known` that surely keep all; today in
        any case.
        """
        if not self.objectives.floors:
            return list(choices)
        nothing = self.space.nothing
        today = seen.get(nothing, ())
        for choice in choices:
            holds = self.objectives.holds(seen[choice], today)
            if choice != nothing and (holds == "no" or (known and holds != "yes")):
                self.broken.add(choice)
        return [choice for choice in choices if choice not in self.broken]

    def exact(self, choices: Sequence[Choice]) -> Floats:
        """What the sets cost, where anything does: a column, or none."""
        columns = [[self.space.budget(c)] if self.space.options.priced else [] for c in choices]
        return np.array(columns, dtype=np.float64).reshape(len(choices), -1)


def first_look(looks: Looks, depth: Depth, worthwhile: Weighing) -> list[Choice]:
    """Looks at all sets, or at a sample and what lies beside the survivors of it, and gives the
    survivors. `worthwhile` says which difference of a measure counts.
    """
    space, numbers = looks.space, range(1, depth.first + 1)
    if space.size <= ALL_OF:
        looks.seen = looks.look(looks.settled([*space.every()]), numbers)
        return _judged(looks, worthwhile)
    asked = set(further := list(sampled(space, SAMPLE, looks.settings.seed)))
    alive: list[Choice] = []
    while further and not looks.interrupted and looks.rounds != depth.rounds:
        found = looks.look(looks.settled(further), numbers)
        if looks.interrupted and looks.seen:  # as deep as the others, or not at all
            break
        looks.seen |= found
        looks.rounds += 1
        alive = _judged(looks, worthwhile)
        beside = dict.fromkeys(n for choice in alive for n in space.neighbours(choice))
        fresh = (n for n in beside if n not in asked)
        further = _some(fresh, ALL_OF - len(looks.seen), space)
        asked |= set(further)
    return alive


def _some(choices: Iterable[Choice], most: int, space: Space) -> list[Choice]:
    """The first so many of them that can be had."""
    found: list[Choice] = []
    for choice in choices:
        if len(found) >= most:
            break
        if space.accepts(choice):
            found.append(choice)
    return found


def _judged(looks: Looks, worthwhile: Weighing) -> list[Choice]:
    if not looks.seen and looks.interrupted:
        raise Interrupted
    stable = looks.stable
    if not stable:
        return []
    if not looks.worthwhile:
        by_set = {c: looks.objectives.values(looks.seen[c]) or () for c in stable}
        usual = by_set.get(looks.space.nothing) or [*map(min, zip(*by_set.values(), strict=True))]
        looks.worthwhile = tuple(map(worthwhile, usual))
    return looks.screened(looks.within_floors(stable, looks.seen, known=False), looks.seen)


def closer_look(looks: Looks, alive: Sequence[Choice], depth: Depth) -> list[Choice]:
    """More replications of the survivors, until there are enough to choose by; those that then
    survive.
    """
    further = looks.look(alive, range(depth.first + 1, depth.chosen + 1))
    looks.chosen = {c: (*looks.seen[c], *further.get(c, ())) for c in alive}
    kept = looks.within_floors(alive, looks.chosen, known=True)
    return looks.screened(kept, looks.chosen)


def fresh_look(looks: Looks, choices: Sequence[Choice], depth: Depth) -> None:
    """Replications that had no part in any choice."""
    numbers = range(depth.chosen + 1, depth.chosen + depth.fresh + 1)
    looks.fresh = looks.look(choices, numbers)


def _fits(process: Process, horizon: Horizon) -> bool:
    return horizon.kind == "year" or not loads_of(Office(process), horizon).unsettled
