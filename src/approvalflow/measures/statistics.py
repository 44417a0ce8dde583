"""Intervals and tests over replications, which are independent; cases of one are not.

An interval is the union of Student's t (Law 2015, "Simulation Modeling and Analysis", 9 and 10) and
of Hall's t for skewed samples (1992, "On the Removal of Skewness by Transformation"): years of
crowds make the means of replications skew, and Student's alone then covers too rarely, Hall's alone
finds differences where there are none. A test is of both, and finds one where the interval of the
difference is off zero. A quantile is
treated by sections: each replication gives one, and the estimate is their mean, not the quantile of
all cases pooled, so that the differences shown are those between the values shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95
_FEW = 10  # values, of fewer of which the skewness is but a guess
_STRAIGHT = 1e-9  # skewness that changes no digit


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


def estimate(values: Sequence[float]) -> Estimate:
    """The mean with its interval."""
    n = len(values)
    sample = np.asarray(values, dtype=np.float64)
    mean = float(sample.mean())
    if n == 1:
        return Estimate(mean, None, None, None, 1)
    if np.all(sample == sample[0]):
        # Rounding in the mean must not make identical values differ.
        only = float(sample[0])
        return Estimate(only, only, only, 0.0, n)
    below, above = _quantiles(_skewness(sample) / (6 * n**0.5), n - 1)
    error = float(sample.std(ddof=1)) / n**0.5
    low, high = mean - above * error, mean - below * error
    return Estimate(mean, low, high, (high - low) / 2, n)


def paired(first: Sequence[float], second: Sequence[float]) -> Paired:
    """The interval and the test of second - first, run with common random numbers."""
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    difference = b - a
    result = estimate(difference.tolist())
    if result.n == 1:
        return Paired(result, None, None)
    variance = float(difference.var(ddof=1)) if result.half_width else 0.0
    of_mean = variance / result.n
    if not of_mean:  # too small for a number, too
        return Paired(result, 1.0 if result.value == 0 else 0.0, None)
    t, skew = result.value / of_mean**0.5, _skewness(difference) / (6 * result.n**0.5)
    p = max(two_sided_p(t, result.n - 1), two_sided_p(_unskewed(t, skew), result.n - 1))
    return Paired(result, p, float(a.var(ddof=1) + b.var(ddof=1)) / variance)


def _skewness(sample: NDArray[np.float64]) -> float:
    """Fisher's, without bias where the sample is normal; of few values, none."""
    n = len(sample)
    if n < _FEW:
        return 0.0
    away = sample - sample.mean()
    square = float((away**2).mean())
    if not square:
        return 0.0
    biased = (away**3).mean() / square**1.5
    return float(biased * (n * (n - 1)) ** 0.5 / (n - 2))


def _unskewed(t: float, skew: float) -> float:
    """Hall's transformation of a t of a sample whose skewness is `skew` * 6 sqrt(n): increasing."""
    return t + 2 * skew * t**2 + 4 / 3 * skew**2 * t**3 + skew


def _quantiles(skew: float, freedom: int) -> tuple[float, float]:
    """Between which values lies the t of such a sample, by Student or by Hall."""
    q = t_quantile(freedom, (1 + CONFIDENCE) / 2)
    if abs(skew) < _STRAIGHT:
        return -q, q
    below, above = (float(np.cbrt(1 + 6 * skew * (x - skew)) - 1) / (2 * skew) for x in (-q, q))
    return min(below, -q), max(above, q)


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


def beta_quantile(a: float, b: float, probability: float) -> float:
    """The quantile of the beta distribution, whose parameters need not be whole numbers."""
    from scipy.special import betaincinv

    return float(betaincinv(a, b, probability))
