"""What is said of how sure the answer is: figures that are no evidence, reasons, warnings."""

from pathlib import Path

import pytest

from approvalflow.report.document import Heading, Paragraph, Table
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from helpers.studies import study_in

OFFICE = """
approvalflow: 1
arrivals: 5 per working day
roles: {clerk: {staff: 2, because: assumption}, head: 1}
observed: OBSERVED
steps:
  - look: {by: clerk, work_time: 2 h, in_tray: {is: 2 working days, because: "assumption - a; b"}}
  - sign: {by: head, does: approve, work_time: 20 min, outcomes: {refuse: 5%}}
"""
QUICKER = "approvalflow: 1\nmoves: [{set: {steps: {look: {in_tray: 1 working day}}}}]\n"


def compared(folder: Path, observed: str) -> Result:
    study = study_in(folder / "s", OFFICE.replace("OBSERVED", observed), quicker=QUICKER)
    return compare(study, Settings(replications=3, workers=1))


def told(result: Result, language: str = "en") -> tuple[list[str], list[Table]]:
    """The sentences and headings of the section, and its tables."""
    sections = {section.id: section for section in document_of(result, language).sections}
    blocks = sections["certainty"].blocks
    texts = [b.text for b in blocks if isinstance(b, Heading | Paragraph)]
    return texts, [b for b in blocks if isinstance(b, Table)]


@pytest.mark.parametrize(
    ("figure", "word", "counted"),
    [
        ("90 calendar days", "differs", "0 of 1"),
        ("{is: 90 calendar days, source: register}", "differs", "0 of 1"),
        ("{is: 90 calendar days, because: the in-tray is set to it}", "no evidence", None),
        (
            "{is: 90 calendar days, source: register, because: the in-tray is set to it}",
            "no evidence",
            None,
        ),
    ],
)
def test_a_figure_that_rests_on_a_reason_is_no_evidence(
    figure: str, word: str, counted: str | None, tmp_path: Path
) -> None:
    texts, (observed, _) = told(compared(tmp_path, f"{{days_mean: {figure}}}"))
    cell = observed.rows[0].cells[-1]
    assert cell.text == word
    if word == "no evidence":
        assert cell.detail == "The in-tray is set to it"
        assert "No figure of the office is evidence." in texts
    if counted is not None:
        assert any(text.endswith(f"{counted}.") for text in texts)


def test_where_nothing_was_measured_that_is_said(tmp_path: Path) -> None:
    result = compared(tmp_path, "{}")
    texts, tables = told(result)
    assert "No figure of the office stands beside the simulation of today." in texts
    assert len(tables) == 1
    assert any("3 runs are few" in text for text in texts)


def test_inputs_are_grouped_by_their_reasons(tmp_path: Path) -> None:
    result = compared(tmp_path, "{days_mean: 3 calendar days}")
    texts, tables = told(result)
    rows = [[cell.text for cell in row.cells] for row in tables[-1].rows]
    assert ["1", "on the desk", "A"] in rows
    assert any(why == "No reason is given" for _, _, why in rows)
    assumed = sum(int(count) for count, _, _ in rows)
    assert f"What is assumed: {assumed} of {assumed} inputs" in texts
