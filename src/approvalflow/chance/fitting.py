"""Laws from what people state of them: quantiles, means and spreads."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np

from approvalflow.chance.cut import Cut, Gamma, LogNormal
from approvalflow.chance.quantiles import NORMAL_P90, FloatArray
from approvalflow.chance.requirements import (
    edges,
    require_increasing,
    require_inside,
    require_positive,
)
from approvalflow.errors import NotationError

_FIT = 1e-9  # how near a fitted law must come to what was stated, relative


def lognormal_from_quantiles(
    median: float, p90: float, at_least: float | None = None, at_most: float | None = None
) -> LogNormal:
    """The lognormal law that has this median and 0.9 quantile after the cut.

    Raises NotationError: not-positive, not-increasing, outside-cut, cut-not-attainable.
    """
    stated = {"median": median, "p90": p90}
    require_inside(stated, at_least, at_most)
    require_increasing(median, p90, "median", "p90")
    target = np.log([median, p90])
    guess = LogNormal(float(target[0]), float(target[1] - target[0]) / NORMAL_P90)
    if at_least is None and at_most is None:
        return guess
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
    require_positive("sd", sd)
    require_inside({"mean": mean}, at_least, at_most)
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
    require_positive("sd", sd)
    require_inside({"mean": mean}, at_least, at_most)
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
    require_inside({"mean": mean}, at_least, at_most)
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


def _cuts_nothing(law: Cut, at_least: float | None, at_most: float | None) -> bool:
    """Whether mass and moments lie inside the cut to the last digit.

    The second moment too: a heavy tail without mass can hold most of the variance.
    """
    low, high = at_least or 0.0, math.inf if at_most is None else at_most
    if low == 0 and high == math.inf:
        return True
    lost = (law.log_moment(k, 0.0, math.inf) - law.log_moment(k, low, high) for k in (0, 2))
    return all(float(part) < 1e-15 for part in lost)


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
        raise NotationError("cut-not-attainable", stated=said, **edges(at_least, at_most))
    return where
