"""Files that are written: tried before the work, written beside, put in place all or none.

A file that stands at a place is whole at every moment, the old one or the new one, and files that
belong together are never of two runs.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

Why = Literal[
    "twice", "input", "folder", "no-file", "read-only", "no-folder", "name", "denied",
    "full", "other",
]  # fmt: skip
_WHY: dict[int, Why] = {
    errno.EACCES: "denied", errno.EPERM: "denied", errno.EROFS: "denied", errno.ENOSPC: "full",
    errno.EDQUOT: "full", errno.EFBIG: "full", errno.ENAMETOOLONG: "name", errno.EINVAL: "name",
    errno.EILSEQ: "name", errno.ELOOP: "name", errno.ENOTDIR: "no-folder", errno.EISDIR: "folder",
}  # fmt: skip

_STREAMS = ("/dev/std", "/dev/fd/", "/proc/self/fd/")  # what is already open, under a name


class Unwritable(OSError):  # noqa: N818 - it says what happened
    """A file that cannot be written; `detail` is what the system says where no reason is known."""

    def __init__(self, path: Path, why: Why, detail: str = "") -> None:
        self.path, self.why, self.detail = path, why, detail
        super().__init__(f"{path} cannot be written ({detail or why})")


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files that can be written, as far as can be known: each as it was named, and its place."""

    places: Mapping[Path, Path]

    def there(self) -> list[Path]:
        """Those that would be written over."""
        return [path for path, place in self.places.items() if place.exists()]

    def write(self, contents: Mapping[Path, str | bytes]) -> None:
        """Puts all of them at their places, with the folders that they need, or none of them;
        raises Unwritable.
        """
        parts: dict[Path, Path] = {}
        made: list[Path] = []
        for path, content in contents.items():
            data = content.encode() if isinstance(content, str) else content
            place = self.places[path]
            try:
                made += _folders(place.parent)
                parts[place] = _part(place, data)
            except BaseException as error:
                _undo(parts.values(), made)
                raise _told(path, error) from None
        try:
            _put(parts)
        except BaseException as error:
            _undo(parts.values(), made)
            raise _told(next(iter(contents)), error) from None


def outputs_for(files: Sequence[Path], inputs: Iterable[Path] = ()) -> Outputs:
    """The files, where each can be written, has a place of its own and is none of the inputs;
    raises Unwritable. Nothing is left of the trial.
    """
    known = [place for path in inputs if (place := _place(path)).exists()]
    places: dict[Path, Path] = {}
    for path in files:
        place = _place(path)
        if any(_same(place, other) for other in places.values()):
            raise Unwritable(path, "twice")
        if any(_same(place, other) for other in known):
            raise Unwritable(path, "input")
        _try(path, place)
        places[path] = place
    return Outputs(places)


def kept(name: Path, content: str) -> Path | None:
    """Where a content was kept that could not go to its place: in this folder, at home or among
    temporary files, under that name with a number; None if nowhere.
    """
    for folder in (Path(), Path("~"), Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError, RuntimeError):
            path = _free(folder.expanduser().resolve() / name)
            outputs_for([path]).write({path: content})
            return path
    return None


def _free(path: Path) -> Path:
    """The first of its names with a number that nothing has."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(1))
    return next(name for name in names if not name.exists())


def _place(path: Path) -> Path:
    """Where it is in truth: a link is written through, not replaced."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a circle of links
        raise Unwritable(path, "name") from None


def _same(one: Path, other: Path) -> bool:
    """Whether two places are one, under two names too."""
    if one == other:
        return True
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False


def _try(path: Path, place: Path) -> None:
    """Opens what is there, and writes beside it."""
    if str(path.absolute()).startswith(_STREAMS):
        raise Unwritable(path, "no-file")
    try:
        with contextlib.suppress(FileNotFoundError):
            mode = path.stat().st_mode  # the place of a pipe has no name
            if stat.S_ISDIR(mode):
                raise Unwritable(path, "folder")
            if not stat.S_ISREG(mode):
                raise Unwritable(path, "no-file")
            if not mode & 0o222:
                raise Unwritable(path, "read-only")
            with place.open("r+b"):  # on Windows another program may hold it
                pass
        above = next(folder for folder in place.parents if folder.exists())
        if not above.is_dir():
            raise Unwritable(path, "no-folder")
        with tempfile.TemporaryFile(dir=above):
            pass
    except OSError as error:
        raise _told(path, error) from None


def _told(path: Path, error: BaseException) -> BaseException:
    """Why a file cannot be written; an interruption stays one."""
    if isinstance(error, Unwritable) or not isinstance(error, OSError):
        return error
    why = _WHY.get(error.errno or 0, "other")
    return Unwritable(path, why, error.strerror or type(error).__name__)


def _folders(folder: Path) -> list[Path]:
    """Makes a folder and those above it; gives those that were not there."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _part(place: Path, data: bytes) -> Path:
    """The content beside its place, on the disk."""
    part = place.parent / f".approvalflow-{secrets.token_hex(6)}.part"
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):
            part.chmod(stat.S_IMODE(place.stat().st_mode))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _put(parts: Mapping[Path, Path]) -> None:
    """Renames each to its place. Of several the old ones go first, so that at no moment an old one
    stands beside a new one; if one cannot be put, all are as they were.
    """
    before = {place: place.read_bytes() for place in parts if place.exists()}
    try:
        if len(parts) > 1:
            for place in before:
                place.unlink()
        for place, part in parts.items():
            part.replace(place)
    except BaseException:
        for place in parts:
            with contextlib.suppress(OSError):
                if place in before:
                    _part(place, before[place]).replace(place)
                else:
                    place.unlink(missing_ok=True)
        raise


def _undo(parts: Iterable[Path], folders: Sequence[Path]) -> None:
    """Takes away what was written beside, and the folders made for it."""
    for part in parts:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            folder.rmdir()
