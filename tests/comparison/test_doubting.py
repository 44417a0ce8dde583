"""Doubt and chance of a linear model, what knowing is worth, and where a saving becomes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.comparison.doubting import (
    crossing,
    points_of,
    variances,
    worth_of_all,
    worth_of_one,
)

RNG = np.random.default_rng(7)


def test_the_points_fill_every_range_evenly() -> None:
    points = np.array(points_of(3, 64, seed=1))
    for column in points.T:
        assert sorted((column * 64).astype(int)) == list(range(64))  # one in each of 64 parts
    assert points_of(0, 64, seed=1) == []
    assert points_of(3, 8, seed=1) == points_of(3, 8, seed=1)


def test_doubt_and_chance_of_a_linear_model() -> None:
    """Saving = 10 + 6 u + luck of the year, shared by all points, + luck of its own: u uniform on
    0..1, so doubt has the variance 36 / 12 = 3, and chance 4 + 1 = 5.
    """
    found = []
    for _ in range(200):
        guess = RNG.permutation((np.arange(64) + RNG.random(64)) / 64)
        year, own = RNG.normal(0, 2, 10), RNG.normal(0, 1, (64, 10))
        one = variances((10 + 6 * guess[:, None] + year[None, :] + own).tolist())
        found.append((one.chance, one.doubt))
    chance, doubt = np.mean(found, axis=0)
    assert doubt == pytest.approx(3, rel=0.03)
    assert chance == pytest.approx(5, rel=0.05)


def test_a_number_that_does_nothing_is_no_doubt() -> None:
    doubts = [
        variances((RNG.normal(0, 2, 10)[None, :] + RNG.normal(0, 1, (64, 10))).tolist()).doubt
        for _ in range(100)
    ]
    assert np.mean(doubts) < 0.03  # of 5 that are chance


def test_too_few_to_divide() -> None:
    assert variances([[1.0, 2.0]]).doubt == 0
    assert variances([[1.0], [2.0]]).chance == 0


def test_what_knowing_is_worth_by_hand() -> None:
    """One design saves -1 or 3 with equal chance: today instead where it is -1 saves 1 in half."""
    places = list(np.linspace(0, 1, 64))
    savings = [[-1.0] if at < 0.5 else [3.0] for at in places]
    assert worth_of_all(savings) == pytest.approx(0.5)
    line = [[8 * at - 2] for at in places]  # mean 2, below nothing in a quarter: 2 * 1/4 / 2
    assert worth_of_all(line) == pytest.approx(0.25, rel=0.05)
    assert worth_of_one(places, line) == pytest.approx(worth_of_all(line), rel=1e-9)


def test_a_null_number_is_worth_nothing() -> None:
    """Over 400 numbers that do nothing: at most one in a hundred would look otherwise."""
    rng, wrong = np.random.default_rng(3), 0
    for _ in range(400):
        savings = rng.normal(0, 1, (64, 2)) + np.array([0.1, 0.0])
        wrong += worth_of_one(list(rng.random(64)), savings.tolist()) > 0
    assert wrong <= 18  # of 800 curves at 1 %: 8, and 3.5 standard deviations


def test_where_all_is_certain_nothing_is_worth_knowing() -> None:
    places = list(np.linspace(0, 1, 64))
    savings = [[5 + at, 2.0] for at in places]
    assert worth_of_all(savings) == 0
    assert worth_of_one(places, savings) == 0
    assert worth_of_one(places[:8], savings[:8]) == 0  # too few
    assert worth_of_one([0.5] * 64, savings) == 0  # never another
    assert worth_of_all([]) == 0


def test_a_crossing_by_hand() -> None:
    """Two replications that cross nothing at .4 and .6 of a slope of -10 a unit."""
    near = ((0.45, [-0.5, 1.5]), (0.55, [-1.5, 0.5]))
    found = crossing(near, ((0.0, [4.0, 6.0]), (1.0, [-6.0, -4.0])))
    assert found.at == pytest.approx(0.5)
    half = 12.706 * 1 / 10  # t of one degree of freedom, error of the mean 1, slope 10
    assert (found.low, found.high) == pytest.approx((0.5 - half, 0.5 + half), rel=1e-3)
