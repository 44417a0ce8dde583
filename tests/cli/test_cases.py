"""`--cases` and `--log`: of today and of a redesign, in every form, beside every other output."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from approvalflow.cli import exit_code
from approvalflow.report.media import grids
from helpers.studies import HELPED, OFFICE, study_in

Capture = pytest.CaptureFixture[str]
FAST = ("--replications", "2", "--weeks", "4", "--workers", "1", "--no-versions")
FORMULA = OFFICE.replace("private: rest", '"=1+1": rest').replace("private:", '"=1+1":')


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases") / "office"
    study_in(folder, OFFICE, helped=HELPED)
    return folder


def table_in(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def needs(library: str) -> ModuleType:
    module: ModuleType = pytest.importorskip(library)
    return module


@pytest.mark.parametrize(
    "words",
    [["run"], ["compare"], ["compare", "--design", "helped"], ["run", "--redesign", "helped"]],
)
def test_the_cases_are_those_of_the_log(words: list[str], study: Path, tmp_path: Path) -> None:
    cases, log, xes = (tmp_path / name for name in ("cases.csv", "log.csv", "log.xes"))
    command, *further = words
    for file in (log, xes):
        asked = ["--cases", str(cases), "--log", str(file)]
        assert exit_code([command, str(study), *further, *FAST, *asked]) == 0
    rows, visits = table_in(cases), table_in(log)
    kinds = {row["case_id"]: row["kind"] for row in rows}
    assert set(kinds.values()) == {"public", "private"}
    assert {visit["case_id"]: visit["kind"] for visit in visits}.items() <= kinds.items()
    traces = ET.parse(xes).getroot().findall("trace")
    told = [{s.get("key"): s.get("value") for s in trace.findall("string")} for trace in traces]
    assert {one["concept:name"]: one["kind"] for one in told}.items() <= kinds.items()
    assert any("clerk 3" in visit["resource"] for visit in visits) == ("helped" in words)
    measured = [row for row in rows if row["measured"] == "yes"]
    assert measured
    assert len(measured) < len(rows)
    assert all(row["days"] for row in measured)
    assert {row["waited_for"] for row in measured} <= {"clerk", "head", "applicant", ""}
    assert all(" " in row["submitted"] for row in rows)  # which a spreadsheet takes for a date


def test_today_against_one_redesign_is_the_same_by_both_commands(
    study: Path, capsys: Capture
) -> None:
    assert exit_code(["run", str(study), "--redesign", "helped", *FAST, "--format", "json"]) == 0
    once = capsys.readouterr().out
    assert exit_code(["compare", str(study), "helped", *FAST, "--format", "json"]) == 0
    assert capsys.readouterr().out == once
    assert exit_code(["run", str(study), "--redesign", "helper", *FAST]) == 3
    assert "helped" in capsys.readouterr().err


def test_cases_stand_beside_every_other_output(study: Path, tmp_path: Path) -> None:
    names = {"--cases": "c.csv", "--log": "l.csv", "--json": "r.json", "--html": "r.html",
             "--docx": "r.docx"}  # fmt: skip
    asked = [word for option, name in names.items() for word in (option, str(tmp_path / name))]
    limit = ["--fail-if", "days_mean > 0 calendar days"]
    assert exit_code(["run", str(study), *FAST, *asked, *limit, "--follow", "3"]) == 1
    assert {file.name for file in tmp_path.iterdir()} == set(names.values())
    alone = tmp_path / "alone.csv"
    assert exit_code(["run", str(study), *FAST, "--cases", str(alone)]) == 0
    assert alone.read_bytes() == (tmp_path / "c.csv").read_bytes()


@pytest.mark.parametrize("name", ["cases.txt", "cases", "cases.xls", "cases.json"])
def test_a_form_that_there_is_not_is_refused_first(
    name: str, study: Path, tmp_path: Path, capsys: Capture
) -> None:
    options = ["--cases", str(tmp_path / name), "--json", str(tmp_path / "r.json")]
    assert exit_code(["run", str(study), *FAST, *options]) == 2
    assert ".parquet" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "extra"), [("c.xlsx", "xlsx"), ("c.PARQUET", "parquet")])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_library_that_is_not_there_is_told_first(
    name: str, extra: str, language: str, study: Path, tmp_path: Path, capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(grids, "find_spec", lambda _: None)
    options = ["--cases", str(tmp_path / name), "--lang", language]
    assert exit_code(["run", str(study), *FAST, *options]) == 2
    assert f'pip install "approvalflow[{extra}]"' in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_no_text_of_a_table_is_taken_for_a_formula(tmp_path: Path) -> None:
    study_in(tmp_path / "office", FORMULA)
    cases = tmp_path / "cases.csv"
    assert exit_code(["run", str(tmp_path / "office"), *FAST, "--cases", str(cases)]) == 0
    assert {row["kind"] for row in table_in(cases)} == {"public", "'=1+1"}


def test_a_workbook_is_the_same_table_and_the_same_bytes(tmp_path: Path) -> None:
    openpyxl = needs("openpyxl")
    study_in(tmp_path / "office", FORMULA)
    files = [tmp_path / name for name in ("a.xlsx", "b.xlsx", "c.csv")]
    for file in files:
        assert exit_code(["run", str(tmp_path / "office"), *FAST, "--cases", str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    heads, *rows = openpyxl.load_workbook(files[0])["cases"].iter_rows(values_only=True)
    found: list[dict[str, Any]] = [dict(zip(heads, row, strict=True)) for row in rows]
    expected = table_in(files[2])
    assert [row["case_id"] for row in found] == [row["case_id"] for row in expected]
    for row, told in zip(found, expected, strict=True):
        assert str(row["submitted"]) == told["submitted"]
        assert row["measured"] is (told["measured"] == "yes")
        assert row["kind"] == told["kind"].removeprefix("'")
        assert (row["days"] is None) == (told["days"] == "")
        assert row["days"] is None or row["days"] == pytest.approx(float(told["days"]))


def test_parquet_is_the_same_table(study: Path, tmp_path: Path) -> None:
    needs("pyarrow")
    from pyarrow import parquet

    files = [tmp_path / name for name in ("c.parquet", "c.csv")]
    for file in files:
        assert exit_code(["run", str(study), *FAST, "--cases", str(file)]) == 0
    found, expected = parquet.read_table(files[0]).to_pylist(), table_in(files[1])
    assert [str(row["submitted"]) for row in found] == [row["submitted"] for row in expected]
    assert [row["measured"] for row in found] == [row["measured"] == "yes" for row in expected]
    assert [row["days"] for row in found] == [
        float(row["days"]) if row["days"] else None for row in expected
    ]
