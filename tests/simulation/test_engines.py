"""Engines: one that is added is found by the runner, and by all that engines have to obey."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from approvalflow.eventlog import EventLog, Horizon
from approvalflow.simulation.engines import ENGINES, simpy
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan
from approvalflow.study.runner import simulation_of
from helpers.lawful import same
from helpers.strategies import process_of

TESTS = Path(__file__).parents[1]
DESK = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 1 h}
roles: {desk: 1}
steps:
  - sign: {by: desk, work_time: {mean: 30 min, shape: exponential}}
"""
ADDS_ONE = """
import sys
import pytest
from approvalflow.simulation.engines import ENGINES, simpy

def another(plan, luck):
    runs.append(plan)
    return simpy.run(plan, luck)

runs = []
ENGINES["another"] = another
code = pytest.main(["-vv", "-p", "no:cacheprovider", *sys.argv[1:]])
print("runs of the other engine:", len(runs))
sys.exit(code)
"""
TRIED = (
    "test_laws.py::test_replications_do_not_depend_on_those_before_them",
    "test_hand_worked.py::test_the_log_of_a_year_begins_with_the_backlog",
)


def test_the_runner_finds_an_engine_that_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []

    def another(plan: Plan, luck: Luck) -> EventLog:
        runs.append(plan)
        return simpy.run(plan, luck)

    monkeypatch.setitem(ENGINES, "another", another)  # type: ignore[arg-type]  # a dict
    week = Horizon(start_up=0, weeks=1, run_out=1)
    simulation = simulation_of(process_of(DESK), week, engine="another")
    assert same(simulation.log(1, 1), simulation_of(process_of(DESK), week).log(1, 1))
    assert runs == [simulation.plan]


def test_laws_and_logs_worked_out_by_hand_run_over_an_engine_that_is_added() -> None:
    tests = [str(TESTS / "simulation" / name) for name in TRIED]
    done = _python("-c", ADDS_ONE, *tests)
    assert done.returncode == 0, done.stdout
    for name in TRIED:
        assert f"{name}[another] PASSED" in done.stdout
    # three times three replications of the laws' process, and one of the backlog
    assert "runs of the other engine: 10" in done.stdout


def test_what_an_engine_runs_on_is_imported_when_it_runs() -> None:
    done = _python(
        "-c", "import sys, approvalflow.simulation.engines; print('simpy' in sys.modules)"
    )
    assert done.stdout.strip() == "False"


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    without = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False,
        cwd=TESTS.parent, env=without,
    )  # fmt: skip
