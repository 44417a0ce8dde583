"""What a backslash and the signs after it stand for in a text in double quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from approvalflow.notation.characters import joined
from approvalflow.notation.faults import Fault
from approvalflow.notation.nodes import Mark

_HALF = r"\\u[dD][{}][0-9a-fA-F]{{2}}"
_ESCAPE = re.compile(
    rf"{_HALF.format('89abAB')}{_HALF.format('c-fC-F')}"
    r"|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\."
)
_CUT_SHORT = re.compile(r"\\(?:[xuU][0-9a-fA-F]*|.)")
_LETTERS = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Escape:
    """An escape at its place; no character where its number is that of none."""

    text: str
    character: str | None
    mark: Mark


def escapes_in(lines: tuple[str, ...], start: Mark, end: tuple[int, int]) -> Iterator[Escape]:
    """The escapes between a place and another, which is a line and a column."""
    for number in range(start.line, min(end[0], len(lines)) + 1):
        first = start.column - 1 if number == start.line else 0
        last = end[1] - 1 if number == end[0] else len(lines[number - 1])
        for found in _ESCAPE.finditer(lines[number - 1], first, last):
            text = found.group()
            yield Escape(text, _meant(text), Mark(number, found.start() + 1, len(text)))


def _meant(text: str) -> str | None:
    if len(text) == 2:
        return _LETTERS.get(text[1], text[1])
    numbers = [int(digits, 16) for digits in re.findall(r"\\[xuU]([0-9a-fA-F]+)", text)]
    return joined("".join(map(chr, numbers))) if max(numbers) <= _LAST else None


def unknown_escape(line: str, mark: Mark) -> Fault:
    """The fault of an escape in which the parser found a sign too many, at `mark`."""
    at = max(line.rfind("\\", 0, mark.column - 1), 0)
    found = _CUT_SHORT.match(line, at)
    text = found.group() if found else line[at : mark.column]
    return Fault("escape-unknown", Mark(mark.line, at + 1, max(1, len(text))), {"found": text})


def escape_of_nothing(lines: tuple[str, ...], after: Mark) -> Fault | None:
    """That of an escape that is the number of no character, of which the parser tells no place."""
    end = (len(lines) + 1, 1)
    wrong = (escape for escape in escapes_in(lines, after, end) if escape.character is None)
    found = next(wrong, None)
    return None if found is None else Fault("escape-unknown", found.mark, {"found": found.text})
