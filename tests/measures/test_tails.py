"""Quantiles of all cases, and how far each replication moves them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from approvalflow.measures.replicated import Parts, Replicated, difference
from approvalflow.measures.statistics import estimate
from approvalflow.measures.tails import Pooled, pooled_quantile

COLUMNS = st.lists(
    st.lists(st.integers(0, 50), max_size=12).map(sorted), min_size=2, max_size=8
).filter(lambda columns: sum(map(bool, columns)) > 1)


@given(COLUMNS, st.sampled_from([0.5, 0.9, 0.99]))
def test_the_quantile_is_of_all_cases_and_in_the_middle_of_its_pseudo_values(
    columns: list[list[int]], share: float
) -> None:
    found = pooled_quantile([np.array(c, dtype=np.int64) for c in columns], share)
    every = [x for column in columns for x in column]
    assert found.value == np.quantile(every, share, method="inverted_cdf")
    assert found.pseudo is not None
    assert np.mean(found.pseudo) == pytest.approx(found.value)
    assert found.low in every
    assert found.high in every
    assert found.low <= found.value <= found.high
    halved = pooled_quantile([np.array(c, dtype=np.int64) for c in columns], share, 2)
    assert (halved.value, halved.low) == (found.value / 2, found.low / 2)


def test_by_hand() -> None:
    # 8 of 10 are within 8: in the two halves 4 of 5 and 4 of 5, so nothing moves it
    ones, others = np.array([1, 3, 5, 7, 9]), np.array([2, 4, 6, 8, 10])
    assert pooled_quantile([ones, others], 0.8) == (8, 8, 8, (8, 8), False)
    # 8 of 10 are within 8: 5 of 5 and 3 of 5, so the interval is all of 0 to 1, or 1 to 10, and
    # the halves move the share by 0.2, and so the quantile by 0.2 * 9
    first, second = np.array([1, 2, 3, 4, 5]), np.array([6, 7, 8, 9, 10])
    found = pooled_quantile([first, second], 0.8)
    assert (found.low, found.high) == (1, 10)
    assert found.pseudo == pytest.approx([8 - 1.8, 8 + 1.8])


def test_of_one_replication_with_cases_there_is_no_spread() -> None:
    alone = Pooled(2, None, None, None)
    assert pooled_quantile([np.array([1, 2, 3]), np.array([], dtype=np.int64)], 0.5) == alone
    assert pooled_quantile([np.array([1, 2, 3])], 0.5) == alone


@pytest.mark.slow
@pytest.mark.parametrize(("cases", "years"), [(30, 40), (300, 20)])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_years_that_differ(cases: int, years: int, share: float) -> None:
    """Of years in which all cases take longer or less long: the mean of the years' quantiles misses
    what is true, the quantile of all cases is of the mixture, and its interval holds it, as that
    of the difference from a tenth less does.
    """
    luck = np.random.Generator(np.random.PCG64(11))
    made = luck.exponential(1e6, size=(20_000, cases)) * luck.gamma(4, 0.25, size=(20_000, 1))
    true = np.quantile(made, share)
    held = paired_held = sections = 0
    for _ in range(1_000):
        sample = np.sort(made[luck.integers(0, len(made), size=years)].astype(np.int64), axis=1)
        one, other = (told(s, share) for s in (sample, sample * 9 // 10))
        found, less = one.estimate(), difference(one, other)
        assert found is not None
        assert less is not None
        each = estimate(np.quantile(sample, share, axis=1, method="inverted_cdf").tolist())
        held += (found.low or 0) <= true <= (found.high or 0)
        sections += (each.low or 0) <= true <= (each.high or 0)
        paired_held += (less.difference.low or 0) <= -0.1 * true <= (less.difference.high or 0)
    assert 930 <= held <= 985
    assert 930 <= paired_held <= 985
    assert sections <= held


def told(sample: NDArray[np.int64], share: float) -> Replicated:
    parts = tuple(Parts(float(year[0])) for year in sample)
    return Replicated(parts, pooled=pooled_quantile(list(sample), share))


@pytest.mark.slow
def test_days_that_jump() -> None:
    """Offices decide by day: nobody after so many days and a half. The interval holds the quantile
    wherever it lies, at the edge of a gap too.
    """
    luck = np.random.Generator(np.random.PCG64(12))
    days = luck.normal(80, 8, size=(20_000, 60)) + luck.normal(0, 1.2, size=(20_000, 1))
    made = (np.floor(days) * 86_400 + luck.uniform(0, 30_000, days.shape)).astype(np.int64)
    sooner = made - 86_400 * luck.integers(2, 8, made.shape)
    for share in (0.84, 0.86, 0.88, 0.9):
        true, other = (np.quantile(m, share, method="inverted_cdf") for m in (made, sooner))
        held = paired_held = 0
        for _ in range(400):
            years = luck.integers(0, len(made), size=20)
            one, two = (told(np.sort(m[years], axis=1), share) for m in (made, sooner))
            found, less = one.estimate(), difference(one, two)
            assert found is not None
            assert less is not None
            held += (found.low or 0) <= true <= (found.high or 0)
            low, high = less.difference.low or 0, less.difference.high or 0
            paired_held += low <= other - true <= high
        assert held >= 370, share
        assert paired_held >= 370, share
