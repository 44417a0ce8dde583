"""In which order the best set is introduced: every beginning of it is a set that can be had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from approvalflow.comparison.sequences import Had, best_order, greedy_order
from approvalflow.redesign.portfolio import Choice
from approvalflow.study.search.looks import ALL_OF, Depth, Looks


@dataclass(frozen=True, slots=True)
class SearchOrders:
    """Options by number, from 0, in the order in which they come; empty where there are too many
    to look at, or no order can be had. `whole` is the set.
    """

    whole: Choice
    best: tuple[int, ...] = ()
    greedy: tuple[int, ...] = ()

    @property
    def sets(self) -> tuple[Choice, ...]:
        """All the sets that come about on the way."""
        return tuple(dict.fromkeys((*self.stages(self.best), *self.stages(self.greedy))))

    def stages(self, order: tuple[int, ...]) -> Iterator[Choice]:
        """The sets on the way, the whole last."""
        for count in range(1, len(order) + 1):
            yield part_of(self.whole, frozenset(order[:count]))


def part_of(whole: Choice, had: Had) -> Choice:
    """Of a set the options that are had."""
    return tuple(level if number in had else 0 for number, level in enumerate(whole))


def orders_of(looks: Looks, whole: Choice, depth: Depth) -> SearchOrders:
    """By the first look, which all sets of a few options have in common."""
    taken = [number for number, level in enumerate(whole) if level]
    if 2 ** len(taken) > ALL_OF:
        return SearchOrders(whole)
    _look_at_parts(looks, whole, taken, depth)

    def value(had: Had) -> float | None:
        kept = looks.seen.get(part_of(whole, had))
        values = None if kept is None else looks.objectives.values(kept)
        return None if values is None else looks.objectives.signed(values)[0]

    best, greedy = best_order(taken, value), greedy_order(taken, value)
    return SearchOrders(whole, best or (), greedy or ())


def _look_at_parts(looks: Looks, whole: Choice, taken: list[int], depth: Depth) -> None:
    """Of a sample not all parts of the best set were looked at."""
    parts = (
        part_of(whole, frozenset(some))
        for count in range(len(taken) + 1)
        for some in combinations(taken, count)
    )
    missing = looks.settled([part for part in parts if part not in looks.seen])
    found = looks.look(missing, range(1, depth.first + 1))
    looks.seen |= {} if looks.interrupted else found
