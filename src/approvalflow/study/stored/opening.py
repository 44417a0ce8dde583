"""From a file on disk to its text: only what is an ordinary file, of a size a result can have."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from approvalflow.errors import ApprovalFlowError, Problem, Where

LARGEST = 100_000_000  # bytes: some two thousand replications of ten designs


def text_of(path: Path) -> str:
    """The text; raises ApprovalFlowError where the file cannot be opened or holds none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _error("result-no-file", path)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _error("cannot-read", path, {"why": why}) from None
    return decoded(data, str(path))


def decoded(data: bytes, file: str) -> str:
    """The text of such bytes, without the mark that editors of Windows write before it."""
    if len(data) > LARGEST:
        raise _error("result-too-large", Path(file), {"largest": f"{LARGEST // 1_000_000} MB"})
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found = {"file": file, "found": f"0x{data[error.start]:02X}"}
        where = Where(file, line, column)
        raise ApprovalFlowError([Problem("result-not-utf8", where, found)]) from None


def _error(key: str, path: Path, facts: Mapping[str, str] | None = None) -> ApprovalFlowError:
    return ApprovalFlowError([Problem(key, None, {"file": str(path)} | dict(facts or {}))])
