"""The laws of work and amounts, each by its quantile function, mean and support."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from approvalflow.chance import quantiles
from approvalflow.chance.cut import Gamma, LogNormal
from approvalflow.chance.quantiles import FloatArray
from approvalflow.chance.requirements import refuse_order, require_increasing, require_not_negative
from approvalflow.errors import NotationError


@dataclass(frozen=True, slots=True)
class Fixed:
    """Always `value`."""

    value: float

    def __post_init__(self) -> None:
        require_not_negative(self.value)

    @property
    def support(self) -> tuple[float, float]:
        return (self.value, self.value)

    def quantile(self, u: ArrayLike) -> FloatArray:
        return np.full(np.shape(u), self.value)

    def cdf(self, x: ArrayLike) -> FloatArray:
        return np.asarray(np.greater_equal(x, self.value), dtype=np.float64)

    def mean(self) -> float:
        return self.value

    def partial_mean(self, x: float) -> float:
        return self.value if x >= self.value else 0.0


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every value from `low` to `high` equally likely."""

    low: float
    high: float

    def __post_init__(self) -> None:
        require_not_negative(self.low)
        require_increasing(self.low, self.high, "low", "high")

    @property
    def support(self) -> tuple[float, float]:
        return (self.low, self.high)

    def quantile(self, u: ArrayLike) -> FloatArray:
        return self.low + (self.high - self.low) * np.asarray(u, dtype=np.float64)

    def cdf(self, x: ArrayLike) -> FloatArray:
        return _share_of_range(self.low, self.high, x)

    def mean(self) -> float:
        return (self.low + self.high) / 2

    def partial_mean(self, x: float) -> float:
        end = min(max(x, self.low), self.high)
        return (end + self.low) / 2 * (end - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Pert:
    """Beta-PERT, lambda 4: a beta law on low..high with mean (low + 4 likely + high) / 6.

    Source: Malcolm et al. 1959; Vose, Risk Analysis (2008).
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        require_not_negative(self.low)
        require_increasing(self.low, self.high, "low", "high")
        if not self.low <= self.likely:
            refuse_order("low", self.low, "likely", self.likely)
        if not self.likely <= self.high:
            refuse_order("likely", self.likely, "high", self.high)

    @property
    def support(self) -> tuple[float, float]:
        return (self.low, self.high)

    @property
    def _shapes(self) -> tuple[float, float]:
        a = 1 + 4 * (self.likely - self.low) / (self.high - self.low)
        return a, 6 - a

    def quantile(self, u: ArrayLike) -> FloatArray:
        return self.low + (self.high - self.low) * quantiles.beta_quantile(*self._shapes, u)

    def cdf(self, x: ArrayLike) -> FloatArray:
        return quantiles.beta_cdf(*self._shapes, _share_of_range(self.low, self.high, x))

    def mean(self) -> float:
        return (self.low + 4 * self.likely + self.high) / 6

    def partial_mean(self, x: float) -> float:
        """By E[B; B <= b] = a / (a + b') I_b(a + 1, b') for a beta law with shapes a, b'."""
        a, b = self._shapes
        share = _share_of_range(self.low, self.high, x)
        above_low = a / (a + b) * quantiles.beta_cdf(a + 1, b, share)
        return float(self.low * self.cdf(x) + (self.high - self.low) * above_low)


@dataclass(frozen=True, slots=True)
class Empirical:
    """The listed values, each equally likely; kept in rising order.

    The quantile is the inverse of the empirical distribution function.
    """

    values: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise NotationError("no-values")
        for value in self.values:
            require_not_negative(value)
        object.__setattr__(self, "values", tuple(sorted(self.values)))

    @property
    def support(self) -> tuple[float, float]:
        return (self.values[0], self.values[-1])

    def quantile(self, u: ArrayLike) -> FloatArray:
        count = len(self.values)
        rank = np.ceil(np.asarray(u, dtype=np.float64) * count).astype(np.int64)
        return np.asarray(self.values, dtype=np.float64)[np.clip(rank, 1, count) - 1]

    def cdf(self, x: ArrayLike) -> FloatArray:
        below = np.searchsorted(np.asarray(self.values), x, side="right")
        return np.asarray(below / len(self.values), dtype=np.float64)

    def mean(self) -> float:
        return self.partial_mean(math.inf)

    def partial_mean(self, x: float) -> float:
        return math.fsum(v for v in self.values if v <= x) / len(self.values)


_HEAVY = 8  # times the median: where a p90 is larger, the tail is heavy
_LIGHT = math.log(_HEAVY) / quantiles.NORMAL_P90 - 1e-9  # the sigma of one that surely is not

Law: TypeAlias = Fixed | Uniform | Pert | LogNormal | Gamma | Empirical


def warn_heavy(law: Law) -> float | None:
    """The 0.999 quantile of a law without an upper end whose p90 is over 8 times its median."""
    if math.isfinite(law.support[1]):
        return None
    if isinstance(law, LogNormal) and law.at_least is None and law.sigma < _LIGHT:
        return None  # SciPy is not imported to say so
    median, p90, rare = (float(q) for q in law.quantile(np.array([0.5, 0.9, 0.999])))
    return rare if p90 > _HEAVY * median else None


def _share_of_range(low: float, high: float, x: ArrayLike) -> FloatArray:
    return np.clip((np.asarray(x, dtype=np.float64) - low) / (high - low), 0.0, 1.0)
