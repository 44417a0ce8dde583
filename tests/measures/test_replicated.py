"""A measure over the replications: ratios of totals, shares of cases, differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.measures.estimates import Gathered, value_of
from approvalflow.measures.movements import Traffic
from approvalflow.measures.proportions import clumping_of, design_effect, jackknifed, korn_graubard
from approvalflow.measures.replicated import Bounds, Parts, Replicated, difference, means
from approvalflow.measures.scorecard import Kinds, Scorecard
from approvalflow.measures.statistics import Estimate, estimate
from helpers.replicated import readings

SHARES = [1, 1, 0.99, 1, 0.95, 1, 1, 1, 0.998, 1]
OTHERS = [1, 1, 1, 1, 0.98, 1, 1, 1, 1, 1]


def of_cases(shares: list[float], clumping: float = 0.0, cases: int = 750) -> Replicated:
    return Replicated(tuple(Parts(share * cases, cases) for share in shares), "cases", clumping)


def ends(found: Estimate | None) -> tuple[float, float]:
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def test_a_ratio_is_of_all_cases_and_not_the_mean_of_ratios() -> None:
    # 30 days of 3 cases and 10 of 2: 40 / 5, though the two are 10 and 5 on average
    found = Replicated((Parts(30.0, 3), Parts(10.0, 2)))
    assert (found.value, found.numbers) == (8.0, (10.0, 5.0))
    assert found.denominators == (3.0, 2.0)
    # leaving one out gives 5 and 10: the pseudo-values are 16 - 5 and 16 - 10
    assert found.pseudo_values() == pytest.approx([11.0, 6.0])
    low, high = ends(found.estimate())
    assert (low, high) == pytest.approx((8.5 - 12.706 * 2.5, 8.5 + 12.706 * 2.5), abs=1e-2)


def test_a_replication_without_cases_adds_nothing() -> None:
    with_, without = (Parts(30.0, 3), Parts(10.0, 2)), Parts(0.0, 0.0)
    found = Replicated((*with_, without))
    assert found.value == Replicated(with_).value
    assert found.numbers == (10.0, 5.0, None)
    assert value_of(found).denominators == (3.0, 2.0, 0.0)
    assert Replicated((without, without), why="no-case").estimate() is None
    assert value_of(Replicated((without,), why="no-case")).why == "no-case"


def test_only_one_replication_with_cases_gives_no_interval() -> None:
    found = Replicated((Parts(30.0, 3), Parts(0.0, 0.0))).estimate()
    assert found == Estimate(10.0, None, None, None, 2)


def test_equal_numbers_of_cases_are_an_ordinary_mean() -> None:
    values = [10.1, 10.4, 9.9, 10.2, 10.0, 10.3, 10.6, 12.9, 10.2, 10.1]
    found = Replicated(tuple(Parts(value * 8, 8) for value in values)).estimate()
    assert ends(found) == pytest.approx((9.842685, 12.359804), abs=5e-7)
    assert found is not None
    assert found.value == pytest.approx(np.mean(values))
    same = Replicated(tuple(Parts(0.3, 3) for _ in range(7))).estimate()
    assert same == Estimate(0.3 / 3, 0.3 / 3, 0.3 / 3, 0.0, 7)


@given(
    st.lists(st.tuples(st.floats(0, 1e6), st.integers(0, 10**6)), min_size=1, max_size=40).filter(
        lambda pairs: any(of for _, of in pairs)
    ),
    st.sampled_from(["none", "time", "cases"]),
    st.floats(0, 50),
)
def test_no_interval_leaves_out_its_value_or_what_is_possible(
    pairs: list[tuple[float, int]], bounds: Bounds, clumping: float
) -> None:
    parts = tuple(
        Parts(min(over, float(of)) if bounds != "none" else over * (of > 0), of)
        for over, of in pairs
    )
    found = Replicated(parts, bounds, clumping).estimate()
    assert found is not None
    if found.low is None:
        assert len(pairs) == 1 or sum(of > 0 for _, of in pairs) < 2
        return
    assert found.high is not None
    assert found.low <= found.value <= found.high
    if bounds != "none":
        assert found.low >= 0
        assert found.high <= 1
    if bounds == "cases":
        assert found.low < found.high


def test_shares_of_cases_by_numbers_computed_elsewhere() -> None:
    everybody = [1.0] * 10
    assert ends(of_cases(everybody, 12).estimate()) == pytest.approx((0.9902199, 1), abs=5e-8)
    assert ends(of_cases(everybody).estimate()) == pytest.approx((0.9993450, 1), abs=5e-8)
    found = ends(of_cases(SHARES, 12).estimate())
    assert found == pytest.approx((0.9691876, 0.9997561), abs=1e-7)
    nobody = ends(of_cases([0.0] * 10, 12).estimate())
    assert nobody == pytest.approx((0, 1 - 0.9902199), abs=5e-8)


def test_a_difference_of_shares_by_numbers_computed_elsewhere() -> None:
    """The lower end is that of the differences, the higher that of the two intervals."""
    found = difference(of_cases(SHARES, 12), of_cases(OTHERS, 12))
    assert found is not None
    assert ends(found.difference) == pytest.approx((-0.0026598, 0.0268730), abs=5e-8)
    assert found.p is None
    back = difference(of_cases(OTHERS, 12), of_cases(SHARES, 12))
    assert back is not None
    assert ends(back.difference) == pytest.approx((-0.0268730, 0.0026598), abs=5e-8)


def test_shares_that_differ_nowhere_differ_by_nothing() -> None:
    found = difference(of_cases(SHARES, 12), of_cases(SHARES, 12))
    assert found is not None
    assert found.difference == Estimate(0.0, 0.0, 0.0, 0.0, 10)
    assert found.p == 1.0


def test_a_share_of_about_half_is_also_a_ratio() -> None:
    shares = [0.5, 0.52, 0.47, 0.9, 0.51, 0.5, 0.49, 0.53, 0.5, 0.48]  # one year is another world
    found, plain = ends(of_cases(shares).estimate()), ends(estimate(shares))
    exact = korn_graubard(np.array(shares) * 750, np.full(10, 750.0), 0.0)
    assert found == (min(exact[0], plain[0]), max(exact[1], plain[1]))


def test_a_difference_of_ratios_is_of_the_values_told() -> None:
    first = Replicated((Parts(30.0, 3), Parts(10.0, 2), Parts(44.0, 4)))
    second = Replicated((Parts(15.0, 3), Parts(8.0, 2), Parts(20.0, 4)))
    found = difference(first, second)
    assert found is not None
    assert first.value is not None
    assert second.value is not None
    assert found.difference.value == second.value - first.value
    one, other = first.pseudo_values(), second.pseudo_values()
    assert one is not None
    assert other is not None
    assert ends(found.difference) == pytest.approx(ends(estimate((other - one).tolist())))
    assert found.variance_ratio == pytest.approx(
        (one.var(ddof=1) + other.var(ddof=1)) / (other - one).var(ddof=1)
    )


def test_what_is_not_there_is_compared_with_nothing() -> None:
    assert difference(means([1.0, None]), means([1.0, 2.0])) is None
    assert difference(means([1.0]), means([1.0, 2.0])) is None


def test_the_jackknife_is_that_of_leaving_one_out() -> None:
    over, of = np.array([3.0, 5.0, 8.0]), np.array([1.0, 4.0, 2.0])
    by_hand = [3 * 16 / 7 - 2 * rest for rest in (13 / 6, 11 / 3, 8 / 5)]
    assert jackknifed(over, of) == pytest.approx(by_hand)


def test_the_design_effect_of_independent_cases_is_one() -> None:
    luck = np.random.Generator(np.random.PCG64(7))
    met = luck.binomial(1000, 0.3, size=2000).astype(np.float64)
    assert design_effect(met, np.full(2000, 1000.0)) == pytest.approx(1, abs=0.1)


def test_days_clump_where_years_differ() -> None:
    luck = np.random.Generator(np.random.PCG64(7))
    alike = [luck.integers(0, 1000, size=500) for _ in range(200)]
    years = [luck.integers(0, 500 + 5 * n, size=500) for n in range(200)]
    assert clumping_of(alike) < 2
    assert clumping_of(years) > 20
    assert clumping_of(alike[:1]) == 0


STILL = Traffic({}, ())


def card(number: int, small: int, undecided: int = 0) -> Scorecard:
    """A replication of 120 cases, of which so many are small and take a day more each."""
    elapsed = np.arange(120, dtype=np.int64) * 86_400
    codes = (np.arange(120) < small).astype(np.int16)
    mean = float(elapsed[codes == 1].mean() / 86_400) if small else None
    kind = readings(
        {"days_mean": mean, "days_p90": mean}, {} if small else {"days_mean": "no-case"}
    )
    return Scorecard(
        overall=readings({"days_mean": 60.0 + number}),
        by={"kind": {"small": kind}},
        catches=(), ledger=(), traffic=STILL, worked={}, elapsed=elapsed,
        kinds={"kind": Kinds(("large", "small"), codes)},
        first_case=0, size=120, decided=120, undecided=undecided,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("replications", "small", "mean", "tail"),
    [(20, 110, True, True), (20, 40, True, False), (19, 110, False, False)],
)
def test_few_cases_of_a_kind_have_no_interval(
    replications: int, small: int, mean: bool, tail: bool
) -> None:
    cards = [card(n, small) for n in range(replications)]
    gathered = Gathered(cards, "kind", "small")
    for name, whole in (("days_mean", mean), ("days_p90", tail)):
        found = gathered.value(name)
        assert found.value is not None
        assert (found.low is not None, found.why) == (whole, "" if whole else "few-cases")
    p90 = gathered.value("days_p90").value
    if not tail:  # that of all cases together: 99 of 110, 36 of 40
        assert p90 == np.quantile(np.arange(small), 0.9, method="inverted_cdf")
    assert Gathered(cards).value("days_mean").low is not None


def test_a_measure_missing_in_one_replication_is_missing() -> None:
    cards = [card(0, 40), card(1, 0)]
    overall = Gathered(cards).value("granted")
    assert (overall.value, overall.why) == (None, "not-measured")
    found = Gathered(cards, "kind", "small").value("days_mean")
    assert (found.value, found.why) == (None, "no-case")
    assert found.by_replication == (19.5, None)
