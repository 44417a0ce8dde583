"""Who really decides: on whose signature alone a refusal hangs, by the own way of each case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from approvalflow.eventlog import DECISIVE, Ending, EventLog, Horizon
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.process.authority import refusing
from approvalflow.process.model.process import Process
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.ownway import OwnWays, with_decisive
from approvalflow.simulation.plan.contract import Plan
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings, Simulation, simulation_of
from approvalflow.study.settling import settled
from helpers.strategies import Tree, process_of, processes

STUDIES = Path(__file__).parents[2] / "processes"
HEAD = "approvalflow: 1\ncalendar: {hours: always}\narrivals: 40 per h\nroles: {a: unlimited}\n"
SERIES = "steps:\n" + "".join(
    f"  - {name}: {{does: approve, by: a, work_time: 1 min, outcomes: {{refuse: {share}}}}}\n"
    for name, share in (("x", "10%"), ("y", "20%"), ("z", "5%"))
)


def box(join: str) -> str:
    desk = "{by: a, work_time: 1 min, outcomes: {refuse: 30%}}"
    branches = "".join(f"        {name}: {desk}\n" for name in "xyz")
    head = f"steps:\n  - three:\n      does: parallel\n      join: {join}\n"
    return f"{head}      branches:\n{branches}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("steps", "exact", "refused"),
    [
        # x refuses, y and z would not: .1 x .8 x .95
        (SERIES, {"x": 0.076, "y": 0.171, "z": 0.036}, 1 - 0.9 * 0.8 * 0.95),
        # it refuses, and exactly one of the two others does: .3 x 2 x .3 x .7
        (box("{at_least: 2}"), dict.fromkeys("xyz", 0.126), 0.216),
        # it alone refuses: .3 x .7 x .7
        (box("all"), dict.fromkeys("xyz", 0.147), 1 - 0.7**3),
        # all refuse: each alone would have been enough
        (box("any"), dict.fromkeys("xyz", 0.027), 0.027),
    ],
)
def test_exact_shares(steps: str, exact: dict[str, float], refused: float) -> None:
    simulation = simulation_of(process_of(HEAD + steps), Horizon(0, 4, 1))
    card = simulation.scorecard(1, 1)

    def agrees(measure: str, share: float) -> None:
        error = (share * (1 - share) / card.size) ** 0.5
        assert error < 0.05 * share
        assert abs((card.measures[measure] or 0.0) - share) < 3.5 * error

    agrees("refused", refused)
    for step, share in exact.items():
        name = next(n for n in refusing(simulation.office.process) if n.endswith(step))
        agrees(f"decisive({name})", share)


def yes_at(plan: Plan, step: int) -> Plan:
    """The same plan where a step's refusals lead where its yes leads."""
    no = plan.outcomes[step].index("refuse")
    return replace(
        plan,
        nodes=tuple(
            replace(node, arrows=(*node.arrows[:no], node.arrows[0], *node.arrows[no + 1 :]))
            if node.step == step and len(node.arrows) > no
            else node
            for node in plan.nodes
        ),
    )


def ends_without(simulation: Simulation, step: int) -> EventLog:
    plan = yes_at(simulation.plan, step)
    return ENGINES["simpy"](plan, Luck(simulation.office, plan, 1, 1))


RETURNS = (
    HEAD.replace("roles: {a: unlimited}", "roles: {a: unlimited, b: 9}")
    + """\
case_data: {kind: {public: 30%, private: rest}}
steps:
  - intake:
      by: b
      work_time: 1 to 9 min
      outcomes: {ask_applicant: {share: 20%, takes: 1 to 9 h, gives_up: 10%}, refuse: 4%}
  - check: {by: a, work_time: 5 min, outcomes: {return: {share: 20%, then: intake}, refuse: 8%}}
  - views:
      does: parallel
      join: {at_least: 1}
      branches:
        fire: {by: a, work_time: 9 min, only_if: kind is public, outcomes: {refuse: 20%}}
        water: {by: b, work_time: 1 to 9 min, outcomes: {refuse: 15%}}
        roads: {by: a, work_time: 1 min, outcomes: {refuse: 15%}}
  - sign: {does: approve, by: b, work_time: 2 min, outcomes: {refuse: 10%}}
"""
)


@pytest.mark.slow
def test_the_own_way_is_a_second_run() -> None:
    """Turning what a step refused in a run of the whole office ends each case as its own way says,
    where the case was there once: of cases that come again a second run turns all.
    """
    simulation = simulation_of(process_of(RETURNS), Horizon(0, 1, 2))
    log = simulation.log(1, 1)
    ways = OwnWays(simulation.plan, Luck(simulation.office, simulation.plan, 1, 1))
    compared = 0
    for step, name in enumerate(simulation.plan.steps):
        if name not in refusing(simulation.office.process):
            continue
        second = ends_without(simulation, step)
        times = np.bincount(
            second.visits.case[second.visits.step == step], minlength=len(log.cases)
        )
        for case in np.flatnonzero(log.cases.result == Ending.REFUSED).tolist():
            signatures = [s for s in ways.walk(case, 0).refusals if s[0] == step]
            if len(signatures) == 1 and times[case] == signatures[0][1]:
                found = ways.walk(case, 0, signatures[0]).result
                assert found == second.cases.result[case]
                compared += 1
    assert compared > 1_000


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(processes(most=8))
def test_untouched_the_own_way_ends_as_the_case_did(tree: Tree) -> None:
    process = process_of(tree)
    simulation = simulation_of(process, Horizon(1, 6, 52))
    plan = simulation.plan
    timed = plan.timed or plan.limit is not None
    timed = timed or any(node.patience >= 0 or node.due is not None for node in plan.nodes)
    if timed or any(node.early for node in plan.nodes):
        return
    log = simulation.log(1, 1)
    ways = OwnWays(plan, Luck(simulation.office, plan, 1, 1))
    for case in np.flatnonzero(log.cases.result >= 0).tolist():
        now = int(log.cases.decided[case])
        assert ways.walk(case, now).result == log.cases.result[case]


@given(st.sampled_from(["it-acquisition", "convenience-store"]))
@settings(max_examples=2, deadline=None)
def test_who_decides_is_refused(study: str) -> None:
    """A case in which a signature was decisive is a refused one, and measured."""
    read = read_study(STUDIES / study, ())
    simulation = simulation_of(read.today.process, settled(read, Settings()).horizon)
    log = simulation.log(1, 1)
    again = with_decisive(simulation.plan, Luck(simulation.office, simulation.plan, 1, 1), log)
    for name in refusing(read.today.process):
        key = f"{DECISIVE}{log.steps.index(name)}"
        column = log.cases.attributes[key]
        assert (log.cases.result[column] == Ending.REFUSED).all()
        assert (column == again.cases.attributes[key]).all()


@pytest.mark.long
@pytest.mark.parametrize(
    ("study", "step", "share"),
    [
        ("planning-committee", "officer_decision", 0.1150),
        ("planning-committee", "committee", 0.0123),
        ("social-investment", "construction_permit", 0.0189),
    ],
)
def test_shipped_studies(study: str, step: str, share: float) -> None:
    """Within 3.5 standard errors of what eight replications of a prototype gave."""
    read = read_study(STUDIES / study, ())
    simulation = simulation_of(read.today.process, Horizon(8, 52, 156))
    found = [simulation.scorecard(1, n).measures[f"decisive({step})"] for n in range(1, 9)]
    sample = np.array(found, dtype=np.float64)
    assert abs(sample.mean() - share) < 3.5 * max(sample.std(ddof=1) / 8**0.5, 0.0005)


def test_a_log_says_for_certain_of_the_last_and_of_a_box_that_answered() -> None:
    """Of z nothing comes later; of x and y the case never met what would have."""
    process = process_of(HEAD + SERIES)
    found, told = as_observed(process)
    for step, share in found.items():
        exact = told.measures[f"decisive({step})"]
        assert (share[0] == exact) == (step == "z")
        assert share[0] >= exact
    assert set(found["z"][1]) == {"decisive(x)", "decisive(y)"}


@pytest.mark.parametrize("join", ["all", "any", "majority", "{at_least: 2}"])
def test_a_box_in_which_all_answered_is_known(join: str) -> None:
    found, told = as_observed(process_of(HEAD + box(join)))
    for step, (share, at_most) in found.items():
        assert share == told.measures[f"decisive({step})"]
        assert at_most == ()
        assert share > 0


def test_a_log_never_says_less_than_the_own_way() -> None:
    found, told = as_observed(process_of(RETURNS))
    for step, (share, at_most) in found.items():
        exact = told.measures[f"decisive({step})"]
        assert share == exact or (share > exact and f"decisive({step})" in at_most)


def as_observed(process: Process) -> tuple[dict[str, tuple[float, tuple[str, ...]]], Scorecard]:
    """What a log alone says of each step, with what it says only at most; and what the own ways of
    the same cases say.
    """
    simulation = simulation_of(process, Horizon(0, 1, 1))
    log = simulation.log(1, 1)
    kept = {n: c for n, c in log.cases.attributes.items() if not n.startswith(DECISIVE)}
    bare = replace(log, cases=replace(log.cases, attributes=kept))
    card = scorecard_of(bare, simulation.office)
    steps = refusing(process)
    return (
        {step: (card.measures[f"decisive({step})"] or 0.0, card.at_most) for step in steps},
        scorecard_of(log, simulation.office),
    )
