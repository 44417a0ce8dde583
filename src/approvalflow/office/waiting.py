"""How long files wait for a pool if some of them leave: the queue M/M/c with patience.

The density of the wait of a file that nothing takes away falls like that of a queue whose arrivals
thin out: v(w) = v(0) exp(- integral over [0, w] of (c mu - lambda G(u)) du), G(u) the share of
files that wait longer than u (Baccelli, Boyer and Hebuterne 1984, "Single-server queues with
impatient customers"; for c persons Boxma and de Waal 1994). Work and arrivals that are more or less
even than at random stretch the exponent by V = (ca^2 + cs^2) / 2 (Kingman 1962); V = 1 is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma, log
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_LEAST_SPREAD = 0.02  # of nearly even work: the exponents stay finite


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """The law of the open seconds that a file waits if nothing takes it away.

    `edges`: where the density changes its slope, from 0; `logs`: its logarithm there; `slopes`
    after each; `shares`: how much of the law lies after each, as a part of 1.
    """

    edges: Floats
    logs: Floats
    slopes: Floats
    shares: Floats
    endless: bool = False

    @classmethod
    def none(cls) -> Self:
        """Nobody waits."""
        nothing = np.zeros(1)
        return cls(nothing, nothing - np.inf, nothing - 1.0, nothing)

    @classmethod
    def for_ever(cls) -> Self:
        """The queue grows: everybody waits longer than any time."""
        nothing = np.zeros(1)
        return cls(nothing, nothing, nothing, nothing + 1.0, endless=True)

    @classmethod
    def of(
        cls, arriving: float, persons: int, each: float, spread: float, weights: Floats,
        limits: Floats,
    ) -> Self:  # fmt: skip
        """`arriving`: files a second; `each`: files that one person finishes in a second. Files
        leave after `limits` seconds (n, or infinite), a share of `weights` (n) of them.
        """
        variation = max(spread, _LEAST_SPREAD)
        limits, inverse = np.unique(np.append(0.0, np.maximum(limits, 0.0)), return_inverse=True)
        parts = np.bincount(inverse, weights=np.append(0.0, weights)) / weights.sum()
        edges = limits[np.isfinite(limits)]
        beyond = np.maximum(1 - np.cumsum(parts)[: len(edges)], 0.0)
        if len(edges) == len(limits):
            beyond[-1] = 0.0  # nobody waits for ever
        joining = arriving * beyond[0]
        if joining <= 0:
            return cls.none()
        slopes = (arriving * beyond - persons * each) / variation
        if slopes[-1] >= 0:
            return cls.for_ever()
        lengths = np.diff(edges)
        logs = np.concatenate([[0.0], np.cumsum(slopes[:-1] * lengths)])
        areas = np.append(_log_areas(logs[:-1], slopes[:-1], lengths), logs[-1] - log(-slopes[-1]))
        total = np.logaddexp.reduce(np.append(areas, _log_free(joining, persons, each, variation)))
        shares = np.exp(np.logaddexp.accumulate(areas[::-1])[::-1] - total)
        return cls(edges, logs - total, slopes, shares)

    def longer(self, than: Floats) -> Floats:
        """The chance to wait longer than so many open seconds, of any shape; 0 is no wait."""
        than = np.asarray(than, dtype=np.float64)
        if self.endless:
            return np.where(np.isfinite(than), 1.0, 0.0)
        bounded = np.where(np.isfinite(than), np.maximum(than, 0.0), 0.0)
        k = np.searchsorted(self.edges, bounded, side="right") - 1
        begun = self.logs[k] + self.slopes[k] * (bounded - self.edges[k])
        ends = np.append(self.edges[1:], np.inf)[k]
        later = np.append(self.shares[1:], 0.0)[k]
        with np.errstate(over="ignore", invalid="ignore"):
            here = np.exp(_log_areas(begun, self.slopes[k], ends - bounded))
        found: Floats = np.where(np.isfinite(than), np.minimum(here + later, 1.0), 0.0)
        return found


def _log_areas(at: Floats, slope: Floats, length: Floats) -> Floats:
    """The logarithm of the integral of exp(at + slope t) over [0, length]."""
    turn = slope * length
    small = np.abs(turn) < 1e-9
    safe = np.where(small, 1.0, slope)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        falling = np.log(-np.expm1(-np.abs(turn))) + np.maximum(turn, 0.0) - np.log(np.abs(safe))
        flat = np.log(np.where(small, np.maximum(length, 1e-300), 1.0))
    result: Floats = at + np.where(small, flat, falling)
    return result


def _log_free(joining: float, persons: int, each: float, variation: float) -> float:
    """The weight of all states in which somebody is free, beside a density that begins at 1."""
    offered = joining / each
    terms = [
        lgamma(persons) - lgamma(j + 1) + (j + 1 - persons) * log(offered) for j in range(persons)
    ]
    return float(np.logaddexp.reduce(terms)) + log(variation / joining)
