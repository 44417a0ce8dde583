"""`measures`: every measure by its id, in words that a condition understands."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.comparison.guardrails import parse_condition
from approvalflow.measures.kpis import FAMILIES, MEASURES, measures_of
from approvalflow.study.example import built_in
from helpers.strategies import process_of
from helpers.studies import OFFICE, study_in

Capture = pytest.CaptureFixture[str]


def told(capsys: Capture, *words: str) -> list[dict[str, str]]:
    assert exit_code(["measures", *words, "--format", "json"]) == 0
    rows: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    assert exit_code(["measures", *words, "--format", "csv"]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert {row["id"]: row["meaning"] for row in table} == {r["id"]: r["meaning"] for r in rows}
    return rows


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_measures_are_listed(language: str, capsys: Capture) -> None:
    rows = told(capsys, "--lang", language)
    assert [row["id"] for row in rows[: len(MEASURES)]] == [measure.id for measure in MEASURES]
    assert len(rows) == len(MEASURES) + len(FAMILIES)
    assert all(row["meaning"] and row["unit"] and row["unit_words"] for row in rows)
    assert exit_code(["measures", "--lang", language]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert all("".join(row["meaning"].split()) in said for row in rows)


def test_those_of_a_study_are_its_own(tmp_path: Path, capsys: Capture) -> None:
    study = study_in(tmp_path / "office", OFFICE)
    rows = told(capsys, str(tmp_path / "office"))
    assert [row["id"] for row in rows] == [m.id for m in measures_of(study.today.process)]
    (cost,) = (row for row in rows if row["id"] == "office_cost")
    assert (cost["unit"], cost["unit_words"], cost["limit"]) == ("money", "CNY", "CNY")
    assert exit_code(["measures", str(tmp_path / "nowhere")]) == 2


@pytest.mark.parametrize("process", [built_in()[0], process_of(OFFICE)], ids=["large", "small"])
def test_a_limit_in_the_unit_that_is_told_is_a_condition(process: object) -> None:
    from approvalflow.process.model.process import Process
    from approvalflow.report.documents.listing import listed

    assert isinstance(process, Process)
    for row in listed(process, "en"):
        found = parse_condition(f"{row['id']} > 5 {row['limit']}".strip(), process)
        assert found.amount == (0.05 if row["unit"] == "share" else 5)
