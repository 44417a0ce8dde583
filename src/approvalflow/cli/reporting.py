"""`report`: a stored result, shown or converted."""

from __future__ import annotations

from pathlib import Path

from approvalflow.cli import printing, screens, writing
from approvalflow.cli.codes import OK, USAGE
from approvalflow.errors import ApprovalFlowError
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result
from approvalflow.study.storing import read_result


def stored(path: Path, language: str) -> Result | None:
    """The result in a file; says what is wrong with it where there is none."""
    try:
        return read_result(path)
    except ApprovalFlowError as error:
        screens.complain(error.problems, language)
        return None


def report(
    path: Path, html_file: Path | None, docx_file: Path | None, form: str | None, language: str
) -> int:
    """A result holds all that a report shows, so nothing is simulated again. It is printed where a
    form or no file is asked for.
    """
    outputs = writing.outputs_for([html_file, docx_file], [path], language)
    result = stored(path, language)
    if result is None:
        return USAGE
    document = document_of(result, language)
    papers = printing.papers(result, document, html_file, docx_file)
    if not writing.write(outputs, papers, language):
        return USAGE
    if form is not None or (html_file is None and docx_file is None):
        printing.show(result, document, form or "text")
    return OK
