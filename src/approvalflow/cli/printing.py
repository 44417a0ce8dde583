"""A result on standard output or in files, in the form that was asked for."""

from __future__ import annotations

from pathlib import Path

from approvalflow.cli import screens
from approvalflow.report.document import Document
from approvalflow.report.media import terminal, word
from approvalflow.report.media.markdown import markdown
from approvalflow.report.media.spreadsheet import csv_text, ledger_text
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.result import Result
from approvalflow.study.storing import as_json


def papers(
    result: Result, document: Document, html_file: Path | None, docx_file: Path | None
) -> dict[Path, str | bytes]:
    """The report as a page and as a file for Word, where asked for."""
    made: dict[Path, str | bytes] = {}
    if html_file is not None:
        from approvalflow.report.media import html  # and with it jinja2, for a page alone

        made[html_file] = html.page(document, result)
    if docx_file is not None:
        made[docx_file] = word.word_file(document)
    return made


def answer(result: Result, language: str) -> None:
    """Prints what is acted on, in a dozen lines."""
    terminal.tell(answer_of(result, language), screens.output())


def verdicts(result: Result, language: str) -> None:
    """Prints what is said of each redesign alone."""
    terminal.verdicts(answer_of(result, language), screens.output())


def show(result: Result, document: Document, form: str) -> None:
    """Prints the whole report, or the numbers behind it."""
    match form:
        case "json":
            screens.put(as_json(result))
        case "csv":
            screens.put(csv_text(result))
        case "ledger":
            screens.put(ledger_text(result))
        case "markdown":
            screens.put(markdown(document))
        case _:
            terminal.show(document, screens.output())
