"""Laws without an end on the right, cut at limits: lognormal and gamma."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from approvalflow.chance import quantiles
from approvalflow.chance.quantiles import FloatArray


class Cut(ABC):
    """A law on the positive numbers that may be cut, told by its moments over an interval."""

    __slots__ = ()

    at_least: float | None
    at_most: float | None

    @abstractmethod
    def log_moment(self, power: int, low: float, high: ArrayLike) -> FloatArray:
        """The logarithm of E[X^power; low < X <= high] of the law before the cut."""

    @property
    def support(self) -> tuple[float, float]:
        low = 0.0 if self.at_least is None else self.at_least
        return (low, math.inf if self.at_most is None else self.at_most)

    def cdf(self, x: ArrayLike) -> FloatArray:
        low, high = self.support
        inside = self.log_moment(0, low, np.clip(np.asarray(x, dtype=np.float64), low, high))
        return np.exp(inside - self.log_moment(0, low, high))

    def mean(self) -> float:
        return self.partial_mean(math.inf)

    def partial_mean(self, x: float) -> float:
        low, high = self.support
        if x <= low:
            return 0.0
        inside = self.log_moment(1, low, min(x, high))
        return math.exp(inside - self.log_moment(0, low, high))

    def log_mean_and_sd(self) -> FloatArray:
        """The logarithms of the mean and the standard deviation, after the cut."""
        mass, first, second = (self.log_moment(k, *self.support) for k in range(3))
        # By the squared coefficient of variation, which loses fewer digits than E[X2] - E[X]2.
        squared_cv = np.expm1(second + mass - 2 * first)
        return np.array([first - mass, first - mass + np.log(squared_cv) / 2])


@dataclass(frozen=True, slots=True)
class LogNormal(Cut):
    """exp of a normal law with mean `mu` and standard deviation `sigma`, both before the cut."""

    mu: float
    sigma: float
    at_least: float | None = None
    at_most: float | None = None

    def quantile(self, u: ArrayLike) -> FloatArray:
        share = np.asarray(u, dtype=np.float64)
        if self.at_least is None and self.at_most is None:
            return np.exp(self.mu + self.sigma * quantiles.normal_quantile(share))
        low, high = (self._z(edge) for edge in self.support)
        return np.exp(self.mu + self.sigma * _cut_normal_quantile(share, float(low), float(high)))

    def log_moment(self, power: int, low: float, high: ArrayLike) -> FloatArray:
        """E[X^k; a < X <= b] = exp(k mu + k2 sigma2 / 2) (Phi(z_b - k sigma) - Phi(z_a - k sigma)).

        Source: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 14.
        """
        shift = power * self.sigma
        mass = _log_normal_mass(float(self._z(low)) - shift, self._z(high) - shift)
        return power * self.mu + shift**2 / 2 + mass

    def _z(self, x: ArrayLike) -> FloatArray:
        with np.errstate(divide="ignore"):  # the logarithm of 0 is meant
            return (np.log(np.asarray(x, dtype=np.float64)) - self.mu) / self.sigma


@dataclass(frozen=True, slots=True)
class Gamma(Cut):
    """The gamma law with mean `shape` x `scale` before the cut; exponential for shape 1."""

    shape: float
    scale: float
    at_least: float | None = None
    at_most: float | None = None

    def quantile(self, u: ArrayLike) -> FloatArray:
        share = np.asarray(u, dtype=np.float64)
        low, high = self.support
        if self.shape == 1:
            width = -math.expm1(-(high - low) / self.scale)
            with np.errstate(divide="ignore"):  # u = 1 is infinity
                return low - np.log1p(-share * width) * self.scale
        a, b = low / self.scale, high / self.scale
        start = quantiles.gamma_cdf(self.shape, a)
        if start <= 0.5:
            end = quantiles.gamma_cdf(self.shape, b)
            return quantiles.gamma_quantile(self.shape, start + share * (end - start)) * self.scale
        tail, rest = quantiles.gamma_tail(self.shape, a), quantiles.gamma_tail(self.shape, b)
        return quantiles.gamma_tail_quantile(self.shape, tail - share * (tail - rest)) * self.scale

    def log_moment(self, power: int, low: float, high: ArrayLike) -> FloatArray:
        """E[X^j; a < X <= b] = s^j Gamma(k + j) / Gamma(k) (P(k + j, b/s) - P(k + j, a/s)).

        Source: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 17.
        """
        shape = self.shape + power
        factor = sum(math.log((self.shape + j) * self.scale) for j in range(power))
        a, b = low / self.scale, np.asarray(high, dtype=np.float64) / self.scale
        start = quantiles.gamma_cdf(shape, a)
        if start <= 0.5:
            mass = quantiles.gamma_cdf(shape, b) - start
        else:
            mass = quantiles.gamma_tail(shape, a) - quantiles.gamma_tail(shape, b)
        with np.errstate(divide="ignore"):  # the logarithm of 0 is meant
            return factor + np.log(mass)


def _log_normal_mass(low: float, high: ArrayLike) -> FloatArray:
    """log(Phi(high) - Phi(low)), in whichever tail keeps the digits."""
    top = np.asarray(high, dtype=np.float64)
    if low == -math.inf and np.all(top == math.inf):
        return np.zeros(top.shape)
    if low > 0:
        larger, smaller = quantiles.normal_log_cdf(-low), quantiles.normal_log_cdf(-top)
    else:
        larger, smaller = quantiles.normal_log_cdf(top), quantiles.normal_log_cdf(low)
    with np.errstate(divide="ignore", invalid="ignore"):  # an empty interval has the log of 0
        mass = larger + np.log1p(-np.exp(smaller - larger))
    return np.where(top > low, mass, -np.inf)


def _cut_normal_quantile(u: FloatArray, low: float, high: float) -> FloatArray:
    """The quantile of the standard normal law given low < Z <= high, in the tail that is full."""
    if low > 0:
        return -_cut_normal_quantile(1 - u, -high, -low)
    top = quantiles.normal_log_cdf(high)
    rest = np.exp(quantiles.normal_log_cdf(low) - top)
    with np.errstate(divide="ignore"):  # u = 0 is minus infinity
        return quantiles.normal_quantile_of_log(top + np.log(rest + u * (1 - rest)))
