"""A log is measured over the horizon that it carries, and only by what it knows."""

from dataclasses import replace

import pytest

import approvalflow as af
from approvalflow.eventlog import EVERYTHING, Ending, Horizon, NotObserved
from approvalflow.measures.kpis import measures_of
from approvalflow.measures.ledger import ledger_of
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.process.model.process import Process
from approvalflow.study.runner import simulation_of
from helpers.handmade import at, log_of, office_of

DESK = """
approvalflow: 1
name: One desk
time_limit: 5 working days
arrivals: 3 per working day
roles: {clerk: {staff: 1, cost: 60 EUR/h, department: Desk}}
steps:
  - review: {by: clerk, work_time: 1 h}
"""
LYING = DESK + "backlog: {review: 12}\n"


def process_of(text: str) -> Process:
    return office_of(text).process


@pytest.mark.parametrize("text", [DESK, LYING])
@pytest.mark.parametrize(
    "horizon", [None, Horizon(1, 3, 4), Horizon.of_year(5), Horizon(0, 30, 10)]
)
def test_what_is_simulated_is_what_is_measured(text: str, horizon: Horizon | None) -> None:
    process = process_of(text)
    card = af.measure(process, af.log_of(process, seed=3, replication=2, horizon=horizon))
    same = simulation_of(process, horizon).scorecard(3, 2)
    assert card.measures == same.measures
    assert card.measures["days_mean"] is not None


def test_files_that_lie_ready_are_measured_by_default() -> None:
    process = process_of(LYING)
    log = af.log_of(process)
    assert (log.horizon, log.cases.ahead) == (Horizon.of_year(), 12)
    card = af.measure(process, log)
    assert card.measures["weeks_to_clear"] == 1
    assert card.size == len(log.cases.submitted[log.cases.submitted >= 0]) - _after(log)


def _after(log: af.EventLog) -> int:
    return int((log.cases.submitted >= log.horizon.closes).sum())


def test_the_same_rows_over_another_horizon() -> None:
    """Two cases of one and two days; the second is submitted in the second week."""
    office = office_of(DESK)
    cases = [(at(0, 9), at(1, 9), Ending.GRANTED), (at(7, 9), at(9, 9), Ending.GRANTED)]
    visits = [
        (n, "review", 1, -1, begun, begun, begun, ended, ended)
        for n, (begun, ended, _) in enumerate(cases)
    ]
    log = log_of(office, cases, visits, horizon=Horizon(0, 1, 8))
    assert af.measure(office.process, log).measures["days_mean"] == 1
    second = replace(log, horizon=Horizon(1, 1, 8))
    assert af.measure(office.process, second).measures["days_mean"] == 2


def test_the_log_of_another_process_is_refused() -> None:
    process = process_of(DESK)
    other = process_of(DESK.replace("review:", "check:"))
    with pytest.raises(ValueError, match="other steps or roles"):
        af.measure(other, af.log_of(process))


@pytest.mark.parametrize("column", sorted(EVERYTHING))
def test_what_was_not_observed_is_not_measured(column: str) -> None:
    """Without a column its measures say so; what is still measured is what it was."""
    office = office_of(DESK)
    whole = simulation_of(office.process, Horizon(1, 4, 8)).log(1, 1)
    card = scorecard_of(whole, office)
    partial = scorecard_of(replace(whole, observed=EVERYTHING - {column}), office)
    lost = {name for name, why in partial.why.items() if why == "not-observed"}
    for measure in measures_of(office.process):
        expected = None if measure.id in lost else card.measures[measure.id]
        assert partial.measures[measure.id] == expected
    needed = {
        "cases.decided": "days_mean",
        "visits.answered": "legal_days_mean",
        "visits.started": "work_hours",
        "visits.previous": "returns",
        "visits.person": "utilisation(clerk)",
    }
    assert column not in needed or needed[column] in lost


def test_a_ledger_without_its_columns_is_an_error_and_names_them() -> None:
    office = office_of(DESK)
    log = simulation_of(office.process, Horizon(1, 4, 8)).log(1, 1)
    partial = replace(log, observed=EVERYTHING - {"visits.ready", "visits.arrived"})
    with pytest.raises(NotObserved, match=r"visits\.arrived, visits\.ready"):
        ledger_of(partial, office)
    assert scorecard_of(partial, office).ledger == ()
