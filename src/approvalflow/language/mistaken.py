"""What was given in the place of a process or a redesign, as far as its first bytes tell."""

from __future__ import annotations

import re

_HEAD = 65_536  # bytes
_RESULT = re.compile(rb'\s*\{\s*"approvalflow_result"\s*:')
_SCHEMA = re.compile(rb'\s*\{(?:\s*"[^"]*"\s*:\s*(?:"[^"]*"|true|false)\s*,)*?\s*"\$schema"\s*:')
_SEPARATED = re.compile(rb"[^:{}\[\]#\r\n]*([,;\t])[^:{}\[\]#\r\n]*")
_IN_MARKUP = (  # what is looked for, in small letters, in this order
    (b"<!doctype html", "page"), (b"<html", "page"), (b"spec/bpmn", "bpmn"), (b"<log", "log"),
    (b"<svg", "drawing"),
)  # fmt: skip
_IN_ARCHIVE = ((b"word/", "word"), (b"xl/", "spreadsheet"), (b"ppt/", "slides"))
_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", "old-office"), (b"%PDF-", "pdf"), (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"), (b"SQLite format 3", "database"),
)  # fmt: skip


def seems(data: bytes) -> str:
    """The word for the kind of file; empty where it may be a process or a redesign."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _IN_ARCHIVE if part in data), "archive")
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if _RESULT.match(head):
        return "result"
    if _SCHEMA.match(head):
        return "schema"
    if head.lstrip()[:1] == b"<":
        found = (kind for part, kind in _IN_MARKUP if part in head.lower())
        return next(found, "markup")
    return "table" if _is_table(head) else ""


def _is_table(head: bytes) -> bool:
    """Whether the first two lines are rows with as many separators each, and neither has a key."""
    rows = head.splitlines()[:2]
    found = [_SEPARATED.fullmatch(row) for row in rows]
    if len(found) < 2 or not all(found):
        return False
    sign = found[0].group(1) if found[0] else b""
    first, second = (row.count(sign) for row in rows)
    return first == second > 0
