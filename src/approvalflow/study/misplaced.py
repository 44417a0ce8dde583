"""Files of a study that lie or are called otherwise than they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from approvalflow import files
from approvalflow.notation.characters import hidden_in_line

_ENDINGS = (".yaml", ".yml")  # in any case; of these the language reads one, in small letters
_MAYBE = ("", ".txt", ".json")  # of a redesign that an editor saved under another name
_MOVES = re.compile(rb'^[ \t]*\{?[ \t]*"?moves"?[ \t]*:', re.MULTILINE)
_MOST = 5  # names that are told


def misnamed(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder of redesigns that are meant as such and are not called so, and how
    they should be called.
    """
    for file in sorted(folder.iterdir()) if files.is_folder(folder) else ():
        ending = file.suffix.lower()
        plain = file.suffix != ".yaml" and not file.name.startswith((".", "~", "#"))
        if not plain or not files.is_file(file):
            continue
        if ending in _ENDINGS or (ending in _MAYBE and _has_moves(file)):
            yield file, f"{_stem(file)}.yaml"


def called_otherwise(folder: Path, name: str) -> Iterator[Path]:
    """The files of a folder that are meant as the one of that name, where it is not there."""
    if files.is_there(folder / name) or not files.is_folder(folder):
        return
    meant = {f"{Path(name).stem}{ending}" for ending in (*_ENDINGS, ".yaml.txt", ".yml.txt")}
    yield from (file for file in sorted(folder.iterdir()) if file.name.lower() in meant)


def _stem(file: Path) -> str:
    """The name without its endings, of which some systems add one and do not show it."""
    stem = Path(file.stem)
    return stem.stem if stem.suffix.lower() in _ENDINGS else stem.name


def _has_moves(file: Path) -> bool:
    return _MOVES.search(files.beginning(file)) is not None


def what_is_there(folder: Path, process: str, redesigns: str) -> dict[str, str]:
    """Which kind of folder it is that has no process file, and the names that are worth telling."""
    try:
        names = sorted(p.name for p in folder.iterdir() if not hidden_in_line(p.name))
    except OSError:
        return {"kind": "none"}
    stem = Path(process).stem
    for name in names:
        if name.lower().startswith(stem) and _meant(name, stem) and files.is_file(folder / name):
            return {"kind": "otherwise", "other": name}
    if folder.resolve().name == redesigns and files.is_file(folder.resolve().parent / process):
        return {"kind": "redesigns"}
    studies = [name for name in names if files.is_file(folder / name / process)]
    told = ", ".join(str(folder / name) for name in studies[:_MOST])
    return {"kind": "studies", "other": told} if studies else {"kind": "none"}


def _meant(name: str, stem: str) -> bool:
    endings = Path(name.lower().removeprefix(stem)).name
    return endings in ("", *_ENDINGS, ".txt", ".yaml.txt", ".yml.txt", ".json")
