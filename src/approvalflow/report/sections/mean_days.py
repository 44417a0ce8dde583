"""The mean days of a decided case in pieces that add up to the number which stands everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from approvalflow.report.clocks import SECONDS, on_clock
from approvalflow.report.document import Cell, RowKind, TableRow
from approvalflow.report.numbers import adding_up, plain
from approvalflow.report.view import View
from approvalflow.study.result import Design, LedgerLine

_Name = TypeVar("_Name", str, int)


def mean_of(view: View, design: Design, seconds: float) -> float:
    """Seconds of all its decided cases as a part of the mean of a design, by the report's clock.

    A ledger is of all cases of all runs together, and a mean that of the runs; so what the ledger
    says is scaled to the mean.
    """
    pooled = sum(line.seconds for line in design.ledger)
    mean = design.measures.get("days_mean")
    if mean is None or mean.value is None or not pooled:
        return seconds / SECONDS[view.clock] / design.decided
    return seconds / pooled * on_clock(mean.value, view.clock)


def days_of(view: View, design: Design, lines: Iterable[LedgerLine]) -> float:
    return mean_of(view, design, sum(line.seconds for line in lines))


def days_by(
    view: View, design: Design, key: Callable[[LedgerLine], _Name], names: Sequence[_Name]
) -> tuple[float, ...]:
    """The mean days of each name, rounded so that they add up."""
    exact = (days_of(view, design, (x for x in design.ledger if key(x) == n)) for n in names)
    return adding_up(tuple(exact), 1)


def days_row(view: View, name: str, numbers: Iterable[float], kind: RowKind = "plain") -> TableRow:
    """A name and the days of each design."""
    return TableRow(
        (Cell(name), *(Cell(plain(number, 1, view.language)) for number in numbers)), kind
    )


def with_ledger(view: View) -> list[Design]:
    """The designs of which it is known where the days went."""
    return [design for design in view.designs if design.ledger and design.decided]
