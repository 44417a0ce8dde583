"""Alternatives that race: each has its share, and one that is set moves no others about."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.chance.race import first_of

CASES = 40_000
LUCK = [np.random.default_rng(number).random(CASES) for number in range(5)]
SHARES = st.lists(st.integers(1, 60), min_size=2, max_size=5)


@given(SHARES)
def test_each_comes_first_as_often_as_its_share_says(weights: list[int]) -> None:
    shares = np.array(weights) / sum(weights)
    found = np.bincount(first_of(list(shares), LUCK[: len(shares)]), minlength=len(shares)) / CASES
    assert np.all(np.abs(found - shares) <= 4.5 * np.sqrt(shares * (1 - shares) / CASES))


@given(SHARES, st.randoms())
def test_their_order_says_nothing(weights: list[int], random: object) -> None:
    order = list(range(len(weights)))
    random.shuffle(order)  # type: ignore[attr-defined]
    found = first_of([weights[n] for n in order], [LUCK[n] for n in order])
    straight = first_of(weights, LUCK[: len(weights)])
    assert np.array_equal(np.array(order)[found], straight)


@given(SHARES, st.integers(0, 4), st.floats(0.05, 0.95))
def test_a_share_that_falls_takes_cases_from_nobody_else(
    weights: list[int], place: int, keeps: float
) -> None:
    """Whoever did not have that alternative keeps what he had."""
    place %= len(weights)
    after = [w * keeps if n == place else w for n, w in enumerate(weights)]
    before, then = (first_of(w, LUCK[: len(weights)]) for w in (weights, after))
    assert np.all(before[before != then] == place)


def test_an_alternative_without_a_share_never_comes() -> None:
    shares = [np.where(np.arange(CASES) % 2, 0.5, 0.0), np.full(CASES, 0.5)]
    assert np.all(first_of(shares, LUCK[:2])[::2] == 1)


def test_a_share_set_from_18_to_6_changes_13_in_100() -> None:
    """Of ask 18, return 10, refuse 3 %: side by side in [0, 1) it would be 25 %."""
    before, then = (first_of([1 - ask - 0.13, ask, 0.10, 0.03], LUCK[:4]) for ask in (0.18, 0.06))
    assert np.mean(before != then) == pytest.approx(0.134, abs=0.006)
    assert np.mean(before != then) <= 0.12 + 0.12 * (0.10 + 0.03) + 0.006
