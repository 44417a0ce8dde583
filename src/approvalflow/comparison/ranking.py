"""Which design is recommended, and which of the others do as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from approvalflow.measures.replicated import Replicated, difference

WORST_RECOMMENDED = 2
LAST = float("inf")  # of what has no number
_NONE = Replicated(())

Tied = Literal["as quick", "cannot be told apart"]
Why = Literal["checks", "cost", "id"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A redesign as it is ranked.

    `days`: its mean days; `saved`: by how much they are less than those of today; `waived`: how
    many checks of today are done without; `cost`: that of the office for a case, None where it
    cannot be compared.
    """

    design: str
    rank: int
    days: Replicated = _NONE
    saved: float = 0.0
    waived: int = 0
    cost: float | None = None

    @property
    def mean(self) -> float:
        value = self.days.value
        return LAST if value is None else value


@dataclass(frozen=True, slots=True)
class Tie:
    """A redesign that does as well as the one recommended."""

    design: str
    """The id of the redesign."""
    word: Tied
    """Whether it is as quick, or cannot be told apart."""
    difference: float
    """Its mean days less those of the one recommended."""
    low: float
    """Lower end of the paired 95 % interval."""
    high: float
    """Its upper end."""
    why: Why
    """What decided between the two."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is recommended, and in which order the redesigns come."""

    design: str
    """The id of the redesign to adopt; empty for today."""
    order: tuple[str, ...]
    """All redesigns, the best first."""
    ties: tuple[Tie, ...] = ()
    """Those that do as well as the one recommended."""


def recommended(candidates: Sequence[Candidate], worthwhile: float | None) -> Recommendation:
    """By rank, then by days; among those that tie with the first, by checks, cost and name.

    As quick is what surely differs by less than what is worth the trouble, and by less than half
    of what the first saves: else, where all save little, today would be as quick too.
    """
    listed = sorted(candidates, key=lambda c: (c.rank, c.mean, c.design))
    if not listed or listed[0].rank > WORST_RECOMMENDED:
        return Recommendation("", tuple(c.design for c in listed))
    first = listed[0]
    margin = max(0.0, min(LAST if worthwhile is None else worthwhile, first.saved / 2))
    alike = [c for c in listed if c is first or _ties(first, c, margin)]
    comparable = all(c.cost is not None for c in alike)
    best = min(alike, key=lambda c: _preference(c, comparable))
    told = (_tie(best, other, margin, comparable) for other in alike if other is not best)
    return Recommendation(
        best.design,
        (best.design, *(c.design for c in listed if c is not best)),
        tuple(tie for tie in told if tie is not None),
    )


def _preference(candidate: Candidate, comparable: bool) -> tuple[int, float, str]:
    cost = candidate.cost if comparable and candidate.cost is not None else 0.0
    return candidate.waived, cost, candidate.design


def _ties(first: Candidate, other: Candidate, margin: float) -> bool:
    return first.rank == other.rank and _tied(first, other, margin) is not None


def _tied(first: Candidate, other: Candidate, margin: float) -> Tie | None:
    """Whether two can be told apart by their days; None if so, or if they have none."""
    both = difference(first.days, other.days)
    if both is None:
        return None
    found = both.difference
    if found.low is None or found.high is None:
        return None
    if -margin < found.low and found.high < margin:
        return Tie(other.design, "as quick", found.value, found.low, found.high, "id")
    if found.low <= 0 <= found.high:
        word: Tied = "cannot be told apart"
        return Tie(other.design, word, found.value, found.low, found.high, "id")
    return None


def _tie(best: Candidate, other: Candidate, margin: float, costs: bool) -> Tie | None:
    tie = _tied(best, other, margin)
    if tie is None:
        return None
    why: Why = "id"
    if best.waived != other.waived:
        why = "checks"
    elif costs and best.cost != other.cost:
        why = "cost"
    return replace(tie, why=why)
