"""What is done on every way to a grant, for all cases or for those of a condition."""

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.duties import GRANTED, way_around
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import redesign_from

TODAY = """\
approvalflow: 1
arrivals: 10 per week
case_data: {large: 20%, urgent: 10%}
roles: {clerk: 2, expert: 1}
steps:
  - check: {by: clerk, work_time: 1 h}
  - opinion: {by: expert, work_time: 1 h, only_if: large, required_by: Building Act s. 3}
  - sign: {does: approve, by: clerk, work_time: 1 h}
"""


def today() -> Process:
    return process_from(read_source(TODAY, "process.yaml"), "process").process


def redesigned(moves: str) -> Process:
    text = f"approvalflow: 1\nmoves:\n  - {moves}\n"
    return redesign_from(read_source(text, "r.yaml"), "r", today()).process


def test_a_step_for_some_cases_is_on_their_way_alone() -> None:
    process = today()
    condition = process.steps["opinion"].only_if
    assert way_around(process, ["opinion"], GRANTED)[-1] == "granted"
    assert way_around(process, ["opinion"], GRANTED, when=condition) == ()


def test_it_may_go_to_a_branch_that_the_same_cases_enter() -> None:
    process = redesigned("{parallelise: [check, opinion], as: both}")
    condition = today().steps["opinion"].only_if
    assert process.steps["opinion"].only_if is None
    assert way_around(process, ["opinion"], GRANTED, when=condition) == ()
    assert way_around(process, ["opinion"], GRANTED) != ()


def test_but_may_not_be_left_to_other_cases() -> None:
    with pytest.raises(ApprovalFlowError) as refused:
        redesigned("{drop: opinion, if: urgent}")
    assert [problem.key for problem in refused.value.problems] == ["required-left-out"]
