"""Under what share of weightings each design comes first: SMAA-2 with ordered weights.

Lahdelma and Salminen 2001 (Operations Research 49). Weights are uniform on the simplex; those of an
order are sorted, so that it has the largest, and within a group a random permutation. Values come
from the same replications for all designs, drawn anew each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Acceptability:
    """`ranks`: by design, the share of draws in which it has each rank; equal ones share theirs.
    `weights`: the mean weight of each criterion, in its column. `above`: by design, the share of
    draws in which it is better than the first one.
    """

    ranks: Floats
    weights: Floats
    above: Floats

    @property
    def first(self) -> Floats:
        """The share in which each comes first."""
        found: Floats = self.ranks[:, 0]
        return found


def weights_drawn(groups: Sequence[Sequence[int]], count: int, draws: int, seed: int) -> Floats:
    """Weights by draw and criterion; the groups hold columns, the weightiest first, and what is in
    none has no weight.
    """
    luck = np.random.default_rng([seed, 1])
    wanted = sum(map(len, groups))
    sorted_ = -np.sort(-luck.dirichlet(np.ones(wanted), size=draws), axis=1)
    found = np.zeros((draws, count))
    begin = 0
    for group in groups:
        part = luck.permuted(sorted_[:, begin : begin + len(group)], axis=1)
        found[:, list(group)] = part
        begin += len(group)
    return found


def counts_drawn(replications: int, draws: int, seed: int) -> Floats:
    """How often each replication is there, by draw; all of them once, where there is only one."""
    luck = np.random.default_rng([seed, 2])
    share = np.full(replications, 1 / replications)
    return luck.multinomial(replications, share, size=draws).astype(np.float64)


def points_drawn(
    points: int, draws: int, seed: int, weights: Floats | None = None
) -> NDArray[np.int64]:
    """Which point of the guesses holds, by draw: as likely as their weights, shape (points,), of
    which the sum is 1; without these all are alike likely.
    """
    luck = np.random.default_rng([seed, 3])
    found: NDArray[np.int64] = (
        luck.integers(points, size=draws)
        if weights is None
        else luck.choice(points, size=draws, p=weights)
    )
    return found


def accepted(values: Floats, weights: Floats) -> Acceptability:
    """Of values by draw, design and criterion, and weights by draw and criterion."""
    told = np.einsum("dac,dc->da", values, weights)
    ranks = np.zeros((told.shape[1], told.shape[1]))
    for design in range(told.shape[1]):
        mine = told[:, [design]]
        close = np.abs(told - mine) < 1e-12  # of sums of the same numbers
        better = ((told > mine) & ~close).sum(axis=1)
        alike = close.sum(axis=1)
        for rank in range(told.shape[1]):
            shares = (better <= rank) & (rank < better + alike)
            ranks[design, rank] = float((shares / alike).mean())
    above = (told > told[:, [0]] + 1e-12).mean(axis=0)
    return Acceptability(ranks, weights.mean(axis=0), above)


def scaled(values: Floats, worst: Floats, target: Floats) -> Floats:
    """Values on a line from 0 at the worst to 1 at the target, clipped; the last axis is that of
    the criteria.
    """
    return np.clip((values - worst) / (target - worst), 0.0, 1.0)
