"""What qualifies a verdict: time bought with work, and effects that nobody expected."""

from pathlib import Path

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.report.document import Document, Paragraph
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings

EXAMPLES = Path(__file__).parents[1] / "studies" / "examples"


def notes(document: Document) -> str:
    blocks = document.sections[0].blocks
    return " ".join(b.text for b in blocks if isinstance(b, Paragraph) and b.tone == "note")


def test_series_or_parallel_time_is_bought_with_work() -> None:
    """Refusals of 30, 20 and 10 %; works U(2, 5), U(5, 7), U(5, 10) min, a case a minute, 8
    officials a level: in series 3.5 / 8, 0.7 x 6 / 8 and 0.56 x 7.5 / 8 of their hours.
    """
    study = read_study(EXAMPLES / "series-or-parallel", ("parallel",))
    settings = Settings(replications=3, horizon=Horizon(0, 1, 1), workers=1)
    result = compare(study, settings)
    loads = [[round(load.load or 0, 2) for load in d.loads] for d in result.designs]
    assert loads == [
        pytest.approx([3.5 / 8, 0.7 * 6 / 8, 0.56 * 7.5 / 8], abs=0.006),
        pytest.approx([3.5 / 8, 6 / 8, 7.5 / 8], abs=0.006),
    ]
    measures = result.comparisons[0].measures
    assert (measures["days_mean"].word, measures["work_hours"].word) == ("better", "worse")
    assert "the time is bought with work" in notes(document_of(result))


def test_a_surprise_is_told(tmp_path: Path) -> None:
    """To delegate to somebody who is busy lengthens the days."""
    (tmp_path / "redesigns").mkdir()
    (tmp_path / "process.yaml").write_text(
        "approvalflow: 1\narrivals: 12 per working day\nroles: {reviewer: 4, head: 2}\nsteps:\n"
        "  - review: {by: reviewer, work_time: 1 to 3.6 h}\n"
        "  - decision: {does: approve, by: head, work_time: 10 min}\n",
        encoding="utf-8",
    )
    (tmp_path / "redesigns" / "delegate.yaml").write_text(
        "approvalflow: 1\nmoves:\n  - {delegate: decision, to: reviewer}\n", encoding="utf-8"
    )
    result = compare(read_study(tmp_path, None), Settings(replications=5, workers=1))
    assert result.comparisons[0].measures["days_mean"].word == "worse"
    assert "unexpected" in notes(document_of(result))
