"""`worth` on the command line: the answer fits a screen and ends in a sentence to repeat."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from helpers.studies import study_in

WAITS = """
approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: 5 per week
time_limit: {promised: 5 calendar days}
roles: {clerk: {staff: unlimited, cost: 60 CNY/h}}
steps:
  - first: {does: wait, takes: 1 to 3 calendar days}
  - second: {does: wait, takes: 2 to 6 calendar days}
  - sign: {does: approve, by: clerk, work_time: 1 h}
"""
QUICKER = """\
approvalflow: 1
name: {en: Both quicker, zh: 两处提速}
moves:
  - set: {steps: {first: {takes: 1 calendar day}}}
  - set: {steps: {second: {takes: 2 calendar days}}}
  - set: {steps: {second: {takes: 2 calendar days}}}
"""
DROPPED = "approvalflow: 1\nmoves: [drop: second]\n"
BRIEF = ["--replications", "4", "--weeks", "8", "--start-up", "1", "--no-cache", "--workers", "1"]


def asked(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = exit_code([*map(str, words), *BRIEF])
    return code, *capsys.readouterr()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    study_in(tmp_path / "licence", WAITS, a=QUICKER, b=DROPPED)
    return tmp_path / "licence"


@pytest.mark.parametrize(
    ("language", "ends"),
    [("en", "that all its moves together save."), ("zh", "贡献最大：")],
)
def test_the_moves_of_one(
    folder: Path, language: str, ends: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = asked(capsys, "--lang", language, "worth", folder, "a")
    assert code == 0
    lines = out.rstrip().splitlines()
    assert len(lines) <= 24
    assert ends in " ".join(" ".join(lines[-3:]).split())
    code, quiet, _ = asked(capsys, "--lang", language, "worth", folder, "a", "--quiet")
    assert code == 0
    assert "".join(quiet.split()) in "".join(out.split())
    assert ends in " ".join(quiet.split())


def test_all_redesigns_without_a_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = asked(capsys, "worth", folder)
    assert code == 0
    assert "what each redesign is worth" in out
    assert "all redesigns together save" in " ".join(out.split())


def test_as_data(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "worth.json"
    code, _, _ = asked(
        capsys, "worth", folder, "a", "--measure", "days_p90", "--json", file, "--quiet"
    )
    assert code == 0
    told = json.loads(file.read_text("utf-8"))["worth"]
    assert told["asked"] == ["days_p90"]
    assert [one["measure"] for one in told["measures"]] == ["days_mean", "office_cost", "days_p90"]
    assert exit_code(["reproduce", str(file)]) == 0
    assert exit_code(["report", str(file)]) == 0
    assert "brings most" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["worth", "a", "--measure", "dayz"], "AF534"),
        (["worth", "nobody"], "AF"),
    ],
)
def test_refused(
    folder: Path, words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *others = words
    found, _, told = asked(capsys, command, folder, *others)
    assert found != 0
    assert code in told


def test_those_that_exclude_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study_in(tmp_path / "licence", WAITS, a=DROPPED, b=DROPPED)
    found, _, told = asked(capsys, "worth", tmp_path / "licence")
    assert found != 0
    assert "AF683" in told
    for next_ in ("approvalflow compare", "approvalflow search"):
        assert next_ in told
