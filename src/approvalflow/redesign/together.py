"""Several redesigns made one after the other, as one: in the first order that is accepted.

Two that are refused one after the other, whichever comes first, are taken to exclude each other in
any company; and who is refused after another comes before it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import ReadRedesign
from approvalflow.redesign.redesign import RedesignFails, applied
from approvalflow.redesign.rules import RULES

Order = tuple[int, ...]  # of redesigns by their numbers
_TRIES = 200  # orders of a set, after which it seems to be refused


@dataclass(frozen=True, slots=True)
class _Tried:
    """What an order makes; `open`: though it makes nothing yet, one that goes on may."""

    process: Process | None
    open: bool


class OneAfterOther:
    """What becomes of a process under any set of redesigns: each order is tried once."""

    def __init__(self, process: Process, redesigns: Sequence[ReadRedesign]) -> None:
        self._process, self._redesigns = process, redesigns
        self._tried: dict[Order, _Tried] = {(): _Tried(process, open=True)}
        self._orders: dict[frozenset[int], Order | None] = {}

    def order(self, chosen: Collection[int]) -> Order | None:
        """The first order, by the numbers, in which they are accepted; None where there is none."""
        wanted = frozenset(chosen)
        if wanted not in self._orders:
            self._orders[wanted] = self._found(sorted(wanted))
        return self._orders[wanted]

    def process(self, chosen: Collection[int]) -> Process | None:
        """What they make in that order; None where they are refused."""
        order = self.order(chosen)
        return None if order is None else self._try(order).process

    def accepts(self, chosen: Collection[int]) -> bool:
        """Whether some order of them is accepted."""
        return self.order(chosen) is not None

    def excluded(self, chosen: Sequence[int]) -> tuple[int, int] | None:
        """Two of them that are refused in either order."""
        pairs = combinations(chosen, 2)
        return next((p for p in pairs if not (self._goes(*p) or self._goes(*p[::-1]))), None)

    def _goes(self, one: int, other: int) -> bool:
        return self._try((one, other)).open

    def _found(self, wanted: Sequence[int]) -> Order | None:
        given = self._try(tuple(wanted))
        if given.process is not None:
            return tuple(wanted)
        if self.excluded(wanted) is not None:
            return None
        self._left = _TRIES
        return self._first((), wanted)

    def _first(self, before: Order, left: Sequence[int]) -> Order | None:
        tried = self._try(before)
        if not left:
            return before if tried.process is not None else None
        for number in left if tried.open else ():
            others = [other for other in left if other != number]
            if self._left and all(self._goes(number, other) for other in others):
                self._left -= 1
                found = self._first((*before, number), others)
                if found is not None:
                    return found
        return None

    def _try(self, order: Order) -> _Tried:
        if order not in self._tried:
            self._tried[order] = self._made(order)
        return self._tried[order]

    def _made(self, order: Order) -> _Tried:
        chosen = [self._redesigns[number] for number in order]
        if any(read.whole for read in chosen):  # nothing goes before or after a whole process
            return _Tried(chosen[0].process if len(chosen) == 1 else None, open=False)
        moves = tuple(move for read in chosen for move in read.redesign.moves)
        waivers = tuple(waiver for read in chosen for waiver in read.redesign.waivers)
        try:
            return _Tried(applied(self._process, moves, waivers).process, open=True)
        except RedesignFails as failed:
            # what breaks a rule may be mended by those that come later
            broken = all(failure.finding.key in RULES for failure in failed.failures)
            return _Tried(None, open=broken)
