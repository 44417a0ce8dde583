"""What each of several did to what all of them did together: shares that add up.

The Shapley value is the mean, over the orders in which they could come, of what each adds when it
comes (Shapley 1953). Where some cannot come before others, over the orders that are feasible
(Faigle and Kern 1992). Where some belong together, over the orders in which nobody stands between
them (Owen 1977): a group then gets what its members get together, and groups share as if each were
one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Generic, TypeVar

Player = TypeVar("Player", bound=Hashable)
Value = Callable[[frozenset[Player]], Fraction]
Feasible = Callable[[frozenset[Player]], bool]


class NoOrder(Exception):  # noqa: N818 - it says what happened
    """All of them cannot come one after the other in any order; `largest` are as many as can."""

    def __init__(self, largest: frozenset[Hashable]) -> None:
        self.largest = largest
        super().__init__("no feasible order")


@dataclass(frozen=True, slots=True)
class Arrival(Generic[Player]):
    """A player comes to those who are there before: in what share of the feasible orders."""

    before: frozenset[Player]
    player: Player
    weight: Fraction

    @property
    def after(self) -> frozenset[Player]:
        return self.before | {self.player}


def arrivals(
    players: Sequence[Player],
    feasible: Feasible[Player] = lambda _: True,
    there: frozenset[Player] = frozenset(),
) -> tuple[Arrival[Player], ...]:
    """Every way in which a player comes, those `there` being there already. An order is feasible
    if each of its beginnings is. The weights of one player add up to 1. Raises NoOrder.

    Counts orders over sets, so 2^n of them at most for n players.
    """
    after = _counting(players, feasible, there)
    every = after(there)
    if not every:
        raise NoOrder(_largest(players, feasible, there))
    found: list[Arrival[Player]] = []
    before = {there: 1}  # how many orders lead to a set
    for _ in players:
        reached: dict[frozenset[Player], int] = {}
        for present, ways in before.items():
            for player, larger in _larger(players, present, feasible):
                if after(larger):
                    reached[larger] = reached.get(larger, 0) + ways
                    weight = Fraction(ways * after(larger), every)
                    found.append(Arrival(present, player, weight))
        before = reached
    return tuple(found)


def orders(
    players: Sequence[Player],
    feasible: Feasible[Player] = lambda _: True,
    there: frozenset[Player] = frozenset(),
) -> int:
    """How many orders are feasible."""
    return _counting(players, feasible, there)(there)


def arrivals_in_groups(
    groups: Sequence[Sequence[Player]], feasible: Feasible[Player] = lambda _: True
) -> tuple[Arrival[Player], ...]:
    """The same where the members of a group come one right after the other: first the groups in
    every feasible order, then, for each that has come before, the members of the next.
    """
    members = [frozenset(group) for group in groups]

    def together(present: frozenset[int]) -> frozenset[Player]:
        return frozenset[Player]().union(*(members[number] for number in present))

    among = arrivals(range(len(groups)), lambda present: feasible(together(present)))
    found: dict[tuple[frozenset[Player], Player], Fraction] = {}
    for group in among:
        for inside in arrivals(groups[group.player], feasible, together(group.before)):
            place = inside.before, inside.player
            found[place] = found.get(place, Fraction()) + group.weight * inside.weight
    return tuple(Arrival(*place, weight) for place, weight in found.items())


def shares(among: Sequence[Arrival[Player]], value: Value[Player]) -> dict[Player, Fraction]:
    """Of each player, the mean of what `value` grows by when it comes: exact, so that they add up
    to what it grows by from nobody to all.
    """
    found: dict[Player, Fraction] = {}
    for one in among:
        gain = value(one.after) - value(one.before)
        found[one.player] = found.get(one.player, Fraction()) + one.weight * gain
    return found


def rounded(exact: Mapping[Player, Fraction], places: int) -> dict[Player, Fraction]:
    """To so many decimal places, so that they add up to their rounded sum: by the largest
    remainders, the first of equal ones.
    """
    unit = Fraction(1, 10**places)
    whole = {player: share // unit for player, share in exact.items()}
    wanted = round(sum(exact.values(), Fraction()) / unit)
    left = int(wanted - sum(whole.values()))
    by_remainder = sorted(exact, key=lambda player: whole[player] - exact[player] / unit)
    for player in by_remainder[:left]:
        whole[player] += 1
    return {player: share * unit for player, share in whole.items()}


def _counting(
    players: Sequence[Player], feasible: Feasible[Player], there: frozenset[Player]
) -> Callable[[frozenset[Player]], int]:
    """How many orders lead from a set to everyone."""
    everyone = there | frozenset(players)

    @cache
    def after(present: frozenset[Player]) -> int:
        if present == everyone:
            return 1
        return sum(after(larger) for _, larger in _larger(players, present, feasible))

    return after


def _larger(
    players: Sequence[Player], present: frozenset[Player], feasible: Feasible[Player]
) -> Iterator[tuple[Player, frozenset[Player]]]:
    for player in players:
        if player not in present:
            larger = present | {player}
            if feasible(larger):
                yield player, larger


def _largest(
    players: Sequence[Player], feasible: Feasible[Player], there: frozenset[Player]
) -> frozenset[Hashable]:
    reached, last = {there}, there
    while reached:
        last = max(reached, key=lambda present: sorted(map(str, present)))
        reached = {
            larger for present in reached for _, larger in _larger(players, present, feasible)
        }
    return frozenset(last)
