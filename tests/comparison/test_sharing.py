"""Shares add up exactly, in any order that is allowed; worked by hand, and as a property."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.sharing import (
    NoOrder,
    arrivals,
    arrivals_in_groups,
    orders,
    rounded,
    shares,
)

Set = frozenset[str]


def test_gloves() -> None:
    """Two left gloves and a right one make one pair: 1/6, 1/6, 2/3 (Shapley 1953)."""

    def value(present: Set) -> Fraction:
        return Fraction("r" in present and len(present) > 1)

    found = shares(arrivals(["l", "m", "r"]), value)
    assert found == {"l": Fraction(1, 6), "m": Fraction(1, 6), "r": Fraction(2, 3)}


def test_who_must_come_first_gets_nothing_for_that() -> None:
    """An enabler adds nothing when it comes, and the other cannot come before it."""

    def value(present: Set) -> Fraction:
        return Fraction(8 * ("user" in present))

    def feasible(present: Set) -> bool:
        return "user" not in present or "enabler" in present

    among = arrivals(["enabler", "user"], feasible)
    assert shares(among, value) == {"enabler": 0, "user": 8}
    assert orders(["enabler", "user"], feasible) == 1


def test_what_is_accepted_in_no_order_is_said() -> None:
    with pytest.raises(NoOrder) as refused:
        arrivals(["a", "b", "c"], lambda present: not {"b", "c"} <= present)
    assert len(refused.value.largest) == 2


def test_groups_share_as_if_each_were_one() -> None:
    """Any two together are worth 1: alike, each gets a third; a group of two has it without the
    third, which comes to nothing (by hand, after Owen 1977).
    """

    def value(present: Set) -> Fraction:
        return Fraction(len(present) > 1)

    alike = shares(arrivals(["a", "b", "c"]), value)
    assert set(alike.values()) == {Fraction(1, 3)}
    found = shares(arrivals_in_groups([["a", "b"], ["c"]]), value)
    assert found == {"a": Fraction(1, 2), "b": Fraction(1, 2), "c": 0}


@st.composite
def games(draw: st.DrawFn) -> tuple[tuple[tuple[str, ...], ...], dict[Set, Fraction]]:
    """Players in groups, and what every set of them is worth."""
    groups = tuple(
        tuple(f"{g}{n}" for n in range(draw(st.integers(1, 2))))
        for g in range(draw(st.integers(1, 3)))
    )
    players = [player for group in groups for player in group]
    worth = {}
    for number in range(2 ** len(players)):
        present = frozenset(p for n, p in enumerate(players) if number >> n & 1)
        worth[present] = Fraction(draw(st.integers(-50, 50)), draw(st.integers(1, 7)))
    return groups, worth


@given(games())
def test_shares_add_up_and_are_the_mean_over_orders(
    game: tuple[tuple[tuple[str, ...], ...], dict[Set, Fraction]],
) -> None:
    groups, worth = game
    players = [player for group in groups for player in group]
    whole = worth[frozenset(players)] - worth[frozenset()]
    found = shares(arrivals(players), worth.__getitem__)
    assert sum(found.values()) == whole
    for player in players:
        total = Fraction()
        for order in permutations(players):
            before = frozenset(order[: order.index(player)])
            total += worth[before | {player}] - worth[before]
        assert found[player] == total / factorial(len(players))

    grouped = shares(arrivals_in_groups(groups), worth.__getitem__)
    assert sum(grouped.values()) == whole

    def of_groups(present: frozenset[int]) -> Fraction:
        return worth[frozenset(p for g in present for p in groups[g])]

    as_one = shares(arrivals(range(len(groups))), of_groups)
    for number, group in enumerate(groups):
        assert sum(grouped[player] for player in group) == as_one[number]


@given(
    st.dictionaries(st.text(max_size=3), st.fractions(-9, 9), max_size=6),
    st.integers(0, 3),
)
def test_rounded_shares_add_up(exact: dict[str, Fraction], places: int) -> None:
    found = rounded(exact, places)
    assert sum(found.values()) == round(sum(exact.values(), Fraction()), places)
    assert all(abs(found[name] - exact[name]) < Fraction(1, 10**places) for name in exact)
