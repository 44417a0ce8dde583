"""What all charts are drawn of.

Classes only, so that a strict policy and a dark page both hold; and text is as large as it says: a
chart is drawn for a width, and nothing in it is scaled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from approvalflow.report.document import Limit, Look
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.measuring import width, wrapped

TEXT, SMALL, TITLE = 13.0, 11.0, 14.0  # pixels, as in the style sheet
BOLD = 1.12  # as wide as the same text in plain letters, at most
STRONG = TEXT * BOLD
LINE, SMALL_LINE = 17.0, 14.0  # from one line of text to the next
GAP = 6.0  # between a mark and the text beside it
_SPACE = 18.0  # two entries of a legend
_SWATCH = (28.0, 12.0)

_TEXT = Markup('<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{text}</text>')
_LINE = Markup('<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')
_RECT = Markup(
    '<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
)


@dataclass(frozen=True, slots=True)
class Strokes:
    """What is drawn in a width, and how high that is, in pixels."""

    width: float
    height: float
    body: Markup


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: its sample, in a box of 28 by 12, a letter and what it stands for."""

    sample: Markup
    mark: str
    name: str
    look: Look


def sketch(width: float, height: float, pieces: Sequence[Markup]) -> Strokes:
    return Strokes(width, height, Markup("").join(pieces))


def text(x: float, y: float, words: str, kind: str = "") -> Markup:
    """`y` is where its letters stand."""
    return _TEXT.format(kind=kind or "plain", x=x, y=y, text=words)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return _LINE.format(kind=kind, x1=x1, y1=y1, x2=x2, y2=y2)


def rect(x: float, y: float, wide: float, high: float, kind: str) -> Markup:
    return _RECT.format(kind=kind, x=x, y=y, width=max(wide, 0.0), height=high)


def looking(look: Look, pieces: Iterator[Markup] | Sequence[Markup]) -> Markup:
    """Pieces in the colour of a design."""
    return Markup('<g class="{}">{}</g>').format(look, Markup("").join(pieces))


def lines(
    x: float, y: float, words: Sequence[str], kind: str = "", high: float = LINE
) -> Iterator[Markup]:
    """Lines of text below each other, the first of which stands on `y`."""
    for number, said in enumerate(words):
        yield text(x, y + number * high, said, kind)


def fits(words: str, size: float, room: float) -> bool:
    return width(words, size) <= room


def marked(letter: str) -> float:
    """The room that a letter takes before a name."""
    return width(letter, STRONG) + GAP if letter else 0.0


def legend(keys: Sequence[Key], room: float) -> Strokes:
    """Entries one after the other, as many as a line has room for."""
    x, y, high = 0.0, 0.0, LINE
    pieces: list[Markup] = []
    for key in keys:
        start = _SWATCH[0] + GAP if key.sample else 0.0
        strong = key.look == "view"
        size = STRONG if strong else TEXT
        said = wrapped(key.name, size, room - start - marked(key.mark))
        wide = start + marked(key.mark) + max((width(one, size) for one in said), default=0.0)
        if x and x + wide > room:
            x, y, high = 0.0, y + high, LINE
        if key.sample:
            place = Markup('<g transform="translate({:.1f} {:.1f})">{}</g>')
            pieces.append(place.format(x, y + 1, looking(key.look, [key.sample])))
        kind = "strong own" if strong else ""
        words = [*lines(x + start + marked(key.mark), y + 12, said, kind)]
        if key.mark:
            words.append(text(x + start, y + 12, key.mark, kind or "strong"))
        pieces.append(looking(key.look, words))
        x += wide + _SPACE
        high = max(high, LINE * len(said))
    return sketch(room, y + high + GAP if keys else 0.0, pieces)


def swatch(kind: str) -> Markup:
    """A filled sample."""
    return rect(0, 0, *_SWATCH, kind)


def limit_label(limit: Limit, x: Scale, y: float, room: float) -> Markup:
    """Above its line, moved so far that it is not cut."""
    wide = width(limit.label, SMALL)
    start = max(min(x(limit.at) - wide / 2, room - wide), 0.0)
    return text(start, y, limit.label, "small")


def moved(piece: Strokes, x: float, y: float) -> Markup:
    """A drawing inside another, at a place."""
    return Markup('<g transform="translate({:.1f} {:.1f})">{}</g>').format(x, y, piece.body)


def apart(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """The tops of labels of these heights that are wanted at these places, in order, between top
    and bottom: each as near as can be to its own, those that would cover each other one below the
    other around their middle.
    """
    groups: list[tuple[float, float, int]] = []  # top, height, labels
    for place, high in zip(wanted, heights, strict=True):
        start, size, count = _between(place, high, top, bottom), high, 1
        while groups and groups[-1][0] + groups[-1][1] > start:
            first, above, labels = groups.pop()
            middle = (first + above / 2) * labels + (start + size / 2) * count
            size, count = above + size, labels + count
            start = _between(middle / count - size / 2, size, top, bottom)
        groups.append((start, size, count))
    found: list[float] = []
    rest = iter(heights)
    for start, _, count in groups:
        place = start
        for _ in range(count):
            found.append(place)
            place += next(rest)
    return found


def _between(start: float, size: float, top: float, bottom: float) -> float:
    return max(min(start, bottom - size), top)
