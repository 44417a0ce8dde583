"""Which of many sets may still be the best in something, after few replications of each.

After Kim and Nelson (2001, "A fully sequential procedure for indifference-zone selection"), which
holds with common luck too: of `k` sets, the best in a measure is kept with the confidence wanted,
if it is better than the others by `worthwhile`. A set goes only if one other beats it beyond doubt
in every measure, so whatever is best in some mixture of them stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from approvalflow.measures.statistics import CONFIDENCE

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def survivors(values: Floats, worthwhile: Sequence[float], exact: Floats) -> Bools:
    """Which sets stay. `values`: by set, measure and replication, of which less is better, with the
    same luck for all; `worthwhile`: by measure, the difference that counts; `exact`: by set, what
    it costs beyond doubt, column by column.
    """
    sets, measures, _ = values.shape
    beats = np.ones((sets, sets), dtype=np.bool_)  # whether the second beats the first
    for number in range(measures):
        beats &= _beyond_doubt(values[:, number], worthwhile[number], measures)
    for column in exact.T:
        beats &= column[None, :] <= column[:, None]
    return np.asarray(~beats.any(axis=1), dtype=np.bool_)


def _beyond_doubt(values: Floats, worthwhile: float, measures: int) -> Bools:
    """Of each pair whether the mean of the second is less than that of the first by more than
    chance can make it.
    """
    means = values.mean(axis=1)
    gap = means[:, None] - means[None, :]
    return np.asarray(gap > _margin(values, worthwhile, measures), dtype=np.bool_)


def _margin(values: Floats, worthwhile: float, measures: int) -> Floats:
    """W of Kim and Nelson, of each pair, after all of these replications: their first stage is
    their last one here.
    """
    sets, done = values.shape
    alpha = (1 - CONFIDENCE) / measures
    eta = ((2 * alpha / max(1, sets - 1)) ** (-2 / (done - 1)) - 1) / 2
    h_square = 2 * eta * (done - 1)
    apart = values - values.mean(axis=1, keepdims=True)
    together = apart @ apart.T / (done - 1)
    own = np.diag(together)
    variance = np.maximum(0.0, own[:, None] + own[None, :] - 2 * together)
    if worthwhile <= 0:  # then the least difference counts, and only what never varies is sure
        return np.where(variance > 0, np.inf, 0.0)
    margin: Floats = np.maximum(0.0, h_square * variance / (2 * done * worthwhile) - worthwhile / 2)
    return margin
