"""Which improvement is worth more: answers pair by pair, the order that follows, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from approvalflow.comparison.orders import ValueOrder

Answer = Literal["first", "second", "alike"]
Above = Mapping[str, frozenset[str]]  # what each is at least worth as much as

MOST_ASKED = 5


@dataclass(frozen=True, slots=True)
class Answered:
    """Two criteria, each from its worst to its target, and which of the two is worth more."""

    first: str
    second: str
    answer: Answer

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of which the first is worth at least as much."""
        down, up = (self.first, self.second), (self.second, self.first)
        return {"first": (down,), "second": (up,), "alike": (down, up)}[self.answer]


def pairs_of(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Every two of them: so many questions that a contradiction shows."""
    return tuple(combinations(names, 2))


def order_from(names: Sequence[str], answers: Sequence[Answered]) -> ValueOrder:
    """The order that answers give; those that go round in a circle are in one group."""
    above = _above(names, answers)
    reach = {name: _reached(above, name) for name in names}
    left, groups = list(names), list[tuple[str, ...]]()
    while left:
        first = next(n for n in left if all(m in reach[n] for m in left if n in reach[m]))
        group = tuple(n for n in left if n == first or (n in reach[first] and first in reach[n]))
        groups.append(group)
        left = [n for n in left if n not in group]
    return ValueOrder(tuple(groups), rest=False)


def circle_of(names: Sequence[str], answers: Sequence[Answered]) -> tuple[str, ...]:
    """The shortest contradiction: each is worth at least as much as the next and the last at least
    as much as the first, and one of them more; empty if there is none.
    """
    above = _above(names, answers)
    strict = (a.pairs[0] for a in answers if a.answer != "alike")
    found = [(first, *way) for first, second in strict for way in _ways(above, second, first)]
    return min(found, key=len, default=())


def _above(names: Sequence[str], answers: Sequence[Answered]) -> Above:
    pairs = [pair for answered in answers for pair in answered.pairs]
    return {name: frozenset(b for a, b in pairs if a == name) for name in names}


def _reached(above: Above, start: str) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    fresh = above[start]
    while fresh - found:
        found |= fresh
        fresh = frozenset(n for name in fresh for n in above[name])
    return found


def _ways(above: Above, start: str, end: str) -> Iterator[tuple[str, ...]]:
    """A shortest way from one to another, if there is any."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if end in above[way[-1]]:
            yield way
            return
        further = [name for name in sorted(above[way[-1]]) if name not in seen]
        seen |= set(further)
        ways += [(*way, name) for name in further]
