"""No output switches off another: whatever is asked for together is what it is alone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings, simulation_of
from approvalflow.study.settling import Asked, settled
from helpers.studies import HELPED, OFFICE, study_in

Capture = pytest.CaptureFixture[str]
FAST = ("--replications", "2", "--weeks", "4", "--workers", "1", "--no-versions")
FILES = {"--json": "r.json", "--html": "r.html", "--docx": "r.docx", "--log": "log.csv"}
OTHERS = {"--follow": "3", "--fail-if": "days_mean > 0 calendar days", "--quiet": ""}
ALL = (*FILES, *OTHERS)
SIZES = (2, len(ALL) - 1, len(ALL))  # what one switches off, and what only one is left of
COMBINED = [c for size in SIZES for c in combinations(ALL, size)]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs") / "office"
    study_in(folder, OFFICE, helped=HELPED)
    return folder


def asked(folder: Path, options: tuple[str, ...]) -> list[str]:
    said: list[str] = []
    for option in options:
        value = str(folder / FILES[option]) if option in FILES else OTHERS[option]
        said += [option, value] if value else [option]
    return said


def outputs(
    command: list[str], study: Path, folder: Path, options: tuple[str, ...], printed: Capture
) -> tuple[int, str, dict[str, bytes]]:
    """The exit code, standard output, and the files by name."""
    folder.mkdir()
    name, *further = command
    code = exit_code([name, str(study), *FAST, *further, *asked(folder, options)])
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    return code, printed.readouterr().out, files


@pytest.mark.slow
@pytest.mark.parametrize("command", [["run"], ["compare"], ["compare", "--design", "helped"]])
def test_outputs_together_are_those_one_by_one(
    command: list[str], study: Path, tmp_path: Path, capsys: Capture
) -> None:
    alone = {
        option: outputs(command, study, tmp_path / option, (option,), capsys) for option in ALL
    }
    plain = outputs(command, study, tmp_path / "plain", (), capsys)
    diary = outputs(command, study, tmp_path / "diary", ("--follow", "--quiet"), capsys)[1]
    assert {option: alone[option][0] for option in ALL} == dict.fromkeys(ALL, 0) | {"--fail-if": 1}
    assert diary.startswith("Case 3 of")
    for number, options in enumerate(COMBINED):
        code, out, files = outputs(command, study, tmp_path / str(number), options, capsys)
        assert code == max(alone[option][0] for option in options), options
        assert files == {k: v for option in options for k, v in alone[option][2].items()}
        told = alone["--quiet"][1] if "--quiet" in options else plain[1]
        if {"--quiet", "--follow"} <= set(options):
            told = ""
        assert out == told + (diary if "--follow" in options else ""), options


@pytest.mark.parametrize(
    ("form", "json"), [("csv", ""), ("ledger", ""), ("json", ""), ("text", "-"), ("json", "-")]
)
def test_data_for_a_program_stay_data(form: str, json: str, study: Path, capsys: Capture) -> None:
    options = ["--format", form, *(["--json", json] if json else [])]
    assert exit_code(["run", str(study), *FAST, *options]) == 0
    data = capsys.readouterr().out
    assert exit_code(["run", str(study), *FAST, *options, "--follow", "3"]) == 0
    printed = capsys.readouterr()
    assert printed.out == data
    assert "Case 3 of" in printed.err


def test_a_form_that_is_asked_for_is_printed_also_quietly(study: Path, capsys: Capture) -> None:
    printed = set()
    for quiet in ([], ["--quiet"]):
        assert exit_code(["run", str(study), *FAST, "--format", "csv", *quiet]) == 0
        printed.add(capsys.readouterr().out)
    assert len(printed) == 1
    assert "days_mean" in printed.pop()


@pytest.mark.parametrize(
    "options",
    [
        ("--json", "-", "--format", "csv"),
        ("--json", "-", "--format", "markdown"),
        ("--json", "both.csv", "--log", "both.csv"),
        ("--html", "both", "--docx", "./both"),
    ],
)
def test_two_outputs_in_one_place_are_refused_before_anything_is_written(
    options: tuple[str, ...], study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert exit_code(["run", str(study), *FAST, *options]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_diary_has_the_exit_code_of_the_run(tmp_path: Path) -> None:
    """A condition of the redesign is broken, whatever is printed besides."""
    strict = HELPED + "guardrails: [work_hours < 1 h]\n"
    study_in(tmp_path / "office", OFFICE, helped=strict)
    command = ["compare", str(tmp_path / "office"), *FAST]
    assert exit_code(command) == 1
    assert exit_code([*command, "--follow", "3"]) == 1


def test_a_stored_result_is_printed_beside_a_file(
    study: Path, tmp_path: Path, capsys: Capture
) -> None:
    stored, page = tmp_path / "r.json", tmp_path / "r.html"
    assert exit_code(["run", str(study), *FAST, "--json", str(stored)]) == 0
    capsys.readouterr()
    assert exit_code(["report", str(stored), "--format", "csv"]) == 0
    data = capsys.readouterr().out
    assert exit_code(["report", str(stored), "--format", "csv", "--html", str(page)]) == 0
    assert capsys.readouterr().out == data
    assert page.exists()


def test_a_redesign_is_looked_at_closely(study: Path, tmp_path: Path, capsys: Capture) -> None:
    logs = []
    for design in ([], ["--design", "helped"]):
        file = tmp_path / f"{len(logs)}.csv"
        command = ["compare", str(study), *FAST, "--log", str(file), "--follow", "3", *design]
        assert exit_code(command) == 0
        logs.append(file.read_text("utf-8"))
        assert "Case 3 of" in capsys.readouterr().out
    assert logs[0] != logs[1]
    assert "clerk 3" in logs[1]
    assert "clerk 3" not in logs[0]
    read = read_study(study, ["helped"])
    horizon = settled(read, Settings(), Asked(weeks=4)).horizon
    visits = simulation_of(read.redesigns[0].process, horizon).log(1, 1).visits
    assert len(logs[1].splitlines()) == len(visits) + 1


def test_a_design_that_there_is_not_is_refused(study: Path, capsys: Capture) -> None:
    assert exit_code(["compare", str(study), *FAST, "--follow", "3", "--design", "other"]) == 3
    assert "helped" in capsys.readouterr().err


@pytest.mark.parametrize("options", [("--follow", "1"), ("--log", "log.csv")])
def test_the_refusal_of_overload_stands(
    options: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("process.yaml").write_text(OFFICE.replace("staff: 2", "staff: 1"), encoding="utf-8")
    assert exit_code(["run", "process.yaml", *FAST, *options]) == 4
    assert not Path("log.csv").exists()


def test_a_log_of_no_known_form_is_refused_before_anything_is_written(
    study: Path, tmp_path: Path
) -> None:
    log, stored = tmp_path / "log.docx", tmp_path / "r.json"
    options = ["--log", str(log), "--json", str(stored)]
    assert exit_code(["run", str(study), *FAST, *options]) == 2
    assert list(tmp_path.iterdir()) == []
