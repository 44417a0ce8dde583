"""Intervals of shares of cases, of which many replications together have few or none that miss.

Student's interval of a share near 1 covers far too rarely, and has no width where no case missed.
Korn and Graubard (1998, "Confidence Intervals for Proportions With Small Expected Number of
Positive Counts Estimated From Survey Data") take the exact binomial interval of as many independent
cases as the replications are worth. Cases of a replication wait in the same queues, so these are
fewer, by the design effect; and where hardly any case misses, the sample says nothing of how they
clump, but the ordinary weeks do.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import Ints
from approvalflow.measures.statistics import CONFIDENCE, beta_quantile, t_quantile

Floats = NDArray[np.float64]
Interval = tuple[float, float]

_LEVELS = (0.5, 0.75, 0.9, 0.95)  # of the days, at which it is seen how cases clump
_REACH = 1.25  # what rare weeks clump more than the ordinary ones that were seen
_NORMAL = 1.959963984540054  # the quantile of the normal law to which that of Student is set


def jackknifed(over: Floats, of: Floats) -> Floats | None:
    """The pseudo-values of the ratio of totals, of shape (n,); their mean is the ratio less its
    bias, and they spread as n independent values of it would (Quenouille 1956; Tukey 1958).

    None where one replication has all that there is.
    """
    if np.all(of == of[0]):
        return over / of if of[0] else None
    n, rest = len(of), of.sum() - of
    if not np.all(rest > 0):
        return None
    pseudo: Floats = n * over.sum() / of.sum() - (n - 1) * ((over.sum() - over) / rest)
    return pseudo


def korn_graubard(met: Floats, cases: Floats, clumping: float) -> Interval:
    """The 95 % interval of the share of `cases` that `met`, one number of each a replication.

    `clumping`: the design effect that ordinary weeks have; 0 where cases do not share it. Never
    without width, except towards the end at which no case, or every case, is.
    """
    n, everyone = len(cases), float(cases.sum())
    share = float(met.sum()) / everyone
    reach = _REACH * clumping * min(1.0, 2 * abs(2 * share - 1))
    effect = max(1.0, design_effect(met, cases), reach)
    worth = everyone / effect * (_NORMAL / t_quantile(n - 1, (1 + CONFIDENCE) / 2)) ** 2
    hits, tail = share * worth, (1 - CONFIDENCE) / 2
    low = beta_quantile(hits, worth - hits + 1, tail) if share > 0 else 0.0
    high = beta_quantile(hits + 1, worth - hits, 1 - tail) if share < 1 else 1.0
    return low, high


def design_effect(met: Floats, cases: Floats) -> float:
    """How many cases are worth one independent case: the variance of the share over that of as many
    independent cases. 0 where all of them met, or none.
    """
    share = float(met.sum() / cases.sum())
    pseudo = jackknifed(met, cases)
    if pseudo is None or not 0 < share < 1:
        return 0.0
    return float(pseudo.var(ddof=1) * cases.mean() / (share * (1 - share)))


def clumping_of(days: Sequence[Ints]) -> float:
    """The largest design effect of the shares of cases within usual quantiles of the days.

    `days`: of the cases of each replication, in any unit.
    """
    cases = np.array([len(some) for some in days], dtype=np.float64)
    if len(days) < 2 or not cases.any():
        return 0.0
    ordered = np.concatenate(days)
    at = np.quantile(ordered, _LEVELS, method="inverted_cdf")
    found = 0.0
    for quantile in at.tolist():
        within = np.array([np.count_nonzero(some <= quantile) for some in days], dtype=np.float64)
        found = max(found, design_effect(within, cases))
    return found


def mover(first: Interval, second: Interval, values: Interval, correlation: float) -> Interval:
    """The interval of second - first from those of the two (Zou and Donner 2008, "Construction of
    Confidence Limits About Effect Measures"); `values` are the two estimates.
    """
    (below, above), (under, over) = first, second
    one, other = values
    low = _away(other - under, above - one, correlation)
    high = _away(over - other, one - below, correlation)
    return other - one - low, other - one + high


def _away(a: float, b: float, correlation: float) -> float:
    return float(max(0.0, a * a - 2 * correlation * a * b + b * b) ** 0.5)
