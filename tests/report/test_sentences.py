"""Moves, conditions and what must not get worse are sentences; what has no known form stays."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.calendar.hours import parse_hours
from approvalflow.calendar.sittings import parse_sits
from approvalflow.eventlog import Horizon
from approvalflow.notation.chinese import times_said
from approvalflow.redesign.catalogue import SAMPLE, known_moves
from approvalflow.report.sentences import (
    amount_words,
    asked_words,
    condition_words,
    guardrail_words,
    move_words,
)
from approvalflow.report.view import View
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.result import Called, MoveTold, Result
from approvalflow.study.runner import Settings
from approvalflow.study.storing import read_result
from helpers import sample

NAMES = Called(
    data={"value": {"en": "value", "zh": "金额"}, "kind": {"en": "kind", "zh": "类别"},
          "to_committee": {"en": "to committee", "zh": "是否上会"},
          "visitors": {"en": "visitors", "zh": "人数"}},
    kinds={"kind": {"major": {"en": "major", "zh": "重大项目"},
                    "minor": {"en": "minor", "zh": "小型项目"}}},
)  # fmt: skip
RESULT = replace(sample.compared(), called=NAMES)
EN, ZH = View(RESULT, "en"), View(RESULT, "zh")


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("value < 250 000 USD", "for values under USD 250,000", "金额低于25万美元的"),
        ("250 000 USD >= value", "for values up to USD 250,000", "金额不超过25万美元的"),
        ("visitors < 500", "for fewer than 500 visitors", "人数低于500的"),
        ("visitors >= 500 visitors", "for 500 visitors or more", "人数达到500的"),
        ("kind is-not major", "where kind is not major", "类别不是重大项目的"),
        ("kind in (major, minor)", "where kind is major or minor", "类别为重大项目或小型项目的"),
        ("to_committee", "where to committee is yes", "上会的"),
        ("not to_committee", "where to committee is no", "不上会的"),
        ("not (value > 3 working days)", "where value is at most 3 working days",
         "金额不超过3个工作日的"),
        ("kind is major and value > 1 CNY", "where kind is major and value is over CNY 1",
         "类别为重大项目且金额超过1元的"),
        ("kind is major or to_committee", "where kind is major or to committee is yes",
         "类别为重大项目或上会的"),
    ],
)  # fmt: skip
def test_a_condition_says_for_which_cases(text: str, english: str, chinese: str) -> None:
    assert condition_words(text, EN) == english
    assert condition_words(text, ZH) == chinese


@pytest.mark.parametrize(
    "text",
    ["a + b < 3", "always", "x <", "", "kind is", "a and (b or c)", "2 < 3", "value * 2 > 5 USD"],
)
def test_a_condition_of_another_form_stays_as_it_is(text: str) -> None:
    assert condition_words(text, EN) == condition_words(text, ZH) == text


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("days_p90 <= 90 calendar days", "nine in ten decided within 90 days", "九成在90天内办结"),
        ("days_mean < 1 calendar day", "decided in less than 1 day on average",
         "平均办结时间少于1天"),
        ("days_p90 <= 8 weeks", "nine in ten decided within 8 weeks", "九成在8周内办结"),
        ("within_statutory >= 95%", "at least 95 % in the statutory time",
         "法定时限内办结率不低于95%"),
        ("granted >= today - 1 point", "Granted: at most 1 point less than today",
         "“批准”比现状减少不超过1个百分点"),
        ("granted >= today - 1个百分点", "Granted: at most 1 point less than today",
         "“批准”比现状减少不超过1个百分点"),
        ("within_statutory >= today", "Within the statutory limit: no less than today",
         "“法定时限内办结”不低于现状"),
        ("work_hours <= today + 15 min", "Work: at most 15 min more than today",
         "“工作量”比现状增加不超过15分钟"),
        ("days_p90 <= today - 30 calendar days",
         "Days to decision, nine in ten: at least 30 days less than today",
         "“办理天数，九成以内”比现状至少减少30天"),
        ("utilisation(agency_cio) <= 15%", "agency cio: at most 15 % of the hours used",
         "agency cio工时使用率不超过15%"),
        ("today.office_cost <= 250 000 USD", "today: Cost to the office: at most USD 250,000",
         "现状：“机关成本”不超过25万美元"),
    ],
)  # fmt: skip
def test_a_guardrail_says_what_it_asks_for(text: str, english: str, chinese: str) -> None:
    assert guardrail_words(text, EN) == english
    assert guardrail_words(text, ZH) == chinese


@pytest.mark.parametrize("text", ["", "days", "happiness <= 3", "days_mean = 4", "a < b < c"])
def test_what_is_no_guardrail_stays_as_it_is(text: str) -> None:
    assert guardrail_words(text, EN) == guardrail_words(text, ZH) == text


@pytest.mark.parametrize(
    ("text", "chinese"),
    [("250 000 USD", "25万美元"), ("12 345 CNY", "12,345元"), ("123 456 USD", "123,456美元"),
     ("3 working days", "3个工作日"), ("1 800 m2", "1800m2"), ("5%", "5%"), ("soon", "soon"),
     ("150 000 000 CNY", "1.5亿元"), ("60 CNY/h", "60元/小时"),
     ("600 CNY per calendar day", "600元/天")],
)  # fmt: skip
def test_amounts(text: str, chinese: str) -> None:
    assert amount_words(text, "zh") == chinese


@pytest.mark.parametrize(
    ("text", "english"),
    [("250 000 USD", "USD 250,000"), ("1 500 CNY", "CNY 1,500"), ("60 EUR/h", "EUR 60/h"),
     ("9 000 m2", "9,000 m2"), ("12 345.6 h", "12,345.6 h")],
)  # fmt: skip
def test_amounts_in_english(text: str, english: str) -> None:
    assert amount_words(text, "en") == english


def told(folder: Path) -> Result:
    """A comparison with each example of a move alone."""
    (folder / "redesigns").mkdir(parents=True)
    (folder / "process.yaml").write_text(SAMPLE, encoding="utf-8")
    for kind, move in known_moves().items():
        text = f"approvalflow: 1\nname: {kind}\nmoves:\n{move.example}"
        (folder / "redesigns" / f"{kind}.yaml").write_text(text, encoding="utf-8")
    settings = Settings(replications=2, workers=1, horizon=Horizon(1, 4, 20))
    return compare(read_study(folder, None), settings)


def test_every_kind_of_move_has_words_in_both_languages(tmp_path: Path) -> None:
    result = told(tmp_path / "licence")
    assert len(result.designs) == len(known_moves()) + 1
    for language in ("en", "zh"):
        view = View(result, language)
        for design in result.designs[1:]:
            for move in design.moves:
                said = move_words(move, view)
                assert move.kind not in said.split(":")[0], said
                assert "_" not in said
                assert "{" not in said


def asked(result: Result, kind: str, language: str) -> str:
    view = View(result, language)
    (design,) = (d for d in result.designs[1:] if d.name == {"": kind})
    return asked_words(design.moves, view)


def test_every_kind_of_move_can_be_asked_for_in_both_languages(tmp_path: Path) -> None:
    result = told(tmp_path / "licence")
    for kind in known_moves():
        english, chinese = asked(result, kind, "en"), asked(result, kind, "zh")
        assert re.fullmatch(r"Shall [^_{}?]+\?", english), english
        assert re.fullmatch(r"是否同意[^_{}？]+？", chinese), chinese
        assert "instead of Shall" not in english


def test_a_question_names_the_chief_change_and_counts_the_others() -> None:
    sign = [step.id for step in RESULT.designs[0].steps if step.role][:2]
    limits = {"time_limit.promised": ("5 working days",)}
    moves = (
        MoveTold("set", "a", "", {**limits, f"steps.{sign[0]}.work_time": ("2 h",)}),
        MoveTold("drop", "b", "", {"": (sign[0],)}),
        MoveTold("unheard-of", "c", "", {}),
    )
    dropped = EN.step_named(sign[0])
    assert asked_words(moves[1:2], EN) == f"Shall {dropped} be done without?"
    assert asked_words(moves[1:], EN) == f"Shall {dropped} be done without, with one more change?"
    question = asked_words(moves, EN)
    assert question.startswith(f"Shall {dropped} be done without")
    assert question.count(", and ") + 1 + int(re.findall(r"with (\d)", question)[0]) == 4
    assert asked_words(moves[2:], EN) == ""
    assert asked_words((), ZH) == ""


def test_steps_of_one_name_are_told_once_with_who_does_them() -> None:
    result = read_result(Path(__file__).parents[2] / "reports" / "it-acquisition.json")
    english, chinese = View(result, "en"), View(result, "zh")
    steps = [s for s in result.designs[0].steps if s.name.get("en") == "Sign-off"]
    two, many = (MoveTold("parallelise", "", "", {"": tuple(s.id for s in steps[:n])})
                 for n in (2, 5))  # fmt: skip
    roles = ", ".join(english.role(step.role) for step in steps[:2])
    assert asked_words((two,), english) == f"Shall Sign-off ({roles}) run in parallel?"
    assert asked_words((many,), english) == "Shall Sign-off (5 desks) run in parallel?"
    assert move_words(many, chinese) == "并联办理：签批（5处）"


def test_a_delegation_says_who_signs_for_which_cases() -> None:
    steps = RESULT.designs[0].steps
    by_role = {step.role: step.id for step in steps if step.role and "," not in step.role}
    first, *others = by_role
    said = {"": tuple(by_role.values()), "to": (first,), "if": ("value < 250 000 USD",)}
    move = MoveTold("delegate", "as written", "", said)
    assert move_words(move, EN).startswith(f"{EN.role(first)} signs instead of ")
    assert move_words(move, EN).endswith(" for values under USD 250,000")
    assert move_words(move, ZH).startswith(f"金额低于25万美元的由{ZH.role(first)}代")
    assert others
    assert move_words(replace(move, kind="unheard-of"), EN) == "unheard-of: as written"


def test_a_move_of_a_result_of_before_stays_as_it_was_written() -> None:
    move = MoveTold("delegate", "delegate: sign, to: clerk", "")
    for view in (EN, ZH):
        assert move_words(move, view) == "delegate: sign, to: clerk"


DAYS = st.sampled_from(["Tue", "Mon Thu", "Mon-Fri", "Sun-Thu", "Mon-Wed Fri"])
WINDOWS = st.sampled_from(["09:00-12:00", "09:00-12:00 and 13:30-17:00"])


@given(st.sampled_from(["", "1st ", "1st and 3rd ", "last "]), DAYS, WINDOWS,
       st.sampled_from(["", " or the next working day", " or not at all"]))  # fmt: skip
def test_sittings_said_in_chinese_are_read_again(
    nth: str, days: str, windows: str, day_off: str
) -> None:
    text = f"{nth}{days} {windows}"
    if not (day_off == " or the next working day" and days in ("Mon-Fri", "Sun-Thu") and not nth):
        assert parse_sits(times_said(text + day_off)) == parse_sits(text + day_off)
    if not nth:
        assert parse_hours(times_said(text)) == parse_hours(text)
