"""`approvalflow search`: what it prints and writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from approvalflow.cli.app import run
from approvalflow.cli.codes import INTERRUPTED, INVALID, OK, UNTRUSTED
from approvalflow.study import many
from helpers.studies import OFFICE

DROP = "approvalflow: 1\nmoves: [{drop: check}]\n"
QUICK = ["--weeks", "4", "--start-up", "1", "--replications", "3", "--workers", "1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "redesigns").mkdir()
    (tmp_path / "process.yaml").write_text(OFFICE, encoding="utf-8")
    (tmp_path / "redesigns" / "drop.yaml").write_text(DROP, encoding="utf-8")
    return tmp_path


def test_it_answers_and_is_stored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "result.json"
    assert run(["search", str(folder), *QUICK, "--json", str(out)], "en") == OK
    said = capsys.readouterr().out
    assert "Of 2 sets of moves 2 can be had" in said
    document = json.loads(out.read_text(encoding="utf-8"))
    assert len(document["search"]["sets"]) == 2
    assert document["inputs"]["command"].startswith("approvalflow search ")
    assert run(["reproduce", str(out)], "en") == OK
    assert run(["report", str(out)], "zh") == OK


def test_quiet_is_the_sentence_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", str(folder), *QUICK, "--quiet"], "en") == OK
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("With 1 of 1 moves")
    assert "begin with this" in said
    assert "Sets that" not in said


@pytest.mark.parametrize(
    ("minimise", "code"), [("granted", "AF668"), ("dais", "AF534"), ("days_mean,x", "AF534")]
)
def test_measures_that_cannot_be(
    folder: Path, capsys: pytest.CaptureFixture[str], minimise: str, code: str
) -> None:
    assert run(["search", str(folder), *QUICK, "--minimise", minimise], "en") == INVALID
    assert code in capsys.readouterr().err


def test_other_measures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--minimise", "days_p90, work_hours", "--json", "-"]
    assert run(["search", str(folder), *QUICK, *asked], "en") == OK
    document = json.loads(capsys.readouterr().out)
    measures = [one["measure"] for one in document["search"]["measures"]]
    assert measures == ["days_p90", "work_hours", "signoffs"]
    assert '--minimise "days_p90,work_hours"' in document["inputs"]["command"]


def test_nothing_to_choose(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "redesigns" / "drop.yaml").unlink()
    assert run(["search", str(folder), *QUICK], "zh") == INVALID
    assert "AF669" in capsys.readouterr().err


def test_an_office_that_nothing_saves(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = OFFICE.replace("5 per working day", "90 per working day")
    (folder / "process.yaml").write_text(text, encoding="utf-8")
    assert run(["search", str(folder), *QUICK], "en") == UNTRUSTED
    assert "Traceback" not in capsys.readouterr().err


def test_stopped_it_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the last look: the figures are those that chose."""
    calls: list[object] = []
    real = many._run

    def stops(*given: object) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(many, "_run", stops)
    assert run(["search", str(folder), *QUICK], "en") == INTERRUPTED
    said = " ".join(capsys.readouterr().out.split())
    assert "they flatter" in said
    assert "It was stopped" in said
