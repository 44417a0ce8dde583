"""How precise the mean days of a run are to be, and are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import estimate, paired
from approvalflow.process.model.study import Worthwhile


@dataclass(frozen=True, slots=True)
class Precision:
    """How precise the mean days were to be, and are; in calendar days."""

    target: float | None
    half_width: float | None
    reached: bool


def precision_of(target: float | None, half_width: float | None) -> Precision:
    """Reached where both are known and the one is within the other."""
    reached = target is not None and half_width is not None and half_width <= target
    return Precision(target, half_width, reached)


def target_of(
    cards: Sequence[Sequence[Scorecard]], precision: float, worthwhile: Worthwhile | None = None
) -> float | None:
    """The half-width wanted: this share of the mean days of the first design, and no more than
    half of what is worth the trouble, or no run could tell whether a redesign is.
    """
    days = [card.measures["days_mean"] for card in cards[0]]
    known = [d for d in days if d is not None]
    if not known or len(known) < len(days):
        return None
    mean = estimate(known).value
    least = worthwhile.of(mean) if worthwhile is not None else None
    return precision * mean if least is None else min(precision * mean, least / 2)


def half_width_of(cards: Sequence[Sequence[Scorecard]]) -> float | None:
    """The widest of today's interval of mean days and those of the differences from it."""
    means = [[card.measures["days_mean"] for card in design] for design in cards]
    if any(value is None for value in means[0]) or len(means[0]) < 2:
        return None
    today = [value for value in means[0] if value is not None]
    widths = [estimate(today).half_width or 0.0]
    for design in means[1:]:
        if all(value is not None for value in design):
            other = [value for value in design if value is not None]
            widths.append(paired(today, other).difference.half_width or 0.0)
    return max(widths)
