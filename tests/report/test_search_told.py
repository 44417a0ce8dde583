"""What a leader reads of a search: a screen that ends in one sentence, a section, every medium."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.report.document import Dots, Paragraph, Table
from approvalflow.report.drawings.charts import NARROW, WIDE, drawn
from approvalflow.report.media import html, terminal
from approvalflow.report.media.markdown import markdown
from approvalflow.report.sections import document_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.result import Result
from approvalflow.study.result.search import Search
from approvalflow.study.runner import Settings
from approvalflow.study.search import search
from helpers import chromium
from helpers.studies import OFFICE, study_in

BRIEF = Settings(horizon=Horizon(start_up=1, weeks=8, run_out=30), replications=4, workers=1)
HIRE = """\
approvalflow: 1
name: {en: More posts, zh: 增加人手}
costs: {per_year: 100 000 CNY}
moves: [{set: {roles: {clerk: {staff: {one_of: [3, 4]}}}}}]
"""
LESS = """\
approvalflow: 1
name: {en: Fewer checks, zh: 减少检查}
moves:
  - drop: check
    costs: {once: 20 000 CNY}
  - set: {transfers: {between_departments: 1 h}}
  - add: {roles: {deputy: {staff: 1, cost: 80 CNY/h}}}
  - set: {steps: {sign: {by: deputy}}}
"""
PAID = OFFICE.replace("head: 1", "head: {staff: 1, cost: 90 CNY/h}")


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    study = study_in(tmp_path_factory.mktemp("told"), PAID, hire=HIRE, less=LESS)
    return search(study, BRIEF)


def found(result: Result) -> Search:
    assert result.search is not None
    return result.search


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_fits_a_screen_and_ends_in_a_sentence(result: Result, language: str, width: int) -> None:
    lines = terminal.text_of(answer_of(result, language), width).splitlines()
    assert width < 80 or len(lines) <= 24
    last = {"en": "begin with this", "zh": "先做这一项"}[language]
    assert last in "".join(lines[-4:]).replace("  ", " ")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_medium_has_it(result: Result, language: str) -> None:
    document = document_of(result, language)
    (section,) = (one for one in document.sections if one.id == "search")
    assert [type(block) for block in section.blocks[:4]] == [Paragraph, Paragraph, Dots, Table]
    page, text = html.page(document, result), markdown(document)
    assert len(page.encode()) < html.LARGEST
    for word in ("1a + 2", {"en": "CNY 320,000", "zh": "320,000元"}[language]):
        assert word in page.replace("\u00a0", " ").replace("&nbsp;", " ")
        assert word in text.replace("\\", "")


def words(result: Result, language: str = "en") -> str:
    (section,) = (s for s in document_of(result, language).sections if s.id == "search")
    return " ".join(b.text for b in section.blocks if isinstance(b, Paragraph))


def test_the_curve_says_what_money_buys(result: Result) -> None:
    said = words(result)
    assert "For each budget: from CNY 0 on 4 (" in said  # whose work is cheaper than today's
    assert "from CNY 20,000 on 2 + 4 (" in said
    assert "No costs are given" not in said


def test_an_enabler_is_not_called_worthless(result: Result) -> None:
    """The new role comes with the move that needs it; what changes nothing is named."""
    said = words(result)
    assert "Without any effect here: 3." in said
    assert len(found(result).options) == 4
    needed = replace(found(result).options[2], effect="", needed_by=(4,))
    options = (*found(result).options[:2], needed, found(result).options[3])
    told = words(replace(result, search=replace(found(result), options=options)))
    assert "Without any effect" not in told


def test_a_tie_is_told_as_one(result: Result) -> None:
    other = next(n for n in range(1, len(found(result).sets)) if n != found(result).best)
    winner = replace(found(result).winner, number=other)
    told = words(replace(result, search=replace(found(result), winner=winner)))
    assert re.search(r"is the best by less than is worthwhile; .* is cheaper", told)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"interrupted": True}, "It was stopped"),
        ({"fresh": 0}, "they flatter"),
        ({"rounds": 2}, "were tried"),
        ({"curve": ()}, "there is no budget curve"),
        ({"best": 1}, "No set of moves is worth the trouble."),
        ({"today": ()}, "moves: Days"),
        ({"greedy": ()}, "would be"),
    ],
)
def test_what_else_is_said(result: Result, changes: dict[str, Any], sentence: str) -> None:
    assert sentence in words(replace(result, search=replace(found(result), **changes)))


def test_how_lucky_the_choice_was(result: Result) -> None:
    for curse, sentence in ((0.5, "seemed better by 0.5"), (-0.2, "did not flatter")):
        winner = replace(found(result).winner, curse=curse)
        assert sentence in words(replace(result, search=replace(found(result), winner=winner)))


def test_every_set_is_a_dot_and_the_front_is_named(result: Result) -> None:
    (section,) = (s for s in document_of(result).sections if s.id == "search")
    dots = next(block for block in section.blocks if isinstance(block, Dots))
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert len(dots.dots) == len(found(result).sets)
    marks = sorted(dot.mark for dot in dots.dots if dot.mark)
    assert marks == [row.cells[0].text.partition(":")[0] for row in table.rows[:-1]]
    assert sum(dot.now for dot in dots.dots) == 1
    for room in (WIDE, NARROW):
        body = drawn(dots, room).body
        assert body.count("h0") == len(dots.dots) - len(marks) - 1 + 1  # and that of the legend
        places = [float(x) for x in re.findall(r'c?x="([\d.]+)"', body)]
        assert all(0 <= place <= room for place in places)


def test_a_thousand_sets_fit_the_page(result: Result) -> None:
    one = found(result).sets[-1]
    many = (*found(result).sets, *[one] * (1_024 - len(found(result).sets)))
    full = replace(result, search=replace(found(result), sets=many))
    assert len(html.page(document_of(full), full).encode()) < html.LARGEST


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [400, 1280])
def test_in_a_browser(
    browser: Any, result: Result, tmp_path: Path, language: str, scheme: str, width: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(html.page(document_of(result, language), result), encoding="utf-8")
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    opened = context.new_page()
    opened.goto(path.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    shown = opened.locator("#search svg.chart:visible")
    assert shown.count() == 1
    chromium.expect_accessible(opened)
    context.close()


def test_it_works_without_a_script(browser: Any, result: Result, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html.page(document_of(result), result), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(path.as_uri())
    assert opened.locator("#search svg.chart:visible").count() == 1
    context.close()
