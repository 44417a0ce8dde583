"""The wait M/M/c with patience: closed forms of the field, and what holds of every such queue."""

from __future__ import annotations

from math import exp, inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.office.waiting import Waiting


def waits(
    arriving: float, persons: int, each: float, *limits: float, spread: float = 1.0
) -> Waiting:
    weights = np.full(len(limits), 1 / len(limits))
    return Waiting.of(arriving, persons, each, spread, weights, np.array(limits))


def longer(found: Waiting, than: float) -> float:
    return float(found.longer(np.array([than]))[0])


@pytest.mark.parametrize(
    ("arriving", "limit", "share"),
    [(0.8, 2.0, 0.1878), (1.2, 3.0, 0.2693), (2.0, 5.0, 0.5008), (1.0, 5.0, 1 / 7)],
)
def test_who_leaves_one_clerk_after_a_time(arriving: float, limit: float, share: float) -> None:
    """M/M/1+D (Barrer 1957)."""
    assert longer(waits(arriving, 1, 1.0, limit), limit) == pytest.approx(share, abs=5e-5)


@pytest.mark.parametrize("than", [0.0, 1.0, 10.0])
def test_without_limits_it_is_the_wait_of_mm1(than: float) -> None:
    assert longer(waits(0.9, 1, 1.0, inf), than) == pytest.approx(0.9 * exp(-0.1 * than))


@pytest.mark.parametrize(
    ("persons", "load", "erlang"), [(2, 0.5, 1 / 3), (3, 0.9, 0.81706), (5, 0.8, 0.55411)]
)
def test_of_several_people_some_wait_as_erlang_says(
    persons: int, load: float, erlang: float
) -> None:
    found = waits(persons * load, persons, 1.0, inf)
    assert longer(found, 0.0) == pytest.approx(erlang, abs=1e-5)
    falls = exp(-persons * (1 - load) * 2)
    assert longer(found, 2.0) == pytest.approx(erlang * falls, abs=1e-5)


def test_of_two_people_who_lose_all_that_would_wait_erlang_b_is_left() -> None:
    """The limit of a limit that goes to 0: M/M/2/2 loses a^2/2 / (1 + a + a^2/2)."""
    assert longer(waits(1.0, 2, 1.0, 1e-9), 1e-9) == pytest.approx(0.2, abs=1e-6)


def test_two_kinds_share_one_queue() -> None:
    """Half leave after 3 h, half never: v rises to 3 h by 1.7 - 1, then falls by 1 - .85."""
    found = waits(1.7, 1, 1.0, 3.0, inf)
    before = (exp(0.7 * 3) - 1) / 0.7
    after = exp(0.7 * 3) / 0.15
    assert longer(found, 3.0) == pytest.approx(after / (1 / 1.7 + before + after))


def test_a_queue_that_patient_files_fill_grows_for_ever() -> None:
    found = waits(2.1, 1, 1.0, 3.0, inf)
    assert found.endless
    assert (longer(found, 1e9), longer(found, inf)) == (1.0, 0.0)


def test_files_without_any_time_are_in_nobodys_way() -> None:
    assert longer(waits(1.8, 1, 1.0, 0.0, inf), 0.0) == pytest.approx(0.9)


def test_even_work_makes_hardly_anybody_wait() -> None:
    assert longer(waits(0.9, 1, 1.0, 1.0, spread=0.0), 1.0) < 1e-3
    assert longer(waits(1.25, 1, 1.0, 2.0, spread=0.0), 2.0) == pytest.approx(0.2, abs=1e-3)


def test_a_limit_of_years_under_overload_loses_no_digits() -> None:
    assert longer(waits(24.0, 1, 1.0, 1e6), 1e6) == pytest.approx(23 / 24)


@given(
    st.floats(0.05, 30.0),
    st.integers(1, 200),
    st.floats(0.1, 2.0),
    st.lists(st.floats(0.0, 500.0), min_size=1, max_size=5),
    st.floats(0.0, 3.0),
)
def test_nobody_begins_more_than_the_hours_hold(
    arriving: float, persons: int, each: float, limits: list[float], spread: float
) -> None:
    found = waits(arriving, persons, each, *limits, spread=spread)
    times = np.sort(np.array([*limits, 0.0]))
    shares = found.longer(times)
    assert np.all((shares >= 0) & (shares <= 1))
    assert np.all(np.diff(shares) <= 1e-12)
    waited = np.where(np.array(limits) > 0, found.longer(np.array(limits)), 1.0)
    begun = arriving * float((1 - waited).mean())
    if spread >= 1:  # where the law is exact, so is the balance of work
        assert begun <= persons * each * (1 + 1e-9)
