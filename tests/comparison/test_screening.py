"""A screening that loses no set of the front, and lets go of those that are surely beaten."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.comparison import screening
from approvalflow.comparison.fronts import undominated
from approvalflow.comparison.screening import survivors

Floats = np.ndarray


def problem(
    seed: int, *, grid: bool, sets: int = 40, done: int = 10
) -> tuple[Floats, Floats, Floats]:
    """True means of two measures, what the sets cost, and replications with common luck."""
    luck = np.random.default_rng(seed)
    means = luck.uniform(20, 60, (sets, 2))
    means = means.round() if grid else means
    costs = luck.integers(0, 5, (sets, 1)) * 100.0
    common = luck.normal(0, 3, (1, 2, done))
    own = luck.normal(0, 0.8, (sets, 2, done))
    return means, costs, means[:, :, None] + common + own


@pytest.mark.parametrize("seed", range(20))
def test_no_set_of_the_front_is_lost(seed: int) -> None:
    """Where sets differ by what is worthwhile or not at all."""
    means, costs, values = problem(seed, grid=True)
    stay = survivors(values, (1.0, 1.0), costs)
    front = undominated(np.concatenate([means, costs], axis=1))
    assert not (front & ~stay).any()
    assert stay.sum() < len(stay)  # and it is a screening


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_lost_there_is_as_good_a_one(seed: int) -> None:
    """Within what is worthwhile in both measures, and as cheap."""
    means, costs, values = problem(seed, grid=False)
    stay = survivors(values, (1.0, 1.0), costs)
    for lost in np.flatnonzero(~stay):
        no_worse = (means <= means[lost] + 1.0).all(axis=1) & (costs[:, 0] <= costs[lost, 0])
        assert (no_worse & stay).any()


def test_the_margin_is_that_of_kim_and_nelson() -> None:
    """For 10 sets after 20 replications eta is .3029 and h squared 11.51, as they have them."""
    luck = np.random.default_rng(1)
    values = luck.normal(0, 1, (10, 20))
    found = screening._margin(values, 0.5, 1)
    apart = np.var(values[2] - values[7], ddof=1)
    wanted = 0.5 / 40 * (11.51 * apart / 0.25 - 20)
    assert found[2, 7] == pytest.approx(max(0.0, wanted), rel=2e-3)


def test_what_costs_less_is_never_beaten() -> None:
    values = np.zeros((2, 1, 10))
    values[1] = 100.0
    assert survivors(values, (1.0,), np.zeros((2, 0))).tolist() == [True, False]
    assert survivors(values, (1.0,), np.array([[5.0], [0.0]])).tolist() == [True, True]


def test_one_measure_in_which_it_is_not_beaten_keeps_a_set() -> None:
    values = np.zeros((2, 2, 10))
    values[1, 0] = 100.0
    assert survivors(values, (1.0, 1.0), np.zeros((2, 0))).all()


def test_without_any_difference_that_counts_only_what_never_varies_is_sure() -> None:
    luck = np.random.default_rng(2)
    values = luck.normal(0, 0.01, (2, 1, 10)) + np.array([0.0, 9.0])[:, None, None]
    assert survivors(values, (0.0,), np.zeros((2, 0))).all()
    assert survivors(np.array([[[1.0] * 3], [[2.0] * 3]]), (0.0,), np.zeros((2, 0))).sum() == 1
