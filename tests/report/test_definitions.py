"""How each measure is made: all parts in both languages, and a division that is true."""

from __future__ import annotations

import re
from functools import cache
from math import ceil
from pathlib import Path

import numpy as np
import pytest
from rich.cells import cell_len

from approvalflow.cli import exit_code
from approvalflow.eventlog import Ending, EventLog, Horizon
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.kpis import FAMILIES, MEASURES, Measure, Missing, measures_of
from approvalflow.measures.worked import CASES, Worked, alone, worked
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.report.definition import PARTS, definition_of
from approvalflow.report.document import Code, FactList, Folded
from approvalflow.report.documents.definitions import defined, every_id, shown_for
from approvalflow.report.documents.measures_page import measures_page
from approvalflow.report.documents.working import Example
from approvalflow.report.media.markdown import markdown
from approvalflow.report.sections import document_of
from approvalflow.seconds import DAY, WEEK
from approvalflow.study.example import FirstCases, built_in, first_cases, same_cases
from approvalflow.study.reading import read_study
from approvalflow.study.runner import simulation_of
from helpers.sample import compared
from helpers.strategies import process_of

ROOT = Path(__file__).parents[2]
STUDIES = sorted(folder.parent for folder in (ROOT / "processes").glob("*/process.yaml"))
Capture = pytest.CaptureFixture[str]


TODAY, _ = built_in()


@cache
def office_log() -> tuple[EventLog, Office]:
    return found_in(TODAY)


def found_in(process: Process) -> tuple[EventLog, Office]:
    first = first_cases(process)
    return first.log, first.office


def on_three(id_: str) -> Worked:
    (measure,) = (m for m in measures_of(TODAY) if m.id == id_)
    return worked(measure, *office_log())


def cases_of(found: Worked) -> list[int]:
    return [term.case for term in found.terms if term.case >= 0]


def example(measure: Measure, log: EventLog, office: Office) -> Example:
    return Example(worked(measure, log, office), FirstCases(log, office), None, "en")


def calculated(lines: list[str]) -> list[float]:
    """What a pocket calculator makes of each line between the signs of equality."""
    found = []
    for part in " ".join(lines).split(" = "):
        sum_ = re.sub(r"(?<=\d),(?=\d{3}\b)", "", part)
        percent = sum_.endswith(" %")
        sum_ = re.sub(r"[^\d.+\-*/() ].*$", "", sum_.replace(" x ", " * ").removesuffix(" %"))
        assert re.fullmatch(r"[\d.+\-*/() ]+", sum_), part
        found.append(eval(sum_) / (100 if percent else 1))
    return found


# the words


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("id_", every_id())
def test_every_measure_has_all_parts(id_: str, language: str) -> None:
    definition = definition_of(id_, language)
    assert definition is not None
    assert tuple(definition.parts) == PARTS
    assert all(name and text for name, text in definition.parts.values())
    assert "{" not in "".join(text for _, text in definition.parts.values())
    assert definition.name not in (id_, "")
    assert definition.meaning


def test_every_measure_and_family_is_among_them() -> None:
    assert set(every_id()) == {m.id for m in MEASURES} | set(FAMILIES) | {"faster", "slower"}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.id)
def test_the_formula_ends_in_the_unit(measure: Measure, language: str) -> None:
    definition = definition_of(measure.id, language)
    assert definition is not None
    formula, unit = definition.said("formula"), definition.said("unit")
    seconds = {"days": "86400", "hours": "3600", "weeks": "604800"}.get(measure.unit, "")
    assert bool(seconds) == bool(re.search(r"\d+ ?(s|秒)\W*", formula.rpartition("/")[2]))
    assert seconds in formula
    assert seconds in unit
    if measure.unit in ("working days", "cases per 30 days"):
        word = {"working days": ("working days", "工作日"), "cases per 30 days": ("30", "30")}
        assert word[measure.unit][language == "zh"] in formula
    if measure.tail is not None:
        assert f"{100 * measure.tail.share:.0f}{'%' if language == 'zh' else ' %'}" in formula


@pytest.mark.parametrize(
    ("clock", "seconds"), [("days", "86400"), ("hours", "3600"), ("minutes", "60")]
)
def test_the_formula_goes_by_the_clock_of_a_report(clock: str, seconds: str) -> None:
    for id_ in ("days_mean", "days_p90"):
        definition = definition_of(id_, "en", clock)  # type: ignore[arg-type]
        assert definition is not None
        assert f" {seconds} s" in definition.said("formula")
        assert seconds in definition.said("unit")


@pytest.mark.parametrize("name", ["days_p95", "days_mean(x)", "utilisation(x", "", "(", "mean"])
def test_what_is_no_measure_has_no_definition(name: str) -> None:
    assert definition_of(name, "en") is None


# the three cases


def scaled(found: Worked) -> float:
    """By hand, from what the cases add."""
    above = [term.above for term in found.terms]
    below = [term.below for term in found.terms]
    match found.how:
        case "ratio":
            return sum(above) / (sum(below) * found.per)
        case "quantile":
            return sorted(above)[found.rank - 1] / found.per
        case "utilisation" | "open":
            return sum(above) / found.per
        case "halves":
            return 30 * (sum(above) - sum(below)) / (found.per * found.per / DAY)
        case "ends":
            return 30 * (sum(above) - sum(below)) / found.per
        case "weeks":
            return ceil(max(above) / found.per)
        case "sum":
            return sum(above)


@pytest.mark.parametrize("measure", measures_of(TODAY), ids=lambda m: m.id)
def test_the_sum_and_the_division_are_the_measure(measure: Measure) -> None:
    found = worked(measure, *office_log())
    assert scaled(found) == pytest.approx(found.value, rel=1e-9)
    seconds = {"days": DAY, "hours": 3600, "weeks": WEEK}.get(measure.unit)
    assert seconds in (None, found.per)
    assert len(cases_of(found)) == (0 if measure.id == "posts_cost" else CASES)


@pytest.mark.parametrize("measure", measures_of(TODAY), ids=lambda m: m.id)
def test_a_pocket_calculator_agrees_line_by_line(measure: Measure) -> None:
    shown = example(measure, *office_log())
    lines = calculated([line for line in shown.division() if "rounded up" not in line])
    assert len(lines) > 1
    off = 0.00051 if measure.unit == "share" else 0.0051  # half of the last digit shown
    assert all(line == pytest.approx(lines[0], abs=off, rel=1e-9) for line in lines)
    if shown.worked.how != "weeks":
        assert lines[0] == pytest.approx(shown.worked.value, abs=off)
    for line in shown.division():
        assert len(line) <= 80


@pytest.mark.parametrize("folder", STUDIES, ids=lambda folder: folder.name)
def test_so_it_does_with_the_cases_of_every_study(folder: Path) -> None:
    process = read_study(folder).today.process
    log, office = found_in(process)
    there = 0
    for measure in measures_of(process):
        try:
            shown = example(measure, log, office)
        except Missing:
            continue
        there += 1
        lines = calculated(shown.division())
        off = 0.00051 if measure.unit == "share" else 0.0051
        assert all(line == pytest.approx(lines[0], abs=off, rel=1e-9) for line in lines)
        assert lines[0] == pytest.approx(shown.worked.value, abs=off)
    assert there > 20


def test_days_are_those_between_submission_and_decision() -> None:
    log, _ = office_log()
    found = on_three("days_mean")
    cases = cases_of(found)
    seconds = [int(log.cases.decided[n] - log.cases.submitted[n]) for n in cases]
    assert [term.above for term in found.terms] == seconds
    assert found.value == pytest.approx(sum(seconds) / 3 / 86_400)
    assert on_three("days_median").value == pytest.approx(sorted(seconds)[1] / 86_400)
    assert on_three("days_p90").value == pytest.approx(max(seconds) / 86_400)
    assert all(log.cases.result[n] in (Ending.GRANTED, Ending.REFUSED) for n in cases)


def test_sign_offs_are_finished_visits() -> None:
    log, _ = office_log()
    found = on_three("signoffs")
    signs = [log.steps.index(name) for name in ("council", "sign")]
    rows = np.isin(log.visits.step, signs) & (log.visits.started >= 0) & (log.visits.outcome >= 0)
    counted = [int((rows & (log.visits.case == n)).sum()) for n in cases_of(found)]
    assert [term.above for term in found.terms] == counted
    assert found.value == pytest.approx(sum(counted) / 3)


def test_a_share_is_of_all_who_came() -> None:
    log, _ = office_log()
    ends = Ending.GRANTED, Ending.WITHDRAWN, Ending.TURNED_AWAY, Ending.LAPSED
    for id_, ending in zip(("granted", "withdrawn", "turned_away", "lapsed"), ends, strict=True):
        found = on_three(id_)
        ended = [int(log.cases.result[n] == ending) for n in cases_of(found)]
        assert [term.above for term in found.terms] == ended
        assert 0 < sum(ended) < 3  # one that is and one that is not
        assert found.value == pytest.approx(sum(ended) / 3)


def test_the_applicant_pays_fee_and_delay() -> None:
    log, _ = office_log()
    found = on_three("applicant_cost")
    cases = cases_of(found)
    days = [(log.cases.decided[n] - log.cases.submitted[n]) / 86_400 for n in cases]
    assert found.value == pytest.approx(sum(50 + 20 * each for each in days) / 3)


def test_hours_are_used_by_work_and_sittings() -> None:
    """Three come every other Thursday afternoon, with cases or without."""
    found = on_three("utilisation(member)")
    assert found.weeks == 3
    assert found.value == pytest.approx(2 * 3 * 3 / (3 * 3 * 40))
    adviser = on_three("utilisation(adviser)")
    assert adviser.per == adviser.weeks * 5 * 3 * 3600


def test_open_cases_and_the_backlog() -> None:
    log, _ = office_log()
    found = on_three("open_cases")
    seconds = [log.cases.decided[n] - log.cases.submitted[n] for n in cases_of(found)]
    assert found.value == pytest.approx(sum(seconds) / (found.weeks * WEEK))
    cleared = on_three("weeks_to_clear")
    assert cleared.value == ceil(max(log.cases.decided[:3]) / WEEK)
    assert on_three("backlog_growth").value == pytest.approx(-3 * 30 / 7)


def test_a_settled_office_grows_from_one_half_to_the_other() -> None:
    process = process_of(
        "approvalflow: 1\narrivals: {every: 30 h}\nroles: {clerk: 1}\n"
        "steps: [{see: {by: clerk, work_time: 5 h, in_tray: 20 working days}}]\n"
    )
    log, office = found_in(process)
    (growth,) = (m for m in MEASURES if m.id == "backlog_growth")
    shown = example(growth, log, office)
    lines = calculated(shown.division())
    assert shown.worked.how == "halves"
    assert scaled(shown.worked) == pytest.approx(shown.worked.value)
    assert lines[0] == pytest.approx(shown.worked.value, abs=0.0051)


@pytest.mark.parametrize("name", ["faster", "slower"])
def test_the_same_case_is_faster_by_a_day(name: str) -> None:
    today, more = map(first_cases, built_in())
    found = worked(same_cases(today, more, name), today.log, today.office)
    first, second = (one.log.cases.decided[cases_of(found)] for one in (today, more))
    sooner = (first - second if name == "faster" else second - first) >= DAY
    assert [term.above for term in found.terms] == sooner.tolist()
    assert found.value == pytest.approx(sooner.mean())
    assert sooner.any()
    shown = Example(found, today, more, "en")
    assert calculated(shown.division())[0] == pytest.approx(found.value)


def test_a_redesign_stands_beside_the_cases_of_a_study(capsys: Capture) -> None:
    assert exit_code(["explain", "faster", str(ROOT / "processes" / "it-acquisition")]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Beside it, with the same luck: The agency CIO decides" in out


def test_the_cases_are_those_of_any_run() -> None:
    """As `run --follow` shows them, however long the run."""
    for folder in STUDIES:
        process = read_study(folder).today.process
        log, office = found_in(process)
        other = simulation_of(process, Horizon(20, 30, 156, log.horizon.kind)).log(1, 1)
        cohort = cohort_of(log, office)
        cases = np.flatnonzero(cohort.decided)[:3] + cohort.first
        for name in ("submitted", "decided", "result"):
            mine, others = (getattr(one.cases, name)[cases] for one in (log, other))
            assert mine.tolist() == others.tolist()


def test_a_log_of_some_cases_alone_keeps_their_ways() -> None:
    log, _ = office_log()
    cases = [5, 7, 40]
    small = alone(log, cases, 2)
    assert small.cases.decided.tolist() == log.cases.decided[cases].tolist()
    before = small.visits.previous
    linked = np.flatnonzero(before >= 0)
    assert (small.visits.case[linked] == small.visits.case[before[linked]]).all()
    for new, old in enumerate(cases):
        rows, olds = small.visits.case == new, log.visits.case == old
        assert small.visits.finished[rows].tolist() == log.visits.finished[olds].tolist()
        firsts = (small.visits.previous[rows] < 0).tolist()
        assert firsts == (log.visits.previous[olds] < 0).tolist()


def test_a_process_without_such_cases_is_told_and_the_small_office_stands_in(
    tmp_path: Path,
) -> None:
    (tmp_path / "process.yaml").write_text(
        "approvalflow: 1\narrivals: 1 per year\nroles: {clerk: 1}\n"
        "steps: [{see: {by: clerk, work_time: 1 h}}]\n"
    )
    nobody = read_study(tmp_path, None)
    for id_, why in (("days_mean", "fewer than three"), ("within_statutory", "no limit"),
                     ("escalated", "nothing in it"), ("office_cost", "no wages"),
                     ("faster", "no redesign")):  # fmt: skip
        definition = definition_of(id_, "en")
        assert definition is not None
        shown = shown_for(definition, nobody, "en")
        assert shown is not None
        assert not shown.own
        assert why in shown.said


# the media


def test_the_page_of_the_docs_is_up_to_date() -> None:
    written = (ROOT / "docs" / "measures.md").read_text("utf-8")
    assert written == measures_page("en"), "write docs/measures.md anew"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_glossary_and_the_terminal_say_the_same(language: str) -> None:
    document = document_of(compared(), language)
    (glossary,) = (section for section in document.sections if section.id == "glossary")
    (folded,) = (block for block in glossary.blocks if isinstance(block, Folded))
    rows = {row.cells[0].text: row for row in folded.tables[0].rows}
    common = {row.cells[1].text for row in folded.tables[1].rows}
    (facts,) = (block for block in glossary.blocks if isinstance(block, FactList))
    names = [name for name, _ in facts.items]
    assert [name for name in names if name in rows] == list(rows)
    for id_ in ("days_mean", "within_statutory", "office_cost", "utilisation", "faster"):
        definition = definition_of(id_, language)
        assert definition is not None
        told = [cell.text for cell in rows[definition.name].cells]
        assert told[1:3] == [definition.said("formula"), definition.said("counts")]
        assert {definition.said("cases"), definition.said("source")} <= common
        assert any(definition.said("interval") in text for text in common)
    assert rows[names[0]].cells[1].text in markdown(document).replace("\\", "")


def test_the_arithmetic_is_text_of_no_language() -> None:
    definition = definition_of("days_mean", "en")
    assert definition is not None
    document = defined(definition, shown_for(definition, None, "en"), "en")
    (code,) = (b for s in document.sections for b in s.blocks if isinstance(b, Code))
    assert f"```\n{code.text}\n```" in markdown(document)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("id_", ["days_p90", "efficiency", "unanswered", "posts_cost", "slower"])
def test_the_command_tells_all_of_it_in_80_columns(
    id_: str, language: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert exit_code(["--lang", language, "explain", id_]) == 0
    shown = capsys.readouterr().out
    definition = definition_of(id_, language)
    assert definition is not None
    said = "".join(shown.split())
    for name, text in definition.parts.values():
        assert "".join(f"{name} {text}".split()) in said
    assert max(map(cell_len, shown.splitlines())) <= 80


def test_with_a_study_its_cases_are_worked_and_the_diary_is_told(capsys: Capture) -> None:
    study = str(STUDIES[0])
    assert exit_code(["explain", "days_p90", study]) == 0
    out, err = capsys.readouterr()
    case = re.search(r"run .* --follow (\d+)", err)
    assert case is not None
    assert re.search(rf"^{case[1]} +20", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["days_p9"], "days_p90"),
        (["utilization(head)"], "utilisation(head)"),
        (["backlog_grwoth"], "backlog_growth"),
        (["in_trey"], "in_tray"),
        (["days_men", "STUDY"], "days_mean"),
        (["merge", "STUDY"], "measure"),
        (["utilisation(case_oficer)", "STUDY"], "utilisation(case_officer)"),
    ],
)
def test_what_was_meant_is_told(words: list[str], meant: str, capsys: Capture) -> None:
    words = [str(ROOT / "processes" / "planning-committee") if w == "STUDY" else w for w in words]
    assert exit_code(["explain", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert meant in err


def test_the_small_office_has_every_measure() -> None:
    there = {measure.id.partition("(")[0] for measure in measures_of(TODAY)}
    assert there == {measure.id for measure in MEASURES} | set(FAMILIES)
