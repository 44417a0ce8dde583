"""Files that are read: ordinary ones only, and of none more than is allowed."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from approvalflow.errors import ApprovalFlowError, Problem, Where


def contents(path: Path, largest: int) -> bytes:
    """All bytes of an ordinary file of at most `largest` bytes.

    Raises ApprovalFlowError with one problem: "file-missing", "folder-not-file",
    "not-an-ordinary-file" (a pipe, device or socket, which could go on for ever),
    "not-permitted", "file-too-large", or "cannot-read" with the kind of reason.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            folder = stat.S_ISDIR(state.st_mode)
            raise _refused("folder-not-file" if folder else "not-an-ordinary-file", path)
        if state.st_size > largest:
            raise _too_large(path, state.st_size, largest)
        with open(path, "rb", opener=_without_waiting) as file:
            data = file.read(largest + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise _refused("file-missing", path) from None
    except PermissionError:
        raise _refused("not-permitted", path) from None
    except (OSError, ValueError) as error:  # of a name that no file can have, ValueError
        raise _refused("cannot-read", path, kind=reason_of(error)) from None
    if len(data) > largest:  # of a file that grows, or whose size the system does not know
        raise _too_large(path, len(data), largest)
    return data


def beginning(path: Path, most: int = 65_536) -> bytes:
    """As much of a file that has been found to be an ordinary one."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            return file.read(most)
    except OSError:
        return b""


def is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as that can be seen: of some names `Path` raises."""
    return os.path.isdir(path)  # noqa: PTH112 - for that reason


def is_file(path: Path) -> bool:
    """Whether it is an ordinary file, as far as that can be seen."""
    return os.path.isfile(path)  # noqa: PTH113 - for the same reason


def is_there(path: Path) -> bool:
    """Whether something of that name can be seen, a link that leads nowhere too."""
    return os.path.lexists(path)


_REASONS = {
    "missing": (errno.ENOENT,),
    "not-folder": (errno.ENOTDIR,),
    "forbidden": (errno.EACCES, errno.EPERM),
    "too-long": (errno.ENAMETOOLONG,),
    "loop": (errno.ELOOP,),
    "in-use": (errno.EBUSY, errno.ETXTBSY, errno.EAGAIN),
    "too-many": (errno.EMFILE, errno.ENFILE),
    "broken": (errno.EIO, errno.ESTALE, errno.ENODEV, errno.ENXIO, errno.ETIMEDOUT),
}


def reason_of(error: OSError | ValueError) -> str:
    """Why the system does not read a file, as one word; "other" where it is none of these."""
    number = getattr(error, "errno", None)
    return next((word for word, numbers in _REASONS.items() if number in numbers), "other")


def _without_waiting(path: str, flags: int) -> int:
    """Opened at once, also where a pipe has taken the place of the file meanwhile."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refused(key: str, path: Path, **more: str) -> ApprovalFlowError:
    return ApprovalFlowError([Problem(key, None, {"file": str(path), **more})])


def _too_large(path: Path, size: int, largest: int) -> ApprovalFlowError:
    sizes = {"size": str(size), "largest": str(largest)}
    return ApprovalFlowError([Problem("file-too-large", Where(str(path), 1, 1), sizes)])
