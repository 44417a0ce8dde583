"""Fronts, ties, budgets and orders, against what looks at everything."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.budgets import curve
from approvalflow.comparison.fronts import chances, preferred, thinned, undominated
from approvalflow.comparison.sequences import Had, best_order, greedy_order

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=12)


@given(PAIRS)
def test_a_front_is_what_nothing_beats(points: list[tuple[int, int]]) -> None:
    found = undominated(np.array(points, dtype=np.float64))
    for point, free in zip(points, found, strict=True):
        beaten = any(o != point and o[0] <= point[0] and o[1] <= point[1] for o in points)
        assert free == (not beaten)


@given(PAIRS)
def test_each_budget_buys_the_best_it_pays(sets: list[tuple[int, int]]) -> None:
    """Brute force: of all that it pays, the cheapest within what is worthwhile of the best."""
    first, budgets = [float(a) for a, _ in sets], [float(b) for _, b in sets]
    found = curve(first, [(budget,) for budget in budgets], 2.0)
    for budget in sorted(set(budgets)):
        paid = [n for n, cost in enumerate(budgets) if cost <= budget]
        least = min(first[n] for n in paid)
        near = [n for n in paid if first[n] == least or first[n] - least < 2.0]
        wanted = min(near, key=lambda n: (budgets[n], first[n], n))
        bought = [step for step in found if step.budget <= budget][-1].number
        assert bought == wanted
    costs = [budgets[step.number] for step in found]
    assert costs == sorted(costs)


def test_a_tie_goes_to_the_cheaper_and_is_told_as_one() -> None:
    values = np.array([[20.0, 9.0], [20.4, 8.9], [30.0, 5.0]])
    cheap = [(500.0,), (100.0,), (50.0,)]
    groups = thinned(values, (1.0, 0.5), cheap)
    assert [(group.best, group.others) for group in groups] == [(1, (0,)), (2, ())]
    assert preferred([20.0, 20.4, 30.0], 1.0, cheap) == 1
    assert preferred([20.0, 21.4, 30.0], 1.0, cheap) == 0


def test_nothing_is_lost_in_ties() -> None:
    luck = np.random.default_rng(3)
    values = luck.uniform(0, 10, (30, 2))
    groups = thinned(values, (1.5, 1.5), [(float(n),) for n in range(30)])
    named = [n for group in groups for n in (group.best, *group.others)]
    assert sorted(named) == list(range(30))


def test_the_chance_of_a_front_is_that_of_the_replications() -> None:
    """The second beats the first in 3 of 10 replications; the third is beaten in each."""
    values = np.zeros((3, 1, 10))
    values[1, 0] = [-1.0] * 3 + [1.0] * 7
    values[2] = 5.0
    first, second, third = chances(values, np.zeros((3, 0)), (0, 1, 2), 1)
    luck = np.random.default_rng(4)
    drawn = luck.binomial(10, 0.3, 100_000)
    assert first == pytest.approx((drawn <= 5).mean(), abs=0.02)  # alike where it is 5
    assert second == pytest.approx((drawn >= 5).mean(), abs=0.04)
    assert third == 0.0
    assert chances(values, np.zeros((3, 0)), (0,), 1) == (first,)


GAINS = {0: 1.0, 1: 5.0, 2: 3.0, 3: 0.0}


def without(had: Had) -> float | None:
    """3 opens a gain of 20 for 0; 2 needs 1."""
    if 2 in had and 1 not in had:
        return None
    return 50.0 - sum(GAINS[n] for n in had) - (20.0 if {0, 3} <= had else 0.0)


def total(order: tuple[int, ...]) -> float:
    values = [without(frozenset(order[: n + 1])) for n in range(len(order))]
    return float("inf") if None in values else sum(v for v in values if v is not None)


def test_the_best_order_is_the_best_of_all() -> None:
    found = best_order((0, 1, 2, 3), without)
    assert found is not None
    assert total(found) == min(map(total, permutations((0, 1, 2, 3))))
    greedy = greedy_order((0, 1, 2, 3), without)
    assert greedy == (1, 2, 0, 3)  # it does not see what 3 is good for
    assert total(found) < total(greedy)


def test_no_order_where_none_can_be_had() -> None:
    def stuck(had: Had) -> float | None:
        return None if len(had) == 1 else 1.0

    assert best_order((0, 1), stuck) is None
    assert greedy_order((0, 1), stuck) is None
