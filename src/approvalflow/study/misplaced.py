"""Files of a study that lie or are called otherwise than they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from approvalflow.notation.characters import hidden_in_line

_ENDINGS = (".yaml", ".yml")  # in any case; of these the language reads one, in small letters
_MAYBE = ("", ".txt", ".json")  # of a redesign that an editor saved under another name
_MOVES = re.compile(rb'^\s*\{?\s*"?moves"?\s*:', re.MULTILINE)
_HEAD = 65_536  # bytes
_MOST = 5  # names that are told


def misnamed(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder of redesigns that are meant as such and are not called so, and how
    they should be called.
    """
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        ending = file.suffix.lower()
        plain = file.suffix != ".yaml" and not file.name.startswith((".", "~", "#"))
        if not plain or not file.is_file():
            continue
        if ending in _ENDINGS or (ending in _MAYBE and _has_moves(file)):
            yield file, f"{_stem(file)}.yaml"


def _stem(file: Path) -> str:
    """The name without its endings, of which some systems add one and do not show it."""
    stem = Path(file.stem)
    return stem.stem if stem.suffix.lower() in _ENDINGS else stem.name


def _has_moves(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return _MOVES.search(opened.read(_HEAD)) is not None
    except OSError:
        return False


def what_is_there(folder: Path, process: str, redesigns: str) -> dict[str, str]:
    """Which kind of folder it is that has no process file, and the names that are worth telling."""
    try:
        names = sorted(p.name for p in folder.iterdir() if not hidden_in_line(p.name))
    except OSError:
        return {"kind": "none"}
    stem = Path(process).stem
    for name in names:
        if name.lower().startswith(stem) and _meant(name, stem) and (folder / name).is_file():
            return {"kind": "otherwise", "other": name}
    if folder.resolve().name == redesigns and (folder.resolve().parent / process).is_file():
        return {"kind": "redesigns"}
    studies = [name for name in names if (folder / name / process).is_file()]
    told = ", ".join(str(folder / name) for name in studies[:_MOST])
    return {"kind": "studies", "other": told} if studies else {"kind": "none"}


def _meant(name: str, stem: str) -> bool:
    endings = Path(name.lower().removeprefix(stem)).name
    return endings in ("", *_ENDINGS, ".txt", ".yaml.txt", ".yml.txt", ".json")
