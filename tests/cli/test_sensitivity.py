"""`sensitivity` on the terminal: within a screen, in both languages, ending in a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from approvalflow.cli import exit_code
from approvalflow.errors import ApprovalFlowError
from approvalflow.report.media.html import page
from approvalflow.report.media.markdown import markdown
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections import document_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.storing import as_json, from_json
from approvalflow.wording.catalogues import LANGUAGES
from approvalflow.wording.codes import CODES
from helpers.guesses import asked
from helpers.sample import compared

LINES = 24


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_it_fits_a_screen(language: str, width: int) -> None:
    lines = text_of(answer_of(asked(), language), width).splitlines()
    assert len(lines) <= LINES
    assert all(cell_len(line) <= width for line in lines)


def test_the_sentence_to_repeat() -> None:
    told = answer_of(asked())
    assert told.ending.startswith("Measure work: Acceptance check first: ")  # type: ignore[union-attr]
    assert "nothing is recommended above 80 %" in told.ending  # type: ignore[union-attr]
    holds = asked(
        guesses=tuple(replace(g, turns=(), break_evens=()) for g in asked().sensitivity.guesses)
    )  # type: ignore[union-attr]
    sentence = "What is recommended holds for every value that was thought possible."
    assert answer_of(holds).ending == sentence  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_told_as_it_is(language: str) -> None:
    result = asked(missing=3, stopped=True)
    for text in (text_of(answer_of(result, language)), markdown(document_of(result, language))):
        assert "sensitivity" not in text.split("approvalflow")[0]
        assert "{" not in text.split("approvalflow: 1")[0]


def test_a_comparison_says_whether_it_holds() -> None:
    carried = asked(asked=False, together=None)
    assert "Turns with work: Acceptance check: nothing" in text_of(answer_of(carried), 200)
    plain = replace(compared(), sensitivity=None)
    assert "turns with" not in text_of(answer_of(plain))


def test_the_page_has_a_bar_for_each_guess() -> None:
    result = asked()
    text = page(document_of(result), result)
    section = text.split('id="sensitivity"')[1].split("</section>")[0]
    assert section.count('class="swing"') == 3
    assert section.count('class="guess decides"') == 1
    assert "a queue grows" in section
    assert 'id="sensitivity"' not in page(document_of(compared()), compared())


def test_it_is_stored_and_read() -> None:
    result = asked()
    assert from_json(as_json(result).encode()) == result


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda s: s["guesses"].reverse(), "AF858"),
        (lambda s: s["together"].update(kept=40), "AF859"),
        (lambda s: s["guesses"][0].update(now=40.0), "AF827"),
        (lambda s: s["guesses"][0]["break_evens"][0].update(at=101.0), "AF827"),
        (lambda s: s["guesses"][0]["turns"][0].update(design="nobody"), "AF838"),
        (lambda s: s["together"]["designs"][0].update(best=1.5), "AF827"),
    ],
)
def test_a_damaged_one_is_refused(change: object, code: str) -> None:
    stored = json.loads(as_json(asked()))
    change(stored["sensitivity"])  # type: ignore[operator]
    with pytest.raises(ApprovalFlowError) as wrong:
        from_json(json.dumps(stored).encode())
    assert code in {CODES[problem.key] for problem in wrong.value.problems}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "process.yaml").write_text(OFFICE, encoding="utf-8")
    (tmp_path / "redesigns").mkdir()
    (tmp_path / "redesigns" / "quick.yaml").write_text(QUICK, encoding="utf-8")
    stored = tmp_path / "result.json"
    options = [
        "--replications",
        "2",
        "--weeks",
        "2",
        "--start-up",
        "1",
        "--no-cache",
        "--workers",
        "1",
    ]
    code = exit_code(["sensitivity", str(tmp_path), *options, "--quiet", "--json", str(stored)])
    out = capsys.readouterr().out
    assert code == 0
    assert out.splitlines()[0].startswith(("What is recommended", "For no value", "Measure "))
    found = from_json(stored.read_bytes()).sensitivity
    assert found is not None
    assert [guess.said for guess in found.guesses].count(True) == 1


OFFICE = """
approvalflow: 1
arrivals: {is: 1 per working day, source: counted}
roles: {clerk: {staff: 2, source: counted}}
steps:
  - check: {by: clerk, work_time: {is: 1 h, could_be: 30 min to 2 h}}
"""
QUICK = "approvalflow: 1\nmoves: [{set: {steps: {check: {in_tray: {is: 1 h, source: law}}}}}]\n"
