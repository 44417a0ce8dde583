"""Scorecards of several replications as one value a measure, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from approvalflow.brevity import in_short
from approvalflow.eventlog import Ints
from approvalflow.measures.cohort import Bools
from approvalflow.measures.kpis import Measure, Tail, measure_named
from approvalflow.measures.proportions import clumping_of
from approvalflow.measures.replicated import Replicated, nothing
from approvalflow.measures.scorecard import Readings, Scorecard
from approvalflow.measures.tails import Pooled, pooled_quantile

FEW = 20  # replications, with fewer of which kinds of case have no intervals
FEW_IN_TAIL = 100  # cases of a kind in a replication, with fewer of which its quantile has none
FEW_CASES = "few-cases"  # the reason


@dataclass(frozen=True, slots=True)
class Value:
    """A measure over the replications: estimate and 95 % interval.

    `value` is None where any of them could not give it, or none had anything to measure; `why`
    then has the reason, else "", or that there are too few cases for an interval. It is the ratio
    of totals: the mean of `by_replication`, weighted by the `denominators` where there are any; a
    replication with nothing to measure has none. A quantile is that of the cases of all of them.
    """

    __repr__ = in_short

    value: float | None
    """The estimate; null where any replication could not give it, or none had anything to measure.
    """
    low: float | None
    """Lower end of the 95 % interval; null where there is none."""
    high: float | None
    """Its upper end."""
    by_replication: tuple[float | None, ...]
    """The values of the replications; null where one had nothing to measure."""
    why: str = ""
    """The reason for a null, or that there are too few cases for an interval; else empty."""
    denominators: tuple[float, ...] = ()
    """What stands below the line, by replication, where it is a ratio of totals."""


def value_of(replicated: Replicated) -> Value:
    """A measure over the replications, with its interval."""
    found, numbers, weights = replicated.estimate(), replicated.numbers, replicated.denominators
    if found is None:
        return Value(None, None, None, numbers, replicated.why, weights)
    few = FEW_CASES if replicated.few else ""
    return Value(found.value, found.low, found.high, numbers, few, weights)


def none(replications: int, why: str) -> Value:
    """No value, and why."""
    return value_of(nothing(replications, why))


class Gathered:
    """The replications of one design, all cases or those of one kind, measure by measure."""

    def __init__(self, cards: Sequence[Scorecard], attribute: str = "", category: str = "") -> None:
        self._cards, self._attribute, self._category = cards, attribute, category
        self._clumping: dict[str, float] = {}
        self._columns: dict[str, list[Ints]] = {}

    @cached_property
    def _readings(self) -> list[Readings]:
        if not self._attribute:
            return [card.overall for card in self._cards]
        return [card.by[self._attribute][self._category] for card in self._cards]

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the measures, in their order."""
        return tuple(self._readings[0].parts)

    def replicated(self, name: str) -> Replicated:
        """A measure by id; nothing, for the reason that it was not measured, if it is not there."""
        measure = measure_named(name)
        why = next((r.why[name] for r in self._readings if name in r.why), "not-measured")
        parts = tuple(r.parts.get(name) for r in self._readings)
        if measure is None:
            return Replicated(parts, why=why)
        found = Replicated(parts, measure.bounds, self.clumping(measure.clock), why)
        if measure.tail is not None and found.complete:
            found = replace(found, pooled=self._pooled(measure.tail))
        return replace(found, few=self._are_few(measure)) if self._attribute else found

    def value(self, name: str) -> Value:
        """The same with its interval."""
        return value_of(self.replicated(name))

    def values(self) -> dict[str, Value]:
        """Every measure."""
        return {name: self.value(name) for name in self.names}

    def clumping(self, clock: str) -> float:
        """The design effect of usual days on a clock; 0 where it is not known, or none."""
        if clock not in self._clumping:
            self._clumping[clock] = clumping_of(self._days(clock)) if clock else 0.0
        return self._clumping[clock]

    def _are_few(self, measure: Measure) -> bool:
        """Whether a kind has too few cases for an interval, or a replication for one of a tail."""
        few = len(self._cards) < FEW or self._cases < len(self._cards)
        if measure.tail is None or few:
            return few
        return min(len(days) for days in self._days(measure.tail.column)) < FEW_IN_TAIL

    @cached_property
    def _cases(self) -> int:
        return sum(int(among.sum()) for among in self._among)

    @cached_property
    def _among(self) -> list[Bools]:
        """Which cases of each cohort are meant."""
        if not self._attribute:
            return [np.ones(len(card.elapsed), dtype=np.bool_) for card in self._cards]
        kinds = [card.kinds[self._attribute] for card in self._cards]
        return [kind.codes == kind.names.index(self._category) for kind in kinds]

    def _days(self, clock: str) -> list[Ints]:
        """How long the decided of these cases took, replication by replication, ascending."""
        if clock not in self._columns:
            self._columns[clock] = [
                np.sort(column[among & (card.elapsed >= 0)] if len(column) else column)
                for card, among in zip(self._cards, self._among, strict=True)
                for column in (card.column(clock),)
            ]
        return self._columns[clock]

    def _pooled(self, tail: Tail) -> Pooled:
        """The quantile of the cases of all replications together."""
        return pooled_quantile(self._days(tail.column), tail.share, tail.scale)
