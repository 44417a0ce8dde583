"""Units follow the size: minutes, hours or days, the same in a row and in every medium."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.cli import exit_code, screens
from approvalflow.eventlog import Horizon
from approvalflow.redesign.suggestions import Suggestion
from approvalflow.redesign.suggestions.idea import Idea
from approvalflow.report.clocks import clock_for, clock_of, on_clock
from approvalflow.report.document import Bars, CurveChart, Document, FlowMap, Slopes, Table
from approvalflow.report.documents.suggestions import reason_of
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.media.markdown import markdown
from approvalflow.report.sections import document_of
from approvalflow.report.view import View
from approvalflow.study.reading import read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Progress, Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json, from_json
from helpers import sample

COUNTER = """
approvalflow: 1
name: A counter
calendar: {hours: always}
arrivals: 12 per h
roles: {clerk: 1}
steps:
  - serve: {by: clerk, work_time: {mean: 4 min, shape: exponential}}
"""
TIMES = {"days_mean", "days_median", "days_p90"}


def lengthened(numbers: dict[str, Any], factor: float, *keys: str) -> None:
    for key in keys:
        if numbers[key] is not None:
            numbers[key] *= factor


def lengthened_design(design: dict[str, Any], factor: float) -> None:
    kinds = (kind for kinds in design["by"].values() for kind in kinds.values())
    for values in (design["measures"], *kinds):
        for name in values.keys() & TIMES:
            lengthened(values[name], factor, "value", "low", "high")
            each = values[name]["by_replication"]
            values[name]["by_replication"] = [v if v is None else v * factor for v in each]
    design["curve"]["days"] = [days * factor for days in design["curve"]["days"]]
    for line in design["ledger"]:
        line["seconds"] = round(line["seconds"] * factor)
    for step in design["steps"]:
        lengthened(step, factor, "waiting")


def scaled(result: Result, factor: float) -> Result:
    """The same with every time so many times as long; limits are left out."""
    told = json.loads(as_json(result)) | {"limits": {}}
    for design in told["designs"]:
        lengthened_design(design, factor)
    for comparison in told["comparisons"]:
        kinds = (kind for kinds in comparison["by"].values() for kind in kinds.values())
        for compared in (*kinds, *(comparison["measures"][name] for name in TIMES)):
            lengthened(compared, factor, "today", "design", "difference", "low", "high")
        for reason in comparison["reasons"]:
            if reason["parameters"]["measure"] in TIMES:
                lengthened(
                    reason["parameters"], factor, "today", "design", "difference", "low", "high"
                )
    for figure in told["observed"]:
        lengthened(figure, factor, "simulated", "low", "high")
    lengthened(told["inputs"]["precision"], factor, "target", "half_width")
    if told.get("worthwhile") is not None:
        lengthened(told["worthwhile"], factor, "days")
    return from_json(json.dumps(told).encode())


def tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        for block in section.blocks if section.id != "glossary" else ():
            match block:
                case Table():
                    yield block
                case Bars() | CurveChart() | Slopes():
                    yield block.data
                case FlowMap():
                    yield from block.tables


def words(document: Document) -> list[str]:
    cells = (c for t in tables(document) for r in t.rows for c in r.cells)
    heads = [c.title for t in tables(document) for c in t.columns]
    found = [*(t.caption for t in tables(document)), *heads]
    return found + [text for cell in cells for text in (cell.text, cell.detail, cell.word)]


@given(st.floats(1e-6, 1e4))
def test_no_time_is_told_in_a_unit_that_is_too_coarse(days: float) -> None:
    clock = clock_for(days)
    assert clock == "minutes" or on_clock(days, clock) >= 1
    assert clock == "days" or on_clock(days, clock) < 60


def test_a_row_goes_by_today() -> None:
    minute = 1 / 1440
    assert clock_of([16 * minute, 3.0]) == "minutes"
    assert clock_of([3.0, 16 * minute]) == "days"
    assert clock_of([None, 16 * minute, 0.5]) == "hours"
    assert clock_of([0.0, 0.5]) == "hours"
    assert clock_of([None, None]) == clock_of([0.0]) == clock_of([]) == "days"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("length", "renamed"),
    [
        (1 / 1440, {"Minutes": "Days", "minutes": "days", "分钟数": "天数", "分钟": "天"}),
        (1 / 24, {"Hours": "Days", "hours": "days", "小时数": "天数", "小时": "天"}),
    ],
)
def test_a_study_of_minutes_is_told_as_one_of_days(
    length: float, renamed: dict[str, str], language: str
) -> None:
    """The digits, differences, intervals and words of every table."""
    shrink = 0.2489 if length < 1 / 100 else 0.1003
    in_days = scaled(sample.compared(), shrink)
    small = scaled(sample.compared(), shrink * length)
    expected, found = (words(document_of(r, language)) for r in (in_days, small))
    assert len(found) == len(expected) > 300
    assert found != expected

    def in_one_unit(text: str) -> str:
        for unit, day in renamed.items():
            text = text.replace(unit, day)
        return text

    assert list(map(in_one_unit, found)) == list(map(in_one_unit, expected))


def test_the_verdict_says_the_unit() -> None:
    result = scaled(sample.compared(), 0.25 / 1440)
    first = markdown(document_of(result)).split("## ")[1]
    assert "it saves 2.3 minutes of 13.7 (2.2 to 2.5)" in first
    assert "Mean minutes to decision with B" in first
    assert "可在现有13.7分钟中压减2.3分钟" in markdown(document_of(result, "zh"))


def test_nine_in_ten_may_have_another_unit() -> None:
    result = scaled(sample.single(), 0.7 / 1440)
    text = markdown(document_of(result))
    assert "decided within 33.1 minutes, nine in ten within 1.2 hours." in text
    assert "33.1分钟内办结，九成在1.2小时内" in markdown(document_of(result, "zh"))


def test_a_kind_far_from_the_mean_says_its_unit() -> None:
    result = sample.single()
    quick = {"days_mean": replace(result.designs[0].measures["days_mean"], value=0.01)}
    quick["days_mean"] = replace(quick["days_mean"], low=0.0099, high=0.0101)
    design = result.designs[0]
    by = {"size": {**design.by["size"], "tiny": quick}}
    result = replace(result, designs=(replace(design, by=by),))
    table = next(t for t in tables(document_of(result)) if t.caption == "Mean days by size")
    cells = {row.cells[0].text: row.cells[1] for row in table.rows}
    assert (cells["tiny"].text, cells["tiny"].detail) == ("14.4 min", "14.3 to 14.5 min")
    assert cells["large"].text == "88.1"


def test_a_condition_on_days_is_told_with_the_unit() -> None:
    result = scaled(sample.compared(), 0.25 / 1440)
    first, *rest = result.comparisons
    value = result.designs[1].measures["days_mean"]
    assert value.value is not None
    held = replace(first.guardrails[0], text="days_mean <= 1 calendar day", value=value.value)
    held = replace(held, low=value.low, high=value.high)
    result = replace(result, comparisons=(replace(first, guardrails=(held,)), *rest))
    table = next(t for t in tables(document_of(result)) if t.columns[1].title == "Condition")
    assert table.rows[0].cells[2].text == "11.4 min"


def test_work_of_minutes_is_told_in_minutes() -> None:
    result = sample.measured(sample.single(), "work_hours", value=0.07, low=0.069, high=0.071)
    figures = View(result).figures
    assert figures.amount("work_hours", 0.07, 0.069, 0.071) == "4.2 min"
    assert figures.amount("legal_days_mean", 0.01) == "0.0"


@pytest.mark.parametrize("high", [0.7, 1.0, 2.5, 6.0, 80.0])
def test_an_axis_has_no_two_ticks_that_look_alike(high: float) -> None:
    labels = [label for _, label in Scale(0.0, high, 0.0, 100.0).labels(6)]
    assert len(set(labels)) == len(labels)


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result of a counter service, where a case takes 20 minutes: 1 / (15 - 12) of an hour."""
    folder = tmp_path_factory.mktemp("counter")
    (folder / "process.yaml").write_text(COUNTER, encoding="utf-8")
    stored = folder / "r.json"
    fast = ["--replications", "4", "--weeks", "12", "--workers", "1", "--quiet"]
    assert exit_code(["run", str(folder), *fast, "--json", str(stored)]) == 0
    return stored


def _word(file: Path) -> str:
    read = docx.Document(str(file))
    cells = (c.text for t in read.tables for row in t.rows for c in row.cells)
    return "\n".join([*(p.text for p in read.paragraphs), *cells])


def _text(file: Path) -> str:
    return file.read_text("utf-8")


@pytest.mark.parametrize(("option", "read"), [("--html", _text), ("--docx", _word)])
def test_every_file_tells_of_minutes(
    option: str, read: Callable[[Path], str], counter: Path, tmp_path: Path
) -> None:
    for language, mean in (("en", "Minutes to decision, mean"), ("zh", "办理分钟数，平均")):
        file = tmp_path / language
        assert exit_code(["--lang", language, "report", str(counter), option, str(file)]) == 0
        assert mean in read(file)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_printed_tells_of_minutes(
    form: str, counter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["report", str(counter), "--full", "--format", form]) == 0
    printed = capsys.readouterr().out
    mean = json.loads(counter.read_text("utf-8"))["designs"][0]["measures"]["days_mean"]["value"]
    assert 0.0125 < mean < 0.0155  # JSON stays in days
    assert f"A case takes {mean * 1440:.1f} minutes on average" in printed
    assert "0.0 days" not in printed
    assert exit_code(["report", str(counter), "--format", "csv"]) == 0
    assert f",days_mean,{mean}," in capsys.readouterr().out


BRANCHES = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 24 h}
roles: {lab: 2, clerk: 1}
steps:
  - both:
      does: parallel
      branches: {one: {by: lab, work_time: 60 min}, two: {by: lab, work_time: 60 min}}
  - file: {by: clerk, work_time: WORK, in_tray: TRAY}
"""
IN_VAIN = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 1 h}
roles: {lab: 1}
steps:
  - test: {by: lab, work_time: 20 min, due: {after: 10 min, action: go_on}}
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BRANCHES.replace("WORK", "60 min").replace("TRAY", "120 min"), "50.0 %"),
        (BRANCHES.replace("WORK", "30 min").replace("TRAY", "30 min"), "75.0 %"),
        (BRANCHES.replace("WORK", "1 min").replace("TRAY", "0 min"), "all of that time"),
        (IN_VAIN, "all of that time"),  # case 57: 20 minutes of work, decided after 10
    ],
)
def test_work_takes_no_more_than_all_of_the_time(text: str, said: str, tmp_path: Path) -> None:
    """By the ledger, which has one thing at a time, not by the hours of everybody."""
    (tmp_path / "process.yaml").write_text(text, "utf-8")
    result = simulate(read_study(tmp_path), Settings(replications=2, horizon=Horizon(1, 2, 4)))
    assert said in markdown(document_of(result, "en"))


@pytest.mark.parametrize(
    ("half", "target", "said"),
    [
        (0.0004, 0.0003, "0.58 minutes, wanted 0.43"),
        (0.05, 0.1, "1.20 hours, wanted 2.40"),
        (1.5, 2.0, "1.50 days, wanted 2.00"),
        (0.5, None, "12.00 hours, wanted "),
    ],
)
def test_the_progress_line_tells_by_a_clock_that_suits(
    half: float, target: float | None, said: str
) -> None:
    assert said in screens.reached(Progress(20, half, target), "en")
    assert "0.00" not in screens.reached(Progress(20, half, target), "zh")


@pytest.mark.parametrize(
    ("state", "en", "zh"),
    [
        (Progress(1, None, None), "replication 1", "第1次重复"),
        (
            Progress(0, None, None, 1024, made=350),
            "350 of 1024 sets made",
            "已生成350个组合，共1024个",
        ),
        (
            Progress(7, None, None, 1, 20, certain=True),
            "replication 7 of 20",
            "第7次重复，共20次",
        ),
        (
            Progress(7, None, None, 4, 30, seconds_left=9.0),
            "replication 7 of about 30, each of 4 designs; about 9 seconds left",
            "第7次重复，共约30次，4个方案各一次；约剩9秒",
        ),
        (
            Progress(7, None, None, 1, 20, True, 400.0),
            "replication 7 of 20; about 7 minutes left",
            "第7次重复，共20次；约剩7分钟",
        ),
        (
            Progress(7, None, None, 1, 20, True, 9000.0),
            "replication 7 of 20; about 2 hours left",
            "第7次重复，共20次；约剩2小时",
        ),
        (
            Progress(20, None, None, 1, 20, True, 0.2),
            "replication 20 of 20",
            "第20次重复，共20次",
        ),
    ],
)
def test_the_progress_line_tells_how_far_it_is(state: Progress, en: str, zh: str) -> None:
    assert screens.reached(state, "en") == en
    assert screens.reached(state, "zh") == zh


@pytest.mark.parametrize(("days", "wait"), [("10.5000", "10.5 days"), ("0.8333", "20.0 h")])
def test_a_suggestion_tells_a_wait_by_a_clock_that_suits(days: str, wait: str) -> None:
    idea = Idea("suggest.oftener", {"step": "hear", "days": days}, "")
    assert f"a file waits {wait} for it" in reason_of(Suggestion(idea, "", None), "en")  # type: ignore[arg-type]
