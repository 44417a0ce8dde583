"""Levels, departments, kinds of case and new steps have words by language, which change nothing."""

import pickle
from typing import Any

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.language.reading import process_from
from approvalflow.notation import yamlsource
from approvalflow.office.office import Office
from approvalflow.process.meaning import canonical
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import words_of
from approvalflow.redesign.reading import redesign_from
from approvalflow.study.summary.flows import called_in

PLAIN = """\
approvalflow: 1
levels: [clerks, heads]
arrivals: 30 per week
case_data:
  kind: {major: 10%, minor: rest}
  urgent: 18%
  value: {median: 500 CNY, p90: 2 000 CNY}
roles:
  clerk: {level: clerks, department: Planning, staff: 2}
  head: {level: heads, department: Planning}
steps:
  - intake: {by: clerk, work_time: 30 min}
  - check: {by: clerk, work_time: 30 min, only_if: kind is major}
  - sign: {by: head, work_time: 10 min, does: approve}
"""
NAMED = (
    ("levels: [clerks, heads]", "levels: [{en: clerks, zh: 经办}, heads]"),
    ("kind: {major", "kind: {name: {en: Kind, zh: 类别}, names: {major: {zh: 重大}}, major"),
    ("urgent: 18%", "urgent: {yes: 18%, name: 急件}"),
    ("value: {median", "value: {name: {zh: 金额}, median"),
    ("clerks, department: Planning", "clerks, department: {zh: 规划处, en: Planning}"),
)


def process_of(text: str) -> Process:
    return process_from(yamlsource.read_source(text, "process.yaml"), "office").process


def named() -> str:
    text = PLAIN
    for plain, words in NAMED:
        assert plain in text
        text = text.replace(plain, words, 1)
    return text


def test_words_change_no_meaning() -> None:
    assert canonical(process_of(named())) == canonical(process_of(PLAIN))
    assert process_of(named()).levels == ("clerks", "heads")


@pytest.mark.parametrize(("plain", "words"), NAMED)
def test_each_may_have_words_alone(plain: str, words: str) -> None:
    assert canonical(process_of(PLAIN.replace(plain, words, 1))) == canonical(process_of(PLAIN))


def test_what_is_called_is_told_by_its_name() -> None:
    for process in (process_of(named()), pickle.loads(pickle.dumps(process_of(named())))):
        told = called_in(process)
        assert told.levels == {"clerks": {"en": "clerks", "zh": "经办"}}
        assert told.departments == {"Planning": {"en": "Planning", "zh": "规划处"}}
        assert told.data == {
            "kind": {"en": "Kind", "zh": "类别"}, "urgent": {"": "急件"}, "value": {"zh": "金额"},
        }  # fmt: skip
        assert told.kinds == {"kind": {"major": {"zh": "重大"}}}
    assert called_in(process_of(PLAIN)).departments == {}


def test_no_words_reach_what_is_measured() -> None:
    """Scorecards are kept by type: a name is a plain text there."""
    office = Office(process_of(named()))
    read = [*office.departments, *(office.unit_of(step) for step in office.process.steps)]
    assert {type(text) for text in read} == {str}


def test_a_kind_may_still_be_called_name() -> None:
    kind = process_of(PLAIN.replace("major: 10%", "name: 10%").replace("kind is major", "always"))
    assert kind.case_data["kind"].categories == ("minor", "name")


@pytest.mark.parametrize(
    ("plain", "wrong", "key"),
    [
        ("kind: {major", "kind: {names: {mayor: {zh: 重大}}, major", "unknown-category"),
        ("value: {median", "value: {names: {big: {zh: 大}}, median", "unknown-category"),
        ("[clerks, heads]", "[{en: 3, zh: [a]}, heads]", "text-expected"),
        ("department: Planning, staff", "department: {en: ''}, staff", "text-expected"),
    ],
)
def test_words_of_nothing_are_refused(plain: str, wrong: str, key: str) -> None:
    with pytest.raises(ApprovalFlowError) as refused:
        process_of(PLAIN.replace(plain, wrong, 1))
    assert key in [problem.key for problem in refused.value.problems]


def design_of(moves: str) -> Process:
    text = f"approvalflow: 1\nname: a\nmoves:\n{moves}"
    source = yamlsource.read_source(text, "a.yaml")
    read: Any = redesign_from(source, "a", process_of(PLAIN))
    return read.process


@pytest.mark.parametrize(
    "moves",
    [
        "  - {parallelise: [intake, check, sign], as: AS}\n",
        "  - drop: check\n  - merge: {steps: [intake, sign], into: AS, by: clerk}\n",
        "  - {one_window: clerk, steps: [intake, sign], into: AS}\n",
    ],
)
def test_a_new_step_takes_words(moves: str) -> None:
    first = design_of(moves.replace("AS", "{en: Joint sign-off, zh: 联合签批}"))
    second = design_of(moves.replace("AS", "joint_sign_off"))
    assert canonical(first) == canonical(second)
    said = dict(first.steps["joint_sign_off"].name or ())
    assert said == {"en": "Joint sign-off", "zh": "联合签批"}


def test_a_text_has_no_words() -> None:
    assert words_of("clerks") == words_of(None) == ()


def test_what_one_role_leaves_out_another_says_of_their_department() -> None:
    """Each language is said once; what contradicts itself is a problem of its own."""
    roles = "roles: {clerk: {staff: 1, department: %s}, head: {staff: 1, department: %s}}\n"
    steps = "steps:\n  - a: {by: clerk, work_time: 1 h}\n  - b: {by: head, work_time: 1 h}\n"
    for said in ("Planning", "{en: Planning}", "{en: Planning, zh: 规划局}"):
        text = "approvalflow: 1\narrivals: 1 per week\n" + roles + steps
        process = process_of(text % (said, "{en: Planning, zh: 规划局}"))
        assert called_in(process).departments == {"Planning": {"en": "Planning", "zh": "规划局"}}
