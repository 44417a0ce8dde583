"""How precise the mean days of a run are to be, and are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from approvalflow.comparison.shown import PRIMARY
from approvalflow.measures.replicated import Replicated, difference
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.model.study import Worthwhile


@dataclass(frozen=True, slots=True)
class Precision:
    """How precise the mean days were to be, and are; in calendar days."""

    target: float | None
    """The half-width that was wanted of the 95 % interval; null without a mean."""
    half_width: float | None
    """The half-width reached."""
    reached: bool
    """Whether it is as precise as wanted."""


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
    mean = _days(cards[0]).value
    if mean is None:
        return None
    least = worthwhile.of(mean) if worthwhile is not None else None
    return precision * mean if least is None else min(precision * mean, least / 2)


def half_width_of(cards: Sequence[Sequence[Scorecard]]) -> float | None:
    """The widest of today's interval of mean days and those of the differences from it: half of
    what is printed.
    """
    today = _days(cards[0])
    found = today.estimate()
    if found is None or len(today.parts) < 2:
        return None
    widths = [found.half_width or 0.0]
    for design in cards[1:]:
        other = difference(today, _days(design))
        widths.append((other.difference.half_width if other is not None else 0.0) or 0.0)
    return max(widths)


def _days(cards: Sequence[Scorecard]) -> Replicated:
    return Replicated(tuple(card.overall.parts[PRIMARY] for card in cards))
