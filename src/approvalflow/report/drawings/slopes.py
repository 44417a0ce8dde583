"""Slopes from today to a redesign, a panel each, all on one axis of days from 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from approvalflow.report.document import Slope, SlopePanel, Slopes
from approvalflow.report.drawings.pieces import (
    GAP,
    LINE,
    SMALL,
    SMALL_LINE,
    TEXT,
    Drawing,
    apart,
    drawing,
    line,
    lines,
    looking,
    moved,
    text,
)
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.measuring import width, wrapped

_LEAST = 208.0  # wide: a panel
_APART = 16.0  # two panels beside each other
_PLOT = 112.0  # high, at least
_RUN = 76.0  # from one axis to the other
_DOT = 4.0


def slopes_drawn(chart: Slopes, room: float) -> Drawing:
    """As many panels beside each other as there is room for."""
    columns = max(1, int((room + _APART) / (_LEAST + _APART)))
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
    return drawing(room, top - LINE, pieces)


def _head(panel: SlopePanel, wide: float) -> tuple[str, ...]:
    return wrapped(panel.head, TEXT, wide - width(panel.mark, TEXT) - GAP)


def _panel(today: str, panel: SlopePanel, wide: float, heads: float, most: float) -> Drawing:
    left = max(width(s.texts[0], TEXT) for s in panel.slopes) + GAP
    right = left + _RUN
    room = wide - right - GAP - _DOT
    names = [wrapped(slope.name, SMALL, room) for slope in panel.slopes]
    heights = [LINE + SMALL_LINE * len(name) for name in names]
    top = heads + GAP
    y = Scale(0.0, most, top + max(_PLOT, sum(heights)), top + LINE / 2)
    marked = width(panel.mark, TEXT) + GAP
    said = _head(panel, wide)
    kind = " own" if panel.look == "view" else ""
    pieces = [
        text(0, 12, panel.mark, f"strong{kind}"),
        *lines(marked, 12, said, kind.lstrip()),
        line(left, top, left, y.start, "grid"),
        line(right, top, right, y.start, "grid"),
        *(piece for slope in panel.slopes for piece in _slope(slope, left, right, y)),
        *_starts(panel.slopes, left - GAP, y, top),
        *_ends(panel.slopes, right + GAP + _DOT, y, top, (names, heights)),
        text(_within(today, left, wide), y.start + SMALL_LINE, today, "small middle"),
        text(right, y.start + SMALL_LINE, panel.mark, "small middle"),
    ]
    return drawing(wide, y.start + SMALL_LINE + GAP, [looking(panel.look, pieces)])


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
        yield text(x - 2, place + 13, slope.texts[0], "end")


def _ends(
    slopes: Sequence[Slope],
    x: float,
    y: Scale,
    top: float,
    said: tuple[list[tuple[str, ...]], list[float]],
) -> Iterator[Markup]:
    """What they become, with whose they are below."""
    names, heights = said
    order = sorted(range(len(slopes)), key=lambda n: y(slopes[n].design))
    wanted = [y(slopes[n].design) - LINE / 2 for n in order]
    room = [heights[n] for n in order]
    places = apart(wanted, room, top, y.start)
    for number, place in zip(order, places, strict=True):
        slope = slopes[number]
        yield text(x, place + 13, slope.texts[1], "strong" if slope.strong else "")
        yield from lines(x, place + LINE + 10, names[number], "small", SMALL_LINE)
