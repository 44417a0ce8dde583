"""Leave and closed days come again each year."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.calendar.recurring import recurring
from approvalflow.eventlog import Horizon
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of

LAST = date(2029, 1, 1)


def days(*texts: str) -> list[tuple[date, date]]:
    ends = [text.split("/") for text in texts]
    return [(date.fromisoformat(span[0]), date.fromisoformat(span[-1])) for span in ends]


def test_leave_of_one_year_is_taken_every_year() -> None:
    found = list(recurring(days("2025-08-04/2025-08-15", "2025-12-24/2026-01-02"), LAST))
    assert found == days(
        "2025-08-04/2025-08-15", "2026-08-04/2026-08-15", "2027-08-04/2027-08-15",
        "2028-08-04/2028-08-15", "2029-08-04/2029-08-15", "2025-12-24/2026-01-02",
        "2026-12-24/2027-01-02", "2027-12-24/2028-01-02", "2028-12-24/2029-01-02",
        "2029-12-24/2030-01-02",
    )  # fmt: skip


def test_leave_written_for_two_years_is_taken_once_a_year() -> None:
    found = list(recurring(days("2025-08-04", "2026-08-03"), LAST))
    assert sorted(found) == days(
        "2025-08-04", "2026-08-03", "2027-08-04", "2028-08-03", "2029-08-04"
    )


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 40))
def test_every_year_has_the_same_dates(first: date, more: int) -> None:
    last = date.fromordinal(first.toordinal() + more)
    found = list(recurring([(first, last)], LAST))
    assert found[0] == (first, last)
    assert [a.year for a, _ in found] == list(range(first.year, LAST.year + 1))
    assert all(a <= b for a, b in found)


def test_nothing_recurs_of_nothing() -> None:
    assert list(recurring([], LAST)) == []


AUGUST = """
approvalflow: 1
calendar: {starts: 2025-01-06}
arrivals: 4 per working day
roles: {head: {staff: 1, absent: [2025-08-04 to 2025-08-29]}}
steps:
  - sign: {does: approve, by: head, work_time: 1 h}
"""


@pytest.mark.long
@pytest.mark.parametrize("start_up", [8, 40, 60])
def test_a_month_without_the_head_delays_the_same_whatever_the_start_up(start_up: int) -> None:
    """Half loaded, and 20 working days a year on which nobody signs."""
    simulation = simulation_of(process_of(AUGUST), Horizon(start_up=start_up))
    cards = [simulation.scorecard(1, number) for number in range(1, 61)]
    days_mean = np.mean([card.measures["days_mean"] or 0.0 for card in cards])
    assert 2.21 <= days_mean <= 2.51
