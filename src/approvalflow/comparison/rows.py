"""One measure of today beside that of a design, replication by replication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from approvalflow.eventlog import Ints
from approvalflow.measures.cohort import Bools
from approvalflow.measures.estimates import Gathered, Value, none, value_of
from approvalflow.measures.kpis import Measure, measure_named
from approvalflow.measures.proportions import clumping_of
from approvalflow.measures.replicated import Bounds, Parts, Replicated, difference
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import CONFIDENCE
from approvalflow.seconds import DAY

Word = Literal["better", "worse", "different", "no detectable difference", "not compared"]
Better = Literal["less", "more"] | None
Kinds = Mapping[str, Mapping[str, tuple[float | None, float | None]]]


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure of both, and the difference design - today with its paired 95 % interval.

    `p_holm` is that of the primary measure alone, adjusted for the number of designs.
    """

    today: float | None
    """The value today; null where there is none."""
    design: float | None
    """The value of the redesign."""
    difference: float | None
    """The redesign less today."""
    low: float | None
    """Lower end of the paired 95 % interval of the difference."""
    high: float | None
    """Its upper end."""
    p: float | None
    """The p-value: how likely so large a difference is by chance alone."""
    p_holm: float | None
    """The same of the mean days, adjusted for the number of designs; null of other measures."""
    word: Word
    """Whether it is surely better, worse or different."""
    variance_ratio: float | None
    """How many times the variance of the difference would be, with luck of their own."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The shares of cases at least a calendar day faster and slower than the same case today.

    `by`: attribute, category, (faster, slower).
    """

    faster: Value
    slower: Value
    by: Kinds


def row(today: Replicated, design: Replicated, better: Better) -> Compared:
    """One row; the word goes by the interval. There is no test of shares of cases."""
    found = difference(today, design)
    if found is None:
        return not_compared(today.value, design.value)
    changed = found.difference
    low, high = changed.low, changed.high
    detected = low is not None and high is not None and (low > 0 or high < 0)
    return Compared(
        today=today.value,
        design=design.value,
        difference=changed.value,
        low=low,
        high=high,
        p=found.p,
        p_holm=None,
        word=word_for(changed.value, better) if detected else "no detectable difference",
        variance_ratio=found.variance_ratio,
    )


def not_compared(today: float | None, design: float | None) -> Compared:
    """A row of two values that say nothing of each other."""
    return Compared(today, design, None, None, None, None, None, "not compared", None)


def adjusted(compared: Compared, p_holm: float | None, better: Better) -> Compared:
    """The row of the primary measure: its word goes by the adjusted p."""
    if compared.difference is None:
        return compared
    detected = p_holm is not None and p_holm < 1 - CONFIDENCE
    word = word_for(compared.difference, better) if detected else "no detectable difference"
    return replace(compared, p_holm=p_holm, word=word)


def word_for(difference: float, better: Better) -> Word:
    if better is None:
        return "different"
    return "better" if (difference < 0) == (better == "less") else "worse"


def rows_by_kind(
    today: Sequence[Scorecard], design: Sequence[Scorecard], measure: Measure
) -> dict[str, dict[str, Compared]]:
    """The measure by attribute and category, where both designs have these."""
    result: dict[str, dict[str, Compared]] = {}
    for attribute in today[0].by:
        if attribute not in design[0].by:
            continue
        shared = [c for c in today[0].by[attribute] if c in design[0].by[attribute]]
        result[attribute] = {
            category: row(
                Gathered(today, attribute, category).replicated(measure.id),
                Gathered(design, attribute, category).replicated(measure.id),
                measure.better,
            )
            for category in shared
        }
    return result


def shift(today: Sequence[Scorecard], design: Sequence[Scorecard], why: str = "") -> Shift:
    """How many of the same cases are faster and slower, of those decided in both; none, with the
    reason, where there is a `why` not to say it.
    """
    pairs = list(zip(today, design, strict=True))
    other = any((a.first_case, a.size) != (b.first_case, b.size) for a, b in pairs)
    if other or why:
        unknown = none(len(pairs), "other-arrivals" if other else why)
        return Shift(unknown, unknown, {})
    everyone = [np.ones(a.size, dtype=np.bool_) for a in today]
    # how cases clump matters to an interval alone, which kinds of case have not
    clumping = clumping_of([a.elapsed[_both(a, b)] for a, b in pairs])
    faster, slower = (
        value_of(replace(share, clumping=clumping)) for share in _shares(pairs, everyone)
    )
    by = {
        attribute: {
            name: _values(pairs, [a.kinds[attribute].codes == code for a in today])
            for code, name in enumerate(kind.names)
        }
        for attribute, kind in today[0].kinds.items()
    }
    return Shift(faster, slower, by)


def _values(
    pairs: Sequence[tuple[Scorecard, Scorecard]], among: Sequence[Bools]
) -> tuple[float | None, float | None]:
    faster, slower = _shares(pairs, among)
    return faster.value, slower.value


def _shares(
    pairs: Sequence[tuple[Scorecard, Scorecard]], among: Sequence[Bools]
) -> tuple[Replicated, Replicated]:
    faster: list[Parts] = []
    slower: list[Parts] = []
    differ = False
    for (a, b), chosen in zip(pairs, among, strict=True):
        saved: Ints = (a.elapsed - b.elapsed)[chosen & _both(a, b)]
        faster.append(Parts(int((saved >= DAY).sum()), len(saved)))
        slower.append(Parts(int((saved <= -DAY).sum()), len(saved)))
        differ = differ or bool(saved.any())
    # where each case takes exactly as long, that is no sample of anything
    bounds: Bounds = "cases" if differ else "none"
    why = "no-decided-case"
    return Replicated(tuple(faster), bounds, why=why), Replicated(tuple(slower), bounds, why=why)


def _both(today: Scorecard, design: Scorecard) -> Bools:
    """Which cases are decided in both."""
    return (today.elapsed >= 0) & (design.elapsed >= 0)


def measure_of(name: str) -> Measure:
    """The measure of an id known to exist."""
    measure = measure_named(name)
    assert measure is not None, name
    return measure
