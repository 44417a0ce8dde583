"""A result on standard output or in files, in the form that was asked for."""

from __future__ import annotations

from pathlib import Path

from approvalflow.cli import screens
from approvalflow.report.document import Document
from approvalflow.report.media import html, terminal, word
from approvalflow.report.media.markdown import markdown
from approvalflow.report.media.spreadsheet import csv_text
from approvalflow.study.result import Result
from approvalflow.study.storing import as_json


def write(
    result: Result, document: Document, html_file: Path | None, docx_file: Path | None
) -> bool:
    """The report as a page and as a file for Word, where asked for; whether all are written."""
    if html_file is not None:
        page = html.page(document, result)
        if not screens.write(html_file, page, document.language):
            return False
    if docx_file is None:
        return True
    return screens.write(docx_file, word.word_file(document), document.language)


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
