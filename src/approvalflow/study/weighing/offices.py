"""How far the same kind of case takes longer at one office than at another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from approvalflow.measures.replicated import Replicated, means
from approvalflow.measures.scorecard import Scorecard
from approvalflow.seconds import DAY

WHY = "rank.why.few-at-offices"


def between_offices(cards: Sequence[Scorecard], offices: str) -> Replicated:
    """Mean days at the slowest office less those at the quickest, in calendar days, each with the
    same mix of kinds: that of all cases whose kind every office decides (direct standardisation).
    """
    return means([_between(card, offices) for card in cards], WHY)


def _between(card: Scorecard, offices: str) -> float | None:
    if offices not in card.kinds:
        return None
    office, count = card.kinds[offices].codes, len(card.kinds[offices].names)
    decided = (card.elapsed >= 0) & (office >= 0)
    kinds = _kinds(card, offices)[decided]
    office, days = office[decided].astype(np.int64), card.elapsed[decided] / DAY
    if not len(days):
        return None
    cells = int(kinds.max()) + 1
    place = kinds * count + office
    number = np.bincount(place, minlength=cells * count).reshape(cells, count)
    total = np.bincount(place, weights=days, minlength=cells * count).reshape(cells, count)
    everywhere = (number > 0).all(axis=1)
    if not everywhere.any() or count < 2:
        return None
    mix = number[everywhere].sum(axis=1)
    means_ = total[everywhere] / number[everywhere]
    found = (mix[:, None] * means_).sum(axis=0) / mix.sum()
    return float(found.max() - found.min())


def _kinds(card: Scorecard, offices: str) -> NDArray[np.int64]:
    """The kind of each case, by all that is known of it but its office."""
    others = [kind.codes.astype(np.int64) for name, kind in card.kinds.items() if name != offices]
    if not others:
        return np.zeros(len(card.elapsed), dtype=np.int64)
    _, number = np.unique(np.array(others), axis=1, return_inverse=True)
    found: NDArray[np.int64] = number.reshape(-1)
    return found
