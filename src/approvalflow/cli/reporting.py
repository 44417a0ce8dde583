"""`report`: a stored result, shown or converted."""

from __future__ import annotations

from pathlib import Path

from approvalflow.cli import printing, screens, writing
from approvalflow.cli.codes import INVALID, OK, USAGE
from approvalflow.errors import ApprovalFlowError
from approvalflow.report.document import Document
from approvalflow.report.documents.method import method_of
from approvalflow.report.sections import document_of
from approvalflow.study.reproduction.repeating import study_in
from approvalflow.study.reproduction.settings import require_bounded
from approvalflow.study.result import Result
from approvalflow.study.storing import read_result, versions
from approvalflow.wording import say


def stored(path: Path, language: str) -> Result | None:
    """The result in a file; says what is wrong with it where there is none."""
    try:
        return read_result(path)
    except ApprovalFlowError as error:
        screens.complain(error.problems, language)
        return None


def report(
    path: Path,
    html_file: Path | None,
    docx_file: Path | None,
    form: str | None,
    language: str,
    *,
    method: bool = False,
    full: bool = False,
) -> int:
    """A result holds all that a report shows, so nothing is simulated again. It is printed where a
    form or no file is asked for: the answer, or all of it if `full`. With `method`, the account of
    its method instead.
    """
    outputs = writing.outputs_for([html_file, docx_file], [path], language)
    result = stored(path, language)
    if result is None:
        return USAGE
    document = _method(result, path, language) if method else document_of(result, language)
    if document is None:
        return INVALID
    papers = printing.papers(result, document, html_file, docx_file)
    if not writing.write(outputs, papers, language):
        return USAGE
    if form is not None or (html_file is None and docx_file is None):
        if form in (None, "text") and not (full or method):
            printing.answer(result, language)
        else:
            printing.show(result, document, form or "text")
    return OK


def _method(result: Result, path: Path, language: str) -> Document | None:
    """The account; says why there is none where the texts of the result are no longer a study."""
    try:
        require_bounded(result.inputs)
        study = study_in(result.inputs)
    except ApprovalFlowError as error:
        tell_unread(result, path, error, language)
        return None
    return method_of(result, study, language)


def tell_unread(result: Result, path: Path, error: ApprovalFlowError, language: str) -> None:
    """That the texts in a result do not pass the rules of this version, and all that is wrong."""
    then, now = result.versions.get("approvalflow"), versions()["approvalflow"]
    key = "reproduced.version" if then else "reproduced.version.unknown"
    said = say(key, language, then=then, now=now)
    screens.tell(say("reproduced.unread", language, path=path, versions=said))
    screens.complain(error.problems, language)
