"""`rank` on the command line: profiles, questions without a terminal, what is kept."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.study.reading import read_study
from helpers.studies import study_in

OFFICE = """
approvalflow: 1
name: Licences
calendar: {hours: always, holidays: none}
arrivals: 20 per week
roles: {clerk: {staff: unlimited, cost: 60 CNY/h}}
steps:
  - wait: {does: wait, takes: 4 to 6 calendar days}
  - check: {by: clerk, does: approve, work_time: 1 h}
  - sign: {by: clerk, does: approve, work_time: 2 h}
"""
QUICK = "approvalflow: 1\nmoves:\n  - set: {steps: {wait: {takes: 1 calendar day}}}\n"
CHEAP = "approvalflow: 1\nmoves: [drop: check]\n"
BRIEF = ["--replications", "4", "--weeks", "8", "--start-up", "1", "--no-cache", "--workers", "1"]
QUESTIONS = 10  # days, control, cost, silence, nine in ten: each two of five


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    study_in(tmp_path / "licences", OFFICE, cheap=CHEAP, quick=QUICK)
    return tmp_path / "licences"


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


def asked(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = exit_code([*map(str, words), *BRIEF])
    return code, *capsys.readouterr()


def answers(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.mark.parametrize(
    ("language", "said", "ends"),
    [
        ("en", "If today's checks need not be kept, A and B beat today", "Values decide between"),
        ("zh", "如不要求保留现有把关，A和B都全面优于现状", "取决于价值取向"),
    ],
)
def test_the_answer(
    folder: Path, language: str, said: str, ends: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = asked(capsys, "--lang", language, "rank", folder)
    assert code == 0
    assert len(out.rstrip().splitlines()) <= 24
    whole = " ".join(out.split()) if language == "en" else "".join(out.split())
    assert said in whole
    code, quiet, _ = asked(capsys, "--lang", language, "rank", folder, "--quiet")
    assert code == 0
    assert ends in quiet
    assert "".join(quiet.split()) in "".join(out.split())


def test_an_order_on_the_command_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rank.json"
    code, _, _ = asked(
        capsys, "rank", folder, "--profile", "days >= cost", "--json", file, "--quiet"
    )
    assert code == 0
    told = json.loads(file.read_text("utf-8"))
    assert [one["order"] for one in told["rank"]["profiles"]] == ["days >= cost"]
    assert "--profile" in told["inputs"]["command"]
    assert exit_code(["reproduce", str(file)]) == 0
    assert exit_code(["report", str(file)]) == 0
    assert "Values decide between" in " ".join(capsys.readouterr().out.split())


def test_answers_become_the_profile(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], answering: pytest.MonkeyPatch
) -> None:
    """Each before all that are asked after it; without a terminal."""
    answers(answering, "1\n1\nwhat?\n" + "1\n" * (QUESTIONS - 2))
    file = tmp_path / "rank.json"
    code, out, said = asked(capsys, "rank", folder, "--ask", "--json", file)
    assert code == 0
    assert "Please type 1, 2 or =." in said
    assert "Your order: days ≥ checks kept ≥ cost a case ≥ longest silence ≥ nine in ten." in said
    told = json.loads(file.read_text("utf-8"))["rank"]
    assert len(told["answers"]) == QUESTIONS
    assert told["profiles"][-1]["origin"] == "answers"
    assert told["profiles"][-1]["winner"] == "quick"
    assert "“quick” comes first by every profile that is weighed" in " ".join(out.split())
    assert not (folder / "values.yaml").exists()
    assert exit_code(["reproduce", str(file)]) == 0


def test_a_contradiction_is_shown(
    folder: Path, capsys: pytest.CaptureFixture[str], answering: pytest.MonkeyPatch
) -> None:
    """Days before control, control before cost, cost before days."""
    answers(answering, "1\n2\n" + "1\n" * (QUESTIONS - 2))
    code, out, _ = asked(capsys, "rank", folder, "--ask")
    assert code == 0
    assert "days before checks kept before cost a case before days" in " ".join(out.split())


def test_answers_that_end_early_make_no_profile(
    folder: Path, capsys: pytest.CaptureFixture[str], answering: pytest.MonkeyPatch
) -> None:
    answers(answering, "1\n1\n")
    code, out, said = asked(capsys, "rank", folder, "--ask")
    assert code == 0
    assert "The answers ended after 2 of 10" in said
    assert "Values decide between" in out


@pytest.mark.parametrize("before", ["", "approvalflow: 1\nfloors: [granted >= 0%]  # ours\n"])
def test_answers_are_kept_only_where_told_to(
    folder: Path, before: str, capsys: pytest.CaptureFixture[str], answering: pytest.MonkeyPatch
) -> None:
    """What was asked by its range is an anchor of the profile: it weighs the next time too."""
    file = folder / "values.yaml"
    if before:
        file.write_text(before, "utf-8")
    answers(answering, "1\n" * QUESTIONS)
    code, _, _ = asked(capsys, "rank", folder, "--ask", "--save", "council")
    assert code == 0
    assert file.read_text("utf-8").startswith(before.rstrip() or "approvalflow: 1")
    (kept,) = read_study(folder, None).values.profiles
    assert str(kept.order) == "days >= control >= cost >= silence >= nine_in_ten"
    assert {one.criterion for one in kept.anchors} == set(kept.order.named)
    code, out, _ = asked(capsys, "rank", folder, "--profile", "council")
    assert "By council" in out
    assert "B, whatever the anchors" in " ".join(out.split())


def test_what_cannot_be_added_is_told_to_be_added(
    folder: Path, capsys: pytest.CaptureFixture[str], answering: pytest.MonkeyPatch
) -> None:
    text = "approvalflow: 1\nprofiles: {us: {set_by: us, order: days}}\n"
    (folder / "values.yaml").write_text(text, "utf-8")
    answers(answering, "1\n" * QUESTIONS)
    code, _, said = asked(capsys, "rank", folder, "--ask", "--save", "council")
    assert code == 0
    assert "add it by hand" in said
    assert "order: days >= control >= cost >= silence >= nine_in_ten" in said
    assert (folder / "values.yaml").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--save", "x"], 2, "--save keeps the answers of --ask"),
        (["--ask", "--save", "unity"], 2, "none that is taken"),
        (["--ask", "--save", "a b"], 2, "letters, digits"),
        (["--profile", "unty"], 3, "AF939"),
        (["--profile", "days >= cots"], 3, "AF931"),
    ],
)
def test_refused(
    folder: Path, words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found, _, told = asked(capsys, "rank", folder, *words)
    assert found == code
    assert said in " ".join(told.split())


def test_check_reads_values_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "values.yaml"
    file.write_text("approvalflow: 1\nfloors: [granted >= 0%]\n", "utf-8")
    assert exit_code(["check", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "values.yaml: no problems; floors: 1, anchors: 0, profiles: 0." in out
    file.write_text("approvalflow: 1\nfloors: [dayz <= 3]\n", "utf-8")
    assert exit_code(["check", str(folder)]) == 3
    assert "values.yaml:2:10: AF534" in capsys.readouterr().err
