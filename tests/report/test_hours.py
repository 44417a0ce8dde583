"""Hours of a week and money of a year: they are those of the cases that come."""

from pathlib import Path

import pytest

from approvalflow.report.document import Table
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result
from approvalflow.study.storing import from_json
from helpers import sample

STORED = Path(__file__).parents[2] / "reports" / "it-acquisition.json"


@pytest.fixture
def stored() -> Result:
    return from_json(STORED.read_bytes())


def table_of(result: Result) -> Table:
    roles = next(s for s in document_of(result).sections if s.id == "roles")
    return next(b for b in roles.blocks if isinstance(b, Table))


def number(text: str) -> float:
    return float(text.replace(",", ""))


def test_the_hours_are_those_of_the_work_of_all_cases(stored: Result) -> None:
    total = next(row for row in table_of(stored).rows if row.kind == "total")
    inputs = stored.inputs
    for cell, design in zip(total.cells[1:], stored.designs, strict=True):
        weekly = design.cases / inputs.replications / inputs.weeks
        work = design.measures["work_hours"].value
        assert work is not None
        assert number(cell.text) == pytest.approx(weekly * work, rel=0.03)


def test_the_rows_add_up_and_say_what_is_freed(stored: Result) -> None:
    *roles, total, cost = table_of(stored).rows
    for column in range(1, 5):
        found = sum(number(row.cells[column].text) for row in roles)
        assert number(total.cells[column].text) == pytest.approx(found, abs=0.7)
    chief = next(row for row in roles if row.cells[0].text == "Branch chief")
    assert [cell.detail for cell in chief.cells[1:]] == [
        "",
        "no change",
        "1.2 less (100 %)",
        "no change",
    ]
    assert "less" in cost.cells[2].detail


def test_the_money_is_that_of_a_year(stored: Result) -> None:
    cost = table_of(stored).rows[-1]
    assert cost.cells[0].text == "Cost to the office a year, USD"
    today, inputs = stored.designs[0], stored.inputs
    yearly = today.cases / inputs.replications / inputs.weeks * 52.18
    each = today.measures["office_cost"].value
    assert each is not None
    assert number(cost.cells[1].text) == pytest.approx(yearly * each, rel=0.005)


def test_without_wages_there_is_no_row_of_money(stored: Result) -> None:
    unpaid = sample.measured(stored, "office_cost", value=None, why="no-wages")
    assert table_of(unpaid).rows[-1].kind == "total"
