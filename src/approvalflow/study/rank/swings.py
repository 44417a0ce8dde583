"""What `rank --ask` asks, and the profile that answers make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from approvalflow.comparison.criteria import NAMED
from approvalflow.comparison.swings import MOST_ASKED, Answered, order_from
from approvalflow.process.model.texts import Words
from approvalflow.study.result import Rank
from approvalflow.study.values import Anchor, Profile

ANSWERS = "answers"
_FIRST = ("in_time", "days", "control", "cost", "same_for_all", "defects", "visits", "documents",
          "silence", "room", "posts", "nine_in_ten")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Improvement:
    """A criterion from its worst to its target: as anchored, else from the worst to the best of the
    designs that may be taken.
    """

    criterion: str
    worst: float
    target: float
    anchored: bool


def swings_of(rank: Rank) -> tuple[Improvement, ...]:
    """At most five criteria in which designs that may be taken differ."""
    found = [swing for name in _FIRST if (swing := _swing(rank, name)) is not None]
    return tuple(found[:MOST_ASKED]) if len(found) > 1 else ()


def _swing(rank: Rank, name: str) -> Improvement | None:
    criterion = next(one for one in rank.criteria if one.id == name)
    if criterion.state != "differs" or not rank.allowed:
        return None
    numbers = [rank.designs.index(design) for design in rank.allowed]
    values = [value for n in numbers if (value := criterion.values[n].value) is not None]
    worst, best = sorted((min(values), max(values)), key=lambda v: NAMED[name].sign * v)
    if worst == best:
        return None
    anchor = next((one for one in rank.anchors if one.criterion == name), None)
    if anchor is None:
        return Improvement(name, worst, best, anchored=False)
    return Improvement(name, anchor.worst, anchor.target, anchored=True)


def profile_from(
    swings: Sequence[Improvement],
    answers: Sequence[Answered],
    *,
    name: str = ANSWERS,
    set_by: Words = (),
    source: Words = (),
) -> Profile:
    """The order that answers give, with the ranges that were asked as its anchors where the study
    has none.
    """
    order = order_from([one.criterion for one in swings], answers)
    anchors = tuple(
        Anchor(one.criterion, one.worst, one.target, source) for one in swings if not one.anchored
    )
    return Profile(name, order, (), set_by, anchors, "answers")
