"""Intervals and tests over replications, which are independent; cases of one are not.

Student's t throughout (Law 2015, "Simulation Modeling and Analysis", 9 and 10). A quantile is
treated by sections: each replication gives one, and the estimate is their mean, not the quantile of
all cases pooled, so that the differences shown are those between the values shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `n` replications and its 95 % interval; one replication gives no interval."""

    value: float
    low: float | None
    high: float | None
    half_width: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Paired:
    """The difference second - first, replication by replication.

    `p` is two-sided; None from one replication, 1.0 where no replication differs.
    `variance_ratio`: how many times the replications independent samples would have needed;
    None where the difference does not vary.
    """

    difference: Estimate
    p: float | None
    variance_ratio: float | None


def estimate(values: Sequence[float], *, share: bool = False) -> Estimate:
    """The mean with Student's t interval; that of a share is cut to 0..1.

    `half_width` is that before the cut.
    """
    n = len(values)
    sample = np.asarray(values, dtype=np.float64)
    mean = float(sample.mean())
    if n == 1:
        return Estimate(mean, None, None, None, 1)
    if np.all(sample == sample[0]):
        # Rounding in the mean must not make identical values differ.
        only = float(sample[0])
        return Estimate(only, only, only, 0.0, n)
    half = t_quantile(n - 1, (1 + CONFIDENCE) / 2) * float(sample.std(ddof=1)) / n**0.5
    low, high = mean - half, mean + half
    if share:
        low, high = max(low, 0.0), min(high, 1.0)
    return Estimate(mean, low, high, half, n)


def paired(first: Sequence[float], second: Sequence[float]) -> Paired:
    """The paired-t interval and test of second - first, run with common random numbers."""
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    difference = b - a
    result = estimate(difference.tolist())
    if result.n == 1:
        return Paired(result, None, None)
    variance = float(difference.var(ddof=1)) if result.half_width else 0.0
    of_mean = variance / result.n
    if not of_mean:  # too small for a number, too
        return Paired(result, 1.0 if result.value == 0 else 0.0, None)
    p = two_sided_p(result.value / of_mean**0.5, result.n - 1)
    return Paired(result, p, float(a.var(ddof=1) + b.var(ddof=1)) / variance)


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """p-values adjusted for being several (Holm 1979), valid under any dependence.

    None stands for a test that was not made, and does not count.
    """
    made = sorted((p, n) for n, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    reached = 0.0
    for rank, (p, n) in enumerate(made):
        reached = max(reached, min(1.0, (len(made) - rank) * p))
        adjusted[n] = reached
    return adjusted


def t_quantile(freedom: int, probability: float) -> float:
    """The quantile of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, probability))


def two_sided_p(t: float, freedom: int) -> float:
    """The probability of a Student's t at least as far from 0."""
    from scipy.special import stdtr

    return float(2 * stdtr(freedom, -abs(t)))
