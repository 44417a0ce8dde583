"""What is summed over the cases of all replications: where days went, what was found, how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import lcm
from typing import Literal

import numpy as np

from approvalflow.brevity import in_short
from approvalflow.measures.ledger import Line
from approvalflow.measures.scorecard import Scorecard
from approvalflow.seconds import DAY, HOUR

_CURVE_POINTS = 100


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """Seconds spent in one state; all lines of a design add up to its elapsed time."""

    state: str
    """What happened then: `work`, `queue`, `tray`, `applicant`, ..."""
    clock: Literal["open", "closed"]
    """Whether the office was open."""
    passage: Literal["first", "rework"]
    """Whether it was the first time there."""
    unit: str
    """The role or department."""
    level: str
    """Its level; empty where none is named."""
    seconds: int
    """So long, over all cases of all replications."""


@dataclass(frozen=True, slots=True)
class BranchAverage:
    """The ledger averaged over the branches of boxes: of n copies of a file each counts for 1/n of
    its seconds, and one that has answered waits for the others (`synchronisation`). Its lines count
    in so many `parts` of a second, and add up to the same elapsed time.
    """

    parts: int
    """A second has so many parts in these lines."""
    lines: tuple[LedgerLine, ...]
    """As in `ledger`, counted in such parts."""


@dataclass(frozen=True, slots=True)
class Caught:
    """Shares of the cases with a defect at which a step looked: found, and found by it alone."""

    step: str
    """The step that looks."""
    defect: str
    """What it looks for."""
    found: float | None
    """The share found there, of the cases with the defect that came; null where none came."""
    alone: float | None
    """The share that no other step found."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The share of decided cases that were decided within so many calendar days."""

    __repr__ = in_short

    days: tuple[float, ...]
    """Calendar days since submission."""
    share: tuple[float, ...]
    """The share of decided cases that were decided by then."""


def ledger(cards: Sequence[Scorecard]) -> tuple[LedgerLine, ...]:
    """The seconds of all replications, in the order of keys."""
    return _summed((line, 1) for card in cards for line in card.ledger)


def branch_average(cards: Sequence[Scorecard]) -> BranchAverage | None:
    """The same; None where no box makes copies of a file."""
    parts = lcm(*(card.averaged[0] for card in cards))
    lines = _summed(
        (line, parts // own) for own, listed in (card.averaged for card in cards) for line in listed
    )
    return BranchAverage(parts, lines) if lines else None


def _summed(lines: Iterable[tuple[Line, int]]) -> tuple[LedgerLine, ...]:
    """By key; each line so many times."""
    total: Counter[tuple[str, str, str, str, str]] = Counter()
    for (*key, seconds), times in lines:
        total[tuple(key)] += seconds * times  # type: ignore[index]
    return tuple(LedgerLine(*key, seconds) for key, seconds in sorted(total.items()))  # type: ignore[arg-type]


def worked(cards: Sequence[Scorecard], weeks: int) -> dict[str, float]:
    """Hours a week of work and sittings by pool, over the replications."""
    hours = HOUR * weeks * len(cards)
    return {role: sum(card.worked[role] for card in cards) / hours for role in cards[0].worked}


def caught(cards: Sequence[Scorecard]) -> tuple[Caught, ...]:
    """What each step found."""
    found: list[Caught] = []
    for each in zip(*(card.catches for card in cards), strict=True):
        met, hits, alone = (sum(getattr(c, k) for c in each) for k in ("met", "found", "alone"))
        shares = (hits / met, alone / met) if met else (None, None)
        found.append(Caught(each[0].step, each[0].defect, *shares))
    return tuple(found)


def curve(cards: Sequence[Scorecard]) -> Curve:
    """Quantiles of the days to decision over all decided cases."""
    elapsed = np.concatenate([card.elapsed[card.elapsed >= 0] for card in cards])
    if not len(elapsed):
        return Curve((), ())
    ordered = np.sort(elapsed)
    shares = np.linspace(0.0, 1.0, _CURVE_POINTS + 1)
    places = np.clip(np.ceil(shares * len(ordered)).astype(int) - 1, 0, len(ordered) - 1)
    days = tuple(round(float(d), 4) for d in ordered[places] / DAY)
    return Curve(days, tuple(round(float(s), 4) for s in shares))
