"""Slopes from today to a redesign, a panel each, all on one axis of days from 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from approvalflow.report.document import SlopePanel, Slopes
from approvalflow.report.drawings.pieces import (
    GAP,
    LINE,
    SMALL,
    SMALL_LINE,
    STRONG,
    TEXT,
    Strokes,
    apart,
    line,
    lines,
    looking,
    marked,
    moved,
    sketch,
    text,
)
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.measuring import width, wrapped
from approvalflow.report.strip import Slope

_LEAST = 208.0  # wide: a panel
_APART = 16.0  # two panels beside each other
_PLOT = 112.0  # high, at least
_RUN, _LONG_RUN = 56.0, 144.0  # from one axis to the other, at least and at most
_NAMED = 100.0  # for names beside the second, at least
_DOT = 4.0
_BESIDE = 14.0  # from a dot to its number


def slopes_drawn(chart: Slopes, room: float) -> Strokes:
    """As many panels beside each other as there is room for."""
    least = max(_LEAST, *(_left(panel) + _RUN + _right(panel) for panel in chart.panels))
    columns = max(1, int((room + _APART) / (least + _APART)))
    wide = (room - _APART * (columns - 1)) / columns
    most = max(max(s.today, s.design) for panel in chart.panels for s in panel.slopes)
    pieces: list[Markup] = []
    top = 0.0
    for first in range(0, len(chart.panels), columns):
        beside = chart.panels[first : first + columns]
        heads = max(len(_head(panel, wide)) for panel in beside) * LINE
        drawn = [_panel(chart.today, panel, wide, heads, max(most, 1e-9)) for panel in beside]
        pieces += [moved(one, n * (wide + _APART), top) for n, one in enumerate(drawn)]
        top += max(one.height for one in drawn) + LINE
    return sketch(room, top - LINE, pieces)


def _left(panel: SlopePanel) -> float:
    """The room for today's numbers."""
    return max(width(slope.texts[0], TEXT) for slope in panel.slopes) + _BESIDE


def _right(panel: SlopePanel) -> float:
    """That for the numbers and names of the redesign, at least."""
    return max(_NAMED, *(width(slope.texts[1], STRONG) + _BESIDE for slope in panel.slopes))


def _head(panel: SlopePanel, wide: float) -> tuple[str, ...]:
    return wrapped(panel.head, TEXT, wide - marked(panel.mark))


def _panel(today: str, panel: SlopePanel, wide: float, heads: float, most: float) -> Strokes:
    left = _left(panel)
    right = left + min(max(wide - left - _right(panel), _RUN), _LONG_RUN)
    names = [wrapped(slope.name, SMALL, wide - right - _BESIDE) for slope in panel.slopes]
    heights = [LINE + SMALL_LINE * len(name) for name in names]
    top = heads + GAP
    y = Scale(0.0, most, top + max(_PLOT, sum(heights)), top + LINE / 2)
    kind = " own" if panel.look == "view" else ""
    pieces = [
        text(0, 12, panel.mark, f"strong{kind}"),
        *lines(marked(panel.mark), 12, _head(panel, wide), kind.lstrip()),
        line(left, top, left, y.start, "grid"),
        line(right, top, right, y.start, "grid"),
        *(piece for slope in panel.slopes for piece in _slope(slope, left, right, y)),
        *_starts(panel.slopes, left, y, top),
        *_ends(panel.slopes, right, y, top, names),
        text(_within(today, left, wide), y.start + SMALL_LINE, today, "small middle"),
        text(right, y.start + SMALL_LINE, panel.mark, "small middle"),
    ]
    return sketch(wide, y.start + SMALL_LINE + GAP, [looking(panel.look, pieces)])


def _within(words: str, at: float, wide: float) -> float:
    """The middle of words around a place, moved so far that none is cut."""
    half = width(words, SMALL) / 2
    return min(max(at, half), wide - half)


def _slope(slope: Slope, left: float, right: float, y: Scale) -> Iterator[Markup]:
    strong = " strong" if slope.strong else ""
    yield line(left, y(slope.today), right, y(slope.design), f"slope{strong}")
    dot = Markup('<circle class="dot{}" cx="{:.1f}" cy="{:.1f}" r="{}"/>')
    yield looking("today", [dot.format("", left, y(slope.today), _DOT - 0.5)])
    yield dot.format(strong, right, y(slope.design), _DOT)


def _starts(slopes: Sequence[Slope], x: float, y: Scale, top: float) -> Iterator[Markup]:
    """Today's numbers, each once."""
    shown: list[Slope] = []
    for slope in sorted(slopes, key=lambda one: y(one.today)):
        if not shown or slope.texts[0] != shown[-1].texts[0]:
            shown.append(slope)
    wanted = [y(slope.today) - LINE / 2 for slope in shown]
    places = apart(wanted, [LINE] * len(shown), top, y.start)
    for slope, place in zip(shown, places, strict=True):
        yield from _leader(x - _DOT, y(slope.today), x - _BESIDE + 2, place + LINE / 2)
        yield text(x - _BESIDE, place + 13, slope.texts[0], "end")


def _ends(
    slopes: Sequence[Slope], x: float, y: Scale, top: float, names: Sequence[tuple[str, ...]]
) -> Iterator[Markup]:
    """What they become, with whose they are below."""
    order = sorted(range(len(slopes)), key=lambda n: y(slopes[n].design))
    wanted = [y(slopes[n].design) - LINE / 2 for n in order]
    heights = [LINE + SMALL_LINE * len(names[n]) for n in order]
    places = apart(wanted, heights, top, y.start)
    for number, place in zip(order, places, strict=True):
        slope = slopes[number]
        yield from _leader(x + _DOT, y(slope.design), x + _BESIDE - 2, place + LINE / 2)
        yield text(x + _BESIDE, place + 13, slope.texts[1], "strong" if slope.strong else "")
        yield from lines(x + _BESIDE, place + LINE + 10, names[number], "small", SMALL_LINE)


def _leader(x: float, y: float, to: float, middle: float) -> Iterator[Markup]:
    """From a dot to its number, where that stands elsewhere."""
    if abs(middle - y) > _DOT:
        yield line(x, y, to, middle, "lead")
