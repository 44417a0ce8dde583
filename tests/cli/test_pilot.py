"""`pilot` on the command line: the answer fits a screen; a wrong table is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.cli.codes import INTERRUPTED
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.pilot import designs, trials
from approvalflow.study.pilot.cases import PilotCases
from approvalflow.study.pilot.running import PilotRun
from approvalflow.study.pilot.tables import read_log
from approvalflow.study.storing import read_result
from helpers.studies import study_in

OFFICE = """
approvalflow: 1
calendar: {hours: always, holidays: none}
case_data: {size: {small: {is: 70%, because: assumption}, large: rest}}
arrivals: 16 per week
roles: {clerk: {staff: 3, cost: 40 EUR/h}}
steps:
  - lies: {does: wait, takes: 2 to 9 calendar days}
  - sign: {does: approve, by: clerk, work_time: 1 h}
"""
PROMPT = """\
approvalflow: 1
name: {en: Taken up at once, zh: 来件即办}
moves:
  - set: {steps: {lies: {takes: 1 to 4 calendar days}}}
"""
BRIEF = ["--replications", "3", "--weeks", "8", "--start-up", "2", "--no-cache", "--workers", "1"]
HEADS = "arm,submitted,decided,size,recheck\n"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(designs, "REPLICATIONS", 6)
    monkeypatch.setattr(trials, "TRIALS", 100)
    monkeypatch.setattr(designs, "MOST_ALARMS", 0.3)  # of so few logs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    study_in(tmp_path / "permits", OFFICE, prompt=PROMPT)
    return tmp_path / "permits"


def asked(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = exit_code([*map(str, words), *BRIEF])
    return code, *capsys.readouterr()


@pytest.mark.parametrize(
    ("language", "first", "end"),
    [("en", "Smallest pilot", "Try “Taken up at once” first"),
     ("zh", "能看出成效的最小试点", "“来件即办”先试点")],
)  # fmt: skip
def test_the_answer_fits_a_screen(
    folder: Path, language: str, first: str, end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file, page, plan = (folder.parent / name for name in ("r.json", "r.html", "plan.md"))
    code, out, _ = asked(
        capsys, "--lang", language, "pilot", folder, "prompt", "--json", file, "--html", page,
        "--protocol", plan,
    )  # fmt: skip
    assert code == 0
    lines = out.rstrip().splitlines()
    assert len(lines) <= 24
    assert lines[1].startswith(first)
    assert end in "".join(lines[-2:])
    result = read_result(file)
    assert result.pilot is not None
    assert result.pilot.weeks == 8
    assert result.inputs.command.startswith("approvalflow pilot permits prompt")
    assert text_of(answer_of(result, language)).splitlines()[1] == lines[1].rstrip()
    assert end in page.read_text("utf-8")
    assert plan.read_text("utf-8").count("\n## ") == 8
    assert exit_code(["reproduce", str(file), "--workers", "1"]) == 0


def test_a_simulated_log_is_read_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log, file = folder.parent / "log.csv", folder.parent / "r.json"
    assert asked(capsys, "pilot", folder, "prompt", "--share", "50%", "--sample", log)[0] == 0
    code, out, _ = asked(
        capsys, "pilot", folder, "prompt", "--share", "50%", "--read", log, "--json", file
    )
    assert code == 0
    assert "days less" in out
    read = json.loads(file.read_text("utf-8"))["pilot"]["read"]
    assert read["effect"]["high"] < 0
    assert read["narrowed"][0]["path"] == "case_data.size.small"
    assert sum(read["cases"]) > 40
    assert exit_code(["reproduce", str(file), "--workers", "1"]) == 0


def test_weeks_and_parts_have_logs_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = folder.parent / "log.csv"
    for way in (["--weeks-on", "even"], ["--where", "size=small"]):
        words = ["pilot", folder, "prompt", *way]
        assert asked(capsys, *words, "--sample", log)[0] == 0
        code, out, _ = asked(capsys, *words, "--read", log)
        assert code == 0
        assert "Within the pilot, by the planned analysis" in out


def test_offices_are_put_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    offices = folder.parent / "offices.csv"
    offices.write_text("office,saving,weeks\nslow,10,10\nquick,10,2\n", "utf-8")
    code, out, _ = asked(capsys, "pilot", folder, "prompt", "--spread", offices)
    assert code == 0
    assert "quick (done in week 2), then slow (done in week 12)" in " ".join(out.split())
    assert "140" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n", "AF909"),
        (HEADS, "AF915"),
        (HEADS + "today,2026-01-01\n", "AF916"),
        (HEADS + "today,soon,2026-01-02,small,\n", "2:2"),
        (HEADS + "maybe,2026-01-01,2026-01-02,small,\n", "AF910"),
        (HEADS + "today,2026-02-01,2026-01-02,small,\n", "AF913"),
        (HEADS + "today,2026-01-01,2026-01-02,small,perhaps\n", "AF910"),
        (HEADS + "today,2026-01-01,2026-01-02,small,\n", "AF917"),
        ("arm,submitted,days\n0,2026-01-01,many\n", "AF911"),
    ],
)
def test_a_log_that_cannot_be_read_is_told_with_its_place(
    folder: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log = folder.parent / "log.csv"
    log.write_text(text, "utf-8")
    for language in ("en", "zh"):
        code, _, told = asked(capsys, "--lang", language, "pilot", folder, "prompt", "--read", log)
        assert code == 3
        assert said in told
        assert "Traceback" not in told


def test_a_table_of_a_spreadsheet_with_semicolons_is_read(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    text = "arm;submitted;decided\ntoday;2026-01-01;2026-01-03\n1;2026/01/02 06:00;\n"
    file.write_text(text, "utf-8-sig")
    rows = read_log(file).rows
    assert [(row.arm, row.days) for row in rows] == [(0, 2.0), (1, None)]
    assert rows[1].submitted - rows[0].submitted == pytest.approx(1.25)


def test_ctrl_c_leaves_what_is_known(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = PilotRun.cases

    def stopped(run: PilotRun, seed: int, replication: int) -> PilotCases:
        if replication == 4:
            raise KeyboardInterrupt
        return made(run, seed, replication)

    monkeypatch.setattr(PilotRun, "cases", stopped)
    file = folder.parent / "r.json"
    code, out, told = asked(capsys, "pilot", folder, "prompt", "--json", file)
    assert code == INTERRUPTED
    assert "Stopped: fewer replications" in " ".join(out.split())
    assert "3" in told
    result = read_result(file)
    assert result.pilot is not None
    assert (result.pilot.interrupted, result.pilot.replications) == (True, 3)
    assert result.inputs.interrupted
    monkeypatch.setattr(PilotRun, "cases", made)
    assert exit_code(["reproduce", str(file), "--workers", "1"]) == 0


def test_several_ways_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["pilot", folder, "prompt", "--share", "20%", "--offices"]
    code, _, told = asked(capsys, *words)
    assert code == 3
    assert "AF903" in told
    code, _, told = asked(capsys, "pilot", folder, "prompt", "--offices", "--sample",
                          folder.parent / "log.csv")  # fmt: skip
    assert code == 3
    assert "AF920" in told
