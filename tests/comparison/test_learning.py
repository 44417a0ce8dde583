"""Weights of points against posteriors in closed form, and new points where the weight lies."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.comparison.learning import (
    Around,
    around,
    contradicted,
    covariance_of,
    effective,
    misfits,
    noise_of,
    quantile,
    weights_of,
)

SEEN, ERROR = 0.3, 0.02


def fit_of(places: np.ndarray) -> np.ndarray:
    """Of a figure that is the first guess itself; the second changes nothing."""
    return -0.5 * ((places[:, 0] - SEEN) / ERROR) ** 2


def test_points_of_the_whole_cube_and_new_ones_are_one_sample() -> None:
    """Posterior of the first guess: normal(0.3, 0.02); of the second: what it was."""
    luck = np.random.default_rng(5)
    first = luck.random((400, 2))
    even = np.ones(len(first))
    weights = weights_of(fit_of(first), even)
    assert weights.sum() == pytest.approx(1)
    law = around(first, fit_of(first), even)
    new = law.drawn(400, luck)
    assert ((new >= 0) & (new <= 1)).all()
    places = np.vstack([first, new])
    density = 0.5 + 0.5 * law.density(places)
    both = weights_of(fit_of(places), density)
    assert effective(both) > 3 * effective(weights)
    mean = both @ places
    spread = np.sqrt(both @ (places - mean) ** 2)
    assert mean[0] == pytest.approx(SEEN, abs=0.005)
    assert spread[0] == pytest.approx(ERROR, rel=0.15)
    assert mean[1] == pytest.approx(0.5, abs=0.1)
    assert spread[1] == pytest.approx(12**-0.5, rel=0.2)
    assert quantile(places[:, 0], both, 0.975) == pytest.approx(SEEN + 1.96 * ERROR, abs=0.01)


def test_where_a_few_points_have_all_weight_others_still_say_where_to_look() -> None:
    """All fit badly; the best is a thousand errors off, and new points lie beside it."""
    places = np.linspace(0.05, 0.95, 24)[:, None]
    fit = -0.5 * ((places[:, 0] - 5) / 0.004) ** 2
    law = around(places, fit, np.ones(24))
    assert effective(law.chances) >= 5
    assert law.drawn(200, np.random.default_rng(1)).mean() > 0.7


def test_a_density_is_one() -> None:
    law = Around(np.array([[0.02, 0.5], [0.9, 0.1]]), np.array([0.25, 0.75]), np.array([0.1, 0.3]))
    axis = (np.arange(200) + 0.5) / 200
    grid = np.array([[x, y] for x in axis for y in axis])
    assert law.density(grid).mean() == pytest.approx(1, abs=1e-3)


def test_no_point_that_can_be_has_no_weight() -> None:
    weights = weights_of(np.full(3, -np.inf), np.ones(3))
    assert weights.tolist() == [0, 0, 0]
    assert effective(weights) == 0
    assert effective(np.full(8, 1 / 8)) == pytest.approx(8)


def test_how_far_what_was_simulated_is_from_what_was_seen() -> None:
    figures = np.array([[1.0, 2.0], [4.0, 6.0], [np.nan, 0.0]])
    found = misfits(figures, np.array([1.0, 2.0]), np.diag([9.0, 4.0]))
    assert found[:2].tolist() == pytest.approx([0, 1 + 4])
    assert found[2] == np.inf
    assert not contradicted(13.8, 2)  # chi-square with two degrees: 13.816 once in 1,000
    assert contradicted(13.9, 2)


def test_errors_go_together_as_replications_have_them() -> None:
    luck = np.random.default_rng(2)
    one = luck.standard_normal(4_000)
    table = np.column_stack([one, -one + 0.01 * luck.standard_normal(4_000)])
    found = covariance_of([2.0, 3.0], table)
    assert np.diag(found).tolist() == pytest.approx([4, 9])
    assert found[0, 1] == pytest.approx(-0.9 * 6, rel=0.01)
    assert np.linalg.eigvalsh(found).min() > 0
    alone = covariance_of([2.0, 3.0], table[:2])  # too few to say
    assert alone.tolist() == [[4, 0], [0, 9]]


def test_chance_leaves_less_in_a_mean_of_more_replications() -> None:
    """Variance 4 a replication: that of a mean of 16 is 0.25, at whatever level the points are."""
    luck = np.random.default_rng(3)
    tables = [10.0 * n + 2 * luck.standard_normal((16, 1)) for n in range(200)]
    assert noise_of(tables)[0, 0] == pytest.approx(0.25, rel=0.06)
