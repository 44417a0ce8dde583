"""The command `diagnose`: what it prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.cli.codes import INVALID

SHORT = ("--replications", "2", "--weeks", "4", "--start-up", "1", "--workers", "1", "--no-cache")
CAPPED = """
approvalflow: 1
arrivals: {count: 9, per: week, most_open: 3}
roles: {clerk: 1}
steps: [{review: {by: clerk, work_time: 1 h}}]
"""


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert exit_code(["init", "my-study"]) == 0
    return Path("my-study")


def test_its_answer_its_files_and_the_one_sentence(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert exit_code(["diagnose", str(study), *SHORT, "--json", "r.json", "--html", "r.html"]) == 0
    printed = capsys.readouterr().out
    assert "95 % interval" in printed
    stored = json.loads(Path("r.json").read_text("utf-8"))
    assert {one["cause"] for one in stored["diagnosis"]["causes"]} >= {"staff", "desks", "rework"}
    assert stored["inputs"]["command"].startswith("approvalflow diagnose")
    assert 'id="diagnosis"' in Path("r.html").read_text("utf-8")
    assert exit_code(["diagnose", str(study), *SHORT, "--quiet"]) == 0
    (sentence,) = " ".join(capsys.readouterr().out.split()).split(". ")[:1]
    assert sentence.rstrip(".") in " ".join(printed.split())
    assert exit_code(["reproduce", "r.json", "--workers", "1"]) == 0
    assert exit_code(["report", "r.json", "--format", "markdown"]) == 0
    assert "M0" in capsys.readouterr().out


def test_nights_are_asked_for(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert exit_code(["--lang", "zh", "diagnose", str(study), *SHORT, "--nights", "--full"]) == 0
    assert "夜间和休息日不办公" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "word"), [("en", "turned away"), ("zh", "拒之门外")])
def test_where_cases_are_turned_away_it_says_why_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, word: str
) -> None:
    (tmp_path / "process.yaml").write_text(CAPPED, encoding="utf-8")
    code = exit_code(["--lang", language, "diagnose", str(tmp_path), *SHORT])
    said = capsys.readouterr().err
    assert code == INVALID
    assert "AF691" in said
    assert word in said
    assert "Traceback" not in said


ASKED = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
arrivals: 9 per week
roles: {clerk: 1}
chases: {after: 15 working days, every: 5 working days, by: clerk, work_time: 10 min, share: 60%}
steps: [{review: {by: clerk, work_time: {mean: 4 h, shape: exponential}}}]
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "beyond 67 open files (37 working days) answering eats"), ("zh", "在办超过67件")],
)
def test_from_when_on_answering_eats_all_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "process.yaml").write_text(ASKED, encoding="utf-8")
    short = ["--replications", "2", "--start-up", "10", "--weeks", "20"]
    exit_code(["--lang", language, "diagnose", str(folder), *short])
    assert said in " ".join(capsys.readouterr().out.split())
