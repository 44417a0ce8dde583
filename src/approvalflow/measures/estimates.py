"""Scorecards of several replications as one value a measure, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from approvalflow.measures.kpis import measure_named
from approvalflow.measures.scorecard import Readings, Scorecard
from approvalflow.measures.statistics import estimate


@dataclass(frozen=True, slots=True)
class Value:
    """A measure over the replications: estimate and 95 % interval. `value` is None where any of
    them could not give it; `why` then has the reason of the first that could not, else "".
    """

    value: float | None
    low: float | None
    high: float | None
    by_replication: tuple[float | None, ...]
    why: str = ""


def value_of(numbers: Sequence[float | None], *, share: bool, why: str = "") -> Value:
    """One value from one number a replication; what is infinite or no number counts as none."""
    told = tuple(n if n is not None and isfinite(n) else None for n in numbers)
    given = [number for number in told if number is not None]
    if not given or len(given) < len(told):
        return Value(None, None, None, told, why)
    found = estimate(given, share=share)
    return Value(found.value, found.low, found.high, told)


def none(replications: int, why: str) -> Value:
    """No value, and why."""
    return value_of([None] * replications, share=False, why=why)


def estimate_of(readings: Sequence[Readings], name: str) -> Value:
    """One measure, by id; the readings are of one design, one a replication."""
    measure = measure_named(name)
    share = measure is not None and measure.unit == "share"
    why = next((r.why[name] for r in readings if name in r.why), "not-measured")
    return value_of([r.measures.get(name) for r in readings], share=share, why=why)


def estimated(readings: Sequence[Readings]) -> dict[str, Value]:
    """Every measure, by id."""
    return {name: estimate_of(readings, name) for name in readings[0].measures}


def estimated_by(cards: Sequence[Scorecard]) -> dict[str, dict[str, dict[str, Value]]]:
    """The same by attribute and category."""
    return {
        attribute: {
            category: estimated([card.by[attribute][category] for card in cards])
            for category in categories
        }
        for attribute, categories in cards[0].by.items()
    }
