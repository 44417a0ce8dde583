"""What profiles make of the criteria of designs: weightings, winners, what all accept.

All of it follows from the figures of a result, so that a profile can be added to one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from approvalflow.comparison.criteria import NAMED, Criterion, nobody_sees
from approvalflow.comparison.orders import Groups, order_of
from approvalflow.comparison.weighting import (
    DRAWS,
    Floats,
    accepted,
    counts_drawn,
    points_drawn,
    scaled,
    weights_drawn,
)
from approvalflow.measures.estimates import Value
from approvalflow.study.result import (
    AnchorTold,
    GapTold,
    ProfileTold,
    Rank,
    RankCriterion,
    Weighting,
)
from approvalflow.study.values import Anchor, Profile

SETS: tuple[Literal["stated", "from-today", "wide"], ...] = ("stated", "from-today", "wide")
WIDER = 0.5  # of its width, to each side
MOST = 0.5 + 3.5 * (0.25 / DRAWS) ** 0.5  # more than half by more than chance of drawing
SURE = 0.9  # of the weightings in which a design is better than today, for it to be accepted
NO_ANCHOR, FIRST_EMPTY = "rank.refused.no-anchor", "rank.refused.first-empty"
FIRST_BARE, NOTHING_TO_CHOOSE = "rank.refused.first-no-anchor", "rank.refused.nothing-to-choose"
NONE_NAMED = "rank.refused.none-named"


def told_anchor(anchor: Anchor) -> AnchorTold:
    return AnchorTold(anchor.criterion, anchor.worst, anchor.target, dict(anchor.source))


def profile_again(told: ProfileTold) -> Profile:
    """The profile of a result."""
    anchors = tuple(
        Anchor(a.criterion, a.worst, a.target, tuple(sorted(a.source.items())))
        for a in told.anchors
    )
    name, set_by = (tuple(sorted(words.items())) for words in (told.name, told.set_by))
    return Profile(told.id, order_of(told.order), name, set_by, anchors, told.origin)


def with_profiles(
    rank: Rank, profiles: Sequence[Profile], seed: int, weights: Floats | None = None
) -> Rank:
    """The same with what these profiles make of it. `weights`: of the points of its guesses, where
    these are not alike likely.
    """
    judge = _Judge(rank, seed, weights)
    told = tuple(map(judge.profile, profiles))
    weighed = [one for one in told if one.weightings]
    fine = _accepted(rank, weighed)
    if fine:
        told = tuple(replace(one, gives_up=judge.gives_up(one, fine[0])) for one in told)
    return replace(rank, profiles=told, accepted=fine, draws=DRAWS if weighed else 0)


Shifts = Mapping[str, Sequence[Sequence[float]]]  # by criterion, point and design


class _Judge:
    def __init__(self, rank: Rank, seed: int, likely: Floats | None) -> None:
        self.rank = rank
        self.seed = seed
        self._likely = likely
        self.known: Mapping[str, RankCriterion] = {one.id: one for one in rank.criteria}
        self.columns = [rank.designs.index(name) for name in rank.allowed]
        doubt = rank.doubt
        self._points = 0 if doubt is None else doubt.kept
        self._shifts = doubt.shifts if doubt is not None and self._points else None

    def profile(self, profile: Profile) -> ProfileTold:
        anchors = {a.criterion: a for a in self.rank.anchors}
        own = tuple(map(told_anchor, profile.anchors))
        anchors |= {a.criterion: a for a in own}
        known = [name for name in anchors if self.known[name].state == "differs"]
        groups = profile.order.among([one.id for one in self.rank.criteria if one.id in known])
        refused = self._refused(profile, groups)
        told = ProfileTold(
            id=profile.id,
            name=dict(profile.name),
            set_by=dict(profile.set_by),
            order=str(profile.order),
            origin=profile.origin,
            groups=groups,
            left_out=tuple(n for n in profile.order.named if n not in known),
            refused=refused,
            anchors=own,
        )
        if refused:
            return told
        weightings = tuple(self._weighting(kind, groups, anchors, self._shifts) for kind in SETS)
        told = replace(told, weightings=weightings, winner=_winner(self.rank.allowed, weightings))
        if self._shifts is None:
            return told
        written = tuple(self._weighting(kind, groups, anchors, None) for kind in SETS)
        return replace(told, as_written=_winner(self.rank.allowed, written))

    def _refused(self, profile: Profile, groups: Groups) -> str:
        if len(self.rank.allowed) < 2:
            return NOTHING_TO_CHOOSE
        first = profile.order.groups[0] if profile.order.groups else ()
        weighed = {name for group in groups for name in group}
        if first and all(self.known[name].state == "empty" for name in first):
            return FIRST_EMPTY
        bare = [name for name in first if name not in weighed]
        if first and len(bare) == len(first) and any(self._differs(name) for name in bare):
            return FIRST_BARE
        if not groups:
            return NO_ANCHOR
        named = profile.order.named
        return NONE_NAMED if named and not weighed & set(named) else ""

    def _differs(self, name: str) -> bool:
        return self.known[name].state == "differs"

    def _weighting(
        self,
        kind: Literal["stated", "from-today", "wide"],
        groups: Groups,
        anchors: Mapping[str, AnchorTold],
        shifts: Shifts | None,
    ) -> Weighting:
        names = [one.id for one in self.rank.criteria if any(one.id in group for group in groups)]
        ends = [self._ends(kind, anchors[name]) for name in names]
        worst, target = (np.array(end) for end in zip(*ends, strict=True))
        numbers = [[names.index(name) for name in group] for group in groups]
        weights = weights_drawn(numbers, len(names), DRAWS, self.seed)
        values = self._drawn(names)
        if shifts is not None:
            at = points_drawn(self._points, DRAWS, self.seed, self._likely)
            moved = np.array([shifts[name] for name in names])[:, :, self.columns]
            values = values + moved[:, at, :].transpose(1, 2, 0)
        found = accepted(scaled(values, worst, target), weights)
        return Weighting(
            anchors=kind,
            worst=dict(zip(names, map(_plain, worst), strict=True)),
            target=dict(zip(names, map(_plain, target), strict=True)),
            ranks=tuple(tuple(map(_plain, row)) for row in found.ranks),
            weights=dict(zip(names, map(_plain, found.weights), strict=True)),
            above=tuple(map(_plain, found.above)),
        )

    def _drawn(self, names: Sequence[str]) -> Floats:
        """Values by draw, design and criterion, of replications drawn anew for all alike."""
        values = [[self.known[name].values[n] for name in names] for n in self.columns]
        replications = len(values[0][0].by_replication)
        counts = counts_drawn(replications, DRAWS, self.seed)
        found = [[drawn(value, counts) for value in of_design] for of_design in values]
        return np.array(found).transpose(2, 0, 1)

    def _ends(self, kind: str, anchor: AnchorTold) -> tuple[float, float]:
        """The worst and the target by a set of anchors."""
        worst, target = anchor.worst, anchor.target
        criterion = NAMED[anchor.criterion]
        if kind == "from-today" and self.rank.allowed[0] == self.rank.designs[0]:
            today = self.known[anchor.criterion].values[0].value
            assert today is not None
            return (today, target) if criterion.sign * (target - today) > 0 else (worst, target)
        if kind == "wide":
            width = WIDER * (target - worst)
            return _possible(criterion, worst - width), _possible(criterion, target + width)
        return worst, target

    def gives_up(self, told: ProfileTold, taken: str) -> tuple[GapTold, ...]:
        """What a profile has less of, where a design is taken in the place of its winner."""
        if not told.winner or told.winner == taken:
            return ()
        one, other = (self.rank.designs.index(name) for name in (told.winner, taken))
        found = []
        for name in (name for group in told.groups for name in group):
            best, had = (self.known[name].values[n].value for n in (one, other))
            assert best is not None
            assert had is not None
            less = NAMED[name].sign * (best - had)
            if less > 0 and not nobody_sees(NAMED[name], less):
                found.append(GapTold(name, less))
        return tuple(found)


def drawn(value: Value, counts: Floats) -> Floats:
    """A figure by draw, where each replication is there so often: a ratio of totals."""
    numbers = np.array([0.0 if n is None else n for n in value.by_replication])
    weights = np.array(value.denominators or np.ones(len(numbers)))
    weights = np.where([n is None for n in value.by_replication], 0.0, weights)
    assert value.value is not None
    below = counts @ weights
    found = np.divide(counts @ (numbers * weights), below, out=np.full(len(counts), value.value),
                      where=below > 0)  # fmt: skip
    usual = float(numbers @ weights / weights.sum())
    shifted: Floats = found + (value.value - usual)  # a quantile is that of all cases
    return shifted


def _winner(allowed: Sequence[str], weightings: Sequence[Weighting]) -> str:
    """The design that surely comes first in most weightings, whatever the anchors; "" if none."""
    for number, name in enumerate(allowed):
        if all(one.ranks[number][0] > MOST for one in weightings):
            return name
    return ""


def _accepted(rank: Rank, weighed: Sequence[ProfileTold]) -> tuple[str, ...]:
    """Those that all profiles prefer to today, first the one whose least share of first places is
    largest.
    """
    if not weighed or rank.allowed[0] != rank.designs[0]:
        return ()
    shares: dict[str, float] = {}
    for number, name in enumerate(rank.allowed[1:], 1):
        every = [one for told in weighed for one in told.weightings]
        if all(one.above[number] >= SURE for one in every):
            shares[name] = min(told.weightings[0].ranks[number][0] for told in weighed)
    return tuple(sorted(shares, key=lambda name: -shares[name]))


def _possible(criterion: Criterion, value: float) -> float:
    return min(max(value, 0.0), criterion.most)


def _plain(value: float) -> float:
    """Without the last digits, which depend on the machine."""
    return round(float(value), 10)
