"""A file of a study opened: its name, its kind and its bytes have to be those of one."""

from __future__ import annotations

from pathlib import Path

from approvalflow import files
from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.language import mistaken
from approvalflow.notation import characters, yamlsource
from approvalflow.notation.yamlsource import Source


def load(path: Path) -> Source:
    """The text of a file as a tree with places; raises ApprovalFlowError."""
    require_seen(path)
    try:
        data = files.contents(path, yamlsource.LARGEST)
    except ApprovalFlowError as error:
        if error.problems[0].key == "file-too-large":
            _require_own(path, files.beginning(path))
        raise
    _require_own(path, data)
    return yamlsource.read_source(data, str(path))


def _require_own(path: Path, data: bytes) -> None:
    """Refuses what is seen to be another kind of file from how it begins."""
    if kind := mistaken.seems(data):
        raise ApprovalFlowError([Problem("other-file", Where(str(path), 1, 1), {"kind": kind})])


def require_seen(path: Path) -> None:
    """Refuses a name with a character that cannot be seen; raises ApprovalFlowError."""
    if found := characters.hidden_in_line(str(path)):
        told = {
            "file": characters.escaped(str(path)),
            "found": characters.code_point(found.group()),
        }
        raise ApprovalFlowError([Problem("hidden-in-name", None, told)])
