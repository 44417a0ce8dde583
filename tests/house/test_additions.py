"""Each addition is as short as CONTRIBUTING.md says: made in memory, it is found at the far end."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass, make_dataclass
from functools import partial
from pathlib import Path

import docx
import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray
from pydantic import TypeAdapter

from approvalflow.checks import checks
from approvalflow.checks.findings import Finding
from approvalflow.cli.app import run
from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.language import page, schema
from approvalflow.measures import kpis
from approvalflow.measures.kpis import Measure, Tail, quantile
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model import spreads
from approvalflow.process.model.spreads import Form, Time
from approvalflow.process.values import law_of
from approvalflow.report import sections
from approvalflow.report.document import Block, Paragraph
from approvalflow.report.media import grids
from approvalflow.report.media.grids import GridForm
from approvalflow.report.sections import Entry
from approvalflow.report.view import View
from approvalflow.seconds import DAY, HOUR
from approvalflow.study import runner, schemas, storing
from approvalflow.study.compare import compare
from approvalflow.study.designs import today_of
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings, simulation_of
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json
from approvalflow.study.summary.result import result_of
from approvalflow.study.tables import DataTable
from approvalflow.wording import sentences
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import ProblemWords, problem_words
from helpers.strategies import process_of
from helpers.studies import HELPED, OFFICE, study_in

Capture = pytest.CaptureFixture[str]
QUICK = Settings(replications=2, horizon=Horizon(1, 4, 20), workers=1)
TRIANGLES = """
approvalflow: 1
calendar: {hours: always}
arrivals: 1 per h
roles: {clerk: 4}
steps:
  - review: {by: clerk, work_time: {low: 1 h, likely: 2 h, high: 6 h, shape: triangular}}
"""
OPTIONS = ("--replications", "6", "--weeks", "4", "--workers", "1")


def say_also(monkeypatch: pytest.MonkeyPatch, **said: str) -> None:
    """Words by key, with dots for underscores doubled."""
    for language in ("en", "zh"):
        for key, text in said.items():
            monkeypatch.setitem(sentences(language), key.replace("__", "."), text)  # type: ignore[arg-type]


# a measure: one line with unit, direction and place, and its words


@pytest.fixture
def p95(monkeypatch: pytest.MonkeyPatch) -> str:
    tail = Tail("elapsed", 0.95, DAY)
    added = Measure("days_p95", "days", "less", "brief", partial(quantile, tail), tail=tail)
    monkeypatch.setattr(kpis, "MEASURES", (*kpis.MEASURES, added))
    say_also(
        monkeypatch,
        measure__days_p95="Slow days",
        measure__days_p95__long="Nineteen of twenty cases take no longer.",
    )
    return "days_p95"


def test_a_measure_is_in_every_form(p95: str, tmp_path: Path, capsys: Capture) -> None:
    study_in(tmp_path / "office", OFFICE, helped=HELPED)
    folder, stored = str(tmp_path / "office"), tmp_path / "result.json"
    page, paper = tmp_path / "page.html", tmp_path / "brief.docx"
    written = ("--json", str(stored), "--html", str(page), "--docx", str(paper))
    assert run(["compare", folder, *OPTIONS, "--full", *written], "en") == 0
    assert "Slow days" in " ".join(capsys.readouterr().out.split())
    result = json.loads(stored.read_text("utf-8"))
    assert all(design["measures"][p95]["value"] > 0 for design in result["designs"])
    assert result["comparisons"][0]["measures"][p95]["word"] in (
        "better",
        "no detectable difference",
    )
    text = page.read_text("utf-8")
    assert text.count("Slow days") >= 2  # a row, and the glossary
    assert "Nineteen of twenty cases take no longer." in text
    rows = [row for table in docx.Document(str(paper)).tables for row in table.rows]
    assert "Slow days" in [row.cells[0].text.partition("\n")[0] for row in rows]
    for form in ("markdown", "csv"):
        assert run(["report", str(stored), "--full", "--format", form], "en") == 0
        shown = capsys.readouterr().out
        assert (p95 if form == "csv" else "Slow days") in shown
    assert run(["run", folder, *OPTIONS, "--format", "json"], "en") == 0
    (today,) = json.loads(capsys.readouterr().out)["designs"]
    assert today["measures"][p95] == result["designs"][0]["measures"][p95]
    assert {p95} <= today["by"]["kind"]["public"].keys()


def test_a_measure_can_be_asked_for(p95: str, tmp_path: Path, capsys: Capture) -> None:
    kept = HELPED + f"guardrails: [{p95} <= 0.01 calendar days]\n"
    study_in(tmp_path / "office", OFFICE, helped=kept)
    folder = str(tmp_path / "office")
    assert run(["compare", folder, *OPTIONS], "en") == 1
    assert f"{p95} <= 0.01 calendar days" in capsys.readouterr().err
    assert run(["run", folder, *OPTIONS, "--fail-if", f"{p95} > 0.01 calendar days"], "en") == 1
    assert run(["explain", p95, folder], "en") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Nineteen of twenty cases take no longer." in said
    assert "at least 95 % of them" in said
    assert "95 % of 3 is 2.85" in said


# a distribution: one class and its form


@dataclass(frozen=True, slots=True)
class Triangular:
    low: float
    likely: float
    high: float

    @property
    def support(self) -> tuple[float, float]:
        return (self.low, self.high)

    def quantile(self, u: ArrayLike) -> NDArray[np.float64]:
        u = np.asarray(u, dtype=np.float64)
        low, likely, high = self.low, self.likely, self.high
        below = low + np.sqrt(u * (high - low) * (likely - low))
        above = high - np.sqrt((1 - u) * (high - low) * (high - likely))
        return np.where(u < (likely - low) / (high - low), below, above)

    def mean(self) -> float:
        return (self.low + self.likely + self.high) / 3


@pytest.fixture
def triangular(monkeypatch: pytest.MonkeyPatch) -> str:
    added = Form(
        frozenset({"low", "likely", "high", "shape"}),
        lambda n: Triangular(n["low"], n["likely"], n["high"]),  # type: ignore[arg-type,return-value]
        "triangular",
    )
    monkeypatch.setattr(spreads, "FORMS", (*spreads.FORMS, added))
    return added.shape


def test_a_distribution_is_in_the_schema_and_the_page(
    triangular: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = schema.process_schema.__wrapped__()
    shape = told["definitions"]["Time"]["anyOf"][1]["properties"]["shape"]
    assert shape["enum"] == ["lognormal", "gamma", "exponential", triangular]
    assert shape["description"] == "lognormal (default), gamma, exponential or triangular."
    monkeypatch.setattr(page, "process_schema", lambda: told)
    assert page.language_page().count("`exponential`, `triangular` |") == 2


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("low: 1 h, likely: 2 h, high: 3 h, shape: gamma", "no-such-form"),
        ("low: 1 h, likely: 2 h, high: 3 h, shape: triangular, at_most: 2 h", "cut-not-here"),
        ("low: 1 h, likely: 2 h, high: 3 h, shape: triangle", "unknown-shape"),
    ],
)
@pytest.mark.usefixtures("triangular")
def test_a_distribution_is_refused_where_it_is_not_one(written: str, told: str) -> None:
    with pytest.raises(ApprovalFlowError) as refusal:
        process_of(
            TRIANGLES.replace("low: 1 h, likely: 2 h, high: 6 h, shape: triangular", written)
        )
    assert [problem.key for problem in refusal.value.problems] == [told]


@pytest.mark.usefixtures("triangular")
def test_a_distribution_is_read_drawn_and_counted() -> None:
    process = process_of(TRIANGLES)
    time = process.steps["review"].work_time
    assert isinstance(time, Time)
    assert law_of(time) == Triangular(HOUR, 2 * HOUR, 6 * HOUR)
    (load,) = loads_of(Office(process)).pools
    assert load.load == pytest.approx(3 / 4)
    visits = simulation_of(process, Horizon(0, 20, 1)).log(1, 1).visits
    worked = (visits.finished - visits.started) / HOUR
    assert worked.min() >= 1
    assert worked.max() <= 6
    assert worked.mean() == pytest.approx(3, rel=0.02)
    assert np.mean(worked < 2) == pytest.approx(0.2, abs=0.02)


# a section: one function and one line


def advice(view: View) -> tuple[Block, ...]:
    return (Paragraph(f"Ask the {len(view.designs)} designs who told them."),)


@pytest.mark.parametrize("brief", [True, False])
def test_a_section_is_in_every_medium_in_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture, *, brief: bool
) -> None:
    first, second, *rest = sections.SECTIONS
    entry = Entry("advice", advice, brief=brief, detail=True)  # as its neighbours are
    monkeypatch.setattr(sections, "SECTIONS", (first, entry, second, *rest))
    say_also(monkeypatch, section__advice="Advice of the house")
    stored, page, paper = (tmp_path / name for name in ("result.json", "page.html", "brief.docx"))
    result = compare(study_in(tmp_path / "office", OFFICE, helped=HELPED), QUICK)
    stored.write_text(as_json(result), "utf-8")
    said: dict[str, str] = {}
    for form in ("text", "markdown"):
        assert run(["report", str(stored), "--full", "--format", form], "en") == 0
        said[form] = capsys.readouterr().out
    assert run(["report", str(stored), "--html", str(page), "--docx", str(paper)], "en") == 0
    said["html"] = page.read_text("utf-8").partition("<main")[2]
    said["word"] = "\n".join(p.text for p in docx.Document(str(paper)).paragraphs)
    assert ("Advice of the house" in said["word"]) == brief
    titles = [sentences("en")[f"section.{id_}"] for id_ in (first.id, "advice", second.id)]  # type: ignore[index]
    for medium, text in said.items():
        if brief or medium != "word":
            places = [text.index(title) for title in titles]
            assert places == sorted(places), medium
            assert "Ask the 2 designs who told them." in text


# a check: one generator and one line


def test_a_check_is_told_with_place_and_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    def nobody_alone(office: Office) -> Iterator[Finding]:
        for name, pool in office.pools.items():
            if pool.staff == 1:
                yield Finding("alone", ("roles", name), {"role": name}, "warning")

    monkeypatch.setattr(checks, "CHECKS", (*checks.CHECKS, nobody_alone))
    words = ProblemWords("{role} is alone", "give {role} company", "Nobody is there meanwhile.")
    monkeypatch.setitem(problem_words("en"), "alone", words)  # type: ignore[arg-type]
    monkeypatch.setitem(CODES, "alone", "AF999")  # type: ignore[arg-type]
    study_in(tmp_path / "office", OFFICE)
    line = OFFICE.splitlines().index("roles: {clerk: {staff: 2, cost: 60 CNY/h}, head: 1}") + 1
    said = {}
    for form in ("text", "json", "github"):
        assert run(["check", str(tmp_path / "office"), "--format", form], "en") == 0
        printed = capsys.readouterr()
        said[form] = printed.out + printed.err
        assert "head is alone" in said[form]
    assert f"process.yaml:{line}:" in said["text"]
    assert "give head company" in said["text"]
    told = {problem["code"]: problem for problem in json.loads(said["json"])}
    assert told["AF999"]["line"] == line


# a form of tables of cases: one function and one line


def test_a_form_of_tables_is_written_by_its_ending(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def tabbed(table: DataTable, _: str) -> bytes:
        return "\n".join("\t".join(map(str, row)) for row in table.rows()).encode()

    monkeypatch.setattr(grids, "FORMS", {**grids.FORMS, ".tsv": GridForm(tabbed)})
    study_in(tmp_path / "office", OFFICE)
    cases = tmp_path / "cases.tsv"
    assert run(["run", str(tmp_path / "office"), *OPTIONS, "--cases", str(cases)], "en") == 0
    assert cases.read_text("utf-8").count("\n") > 100


# a figure of a result: one field


def test_a_figure_of_a_result_is_in_its_json_and_schema(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    field = ("carbon", float, dataclasses.field(default=0.0))
    added = make_dataclass("Result", [field], bases=(Result,), frozen=True)
    monkeypatch.setattr(storing, "_adapter", lambda: TypeAdapter(added))
    assert schemas.result_schema()["properties"]["carbon"] == {
        "default": 0.0,
        "title": "Carbon",
        "type": "number",
    }
    result = simulate(study_in(tmp_path / "office", OFFICE), QUICK)
    known = {field.name: getattr(result, field.name) for field in dataclasses.fields(result)}
    written = as_json(added(**known, carbon=2.5))
    assert json.loads(written)["carbon"] == 2.5
    assert storing.from_json(written.encode()).carbon == 2.5  # type: ignore[attr-defined]


# an experiment: one file


def next_year(study: Study, settings: Settings) -> Result:
    """Today a year of luck later."""
    later = dataclasses.replace(settings, seed=settings.seed + 1)
    today = today_of(study, QUICK.horizon or Horizon())
    return result_of("run", study, later, [today], runner.run([today.simulation], later))


def test_an_experiment_has_all_it_needs(tmp_path: Path, capsys: Capture) -> None:
    study, stored = study_in(tmp_path / "office", OFFICE), tmp_path / "result.json"
    result = next_year(study, QUICK)
    assert result.designs[0].measures != simulate(study, QUICK).designs[0].measures
    stored.write_text(as_json(result), "utf-8")
    assert run(["report", str(stored), "--full"], "en") == 0
    assert "Small office" in capsys.readouterr().out
