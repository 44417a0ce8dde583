import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.measures.statistics import (
    Estimate,
    estimate,
    holm,
    paired,
    t_quantile,
    two_sided_p,
)


@pytest.mark.parametrize(
    ("freedom", "table"), [(1, 12.706), (4, 2.776), (9, 2.262), (19, 2.093), (199, 1.972)]
)
def test_the_quantiles_of_student_are_those_of_the_table(freedom: int, table: float) -> None:
    assert t_quantile(freedom, 0.975) == pytest.approx(table, abs=5e-4)
    assert two_sided_p(t_quantile(freedom, 0.975), freedom) == pytest.approx(0.05)


def test_a_mean_and_its_interval_by_hand() -> None:
    # mean 3, s^2 = 2.5, half width 2.776 * sqrt(2.5 / 5) = 1.963
    found = estimate([1, 2, 3, 4, 5])
    assert found.value == 3
    assert found.half_width == pytest.approx(1.963, abs=5e-4)
    assert (found.low, found.high) == pytest.approx((1.037, 4.963), abs=5e-4)


SKEWED = [10.1, 10.4, 9.9, 10.2, 10.0, 10.3, 10.6, 12.9, 10.2, 10.1]


def test_a_skewed_sample_by_numbers_computed_elsewhere() -> None:
    """The higher end is Hall's, the lower Student's; mirrored, the other way round."""
    found = estimate(SKEWED)
    assert (found.low, found.high) == pytest.approx((9.842685, 12.359804), abs=5e-7)
    assert found.half_width == pytest.approx((12.359804 - 9.842685) / 2, abs=5e-7)
    assert paired([10.0] * 10, SKEWED).p == pytest.approx(0.1243419, abs=5e-8)
    mirrored = estimate([-x for x in SKEWED])
    assert (mirrored.low, mirrored.high) == pytest.approx((-12.359804, -9.842685), abs=5e-7)


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=40), st.floats(-3, 3))
def test_the_test_finds_what_the_interval_excludes(values: list[float], power: float) -> None:
    """However skewed: p is below 5 % exactly where the interval of the difference is off zero, and
    neither is narrower or surer than Student's.
    """
    sample = [np.sign(v) * abs(v) ** abs(power) for v in values]
    found = paired([0.0] * len(sample), sample)
    low, high, p = found.difference.low, found.difference.high, found.p
    assert low is not None
    assert high is not None
    assert p is not None
    if min(abs(low), abs(high)) > 1e-9 * (high - low) and high > low:
        assert (p < 0.05) == (low > 0 or high < 0)
    spread = np.std(sample, ddof=1) / len(sample) ** 0.5
    if spread > 1e-6:
        assert high - low >= 2 * t_quantile(len(sample) - 1, 0.975) * spread * (1 - 1e-9)


TRIALS = 4000
LAWS = {  # with mean 0, and the shares of intervals that hold it, in percent, at 20 and at 60
    "normal": (lambda luck, n: luck.normal(size=n), (94.0, 97.0), (94.0, 97.0)),
    "skewed": (lambda luck, n: luck.exponential(size=n) - 1, (93.0, 97.0), (94.0, 97.5)),
    "very skewed": (lambda luck, n: luck.gamma(0.6, size=n) - 0.6, (92.0, 97.0), (94.0, 97.5)),
    "skewed downwards": (lambda luck, n: 1 - luck.exponential(size=n), (93.0, 97.0), (94.0, 97.5)),
}


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("size", [20, 60])
def test_intervals_cover(law: str, size: int) -> None:
    """The mean of a skewed law is held as often as that of a normal one, within three of a hundred;
    what Student's interval alone does is told beside.
    """
    draw, *bands = LAWS[law]
    luck = np.random.Generator(np.random.PCG64(20261129))
    held = student = 0
    for _ in range(TRIALS):
        sample = draw(luck, size)
        found = estimate(sample.tolist())
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0 <= found.high
        half = t_quantile(size - 1, 0.975) * sample.std(ddof=1) / size**0.5
        student += abs(sample.mean()) <= half
    least, most = bands[size == 60]
    assert least <= 100 * held / TRIALS <= most, (held, student)
    assert held >= student


def test_one_replication_gives_no_interval() -> None:
    assert estimate([2.5]) == Estimate(2.5, None, None, None, 1)
    assert paired([1.0], [3.0]).p is None


def test_identical_values_have_no_width() -> None:
    assert estimate([0.1] * 3) == Estimate(0.1, 0.1, 0.1, 0.0, 3)


def test_paired_differences_by_hand() -> None:
    # differences -1, -2, -3: mean -2, s = 1, t = -2 sqrt 3 = -3.464, p = 0.0742 (2 d.f.)
    found = paired([10, 20, 30], [9, 18, 27])
    assert found.difference.value == -2
    assert found.p == pytest.approx(0.0742, abs=5e-5)
    assert found.variance_ratio == pytest.approx(100 + 81)


def test_no_change_is_exactly_zero() -> None:
    found = paired([0.1, 0.2, 0.3], [0.1, 0.2, 0.3])
    assert found.difference == Estimate(0.0, 0.0, 0.0, 0.0, 3)
    assert (found.p, found.variance_ratio) == (1.0, None)


def test_the_same_difference_every_time_is_certain() -> None:
    found = paired([1.0, 2.0, 4.0], [2.0, 3.0, 5.0])
    assert (found.difference.low, found.difference.high) == (1.0, 1.0)
    assert (found.p, found.variance_ratio) == (0.0, None)


def test_holm_by_hand() -> None:
    # in order 0.01, 0.03, 0.04: 3 x 0.01, 2 x 0.03, then 0.04 raised to 0.06
    assert holm([0.04, 0.01, None, 0.03]) == pytest.approx([0.06, 0.03, None, 0.06])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []
