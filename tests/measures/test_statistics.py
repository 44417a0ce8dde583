import pytest

from approvalflow.measures.estimates import estimated, value_of
from approvalflow.measures.scorecard import Readings
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


def test_one_replication_gives_no_interval() -> None:
    assert estimate([2.5]) == Estimate(2.5, None, None, None, 1)
    assert paired([1.0], [3.0]).p is None


def test_the_interval_of_a_share_stays_within_0_and_1() -> None:
    assert estimate([0.0, 0.1], share=True).low == 0
    assert estimate([1.0, 0.9], share=True).high == 1


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


def test_a_measure_missing_in_one_replication_is_missing() -> None:
    full = Readings({"days_mean": 2.0, "granted": 1.0}, {})
    lacking = Readings({"days_mean": None, "granted": 0.9}, {"days_mean": "undecided-cases"})
    found = estimated([full, lacking])
    assert (found["days_mean"].value, found["days_mean"].why) == (None, "undecided-cases")
    assert found["days_mean"].by_replication == (2.0, None)
    assert found["granted"].high == 1
    assert value_of([1.0, 2.0], share=False).why == ""
