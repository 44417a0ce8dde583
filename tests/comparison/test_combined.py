"""Sums of what sets of moves are worth: exact in every replication, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.combined import (
    ExactNumber,
    as_value,
    between,
    beyond_both,
    chance_of_none,
    combined,
    exact,
    sharing_weights,
)
from approvalflow.comparison.drawing import (
    arrivals_of,
    arrivals_of_all,
    drawn,
    error_of_drawing,
)
from approvalflow.comparison.sharing import arrivals, orders, shares
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.tails import Pooled

NOBODY: frozenset[int] = frozenset()


def measured(*parts: tuple[int, int]) -> Replicated:
    return Replicated(tuple(Parts(float(over), of, 10) for over, of in parts))


def test_a_ratio_of_totals_and_of_each() -> None:
    found = exact(measured((60, 2), (90, 1)))
    assert found is not None
    assert found.whole == 5
    assert found.each == (3, 9)
    assert exact(Replicated((None, Parts(1.0)))) is None


def test_of_a_quantile_it_is_that_of_all_cases() -> None:
    parts = (Parts(2.0), Parts(4.0))
    found = exact(Replicated(parts, pooled=Pooled(2.5, 2.0, 4.0, (2.0, 3.0))))
    assert found is not None
    assert found.whole == Fraction(5, 2)
    assert found.each == (2, 4)


cases = st.tuples(st.integers(0, 10**9), st.integers(1, 500))


@given(st.integers(2, 4), st.integers(2, 4), st.data())
def test_shares_add_up_in_every_replication(players: int, runs: int, data: st.DataObject) -> None:
    sets = [frozenset(n for n in range(players) if s >> n & 1) for s in range(2**players)]
    values = {}
    for chosen in sets:
        parts = data.draw(st.lists(cases, min_size=runs, max_size=runs))
        found = exact(measured(*parts))
        assert found is not None
        values[chosen] = found
    every = frozenset(range(players))
    shared = [combined(w, values) for w in sharing_weights(arrivals(range(players))).values()]
    whole = combined(between(NOBODY, every), values)
    assert sum(one.whole for one in shared) == whole.whole
    for n in range(runs):
        assert sum(one.each[n] or 0 for one in shared) == whole.each[n]
    assert whole.whole == values[NOBODY].whole - values[every].whole
    by_value = shares(arrivals(range(players)), lambda chosen: -values[chosen].whole)
    assert [one.whole for one in shared] == [by_value[n] for n in range(players)]


def number(*each: int) -> ExactNumber:
    found = exact(measured(*((value, 1) for value in each)))
    assert found is not None
    return found


def test_what_two_save_beyond_both() -> None:
    one, other = frozenset({0}), frozenset({1})
    values = {
        NOBODY: number(100, 110), one: number(80, 88), other: number(70, 80),
        one | other: number(60, 70),
    }  # fmt: skip
    found = combined(beyond_both(one, other, NOBODY), values)
    # alone 2 and 3, together 4; then 2.2 and 3, together 4
    assert found.each == (-1, Fraction(-6, 5))
    assert found.whole == Fraction(-11, 10)
    assert combined(between(NOBODY, NOBODY) or {NOBODY: Fraction()}, values).whole == 0


def test_a_value_lies_in_its_interval() -> None:
    found = as_value(number(10, 20, 30, 41))
    assert found.value == pytest.approx(2.525)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 2.525 < found.high
    assert found.by_replication == (1.0, 2.0, 3.0, 4.1)
    nothing = as_value(number(0, 0, 0))
    assert (nothing.low, nothing.value, nothing.high) == (0, 0, 0)
    assert chance_of_none(number(0, 0, 0)) == 1
    p = chance_of_none(number(30, 31, 30, 29))
    assert p is not None
    assert p < 0.001


def needs(pairs: list[tuple[int, int]], present: frozenset[int]) -> bool:
    return all(first in present for first, then in pairs if then in present)


@pytest.mark.parametrize("pairs", [[], [(0, 1)], [(0, 1), (1, 2), (3, 1)]])
def test_many_drawn_orders_come_to_all_of_them(pairs: list[tuple[int, int]]) -> None:
    players = range(4)

    def feasible(present: frozenset[int]) -> bool:
        return needs(pairs, present)

    def value(present: frozenset[int]) -> Fraction:
        return Fraction(len(present) ** 2 + 3 * (0 in present) - 2 * ({1, 2} <= present))

    luck = Random(1)
    draws = [d for _ in range(1500) if (d := drawn(players, feasible, NOBODY, luck)) is not None]
    found = shares(arrivals_of_all(draws, NOBODY), value)
    true = shares(arrivals(players, feasible), value)
    assert sum(found.values()) == sum(true.values())
    for player in players:
        assert float(found[player]) == pytest.approx(float(true[player]), abs=0.15)
        each = [float(shares(arrivals_of(draw, NOBODY), value)[player]) for draw in draws]
        error = error_of_drawing(each, draws)
        assert abs(float(found[player] - true[player])) <= 4 * error + 1e-12
    ways = sum(draw.stands_for for draw in draws) / len(draws)
    assert ways == pytest.approx(orders(players, feasible), rel=0.1)


def test_an_order_and_its_reverse() -> None:
    draw = drawn(range(3), lambda _: True, NOBODY, Random(1))
    assert draw is not None
    assert draw.orders[0] == draw.orders[1][::-1]
    assert draw.stands_for == 6
    chain = drawn(range(3), lambda present: needs([(0, 1), (1, 2)], present), NOBODY, Random(1))
    assert chain is not None
    assert chain.orders == ((0, 1, 2),)
    assert drawn(range(2), lambda present: not present, NOBODY, Random(1)) is None
    assert error_of_drawing([1.0], [draw]) == float("inf")
