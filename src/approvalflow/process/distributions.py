"""Laws of random amounts: frozen, without a unit, drawn by their quantile function.

Every law has
- `quantile(u)`: float64 array of the shape of u, u in (0, 1);
- `cdf(x)`: P[X <= x], of the shape of x;
- `mean()`: E[X];
- `partial_mean(x)`: E[X; X <= x], the part of the mean that lies at or below x;
- `support`: the lowest and highest value (may be infinite).
All in closed form. A cut (`at_least`, `at_most`) is a condition, not a clipping: no value piles
up at its edges. The makers at the end fit after the cut, so that what is stated is what comes.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from approvalflow.errors import NotationError
from approvalflow.process import quantiles
from approvalflow.process.quantiles import FloatArray

_FIT = 1e-9  # how near a fitted law must come to what was stated, relative
_Z90 = 1.2815515655446004  # the normal law's 0.9 quantile


@dataclass(frozen=True, slots=True)
class Fixed:
    """Always `value`."""

    value: float

    def __post_init__(self) -> None:
        _require_not_negative(self.value)

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
        _require_not_negative(self.low)
        _require_increasing(self.low, self.high, "low", "high")

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
        _require_not_negative(self.low)
        _require_increasing(self.low, self.high, "low", "high")
        if not self.low <= self.likely:
            _refuse_order("low", self.low, "likely", self.likely)
        if not self.likely <= self.high:
            _refuse_order("likely", self.likely, "high", self.high)

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
            _require_not_negative(value)
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


class _Cut(ABC):
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
class LogNormal(_Cut):
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
class Gamma(_Cut):
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


Law: TypeAlias = Fixed | Uniform | Pert | LogNormal | Gamma | Empirical


def warn_heavy(law: Law) -> float | None:
    """The 0.999 quantile of a law without an upper end whose p90 is over 8 times its median."""
    if math.isfinite(law.support[1]):
        return None
    median, p90, rare = (float(q) for q in law.quantile(np.array([0.5, 0.9, 0.999])))
    return rare if p90 > 8 * median else None


# Makers


def lognormal_from_quantiles(
    median: float, p90: float, at_least: float | None = None, at_most: float | None = None
) -> LogNormal:
    """The lognormal law that has this median and 0.9 quantile after the cut.

    Raises NotationError: not-positive, not-increasing, outside-cut, cut-not-attainable.
    """
    stated = {"median": median, "p90": p90}
    _require_inside(stated, at_least, at_most)
    _require_increasing(median, p90, "median", "p90")
    target = np.log([median, p90])
    guess = LogNormal(float(target[0]), float(target[1] - target[0]) / _Z90)
    law = partial(_lognormal, guess, at_least, at_most)
    points = np.array([0.5, 0.9])
    where = _fit(lambda p: np.log(law(p).quantile(points)) - target)
    return law(_attained(where, stated, at_least, at_most))


def lognormal_from_moments(
    mean: float, sd: float, at_least: float | None = None, at_most: float | None = None
) -> LogNormal:
    """The lognormal law that has this mean and standard deviation after the cut.

    Raises NotationError: not-positive, not-increasing, outside-cut, cut-not-attainable.
    """
    stated = {"mean": mean, "sd": sd}
    _require_positive("sd", sd)
    _require_inside({"mean": mean}, at_least, at_most)
    variance = math.log1p((sd / mean) ** 2)
    guess = LogNormal(math.log(mean) - variance / 2, math.sqrt(variance))
    law = partial(_lognormal, guess, at_least, at_most)
    if _cuts_nothing(guess, at_least, at_most):
        return law(np.zeros(2))
    target = np.log([mean, sd])
    where = _fit(lambda p: law(p).log_mean_and_sd() - target)
    return law(_attained(where, stated, at_least, at_most))


def gamma_from_moments(
    mean: float, sd: float, at_least: float | None = None, at_most: float | None = None
) -> Gamma:
    """The gamma law that has this mean and standard deviation after the cut.

    Raises NotationError: not-positive, not-increasing, outside-cut, cut-not-attainable.
    """
    stated = {"mean": mean, "sd": sd}
    _require_positive("sd", sd)
    _require_inside({"mean": mean}, at_least, at_most)
    guess = Gamma((mean / sd) ** 2, sd * sd / mean)
    law = partial(_gamma, guess, at_least, at_most)
    if _cuts_nothing(guess, at_least, at_most):
        return law(np.zeros(2))
    target = np.log([mean, sd])
    where = _fit(lambda p: law(p).log_mean_and_sd() - target)
    return law(_attained(where, stated, at_least, at_most))


def exponential(mean: float, at_least: float | None = None, at_most: float | None = None) -> Gamma:
    """The exponential law that has this mean after the cut; cut from below it is only shifted.

    Raises NotationError: not-positive, not-increasing, outside-cut, cut-not-attainable.
    """
    _require_inside({"mean": mean}, at_least, at_most)
    scale = mean - (at_least or 0.0)
    if at_most is None:
        return Gamma(1.0, scale, at_least)

    def law(p: FloatArray) -> Gamma:
        return Gamma(1.0, scale * math.exp(p[0]), at_least, at_most)

    where = _fit(lambda p: np.array([math.log(law(p).mean() / mean)]), size=1)
    return law(_attained(where, {"mean": mean}, at_least, at_most))


def _lognormal(
    guess: LogNormal, at_least: float | None, at_most: float | None, p: FloatArray
) -> LogNormal:
    sigma = guess.sigma * math.exp(p[1])
    # In steps of sigma squared: a steady slope where the cut leaves only the tail.
    mu = guess.mu + float(p[0]) * sigma**2 / guess.sigma
    return LogNormal(mu, sigma, at_least, at_most)


def _gamma(guess: Gamma, at_least: float | None, at_most: float | None, p: FloatArray) -> Gamma:
    shape, scale = guess.shape * math.exp(p[1]), guess.scale * math.exp(p[0])
    return Gamma(shape, scale, at_least, at_most)


def _cuts_nothing(law: _Cut, at_least: float | None, at_most: float | None) -> bool:
    """Whether mass and moments lie inside the cut to the last digit.

    The second moment too: a heavy tail without mass can hold most of the variance.
    """
    low, high = at_least or 0.0, math.inf if at_most is None else at_most
    lost = (law.log_moment(k, 0.0, math.inf) - law.log_moment(k, low, high) for k in (0, 2))
    return all(float(part) < 1e-15 for part in lost)


# Fitting


def _fit(residual: Callable[[FloatArray], FloatArray], size: int = 2) -> FloatArray | None:
    """Where `residual` (of logarithms) is 0: Newton's method from the origin, damped by halving.

    The Jacobian is by central differences. None if it does not come within 1e-9 of 0.
    """

    def at(p: FloatArray) -> FloatArray:
        try:
            with np.errstate(all="ignore"):  # a step too far is taken back
                found = residual(p)
        except (OverflowError, ValueError, ZeroDivisionError):
            return np.full(size, np.inf)
        return np.where(np.isfinite(found), found, np.inf)

    p = np.zeros(size)
    error = at(p)
    for _ in range(200):
        if not np.all(np.isfinite(error)) or np.max(np.abs(error)) < 1e-14:
            break
        step = _newton_step(at, p, error)
        fraction = 1.0
        while fraction > 1e-10:
            trial = p + fraction * step
            missed = at(trial)
            if np.linalg.norm(missed) < np.linalg.norm(error):
                break
            fraction /= 2
        else:
            break
        p, error = trial, missed
    return p if bool(np.max(np.abs(error)) < _FIT) else None


def _newton_step(
    at: Callable[[FloatArray], FloatArray], p: FloatArray, error: FloatArray
) -> FloatArray:
    """At most 2 long, so that a flat place does not throw it out of the world."""
    width = 1e-5
    steps = np.eye(p.size) * width
    with np.errstate(invalid="ignore"):  # inf - inf near the edge of what can be computed
        columns = [(at(p + d) - at(p - d)) / (2 * width) for d in steps]
    jacobian = np.column_stack(columns)
    if not np.all(np.isfinite(jacobian)):
        return np.zeros(p.size)
    step, *_ = np.linalg.lstsq(jacobian, -error, rcond=None)
    return np.asarray(step * min(1.0, 2.0 / max(float(np.linalg.norm(step)), 1e-300)))


def _attained(
    where: FloatArray | None,
    stated: dict[str, float],
    at_least: float | None,
    at_most: float | None,
) -> FloatArray:
    if where is None:
        said = ", ".join(f"{name} {value}" for name, value in stated.items())
        raise NotationError("cut-not-attainable", stated=said, **_edges(at_least, at_most))
    return where


# Parts of the formulas


def _share_of_range(low: float, high: float, x: ArrayLike) -> FloatArray:
    return np.clip((np.asarray(x, dtype=np.float64) - low) / (high - low), 0.0, 1.0)


def _log_normal_mass(low: float, high: ArrayLike) -> FloatArray:
    """log(Phi(high) - Phi(low)), in whichever tail keeps the digits."""
    top = np.asarray(high, dtype=np.float64)
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


# What is refused


def _require_not_negative(value: float) -> None:
    if not 0 <= value < math.inf:
        raise NotationError("negative", text=value)


def _require_positive(name: str, value: float) -> None:
    if not 0 < value < math.inf:
        raise NotationError("not-positive", name=name, value=value)


def _require_increasing(low: float, high: float, low_name: str, high_name: str) -> None:
    if not low < high < math.inf:
        _refuse_order(low_name, low, high_name, high)


def _refuse_order(low_name: str, low: float, high_name: str, high: float) -> None:
    raise NotationError(
        "not-increasing", low_name=low_name, low=low, high_name=high_name, high=high
    )


def _require_inside(
    stated: dict[str, float], at_least: float | None, at_most: float | None
) -> None:
    """That the numbers are positive, the cut is one, and the numbers lie strictly inside."""
    if at_least is not None:
        _require_not_negative(at_least)
    if at_most is not None:
        _require_positive("at_most", at_most)
        _require_increasing(at_least or 0.0, at_most, "at_least", "at_most")
    for name, value in stated.items():
        _require_positive(name, value)
        if not (at_least or 0.0) < value < (at_most or math.inf):
            raise NotationError("outside-cut", name=name, value=value, **_edges(at_least, at_most))


def _edges(at_least: float | None, at_most: float | None) -> dict[str, object]:
    """Parameters of a sentence; empty where there is no edge."""
    return {
        "at_least": "" if at_least is None else at_least,
        "at_most": "" if at_most is None else at_most,
    }
