import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.polynomial.legendre import leggauss

from approvalflow.chance import quantiles
from approvalflow.chance.cut import Gamma, LogNormal
from approvalflow.chance.fitting import (
    _fit,
    exponential,
    gamma_from_moments,
    lognormal_from_moments,
    lognormal_from_quantiles,
)
from approvalflow.chance.laws import Empirical, Fixed, Law, Pert, Uniform, warn_heavy
from approvalflow.errors import NotationError

CONTINUOUS: tuple[Law, ...] = (
    Uniform(10, 30),
    Pert(1, 2, 8),
    Pert(0, 0, 5),
    LogNormal(1, 0.8),
    LogNormal(1, 0.8, at_least=2),
    LogNormal(1, 0.8, at_most=3),
    LogNormal(1, 0.8, at_least=0, at_most=9),
    LogNormal(-6, 2, at_least=5, at_most=400),
    Gamma(2.5, 3),
    Gamma(0.6, 3, at_least=0.5, at_most=30),
    Gamma(2.5, 3, at_least=14),
    Gamma(1, 4),
    Gamma(1, 4, at_least=1),
    Gamma(1, 4, at_least=1, at_most=6),
)
ALL: tuple[Law, ...] = (*CONTINUOUS, Fixed(7), Empirical((3, 1, 1, 12)))
U = np.array([1e-6, 0.01, 0.3, 0.5, 0.77, 0.9, 0.999, 1 - 1e-6])


def nodes() -> tuple[np.ndarray, np.ndarray]:
    """Points and weights on (0, 1), by a smooth step that softens both ends."""
    places, weights = leggauss(600)
    s, weights = (places + 1) / 2, weights / 2
    for _ in range(2):
        weights = weights * 6 * s * (1 - s)
        s = s * s * (3 - 2 * s)
    return np.clip(s, 1e-300, 1 - 1e-16), weights


POINTS, WEIGHTS = nodes()


def integral(law: Law, upto: float = 1.0) -> float:
    """Of the quantile function from 0 to `upto`: E[X; X <= quantile(upto)]."""
    return float(np.sum(law.quantile(upto * POINTS) * WEIGHTS) * upto)


@pytest.mark.parametrize("law", ALL, ids=str)
def test_mean_is_the_integral_of_the_quantile(law: Law) -> None:
    precision = 1e-2 if isinstance(law, Empirical) else 1e-7  # steps are hard to integrate
    assert law.mean() == pytest.approx(integral(law), rel=precision)


@pytest.mark.parametrize("law", CONTINUOUS, ids=str)
def test_partial_mean_is_the_integral_up_to_there(law: Law) -> None:
    for share in (0.05, 0.5, 0.95):
        x = float(law.quantile(np.array(share)))
        assert law.partial_mean(x) == pytest.approx(integral(law, share), rel=1e-7)


@pytest.mark.parametrize("law", ALL, ids=str)
def test_partial_mean_at_the_ends(law: Law) -> None:
    low, high = law.support
    assert law.partial_mean(math.inf) == pytest.approx(law.mean(), rel=1e-12)
    assert law.partial_mean(high) == pytest.approx(law.mean(), rel=1e-12)
    assert law.partial_mean(low - 1) == 0


@pytest.mark.parametrize("law", CONTINUOUS, ids=str)
def test_cdf_of_the_quantile_is_the_share(law: Law) -> None:
    assert law.cdf(law.quantile(U)) == pytest.approx(U, rel=1e-9)


@pytest.mark.parametrize("law", ALL, ids=str)
def test_everything_lies_in_the_support(law: Law) -> None:
    low, high = law.support
    drawn = law.quantile(U)
    assert drawn.shape == U.shape
    assert (np.diff(drawn) >= 0).all()
    # An ulp of rounding at an edge is no mistake.
    assert (drawn >= low * (1 - 1e-12)).all()
    assert (drawn <= high * (1 + 1e-12)).all()
    assert law.cdf(np.array([low - 1, high])).tolist() == [0, 1]


def test_laws_by_hand() -> None:
    assert Fixed(7).quantile(U).tolist() == [7.0] * 8
    assert Fixed(7).cdf(np.array([6.9, 7])).tolist() == [0, 1]
    assert Uniform(10, 30).quantile(np.array(0.25)) == 15
    assert Uniform(10, 30).partial_mean(20) == 7.5
    assert Pert(1, 2, 8).mean() == pytest.approx(17 / 6)
    assert Gamma(1, 4).quantile(np.array(0.5)) == pytest.approx(4 * math.log(2))
    assert LogNormal(1, 0.5).mean() == pytest.approx(math.exp(1.125))
    assert LogNormal(1, 0.5).cdf(math.exp(1.5)) == pytest.approx(quantiles.normal_cdf(1))
    listed = Empirical((3, 1, 1, 12))
    assert listed.quantile(np.array([0.5, 0.51, 0.75, 0.76])).tolist() == [1, 3, 3, 12]
    assert listed.cdf(np.array([1, 2.9, 3])).tolist() == [0.5, 0.5, 0.75]
    assert listed.partial_mean(3) == 1.25


# Fitting


def medians(law: Law) -> list[float]:
    return law.quantile(np.array([0.5, 0.9])).tolist()


def moments(law: Law) -> tuple[float, float]:
    """By integration, not by the formulas that fitted them."""
    drawn = law.quantile(POINTS)
    mean = float(np.sum(drawn * WEIGHTS))
    return mean, math.sqrt(float(np.sum((drawn - mean) ** 2 * WEIGHTS)))


@pytest.mark.parametrize(
    ("median", "p90", "at_least", "at_most"),
    [
        (1800, 9000, None, None),
        (330_000, 7_100_000, 25_000, None),
        (330_000, 7_100_000, 25_000, 90_000_000),
        (5, 6.2, 4.5, None),  # nearly as wide as a Pareto law
        (5, 11, None, 13),
        (60, 61, 1, 600),
    ],
)
def test_median_and_p90_hold_after_the_cut(
    median: float, p90: float, at_least: float | None, at_most: float | None
) -> None:
    law = lognormal_from_quantiles(median, p90, at_least, at_most)
    assert medians(law) == pytest.approx([median, p90], rel=1e-9)
    low, high = law.support
    assert (low, high) == (at_least or 0, at_most or math.inf)


@pytest.mark.parametrize("make", [lognormal_from_moments, gamma_from_moments])
@pytest.mark.parametrize(
    ("mean", "sd", "at_least", "at_most"),
    [
        (55, 25, None, None),
        (55, 25, 20, None),
        (55, 25, None, 120),
        (55, 25, 20, 120),
        (55, 0.1, 20, 120),  # the cut cuts nothing
    ],
)
def test_mean_and_sd_hold_after_the_cut(
    make: type[LogNormal], mean: float, sd: float, at_least: float | None, at_most: float | None
) -> None:
    law = make(mean, sd, at_least, at_most)
    assert moments(law) == pytest.approx((mean, sd), rel=1e-6)


def test_a_far_cut_still_counts_where_the_tail_holds_the_variance() -> None:
    law = lognormal_from_moments(10, 200, at_most=1e9)
    assert np.exp(law.log_mean_and_sd()) == pytest.approx([10, 200], rel=1e-9)
    assert law != replace(lognormal_from_moments(10, 200), at_most=1e9)


@pytest.mark.parametrize(
    ("at_least", "at_most"), [(None, None), (1, None), (None, 9), (1, 8), (3, 5.2)]
)
def test_exponential_mean_holds_after_the_cut(at_least: float, at_most: float) -> None:
    law = exponential(4, at_least, at_most)
    assert law.shape == 1
    assert integral(law) == pytest.approx(4, rel=1e-8)


@given(
    sigma=st.floats(0.1, 2.5),
    mu=st.floats(-3, 8),
    low=st.floats(0.001, 0.8),
    high=st.floats(0.85, 0.999),
)
def test_a_cut_law_is_found_again(sigma: float, mu: float, low: float, high: float) -> None:
    edges = LogNormal(mu, sigma).quantile(np.array([low, high])).tolist()
    true = LogNormal(mu, sigma, *edges)
    found = lognormal_from_quantiles(*medians(true), *edges)
    assert medians(found) == pytest.approx(medians(true), rel=1e-9)
    assert found.quantile(U) == pytest.approx(true.quantile(U), rel=1e-4)


@given(
    shape=st.floats(0.3, 20),
    scale=st.floats(0.1, 100),
    low=st.floats(0.001, 0.8),
    high=st.floats(0.85, 0.999),
)
def test_a_cut_gamma_is_found_again(shape: float, scale: float, low: float, high: float) -> None:
    edges = Gamma(shape, scale).quantile(np.array([low, high])).tolist()
    assume(edges[0] > 1e-9)
    true = Gamma(shape, scale, *edges)
    mean, sd = np.exp(true.log_mean_and_sd()).tolist()
    found = gamma_from_moments(mean, sd, *edges)
    assert np.exp(found.log_mean_and_sd()) == pytest.approx([mean, sd], rel=1e-9)


def refused(key: str, make: object, *arguments: object) -> dict[str, str]:
    assert callable(make)
    with pytest.raises(NotationError) as caught:
        make(*arguments)
    assert caught.value.key == key
    return caught.value.parameters


def test_what_no_cut_law_attains() -> None:
    # Above a cut c it is at most as wide as a Pareto law: ln(p90 / c) < 3.32 ln(median / c).
    assert refused("cut-not-attainable", lognormal_from_quantiles, 11, 20, 10) == {
        "stated": "median 11, p90 20", "at_least": "10", "at_most": ""
    }  # fmt: skip
    refused("cut-not-attainable", lognormal_from_moments, 5, 4.9, 1, 9.5)
    refused("cut-not-attainable", gamma_from_moments, 5, 4.9, 1, 9.5)
    refused("cut-not-attainable", exponential, 5, None, 9)


def test_nonsense_is_refused() -> None:
    assert refused("not-increasing", Uniform, 3, 2) == {
        "low_name": "low", "low": "3", "high_name": "high", "high": "2"
    }  # fmt: skip
    refused("not-increasing", Pert, 3, 2, 8)
    refused("not-increasing", Pert, 1, 9, 8)
    refused("not-increasing", Pert, 5, 5, 5)
    refused("not-increasing", lognormal_from_quantiles, 5, 5)
    refused("not-increasing", lognormal_from_quantiles, 5, 6, 9, 8)
    refused("negative", Fixed, -1)
    refused("negative", Fixed, math.nan)
    refused("negative", Uniform, -1, 2)
    refused("negative", Empirical, (1, -2))
    refused("negative", exponential, 5, -1)
    refused("no-values", Empirical, ())
    assert refused("not-positive", exponential, 0) == {"name": "mean", "value": "0"}
    refused("not-positive", gamma_from_moments, 5, 0)
    refused("not-positive", lognormal_from_moments, 5, -1)
    refused("not-positive", lognormal_from_moments, 5, 1, None, 0)
    assert refused("outside-cut", lognormal_from_quantiles, 5, 9, None, 8) == {
        "name": "p90", "value": "9", "at_least": "", "at_most": "8"
    }  # fmt: skip
    refused("outside-cut", gamma_from_moments, 5, 1, 6)


def test_a_step_that_leads_nowhere_ends_the_fit() -> None:
    def too_large(p: np.ndarray) -> np.ndarray:
        raise OverflowError

    assert _fit(too_large) is None
    assert _fit(lambda p: np.full(2, np.nan)) is None
    assert _fit(lambda p: np.ones(2)) is None
    assert _fit(lambda p: np.where(p == 0, 1.0, np.inf)) is None


def test_heavy_tails_are_told() -> None:
    law = lognormal_from_quantiles(330_000, 7_100_000, 25_000)
    assert warn_heavy(law) == pytest.approx(float(law.quantile(np.array(0.999))))
    assert warn_heavy(lognormal_from_quantiles(330_000, 7_100_000, 25_000, 9e7)) is None
    assert warn_heavy(LogNormal(1, 1)) is None


@pytest.mark.parametrize("p90", [1.5, 7.9, 7.999999999, 8.0, 8.000000001, 8.1, 300.0])
@pytest.mark.parametrize("median", [1.0, 3_600.0, 7.5e8])
def test_a_tail_is_heavy_by_its_quantiles_however_near_the_edge(median: float, p90: float) -> None:
    law = lognormal_from_quantiles(median, p90 * median)
    middle, ninth, rare = law.quantile(np.array([0.5, 0.9, 0.999]))
    assert warn_heavy(law) == (rare if ninth > 8 * middle else None)
    assert (middle, ninth) == pytest.approx((median, p90 * median), rel=1e-13)
