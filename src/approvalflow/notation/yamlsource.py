"""From YAML text to nodes: values stay text, every node knows its place, traps have names.

Three stages, each saying all it finds before the next begins: the bytes and the raw text, the
traps that YAML would swallow or misreport, the parser and its nodes.
"""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.errors import MOST_FOUND
from approvalflow.notation import characters
from approvalflow.notation.composing import Builder
from approvalflow.notation.faults import Fault, error_of
from approvalflow.notation.nodes import (
    Mapping,
    Mark,
    Node,
    Plain,
    Scalar,
    Sequence,
    Source,
    mark_at,
    mark_of,
    plain,
)
from approvalflow.notation.traps import trap_faults

LARGEST = 1_000_000  # bytes
__all__ = [
    "Mapping",
    "Mark",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "Source",
    "decoded",
    "mark_at",
    "mark_of",
    "plain",
    "read_source",
]


def read_source(data: bytes | str, file: str) -> Source:
    """The text as nodes; raises `ApprovalFlowError` with all problems of the first bad stage."""
    text = decoded(data, file)
    lines = tuple(text.split("\n"))
    faults = list(_raw_faults(text, lines)) or trap_faults(lines)
    if faults:
        raise error_of(faults, file, _shown(text))
    builder = Builder(lines)
    root = builder.build(text)
    if builder.faults:
        raise error_of(builder.faults[:MOST_FOUND], file, lines)
    return Source(file, lines, root)


def decoded(data: bytes | str, file: str) -> str:
    """The text without the BOM that Windows editors write, each line ended by a line feed; raises
    ApprovalFlowError where it is none.
    """
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "replace"))
    if size > LARGEST:
        fault = Fault("file-too-large", Mark(1, 1), {"size": str(size), "largest": str(LARGEST)})
        raise error_of([fault], file, ())
    if isinstance(data, bytes):
        data = _decode_bytes(data, file)
    return _unify_lines(data.removeprefix("\ufeff"))


def _unify_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_bytes(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    try:
        key, text = "not-utf8-gbk", data.decode("gb18030")
    except UnicodeDecodeError:
        key, text = "not-utf8", data.decode("latin-1")
    if "\0" in text and not data.startswith((b"\xff\xfe", b"\xfe\xff")):  # not UTF-16 either
        key = "control-character"
    before = _unify_lines(data[:start].decode("utf-8"))
    mark = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
    fault = Fault(key, mark, {"found": f"0x{data[start]:02X}"})
    raise error_of([fault], file, _shown(_unify_lines(text)))


def _shown(text: str) -> tuple[str, ...]:
    """The lines with a sign in the place of whatever cannot be seen."""
    return tuple(characters.seen(text).split("\n"))


def _raw_faults(text: str, lines: tuple[str, ...]) -> Iterator[Fault]:
    found = characters.hidden_in(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield Fault(
            "control-character", Mark(line, column), {"found": characters.code_point(found.group())}
        )
    elif all(not line.strip() or line.lstrip().startswith("#") for line in lines):
        yield Fault("empty-file", Mark(1, 1))
