"""The best set for every budget: exact, since all sets are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from approvalflow.comparison.fronts import preferred


@dataclass(frozen=True, slots=True)
class Affordable:
    """From this budget on this set is the best; `number` is its place among those given."""

    budget: float
    number: int


def curve(
    first: Sequence[float], cheapness: Sequence[tuple[float, ...]], worthwhile: float
) -> tuple[Affordable, ...]:
    """From the least budget on, which set is the best in the first measure among those that it
    pays; of those that are as good the cheapest, so a budget buys no more than is worthwhile. What
    the sets cost comes first in their `cheapness`, then what decides where that is the same.
    """
    found: list[Affordable] = []
    for budget in sorted({cheap[0] for cheap in cheapness}):
        paid = [n for n, cheap in enumerate(cheapness) if cheap[0] <= budget]
        among = [first[n] for n in paid], worthwhile, [cheapness[n] for n in paid]
        best = paid[preferred(*among)]
        if not found or found[-1].number != best:
            found.append(Affordable(budget, best))
    return tuple(found)
