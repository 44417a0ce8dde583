"""An office that does not keep up today has a first screen too, and an answer to what cures it."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.report.media.html import page
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections import document_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.compare import compare
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from helpers.studies import study_in

PROCESS = """
approvalflow: 1
name: Licence
time_limit: 20 working days
arrivals: 18 per working day
roles: {clerk: {staff: 4, cost: 40 CNY/h}, reviewer: {staff: STAFF, cost: 60 CNY/h}}
steps:
  - intake: {by: clerk, work_time: 10 to 30 min}
  - review: {does: approve, by: reviewer, work_time: 1 to 3 h}
"""
HIRE = "approvalflow: 1\nmoves: [{set: {roles: {reviewer: {staff: 6}}}}]\n"
QUICK = "approvalflow: 1\nmoves: [{set: {steps: {review: {work_time: 40 min to 2 h}}}}]\n"
SLOWER = "approvalflow: 1\nmoves: [{set: {steps: {review: {work_time: 2 to 4 h}}}}]\n"


def compared(folder: Path, staff: int, **redesigns: str) -> Result:
    horizon = Horizon(start_up=2, weeks=20, run_out=52)
    settings = Settings(replications=6, horizon=horizon, workers=1)
    process = PROCESS.replace("STAFF", str(staff))
    return compare(study_in(folder, process, **redesigns), settings, together=True)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_cures_it_stands_first(language: str, tmp_path: Path) -> None:
    result = compared(tmp_path, 4, hire=HIRE, quick=QUICK)
    document = document_of(result, language)
    screen = document.first
    assert screen is not None
    assert ("积压不再增加" if language == "zh" else "the queue no longer grows") in screen.sentence
    assert "112" in screen.further[0]
    assert screen.today.mean is None
    assert [row.span.mean is not None for row in screen.rows] == [True, True]
    assert screen.rows[0].facts[0].startswith("100")  # in time, of which today has no share
    assert screen.numbers[0].today == ("不断积压" if language == "zh" else "grows")
    drawn = page(document, result)
    assert drawn.count('class="now"') == 2
    assert drawn.count('class="was"') == 0


def test_both_together_have_a_mean_though_today_has_none(tmp_path: Path) -> None:
    result = compared(tmp_path, 4, hire=HIRE, quick=QUICK)
    found = result.together
    assert found is not None
    assert found.status == "measured"
    assert found.days is not None
    assert found.days.design is not None
    assert found.days.difference is None
    assert "A and B together: " in text_of(answer_of(result))
    assert "do not keep up" not in text_of(answer_of(result))


def test_an_office_in_which_nobody_has_hours_has_a_page(tmp_path: Path) -> None:
    process = PROCESS.replace("{staff: 4, cost: 40 CNY/h}", "unlimited")
    process = process.replace("{staff: STAFF, cost: 60 CNY/h}", "unlimited")
    horizon = Horizon(start_up=0, weeks=4, run_out=8)
    result = compare(
        study_in(tmp_path, process, quick=QUICK),
        Settings(replications=2, horizon=horizon, workers=1),
    )
    document = document_of(result)
    assert "roles" not in [section.id for section in document.sections]
    assert page(document, result)


def test_where_nothing_cures_it_says_so(tmp_path: Path) -> None:
    screen = document_of(compared(tmp_path, 3, slower=SLOWER)).first
    assert screen is not None
    assert screen.sentence.startswith("Stay with today")
    assert "overloaded" in screen.further[0]
    assert screen.rows[0].span.mean is None
