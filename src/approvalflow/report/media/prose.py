"""Where a line of words may end: at blanks, and between Chinese signs, but never so that a mark
that closes begins the next line, one that opens ends it, or a number stands in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len, chop_cells
from rich.console import Console, Group, RenderableType
from rich.containers import Lines
from rich.text import Text

_CHINESE, _OPENING, _CLOSING = "\u3000-\u9fff\uff00-\uffef", "“‘（《「", "”’）》」，。；：、！？"
_PIECES = re.compile(
    rf"\s+|[{_OPENING}]*(?:[^\s{_CHINESE}]*[^\s{_CHINESE}{_OPENING}]|[^\s{_OPENING}{_CLOSING}])"
    rf"[{_CLOSING}]*|\S"
)


def breaks(text: str, width: int, hang: int = 0) -> Iterator[int]:
    """Where lines of so many cells begin in a text without line breaks, from the second on, of
    which each stands in by `hang` cells; what has no place on a line is cut where that ends.
    """
    used = 0
    for found in _PIECES.finditer(text):
        piece, at = found.group(), found.start()
        room = cell_len(piece)
        if not piece.isspace() and used + room > width:
            if at:
                yield at
            chunks = chop_cells(piece, width - hang) if room > width - hang else [piece]
            for chunk in chunks[:-1]:
                at += len(chunk)
                yield at
            used, room = hang, cell_len(chunks[-1])
        used += room


class Prose(Text):
    """A text that breaks its lines so, wherever it is printed."""

    def wrap(self, console: Console, width: int, **asked: Any) -> Lines:
        lines = Lines()
        for line in self.split(allow_blank=True):
            for part in line.divide([*breaks(line.plain, width)]):
                lines.extend(part.wrap(console, width, **asked))
        return lines


def put(line: RenderableType, console: Console, width: int) -> None:
    """Prints it in a group, since the library makes a text of its own of one that is alone."""
    console.print(Group(line), width=width, highlight=False, overflow="fold")
