"""One row a case, one row a visit: what they add up to is what is measured."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from approvalflow.eventlog import Ending, EventLog, Horizon
from approvalflow.language.reading import read_process
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.measures.spent import critical_path, decided_cases
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.seconds import DAY
from approvalflow.study.example import built_in
from approvalflow.study.runner import simulation_of
from approvalflow.study.tables import VISIT_HEADS, DataTable, cases_of, visits_of
from helpers.strategies import process_of

PROCESSES = Path(__file__).parents[2] / "processes"
SHORT = Horizon(start_up=2, weeks=8, run_out=60)
CLASHES = """
approvalflow: 1
arrivals: 3 per working day
case_data: {days: 1 to 9, result: {good: 50%, bad: rest}, role: 30%, area: 2}
roles: {clerk: {staff: 1, cost: 60 CNY/h}}
steps:
  - review: {by: clerk, work_time: 1 h}
"""
# steps by the names of the roles and of the applicant, which waits are told by
TWO = """
approvalflow: 1
processes:
  small:
    arrivals: 4 per week
    case_data: {urgent: 20%}
    steps: [{review: {by: clerk, work_time: 1 h}}]
  large:
    arrivals: 3 per week
    case_data: {area: 80 to 300}
    steps:
      - review: {by: clerk, work_time: 2 h}
      - sign: {does: approve, by: head, work_time: 1 h}
roles: {clerk: 1, head: 1}
"""


def processes() -> dict[str, Process]:
    found = {f.name: read_process(f / "process.yaml").process for f in sorted(PROCESSES.iterdir())
             if f.is_dir()}  # fmt: skip
    return found | {"office": built_in()[0], "clashes": process_of(CLASHES)}


def made(process: Process) -> tuple[EventLog, Office]:
    year = Horizon.of_year(8) if len(process.backlog) else SHORT
    simulation = simulation_of(process, year)
    return simulation.log(1, 1), simulation.office


def columns(table: DataTable) -> dict[str, list[Any]]:
    return {column.name: list(column.cells) for column in table.columns}


@pytest.mark.parametrize("name", sorted(processes()))
def test_the_cases_that_are_measured_have_the_means_that_are_told(name: str) -> None:
    log, office = made(processes()[name])
    table = columns(cases_of(log, office))
    told = scorecard_of(log, office).measures
    among = [n for n, measured in enumerate(table["measured"]) if measured]
    assert len(table["case_id"]) == len(log.cases) == len(set(table["case_id"]))
    for column, measure in {
        "days": "days_mean", "legal_days": "legal_days_mean", "office_cost": "office_cost",
        "office_cost_at_least": "office_cost", "applicant_cost": "applicant_cost",
        "within_statutory": "within_statutory", "within_promised": "within_promised",
    }.items():  # fmt: skip
        cells = [table[column][n] for n in among] if column in table else []
        known = [cell for cell in cells if cell is not None]
        if known and told[measure] is not None:
            assert np.mean(known) == pytest.approx(told[measure], abs=1e-9), column
        elif column in table:
            assert known == [] or told[measure] is None, column
    for result in ("granted", "refused", "withdrawn"):
        share = np.mean([table["result"][n] == result for n in among])
        assert told[result] is None or share == pytest.approx(told[result])


@pytest.mark.parametrize("name", sorted(processes()))
def test_whom_a_case_waited_for_is_found_in_its_visits(name: str) -> None:
    log, office = made(processes()[name])
    table, v = columns(cases_of(log, office)), log.visits
    cases = decided_cases(log, cohort_of(log, office))
    path = critical_path(log, office, cases)
    who: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    where: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row, position in zip(path.rows.tolist(), path.case.tolist(), strict=True):
        case, step = int(cases[position]), log.steps[v.step[row]]
        does = office.process.steps[step].does
        until = v.finished[row] if does == "wait" else v.taken_up[row]
        role = log.roles[v.role[row]] if v.role[row] >= 0 else step
        for seconds, name_ in (
            (int(until - v.arrived[row]), "external" if does == "wait" else role),
            (int(v.answered[row] - v.finished[row]), "applicant"),
        ):
            who[case][name_] += seconds
            where[case][step] += seconds
    assert cases.size
    for case in cases.tolist():
        for column, sums in (("waited_for", who[case]), ("waited_at", where[case])):
            most = max(sums.values(), default=0)
            if not most:
                assert table[column][case] is None
                continue
            assert sums[table[column][case]] == most
            assert table[f"{column}_days"][case] == pytest.approx(most / DAY)
            assert table[f"{column}_days"][case] <= table["days"][case] + 1e-9
    others = set(range(len(log.cases))) - set(cases.tolist())
    assert {table["waited_for"][case] for case in others} <= {None}


def test_a_case_datum_that_is_called_as_a_column_is_told_apart() -> None:
    log, office = made(process_of(CLASHES))
    cases, visits = cases_of(log, office), visits_of(log, office)
    assert cases.names[:5] == ("case_id", "area", "case_data.days", "case_data.result", "role")
    assert visits.names == (*VISIT_HEADS, "area", "days", "result", "case_data.role")
    table = columns(cases)
    assert set(table["case_data.result"]) == {"good", "bad"}
    assert set(table["role"]) == {True, False}
    assert set(table["area"]) == {2.0}
    assert len(set(cases.names)) == len(cases.names)


def test_defects_are_told_case_by_case() -> None:
    log, office = made(built_in()[0])
    table = columns(cases_of(log, office))
    among = [n for n, measured in enumerate(table["measured"]) if measured]
    wrongly = [table["defect.fire"][n] and table["result"][n] == "granted" for n in among]
    told = scorecard_of(log, office).measures["wrongful_approvals"]
    assert told is not None
    assert 0 < told <= np.mean(wrongly)  # of the others a step found the defect, and granted
    assert set(columns(visits_of(log, office))["defect.fire"]) == {True, False}


def test_what_another_process_knows_of_its_cases_is_empty() -> None:
    log, office = made(process_of(TWO))
    table = columns(cases_of(log, office))
    told = list(zip(table["process"], table["urgent"], table["area"], strict=True))
    assert {process for process, _, _ in told} == {"small", "large"}
    for process, urgent, area in told:
        assert (urgent is None, area is None) == (process == "large", process == "small")


def test_files_of_a_backlog_have_no_beginning() -> None:
    log, office = made(built_in()[0])
    table = columns(cases_of(log, office))
    assert table["case_id"][:4] == ["backlog-1", "backlog-2", "backlog-3", "1"]
    assert table["submitted"][:3] == table["days"][:3] == [None, None, None]
    assert table["measured"][:4] == [False, False, False, True]
    assert table["submitted"][3] is not None
    assert table["decided"][0] is not None


def test_what_has_not_ended_is_not_decided() -> None:
    log, office = made(process_of(CLASHES.replace("3 per working day", "30 per working day")))
    table = columns(cases_of(log, office))
    open_ = [n for n, result in enumerate(table["result"]) if result == "open"]
    assert len(open_) == np.count_nonzero(log.cases.result == Ending.OPEN) > 0
    assert {table[name][n] for n in open_ for name in ("decided", "ended", "days")} == {None}


def test_each_visit_tells_what_is_known_of_its_case() -> None:
    log, office = made(process_of(TWO))
    visits, cases = columns(visits_of(log, office)), columns(cases_of(log, office))
    known = dict(zip(cases["case_id"], zip(cases["process"], cases["urgent"], strict=True),
                     strict=True))  # fmt: skip
    assert len(visits["case_id"]) == len(log.visits)
    for case, *told in zip(visits["case_id"], visits["process"], visits["urgent"], strict=True):
        assert tuple(told) == known[case]
