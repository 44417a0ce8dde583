"""The files that a command writes: tried before its work, put in place at its end, all or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import rich_click as click

from approvalflow import outputs
from approvalflow.cli import screens
from approvalflow.outputs import Outputs, Unwritable
from approvalflow.wording import say

_STUDIES = (".yaml", ".yml")
_KEPT = Path("approvalflow-result.json")


def outputs_for(files: Iterable[Path | None], inputs: Iterable[Path], language: str) -> Outputs:
    """Those files, where all can be written, none is read, and none would be taken for a part of a
    study; raises UsageError.
    """
    wanted = [file for file in files if file is not None]
    for file in wanted:
        if file.suffix.lower() in _STUDIES:
            why = say("output.study", language)
            raise click.UsageError(say("cannot-write", language, path=file, why=why))
    try:
        return outputs.outputs_for(wanted, inputs)
    except Unwritable as error:
        raise click.UsageError(_sentence(error, language)) from None


def new_outputs(folder: Path, files: Iterable[Path], language: str) -> Outputs | None:
    """Those files of a folder, where all can be written and none is there; says so where not."""
    try:
        places = outputs.outputs_for(list(files))
    except Unwritable as error:
        screens.tell(_sentence(Unwritable(folder, error.why, error.detail), language))
        return None
    for path in places.there():
        screens.tell(say("init.exists", language, path=path))
        return None
    return places


def write(places: Outputs, contents: Mapping[Path, str | bytes], language: str) -> bool:
    """Puts all of them in place; says that they are written, or why none of them is."""
    written = put(places, contents, language)
    for path in contents if written else ():
        screens.tell(say("written", language, path=path))
    return written


def put(places: Outputs, contents: Mapping[Path, str | bytes], language: str) -> bool:
    """The same, which says nothing of what is written."""
    try:
        places.write(contents)
    except Unwritable as error:
        screens.tell(_sentence(error, language))
        return False
    return True


def write_or_keep(
    places: Outputs, contents: Mapping[Path, str | bytes], stored: str, language: str
) -> bool:
    """The same with a result among what would be lost: it is kept where nothing can be written."""
    written = write(places, contents, language)
    if not written:
        keep(stored, language)
    return written


def place_of(json_file: str | None) -> Path | None:
    """The file for a result: none where it is not asked for, or goes to standard output."""
    return None if json_file is None or json_file == "-" else Path(json_file)


def keep(stored: str, language: str) -> None:
    """Puts a result that would be lost where it can be found, and says where."""
    path = outputs.kept(_KEPT, stored)
    if path is None:
        screens.tell(say("output.kept-nowhere", language))
        return
    screens.tell(say("output.kept", language, path=path))
    screens.following(("report", path), language)


def _sentence(error: Unwritable, language: str) -> str:
    why = say(f"output.{error.why}", language, detail=error.detail)
    return say("cannot-write", language, path=error.path, why=why)
