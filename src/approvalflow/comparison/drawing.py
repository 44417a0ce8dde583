"""Orders drawn at random where there are too many sets of players to look at all of them.

An order is drawn from its beginning, each next player among those that may come (Knuth 1975,
"Estimating the Efficiency of Backtrack Programs"): it stands for as many orders as there were ways
to go, so that the weighted mean is that over all feasible orders. With an order comes its reverse
where that is feasible too: whoever came early then comes late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from approvalflow.comparison.sharing import Arrival, Feasible

ValueOrder = tuple[int, ...]
_TRIES = 200  # of an order that leads to all players, before there seems to be none


@dataclass(frozen=True, slots=True)
class Draw:
    """One order, or one and its reverse, and for how many it stands."""

    orders: tuple[ValueOrder, ...]
    stands_for: int


def drawn(
    players: Sequence[int], feasible: Feasible[int], there: frozenset[int], luck: Random
) -> Draw | None:
    """An order in which all players come; None where none was found."""
    for _ in range(_TRIES):
        order, ways = _order(players, feasible, there, luck)
        if len(order) == len(players):
            back = order[::-1]
            both = (order, back) if _leads(back, feasible, there) and back != order else (order,)
            return Draw(both, ways)
    return None


def _order(
    players: Sequence[int], feasible: Feasible[int], there: frozenset[int], luck: Random
) -> tuple[ValueOrder, int]:
    order: list[int] = []
    ways, present = 1, there
    while len(order) < len(players):
        next_ = [p for p in players if p not in present and feasible(present | {p})]
        if not next_:
            break
        ways *= len(next_)
        order.append(luck.choice(next_))
        present |= {order[-1]}
    return tuple(order), ways


def _leads(order: ValueOrder, feasible: Feasible[int], there: frozenset[int]) -> bool:
    return all(feasible(there | set(order[: n + 1])) for n in range(len(order)))


def arrivals_of(draw: Draw, there: frozenset[int]) -> tuple[Arrival[int], ...]:
    """The ways in which players come in the orders of a draw; the weights of each add up to 1."""
    part = Fraction(1, len(draw.orders))
    return tuple(
        Arrival(there | frozenset(order[:n]), player, part)
        for order in draw.orders
        for n, player in enumerate(order)
    )


def arrivals_of_all(draws: Sequence[Draw], there: frozenset[int]) -> tuple[Arrival[int], ...]:
    """The same of all draws, each with the weight of the orders for which it stands."""
    whole = sum(draw.stands_for for draw in draws)
    return tuple(
        Arrival(one.before, one.player, one.weight * Fraction(draw.stands_for, whole))
        for draw in draws
        for one in arrivals_of(draw, there)
    )


def error_of_drawing(contributions: Sequence[float], draws: Sequence[Draw]) -> float:
    """The standard error of a weighted mean over draws; without two of them it is not known."""
    n = len(draws)
    if n < 2:
        return float("inf")
    whole = sum(draw.stands_for for draw in draws)
    weights = [draw.stands_for / whole for draw in draws]
    mean = sum(w * x for w, x in zip(weights, contributions, strict=True))
    squares = sum((w * (x - mean)) ** 2 for w, x in zip(weights, contributions, strict=True))
    return float((squares * n / (n - 1)) ** 0.5)
