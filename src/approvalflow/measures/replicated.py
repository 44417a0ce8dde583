"""A measure in every replication of a design, and what follows: a value, a difference.

A ratio over cases is a ratio of totals over all replications: the mean of the replications' ratios
is low, since crowded years have more cases. Its interval is that of the jackknife's pseudo-values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum, isfinite
from typing import Literal, NamedTuple

import numpy as np

from approvalflow.measures.proportions import (
    Floats,
    Interval,
    jackknifed,
    korn_graubard,
    mover,
)
from approvalflow.measures.statistics import Estimate, Paired, estimate, paired
from approvalflow.measures.tails import Pooled

Bounds = Literal["none", "positive", "time", "cases"]
_PLAIN = (0.15, 0.85)  # between these a share is also treated as any other ratio


class Parts(NamedTuple):
    """A number of one replication: `over` / (`of` * `scale`); nothing to measure is 0 / 0."""

    over: float
    of: float = 1.0
    scale: float = 1.0

    @property
    def value(self) -> float | None:
        """None where there is nothing to measure, or it is infinite."""
        found = self.over / (self.of * self.scale) if self.of else None
        return found if found is not None and isfinite(found) else None


@dataclass(frozen=True, slots=True)
class Replicated:
    """`parts`: one a replication, None where one could not be had; `why` says why, or why the sum
    is 0 / 0.

    `bounds`: whether it is at least 0, and a share of time (at most 1, unless several go by at
    once) or of cases; `clumping`: the design effect that usual days of these cases have.
    `few`: of too few cases for an interval. `pooled`: of a quantile, that of all cases.
    """

    parts: tuple[Parts | None, ...]
    bounds: Bounds = "none"
    clumping: float = 0.0
    why: str = ""
    few: bool = False
    pooled: Pooled | None = None

    @property
    def complete(self) -> bool:
        """Whether there is a value over all replications."""
        known = all(part is not None and isfinite(part.over) for part in self.parts)
        return known and any(part.of for part in self._known)

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """One a replication."""
        return tuple(None if part is None else part.value for part in self.parts)

    @property
    def denominators(self) -> tuple[float, ...]:
        """What each replication divides by, in whole cases or seconds; empty where all are 1."""
        found = tuple(float(part.of) if part is not None else 0.0 for part in self.parts)
        return () if self.pooled is not None or all(of == 1 for of in found) else found

    @property
    def value(self) -> float | None:
        """The ratio of totals; that of values that are all the same is that value."""
        if not self.complete:
            return None
        if self.pooled is not None:
            return self.pooled.value
        numbers = {part.value for part in self._known if part.of}
        if len(numbers) == 1:
            return numbers.pop()
        over, of = fsum(p.over for p in self._known), fsum(p.of for p in self._known)
        return over / (of * self._known[0].scale)

    def estimate(self) -> Estimate | None:
        """The value with its interval; None where there is none."""
        value = self.value
        if value is None:
            return None
        around = self._interval()
        if around is None:
            return Estimate(value, None, None, None, len(self.parts))
        low, high = min(around[0], value), max(around[1], value)
        return Estimate(value, low, high, (high - low) / 2, len(self.parts))

    def pseudo_values(self) -> Floats | None:
        """One a replication, of which the value is the mean but for its bias; None if unknown."""
        if len(self.parts) < 2 or self.few or not self.complete:
            return None
        if self.pooled is None:
            return jackknifed(*self._columns())
        return None if self.pooled.pseudo is None else np.array(self.pooled.pseudo)

    @property
    def _known(self) -> list[Parts]:
        return [part for part in self.parts if part is not None]

    def _columns(self) -> tuple[Floats, Floats]:
        over = np.array([part.over for part in self._known], dtype=np.float64)
        return over, np.array([part.of * part.scale for part in self._known], dtype=np.float64)

    def _interval(self) -> Interval | None:
        pseudo = self.pseudo_values()
        if pseudo is None:
            return None
        if self.pooled is not None:
            return self._of_pooled()
        found = estimate(pseudo.tolist())
        assert found.low is not None
        assert found.high is not None
        around = found.low, found.high
        if self.bounds == "none":
            return around
        if self.bounds == "positive":
            return max(around[0], 0.0), around[1]
        cut = max(around[0], 0.0), min(around[1], 1.0)
        if self.bounds == "time":
            return cut
        exact = self.of_cases()
        between = _PLAIN[0] < (self.value or 0.0) < _PLAIN[1]
        return _union(exact, cut) if between else exact

    def _of_pooled(self) -> Interval:
        assert self.pooled is not None
        assert self.pooled.low is not None
        assert self.pooled.high is not None
        return self.pooled.low, self.pooled.high

    @property
    def stands_alone(self) -> bool:
        """Whether its interval says more than its pseudo-values do."""
        return self.bounds == "cases" or (self.pooled is not None and self.pooled.jumps)

    def alone(self) -> Interval:
        """That interval: of a quantile, or of a share of cases."""
        return self.of_cases() if self.pooled is None else self._of_pooled()

    def of_cases(self) -> Interval:
        """The interval of a share of cases by Korn and Graubard."""
        return korn_graubard(*self._columns(), self.clumping)


def means(numbers: Sequence[float | None], why: str = "") -> Replicated:
    """Of numbers, one a replication, of which the mean is wanted; no number counts as none."""
    told = [n if n is not None and isfinite(n) else None for n in numbers]
    return Replicated(tuple(None if n is None else Parts(n) for n in told), why=why)


def nothing(replications: int, why: str) -> Replicated:
    """No value, and why."""
    return Replicated((None,) * replications, why=why)


def difference(first: Replicated, second: Replicated) -> Paired | None:
    """The interval and the test of second - first; None where one of them has no value.

    Of shares of cases, and of quantiles of days that jump, the union of two intervals; there is
    then no test, and `p` is None unless they are the same in every replication.
    """
    if first.value is None or second.value is None or len(first.parts) != len(second.parts):
        return None
    change = second.value - first.value
    one, other = first.pseudo_values(), second.pseudo_values()
    if one is None or other is None:
        return Paired(Estimate(change, None, None, None, len(first.parts)), None, None)
    found = paired(one.tolist(), other.tolist())
    alike = (first.parts, first.pooled) == (second.parts, second.pooled)
    if (first.stands_alone or second.stands_alone) and not alike:
        found = _united(first, second, found)
    low, high = found.difference.low, found.difference.high
    assert low is not None
    assert high is not None
    low, high = (min(low, change), max(high, change)) if low < high else (change, change)
    whole = Estimate(change, low, high, (high - low) / 2, len(first.parts))
    return replace(found, difference=whole)


def _united(first: Replicated, second: Replicated, found: Paired) -> Paired:
    """With the interval that follows from those of the two alone."""
    assert first.value is not None
    assert second.value is not None
    assert found.difference.low is not None
    assert found.difference.high is not None
    # days that jump do not jump together
    together = correlation(first, second) if first.pooled is None else 0.0
    values = first.value, second.value
    moved = mover(first.alone(), second.alone(), values, together)
    low, high = _union((found.difference.low, found.difference.high), moved)
    return replace(found, difference=replace(found.difference, low=low, high=high), p=None)


def correlation(first: Replicated, second: Replicated) -> float:
    """How far two measures go together, replication by replication."""
    one, other = first.pseudo_values(), second.pseudo_values()
    if one is None or other is None or not (np.ptp(one) > 0 and np.ptp(other) > 0):
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _union(one: Interval, other: Interval) -> Interval:
    return min(one[0], other[0]), max(one[1], other[1])
