"""Scorecards in the order of their replications: those that are kept are read, the others made in
blocks of about a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from approvalflow.measures.scorecard import Scorecard
from approvalflow.study.blocks import Crew

if TYPE_CHECKING:  # workers import this module, and keep nothing
    from approvalflow.study.cache.shelf import Shelf

SECONDS = 1.0  # of work in a block: long beside what handing it out costs, and soon done again
_TURNS = 4  # blocks at least for each who does them, so that all end at about the same time

Block = tuple[int, int, int]  # a design, the first and the last of its replications


@dataclass(frozen=True, slots=True)
class Made:
    """What comes of a block, and how long it took whoever made it."""

    cards: tuple[Scorecard, ...]
    seconds: float


def size_of(block: Block) -> int:
    """How many scorecards come of a block."""
    _, first, last = block
    return last - first + 1


def made(block: Block, scorecard: Callable[[int, int], Scorecard]) -> Made:
    """`scorecard` gives that of a design and a replication."""
    design, first, last = block
    begun = time.perf_counter()
    cards = tuple(scorecard(design, number) for number in range(first, last + 1))
    return Made(cards, time.perf_counter() - begun)


class Rounds:
    """The scorecards of several designs. What is made is put on the shelf by this process alone, a
    block at a time.
    """

    def __init__(self, crew: Crew[Block, Made], designs: int, shelf: Shelf | None) -> None:
        self._crew, self._designs, self._shelf = crew, range(designs), shelf
        self._pace: dict[int, float] = {}  # seconds of a replication, by design
        self._begun: float | None = None
        self._made = 0
        self._left = 0

    def cards(self, numbers: Sequence[int]) -> Iterator[tuple[int, int, Scorecard]]:
        """Design, replication, scorecard: all designs of one replication, then of the next. Until
        it is known how long they take, so many blocks of one as can be done at once.
        """
        known = set() if self._shelf is None else self._shelf.known(numbers)
        left = list(numbers)
        self._left = len(left) * len(self._designs) - len(known)
        while left:
            few = self._crew.hands if self._crew.begins_at_once else 1
            some = left if len(self._pace) == len(self._designs) else left[:few]
            left = left[len(some) :]
            yield from self._round(some, known)

    def seconds_left(self, later: int) -> float | None:
        """About how long what is left of these takes, and so many scorecards more; None before
        anything is known.
        """
        if self._begun is None or not self._made:
            return None
        passed = time.perf_counter() - self._begun
        return passed / self._made * (self._left + later)

    def _round(
        self, numbers: Sequence[int], known: set[tuple[int, int]]
    ) -> Iterator[tuple[int, int, Scorecard]]:
        blocks = self._blocks(numbers, known)
        coming = zip(blocks, self._done(blocks), strict=True)
        ready: dict[tuple[int, int], Scorecard] = {}
        for number in numbers:
            for design in self._designs:
                spot = design, number
                if spot in known:
                    yield *spot, self._kept(*spot)
                    continue
                while spot not in ready:
                    (of, first, _), block = next(coming)
                    ready |= {(of, first + n): card for n, card in enumerate(block.cards)}
                yield *spot, ready.pop(spot)

    def _done(self, blocks: Sequence[Block]) -> Iterator[Made]:
        if blocks and self._begun is None:
            self._begun = time.perf_counter()
        return self._crew.done(blocks, self._note)

    def _note(self, block: Block, done: Made) -> None:
        """Keeps a block that is done."""
        design, first, _ = block
        self._pace[design] = done.seconds / len(done.cards)
        self._made += len(done.cards)
        self._left -= len(done.cards)
        if self._shelf is not None:
            self._shelf.keep(design, first, done.cards)

    def _blocks(self, numbers: Sequence[int], known: set[tuple[int, int]]) -> list[Block]:
        """What is missing, in the order in which it is wanted."""
        missing = {d: [n for n in numbers if (d, n) not in known] for d in self._designs}
        share = ceil(sum(map(len, missing.values())) / (self._crew.hands * _TURNS))
        found: list[Block] = []
        for design, wanted in missing.items():
            pace = self._pace.get(design)
            most = 1 if pace is None else max(1, min(share, int(SECONDS / max(pace, 1e-6))))
            for run in _runs(wanted):
                found += [
                    (design, some[0], some[-1])
                    for begin in range(0, len(run), most)
                    for some in (run[begin : begin + most],)
                ]
        return sorted(found, key=lambda block: (block[1], block[0]))

    def _kept(self, design: int, number: int) -> Scorecard:
        """From the shelf; made here where it is damaged, or gone meanwhile."""
        assert self._shelf is not None
        card = self._shelf.card(design, number)
        if card is not None:
            return card
        self._left += 1
        (block,) = self._done([(design, number, number)])
        return block.cards[0]


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Whole numbers that follow one another, together."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]
