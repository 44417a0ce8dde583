"""The answer in a dozen lines: its budget on every study, and what it says of each verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len

from approvalflow.report.media import terminal
from approvalflow.report.sections import document_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.report.sections.answer.figures import about, sure
from approvalflow.report.sections.answer.since import since
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import read_result
from helpers import sixty
from helpers.budgets import MOST_LINES
from helpers.studies import study_in

ROOT = Path(__file__).parents[2]
STUDIES = sorted(path.parent.name for path in ROOT.glob("processes/*/process.yaml"))
SHORT = Settings(replications=2, workers=1)
OFFICE = """
approvalflow: 1
arrivals: 5 per working day
roles: {clerk: 2, head: 1}
time_limit: {promised: 10 calendar days}
steps:
  - look: {by: clerk, work_time: 2 h, in_tray: 2 working days}
  - sign: {by: head, does: approve, work_time: 20 min, outcomes: {refuse: 5%}}
"""


def printed(result: Result, language: str, width: int) -> list[str]:
    return terminal.text_of(answer_of(result, language), width).splitlines()


@cache
def shipped(name: str) -> Result:
    return compare(read_study(ROOT / "processes" / name, None), SHORT)


@pytest.mark.slow
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", STUDIES)
def test_every_study_is_told_in_a_dozen_lines(name: str, language: str, width: int) -> None:
    result = shipped(name)
    lines = printed(result, language, width)
    assert len(lines) + 1 <= MOST_LINES[len(result.comparisons)]  # what to type next
    assert max(map(cell_len, lines)) <= width
    text = "\n".join(lines)
    assert all(f"\n{letter}  " in text for letter in "ABC"[: len(result.comparisons)])
    encoded = text.encode("gbk") if language == "zh" else text.encode("ascii", "replace")
    assert encoded
    assert not re.search(r"[a-z]+_[a-z]+|days_mean|\bNone\b|\bnan\b", without_conditions(text))


def without_conditions(text: str) -> str:
    """A guardrail that breaks is told as it is written."""
    return re.sub(r"(?s)(fails|违反).*", "", text)


@pytest.mark.slow
def test_sixty_steps_and_five_redesigns(tmp_path: Path) -> None:
    result = compare(read_study(sixty.write(tmp_path / "sixty"), None), SHORT)
    for language in ("en", "zh"):
        assert len(printed(result, language, 80)) + 1 <= MOST_LINES[5]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_figure_is_cut_however_narrow_the_terminal(width: int) -> None:
    result = read_result(ROOT / "reports" / "it-acquisition.json")
    text = "\n".join(printed(result, "en", width))
    assert "…" not in text
    for figure in ("40.5", "-27 %", "83 %", "46.1", "-17 %", "63 %"):
        assert figure in text


def test_rows_stand_in_the_order_of_ranks_and_the_first_is_to_be_adopted() -> None:
    result = read_result(ROOT / "reports" / "it-acquisition.json")
    answer = answer_of(result)
    assert result.recommendation is not None
    order = [result.designs[1 + "ABC".index(row.mark)].id for row in answer.rows]
    assert order == list(result.recommendation.order)
    assert [row.verdict for row in answer.rows] == ["adopt", "as quick as B", "saves less than B"]
    assert answer.rows[1].price == "6 more hand-offs each"


MOVES = {
    "quicker": ("{set: {steps: {look: {in_tray: 1 working day}}}}", "adopt"),
    "slower": ("{set: {steps: {look: {in_tray: 4 working days}}}}", "do not adopt: it is slower"),
    "too-much": ("{set: {steps: {look: {work_time: 4 h}}}}", "do not adopt: its queue grows"),
}


@pytest.mark.parametrize("name", ["quicker", "slower", "too-much"])
def test_a_verdict_in_a_few_words(name: str, tmp_path: Path) -> None:
    move, said = MOVES[name]
    text = f"approvalflow: 1\nmoves: [{move}]\n"
    result = compare(study_in(tmp_path / "s", OFFICE, **{name: text}), SHORT)
    (row,) = answer_of(result).rows
    assert row.verdict == said
    if name == "quicker":
        assert row.figures[1].startswith("-")
        assert row.price == ""
    if name == "too-much":
        assert row.figures[0] == "—"


@pytest.mark.parametrize(("clerks", "said"), [(3, "one more post"), (5, "3 more posts"), (1, "")])
def test_posts_without_a_wage_have_a_price_too(clerks: int, said: str, tmp_path: Path) -> None:
    text = f"approvalflow: 1\nmoves: [{{set: {{roles: {{clerk: {clerks}}}}}}}]\n"
    study = study_in(tmp_path / "s", OFFICE.replace("5 per", "2 per"), posts=text)
    (row,) = answer_of(compare(study, SHORT)).rows
    assert row.price == said


def test_a_day_of_forty_is_not_nothing(tmp_path: Path) -> None:
    """99.8 % less is not 100 % less."""
    queue = OFFICE.replace("in_tray: 2 working days", "in_tray: 300 working days")
    text = MOVES["quicker"][0].replace("1 working day", "0 min")
    study = study_in(tmp_path / "s", queue, quick=f"approvalflow: 1\nmoves: [{text}]\n")
    (row,) = answer_of(compare(study, SHORT)).rows
    assert re.fullmatch(r"-99\.\d %", row.figures[1])


def test_a_guardrail_that_breaks_is_named(tmp_path: Path) -> None:
    text = "approvalflow: 1\nguardrails: [refused <= 1%]\nmoves: [" + MOVES["quicker"][0] + "]\n"
    result = compare(study_in(tmp_path / "s", OFFICE, quicker=text), SHORT)
    (row,) = answer_of(result).rows
    assert row.verdict == "do not adopt: “Refused: at most 1 %” fails"


def test_a_run_in_six_lines(tmp_path: Path) -> None:
    result = simulate(study_in(tmp_path / "s", OFFICE), SHORT)
    lines = printed(result, "en", 80)
    assert 4 <= len(lines) <= 6
    text = " ".join(lines)
    mean = result.designs[0].measures["days_mean"].value
    assert mean is not None
    (said,) = re.findall(r"([\d.]+) days on average", text)
    assert float(said) == pytest.approx(mean, abs=0.06)
    assert "within the promised 10 calendar days" in text
    assert "Longest waits, days: look" in text


def test_what_changed_since_the_last_save(tmp_path: Path) -> None:
    text = f"approvalflow: 1\nmoves: [{MOVES['quicker'][0]}]\n"
    both = compare(study_in(tmp_path / "a", OFFICE, quicker=text, again=text), SHORT)
    one = compare(study_in(tmp_path / "b", OFFICE, quicker=text), SHORT)
    renamed = replace(one, designs=(replace(one.designs[0], id=both.designs[0].id), one.designs[1]))
    assert since(both, both, "en") == ("The answer is the same as before.",)
    assert any("is no more" in line for line in since(both, renamed, "en"))
    assert any("(new)" in line for line in since(renamed, both, "en"))
    other = text.replace("1 working day", "1.5 working days")
    slower = compare(study_in(tmp_path / "c", OFFICE, quicker=other), SHORT)
    slower = replace(slower, designs=(renamed.designs[0], slower.designs[1]))
    (line,) = since(renamed, slower, "en")
    assert re.fullmatch(r"A: quicker: [\d.]+ days, adopt \(before: [\d.]+ days, adopt\)", line)


@pytest.mark.parametrize(("value", "half", "carried"), [
    (10_312.0, 61.0, 10_300.0), (166.4, 1.0, 166.0), (166.4, 1.1, 170.0), (3_412.0, 120.0, 3_000.0),
    (0.0, 0.0, 0.0), (450.0, 400.0, 400.0), (12.34, 0.0, 12.3), (88_123.0, 450.0, 88_000.0),
    (0.04, 0.001, 0.0),
])  # fmt: skip
def test_a_year_has_as_many_figures_as_are_sure(value: float, half: float, carried: float) -> None:
    assert sure(value, half) == carried


@pytest.mark.parametrize(("cases", "said"), [(152.3, "150"), (1_584.0, "1,600"), (3.14, "3.1"),
                                         (0.0, "0"), (99.6, "100")])  # fmt: skip
def test_cases_of_a_year_have_two_figures(cases: float, said: str) -> None:
    assert about(cases) == said


@pytest.mark.parametrize("change", [
    "time_limit: {statutory: 20 working days}", "time_limit: {promised: 5 calendar days}",
    "roles: {clerk: {staff: 2, cost: 20 EUR/h}, head: {staff: 1, cost: 40 EUR/h}}",
    "arrivals: 4 per working day",
])  # fmt: skip
def test_what_only_one_of_the_two_has_is_no_fault(change: str, tmp_path: Path) -> None:
    """Another kind of limit, wages, fewer applications."""
    text = f"approvalflow: 1\nmoves: [{MOVES['quicker'][0]}, {{set: {{{change}}}}}]\n"
    result = compare(study_in(tmp_path / "s", OFFICE, other=text), SHORT)
    for language in ("en", "zh"):
        assert len(printed(result, language, 80)) >= 4
        assert document_of(result, language).first is not None


@pytest.mark.parametrize("limit", ["", "time_limit: {statutory: 20 working days}"])
def test_nor_is_a_process_of_its_own_without_the_limit(limit: str, tmp_path: Path) -> None:
    other = OFFICE.replace("time_limit: {promised: 10 calendar days}", limit)
    quicker = other.replace("in_tray: 2 working days", "in_tray: 1 working day")
    result = compare(study_in(tmp_path / "s", OFFICE, other=quicker), SHORT)
    (row,) = answer_of(result).rows
    assert row.figures[2] == "—"
    screen = document_of(result).first
    assert screen is not None
    assert screen.numbers[1].design == "—"
