"""The measures, and the ledgers, as tables for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from approvalflow.measures.kpis import MEASURES
from approvalflow.report.view import in_language
from approvalflow.seconds import DAY
from approvalflow.study.result import Compared, Design, Result, Value
from approvalflow.wording import say

_ORDER = {measure.id: place for place, measure in enumerate(MEASURES)}


def csv_text(result: Result) -> str:
    """One row a design and measure, exact numbers; a missing number is an empty cell.

    Written with CRLF as RFC 4180 has it. Whoever writes it to a file for Excel uses utf-8-sig.
    """
    return _written(_columns(), _rows(result))


def ledger_text(result: Result) -> str:
    """One row a line of both ledgers of each design; exact seconds over all its decided cases, in
    parts of a second, and mean days of a case. They are the same where no box makes copies.
    """
    return _written(say("csv.ledger", "en").split(","), _lines(result))


def _written(columns: list[str], rows: Iterable[list[object]]) -> str:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(map(inert, row) for row in rows)
    return text.getvalue()


def records_text(rows: list[dict[str, object]]) -> str:
    """Dictionaries with the same keys, each a row."""
    return _written(list(rows[0]) if rows else [], (list(row.values()) for row in rows))


def records(result: Result) -> list[dict[str, object]]:
    """The same rows as dictionaries; a missing number is None."""
    columns = _columns()
    return [dict(zip(columns, row, strict=True)) for row in _rows(result)]


def _columns() -> list[str]:
    return say("csv.columns", "en").split(",")


def _rows(result: Result) -> Iterator[list[object]]:
    comparisons = {c.design: c.measures for c in result.comparisons}
    for design in result.designs:
        yield from _measured(design, comparisons.get(design.id, {}))


def _measured(design: Design, compared: Mapping[str, Compared]) -> Iterator[list[object]]:
    head = [design.id, in_language(design.name, "en"), design.status]
    for measure, value in sorted(design.measures.items(), key=_place):
        numbers = (value.value, value.low, value.high)
        row: list[object] = [*head, measure, *numbers]
        if (c := compared.get(measure)) is not None:
            row += [c.today, c.difference, c.low, c.high, c.p, c.p_holm]
            row += [c.word, c.variance_ratio]
        else:
            row += [None] * 8
        yield row


def _lines(result: Result) -> Iterator[list[object]]:
    for design in result.designs:
        averaged = design.branch_average
        path = (1, design.ledger)
        average = path if averaged is None else (averaged.parts, averaged.lines)
        head = [design.id, in_language(design.name, "en")]
        for convention, (parts, lines) in (("critical path", path), ("branch average", average)):
            for x in lines:
                days = x.seconds / parts / design.decided / DAY
                yield [*head, convention, x.state, x.clock, x.passage, x.unit, x.level, x.seconds,
                       parts, days]  # fmt: skip


def _place(item: tuple[str, Value]) -> tuple[int, str]:
    """The order of the measures, whatever that of the result; those of roles come last."""
    return (_ORDER.get(item[0], len(_ORDER)), item[0])


def inert(cell: object) -> object:
    """A spreadsheet would take a text that begins like a formula for one."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
