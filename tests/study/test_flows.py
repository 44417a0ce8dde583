"""Flows of a result: whoever is not meant for a step goes past it, and shares are of cases."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvalflow.eventlog import Horizon
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.movements import movements_of, traffic_of
from approvalflow.process.model.process import Process
from approvalflow.process.passing import never_taken
from approvalflow.study.reading import read_study
from approvalflow.study.result import Flow
from approvalflow.study.runner import simulation_of
from approvalflow.study.summary.flows import flows_of
from approvalflow.study.summary.replay import replay
from helpers.handmade import office_of
from helpers.strategies import Tree, process_of, processes

PROCESSES = Path(__file__).parents[2] / "processes"
OFFICE = """approvalflow: 1
name: Four desks
arrivals: 5 per week
case_data:
  area: 100 to 2 000 m2
  heritage: 20%
roles:
  clerk: {staff: 1}
steps:
  - intake: {by: clerk, work_time: 1 h}
"""
SIGN = "  - sign: {by: clerk, work_time: 1 h}\n"


def told(steps: str) -> dict[tuple[str, str], Flow]:
    flows = flows_of(office_of(OFFICE + steps).process)
    return {(flow.source, flow.target): flow for flow in flows}


def measured(process: Process, seed: int, horizon: Horizon) -> tuple[tuple[Flow, ...], Any]:
    """The flows of a simulated process, and its movements."""
    simulation = simulation_of(process, horizon)
    log, office = simulation.log(seed, 1), simulation.office
    cohort = cohort_of(log, office)
    card: Any = SimpleNamespace(traffic=traffic_of(log, office, cohort), size=cohort.size)
    return flows_of(process, [card] if cohort.size else []), movements_of(log, office, cohort.size)


def test_a_way_past_a_step_says_for_whom_it_is() -> None:
    flows = told("  - survey: {by: clerk, work_time: 1 h, only_if: area > 500 m2}\n" + SIGN)
    assert flows["intake", "survey"].conditions == ("area > 500 m2",)
    past = flows["intake", "sign"]
    assert (past.past, past.conditions) == (("survey",), ("area <= 500 m2",))
    assert flows["survey", "sign"].conditions == ()


def test_one_of_two_leads_past_the_other() -> None:
    flows = told(
        "  - old: {by: clerk, work_time: 1 h, only_if: heritage}\n"
        "  - new: {by: clerk, work_time: 1 h, only_if: not heritage}\n" + SIGN
    )
    assert flows["intake", "new"].past == ("old",)
    assert flows["old", "sign"].past == ("new",)
    assert ("intake", "sign") not in flows
    process = office_of(
        OFFICE + "  - old: {by: clerk, work_time: 1 h, only_if: heritage}\n"
        "  - new: {by: clerk, work_time: 1 h, only_if: not heritage}\n" + SIGN
    ).process
    assert never_taken(process) == {("old", "new")}


def test_several_steps_in_a_row_are_passed_over_at_once() -> None:
    """And the conditions of the arrows on the way belong to it."""
    flows = told(
        "  - a: {by: clerk, work_time: 1 h, only_if: heritage}\n"
        "  - b:\n      by: clerk\n      work_time: 1 h\n      only_if: heritage\n"
        "      then: [{if: area > 900 m2, then: sign}, {otherwise: file}]\n"
        "  - file: {by: clerk, work_time: 1 h}\n" + SIGN
    )
    assert flows["intake", "sign"].past == flows["intake", "file"].past == ("a", "b")
    assert flows["intake", "sign"].conditions == ("area > 900 m2",)
    assert flows["intake", "file"].conditions == ()


def test_a_box_is_passed_over_too() -> None:
    flows = told(
        "  - asked:\n      does: parallel\n      only_if: heritage\n      branches:\n"
        "        one: [{x: {by: clerk, work_time: 1 h}}]\n"
        "        two: [{y: {by: clerk, work_time: 1 h}}]\n" + SIGN
    )
    assert flows["intake", "sign"].past == ("asked",)
    assert flows["intake", "asked"].conditions == ("heritage",)


def test_without_conditions_nothing_is_passed_over() -> None:
    assert not any(flow.past or flow.conditions for flow in told(SIGN).values())


def expect_sound(process: Process, flows: tuple[Flow, ...], known: Any) -> None:
    """Shares are of cases, and every movement has its flow."""
    for flow in flows:
        assert flow.cases is None or 0 <= flow.cases <= min(1.0, flow.per_case + 1e-4)
        assert flow.share is None or (flow.cases or 0) <= flow.share + 1e-4 <= 1.0001
    arriving = {step: [f for f in flows if f.target == step] for step in process.steps}
    for name, step in process.steps.items():
        came = [flow for flow in arriving[name] if flow.per_case]
        past = [flow for flow in flows if name in flow.past and flow.per_case]
        if step.only_if is None:
            assert not past
        assert all(name not in flow.past for flow in came)
    assert all(case.moves for case in replay(known, flows, 10**6, 10**6))


@pytest.mark.parametrize("name", ["planning-committee", "convenience-store"])
def test_flows_of_a_study_are_sound(name: str) -> None:
    study = PROCESSES / name
    read = read_study(study, sorted(p.stem for p in (study / "redesigns").glob("*.yaml")))
    for process in (read.today.process, *(r.process for r in read.redesigns)):
        flows, known = measured(process, 1, Horizon(start_up=4, weeks=8, run_out=156))
        expect_sound(process, flows, known)
        started = [flow for flow in flows if flow.source == "#start" and flow.cases]
        assert sum(flow.cases or 0 for flow in started) == pytest.approx(1.0, abs=1e-3)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most=8), st.integers(0, 1000))
def test_flows_of_random_processes_are_sound(tree: Tree, seed: int) -> None:
    process = process_of(tree)
    expect_sound(process, *measured(process, seed, Horizon(start_up=1, weeks=2, run_out=26)))
