"""`reproduce`: a stored result run again, and whether every figure is the same."""

from __future__ import annotations

from pathlib import Path

from approvalflow.cli import reporting, screens, writing
from approvalflow.cli.codes import FAILED, INTERRUPTED, INVALID, OK, UNTRUSTED, USAGE
from approvalflow.cli.running import tell_overload
from approvalflow.errors import ApprovalFlowError
from approvalflow.report.documents.reproduction import reproduced
from approvalflow.report.media import terminal
from approvalflow.study.designs import Overloaded
from approvalflow.study.reading import inputs_of
from approvalflow.study.reproduction.repeating import Reproduction, repeated
from approvalflow.study.reproduction.world import files_now
from approvalflow.study.result import Result
from approvalflow.study.runner import Interrupted
from approvalflow.study.storing import as_json
from approvalflow.wording import say


def reproduce(
    path: Path, study: Path | None, workers: int | None, json_file: str | None, language: str
) -> int:
    """Runs what the result holds; the files of a study are only compared with those in it."""
    place = writing.place_of(json_file)
    read = (path, *(inputs_of(study) if study is not None else ()))
    outputs = writing.outputs_for([place], read, language)
    result = reporting.stored(path, language)
    if result is None:
        return USAGE
    made = _made(result, path, workers, language)
    if isinstance(made, int):
        return made
    files = tuple(files_now(result, study)) if study is not None else ()
    if place is not None:
        stored = as_json(made.again)
        if not writing.write_or_keep(outputs, {place: stored}, stored, language):
            return USAGE
    if json_file == "-":
        screens.put(as_json(made.again))
    beside = screens.aside() if json_file == "-" else screens.output()
    terminal.show(reproduced(made, files, language), beside)
    other = any(file.how != "added" for file in files)
    return OK if made.same and not other else FAILED


def _made(result: Result, path: Path, workers: int | None, language: str) -> Reproduction | int:
    """The result made again, or the exit code where it cannot be."""
    try:
        with screens.progress(language) as progress:
            return repeated(result, workers=workers, progress=progress)
    except ApprovalFlowError as error:
        reporting.tell_unread(result, path, error, language)
        return INVALID
    except Overloaded as overload:
        tell_overload(overload, language)
        return UNTRUSTED
    except Interrupted:
        screens.tell(say("reproduced.interrupted", language))
        return INTERRUPTED
