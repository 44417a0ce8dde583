"""Sets that no other beats in everything, how sure that is, and which of them are as good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

RESAMPLED = 1_000
_AT_ONCE = 2_000_000  # comparisons in memory


def undominated(values: Floats) -> Bools:
    """Of each set (row) whether none is at least as good in every column and better in one; less is
    better.
    """
    return np.asarray(~_dominated(values, values), dtype=np.bool_)


def _dominated(some: Floats, every: Floats) -> Bools:
    found = np.zeros(len(some), dtype=np.bool_)
    step = max(1, _AT_ONCE // max(1, every.size))
    for begin in range(0, len(some), step):
        part = some[begin : begin + step, None, :]
        no_worse = np.all(every[None] <= part, axis=2)
        better = np.any(every[None] < part, axis=2)
        found[begin : begin + step] = np.any(no_worse & better, axis=1)
    return found


def chances(values: Floats, exact: Floats, some: Sequence[int], seed: int) -> tuple[float, ...]:
    """In what share of the samples drawn anew from the replications each of `some` is dominated by
    none. `values`: by set, measure and replication; `exact`: by set, what does not vary.
    """
    done = values.shape[2]
    luck = Random(f"chances {seed}")
    free = np.zeros(len(some))
    for _ in range(RESAMPLED):
        drawn = luck.choices(range(done), k=done)
        times = np.bincount(drawn, minlength=done).astype(np.float64)  # a sum, so that ties are
        sums = np.concatenate([values @ times, exact], axis=1)
        free += ~_dominated(sums[list(some)], sums)
    return tuple(float(share) for share in free / RESAMPLED)


@dataclass(frozen=True, slots=True)
class Alike:
    """A set, and those that differ from it by less than is worthwhile in every measure."""

    best: int
    others: tuple[int, ...]


def thinned(
    values: Floats, worthwhile: Sequence[float], cheapness: Sequence[tuple[float, ...]]
) -> tuple[Alike, ...]:
    """Sets (rows) in groups of which the cheapest speaks, the best in the first column first. Of
    what is as good nothing is lost: each stands in one group.
    """
    left = sorted(range(len(values)), key=lambda n: (*values[n], n))
    found = []
    while left:
        first = left[0]
        near = [n for n in left if _ties(values[first], values[n], worthwhile)]
        best = min(near, key=lambda n: (cheapness[n], tuple(values[n]), n))
        found.append(Alike(best, tuple(n for n in near if n != best)))
        left = [n for n in left if n not in near]
    return tuple(found)


def _ties(one: Floats, other: Floats, worthwhile: Sequence[float]) -> bool:
    pairs = zip(one, other, worthwhile, strict=True)
    return all(a == b or abs(a - b) < least for a, b, least in pairs)


def preferred(
    first: Sequence[float], worthwhile: float, cheapness: Sequence[tuple[float, ...]]
) -> int:
    """The best in the first measure, or the cheapest of those that are as good."""
    least = min(first)
    near = [n for n, value in enumerate(first) if value == least or value - least < worthwhile]
    return min(near, key=lambda n: (cheapness[n], first[n], n))
