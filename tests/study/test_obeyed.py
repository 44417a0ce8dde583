"""The office's own profile decides between redesigns of one rank, and never against the table."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.compare import compare
from approvalflow.study.rank.experiment import rank
from approvalflow.study.reading import Study, read_study
from approvalflow.study.reproduction.repeating import repeated
from approvalflow.study.result import ByValues, Result
from approvalflow.study.runner import Settings
from approvalflow.study.search import search
from approvalflow.study.storing import as_json, from_json
from helpers.studies import study_in

BRIEF = Settings(replications=4, horizon=Horizon(start_up=1, weeks=8, run_out=30), workers=1)
OFFICE = """
approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: 20 per week
time_limit: {promised: 6 calendar days}
roles: {clerk: {staff: unlimited, cost: 60 CNY/h}, head: {staff: 2, cost: 100 CNY/h}}
steps:
  - wait: {does: wait, takes: 5 calendar days}
  - check: {by: clerk, does: approve, work_time: 1 h}
  - sign: {by: head, does: approve, work_time: 2 h}
"""
QUICK = """approvalflow: 1
moves:
  - set: {steps: {wait: {takes: 1 calendar day}}}
"""
CHEAP = """approvalflow: 1
moves:
  - drop: check
  - set: {steps: {wait: {takes: 2 calendar days}}}
"""
SLOW = """approvalflow: 1
moves:
  - drop: check
  - set: {steps: {wait: {takes: 9 calendar days}}}
"""
VALUES = """approvalflow: 1
anchors:
  days: {worst: 8 calendar days, target: 1 calendar day, source: the charter}
  cost: {worst: 300 CNY, target: 100 CNY, source: the budget}
decide_by: council
profiles:
  council: {name: thrift, set_by: the council, order: ORDER}
"""


def study_of(folder: Path, order: str, values: str = VALUES, **redesigns: str) -> Study:
    study_in(folder, OFFICE, **redesigns)
    (folder / "values.yaml").write_text(values.replace("ORDER", order), "utf-8")
    return read_study(folder, None)


def decided(study: Study) -> tuple[Result, ByValues, str]:
    result = compare(study, BRIEF)
    assert result.by_values is not None
    assert result.recommendation is not None
    return result, result.by_values, result.recommendation.design


def said(result: Result, language: str = "en") -> str:
    return " ".join(text_of(answer_of(result, language)).split())


def test_among_as_good_ones_values_decide(tmp_path: Path) -> None:
    """Both are to be adopted; the quicker one by the table, the cheaper one by the council."""
    result, told, design = decided(study_of(tmp_path, "cost", cheap=CHEAP, quick=QUICK))
    assert (design, told.winner, told.instead) == ("cheap", "cheap", "quick")
    assert result.recommendation is not None
    assert result.recommendation.order == ("cheap", "quick")
    assert [one.rank for one in result.comparisons] == [0, 0]
    assert "By the office's own values, thrift (the council), whatever the anchors" in said(result)
    assert "without them it would be B" in said(result)
    assert "before A but for your own values" in said(result)
    assert "按本单位的价值取向" in said(result, "zh")
    assert from_json(as_json(result).encode()) == result
    assert repeated(result).same


def test_it_is_what_rank_names(tmp_path: Path) -> None:
    study = study_of(tmp_path, "cost", cheap=CHEAP, quick=QUICK)
    found = rank(study, BRIEF, asked=("council",)).rank
    assert found is not None
    assert decided(study)[1].winner == found.profiles[0].winner


def test_values_that_agree_change_nothing(tmp_path: Path) -> None:
    result, told, design = decided(study_of(tmp_path, "days", cheap=CHEAP, quick=QUICK))
    assert (design, told.winner, told.instead) == ("quick", "quick", "")
    assert "it comes first too" in said(result)


def test_a_verdict_stands_above_values(tmp_path: Path) -> None:
    """What makes everybody wait is not adopted, cheap or not."""
    result, told, design = decided(study_of(tmp_path, "cost", slow=SLOW, quick=QUICK))
    assert (design, told.winner, told.instead) == ("quick", "slow", "")
    assert "B comes first, whatever the anchors; its verdict stands below" in said(result)


def test_a_floor_stands_above_values(tmp_path: Path) -> None:
    floor = VALUES + "floors: [signoffs >= today]\n"
    _, told, design = decided(study_of(tmp_path, "cost", floor, cheap=CHEAP, quick=QUICK))
    assert design == "quick"
    assert told.winner != "cheap"


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("visits", "decide nothing: there is nothing to tell its first criterion by"),
        ("control", "decide nothing: its first criterion has no anchor"),
    ],
)
def test_what_cannot_be_weighed_decides_nothing(tmp_path: Path, order: str, words: str) -> None:
    result, told, design = decided(study_of(tmp_path, order, cheap=CHEAP, quick=QUICK))
    assert (design, told.winner) == ("quick", "")
    assert words in said(result)


def test_without_a_profile_that_decides_nothing_is_weighed(tmp_path: Path) -> None:
    plain = VALUES.replace("decide_by: council\n", "")
    study = study_of(tmp_path, "cost", plain, cheap=CHEAP, quick=QUICK)
    assert compare(study, BRIEF).by_values is None


def test_a_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ApprovalFlowError) as refused:
        study_of(tmp_path, "cost", VALUES.replace("decide_by: council", "decide_by: counsil"))
    (problem,) = refused.value.problems
    assert problem.key == "no-such-profile"
    assert problem.where is not None
    assert problem.where.line == 5


@pytest.mark.parametrize(
    ("key", "value"),
    [("winner", "nobody"), ("winner", "quick"), ("instead", "nobody"), ("left_out", ["dais"])],
)
def test_a_result_that_does_not_hold_together_is_refused(
    tmp_path: Path, key: str, value: object
) -> None:
    result, _, _ = decided(study_of(tmp_path, "cost", cheap=CHEAP, quick=QUICK))
    changed = json.loads(as_json(result))
    changed["by_values"][key] = value
    with pytest.raises(ApprovalFlowError):
        from_json(json.dumps(changed).encode())


DEAR = """approvalflow: 1
moves:
  - set: {steps: {wait: {takes: 1 calendar day}, check: {work_time: 5 h}}}
"""


@pytest.mark.parametrize("order", ["cost", "days"])
def test_search_takes_what_values_put_first(tmp_path: Path, order: str) -> None:
    """The quickest set costs more work; by money alone it is not taken."""
    cheap = "approvalflow: 1\nmoves: [drop: sign]\n"
    study = study_of(tmp_path, order, cheap=cheap, dear=DEAR)
    result = search(study, BRIEF)
    plain = search(replace(study, values=replace(study.values, decide_by=None)), BRIEF).search
    found = result.search
    assert found is not None
    assert found.by_values is not None
    assert plain is not None
    assert plain.by_values is None
    taken, usual = found.sets[found.best - 1].choice, plain.sets[plain.best - 1].choice
    assert usual[1]
    if order == "cost":
        assert taken == (1, 0)
        assert (found.by_values.number, found.by_values.instead) == (found.best, plain.best)
        assert "by the office's own values the first of" in said(result)
        assert "without them it would be" in said(result)
    else:
        assert (taken, found.by_values.instead) == (usual, 0)
    assert from_json(as_json(result).encode()) == result


def test_search_by_what_sets_are_not_measured_by(tmp_path: Path) -> None:
    """Checks kept are counted case by case; sets are not."""
    control = "  control: {worst: 0%, target: 100%, source: the audit office}\n"
    values = VALUES.replace("decide_by", control + "decide_by", 1)
    result = search(study_of(tmp_path, "control", values, quick=QUICK, cheap=CHEAP), BRIEF)
    assert result.search is not None
    assert result.search.by_values is not None
    assert result.search.by_values.unmeasured == ("control",)
    assert "sets are not measured by checks kept" in said(result)
