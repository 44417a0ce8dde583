"""Several values of a key in one table: each as if it were run alone, all with the same luck."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.eventlog import Horizon
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.sweep import Sweep, sweep, sweep_rows
from approvalflow.study.variants import variants_of
from helpers.studies import HELPED, LATE, OFFICE, study_in

Capture = pytest.CaptureFixture[str]
QUICK = Settings(replications=4, horizon=Horizon(2, 6, 30), workers=1)
FAST = ("--replications", "3", "--weeks", "4", "--start-up", "2", "--workers", "1")
STAFF = "roles.clerk.staff=1,2,3"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sweep") / "office"
    study_in(made, OFFICE, helped=HELPED)
    return made


def swept(folder: Path, *changes: str) -> Sweep:
    study = read_study(folder)
    return sweep(study, variants_of(study.today.process, changes), QUICK)


def test_each_value_is_what_a_run_of_it_is(folder: Path) -> None:
    found = swept(folder, "roles.clerk.staff=2,3", "roles.head.staff=2")
    assert (found.keys, found.base, found.replications) == (("roles.clerk.staff",), 0, 4)
    for point, staff in zip(found.points, ("2", "3"), strict=True):
        changes = (f"roles.clerk.staff={staff}", "roles.head.staff=2")
        alone = simulate(read_study(folder, (), changes), QUICK).designs[0]
        assert point.values == (staff,)
        assert point.measures == alone.measures


def test_of_a_redesign_each_value_is_what_comparing_with_it_measures(folder: Path) -> None:
    """The value is set in today's process, of which the redesign is then made."""
    key, values = "roles.head.staff", ("1", "2")
    study = read_study(folder, None).only("helped")
    found = sweep(study, variants_of(study.today.process, [f"{key}={','.join(values)}"]), QUICK)
    assert (found.redesign, dict(found.name)) == ("helped", {"": "helped"})
    for point, value in zip(found.points, values, strict=True):
        both = compare(read_study(folder, ["helped"], [f"{key}={value}"]), QUICK).designs
        assert point.measures == both[1].measures != both[0].measures
    today = swept(folder, f"{key}=1,2")
    assert today.redesign is None
    assert [p.measures for p in today.points] != [p.measures for p in found.points]


def test_a_redesign_is_swept_by_its_name_or_file(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    command = ["run", str(folder), *FAST, "--set", "roles.head.staff=1,2", "--format", "json"]
    told = []
    for name in ("helped", str(folder / "redesigns" / "helped.yaml")):
        assert exit_code([*command, "--redesign", name]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert told[0]["redesign"] == "helped"
    assert [point["set"] for point in told[0]["points"]] == [
        {"roles.head.staff": value} for value in ("1", "2")
    ]
    assert exit_code(command) == 0
    assert json.loads(capsys.readouterr().out)["redesign"] is None


def test_a_value_with_which_the_redesign_cannot_be_made_is_refused_at_its_place(
    tmp_path: Path, capsys: Capture
) -> None:
    """Two who sign may become one desk, but not one person."""
    two_sign = OFFICE.replace("check: {by:", "check: {does: approve, by:")
    moved = "approvalflow: 1\nmoves: [{set: {steps: {sign: {by: clerk}}}}]\n"
    study_in(tmp_path / "s", two_sign, moved=moved)
    command = ["run", str(tmp_path / "s"), *FAST, "--redesign", "moved", "--quiet"]
    assert exit_code([*command, "--set", "roles.clerk.staff=3,4"]) == 0
    capsys.readouterr()
    assert exit_code([*command, "--set", "roles.clerk.staff=1,3"]) == 3
    assert "moved.yaml" in capsys.readouterr().err


def test_values_are_compared_as_designs_are(folder: Path) -> None:
    found = swept(folder, "roles.clerk.staff=2,3")
    (comparison,) = compare(read_study(folder, None), QUICK).comparisons
    mine, told = found.points[1].differences["days_mean"], comparison.measures["days_mean"]
    assert (mine.difference, mine.low, mine.high) == (told.difference, told.low, told.high)
    same = found.points[0].differences["days_mean"]
    assert (same.difference, same.low, same.high) == (0, 0, 0)


def test_a_value_without_a_mean_takes_none_from_the_others(folder: Path) -> None:
    found = swept(folder, STAFF)
    assert [point.status for point in found.points] == ["overloaded", "measured", "measured"]
    assert found.base == 1
    assert found.points[0].full == ("clerk",)
    assert "days_mean" not in found.points[0].measures or (
        found.points[0].measures["days_mean"].value is None
    )
    alone = swept(folder, "roles.clerk.staff=2,3")
    assert found.points[1:] == alone.points


def test_a_year_with_a_backlog_is_swept(tmp_path: Path) -> None:
    study_in(tmp_path / "late", LATE)
    study = read_study(tmp_path / "late")
    changes = variants_of(study.today.process, ["roles.officer.staff=2,3"])
    found = sweep(study, changes, Settings(replications=2, workers=1))
    assert found.horizon.kind == "year"
    assert [point.status for point in found.points] == ["growing", "measured"]


@pytest.mark.parametrize(("language", "words"), [("en", "same luck"), ("zh", "随机数")])
def test_it_is_one_table(language: str, words: str, folder: Path, capsys: Capture) -> None:
    grid = ["--set", STAFF, "--set", "arrivals=4 per working day,5 per working day"]
    assert exit_code(["--lang", language, "run", str(folder), *FAST, *grid]) == 0
    said = capsys.readouterr().out
    assert words in " ".join(said.split())
    assert said.count("4 per working day") >= 3


def test_it_is_written_in_every_form(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    command = ["run", str(folder), *FAST, "--set", STAFF]
    assert exit_code([*command, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["roles.clerk.staff"] for row in rows} == {"1", "2", "3"}
    papers = {option: tmp_path / name for option, name in
              (("--json", "s.json"), ("--html", "s.html"), ("--docx", "s.docx"))}  # fmt: skip
    asked = [word for option, path in papers.items() for word in (option, str(path))]
    assert exit_code([*command, *asked, "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    stored = json.loads(papers["--json"].read_text("utf-8"))
    assert [point["set"] for point in stored["points"]] == [
        {"roles.clerk.staff": staff} for staff in ("1", "2", "3")
    ]
    days = {row["roles.clerk.staff"]: row["value"] for row in rows if row["measure"] == "days_mean"}
    for point in stored["points"][1:]:
        assert (
            float(days[point["set"]["roles.clerk.staff"]])
            == (point["measures"]["days_mean"]["value"])
        )
    assert "roles.clerk.staff" in papers["--html"].read_text("utf-8")
    assert exit_code([*command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == stored
    assert exit_code([*command, "--format", "markdown"]) == 0
    assert "| 3 |" in capsys.readouterr().out


def test_a_condition_fails_with_any_value(folder: Path, capsys: Capture) -> None:
    command = ["run", str(folder), *FAST, "--set", "roles.clerk.staff=2,3", "--quiet"]
    assert exit_code([*command, "--fail-if", "days_mean > 60 calendar days"]) == 0
    capsys.readouterr()
    assert exit_code([*command, "--fail-if", "days_mean > 0 calendar days"]) == 1
    told = capsys.readouterr().err
    assert "(2: " in told
    assert "(3: " in told


def test_where_no_value_has_a_mean_there_is_no_answer(folder: Path) -> None:
    command = ["run", str(folder), *FAST, "--quiet"]
    assert (
        exit_code([*command, "--set", "roles.clerk.staff=1", "--set", "roles.head.staff=1,2"]) == 4
    )
    assert exit_code([*command, "--set", STAFF]) == 0
    assert exit_code([*command, "--set", STAFF, "--strict"]) == 4


@pytest.mark.parametrize(
    "further",
    [["--log", "log.csv"], ["--cases", "c.csv"], ["--follow", "1"], ["--format", "ledger"],
     ["--fail-if", "days_mean > today + 1 calendar day"],
     ["--fail-if", "today.days_mean > 1 calendar day"], ["--set", "roles.clerk.staff=4"]],
)  # fmt: skip
def test_what_is_of_one_run_is_refused(
    further: list[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert exit_code(["run", str(folder), *FAST, "--set", STAFF, *further]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_comparison_takes_one_value(folder: Path, capsys: Capture) -> None:
    assert exit_code(["compare", str(folder), *FAST, "--set", STAFF]) == 2
    assert "roles.clerk.staff" in capsys.readouterr().err


def test_rows_are_the_points_and_their_measures(folder: Path) -> None:
    found = swept(folder, "roles.clerk.staff=2,3")
    rows = list(sweep_rows(found))
    assert len(rows) == sum(len(point.measures) for point in found.points)
    assert rows[0]["measure"] == "days_mean"
