"""What the office pays, by hand and beside a plain count of the log."""

from __future__ import annotations

import pytest

from approvalflow.eventlog import EventLog, Horizon
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.office.office import Office
from approvalflow.report.document import Table
from approvalflow.report.documents.diary import diary_of
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import plan_of
from helpers.handmade import WEEK, office_of

LAB = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 1 h, when: any time}
roles: {lab: {staff: 1, price: 100 EUR}}
steps:
  - test: {by: lab, work_time: 20 min, due: {after: 10 min, action: go_on}}
"""


def simulated(office: Office, horizon: Horizon = WEEK, seed: int = 1) -> tuple[EventLog, Scorecard]:
    plan = plan_of(office, horizon)
    log = ENGINES["simpy"](plan, Luck(office, plan, seed, 1))
    return log, scorecard_of(log, office)


def test_a_visit_that_ends_in_vain_is_paid_once() -> None:
    log, card = simulated(office_of(LAB))
    assert len(log.visits) > card.size  # every case has a row in vain
    assert card.measures["office_cost"] == 100
    assert card.measures["work_hours"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("file", ["dropped", "worked anyway"])
def test_files_that_nobody_began_cost_nothing(file: str) -> None:
    """Of one case an hour every fifth can be done; those left to be done anyway are late."""
    due = f"5 h, due: {{after: 2 h, action: go_on, file: {file}}}"
    office = office_of(LAB.replace("20 min, due: {after: 10 min, action: go_on}", due))
    log, card = simulated(office)
    measured = log.visits.case < card.size
    begun = set(log.visits.case[measured & log.visits.begun].tolist())
    assert card.size / 6 < len(begun) < card.size / 3
    assert card.measures["office_cost"] == pytest.approx(100 * len(begun) / card.size)


def test_a_diary_tells_of_work_in_vain_without_the_waits_before_it() -> None:
    office = office_of("""
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 1 h, when: any time}
roles: {lab: {in_tray: 30 min}}
steps:
  - test: {by: lab, work_time: 1 h, due: {after: 10 min, action: go_on}}
""")
    log, _ = simulated(office)
    table = diary_of(log, office, 0, "en").sections[0].blocks[0]
    assert isinstance(table, Table)
    *_, row, vain = table.rows
    assert "in vain" in vain.cells[1].text
    assert "tray" in row.cells[2].text
    assert vain.cells[2].text == "50 min of work"
