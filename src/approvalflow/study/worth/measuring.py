"""What the sets come to: each process is run once, and of its scorecards little is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from approvalflow.comparison.combined import ExactNumber, exact
from approvalflow.eventlog import Horizon, Ints
from approvalflow.measures.kpis import Measure
from approvalflow.measures.ledger import NOT_AVERAGED
from approvalflow.measures.movements import NO_MOVEMENTS, Traffic
from approvalflow.measures.replicated import Replicated
from approvalflow.measures.scorecard import Readings, Scorecard
from approvalflow.measures.tails import pooled_quantile
from approvalflow.measures.ways import NO_WAYS
from approvalflow.office.loads import Loads, loads_of
from approvalflow.office.office import Office
from approvalflow.process.meaning import canonical
from approvalflow.process.model.process import Process
from approvalflow.process.wages import at_least
from approvalflow.study.fullness import drift, too_full
from approvalflow.study.limits import judged_by
from approvalflow.study.many import Aids, many
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.worth.games import Game, Set

GROWTH = "backlog_growth"
DAYS = "days_mean"


@dataclass
class SetsSeen:
    """The sets of units that were looked at, and what was kept of each.

    `slow`: sets that are known to settle too late. `most`: so many sets were looked at when an
    earlier run was interrupted, which is made again. `interrupted`: this one was; then no more are
    looked at, and all have as few replications as the one that has fewest.
    """

    game: Game
    today: Process
    settings: Settings
    numbers: Sequence[int]
    measures: Sequence[Measure]
    aids: Aids
    slow: Collection[Set] = ()
    most: int | None = None
    interrupted: bool = False
    _cards: dict[Set, tuple[Scorecard, ...]] = field(default_factory=dict)
    _unsettled: dict[Set, bool] = field(default_factory=dict)
    _loads: dict[str, Loads] = field(default_factory=dict)
    _processes: dict[Set, Process] = field(default_factory=dict)

    @property
    def horizon(self) -> Horizon:
        assert self.settings.horizon is not None
        return self.settings.horizon

    @property
    def stopped(self) -> bool:
        """Whether no more sets are looked at."""
        return self.interrupted or (self.most is not None and self.sets >= self.most)

    def look(self, sets: Iterable[Set]) -> bool:
        """Runs those that were not; whether all are known. Raises Interrupted where nothing is."""
        new = [chosen for chosen in dict.fromkeys(sets) if chosen not in self._unsettled]
        if not new:
            return True
        runs = [chosen for chosen in new if not self.gated(chosen)]
        found = None if self.stopped else self._run(runs)
        if found is None:
            return False
        self._cards |= dict(zip(runs, found, strict=True))
        shortest = min((len(cards) for cards in self._cards.values()), default=0)
        self._cards = {chosen: cards[:shortest] for chosen, cards in self._cards.items()}
        for chosen in new:
            self._unsettled[chosen] = chosen not in self._cards or self._unsettles(chosen)
        return True

    def _run(self, sets: Sequence[Set]) -> Sequence[tuple[Scorecard, ...]] | None:
        """None where it was interrupted before two replications of all."""
        numbers = self.numbers[: self.done] if self._cards else self.numbers
        try:
            done = many(
                list(map(self.process, sets)), self.settings, numbers, self._kept, self.aids
            )
        except Interrupted:
            if not self._cards:
                raise
            self.interrupted = True
            return None
        self.interrupted = done.interrupted
        return done.kept

    def process(self, chosen: Set) -> Process:
        """What a set makes, judged by the limits of today."""
        if chosen not in self._processes:
            made = self.game.made(chosen)
            assert made is not None
            self._processes[chosen] = judged_by(self.today, made)
        return self._processes[chosen]

    def gated(self, chosen: Set) -> bool:
        """Whether it has no settled mean by its loads alone, which is known before any run."""
        if self.horizon.kind == "year":
            return False
        return bool(self._loads_of(chosen).unsettled) or chosen in self.slow

    def _loads_of(self, chosen: Set) -> Loads:
        """Once for all sets of one meaning."""
        process = self.process(chosen)
        meaning = canonical(process)
        if meaning not in self._loads:
            self._loads[meaning] = loads_of(Office(process), self.horizon)
        return self._loads[meaning]

    def _unsettles(self, chosen: Set) -> bool:
        cards = self._cards[chosen]
        if self._replicated(chosen, DAYS).value is None:
            return True
        if self.horizon.kind == "year":
            return False
        full = too_full(self._loads_of(chosen), cards)
        return bool(full) or drift(cards, self.horizon) is not None

    def settles(self, chosen: Set) -> bool:
        """Whether the mean days of a set that was looked at say something."""
        return not self._unsettled[chosen]

    @property
    def sets(self) -> int:
        return len(self._unsettled)

    @property
    def unsettled(self) -> tuple[Set, ...]:
        return tuple(chosen for chosen, found in self._unsettled.items() if found)

    @property
    def settled(self) -> tuple[Set, ...]:
        return tuple(chosen for chosen, found in self._unsettled.items() if not found)

    @property
    def done(self) -> int:
        return min((len(cards) for cards in self._cards.values()), default=0)

    @property
    def counts_differ(self) -> bool:
        """Whether not as many cases are decided in every set."""
        return len({tuple(card.decided for card in cards) for cards in self._cards.values()}) > 1

    def values(self, measure: str) -> tuple[dict[Set, ExactNumber], str]:
        """By set that settles; where one has none, or leaves somebody's work out, nothing and
        why.
        """
        found: dict[Set, ExactNumber] = {}
        for chosen in filter(self.settles, self._cards):
            if measure in at_least(self.process(chosen)):
                return {}, "no-wages"
            replicated = self._replicated(chosen, measure)
            number = exact(replicated)
            if number is None:
                return {}, replicated.why or "not-measured"
            found[chosen] = number
        return found, ""

    def _replicated(self, chosen: Set, name: str) -> Replicated:
        cards = self._cards[chosen]
        measure = next(one for one in self.measures if one.id == name)
        why = next((card.why[name] for card in cards if name in card.why), "")
        parts = tuple(card.overall.parts.get(name) for card in cards)
        found = Replicated(parts, measure.bounds, why=why)
        if measure.tail is None or not found.complete:
            return found
        columns = [np.sort(_decided(card, measure.tail.column)) for card in cards]
        return replace(
            found, pooled=pooled_quantile(columns, measure.tail.share, measure.tail.scale)
        )

    def _kept(self, card: Scorecard) -> Scorecard:
        names = {GROWTH, *(measure.id for measure in self.measures)}
        columns = {m.tail.column for m in self.measures if m.tail is not None}
        readings = card.overall
        return replace(
            card,
            overall=Readings(
                {name: part for name, part in readings.parts.items() if name in names},
                {name: why for name, why in readings.why.items() if name in names},
            ),
            by={}, catches=(), ledger=(), traffic=Traffic({}, ()), worked={}, kinds={},
            elapsed=card.elapsed if columns else card.elapsed[:0],
            averaged=NOT_AVERAGED, tallies={}, ways=NO_WAYS, movements=NO_MOVEMENTS,
            clocks={name: days for name, days in card.clocks.items() if name in columns},
        )  # fmt: skip


def _decided(card: Scorecard, column: str) -> Ints:
    days = card.column(column)
    return days[card.elapsed >= 0]
