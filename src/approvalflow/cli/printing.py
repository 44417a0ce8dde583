"""A result on standard output, in the form that was asked for."""

from __future__ import annotations

from approvalflow.cli import screens
from approvalflow.report import terminal
from approvalflow.report.document import Document
from approvalflow.report.markdown import markdown
from approvalflow.report.tables import csv_text
from approvalflow.study.result import Result
from approvalflow.study.storing import as_json


def show(result: Result, document: Document, form: str) -> None:
    """Prints the report, or the numbers behind it."""
    match form:
        case "json":
            screens.put(as_json(result))
        case "csv":
            screens.put(csv_text(result))
        case "markdown":
            screens.put(markdown(document))
        case _:
            terminal.show(document, screens.output())
