"""The measures as a table for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from approvalflow.report.view import in_language
from approvalflow.study.result import Compared, Design, Result
from approvalflow.wording import say


def csv_text(result: Result) -> str:
    """One row a design and measure, exact numbers; a missing number is an empty cell.

    Written with CRLF as RFC 4180 has it. Whoever writes it to a file for Excel uses utf-8-sig.
    """
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(say("csv.columns").split(","))
    comparisons = {c["design"]: c["measures"] for c in result["comparisons"]}
    for design in result["designs"]:
        writer.writerows(_rows(design, comparisons.get(design["id"], {})))
    return text.getvalue()


def _rows(design: Design, compared: dict[str, Compared]) -> list[list[object]]:
    rows: list[list[object]] = []
    head = [_inert(design["id"]), _inert(in_language(design["name"], "en")), design["status"]]
    for measure, value in design["measures"].items():
        numbers = (value["value"], value["low"], value["high"])
        row: list[object] = [*head, measure, *numbers]
        if (c := compared.get(measure)) is not None:
            row += [c["today"], c["difference"], c["low"], c["high"], c["p"], c["p_holm"]]
            row += [c["word"], c["variance_ratio"]]
        else:
            row += [None] * 8
        rows.append(row)
    return rows


def _inert(text: str) -> str:
    """A spreadsheet would take a text that begins like a formula for one."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
