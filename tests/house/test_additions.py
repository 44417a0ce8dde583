"""Each addition is as short as CONTRIBUTING.md says: made in memory, it is found at the far end."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass, make_dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray
from pydantic import TypeAdapter

from approvalflow.checks import checks
from approvalflow.checks.findings import Finding
from approvalflow.cli.app import run
from approvalflow.eventlog import Horizon
from approvalflow.measures import kpis
from approvalflow.measures.kpis import Measure, quantile
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model import spreads
from approvalflow.process.model.spreads import Form, Time
from approvalflow.process.values import law_of
from approvalflow.report import sections
from approvalflow.report.document import Block, Paragraph
from approvalflow.report.media import html, markdown, word
from approvalflow.report.sections import document_of
from approvalflow.report.view import View
from approvalflow.seconds import DAY, HOUR
from approvalflow.study import result as shapes
from approvalflow.study.compare import compare
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings, simulation_of
from approvalflow.wording import sentences
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import ProblemWords, problem_words
from helpers.strategies import process_of
from helpers.studies import HELPED, OFFICE, study_in

Capture = pytest.CaptureFixture[str]
QUICK = Settings(replications=2, horizon=Horizon(1, 4, 20), workers=1)
OPTIONS = ("--replications", "6", "--weeks", "4", "--workers", "1")


def say_also(monkeypatch: pytest.MonkeyPatch, **said: str) -> None:
    """Words by key, with dots for underscores doubled."""
    for language in ("en", "zh"):
        for key, text in said.items():
            monkeypatch.setitem(sentences(language), key.replace("__", "."), text)  # type: ignore[arg-type]


# a measure: one line with unit, direction and place, and its words


@pytest.fixture
def p95(monkeypatch: pytest.MonkeyPatch) -> str:
    compute = partial(quantile, "elapsed", 0.95, scale=DAY)
    added = Measure("days_p95", "days", "less", "brief", compute)
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
    page = tmp_path / "page.html"
    assert run(["compare", folder, *OPTIONS, "--json", str(stored), "--html", str(page)], "en") == 0
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
    for form in ("markdown", "csv"):
        assert run(["report", str(stored), "--format", form], "en") == 0
        shown = capsys.readouterr().out
        assert (p95 if form == "csv" else "Slow days") in shown


def test_a_measure_can_be_asked_for(p95: str, tmp_path: Path, capsys: Capture) -> None:
    kept = HELPED + f"guardrails: [{p95} <= 0.01 calendar days]\n"
    study_in(tmp_path / "office", OFFICE, helped=kept)
    folder = str(tmp_path / "office")
    assert run(["compare", folder, *OPTIONS], "en") == 1
    assert f"{p95} <= 0.01 calendar days" in capsys.readouterr().err
    assert run(["run", folder, *OPTIONS, "--fail-if", f"{p95} > 0.01 calendar days"], "en") == 1
    assert run(["explain", p95], "en") == 0
    assert "Nineteen of twenty cases take no longer." in capsys.readouterr().out


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


def test_a_distribution_is_read_drawn_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    added = Form(
        frozenset({"low", "likely", "high", "shape"}),
        lambda n: Triangular(n["low"], n["likely"], n["high"]),  # type: ignore[arg-type,return-value]
        "triangular",
    )
    monkeypatch.setattr(spreads, "FORMS", (*spreads.FORMS, added))
    process = process_of("""
approvalflow: 1
calendar: {hours: always}
arrivals: 1 per h
roles: {clerk: 4}
steps:
  - review: {by: clerk, work_time: {low: 1 h, likely: 2 h, high: 6 h, shape: triangular}}
""")
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


def test_a_section_is_in_every_medium_in_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def advice(view: View) -> tuple[Block, ...]:
        return (Paragraph(f"Ask the {len(view.designs)} designs who told them."),)

    first, *rest = sections.SECTIONS
    monkeypatch.setattr(sections, "SECTIONS", (first, ("advice", advice), *rest))
    say_also(monkeypatch, section__advice="Advice of the house")
    result = compare(study_in(tmp_path / "office", OFFICE, helped=HELPED), QUICK)
    document = document_of(result)
    assert [section.id for section in document.sections][:2] == [first[0], "advice"]
    for text in (html.page(document, result), markdown.markdown(document)):
        assert text.index("Advice of the house") > 0
        assert "Ask the 2 designs who told them." in text


def test_a_brief_that_grows_is_in_word_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (name, verdict), *rest = sections.SECTIONS

    def longer(view: View) -> tuple[Block, ...]:
        return (*verdict(view), Paragraph("One more thing."))

    monkeypatch.setattr(sections, "SECTIONS", ((name, longer), *rest))
    result = compare(study_in(tmp_path / "office", OFFICE, helped=HELPED), QUICK)
    written = tmp_path / "brief.docx"
    written.write_bytes(word.word_file(document_of(result)))
    import docx

    assert "One more thing." in [p.text for p in docx.Document(str(written)).paragraphs]


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


# a figure of a result: one field


def test_a_figure_of_a_result_is_in_its_json_and_schema() -> None:
    field = ("carbon", float, dataclasses.field(default=0.0))
    added = make_dataclass("Result", [field], bases=(shapes.Result,), frozen=True)
    assert issubclass(added, Result)
    assert "carbon" in TypeAdapter(added).json_schema()["properties"]
