"""Quantiles of the cases of all replications, and how far each replication moves them.

The jackknife does not do for quantiles, and the mean of the replications' own quantiles is too low
where these have few cases. The share of cases within the quantile is an ordinary ratio, and its
interval becomes one of days by the quantiles at its ends (Woodruff 1952, "Confidence Intervals for
Medians and Other Position Measures"); the slope between them turns the pseudo-values of the share
into those of the quantile (Francisco and Fuller 1991, "Quantile Estimation with a Complex Survey
Design"), so that differences of quantiles can be taken replication by replication.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np

from approvalflow.eventlog import Ints
from approvalflow.measures.proportions import Floats, jackknifed
from approvalflow.measures.statistics import CONFIDENCE, t_quantile

_ROUNDING = 1e-9  # of a share times a whole number


def pooled_quantile(columns: Sequence[Ints], share: float) -> tuple[int, Floats | None]:
    """The smallest value that this share of all reaches, and its pseudo-values, of shape (n,).

    `columns`: one a replication, ascending. None where one replication has all the cases.
    """
    every, n = np.sort(np.concatenate(columns)), len(columns)
    value = _at(every, share)
    within = np.array([np.searchsorted(some, value, "right") for some in columns], dtype=np.float64)
    pseudo = jackknifed(within, np.array([len(some) for some in columns], dtype=np.float64))
    if pseudo is None or n < 2:
        return value, None
    half = t_quantile(n - 1, (1 + CONFIDENCE) / 2) * float(pseudo.std(ddof=1)) / n**0.5
    low, high = max(share - half, 0.0), min(share + half, 1.0)
    slope = (_at(every, high) - _at(every, low)) / (high - low) if high > low else 0.0
    return value, value + slope * (pseudo.mean() - pseudo)


def _at(ascending: Ints, share: float) -> int:
    """The inverse of the empirical distribution."""
    place = ceil(share * len(ascending) - _ROUNDING) - 1
    return int(ascending[min(max(place, 0), len(ascending) - 1)])
