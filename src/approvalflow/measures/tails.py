"""Quantiles of the cases of all replications, and how far each replication moves them.

The jackknife does not do for quantiles, and the mean of the replications' own quantiles is too low
where these have few cases. The share of cases within the quantile is an ordinary ratio, and its
interval becomes one of days by the quantiles at its ends (Woodruff 1952, "Confidence Intervals for
Medians and Other Position Measures"), however the days jump from one evening to the next morning.
The slope between the ends turns the pseudo-values of the share into those of the quantile
(Francisco and Fuller 1991, "Quantile Estimation with a Complex Survey Design"), so that
differences can be taken replication by replication.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import numpy as np

from approvalflow.eventlog import Ints
from approvalflow.measures.proportions import Floats, jackknifed
from approvalflow.measures.statistics import estimate

_ROUNDING = 1e-9  # of a share times a whole number
_LARGE = 0.2  # of an interval


class Pooled(NamedTuple):
    """A quantile of all cases: the smallest value that a share of them reaches, its 95 % interval
    and its pseudo-values, one a replication; None where one replication has all the cases.
    `jumps`: within the interval the days jump, so that the pseudo-values do not tell all of it.
    """

    value: float
    low: float | None = None
    high: float | None = None
    pseudo: tuple[float, ...] | None = None
    jumps: bool = False


def pooled_quantile(columns: Sequence[Ints], share: float, scale: int = 1) -> Pooled:
    """`columns`: one a replication, ascending, not all empty; `scale` to the unit."""
    every, n = np.sort(np.concatenate(columns)) / scale, len(columns)
    value = _at(every, share)
    within = [np.searchsorted(some, round(value * scale), "right") for some in columns]
    cases = np.array([len(some) for some in columns], dtype=np.float64)
    shares = jackknifed(np.array(within, dtype=np.float64), cases)
    if shares is None or n < 2:
        return Pooled(value)
    found, middle = estimate(shares.tolist()), float(shares.mean())
    assert found.low is not None
    assert found.high is not None
    less, more = max(share - found.high + middle, 0.0), min(share + middle - found.low, 1.0)
    low, high = _at(every, less), _at(every, more)
    slope = (high - low) / (more - less) if more > less else 0.0
    pseudo = value + slope * (middle - shares)
    return Pooled(value, low, high, tuple(pseudo.tolist()), _jumps(every, low, high))


def _jumps(ascending: Floats, low: float, high: float) -> bool:
    """Whether the widest gap between the values from one to the other is a large part of all."""
    first, last = np.searchsorted(ascending, [low, high])
    gaps = np.diff(ascending[first : last + 1])
    return bool(len(gaps)) and float(gaps.max()) > _LARGE * (high - low)


def _at(ascending: Floats, share: float) -> float:
    """The inverse of the empirical distribution."""
    place = ceil(share * len(ascending) - _ROUNDING) - 1
    return float(ascending[min(max(place, 0), len(ascending) - 1)])
