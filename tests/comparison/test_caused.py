"""Days by cause: shares that add up exactly, with intervals of their own."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.caused import Totals, attributed, mean_of, together, weights_of
from approvalflow.comparison.sharing import NoOrder

CAUSES = ("staff", "desks", "ways", "rework")
GROUPS = (("staff",), ("desks",), ("ways", "rework"))
EVERY = [frozenset(some) for n in range(5) for some in combinations(CAUSES, n)]

totals = st.lists(
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 2_000)), min_size=3, max_size=3),
    min_size=len(EVERY),
    max_size=len(EVERY),
).map(lambda found: {at: tuple(one) for at, one in zip(EVERY, found, strict=True)})


@given(totals)
def test_shares_add_up_exactly_to_what_goes_with_all_causes(
    found: dict[frozenset[str], Totals],
) -> None:
    weights = weights_of(GROUPS)
    shares = {cause: attributed(weights[cause], found).exact for cause in CAUSES}
    gone = mean_of(found[frozenset()]) - mean_of(found[frozenset(CAUSES)])
    assert sum(shares.values()) == gone
    for group in GROUPS:
        whole = attributed(together(weights, group), found).exact
        assert whole == sum(shares[cause] for cause in group)


def test_worked_by_hand() -> None:
    """Two causes: 10 h today, 6 without people's lack, 5 without trays, 2 without both."""
    hours = {(): 10, ("staff",): 6, ("desks",): 5, ("desks", "staff"): 2}
    found = {frozenset(at): ((h * 3600, 1),) for at, h in hours.items()}
    weights = weights_of((("staff",), ("desks",)))
    assert attributed(weights["staff"], found).exact == Fraction(7, 2) * 3600
    assert attributed(weights["desks"], found).exact == Fraction(9, 2) * 3600
    assert attributed(weights["staff"], found).low is None  # of one replication


def test_the_interval_is_that_of_the_jackknife() -> None:
    """Of as many cases in each replication, Student's interval of the replications' shares."""
    found = {
        frozenset(): ((10, 1), (12, 1), (14, 1)),
        frozenset({"staff"}): ((9, 1), (9, 1), (9, 1)),
    }
    share = attributed(weights_of((("staff",),))["staff"], found)
    half = 4.302652729911275 * 2 / 3**0.5
    assert share.exact == 3
    assert share.low == pytest.approx(3 - half)
    assert share.high == pytest.approx(3 + half)


def test_above_a_set_that_is_there_already_only_the_others_share() -> None:
    weights = weights_of(GROUPS, lambda at: "staff" in at, frozenset({"staff"}))
    assert set(weights) == {"desks", "ways", "rework"}
    assert all("staff" in at for counts in weights.values() for at in counts)
    with pytest.raises(NoOrder):
        weights_of(GROUPS, lambda at: at == frozenset(CAUSES), frozenset({"staff"}))
