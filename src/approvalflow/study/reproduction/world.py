"""What else may have changed since a result was made: versions, chance, engine, files on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from approvalflow import files
from approvalflow.errors import ApprovalFlowError
from approvalflow.notation import yamlsource
from approvalflow.study.reading import process_file, redesign_files
from approvalflow.study.result import FileInput, Result
from approvalflow.study.summary.inputs import redesign_file

How = Literal["changed", "missing", "added"]


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of the world by its name, and what it was and is; "" where it is not there."""

    name: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class FileNow:
    """A file of the study on disk that is not as the result has it."""

    file: str
    how: How


def changed(then: Result, now: Result) -> Iterator[Changed]:
    """The key scheme and the engine, and every version where the first result has them; the
    command, where the one told is not that of the settings told.
    """
    for name in ("command", "key_scheme", "engine"):
        yield from _changed(name, getattr(then.inputs, name), getattr(now.inputs, name))
    if then.versions:
        for name in sorted({*then.versions, *now.versions}):
            yield from _changed(name, then.versions.get(name, ""), now.versions.get(name, ""))


def _changed(name: str, then: str, now: str) -> Iterator[Changed]:
    if then != now:
        yield Changed(name, then, now)


def files_now(result: Result, study: Path) -> Iterator[FileNow]:
    """The files of a study that are not those of the result. A study may have more redesigns than
    were compared; a run has none.
    """
    process = process_file(study)
    there = {redesign_file(path.stem): path for path in redesign_files(study)}
    known: list[tuple[FileInput, Path | None]] = [(result.inputs.process, process)]
    known += [(one, there.get(one.file)) for one in result.inputs.redesigns]
    for file, path in known:
        if path is None or not files.is_there(path):
            yield FileNow(file.file, "missing")
        elif _digest(path) != file.sha256:
            yield FileNow(file.file, "changed")
    if result.kind == "compare":
        read = {one.file for one in result.inputs.redesigns}
        yield from (FileNow(file, "added") for file in there if file not in read)


def _digest(path: Path) -> str:
    """Of the text as it would be read; "" where it is none."""
    try:
        data = files.contents(path, yamlsource.LARGEST)
        return sha256(yamlsource.decoded(data, str(path)).encode()).hexdigest()
    except ApprovalFlowError:
        return ""
