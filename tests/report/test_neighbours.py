"""Neighbours: ways over a border, whose applicants, whose officials, and a guardrail on a kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.comparison.guardrails import kind_in, parse_guardrail
from approvalflow.errors import NotationError
from approvalflow.eventlog import Horizon
from approvalflow.report.document import Table
from approvalflow.report.sections import document_of
from approvalflow.report.sections.neighbours import neighbours
from approvalflow.report.sentences import guardrail_words
from approvalflow.report.view import View
from approvalflow.study.compare import compare
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json, from_json
from helpers.studies import study_in

PROCESS = """
approvalflow: 1
name: A firm in two cities
arrivals: 6 per working day
calendar: {holidays: none}
case_data: {home: {a: 60%, b: 40%}}
transfers: {between_jurisdictions: 2 working days}
roles:
  desk_a: {jurisdiction: a, cost: 60 CNY/h}
  desk_b: {jurisdiction: b, cost: 60 CNY/h}
  inspector_a: {staff: 3, jurisdiction: a, cost: 80 CNY/h}
  inspector_b: {staff: 3, jurisdiction: b, cost: 80 CNY/h}
steps:
  - own_a: {by: inspector_a, work_time: 1 to 3 h, only_if: home is a}
  - own_b: {by: inspector_b, work_time: 1 to 3 h, only_if: home is b}
  - other_b: {by: inspector_b, work_time: 1 to 2 h, only_if: home is a}
  - other_a: {by: inspector_a, work_time: 1 to 2 h, only_if: home is b}
  - licence_a: {does: approve, by: desk_a, work_time: 10 min, only_if: home is a}
  - licence_b: {does: approve, by: desk_b, work_time: 10 min, only_if: home is b}
"""
RECOGNISED = """
approvalflow: 1
name: Recognition
moves: [{drop: other_b}, {drop: other_a}]
guardrails: [days_mean(home is b) <= today + 1 calendar day, days_mean(home is a) <= 1 calendar day]
"""
JOINT = """
approvalflow: 1
name: Joint office
moves: [{merge: {roles: [inspector_a, inspector_b], into: joint, jurisdiction: zone}}]
"""
WEEKS = Settings(replications=20, horizon=Horizon(start_up=2, weeks=6, run_out=20), workers=1)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("two") / "study"
    return compare(study_in(folder, PROCESS, joint=JOINT, recognised=RECOGNISED), WEEKS)


def tables(result: Result, language: str) -> list[list[list[str]]]:
    found = neighbours(View(result, language))
    shown = [block for block in found if isinstance(block, Table)]
    return [[[c.text for c in row.cells] for row in t.rows] for t in shown]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_whose_applicants_and_whose_officials(result: Result, language: str) -> None:
    applicants, officials = tables(result, language)
    assert [row[0] for row in applicants] == ["a", "b"]
    for _, today, joint, recognised in applicants:
        assert float(recognised) < float(joint) <= float(today)
    assert [row[0] for row in officials] == ["a"] * 3 + ["b"] * 3 + ["zone"] * 3
    none = [row[2:] for row in officials][6]
    assert set(none) == {"—"}  # nobody of the zone today


def test_all_work_is_somebodys(result: Result) -> None:
    for design in result.designs:
        whole = sum(design.worked.values())
        assert sum(o.hours for o in design.officials.values()) == pytest.approx(whole, abs=0.01)
        assert sum(o.posts for o in design.officials.values()) == 8
    wages = {"desk_a": 60, "inspector_a": 80}
    today = result.designs[0]
    cost = sum(today.worked[role] * wage for role, wage in wages.items()) * 365.25 / 7
    assert today.officials["a"].cost == pytest.approx(cost, rel=1e-3)


def test_a_guardrail_on_a_kind_is_of_its_cases_alone(result: Result) -> None:
    held = {h.text: h for h in result.comparisons[1].guardrails}
    (b, a) = held.values()
    days = result.designs[1 + 1].by["home"]["b"]["days_mean"]
    assert b.holds == "yes"
    assert b.value == days.value
    assert a.holds == "yes" if (a.high or 9) < 1 else a.holds in ("no", "unsure")
    for language, words in (("en", "home is b"), ("zh", "b")):
        assert words in guardrail_words(b, View(result, language))
    assert from_json(as_json(result).encode()) == result


def test_without_jurisdictions_there_is_no_section(tmp_path: Path) -> None:
    text = PROCESS.replace("jurisdiction: a, ", "").replace("jurisdiction: b, ", "")
    text = text.replace("transfers: {between_jurisdictions: 2 working days}\n", "")
    found = simulate(study_in(tmp_path, text), WEEKS)
    assert "neighbours" not in [section.id for section in document_of(found).sections]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("days_mean(home is c) <= 3 calendar days", "guardrail-kind"),
        ("days_mean(hom is b) <= 3 calendar days", "guardrail-kind"),
        ("open_cases(home is b) <= 3", "guardrail-of-office"),
        ("refused(home is b) <= 3 calendar days", "guardrail-unit"),
        ("nonsense(home is b) <= 3", "unknown-measure"),
    ],
)
def test_what_is_wrong_with_it(text: str, key: str, tmp_path: Path) -> None:
    process = study_in(tmp_path, PROCESS).today.process
    with pytest.raises(NotationError) as raised:
        parse_guardrail(text, process)
    assert raised.value.key == key


def test_which_cases_are_meant() -> None:
    assert kind_in("home is east side") == ("home", "east side")
    assert kind_in("head") == kind_in("") == kind_in(None) == ()


def test_a_run_fails_for_a_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study_in(tmp_path / "s", PROCESS)
    short = ["run", str(tmp_path / "s"), "--replications", "2", "--weeks", "4", "--quiet"]
    assert exit_code([*short, "--fail-if", "days_mean(home is b) > 1 calendar day"]) == 1
    assert "days_mean(home is b) > 1 calendar day" in capsys.readouterr().err
    assert exit_code([*short, "--fail-if", "days_mean(home is b) > 90 calendar days"]) == 0
    several = [*short, "--set", "roles.desk_a.staff=1,2"]
    assert exit_code([*several, "--fail-if", "days_mean(home is b) > 1 calendar day"]) == 2
    assert "one value of each key" in capsys.readouterr().err
