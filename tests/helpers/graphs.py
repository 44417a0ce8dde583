"""Where the text of a chart stands, by what is measured, and what is wrong with that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from approvalflow.report.drawings.pieces import BOLD, SMALL, TEXT, TITLE, Strokes
from approvalflow.report.measuring import width

TOUCH = 0.5  # pixels by which two boxes may overlap: places are rounded


@dataclass(frozen=True)
class Label:
    """A text and its box; a letter is about four fifths of its size above the line."""

    words: str
    kind: frozenset[str]
    left: float
    right: float
    top: float
    bottom: float

    def covers(self, other: Label) -> bool:
        beside = self.right <= other.left + TOUCH or other.right <= self.left + TOUCH
        return not (beside or self.bottom <= other.top + TOUCH or other.bottom <= self.top + TOUCH)


def labels(drawn: Strokes) -> list[Label]:
    root = ET.fromstring(f"<svg>{drawn.body}</svg>")
    return [*_labels(root, 0.0, 0.0)]


def _labels(inside: ET.Element, x: float, y: float) -> Iterator[Label]:
    for child in inside:
        place = re.fullmatch(r"translate\(([-\d.]+) ([-\d.]+)\)", child.get("transform", ""))
        right, down = map(float, place.groups()) if place else (0.0, 0.0)
        if child.tag == "text":
            yield _label(child, x, y)
        yield from _labels(child, x + right, y + down)


def _label(text: ET.Element, x: float, y: float) -> Label:
    kind = frozenset(text.get("class", "").split())
    size = SMALL if kind & {"small", "num"} else TITLE if "title" in kind else TEXT
    words = text.text or ""
    wide = width(words, size * (BOLD if kind & {"strong", "title"} else 1))
    at, base = x + float(text.get("x", "0")), y + float(text.get("y", "0"))
    left = at - wide if "end" in kind else at - wide / 2 if "middle" in kind else at
    return Label(words, kind, left, left + wide, base - 0.8 * size, base + 0.2 * size)


def faults(drawn: Strokes) -> list[str]:
    """Text that is cut by an edge, and text that covers other text."""
    found = labels(drawn)
    cut = [
        f"“{one.words}” is cut"
        for one in found
        if one.left < -TOUCH
        or one.right > drawn.width + TOUCH
        or one.top < -TOUCH
        or one.bottom > drawn.height + TOUCH
    ]
    pairs = combinations(found, 2)
    return cut + [f"“{a.words}” covers “{b.words}”" for a, b in pairs if a.covers(b)]
