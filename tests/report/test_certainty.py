"""What is said of how sure the figures are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from approvalflow.report.document import Document, Paragraph, Section, Table
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result
from helpers import sample


def section(document: Document, id_: str) -> Section:
    return next(section for section in document.sections if section.id == id_)


def words(result: Result, id_: str, language: str = "en") -> str:
    blocks = section(document_of(result, language), id_).blocks
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def equal(result: Result, low: float, high: float) -> str:
    """What is said of a difference with this interval; worth the trouble are 2.745 days."""
    first = result.comparisons[0]
    days = replace(first.measures["days_mean"], low=low, high=high, difference=(low + high) / 2)
    changed = replace(first, measures={**first.measures, "days_mean": days})
    told = replace(result, comparisons=(changed, *result.comparisons[1:]))
    tables = [b for b in section(document_of(told), "precision").blocks if isinstance(b, Table)]
    place = [column.title for column in tables[0].columns].index("Under 2.7 days?")
    return tables[0].rows[0].cells[place].text


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (-2.0, 1.0, "surely"),
        (-2.7, 2.7, "surely"),
        (-2.8, 1.0, "open"),
        (-3.5, -2.8, "surely not"),
        (2.8, 4.0, "surely not"),
        (-0.5, 3.0, "open"),
    ],
)
def test_a_difference_can_be_surely_small(low: float, high: float, told: str) -> None:
    assert equal(sample.compared(), low, high) == told


def test_where_no_case_was_late_some_may_still_be() -> None:
    kept = sample.measured(
        sample.compared(), "within_statutory", value=1.0, low=0.9912, high=1.0,
        by_replication=(1.0,) * 20,
    )  # fmt: skip
    # 1 - 0.05^(1/20) = 13.9 %: once in 7.2
    text = words(kept, "before-after")
    assert "all 4,000 cases of 20 years" in text
    assert "at least 99.1 % in the long run" in text
    assert "once in 7 years" in text
    assert "每7年" in words(kept, "before-after", "zh")
    assert "in the long run" not in words(sample.compared(), "before-after")


@pytest.mark.parametrize(("replications", "told"), [(19, True), (20, False)])
def test_few_replications_are_said_to_be_few(replications: int, told: bool) -> None:
    result = sample.single()
    few = replace(result, inputs=replace(result.inputs, replications=replications))
    assert ("replications are few" in words(few, "precision")) == told
