"""What the redesigns give together that are to be adopted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.redesign.together import OneAfterOther
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.compare import compare
from approvalflow.study.reproduction.repeating import repeated
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.storing import as_json, from_json
from approvalflow.study.worth.asking import worth
from helpers.studies import study_in

WEEKS = Settings(replications=6, horizon=Horizon(start_up=1, weeks=8, run_out=30), workers=1)
WAITS = """
approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: 5 per week
roles: {clerk: unlimited}
steps:
  - first: {does: wait, takes: 1 to 3 calendar days}
  - second: {does: wait, takes: 2 to 6 calendar days}
  - sign: {does: approve, by: clerk, work_time: 1 h}
"""


def moves(line: str) -> str:
    return f"approvalflow: 1\nmoves:\n  - {line}\n"


FIRST = moves("set: {steps: {first: {takes: 1 calendar day}}}")
SECOND = moves("set: {steps: {second: {takes: 2 calendar days}}}")
DROPPED = moves("drop: second")


def compared(folder: Path, **redesigns: str) -> Result:
    return compare(study_in(folder, WAITS, **redesigns), WEEKS, together=True)


def test_one_more_design(tmp_path: Path) -> None:
    result = compared(tmp_path / "one", a=FIRST, b=SECOND)
    found = result.together
    assert found is not None
    assert found.designs == ("a", "b")
    assert found.refused == ()
    assert found.status == "measured"
    assert found.days is not None
    assert found.days.difference is not None
    # two waits that do not meet save together what they save one by one
    assert found.one_by_one == pytest.approx(-found.days.difference)
    shared = worth(study_in(tmp_path / "other", WAITS, a=FIRST, b=SECOND), WEEKS).worth
    assert shared is not None
    assert shared.measures[0].after == pytest.approx(found.days.design)
    assert "A and B together" in text_of(answer_of(result))
    assert "A和B一并实施" in text_of(answer_of(result, "zh"))


def test_in_the_order_in_which_they_are_accepted(tmp_path: Path) -> None:
    found = compared(tmp_path, a=DROPPED, b=SECOND).together
    assert found is not None
    assert found.designs == ("b", "a")


def test_those_that_exclude_each_other(tmp_path: Path) -> None:
    result = compared(tmp_path / "two", a=DROPPED, b=DROPPED)
    assert result.together is not None
    assert (result.together.designs, result.together.refused) == (("a",), ("b",))
    assert result.together.days is None
    assert "B cannot be made with A." in text_of(answer_of(result))
    assert "B不能与A一并实施" in text_of(answer_of(result, "zh"))
    three = compared(tmp_path / "three", a=DROPPED, b=DROPPED, c=FIRST)
    assert three.together is not None
    assert three.together.refused == ("b",)
    assert "B cannot be made with them." in text_of(answer_of(three))


def test_fewer_than_two_are_not_together(tmp_path: Path) -> None:
    slower = moves("set: {steps: {first: {takes: 9 calendar days}}}")
    assert compared(tmp_path / "one", a=FIRST, b=slower).together is None
    study = study_in(tmp_path / "not", WAITS, a=FIRST, b=SECOND)
    assert compare(study, WEEKS).together is None


def test_stored_and_made_again(tmp_path: Path) -> None:
    result = compared(tmp_path, a=FIRST, b=SECOND)
    assert from_json(as_json(result).encode()) == result
    assert repeated(result, workers=1).same


def test_orders_of_any_of_them(tmp_path: Path) -> None:
    study = study_in(tmp_path, WAITS, a=DROPPED, b=SECOND, c=DROPPED, d=FIRST)
    made = OneAfterOther(study.today.process, study.redesigns)
    assert made.order(()) == ()
    assert made.process(()) == study.today.process
    assert made.order((0, 1)) == (1, 0)
    assert made.order((3, 0, 1)) == (1, 0, 3)
    assert made.order((0, 2)) is None
    assert made.order((0, 1, 2, 3)) is None
    assert made.excluded((0, 1, 2, 3)) == (0, 2)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("designs",), ["a", "c"], "result-no-such-design"),
        (("refused",), ["b"], "result-twice"),
        (("designs",), [], "result-empty"),
        (("days", "today"), 1.5, "result-of-design"),
        (("days", "difference"), 1.5, "result-difference"),
    ],
)
def test_damaged(tmp_path: Path, path: tuple[str, ...], value: Any, key: str) -> None:
    stored = json.loads(as_json(compared(tmp_path, a=FIRST, b=SECOND)))
    inner = stored["together"]
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    with pytest.raises(ApprovalFlowError) as refused:
        from_json(json.dumps(stored).encode())
    assert key in [problem.key for problem in refused.value.problems]
