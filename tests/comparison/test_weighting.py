"""Shares of weightings: known exactly, within the error of 10,000 draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.weighting import (
    DRAWS,
    accepted,
    counts_drawn,
    points_drawn,
    scaled,
    weights_drawn,
)

TWO = np.array([[0.8, 0.3], [0.6, 0.9]])
ERRORS = 3.5  # standard errors of a share, or a mean, of 10,000 draws


def always(values: np.ndarray) -> np.ndarray:
    return np.broadcast_to(values, (DRAWS, *values.shape))


@pytest.mark.parametrize(("groups", "exact"), [([(0, 1)], 0.25), ([(0,), (1,)], 0.5)])
def test_of_two_designs(groups: list[tuple[int, ...]], exact: float) -> None:
    """A (.8, .3) beats B (.6, .9) where w1 > 3/4: .25 of all, .50 of those with w1 >= w2."""
    found = accepted(always(TWO), weights_drawn(groups, 2, DRAWS, 1)).first
    assert abs(found[0] - exact) <= ERRORS * (exact * (1 - exact) / DRAWS) ** 0.5
    assert found.sum() == pytest.approx(1)


def test_an_order_of_three() -> None:
    """Mean weights (11, 5, 2)/18: of the largest, the middle and the smallest of three."""
    weights = weights_drawn([(0,), (1,), (2,)], 3, DRAWS, 1)
    errors = weights.std(axis=0) / DRAWS**0.5
    assert np.all(np.abs(weights.mean(axis=0) - np.array([11, 5, 2]) / 18) <= ERRORS * errors)


def test_thirteen_of_which_three_are_ordered() -> None:
    """The n-th largest of 13 has 1/13 (1/n + ... + 1/13); the rest share what is left alike."""
    weights = weights_drawn([(0,), (1,), (2,), tuple(range(3, 13))], 13, DRAWS, 1)
    ordered = [sum(1 / m for m in range(n, 14)) / 13 for n in (1, 2, 3)]
    exact = np.array([*ordered, *[(1 - sum(ordered)) / 10] * 10])
    assert [round(float(one), 3) for one in exact[:4]] == [0.245, 0.168, 0.129, 0.046]
    errors = weights.std(axis=0) / DRAWS**0.5
    assert np.all(np.abs(weights.mean(axis=0) - exact) <= ERRORS * errors)


def test_points_are_drawn_as_likely_as_they_are() -> None:
    weights = np.array([0.5, 0.0, 0.2, 0.3])
    shares = np.bincount(points_drawn(4, DRAWS, 1, weights), minlength=4) / DRAWS
    assert np.all(np.abs(shares - weights) <= ERRORS * (weights * (1 - weights) / DRAWS) ** 0.5)


def test_what_is_in_no_group_has_no_weight() -> None:
    weights = weights_drawn([(2,), (0,)], 4, 100, 1)
    assert np.all(weights[:, [1, 3]] == 0)
    assert np.all(weights[:, 2] >= weights[:, 0])


@given(
    st.integers(2, 4),
    st.integers(1, 5),
    st.integers(0, 1000),
)
def test_ranks_are_shared_out(designs: int, criteria: int, seed: int) -> None:
    """Every draw gives each rank once and each design one rank, ties in parts."""
    luck = np.random.default_rng(seed)
    values = luck.integers(0, 3, size=(50, designs, criteria)) / 2
    found = accepted(values, weights_drawn([tuple(range(criteria))], criteria, 50, seed))
    assert found.ranks.sum(axis=0) == pytest.approx(np.ones(designs))
    assert found.ranks.sum(axis=1) == pytest.approx(np.ones(designs))
    assert found.above[0] == 0
    assert found.weights.sum() == pytest.approx(1)


@given(st.integers(0, 1000), st.floats(0.1, 0.9))
def test_more_of_a_criterion_never_costs_a_first_place(seed: int, more: float) -> None:
    luck = np.random.default_rng(seed)
    values = luck.uniform(0, 1, size=(3, 4))
    weights = weights_drawn([(0,), (1, 2, 3)], 4, 500, seed)
    before = accepted(np.broadcast_to(values, (500, 3, 4)), weights).first
    better = values.copy()
    better[1, 2] += more
    after = accepted(np.broadcast_to(better, (500, 3, 4)), weights).first
    assert after[1] >= before[1]


def test_replications_are_drawn_for_all_alike() -> None:
    counts = counts_drawn(5, 1000, 1)
    assert np.all(counts.sum(axis=1) == 5)
    assert np.array_equal(counts, counts_drawn(5, 1000, 1))


def test_values_are_linear_and_clipped() -> None:
    days = np.array([[100.0], [60.0], [50.0], [20.0]])
    found = scaled(days, np.array([90.0]), np.array([50.0]))
    assert found.ravel().tolist() == [0.0, 0.75, 1.0, 1.0]
