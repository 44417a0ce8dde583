"""What a file says of its study is in the result, and in no number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json, from_json
from helpers.studies import OFFICE, QUARTER, study_in

SHORT = Settings(replications=2, horizon=QUARTER, workers=1)
SAID = "study: {purpose: {en: 20 days are too many, zh: 二十天太久}, contact: Room 12}\narrivals:"


def told(folder: Path, text: str) -> dict[str, Any]:
    result = simulate(study_in(folder, text), SHORT)
    assert json.loads(as_json(from_json(as_json(result).encode()))) == json.loads(as_json(result))
    return json.loads(as_json(result))


def test_the_words_are_told_by_language(tmp_path: Path) -> None:
    found = told(tmp_path, OFFICE.replace("arrivals:", SAID, 1))
    purpose = {"en": "20 days are too many", "zh": "二十天太久"}
    assert found["study"] == {"purpose": purpose, "contact": {"": "Room 12"}}
    assert not [a for a in found["assumptions"] if a["path"].startswith("study")]


def test_what_is_worth_the_trouble_is_no_words_of_the_study(tmp_path: Path) -> None:
    found = told(tmp_path, OFFICE.replace("arrivals:", "study: {worthwhile: 9%}\narrivals:", 1))
    assert "study" not in found
    assert [a["value"] for a in found["assumptions"] if a["path"].startswith("study")] == ["9%"]


def test_a_step_called_decision_keeps_its_numbers(tmp_path: Path) -> None:
    study = study_in(tmp_path, OFFICE.replace("check", "decision"))
    paths = [".".join(a.path) for a in study.today.assumptions]
    assert any(".decision.work_time" in path for path in paths)


def test_words_move_no_number(tmp_path: Path) -> None:
    silent = told(tmp_path / "a" / "office", OFFICE)
    said = told(tmp_path / "b" / "office", OFFICE.replace("arrivals:", SAID, 1))
    assert silent["designs"] == said["designs"]


@pytest.mark.parametrize(
    ("study", "path"),
    [
        ({}, "study"),
        ({"purpose": {}}, "study"),
        ({"purpose": {"en": " "}}, "study.purpose.en"),
        ({"purpose": {"en": "why"}, "contact": {"": ""}}, 'study.contact[""]'),
    ],
)
def test_a_result_whose_study_says_nothing_is_refused(
    tmp_path: Path, study: dict[str, Any], path: str
) -> None:
    found = told(tmp_path, OFFICE) | {"study": study}
    with pytest.raises(ApprovalFlowError) as refused:
        from_json(json.dumps(found).encode())
    (problem,) = refused.value.problems
    assert (problem.key, problem.parameters["path"]) == ("result-empty", path)


def test_a_redesign_has_no_study_of_its_own(tmp_path: Path) -> None:
    whole = OFFICE.replace("arrivals:", "study: {purpose: another}\narrivals:", 1)
    with pytest.raises(ApprovalFlowError) as refused:
        study_in(tmp_path, OFFICE, whole=whole)
    assert [p.key for p in refused.value.problems] == ["study-of-a-redesign"]
