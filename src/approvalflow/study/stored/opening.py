"""From a file on disk to its text: only what is an ordinary file, of a size a result can have."""

from __future__ import annotations

from pathlib import Path

from approvalflow import files
from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.language.opening import require_seen

LARGEST = 100_000_000  # bytes: some thousand replications of ten designs with kinds of case


def text_of(path: Path) -> str:
    """The text; raises ApprovalFlowError where the file cannot be read or holds none."""
    require_seen(path)
    try:
        data = files.contents(path, LARGEST)
    except ApprovalFlowError as error:
        if error.problems[0].key == "file-too-large":
            raise _too_large(str(path)) from None
        raise
    return decoded(data, str(path))


def decoded(data: bytes, file: str) -> str:
    """The text of such bytes, without the mark that editors of Windows write before it."""
    if len(data) > LARGEST:
        raise _too_large(file)
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found = {"file": file, "found": f"0x{data[error.start]:02X}"}
        where = Where(file, line, column)
        raise ApprovalFlowError([Problem("result-not-utf8", where, found)]) from None


def _too_large(file: str) -> ApprovalFlowError:
    facts = {"file": file, "largest": f"{LARGEST // 1_000_000} MB"}
    return ApprovalFlowError([Problem("result-too-large", Where(file, 1, 1), facts)])
