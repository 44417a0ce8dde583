"""Stored results beside each other: what can be compared, how, and that it is told."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.measures.kpis import measure_named
from approvalflow.measures.proportions import mover
from approvalflow.study.beside import NamedResult, ResultPair, beside, beside_rows
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json
from helpers.studies import HELPED, OFFICE, study_in

Capture = pytest.CaptureFixture[str]
QUICK = Settings(replications=12, horizon=Horizon(2, 8, 30), workers=1)
MORE = "roles.clerk.staff=3"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("beside") / "office"
    study_in(made, OFFICE, helped=HELPED)
    return made


@pytest.fixture(scope="module")
def before(folder: Path) -> Result:
    return simulate(read_study(folder), QUICK)


@pytest.fixture(scope="module")
def after(folder: Path) -> Result:
    return simulate(read_study(folder, (), (MORE,)), QUICK)


def paired(first: Result, second: Result) -> ResultPair:
    (found,) = beside(NamedResult("a", first), [NamedResult("b", second)])
    return found


def test_with_the_same_luck_the_differences_are_those_of_a_comparison(
    folder: Path, before: Result, after: Result
) -> None:
    (comparison,) = compare(read_study(folder, None), QUICK).comparisons
    found = paired(before, after)
    assert (found.luck, found.shared, found.differ) == ("shared", 12, ("changes",))
    (design,) = found.designs
    for name, row in design.measures.items():
        measure, told = measure_named(name), comparison.measures[name]
        assert measure is not None
        assert row.difference == (
            pytest.approx(told.difference) if told.difference is not None else None
        )
        if measure.bounds != "cases" and measure.tail is None:
            assert row.low == (pytest.approx(told.low) if told.low is not None else None), name
            assert row.high == (pytest.approx(told.high) if told.high is not None else None), name
        elif row.low is not None and told.low is not None and row.high and told.high:
            assert row.low <= row.difference <= row.high  # type: ignore[operator]
    assert design.measures["days_mean"].word == "better"


def test_with_other_luck_they_are_independent(folder: Path, before: Result) -> None:
    other = simulate(read_study(folder, (), (MORE,)), replace(QUICK, seed=9))
    found = paired(before, other)
    assert (found.luck, found.shared) == ("other", 0)
    row = found.designs[0].measures["days_mean"]
    one, two = (result.designs[0].measures["days_mean"] for result in (before, other))
    intervals = [(v.low or 0.0, v.high or 0.0) for v in (one, two)]
    assert (row.low, row.high) == mover(*intervals, (one.value or 0.0, two.value or 0.0), 0.0)
    unchanged = paired(before, simulate(read_study(folder), replace(QUICK, seed=9)))
    told = unchanged.designs[0].measures
    assert told["days_mean"].low < 0 < told["days_mean"].high  # type: ignore[operator]
    assert told["posts_cost"].word == "not compared"  # the head has no wage
    share = told["withdrawn"]  # of none in both, which is no certainty
    assert share.difference == 0
    assert share.high is None or share.high > 0


def test_of_other_lengths_the_replications_that_both_have_are_paired(
    folder: Path, before: Result, after: Result
) -> None:
    fewer = simulate(read_study(folder, (), (MORE,)), replace(QUICK, replications=8))
    found = paired(before, fewer)
    assert (found.luck, found.shared) == ("partly", 8)
    short = simulate(read_study(folder), replace(QUICK, replications=8))
    expected = paired(short, fewer).designs[0].measures["days_mean"]
    row = found.designs[0].measures["days_mean"]
    assert row.difference == pytest.approx(expected.difference)
    assert (row.low, row.high) == (pytest.approx(expected.low), pytest.approx(expected.high))


def test_a_run_beside_itself_has_no_difference(before: Result) -> None:
    found = paired(before, before)
    assert found.luck == "same"
    rows = found.designs[0].measures.values()
    assert {(r.difference, r.low, r.high) for r in rows if r.difference is not None} == {(0, 0, 0)}


def test_redesigns_of_one_name_stand_beside_each_other(folder: Path, before: Result) -> None:
    both = compare(read_study(folder, None), QUICK)
    assert [d.id for d in paired(both, both).designs] == ["office", "helped"]
    found = paired(before, both)
    assert ([d.id for d in found.designs], found.only_second) == (["office"], ("helped",))


def test_money_of_two_currencies_is_not_compared(folder: Path, before: Result) -> None:
    other = replace(before, currency="EUR")
    (design,) = paired(before, other).designs
    assert "office_cost" in design.uncompared
    assert "office_cost" not in design.measures
    assert "currency" in paired(before, other).differ


def test_a_year_is_not_compared_with_a_settled_state_nor_with_a_longer_one(
    folder: Path, before: Result
) -> None:
    year, longer = (
        simulate(read_study(folder), replace(QUICK, horizon=Horizon.of_year(weeks)))
        for weeks in (8, 10)
    )
    assert paired(year, year).luck == "same"
    for first, second in ((before, year), (year, longer)):
        with pytest.raises(ApprovalFlowError) as refused:
            paired(first, second)
        (problem,) = refused.value.problems
        assert problem.key == "results-incomparable"


def test_processes_without_a_step_in_common_are_not_compared(
    folder: Path, before: Result, tmp_path: Path
) -> None:
    other = OFFICE.replace("intake:", "window:").replace("check:", "reading:")
    strange = other.replace("sign:", "decision:")
    for text, refused in ((other, False), (strange, True)):
        name = "strange" if refused else "other"
        study = study_in(tmp_path / name, text)
        result = simulate(study, replace(QUICK, replications=2))
        if not refused:
            assert paired(before, result).designs
            continue
        with pytest.raises(ApprovalFlowError) as incomparable:
            paired(before, result)
        (problem,) = incomparable.value.problems
        assert (problem.key, problem.parameters["other"]) == (
            "results-incomparable", 'process "strange"',
        )  # fmt: skip


def test_a_design_without_means_is_told_so(folder: Path, before: Result) -> None:
    full = compare(read_study(folder, None, ("roles.clerk.staff=1",)), QUICK)
    row = paired(before, full).designs[0].measures
    assert "days_mean" not in row or row["days_mean"].word == "not compared"


@pytest.fixture
def files(tmp_path: Path, before: Result, after: Result, folder: Path) -> list[str]:
    other = simulate(read_study(folder), replace(QUICK, seed=5))
    made = []
    for name, result in (("before", before), ("after", after), ("other", other)):
        made.append(str(tmp_path / f"{name}.json"))
        Path(made[-1]).write_text(as_json(result), "utf-8")
    return made


@pytest.mark.parametrize(("language", "words"), [("en", "same luck"), ("zh", "同一组随机数")])
def test_it_is_printed_in_words(
    language: str, words: str, files: list[str], capsys: Capture
) -> None:
    assert exit_code(["--lang", language, "compare", *files[:2]]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert words in said
    assert MORE in said


def test_it_is_written_in_every_form(files: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert exit_code(["compare", *files, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {(row["first"], row["second"], row["luck"]) for row in rows} == {
        ("before.json", "after.json", "shared"), ("before.json", "other.json", "other"),
    }  # fmt: skip
    assert exit_code(["compare", *files, "--format", "json"]) == 0
    (first, _) = json.loads(capsys.readouterr().out)
    days = first["designs"][0]["measures"]["days_mean"]
    (row,) = (r for r in rows if (r["measure"], r["second"]) == ("days_mean", "after.json"))
    assert float(row["difference"]) == days["difference"]
    papers = {option: tmp_path / name for option, name in
              (("--json", "c.json"), ("--html", "c.html"), ("--docx", "c.docx"))}  # fmt: skip
    asked = [word for option, path in papers.items() for word in (option, str(path))]
    assert exit_code(["compare", *files, *asked, "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(papers["--json"].read_text("utf-8"))[0] == first
    assert "before.json" in papers["--html"].read_text("utf-8")
    assert exit_code(["compare", *files, "--format", "markdown"]) == 0
    assert "| Days to decision, mean |" in capsys.readouterr().out


@pytest.mark.parametrize(
    "further",
    [["--seed", "3"], ["--set", MORE], ["--log", "log.csv"], ["--cases", "c.csv"],
     ["--fail-if", "days_mean > 3 calendar days"], ["--replications", "3"], ["--strict"],
     ["--format", "ledger"], ["--design", "helped"]],
)  # fmt: skip
def test_what_only_a_simulation_has_is_refused(
    further: list[str], files: list[str], capsys: Capture
) -> None:
    assert exit_code(["compare", *files, *further]) == 2
    assert further[0] in capsys.readouterr().err


def test_one_result_alone_twice_or_with_a_study_is_refused(
    folder: Path, files: list[str], capsys: Capture
) -> None:
    for words in ([files[0]], [files[0], files[0]], [files[0], str(folder)], [files[0], "x.json"]):
        assert exit_code(["compare", *words]) == 2
        assert capsys.readouterr().out == ""


def test_rows_are_those_of_all_measures(before: Result, after: Result) -> None:
    found = paired(before, after)
    rows = list(beside_rows([found]))
    assert [row["measure"] for row in rows] == list(found.designs[0].measures)
    assert {row["luck"] for row in rows} == {"shared"}
