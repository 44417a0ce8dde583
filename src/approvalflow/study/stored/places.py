"""The places of paths in the text of a JSON file: as positions, as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from json import JSONDecoder
from typing import Any

from approvalflow.errors import Where
from approvalflow.notation.characters import seen
from approvalflow.study.stored.flaws import Path

_BLANK = re.compile(r"[ \t\n\r]*")
_LONGEST_LINE = 20_000  # characters; of a longer line only the place is shown
_Tree = dict[str | int, Any]  # the parts of the paths that are looked for, one inside another


def places_of(text: str, paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Where the key and the value of each path begin, as positions in the text; what a file leaves
    out, it has where the object is that would hold it. The text is JSON.
    """
    wanted = list(dict.fromkeys(paths))
    tree: _Tree = {}
    for path in wanted:
        branch = tree
        for part in path:
            branch = branch.setdefault(part, {})
    found: dict[Path, tuple[int, int]] = {}
    _look(text, _BLANK.match(text, 0).end(), (), tree, found)  # type: ignore[union-attr]
    found.setdefault((), (0, 0))
    return {path: _nearest(path, found) for path in wanted}


def _nearest(path: Path, found: dict[Path, tuple[int, int]]) -> tuple[int, int]:
    return next(found[path[:n]] for n in range(len(path), -1, -1) if path[:n] in found)


_DECODER = JSONDecoder(parse_float=str, parse_int=str)  # of digits without end too


def _end(text: str, at: int) -> int:
    """Where a value ends that begins here, with the blanks behind it."""
    return _after(text, _DECODER.raw_decode(text, at)[1])


def _after(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _look(text: str, at: int, path: Path, tree: _Tree, found: dict[Path, tuple[int, int]]) -> int:
    """Notes the places below a value that begins here, and says where it ends."""
    found.setdefault(path, (at, at))
    if not tree or text[at] not in "{[":
        return _end(text, at)
    is_object, number = text[at] == "{", 0
    at = _after(text, at + 1)
    while text[at] not in "}]":
        part: str | int = number
        key_at = at
        if is_object:
            part, behind = _DECODER.raw_decode(text, at)
            at = _after(text, _after(text, behind) + 1)  # the colon
        if part in tree:
            found[*path, part] = (key_at if is_object else at, at)
            at = _look(text, at, (*path, part), tree[part], found)
        else:
            at = _end(text, at)
        number += 1
        if text[at] == ",":
            at = _after(text, at + 1)
    return _after(text, at + 1)


class Lines:
    """The lines of a file, by the positions at which they begin."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def where(self, at: int) -> Where:
        """The line and column of a position, with the line."""
        line = bisect_right(self.starts, at)
        start = self.starts[line - 1]
        end = self.text.find("\n", at)
        shown = self.text[start : len(self.text) if end < 0 else end]
        shown = seen(shown) if len(shown) <= _LONGEST_LINE else ""
        return Where(self.file, line, at - start + 1, 1, shown)
