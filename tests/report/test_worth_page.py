"""What each move is worth, on the page and in the other media."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.report.document import Strips
from approvalflow.report.drawings.charts import NARROW, WIDE, drawn
from approvalflow.report.media.html import page
from approvalflow.report.media.markdown import markdown
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections import document_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.worth.asking import worth
from helpers import chromium
from helpers.studies import study_in

OFFICE = """
approvalflow: 1
name: {en: Licence, zh: 许可}
calendar: {hours: always, holidays: none}
arrivals: 5 per week
roles: {clerk: {staff: 3, cost: 60 CNY/h}}
steps:
  - first: {name: {en: Wait, zh: 等候}, does: wait, takes: 1 to 3 calendar days}
  - second: {does: wait, takes: 2 to 6 calendar days}
  - check: {by: clerk, work_time: 30 to 60 min}
  - sign: {does: approve, by: clerk, work_time: 1 h}
"""
MOVES = """
approvalflow: 1
name: {en: Everything quicker, zh: 处处提速}
moves:
  - add: {roles: {robot: {staff: unlimited, cost: 0 CNY/h, name: {en: Machine, zh: 机器}}}}
  - set: {steps: {sign: {by: robot}}}
  - set: {steps: {check: {by: robot}}}
  - set: {steps: {first: {takes: 1 calendar day}, second: {takes: 2 calendar days}}}
  - set: {steps: {first: {takes: 1 calendar day}}}
  - set: {steps: {check: {work_time: 3 h}}}
"""
LATE = """
approvalflow: 1
arrivals: 90 per week
roles: {officer: 2, head: 1}
steps:
  - review: {by: officer, work_time: {mean: 1 h, shape: exponential}}
  - sign: {by: head, work_time: {mean: 20 min, shape: exponential}}
"""
CURED = """
approvalflow: 1
moves:
  - set: {steps: {sign: {work_time: 10 min}}}
  - set: {roles: {officer: {staff: 3}}}
"""
WEEKS = Settings(replications=5, horizon=Horizon(start_up=1, weeks=8, run_out=30), workers=1)
LANGUAGES = ("en", "zh")


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return worth(study_in(tmp_path_factory.mktemp("a") / "licence", OFFICE, all=MOVES), WEEKS)


@pytest.fixture(scope="module")
def cured(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return worth(study_in(tmp_path_factory.mktemp("b") / "office", LATE, cure=CURED), WEEKS)


def chart_of(result: Result, language: str = "en") -> Strips:
    section = next(s for s in document_of(result, language).sections if s.id == "worth")
    return next(block for block in section.blocks if isinstance(block, Strips))


def numbers(cells: list[str]) -> float:
    return sum(float(text.replace(",", "")) for text in cells if re.fullmatch(r"-?[\d,.]+", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_column_adds_up(result: Result, language: str) -> None:
    table = chart_of(result, language).data
    movers = [row for row in table.rows if row.kind == "plain"]
    total = next(row for row in table.rows if row.kind == "total")
    for column in (3, 5):
        printed = numbers([row.cells[column].text for row in movers])
        assert printed == pytest.approx(numbers([total.cells[column].text]))
    pieces = [row.cells[3].text for row in table.rows if row.kind == "part"]
    assert len(pieces) == 2
    assert numbers(pieces) == pytest.approx(numbers([movers[2].cells[3].text]))


def test_who_is_needed_is_never_told_to_be_worth_nothing(result: Result) -> None:
    table = chart_of(result).data
    said = {row.cells[0].text: [cell.text for cell in row.cells] for row in table.rows}
    enabler = next(cells for name, cells in said.items() if name.startswith("2 "))
    assert "needed by 3" in enabler
    assert "needs 2" in next(cells for name, cells in said.items() if name.startswith("3 "))
    answer = text_of(answer_of(result))
    assert "worth nothing" not in answer
    assert "no staff" not in answer
    assert (
        "saves nothing by itself, but “check, done by: Machine” cannot do without it"
        in " ".join(answer.split())
    )


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_fits_a_screen(result: Result, cured: Result, language: str, width: int) -> None:
    for one in (result, cured):
        lines = text_of(answer_of(one, language), width).splitlines()
        assert len(lines) <= 24
        assert all(len(line) <= width for line in lines)


def test_an_office_that_needs_one_of_them_first(cured: Result) -> None:
    for language, words in (
        (
            "en",
            (
                "Without “officer, posts: 3” the office does not keep up",
                "Of 4 sets 2 settle: 2; all.",
            ),
        ),
        ("zh", ("”，机关就跟不上收件", "4种组合中有2种稳定：2；全部。")),
    ):
        answer = " ".join(text_of(answer_of(cured, language)).split())
        for said in words:
            assert said in answer


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        (["set: {steps: {sign: {work_time: 1 h}}}"], "With all of them the office does not keep"),
        (
            ["set: {roles: {officer: {staff: 3}}}"],
            "Without “officer, posts: 3” the office does not",
        ),
    ],
)
def test_no_shares_without_a_mean(tmp_path: Path, moves: list[str], said: str) -> None:
    text = "".join(f"  - {move}\n" for move in moves)
    study = study_in(tmp_path, LATE, one=f"approvalflow: 1\nmoves:\n{text}")
    found = worth(study, WEEKS)
    for language in LANGUAGES:
        assert document_of(found, language)
        assert text_of(answer_of(found, language))
    assert said in " ".join(text_of(answer_of(found)).split())


def test_one_move_has_all(tmp_path: Path) -> None:
    text = "approvalflow: 1\nmoves:\n  - set: {steps: {first: {takes: 1 calendar day}}}\n"
    answer = text_of(answer_of(worth(study_in(tmp_path, OFFICE, one=text), WEEKS)))
    assert "There is one move" in answer


def test_in_a_year_it_is_of_these_weeks(tmp_path: Path) -> None:
    year = Settings(replications=4, horizon=Horizon.of_year(26), workers=1)
    found = worth(study_in(tmp_path, LATE, cure=CURED), year)
    for language, said in (("en", "of 26 weeks"), ("zh", "26周内")):
        answer = "".join(text_of(answer_of(found, language)).split())
        assert said.replace(" ", "") in answer
        assert said in chart_of(found, language).x_label


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_medium_has_the_shares(result: Result, language: str) -> None:
    document = document_of(result, language)
    share = chart_of(result, language).rows[0].text
    assert share in markdown(document)
    whole = page(document, result)
    assert 'id="worth"' in whole
    assert len(whole.encode()) <= 500_000


@pytest.mark.parametrize("room", [WIDE, NARROW])
def test_what_costs_days_stands_left_of_nothing(result: Result, room: float) -> None:
    chart = chart_of(result)
    slower = next(row for row in chart.rows if row.mark == "6")
    assert slower.value < 0
    assert slower is chart.rows[-1]
    body = str(drawn(chart, room).body)
    bars = re.findall(r'"piece bar" x="([\d.-]+)" y="[\d.]+" width="([\d.]+)"', body)
    (left, wide), (first, _) = bars[-1], bars[1]
    assert 0 < float(left) < float(first)
    assert float(left) + float(wide) == pytest.approx(float(first), abs=0.2)
    places = [float(x) for x in re.findall(r'(?:x|cx|x1|x2)="([\d.-]+)"', body)]
    assert all(0 <= place <= room for place in places)
    nothing = replace(slower, value=0.0, low=None, high=None, marks=(None, None))
    assert drawn(replace(chart, rows=(nothing,)), room).height > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Any, result: Result, tmp_path: Path, scheme: str, language: str
) -> None:
    file = tmp_path / "worth.html"
    file.write_text(page(document_of(result, language), result), encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    opened.goto(file.as_uri())
    chromium.expect_accessible(opened)
    context.close()


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_no_text_of_the_chart_is_cut(
    browser: Any, result: Result, tmp_path: Path, width: int
) -> None:
    file = tmp_path / "worth.html"
    file.write_text(page(document_of(result), result), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    boxes = opened.locator("#worth .chart text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(b => [b.left, b.right])"
    )
    context.close()
    assert len(boxes) > 6
    assert all(left >= 0 and right <= width for left, right in boxes)
