"""Places beside each other for what runs in parallel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Bundle:
    """The lines of one channel that lead to one target: heights at which they come from the left
    and go on to the right.
    """

    target: str
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(*self.left, *self.right)

    @property
    def bottom(self) -> float:
        return max(*self.left, *self.right)

    @property
    def straight(self) -> bool:
        """Whether nothing turns here."""
        return self.bottom - self.top < 1e-6


def in_tracks(bundles: Iterable[Bundle]) -> dict[str, int]:
    """The track of each bundle that turns, from 0, the left, so that few lines cross."""
    turning = [bundle for bundle in bundles if not bundle.straight]
    order = _ordered(sorted(turning, key=lambda b: (b.top, b.bottom, b.target)))
    found: dict[str, int] = {}
    for place, bundle in enumerate(order):
        beside = (b for b in order[:place] if b.top <= bundle.bottom and bundle.top <= b.bottom)
        found[bundle.target] = max((found[b.target] for b in beside), default=-1) + 1
    return found


def _ordered(bundles: list[Bundle]) -> list[Bundle]:
    """Neighbours change places as long as that saves crossings."""
    order = list(bundles)
    for _ in order:
        changed = False
        for place in range(len(order) - 1):
            one, other = order[place], order[place + 1]
            if _crossings(other, one) < _crossings(one, other):
                order[place : place + 2] = [other, one]
                changed = True
        if not changed:
            break
    return order


def _crossings(left: Bundle, right: Bundle) -> int:
    """How often they cross if the first stands left of the second."""
    return sum(right.top < y < right.bottom for y in left.right) + sum(
        left.top < y < left.bottom for y in right.left
    )


def coloured(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A track for each span of whole numbers, both ends included; those that touch differ."""
    track = [0] * len(spans)
    ends: list[int] = []
    for number in sorted(range(len(spans)), key=lambda n: (spans[n], n)):
        first, last = spans[number]
        place = next((t for t, end in enumerate(ends) if end < first), len(ends))
        ends[place : place + 1] = [last]
        track[number] = place
    return track
