"""How wide text is at most in the fonts of a page, which nobody knows before it is opened."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_NARROW = frozenset("iljtfI.,:;'|! ()[]-")
_WIDE = frozenset("mwMW@%—→")
_ELLIPSIS = "…"


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


def wrapped(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """At most so many lines, each within the room; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    words = _pieces(" ".join(text.split()), size, room)
    for number, piece in enumerate(words):
        if width((line + piece).rstrip(), size) <= room:
            line += piece
            continue
        if len(lines) == most - 1:
            return (*lines, _cut(line + "".join(words[number:]), size, room))
        lines.append(line.rstrip())
        line = piece
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _pieces(text: str, size: float, room: float) -> list[str]:
    """Where a line may break: after a space or hyphen, around a wide character, and inside a word
    that is too long for a line.
    """
    pieces = [""]
    for character in text:
        last = pieces[-1]
        wide = east_asian_width(character) in "WF"
        after = last.endswith((" ", "-", "/")) or (last and east_asian_width(last[-1]) in "WF")
        if last and character != " " and (
            wide or after or width(last + character, size) > room
        ):  # fmt: skip
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _cut(text: str, size: float, room: float) -> str:
    kept = text
    while kept and width(kept.rstrip() + _ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS
