"""Appeals: a step of its own, which moves do not see, and what comes of a case."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.eventlog import Ending, EventLog, Horizon
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.appeals import with_appeals, without_appeals
from approvalflow.process.model.process import Process
from approvalflow.redesign.moves.drop import Drop
from approvalflow.redesign.moves.merge import Merge
from approvalflow.redesign.moves.set import Set
from approvalflow.redesign.redesign import applied
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of

OFFICE = """
approvalflow: 1
arrivals: 40 per week
roles: {clerk: 2, head: 1, panel: 1}
steps:
  - check: {by: clerk, work_time: 1 h}
  - decide:
      does: approve
      by: head
      work_time: 10 min
      outcomes:
        refuse:
          share: 30%
          then: letter
          appeal: {share: 40%, by: panel, work_time: 2 h, takes: 10 working days, overturned: 25%}
  - file: {by: clerk, work_time: 10 min}
  - letter: {does: issue}
"""
YEAR = Horizon(start_up=0, weeks=104, run_out=30)


def log_of(process: Process) -> EventLog:
    return simulation_of(process, YEAR).log(1, 1)


def test_of_those_refused_some_appeal_and_some_of_these_succeed() -> None:
    process = process_of(OFFICE)
    log = log_of(process)
    measured = log.cases.result[log.cases.submitted < log.horizon.closes]
    size = len(measured)
    refused = 0.3 * (1 - 0.4 * 0.25)
    error = (refused * (1 - refused) / size) ** 0.5
    assert size > 4000
    assert np.mean(measured == Ending.REFUSED) == pytest.approx(refused, abs=3.5 * error)
    # a refusal that is overturned goes on where the head would have sent the case, not to the end
    steps = {name: set(log.visits.case[log.visits.step == n].tolist())
             for n, name in enumerate(log.steps)}  # fmt: skip
    heard = log.visits.step == log.steps.index("decide.appeal")
    overturned = set(log.visits.case[heard & (log.visits.outcome == 1)].tolist())
    assert overturned <= steps["file"] | set(np.flatnonzero(log.cases.ended < 0).tolist())
    assert not (steps["decide.appeal"] - overturned) & steps["file"]
    # and it takes two weeks and two hours more
    took = (log.visits.ready - log.visits.arrived)[heard]
    assert set((took // 86400).tolist()) <= {13, 14}


def test_the_panel_has_a_load() -> None:
    pools = {pool.role: pool.load for pool in loads_of(Office(process_of(OFFICE))).pools}
    assert pools["panel"] == pytest.approx(40 * 0.3 * 0.4 * 2 / 40, rel=1e-2)


def test_it_is_taken_away_and_made_anew() -> None:
    process = process_of(OFFICE)
    plain = without_appeals(process)
    assert "decide.appeal" not in plain.steps
    assert "appeals_decide" not in plain.case_data
    assert with_appeals(plain) == process
    assert without_appeals(plain) is plain


def test_moves_keep_what_is_said_of_it() -> None:
    today = process_of(OFFICE)
    gone = applied(today, (Drop.model_validate({"drop": "decide"}),)).process
    assert not [name for name in gone.steps if "appeal" in name]
    assert "appeals_decide" not in gone.case_data
    more = {"steps": {"decide": {"outcomes": {"refuse": {"appeal": {"share": "80%"}}}}}}
    set_ = applied(today, (Set.model_validate({"set": more}),)).process
    assert set_.case_data["appeals_decide"].yes == 0.8
    steps = {"steps": ["decide", "file"], "into": "both", "by": "head"}
    merged = applied(today, (Merge.model_validate({"merge": steps}),)).process
    assert merged.steps["both.appeal"].lineage == "decide.appeal"
    assert "appeals_decide" in merged.case_data


def test_a_box_that_refuses_can_be_appealed_against() -> None:
    process = process_of("""
approvalflow: 1
arrivals: 40 per week
roles: {a: 1, b: 1, panel: 1}
steps:
  - both:
      does: parallel
      branches:
        one: {by: a, work_time: 10 min, outcomes: {refuse: 20%}}
        two: {by: b, work_time: 10 min, outcomes: {refuse: 20%}}
      outcomes:
        refuse: {appeal: {share: 50%, by: panel, work_time: 1 h, overturned: 50%}}
""")
    log = log_of(process)
    measured = log.cases.result[log.cases.submitted < log.horizon.closes]
    assert np.mean(measured == Ending.REFUSED) == pytest.approx(0.36 * 0.75, abs=0.025)
