"""Quantiles of all cases, and how far each replication moves them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.measures.statistics import estimate, paired
from approvalflow.measures.tails import pooled_quantile

COLUMNS = st.lists(
    st.lists(st.integers(0, 50), max_size=12).map(sorted), min_size=2, max_size=8
).filter(lambda columns: sum(map(bool, columns)) > 1)


@given(COLUMNS, st.sampled_from([0.5, 0.9, 0.99]))
def test_the_quantile_is_of_all_cases_and_in_the_middle_of_its_pseudo_values(
    columns: list[list[int]], share: float
) -> None:
    value, pseudo = pooled_quantile([np.array(c, dtype=np.int64) for c in columns], share)
    every = [x for column in columns for x in column]
    assert value == np.quantile(every, share, method="inverted_cdf")
    assert pseudo is not None
    assert pseudo.mean() == pytest.approx(value)


def test_by_hand() -> None:
    # 8 of 10 are within 8: in the two halves 4 of 5 and 4 of 5, so nothing moves it
    ones, others = np.array([1, 3, 5, 7, 9]), np.array([2, 4, 6, 8, 10])
    assert pooled_quantile([ones, others], 0.8)[1] == pytest.approx([8, 8])
    # 8 of 10 are within 8: 5 of 5 and 3 of 5, so the interval is all of 0 to 1, or 1 to 10, and
    # the halves move the share by 0.2, and so the quantile by 0.2 * 9
    first, second = np.array([1, 2, 3, 4, 5]), np.array([6, 7, 8, 9, 10])
    assert pooled_quantile([first, second], 0.8)[1] == pytest.approx([8 - 1.8, 8 + 1.8])


def test_of_one_replication_with_cases_there_is_no_spread() -> None:
    value, pseudo = pooled_quantile([np.array([1, 2, 3]), np.array([], dtype=np.int64)], 0.5)
    assert (value, pseudo) == (2, None)
    assert pooled_quantile([np.array([1, 2, 3])], 0.5) == (2, None)


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
        pseudo, other = (pooled_quantile(list(s), share)[1] for s in (sample, sample * 9 // 10))
        assert pseudo is not None
        assert other is not None
        found = estimate(pseudo.tolist())
        each = estimate(np.quantile(sample, share, axis=1, method="inverted_cdf").tolist())
        less = paired(pseudo.tolist(), other.tolist()).difference
        held += (found.low or 0) <= true <= (found.high or 0)
        sections += (each.low or 0) <= true <= (each.high or 0)
        paired_held += (less.low or 0) <= -0.1 * true <= (less.high or 0)
    assert 930 <= held <= 985
    assert 930 <= paired_held <= 985
    assert sections <= held
