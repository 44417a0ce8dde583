"""Both ledgers worked by hand: along the critical path, and averaged over the branches.

APPROVALFLOW_LEDGERS=1000 pytest tests/measures/test_branches.py looks at more random processes.
"""

import os

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from approvalflow.eventlog import EventLog, Horizon
from approvalflow.measures.ledger import ledger_of, ledgers_of
from approvalflow.office.office import Office
from approvalflow.study.runner import simulation_of
from helpers import slowly
from helpers.handmade import DESKS, H, boxed, log_of, office_of
from helpers.strategies import Tree, process_of, processes

MANY = int(os.environ.get("APPROVALFLOW_LEDGERS", "300"))  # random processes
HEAD = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
"""
# The file parts in three of which one has nothing to do; of the others one parts again, after an
# hour of its own.
NESTED = f"""{HEAD}
roles: {{ann: unlimited, bob: unlimited, cid: unlimited}}
case_data: {{large: 100%, odd: 0%}}
steps:
  - intake: {{by: ann, work_time: 1 h}}
  - opinions:
      does: parallel
      branches:
        law:
          - reads: {{by: ann, work_time: 1 h}}
          - inner:
              does: parallel
              branches:
                fire: {{by: bob, work_time: 2 h}}
                water: {{by: cid, work_time: 4 h}}
        roads: {{by: bob, work_time: 2 h}}
        rail: [{{looks: {{by: cid, work_time: 9 h, only_if: odd}}}}]
        never: {{by: cid, work_time: 9 h, only_if: odd}}
  - sign: {{does: approve, by: ann, work_time: 30 min}}
"""
# One that agrees is enough: at 3 h the others are at work, in a queue, in a tray and at a wait.
CERTAIN = f"""{HEAD}
roles: {{ann: 1, bob: 1, cid: unlimited}}
steps:
  - opinions:
      does: parallel
      join: any
      decides: as soon as certain
      branches:
        law: {{by: ann, work_time: 3 h}}
        fire: {{by: bob, work_time: 9 h}}
        water: {{by: bob, work_time: 2 h}}
        moor: {{by: cid, in_tray: 5 h, work_time: 1 h}}
        post: [{{notice: {{does: wait, takes: 8 h}}}}]
"""
# Two ask when they have looked, once the third has answered: 5 h for both.
NOTICE = f"""{HEAD}
roles: {{ann: 1, bob: 1, cid: 1}}
steps:
  - opinions:
      does: parallel
      one_notice: yes
      branches:
        fire: {{by: ann, work_time: 1 h, outcomes: {{ask_applicant: {{share: [100%, 0%], takes: 2 h}}}}}}
        law: {{by: bob, work_time: 3 h, outcomes: {{ask_applicant: {{share: [100%, 0%], takes: 5 h}}}}}}
        water: {{by: cid, work_time: 4 h}}
"""  # noqa: E501
# What is refused once comes back at once: the second stay follows the branch that answered last.
AGAIN = f"""{HEAD}
roles: {{ann: unlimited, bob: unlimited}}
steps:
  - opinions:
      does: parallel
      branches:
        law: {{by: ann, work_time: 3 h, outcomes: {{refuse: [100%, 0%]}}}}
        fire: {{by: bob, work_time: 1 h}}
      outcomes: {{refuse: {{then: opinions}}}}
"""
# An `issue` in a branch decides: what the other does after it is no part of the way.
ISSUED = f"""{HEAD}
roles: {{ann: unlimited, bob: unlimited}}
steps:
  - opinions:
      does: parallel
      branches:
        law: [{{reads: {{by: ann, work_time: 2 h}}}}, {{out: {{does: issue}}}}]
        fire: {{by: bob, work_time: 5 h}}
"""

Told = dict[tuple[str, str, str], float]


def hours(text: str) -> tuple[Told, Told]:
    """Of the first case: by state, passage and unit, in both conventions."""
    simulation = simulation_of(process_of(text), Horizon(start_up=0, weeks=1, run_out=8))
    log, office = simulation.log(1, 1), simulation.office
    path, averaged = ledgers_of(log, office)
    elapsed = (log.cases.decided - log.cases.submitted)[path.cases]
    assert np.array_equal(path.per_case(), elapsed)
    assert np.array_equal(averaged.per_case(), elapsed * averaged.parts)
    cases = len(path.cases)
    assert cases > 0
    found: list[Told] = []
    for ledger in (path, averaged):
        told: Told = {}
        for state, _, passage, unit, _, seconds in slowly.lines(ledger):
            key = (state, passage, unit)
            told[key] = told.get(key, 0) + seconds / ledger.parts / cases / H
        found.append(told)
    return found[0], found[1]


def test_a_box_within_a_box_and_a_branch_with_nothing_to_do() -> None:
    path, averaged = hours(NESTED)
    assert path == {
        ("work", "first", "ann"): 1 + 1 + 0.5,
        ("work", "first", "cid"): 4,
    }
    # three copies from 1 h to 6 h; the first is two from 2 h on; `never` is not asked
    assert averaged == pytest.approx(
        {
            ("work", "first", "ann"): 1 + 1 / 3 + 0.5,
            ("work", "first", "bob"): 2 / 6 + 2 / 3,
            ("work", "first", "cid"): 4 / 6,
            ("synchronisation", "first", "bob"): 2 / 6 + 3 / 3,
            ("synchronisation", "first", "ann"): 5 / 3,  # `rail`: ann had it before the box
        }
    )


def test_what_is_broken_off_is_where_it_was() -> None:
    path, averaged = hours(CERTAIN)
    assert path == {("work", "first", "ann"): 3}
    assert averaged == pytest.approx(
        {
            ("work", "first", "ann"): 3 / 5,
            ("work", "first", "bob"): 3 / 5,
            ("queue", "first", "bob"): 3 / 5,
            ("in_tray", "first", "cid"): 3 / 5,
            ("external", "first", "external"): 3 / 5,
        }
    )


def test_one_question_counts_for_those_who_asked() -> None:
    path, averaged = hours(NOTICE)
    assert path == {
        ("work", "first", "cid"): 4,
        ("applicant", "first", "applicant"): 5,
        ("work", "rework", "bob"): 3,
    }
    assert averaged == pytest.approx(
        {
            ("work", "first", "ann"): 1 / 3,
            ("synchronisation", "first", "ann"): 3 / 3,
            ("work", "first", "bob"): 3 / 3,
            ("synchronisation", "first", "bob"): 1 / 3,
            ("work", "first", "cid"): 4 / 3,
            ("synchronisation", "first", "cid"): 8 / 3,
            ("applicant", "first", "applicant"): 10 / 3,
            ("work", "rework", "ann"): 1 / 3,
            ("synchronisation", "rework", "ann"): 2 / 3,
            ("work", "rework", "bob"): 3 / 3,
        }
    )


def test_a_box_that_is_entered_again_at_once() -> None:
    path, averaged = hours(AGAIN)
    assert path == {("work", "first", "ann"): 3, ("work", "rework", "ann"): 3}
    assert averaged == pytest.approx(
        {
            (state, passage, unit): half / 2
            for passage in ("first", "rework")
            for state, unit, half in (
                ("work", "ann", 3), ("work", "bob", 1), ("synchronisation", "bob", 2)
            )
        }
    )  # fmt: skip


def test_nothing_after_an_issue_in_a_branch() -> None:
    path, averaged = hours(ISSUED)
    assert path == {("work", "first", "ann"): 2}
    assert averaged == {("work", "first", "ann"): 1, ("work", "first", "bob"): 1}


def test_a_log_made_by_hand_in_whole_parts_of_a_second() -> None:
    path, (parts, lines) = slowly.told(*boxed())
    assert path == tuple(slowly.lines(ledger_of(*boxed())))
    assert parts == 2
    assert lines == (
        ("queue", "open", "first", "C", "", 2 * H),
        ("work", "open", "first", "A", "", 2 * H),
        ("work", "open", "first", "B", "", 1 * H),
        ("work", "open", "first", "C", "", 1 * H),
        ("external", "open", "first", "external", "", 4 * H),
        ("synchronisation", "open", "first", "B", "", 2 * H),
    )


def test_without_a_box_both_are_the_same_and_without_a_case_nothing() -> None:
    office = office_of(DESKS)
    assert slowly.told(log_of(office, [], []), office) == ((), (1, ()))
    log = simulation_of(office.process, Horizon(start_up=1, weeks=12, run_out=60)).log(1, 1)
    path, averaged = ledgers_of(log, office)
    assert averaged is path
    assert slowly.told(log, office) == (tuple(slowly.lines(path)), (1, ()))
    nobody = log_of(boxed()[1], [], [])
    assert slowly.told(nobody, boxed()[1]) == ((), (1, ()))


def both_add_up(log: EventLog, office: Office) -> None:
    path, averaged = ledgers_of(log, office)
    elapsed = (log.cases.decided - log.cases.submitted)[path.cases]
    assert np.array_equal(path.per_case(), elapsed)
    assert np.array_equal(averaged.per_case(), elapsed * averaged.parts)
    lines, (parts, others) = slowly.told(log, office)
    assert list(lines) == slowly.lines(path)
    assert averaged is path or (parts, list(others)) == (averaged.parts, slowly.lines(averaged))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most=5), st.integers(0, 1000))
def test_both_ledgers_of_a_random_process_add_up(tree: Tree, seed: int) -> None:
    simulation = simulation_of(process_of(tree), Horizon(start_up=1, weeks=2, run_out=26))
    both_add_up(simulation.log(seed, 1), simulation.office)


@pytest.mark.long
@settings(
    max_examples=MANY,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(processes(), st.integers(0, 1000))
def test_both_ledgers_of_many_random_processes_add_up(tree: Tree, seed: int) -> None:
    simulation = simulation_of(process_of(tree), Horizon(start_up=1, weeks=4, run_out=52))
    both_add_up(simulation.log(seed, 1), simulation.office)
