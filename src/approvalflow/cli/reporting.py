"""`report`: a stored result, shown or converted."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from approvalflow.cli import printing, screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.report.sections import document_of
from approvalflow.study.storing import from_json
from approvalflow.wording import say


def report(
    path: Path, html_file: Path | None, docx_file: Path | None, form: str, language: str
) -> int:
    """A result holds all that a report shows, so nothing is simulated again."""
    try:
        result = from_json(path.read_bytes())
    except (OSError, ValidationError):
        screens.tell(say("not-a-result", language, path=path))
        return USAGE
    document = document_of(result, language)
    if html_file is not None or docx_file is not None:
        return OK if printing.write(result, document, html_file, docx_file) else USAGE
    printing.show(result, document, form)
    return OK
