"""In which orders the players come: all of them where they are few, else drawn at random until the
error of drawing is small beside that of chance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from random import Random

from approvalflow.comparison.combined import combined, sharing_weights
from approvalflow.comparison.drawing import (
    Draw,
    arrivals_of,
    arrivals_of_all,
    drawn,
    error_of_drawing,
)
from approvalflow.comparison.sharing import Arrival, NoOrder, arrivals, orders
from approvalflow.study.worth.games import Game, Set
from approvalflow.study.worth.measuring import DAYS, SetsSeen

ALL = 10  # players at most of whom all sets are looked at
MOST_ORDERS = 200
AT_ONCE = 20  # orders that are drawn before it is looked how precise they are
SMALL = 0.25  # of the error of chance
MOST_PIECES = 1_024  # sets of pieces that are looked at beside those of players

Shared = Mapping[int, Mapping[Set, Fraction]]  # by player or unit, of sets of units


@dataclass(frozen=True, slots=True)
class OrdersSeen:
    """How players share, and how units do where those of a player share by themselves. `first`:
    those that must be there before there are shares; None where nothing helps. `count`: orders
    that are accepted, or were drawn.
    """

    players: Shared
    units: Shared
    first: Set | None
    count: int
    drawn: bool = False


def all_orders(game: Game, looked: SetsSeen) -> OrdersSeen:
    """Over all of them."""
    every = arrivals(game.players, game.accepts)
    reached = {frozenset[int](), *(one.after for one in every)}
    looked.look([game.units(players) for players in _by_size(reached)])
    count = orders(game.players, game.accepts)
    first = _first(game, looked, reached)
    if first is None:
        return OrdersSeen({}, {}, None, count)
    later = [player for player in game.players if player not in first]
    among = arrivals(later, game.accepts, first)
    return OrdersSeen(_of_units(game, among), _pieces(game, looked, among), first, count)


def _by_size(sets: set[Set]) -> list[Set]:
    return sorted(sets, key=lambda players: (len(players), sorted(players)))


def _first(game: Game, looked: SetsSeen, reached: set[Set]) -> Set | None:
    """The smallest set that settles with all that lie above it, the first of several."""
    settling = {players for players in reached if looked.settles(game.units(players))}
    return next(
        (
            players
            for players in _by_size(settling)
            if all(other in settling for other in reached if other >= players)
        ),
        None,
    )


def _of_units(game: Game, among: Sequence[Arrival[int]]) -> Shared:
    return {
        player: {game.units(players): weight for players, weight in weights.items()}
        for player, weights in sharing_weights(among).items()
    }


def _pieces(game: Game, looked: SetsSeen, among: Sequence[Arrival[int]]) -> Shared:
    """What a player has is shared by its pieces, whoever came before it (Owen 1977)."""
    split = [one for one in among if len(game.groups[one.player]) > 1]
    if sum(2 ** len(game.groups[one.player]) for one in split) > MOST_PIECES:
        return {}
    found: list[Arrival[int]] = []
    for one in split:
        there = game.units(one.before)
        try:
            inside = arrivals(
                game.groups[one.player], lambda units: game.made(units) is not None, there
            )
        except NoOrder:
            return {}
        found += [Arrival(i.before, i.player, one.weight * i.weight) for i in inside]
    if not looked.look([units for one in found for units in (one.before, one.after)]):
        return {}
    if not all(looked.settles(one.after) for one in found):
        return {}
    return sharing_weights(found)


def drawn_orders(game: Game, looked: SetsSeen) -> OrdersSeen:
    """Over orders drawn with the seed of the study."""
    luck = Random(looked.settings.seed)
    first = _first_by_loads(game, looked)
    if first is None:
        looked.look([game.units(())])
        return OrdersSeen({}, {}, None, 0, drawn=True)
    later = [player for player in game.players if player not in first]

    def settles(players: Set) -> bool:
        """By its loads: orders go by the sets that do."""
        return game.accepts(players) and not looked.gated(game.units(players))

    draws: list[Draw] = []
    while sum(len(draw.orders) for draw in draws) < MOST_ORDERS:
        some = _some(later, settles, first, luck)
        if not some:
            return OrdersSeen({}, {}, None, 0, drawn=True)
        sets = {units for draw in some for one in arrivals_of(draw, first)
                for units in (game.units(one.before), game.units(one.after))}  # fmt: skip
        if not looked.look(sorted(sets, key=sorted)):
            break
        draws += some
        if not all(map(looked.settles, sets)):
            return OrdersSeen({}, {}, None, 0, drawn=True)
        if looked.stopped or _precise(game, looked, draws, first):
            break
    count = sum(len(draw.orders) for draw in draws)
    return OrdersSeen(_of_units(game, arrivals_of_all(draws, first)), {}, first, count, drawn=True)


def _some(
    later: Sequence[int], feasible: Callable[[Set], bool], first: Set, luck: Random
) -> list[Draw]:
    """None where none was found."""
    draws: list[Draw] = []
    while sum(len(draw.orders) for draw in draws) < AT_ONCE:
        draw = drawn(later, feasible, first, luck)
        if draw is None:
            return []
        draws.append(draw)
    return draws


def _first_by_loads(game: Game, looked: SetsSeen) -> Set | None:
    """A least set that settles by its loads: all but those that can be left out, the last first."""
    if not looked.gated(frozenset()):
        return frozenset()
    kept = game.everyone
    if looked.gated(game.units(kept)):
        return None
    for player in reversed(game.players):
        fewer = kept - {player}
        if game.accepts(fewer) and not looked.gated(game.units(fewer)):
            kept = fewer
    return kept


def _precise(game: Game, looked: SetsSeen, draws: Sequence[Draw], first: Set) -> bool:
    """Whether the error of drawing is small beside that of chance, for each player."""
    values, _ = looked.values(DAYS)
    of_each = [_of_units(game, arrivals_of(draw, first)) for draw in draws]
    over_all = _of_units(game, arrivals_of_all(draws, first))
    for player, weights in over_all.items():
        pseudo = combined(weights, values).pseudo
        if pseudo is None:
            return True
        chance = float(pseudo.std(ddof=1)) / len(pseudo) ** 0.5
        gains = [
            float(sum(weight * values[units].whole for units, weight in one[player].items()))
            for one in of_each
        ]
        if error_of_drawing(gains, draws) > SMALL * chance:
            return False
    return True


def pairs_of(game: Game, looked: SetsSeen, first: Set) -> list[tuple[int, int]]:
    """The pairs of which both can come alone, one by one and together, and settle."""
    later = [player for player in game.players if player not in first]
    alone = [player for player in later if game.accepts(first | {player})]
    pairs = [pair for pair in combinations(alone, 2) if game.accepts(first | set(pair))]
    sets = [game.units(first | set(some)) for pair in pairs for some in ((pair[0],), (pair[1],),
                                                                         pair)]  # fmt: skip
    if not looked.look(sets):
        return []
    return [
        pair
        for pair in pairs
        if all(looked.settles(game.units(first | set(s))) for s in (pair[:1], pair[1:], pair))
    ]
