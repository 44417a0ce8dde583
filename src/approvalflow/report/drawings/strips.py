"""Bars from nothing to a share, each below its name, with its chance and two marks beside it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from approvalflow.report.document import Strips
from approvalflow.report.drawings.pieces import (
    GAP,
    LINE,
    SMALL_LINE,
    STRONG,
    TEXT,
    Key,
    Strokes,
    legend,
    line,
    lines,
    looking,
    marked,
    moved,
    rect,
    sketch,
    text,
)
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.measuring import width, wrapped
from approvalflow.report.strip import Strip

_THICK, _TALL = 12.0, 20.0  # high: a bar, and its chance
_RING = 4.0
_ROW = 10.0  # below a bar
_TICKS = 5
_SAMPLES = (
    looking("view", [rect(0, 0, 28, 12, "piece bar")]),
    Markup('<circle class="ring" cx="14" cy="6" r="{}"/>').format(_RING),
    line(14, 0, 14, 12, "stroke"),
)


def strips_drawn(chart: Strips, room: float) -> Strokes:
    """The largest first, over one axis."""
    pairs = zip(_SAMPLES, chart.legend, strict=True)
    keys = legend([Key(sample, "", name, "other") for sample, name in pairs], room)
    x = _scale(chart, room)
    pieces, top = [moved(keys, 0, 0)], keys.height
    for row in chart.rows:
        said = wrapped(row.name, TEXT, room - marked(row.mark))
        pieces.append(text(0, top + 13, row.mark, "strong"))
        pieces += lines(marked(row.mark), top + 13, said)
        top += LINE * len(said) + 2
        pieces.append(looking("view", list(_bar(row, x, top))))
        top += _TALL + _ROW
    axis = list(_axis(chart, x, top - _ROW + 2, room))
    return sketch(room, top + SMALL_LINE * 2 + GAP, [*pieces, *axis])


def _numbers(row: Strip) -> Iterator[float]:
    yield from (x for x in (row.value, row.low, row.high, *row.marks) if x is not None)


def _scale(chart: Strips, room: float) -> Scale:
    """From nothing, or a round number below it, to one beyond all that is drawn."""
    drawn = [number for row in chart.rows for number in _numbers(row)]
    least, most = min(0.0, *drawn), max(0.0, *drawn)
    step = _step(most - least or 1.0)
    low, high = -(-least // step) * step, -(-most // step) * step
    if low > least:
        low -= step
    end = room - max(width(row.text, STRONG) for row in chart.rows) - 2 * GAP
    return Scale(low, max(high, low + step), 1.0, end)


def _step(long: float) -> float:
    ticks = Scale(0.0, long, 0.0, 1.0).ticks(_TICKS)
    return ticks[1] - ticks[0]


def _bar(row: Strip, x: Scale, top: float) -> Iterator[Markup]:
    middle = top + _TALL / 2
    yield line(x(0), top, x(0), top + _TALL, "base")
    if row.low is not None and row.high is not None:
        yield rect(x(row.low), top, max(x(row.high) - x(row.low), 2.0), _TALL, "chance")
    first, last = sorted((x(0), x(row.value)))
    yield rect(first, middle - _THICK / 2, last - first, _THICK, "piece bar")
    alone, rest = row.marks
    if rest is not None:
        yield line(x(rest), top + 1, x(rest), top + _TALL - 1, "stroke")
    if alone is not None:
        ring = Markup('<circle class="ring" cx="{:.1f}" cy="{:.1f}" r="{}"/>')
        yield ring.format(x(alone), middle, _RING)
    right = max(x(number) for number in (0.0, *_numbers(row)))
    yield text(right + GAP + _RING, middle + 4.5, row.text, "strong")


def _axis(chart: Strips, x: Scale, top: float, room: float) -> Iterator[Markup]:
    yield line(x.start, top, x.end, top, "base")
    for tick, label in x.labels(_TICKS):
        yield line(x(tick), top, x(tick), top + 4, "base")
        first = x(tick) < width(label, TEXT)
        kind = "small" if first else "small middle"
        yield text(x.start if first else x(tick), top + SMALL_LINE + 2, label, kind)
    yield text(room, top + 2 * SMALL_LINE + 3, chart.x_label, "small end")
