"""The analyses of a pilot: by case, by blocks of weeks, and looks on the way.

Each is planned before the pilot, and its false alarms are counted on logs without any effect.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from approvalflow.chance.quantiles import normal_cdf, normal_quantile
from approvalflow.eventlog import Ints
from approvalflow.measures.statistics import t_quantile
from approvalflow.study.pilot.cases import Bools, Floats

LEVEL = 0.05  # of a two-sided test
POWER = 0.8
FEWEST_BLOCKS = 4
_ENOUGH = 20  # cases that have a level of their own
_FEWEST_LOOKED = 3  # weeks with a difference, before anything is said
SPREAD = 0.25  # variance of the effects of a week thought of, in those of a week: of the looks


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """Differences, redesign less today, with their errors; one for each trial. `freedom`: of the t
    that they are judged by. NaN where a trial has no such difference.
    """

    value: Floats
    error: Floats
    freedom: Ints

    @property
    def alarms(self) -> Bools:
        """Whether each is told from nothing."""
        return np.abs(self.value) > self.half

    @property
    def half(self) -> Floats:
        """Half of the width of each 95 % interval."""
        quantiles = {n: t_quantile(n, 1 - LEVEL / 2) for n in {*self.freedom.tolist()} if n > 0}
        bars: Floats = np.array([quantiles.get(n, np.nan) for n in self.freedom.tolist()])
        return np.asarray(self.error * bars)


class CaseRegression:
    """Each case for itself, with week and kind as strata: least squares on the arm, with a level of
    its own for each week and for each kind. Weeks of few cases are taken together, and so are
    kinds, so that enough cases are left to tell the arms apart.

    Errors are those of MacKinnon and White (1985), "Some heteroskedasticity-consistent covariance
    matrix estimators" (HC3), since times are skew and arms of unequal size.
    """

    def __init__(self, values: Floats, week: Ints, kind: Ints) -> None:
        levels = np.hstack([_indicators(_together(week)), _indicators(_few_as_one(kind))[:, 1:]])
        self._base, _ = np.linalg.qr(levels)
        self._rest = self._without(values[:, None])
        self._taken = np.sum(self._base**2, axis=1)[:, None]

    def _without(self, columns: Floats) -> Floats:
        """What strata leave of some columns."""
        return np.asarray(columns - self._base @ (self._base.T @ columns))

    def estimates(self, arms: Floats) -> Estimates:
        """Of each column of `arms`, shape (cases, trials), 1 in the redesign's arm."""
        own = self._without(arms)
        spread = np.sum(own**2, axis=0)
        usable = spread > 1e-9
        spread = np.where(usable, spread, np.nan)
        value = (own.T @ self._rest)[:, 0] / spread
        left = self._rest - own * value
        leverage = np.minimum(self._taken + own**2 / spread, 1 - 1e-9)
        error = np.sqrt(np.sum((own * left / (1 - leverage)) ** 2, axis=0)) / spread
        freedom = len(self._rest) - self._base.shape[1] - 1
        return Estimates(value, error, np.full(arms.shape[1], freedom))


def _together(week: Ints) -> Ints:
    """Weeks that follow one another as one, until they have enough cases; what is left over at the
    end goes with those before it.
    """
    first = int(week.min(initial=0))
    counts = np.bincount(week - first)
    place = np.zeros(len(counts), dtype=np.int64)
    number = cases = 0
    for at, count in enumerate(counts.tolist()):
        place[at] = number
        cases += count
        if cases >= _ENOUGH:
            number, cases = number + 1, 0
    return np.asarray(np.minimum(place, max(number - 1, 0))[week - first])


def _few_as_one(kind: Ints) -> Ints:
    """Kinds with few cases as one, the last."""
    counts = np.bincount(kind)
    return np.asarray(np.where(counts[kind] < _ENOUGH, len(counts), kind))


def _indicators(numbers: Ints) -> Floats:
    """A column for each number that there is."""
    return np.asarray(numbers[:, None] == np.unique(numbers)[None, :], dtype=np.float64)


def block_means(values: Floats, week: Ints, block: int, blocks: int) -> Floats:
    """The mean of each of some blocks of so many weeks; NaN of an empty one."""
    place = week // block
    here = (place >= 0) & (place < blocks) & np.isfinite(values)
    counts = np.bincount(place[here], minlength=blocks)[:blocks]
    sums = np.bincount(place[here], values[here], blocks)[:blocks]
    return np.asarray(np.divide(sums, counts, out=np.full(blocks, np.nan), where=counts > 0))


def before_and_during(before: Floats, during: Floats) -> Estimates:
    """Of differences of two offices by block, shape (trials, blocks): those during a pilot less
    those before it, so that what always tells the offices apart is none of it.
    """
    blocks = during.shape[1]
    value = during.mean(axis=1) - before.mean(axis=1)
    spread = (during.var(axis=1, ddof=1) + before.var(axis=1, ddof=1)) / blocks
    return Estimates(value, np.sqrt(spread), np.full(len(value), 2 * blocks - 2))


def on_and_off(differences: Floats) -> Estimates:
    """Of blocks with the redesign less the next ones without it, shape (trials, pairs)."""
    pairs = differences.shape[1]
    error = differences.std(axis=1, ddof=1) / np.sqrt(pairs)
    return Estimates(differences.mean(axis=1), error, np.full(len(differences), pairs - 1))


def evidence(differences: Floats) -> Floats:
    """After each week, how many times likelier its differences are if there is an effect, shape
    (trials, weeks); weeks without a difference are NaN and change nothing.

    The likelihood of all t-statistics so far under effects with variance `SPREAD`, in variances of
    a week, over that under none: whatever the variance it is at least 1 / LEVEL at any look with
    chance LEVEL at most where there is no effect (Lai 1976, "On confidence sequences"; Gonen and
    others 2005, "The Bayesian two-sample t test").
    """
    known = np.isfinite(differences)
    filled = np.where(known, differences, 0.0)
    n = np.cumsum(known, axis=1)
    mean = np.cumsum(filled, axis=1) / np.maximum(n, 1)
    squares = np.cumsum(filled**2, axis=1) - n * mean**2
    freedom = np.maximum(n - 1, 1)
    enough = n >= _FEWEST_LOOKED
    variance = np.where(enough & (squares > 0), squares / freedom, np.inf)
    t2 = n * mean**2 / variance
    wide = 1 + n * SPREAD
    log = -0.5 * np.log(wide) - (n / 2) * (np.log1p(t2 / (freedom * wide)) - np.log1p(t2 / freedom))
    return np.where(enough, np.exp(np.minimum(log, 700.0)), 1.0)


def stops(differences: Floats) -> Ints:
    """The week at whose end each trial may stop, from 0; -1 where it never may."""
    crossed = evidence(differences) >= 1 / LEVEL
    return np.where(crossed.any(axis=1), crossed.argmax(axis=1), -1)


def power_of(effect: float, error: float, half: float) -> float:
    """How likely an effect is seen, where estimates scatter with an error, and one is told from
    nothing that is larger than half of its interval.
    """
    if not error or not np.isfinite(error):
        return float("nan")
    size = abs(effect)
    return float(normal_cdf((size - half) / error) + normal_cdf((-size - half) / error))


def weeks_for(effect: float, error: float, half: float, weeks: int) -> float:
    """Weeks until an effect is seen with POWER, where so many weeks give this error and half of
    an interval: both shrink with the root of the weeks.
    """
    if not effect:
        return float("inf")
    wanted = float(normal_quantile(POWER)) * error + half
    return weeks * (wanted / abs(effect)) ** 2
