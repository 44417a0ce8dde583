"""Which design is recommended, and which do as well."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.ranking import Candidate, recommended
from approvalflow.measures.replicated import means

TODAY = (20.0, 21.0, 22.0, 23.0)


def design(name: str, rank: int, saved: float, noise: float = 0.0, **more: object) -> Candidate:
    """Whose days are less than today's by this, more or less, by turns."""
    days = tuple(t - saved + (noise if n % 2 else -noise) for n, t in enumerate(TODAY))
    return Candidate(name, rank, means(days), saved, **more)  # type: ignore[arg-type]


def test_by_rank_and_then_by_days() -> None:
    found = recommended(
        [design("a", 2, 9.0), design("b", 0, 3.0), design("c", 0, 6.0), design("d", 4, 12.0)], 1.0
    )
    assert found.design == "c"
    assert found.order == ("c", "b", "a", "d")
    assert found.ties == ()


@pytest.mark.parametrize("rank", [3, 4])
def test_without_a_good_one_today_is_recommended(rank: int) -> None:
    found = recommended([design("b", rank, 3.0), design("a", rank, 6.0)], 1.0)
    assert (found.design, found.order) == ("", ("a", "b"))
    assert recommended([], 1.0).order == ()


def test_as_quick_and_fewer_checks_waived() -> None:
    found = recommended([design("b", 0, 6.5, waived=2), design("c", 0, 6.0, waived=1)], 1.0)
    assert (found.design, found.order) == ("c", ("c", "b"))
    (tie,) = found.ties
    assert (tie.design, tie.word, tie.why) == ("b", "as quick", "checks")
    assert (tie.difference, tie.low, tie.high) == pytest.approx((-0.5, -0.5, -0.5))


@pytest.mark.parametrize(
    ("costs", "best", "why"),
    [((9.0, 8.0), "c", "cost"), ((8.0, 9.0), "b", "cost"), ((None, 8.0), "b", "id"),
     ((8.0, 8.0), "b", "id")],
)  # fmt: skip
def test_then_the_cost_where_both_are_known_and_then_the_name(
    costs: tuple[float | None, float | None], best: str, why: str
) -> None:
    found = recommended(
        [design("b", 0, 6.0, cost=costs[0]), design("c", 0, 6.0, cost=costs[1])], 1.0
    )
    assert (found.design, found.ties[0].why) == (best, why)


def test_what_differs_by_more_than_it_is_worth_may_still_not_be_told_apart() -> None:
    found = recommended([design("b", 0, 6.0), design("c", 0, 6.0, noise=2.0)], 1.0)
    assert [tie.word for tie in found.ties] == ["cannot be told apart"]
    assert found.ties[0].low < -1.0
    assert found.ties[0].high > 1.0


def test_what_is_surely_slower_by_that_much_is_no_tie() -> None:
    assert recommended([design("b", 0, 6.0), design("c", 0, 4.0)], 1.0).ties == ()


def test_another_rank_is_no_tie() -> None:
    found = recommended([design("b", 1, 6.0), design("c", 2, 6.0)], 1.0)
    assert (found.design, found.ties) == ("b", ())


def test_where_all_save_little_today_would_be_as_quick_as_the_first() -> None:
    """Savings of 1.6 and 0.7 with 2.5 worth the trouble: the one is not as quick as the other."""
    found = recommended([design("b", 1, 1.6, waived=2), design("a", 1, 0.7)], 2.5)
    assert (found.design, found.ties) == ("b", ())
    close = recommended([design("b", 1, 1.6, waived=2), design("a", 1, 1.3)], 2.5)
    assert (close.design, close.ties[0].word) == ("a", "as quick")


def test_without_a_mean_there_is_no_tie() -> None:
    found = recommended([Candidate("b", 2), Candidate("a", 2)], None)
    assert (found.design, found.order, found.ties) == ("a", ("a", "b"), ())


SAVED = st.sampled_from([-1.0, 0.0, 2.0, 2.1, 6.0, 6.2])
CANDIDATES = st.lists(
    st.builds(
        design,
        st.just(""),
        st.integers(0, 4),
        SAVED,
        st.sampled_from([0.0, 0.3, 2.0]),
        waived=st.integers(0, 2),
        cost=st.none() | st.sampled_from([8.0, 9.0]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda candidate: candidate.saved,
)


@given(CANDIDATES, st.permutations("abcde"))
def test_names_decide_only_where_nothing_else_does(
    given_: list[Candidate], names: list[str]
) -> None:
    """Under other names, and in another order of files, as good a design is recommended."""
    told = []
    for letters, order in (("abcde", 1), (names, -1)):
        candidates = [replace(c, design=n) for c, n in zip(given_, letters, strict=False)]
        by_name = {c.design: c for c in candidates}
        found = recommended(candidates[::order], 1.0)
        assert sorted(found.order) == sorted(by_name)
        if not found.design:
            told.append(None)
            continue
        best = by_name[found.design]
        alike = [best, *(by_name[tie.design] for tie in found.ties)]
        comparable = all(c.cost is not None for c in alike)
        told.append((best.rank, best.waived, best.cost if comparable else None))
        assert found.design == found.order[0]
        assert all(c.rank == best.rank and c.waived >= best.waived for c in alike)
        assert best.rank == min(c.rank for c in candidates)
    assert told[0] == told[1]
