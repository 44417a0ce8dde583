"""The answer to why it takes so long: short, in both languages, and not to be misread."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.report.document import Bars, Folded, Paragraph, Table
from approvalflow.report.media.html import page
from approvalflow.report.media.markdown import markdown
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections import document_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.report.sections.causes import bookings, by_group, digits, written
from approvalflow.report.view import View
from approvalflow.study.diagnose import diagnose
from approvalflow.study.many import Aids
from approvalflow.study.result import Booking, Result
from approvalflow.study.runner import Settings
from helpers import chromium
from helpers.studies import study_in

SHORT = Horizon(start_up=2, weeks=8, run_out=52)
OFFICE = """
approvalflow: 1
name: {en: Permits, zh: 许可}
levels: [desk, head]
arrivals: 4 per working day
time_limit: 10 working days
case_data: {kind: {simple: 50%, hard: rest}}
transfers: {between_departments: 1 working day}
roles:
  clerk: {staff: 2, department: Front, level: desk, cost: 60 CNY/h}
  head: {staff: 1, department: Back, level: head, absent: 30 working days a year in spells of 5}
steps:
  - intake:
      by: clerk
      work_time: 1 to 2 h
      asks: {documents: 4, visits: 1}
      outcomes: {ask_applicant: {share: [40%, 10%, 0%], takes: 2 to 9 calendar days, gives_up: 5%}}
  - check: {by: clerk, in_tray: 1 to 6 working days, work_time: 20 min to 1 h}
  - board: {does: meeting, by: {head: 1}, sits: Tue 09:00-12:00, work_time: 2 min}
  - sign: {does: approve, by: head, work_time: 1 h, outcomes: {refuse: 10%}}
"""
CAUSES = "causes: {in_tray: system, because: notes of two weeks}\n"
OVER = OFFICE.replace("4 per working day", "9 per working day")
QUICK = "approvalflow: 1\nname: No board\nmoves: [{drop: board}]\n"
STUDIES = {"open": OFFICE, "booked": OFFICE + CAUSES, "over": OVER}


@cache
def result_of(name: str) -> Result:
    study = study_in(Path(mkdtemp()) / "permits", STUDIES[name], quick=QUICK)
    return diagnose(study, Settings(replications=3, workers=1, horizon=SHORT), Aids())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", STUDIES)
def test_it_fits_a_screen_and_ends_with_a_sentence(name: str, width: int, language: str) -> None:
    lines = text_of(answer_of(result_of(name), language), width).splitlines()
    assert len(lines) <= 24
    assert lines[-1].endswith("." if language == "en" else "。")


def test_the_last_sentence_says_both_answers_where_nobody_knows_why_files_lie() -> None:
    """Neither that no people are wanted nor that it is all the system can be read from it."""
    told = result_of("open").diagnosis
    assert told is not None
    ending = answer_of(result_of("open"), "en").ending  # type: ignore[union-attr]
    ends = [f"{one.resources:.1f}" for one in told.bookings]
    assert f"{min(ends, key=float)} to {max(ends, key=float)} may be lack of people" in ending
    assert "nobody has measured why" in ending
    chinese = answer_of(result_of("open"), "zh").ending  # type: ignore[union-attr]
    assert "属于人手不足的可能是" in chinese
    assert not re.search("[A-Za-z]{2,}", chinese)


def test_what_the_file_decides_is_told_with_its_reason() -> None:
    told = answer_of(result_of("booked"), "en")
    texts = [block.text for block in told.blocks if isinstance(block, Paragraph)]  # type: ignore[union-attr]
    assert any("notes of two weeks" in text for text in texts)
    assert "nobody has measured" not in told.ending  # type: ignore[union-attr]


def test_without_room_no_day_is_shared_before_there_are_people() -> None:
    result = result_of("over")
    told = answer_of(result, "en")
    assert result.designs[0].status == "overloaded"
    assert "only say how long" in told.ending  # type: ignore[union-attr]
    text = text_of(told, 200)
    assert "without this: waiting for people" in text
    missing = {load.role: load.missing_staff for load in result.designs[0].loads}
    said = text.partition("Posts that are missing: ")[2]
    assert said.startswith(f"clerk {missing['clerk']}")
    assert f"head {missing['head']}." in said
    assert result.diagnosis is not None
    assert result.diagnosis.crisis is None  # today has no cases to count


def section(result: Result, language: str = "en") -> tuple[Any, ...]:
    found = {part.id: part for part in document_of(result, language).sections}
    return found["diagnosis"].blocks if "diagnosis" in found else ()


def test_the_section_is_there_only_when_it_was_asked_for() -> None:
    assert section(result_of("open"))
    assert not section(replace(result_of("open"), diagnosis=None))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_rows_of_the_crisis_come_before_the_index(language: str) -> None:
    blocks = section(result_of("open"), language)
    (bars,) = (block for block in blocks if isinstance(block, Bars))
    assert len(bars.groups[0].bars) == 3
    assert len({bar.total for bar in bars.groups[0].bars}) == 1
    crisis, seed = (block for block in blocks if isinstance(block, Table))
    names = [row.cells[0].text for row in crisis.rows]
    assert all(sign in names[n] for n, sign in ((-3, "H"), (-2, "A"), (-1, "M0")))
    assert not any("M0" in name for name in names[:-1])
    assert all("%" not in cell.text for cell in crisis.rows[-1].cells[1:])  # no share of cases
    assert len(crisis.columns) == 3
    assert len(seed.rows) >= 9
    (folded,) = (block for block in blocks if isinstance(block, Folded))
    assert len(folded.tables) == 2


def test_a_share_below_nothing_is_printed_and_explained() -> None:
    result = result_of("open")
    assert result.diagnosis is not None
    first, *others = result.diagnosis.causes
    negative = replace(first, days=-0.3, low=-0.5, high=-0.1)
    changed = replace(result, diagnosis=replace(result.diagnosis, causes=(negative, *others)))
    text = markdown(document_of(changed, "en"))
    assert "-0.3" in text
    assert "A share below 0" in text


@pytest.mark.parametrize("name", STUDIES)
def test_the_digits_that_are_written_add_up(name: str) -> None:
    """Rows to the total, groups and both bookings too: a reader adds."""
    found, view = result_of(name).diagnosis, View(result_of(name))
    assert found is not None
    assert found.today is not None
    rows, left = written(view, found)
    total = float(digits(view, found.today))
    assert sum(rows.values()) + left == pytest.approx(total)
    assert sum(by_group(view, found).values()) + left == pytest.approx(total)
    for one in found.bookings:
        assert sum(bookings(view, found, one).values()) + left == pytest.approx(total)


def test_one_booking_may_give_people_nothing_and_is_never_below() -> None:
    result = result_of("open")
    assert result.diagnosis is not None
    bookings = (Booking("resources", 4.0, 1.0), Booking("system", -0.2, 5.2))
    changed = replace(result, diagnosis=replace(result.diagnosis, bookings=bookings))
    assert "0.0 to 4.0 may be lack of people" in answer_of(changed, "en").ending  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_stays_small(language: str) -> None:
    result = result_of("open")
    assert len(page(document_of(result, language), result).encode()) < 500_000


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("name", ["open", "over"])
def test_a_browser_finds_nothing_wrong_with_it(
    browser: Any, tmp_path: Path, name: str, width: int, scheme: str
) -> None:
    path, result = tmp_path / "report.html", result_of(name)
    path.write_text(page(document_of(result), result), encoding="utf-8")
    size = {"width": width, "height": 800}
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport=size)
    opened = context.new_page()
    opened.goto(path.as_uri())
    chromium.expect_accessible(opened)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.locator("section#diagnosis svg:visible").count() == 1  # of two widths
    context.close()
