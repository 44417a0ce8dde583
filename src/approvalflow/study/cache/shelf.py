"""The scorecards of the designs of one run in a cache."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from approvalflow.eventlog import Horizon
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.model.process import Process
from approvalflow.study.cache.keys import Keys, written
from approvalflow.study.cache.store import Cache

Spot = tuple[int, int]  # a design and a replication


class Shelf:
    """Designs by their number. Once the source is written anew while a run goes on, nothing more is
    kept of it: workers that start later read what is there then.
    """

    def __init__(self, cache: Cache, designs: Iterable[tuple[Process, Horizon]], seed: int) -> None:
        self._cache = cache
        self._written = written()
        self._keys = [Keys(process, horizon, seed) for process, horizon in designs]

    @property
    def read(self) -> int:
        """How many have been found."""
        return self._cache.read

    def known(self, numbers: Sequence[int]) -> set[Spot]:
        """Of which of these replications there are scorecards."""
        spots: dict[bytes, list[Spot]] = {}  # designs that mean the same share them
        for design, keys in enumerate(self._keys):
            for number in numbers:
                spots.setdefault(keys.of(number), []).append((design, number))
        return {spot for key in self._cache.known(spots) for spot in spots[key]}

    def card(self, design: int, number: int) -> Scorecard | None:
        """None where there is none, or no longer, or a damaged one."""
        return self._cache.card(self._keys[design].of(number))

    def keep(self, design: int, first: int, cards: Sequence[Scorecard]) -> None:
        """Those of replications that follow one another."""
        if written() != self._written:
            self._cache.leave("changed")
            return
        keys = self._keys[design]
        self._cache.keep((keys.of(first + n), card) for n, card in enumerate(cards))
