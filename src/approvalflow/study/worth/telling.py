"""From the sets and the orders to what is told: shares, pairs, and the cases decided in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from approvalflow.comparison.combined import (
    ExactNumber,
    as_value,
    between,
    beyond_both,
    chance_of_none,
    combined,
)
from approvalflow.measures.estimates import Value
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import CONFIDENCE, holm
from approvalflow.seconds import DAY
from approvalflow.study.many import many
from approvalflow.study.result import Design, Mover, PairWorth, Share, SharedMeasure
from approvalflow.study.runner import Interrupted
from approvalflow.study.worth.games import Game, Set
from approvalflow.study.worth.measuring import DAYS, SetsSeen
from approvalflow.study.worth.orders import OrdersSeen, pairs_of

MATTERS = 0.05  # of the smaller saving alone, that of a pair is worth a word from here on
_LIMITS = ("within_promised", "within_statutory")
OVERLOADED = "overloaded"


class Pairs(NamedTuple):
    """The pairs that are worth a word, of so many."""

    told: tuple[PairWorth, ...]
    seen: int


def pairs_told(game: Game, looked: SetsSeen, orders: OrdersSeen) -> Pairs:
    """Those of which Holm over all pairs says that it is not chance, and that matter; the largest
    first.
    """
    if orders.first is None:
        return Pairs((), 0)
    first = orders.first
    pairs = pairs_of(game, looked, first)
    values, _ = looked.values(DAYS)
    there = game.units(first)
    found: list[ExactNumber] = []
    least: list[float] = []
    for pair in pairs:
        one, other = (game.units(first | {player}) for player in pair)
        found.append(combined(beyond_both(one, other, there), values))
        least.append(float(min(abs(values[there].whole - values[s].whole) for s in (one, other))))
    chances = holm([chance_of_none(one) for one in found])
    told = [
        PairWorth(*pair, as_value(one), p)
        for pair, one, p, smaller in zip(pairs, found, chances, least, strict=True)
        if p is not None and p < 1 - CONFIDENCE and abs(one.whole) >= MATTERS * smaller
    ]
    return Pairs(tuple(sorted(told, key=lambda p: -abs(p.beyond.value or 0.0))), len(pairs))


def shared(
    movers: Sequence[Mover], looked: SetsSeen, orders: OrdersSeen, design: Design | None
) -> tuple[SharedMeasure, ...]:
    """Each measure; `design`: the redesign by its own limits."""
    return tuple(
        _Sharing(movers, looked, orders).measure(measure.id, _own(looked, measure.id, design))
        for measure in looked.measures
    )


def _own(looked: SetsSeen, measure: str, design: Design | None) -> float | None:
    """A share in time by the limits of the redesign, where they are other than today's."""
    if design is None or measure not in _LIMITS:
        return None
    everyone = looked.game.units(looked.game.players)
    made = looked.game.made(everyone)
    if made is None or made.time_limit == looked.process(everyone).time_limit:
        return None
    found = design.measures.get(measure)
    return None if found is None else found.value


@dataclass(frozen=True, slots=True)
class _Sharing:
    movers: Sequence[Mover]
    looked: SetsSeen
    orders: OrdersSeen

    def measure(self, name: str, own: float | None) -> SharedMeasure:
        values, why = self.looked.values(name)
        game = self.looked.game
        if self.orders.first is None:
            why = why or OVERLOADED
        if why:
            nothing = tuple(Share(None) for _ in self.movers)
            return SharedMeasure(name, None, None, None, nothing, None, why)
        assert self.orders.first is not None
        there, everyone = game.units(self.orders.first), game.units(game.players)
        whole = combined(between(there, everyone), values) if there != everyone else None
        return SharedMeasure(
            measure=name,
            before=float(values[there].whole),
            after=float(values[everyone].whole),
            whole=None if whole is None else as_value(whole),
            shares=tuple(self._share(n, values) for n in game.players),
            own_limit=own,
        )

    def _share(self, player: int, values: Mapping[Set, ExactNumber]) -> Share:
        weights = self.orders.players.get(player)
        if weights is None:
            return Share(None)
        game, first = self.looked.game, self.orders.first or frozenset()
        others = game.everyone - {player}
        pieces = [self.orders.units.get(unit) for unit in game.groups[player]]
        return Share(
            as_value(combined(weights, values)),
            self._step(first, first | {player}, values),
            self._step(others, game.everyone, values),
            tuple(as_value(combined(p, values)) for p in pieces if p is not None),
        )

    def _step(self, before: Set, after: Set, values: Mapping[Set, ExactNumber]) -> Value | None:
        """What is saved between two sets of players; None where one is refused or has none."""
        game = self.looked.game
        sets = [game.units(players) for players in (before, after)]
        if not all(units in values for units in sets):
            return None
        return as_value(combined(between(*sets), values))


def both_decided(looked: SetsSeen, orders: OrdersSeen) -> Value | None:
    """The days saved on the cases that are decided without any of them and with all, where not as
    many are decided in every set; None where other cases come in, or it was interrupted.
    """
    if not looked.counts_differ or orders.first is None or looked.stopped:
        return None
    game = looked.game
    ends = [game.units(orders.first), game.units(game.players)]
    processes = [looked.process(units) for units in ends]
    numbers = looked.numbers[: looked.done]
    try:
        done = many(processes, looked.settings, numbers, lambda card: card, looked.aids)
    except Interrupted:
        return None
    saved = [_saved(*pair) for pair in zip(*done.kept, strict=True)]
    parts = tuple(part for part in saved if part is not None)
    if len(parts) < len(saved) or not parts:
        return None
    found = Replicated(parts).estimate()
    if found is None:
        return None
    each = tuple(part.value for part in parts)
    denominators = tuple(part.of for part in parts)
    return Value(found.value, found.low, found.high, each, denominators=denominators)


def _saved(before: Scorecard, after: Scorecard) -> Parts | None:
    """None where the two are not of the same cases."""
    if (before.first_case, before.size) != (after.first_case, after.size):
        return None
    both = (before.elapsed >= 0) & (after.elapsed >= 0)
    saved = before.elapsed[both] - after.elapsed[both]
    return Parts(float(saved.sum()), float(len(saved)), DAY)
