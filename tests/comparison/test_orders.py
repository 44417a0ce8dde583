"""Orders of criteria as they are written, and what they come to among those that have weight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.criteria import CHINESE, CRITERIA
from approvalflow.comparison.orders import BUILT_IN, ValueOrder, order_of
from approvalflow.errors import NotationError


@pytest.mark.parametrize(
    ("text", "groups", "rest"),
    [
        ("in_time >= control = visits >= rest", (("in_time",), ("control", "visits")), True),
        ("days>=cost", (("days",), ("cost",)), False),
        ("days > cost", (("days",), ("cost",)), False),
        ("rest", (), True),
        ("days", (("days",),), False),
        ("按时办结 ≥ 把关 ≥ 其余", (("in_time",), ("control",)), True),
    ],
)
def test_read(text: str, groups: tuple[tuple[str, ...], ...], rest: bool) -> None:
    assert order_of(text) == ValueOrder(groups, rest)


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("", "order-not-understood", {}),
        ("days >=", "order-not-understood", {}),
        ("days >= cots", "unknown-criterion", {"suggestion": "cost", "column": "9"}),
        ("按时办结 >= 把观", "unknown-criterion", {"suggestion": "把关", "column": "9"}),
        ("days >= cost >= days", "criterion-twice", {"column": "17"}),
        ("rest >= days", "rest-not-last", {"column": "1"}),
        ("days = rest", "rest-not-last", {"column": "8"}),
        ("days >= rest = cost", "rest-not-last", {"column": "9"}),
    ],
)
def test_refused(text: str, key: str, told: dict[str, str]) -> None:
    with pytest.raises(NotationError) as refused:
        order_of(text)
    assert refused.value.key == key
    assert told.items() <= refused.value.parameters.items()


NAMES = [one.id for one in CRITERIA]


@given(st.permutations(NAMES), st.lists(st.integers(1, 3), max_size=4), st.booleans())
def test_an_order_is_read_as_it_is_told(names: list[str], sizes: list[int], rest: bool) -> None:
    groups, begin = [], 0
    for size in sizes:
        groups.append(tuple(names[begin : begin + size]))
        begin += size
    order = ValueOrder(tuple(groups), rest or not groups)
    assert order_of(str(order)) == order
    told = order.among(NAMES)
    assert sorted(name for group in told for name in group) == sorted(
        NAMES if order.rest else order.named
    )


def test_what_has_no_weight_is_left_out_of_its_place() -> None:
    assert BUILT_IN["unity"].among(["control", "days", "cost"]) == (("control",), ("days", "cost"))


def test_every_criterion_has_a_chinese_name() -> None:
    assert set(CHINESE.values()) == {*NAMES, "rest"}
