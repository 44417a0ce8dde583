"""How wide text is at most in the fonts of a page, which nobody knows before it is opened."""

from __future__ import annotations

import re
from math import inf
from unicodedata import combining, east_asian_width

_NARROW = frozenset("iljtfI.,:;'|! \u00a0()[]-")
_WIDE = frozenset("mwMW@%—→")
_ROUNDING = 0.001  # of sums: a room that was made for a word has room for it
_TOGETHER = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|%|[^\W\d_]{1,3}\d?(?!\w))|(?<=[<>=]) (?=\d)")


def width(text: str, size: float) -> float:
    """In pixels at a font size: not less than the widest of usual system fonts."""
    return size * sum(map(_ems, text))


def _ems(character: str) -> float:
    if combining(character):
        return 0.0
    if east_asian_width(character) in "WF":
        return 1.0 if ord(character) < 0x1F000 else 1.4  # emoji
    if character in _NARROW:
        return 0.42
    if character in _WIDE or ord(character) > 0x2E7F:
        return 1.0
    if character.isupper():
        return 0.78
    return 0.64


def longest_word(text: str, size: float) -> float:
    """The width of what no line breaks."""
    return max((width(piece.rstrip(), size) for piece in _pieces(text, size, inf)), default=0.0)


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """All of it in lines that are within the room."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, size, room):
        if line and width((line + piece).rstrip(), size) > room + _ROUNDING:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _pieces(text: str, size: float, room: float) -> list[str]:
    """Where a line may break: after a space or hyphen, around a wide character, and inside a word
    that is too long for a line; not inside a number or before its unit.
    """
    pieces = [""]
    for character in _TOGETHER.sub("\u00a0", " ".join(text.split())):
        last = pieces[-1]
        wide = east_asian_width(character) in "WF"
        after = last.endswith((" ", "-", "/")) or (last and east_asian_width(last[-1]) in "WF")
        if last and character != " " and (
            wide or after or width(last + character, size) > room + _ROUNDING
        ):  # fmt: skip
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces
