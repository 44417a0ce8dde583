"""A season that brings more than there is room for is told, and refuses nothing."""

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.office.loads import loads_of
from approvalflow.office.months import Month, busiest_months
from approvalflow.office.office import Office
from helpers.strategies import process_of

YEAR = Horizon(start_up=0)

RENEWALS = """
approvalflow: 1
calendar: {starts: 2025-01-01, hours: always}
arrivals: {count: 60, per: week, by_month: {Jan: 600%}}
roles: {clerk: 2, head: {staff: 1, absent: [2025-08-01 to 2025-08-20]}}
steps:
  - renew: {by: clerk, work_time: 56 h / 10}
  - sign: {does: approve, by: head, work_time: 10 min}
"""


def months_of(text: str) -> dict[str, Month]:
    office = Office(process_of(text))
    return {month.load.name: month for month in busiest_months(office, loads_of(office, YEAR))}


def test_january_stands_beside_the_year() -> None:
    """60 a week of two hours: 36 % of two people at any time, 214 % in a January of six times as
    many; the year holds that January.
    """
    found = months_of(RENEWALS.replace("56 h / 10", "2 h"))["clerk"]
    assert (found.name, found.crowded) == ("Jan", True)
    assert found.filled == pytest.approx(6 * 60 * 2 / (2 * 168), rel=0.001)
    assert found.load.kept == pytest.approx(60 * 2 / (2 * 168) * (334 + 6 * 31) / 365, rel=0.01)


def test_leave_makes_a_month_full_too() -> None:
    """Eleven days of 31 are left, for what ten minutes each of 60 a week are."""
    text = RENEWALS.replace("56 h / 10", "2 h").replace(", by_month: {Jan: 600%}", "")
    found = months_of(text)["head"]
    assert found.name == "Aug"
    assert found.filled == pytest.approx(60 * (10 / 60) / 168 * 31 / 11, rel=0.01)
    assert not found.crowded


def test_nothing_is_said_where_no_month_differs() -> None:
    text = RENEWALS.replace(", by_month: {Jan: 600%}", "").replace("56 h / 10", "2 h")
    text = text.replace("{staff: 1, absent: [2025-08-01 to 2025-08-20]}", "1")
    assert months_of(text) == {}


def test_a_meeting_in_a_season() -> None:
    found = months_of("""
approvalflow: 1
arrivals: {count: 2, per: week, by_month: {Jun: 300%}}
roles: {member: 3}
steps:
  - board: {does: meeting, by: {member: 3}, sits: "Thu 14:00-17:00", agenda: 4, work_time: 30 min}
""")["board"]
    assert (found.name, found.crowded) == ("Jun", True)
    assert found.filled == pytest.approx(3 * 2 / 4, rel=0.1)


def test_an_office_that_grows_all_year_is_told_once() -> None:
    found = months_of(RENEWALS.replace("56 h / 10", "6 h"))["clerk"]
    assert found.load.overloaded
    assert not found.crowded
