"""What redesigns do all in, by points of the guesses with their weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from approvalflow.comparison.learning import quantile
from approvalflow.study.pilot.analyses import LEVEL
from approvalflow.study.pilot.cases import Floats
from approvalflow.study.result.pilot import PilotEffect, PilotOutlook, PilotRanked

_PLACES = 12  # of a sum of weights


def alike(saved: Floats) -> Floats:
    """The weights of points of which nothing is known, shape (points,)."""
    return np.full(len(saved), 1 / max(1, len(saved)))


def outlook_of(saved: Floats, weights: Floats) -> PilotOutlook:
    """Of the days that one redesign saves, shape (points,); without end where its queue grows."""
    days = -saved
    better = _share(float(weights[days < 0].sum()))
    known = np.isfinite(days)
    some = weights[known]
    if not some.sum() > 0:
        return PilotOutlook(None, better)
    some, days = some / some.sum(), days[known]
    mean = float(some @ days)
    low, high = (quantile(days, some, p) for p in (LEVEL / 2, 1 - LEVEL / 2))
    return PilotOutlook(PilotEffect(mean, min(low, mean), max(high, mean)), better)


def firsts_of(saved: Floats, weights: Floats) -> list[float]:
    """The chance of each redesign, columns of (points, redesigns), to save most; equal ones share
    it. What is left is that of today, where none saves anything.
    """
    first = (saved == saved.max(axis=1, initial=0.0)[:, None]) & (saved > 0)
    shared = first / np.maximum(first.sum(axis=1), 1)[:, None]
    return [_share(float(weights @ column)) for column in shared.T]


def ranked_of(
    ids: Sequence[str], before: Floats, after: Floats, weights: Floats | None
) -> tuple[PilotRanked, ...]:
    """Redesigns beside each other, the likeliest first: by what they save at the points before the
    pilot, which are alike, and at those after it; None for the weights where nothing was weighed.
    """
    return tuple(sorted(_ranked(ids, before, after, weights), key=_place))


def _ranked(
    ids: Sequence[str], before: Floats, after: Floats, weights: Floats | None
) -> Iterator[PilotRanked]:
    even = alike(before)
    then: Sequence[float | None] = (
        [None] * len(ids) if weights is None else firsts_of(after, weights)
    )
    for number, (name, first) in enumerate(zip(ids, firsts_of(before, even), strict=True)):
        yield PilotRanked(
            design=name,
            before=outlook_of(before[:, number], even),
            after=None if weights is None else outlook_of(after[:, number], weights),
            first_before=first,
            first_after=then[number],
        )


def _place(one: PilotRanked) -> float:
    return -(one.first_before if one.first_after is None else one.first_after)


def _share(weight: float) -> float:
    """Weights add up to one but for the last digits."""
    return min(1.0, round(weight, _PLACES))
