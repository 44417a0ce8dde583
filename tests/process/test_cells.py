"""Which conditions can hold of one case together, and which steps one case can come to."""

from itertools import combinations
from math import prod

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from approvalflow.eventlog import Horizon
from approvalflow.process import cells
from approvalflow.process.cells import possible_kinds
from approvalflow.process.kinds import kinds_of
from approvalflow.process.model.process import Process
from approvalflow.process.passing import may_follow
from approvalflow.study.runner import simulation_of
from helpers.strategies import Tree, process_of, processes

HEAD = """
approvalflow: 1
arrivals: 5 per week
case_data:
  value: 1 to 500 USD
  size: 1 to 9 m2
  urgent: 40%
  kind: {public: 30%, private: rest}
  track: [{if: value < 100 USD, is: short}, {if: kind is public, is: long}, {otherwise: usual}]
roles: {clerk: 1, head: 1}
steps:
  - intake: {by: clerk, work_time: 1 h}
"""
BACK = "outcomes: {return: {share: 10%, then: intake}}, then: granted"


def office(*conditions: str) -> Process:
    """A step for each condition, all of them on one way."""
    steps = (
        f"  - s{n}: {{by: clerk, work_time: 1 h, only_if: {condition}}}\n"
        for n, condition in enumerate(conditions)
    )
    return process_of(HEAD + "".join(steps))


def holding(process: Process, *conditions: str) -> set[tuple[bool, ...]]:
    """What can hold of the conditions, of one case each."""
    found = possible_kinds(process)
    assert found is not None
    named = [process.steps[f"s{n}"].only_if for n in range(len(conditions))]
    return {tuple(kind.holds[one] for one in named if one is not None) for kind in found}


@pytest.mark.parametrize(
    ("conditions", "count"),
    [
        (("urgent", "not urgent"), 2),
        (("value < 250 USD", "value >= 250 USD"), 2),
        (("value < 250 USD", "value <= 250 USD"), 3),
        (("value < 250 USD", "value < 300 USD", "value > 400 USD"), 4),
        (("250 USD > value", "not value < 250 USD"), 2),
        (("kind is public", "kind is private"), 2),
        (("kind is public", "urgent"), 4),
        (("value < 100 USD", "track is short"), 2),
        (("value >= 100 USD and kind is public", "track is long"), 2),
        (("2 * value < 100 USD", "value > 400 USD"), 4),  # not reckoned: as if apart
        (("2 * value < 100 USD", "not 2 * value < 100 USD"), 2),
    ],
)
def test_what_excludes_itself_is_not_possible(conditions: tuple[str, ...], count: int) -> None:
    assert len(holding(office(*conditions), *conditions)) == count


def test_too_many_combinations_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    process = office("urgent", "value < 250 USD")
    of = {"value": 5, "urgent": 2, "kind": 2}  # 100 and 250, below, between and above
    monkeypatch.setattr(cells, "MOST", prod(of.values()) - 1)
    assert possible_kinds(process) is None
    monkeypatch.setattr(cells, "MOST", prod(of.values()))
    assert possible_kinds(process) is not None


def follows(steps: str, one: str = "a", other: str = "b") -> bool:
    process = process_of(HEAD + steps)
    kinds = possible_kinds(process)
    assert kinds is not None
    return may_follow(process, kinds, one, other)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("urgent", "not urgent", False),
        ("value < 250 USD", "value >= 250 USD", False),
        ("value < 250 USD", "value <= 250 USD", True),
        ("value < 250 USD", "urgent", True),
        ("kind is public", "track is long", True),
        ("kind is private", "track is long", False),
    ],
)
def test_by_a_return_a_case_comes_to_no_step_of_other_cases(
    first: str, second: str, found: bool
) -> None:
    """Both lead back to the start, past the one and the other."""
    back = "outcomes: {return: {share: 10%, then: intake}}"
    passed_over = (
        f"  - a: {{by: head, work_time: 1 h, only_if: {first}, {back}}}\n"
        f"  - b: {{by: head, work_time: 1 h, only_if: {second}, {back}}}\n"
    )
    assert follows(passed_over) is found
    fork = "  - fork: {by: clerk, work_time: 1 h, then: [{if: %s, then: a}, {otherwise: b}]}\n"
    parted = fork % first + "".join(
        f"  - {n}: {{by: head, work_time: 1 h, {BACK}}}\n" for n in "ab"
    )
    assert not follows(parted)
    again = parted.replace("share: 10%, then: intake", "share: 10%, then: b", 1)
    assert follows(again)


@pytest.mark.parametrize(("second", "found"), [("not urgent", False), ("urgent", True)])
def test_a_branch_that_is_not_asked_is_no_way(second: str, found: bool) -> None:
    box = f"""
  - first:
      does: parallel
      branches:
        x: {{by: head, work_time: 1 h, only_if: urgent}}
        y: {{by: clerk, work_time: 1 h}}
  - later:
      does: parallel
      branches:
        x: {{by: head, work_time: 1 h, only_if: {second}}}
        y: {{by: clerk, work_time: 1 h}}
  - decide: {{by: clerk, work_time: 1 h, {BACK}}}
"""
    assert follows(box, "first.x", "later.x") is found


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(processes())
def test_nothing_that_happens_is_held_to_be_impossible(tree: Tree) -> None:
    """Every kind of a sample of cases is possible; and what one case came to can follow."""
    process = process_of(tree)
    kinds = possible_kinds(process)
    if kinds is None:
        return
    possible = [kind.holds for kind in kinds]
    for kind, _ in kinds_of(process):
        assert any(all(one[c] == v for c, v in kind.holds.items()) for one in possible)
    log = simulation_of(process, Horizon(0, 30, 60)).log(1, 1)
    for case in range(len(log.cases.submitted)):
        rows = np.flatnonzero(log.visits.case == case)
        done = {log.steps[n] for n in log.visits.step[rows]}
        alone = [name for name in process.steps if name in done and not process.steps[name].inside]
        for one, other in combinations(alone, 2):
            assert may_follow(process, kinds, one, other), (one, other)
