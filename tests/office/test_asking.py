"""The point of no return: from when on answering eats all the time that is left."""

from __future__ import annotations

import pytest

from approvalflow.eventlog import SETTLED, Horizon
from approvalflow.measures.workload import most_open_cases
from approvalflow.office.asking import NoReturn, no_return
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of

DESK = """
approvalflow: 1
calendar: {{hours: Mon-Fri 09:00-17:00, holidays: none}}
arrivals: {count} per week
roles: {{clerk: {staff}}}
chases: {{after: {after}, every: 5 working days, by: clerk, work_time: {work}, share: 60%}}
steps: [{{review: {{by: clerk, work_time: 4 h}}}}]
"""


def found(
    count: int = 9, work: str = "10 min", staff: str = "1", after: str = "15 working days"
) -> NoReturn | None:
    text = DESK.format(count=count, work=work, staff=staff, after=after)
    office = Office(process_of(text))
    return no_return(office, SETTLED, loads_of(office, SETTLED).pools)


@pytest.mark.parametrize(
    ("count", "work", "days", "files"),
    [(9, "10 min", 37.2, 67), (9, "30 min", 22.4, 40), (8, "30 min", 31.7, 51)],
)
def test_of_an_office_by_its_load_and_its_answers(
    count: int, work: str, days: float, files: int
) -> None:
    """4 h of work, 8 h a day, six in ten ask after 15 working days and every 5."""
    limit = found(count, work)
    assert limit is not None
    assert round(limit.days, 1) == days
    assert round(limit.files) == files
    assert limit.files == pytest.approx(limit.days * count / 5)


def test_three_calendar_weeks_are_fifteen_working_days() -> None:
    assert found(after="3 weeks") == found()


def test_where_there_are_always_enough_or_an_answer_takes_no_time_there_is_none() -> None:
    assert found(staff="unlimited") is None
    assert found(work="0 min") is None


def test_as_many_as_were_open_at_a_time() -> None:
    process = process_of("""
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 24 h}
roles: {clerk: 1}
steps: [{lie: {does: wait, takes: 60 h}}]
""")
    log = simulation_of(process, Horizon(start_up=1, weeks=2, run_out=4)).log(1, 1)
    assert most_open_cases(log) == 3
