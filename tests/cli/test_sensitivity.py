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
from approvalflow.study.result import (
    AllAtOnce,
    BreakEven,
    Doubted,
    Guessed,
    Result,
    Sensitivity,
    Spot,
    Swing,
    TurnsAt,
    Untried,
)
from approvalflow.study.storing import as_json, from_json
from approvalflow.wording.catalogues import LANGUAGES
from approvalflow.wording.codes import CODES
from helpers.sample import compared

LINES = 24


def guessed(path: str, swing: float | None, *designs: str, **given: object) -> Guessed:
    file = "redesigns/counter.yaml" if path.startswith("moves") else "process.yaml"
    ends = tuple(
        Swing(name, at, saved, saved - 0.5, saved + 0.5, "")
        for at, saved in ((50.0, 6.0), (100.0, 6.0 - (swing or 0.0)))
        for name in designs
    )
    told = Guessed(
        name={},
        spots=(Spot(file, 7, path, "70%"),),
        unit="%",
        times=False,
        now=70.0,
        low=50.0,
        high=100.0,
        said=True,
        common_luck=True,
        turns=(),
        break_evens=(),
        swings=ends,
        swing=swing,
        worth=0.0,
        measure=False,
    )
    return replace(told, **given)  # type: ignore[arg-type]


def asked(**given: object) -> Result:
    """A comparison with guesses: one turns, one is wide and does not, one has no bar."""
    result = compared()
    names = [design.id for design in result.designs[1:]]
    first = names[0]
    turning = guessed(
        "steps.1.intake.work_time", 4.0, *names,
        turns=(TurnsAt(86.0, first, "adopt", "works, but little"), TurnsAt(80.0, "", first, "")),
        break_evens=(BreakEven(first, 90.0, 87.0, 93.0, "below"),), worth=0.8, measure=True,
    )  # fmt: skip
    wide = guessed("arrivals", 9.0, *names, common_luck=False, said=False, times=True, unit="",
                   now=1.0, low=0.9, high=1.1)  # fmt: skip
    wide = replace(
        wide, swings=tuple(replace(s, at=0.9 if s.at == 50 else 1.1) for s in wide.swings)
    )
    full = guessed("roles.clerk.staff", 3.0, *names)
    full = replace(full, swings=tuple(
        replace(s, saved=None, low=None, high=None, overloaded="design") if s.at == 100 else s
        for s in full.swings
    ), swing=None)  # fmt: skip
    doubted = tuple(Doubted(name, 5.0, 0.4, 1.9, 0.5, 0.1) for name in names)
    together = AllAtOnce(64, 50, 10, 3, 1, ("days_mean",), 10, doubted, 1.1)
    untried = (Untried("process.yaml", "roles.head", "2.2", "AF161"),)
    told = Sensitivity(True, (turning, full, wide), untried, together, 1000.0)
    return replace(result, sensitivity=replace(told, **given))  # type: ignore[arg-type]


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
