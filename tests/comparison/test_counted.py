"""The counting of Alkire and Foster, with ten cases counted by hand."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.counted import counted, least_points

BITS = ("late", "again", "visits", "dear", "unknown")
WEIGHTS = {"late": 1, "again": 1, "visits": 1, "dear": 2}
# ten cases and their troubles; `unknown` has no weight
CASES = (
    (), (), ("late",), ("again",), ("unknown",), ("unknown", "late"),
    ("dear",), ("late", "again"), ("late", "again", "visits"), ("late", "dear", "unknown"),
)  # fmt: skip


def code_of(troubles: tuple[str, ...]) -> int:
    return sum(1 << BITS.index(name) for name in troubles)


def test_ten_cases_by_hand() -> None:
    """A third of 5 is 2, rounded up: the last four cases, which weigh 2, 2, 3 and 3."""
    found = counted(Counter(map(code_of, CASES)), BITS, WEIGHTS)
    assert least_points(WEIGHTS) == 2
    assert (found.cases, found.poor, found.points, found.most) == (10, 4, 10, 5)
    assert found.having == {"late": 5, "again": 3, "visits": 1, "dear": 2}
    assert found.within == {"late": 3, "again": 2, "visits": 1, "dear": 2}
    assert found.share == Fraction(4, 10)
    assert found.depth == Fraction(10, 4 * 5)
    assert found.index == Fraction(10, 10 * 5)


cases = st.dictionaries(st.integers(0, 31), st.integers(0, 50), min_size=1)


@given(cases, cases)
def test_it_divides_exactly_by_trouble_and_by_kind(
    one: dict[int, int], other: dict[int, int]
) -> None:
    """The index is H x A; its points are those of the troubles, and of the kinds together."""
    whole = counted(Counter(one) + Counter(other), BITS, WEIGHTS)
    parts = [counted(some, BITS, WEIGHTS) for some in (one, other)]
    assert whole.points == sum(part.points for part in parts)
    assert whole.points == sum(WEIGHTS[name] * count for name, count in whole.within.items())
    if whole.share is not None and whole.depth is not None:
        assert whole.index == whole.share * whole.depth


def test_without_troubles_that_count_nobody_is_in_a_crisis() -> None:
    found = counted({0: 3, 16: 2}, BITS, {})
    assert (found.poor, found.depth, found.index) == (0, None, None)
