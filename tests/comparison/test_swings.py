"""Answers pair by pair: the order that follows, and contradictions."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.swings import Answered, circle_of, order_from, pairs_of

NAMES = ("days", "cost", "in_time")


def answered(*answers: str) -> list[Answered]:
    return [Answered(*pair, answer) for pair, answer in zip(pairs_of(NAMES), answers, strict=True)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answers", "order", "circle"),
    [
        (("first", "first", "first"), "days >= cost >= in_time", ()),
        (("second", "second", "second"), "in_time >= cost >= days", ()),
        (("alike", "first", "first"), "days = cost >= in_time", ()),
        (("alike", "alike", "alike"), "days = cost = in_time", ()),
        (("first", "second", "first"), "days = cost = in_time", ("days", "cost", "in_time")),
        (("first", "alike", "alike"), "days = cost = in_time", ("days", "cost", "in_time")),
    ],
)
def test_of_three(answers: tuple[str, ...], order: str, circle: tuple[str, ...]) -> None:
    """Days before cost, cost before in time, in time before days: a circle, told as such."""
    given_ = answered(*answers)
    assert str(order_from(NAMES, given_)) == order
    assert circle_of(NAMES, given_) == circle


@given(st.permutations(["days", "cost", "in_time", "visits", "control"]))
def test_who_does_not_contradict_himself_gets_his_order(wanted: list[str]) -> None:
    place = {name: n for n, name in enumerate(wanted)}
    asked = [
        Answered(a, b, "first" if place[a] < place[b] else "second")
        for a, b in combinations(sorted(wanted), 2)
    ]
    order = order_from(sorted(wanted), asked)
    assert order.named == tuple(wanted)
    assert not order.rest
    assert circle_of(sorted(wanted), asked) == ()


@given(st.lists(st.sampled_from(["first", "second", "alike"]), min_size=10, max_size=10))
def test_a_circle_is_one_and_lies_in_one_group(answers: list[str]) -> None:
    names = ["days", "cost", "in_time", "visits", "control"]
    asked = [Answered(*pair, one) for pair, one in zip(pairs_of(names), answers, strict=True)]  # type: ignore[arg-type]
    order, circle = order_from(names, asked), circle_of(names, asked)
    assert sorted(order.named) == sorted(names)
    if circle:
        said = {pair for one in asked for pair in one.pairs}
        assert all(pair in said for pair in zip(circle, (*circle[1:], circle[0]), strict=True))
        assert any(set(circle) <= set(group) for group in order.groups)
