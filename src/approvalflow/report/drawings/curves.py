"""Rising lines, each with its letter on it, over a grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from approvalflow.report.document import CurveChart, Series
from approvalflow.report.drawings.pieces import (
    GAP,
    SMALL,
    SMALL_LINE,
    STRONG,
    Key,
    Strokes,
    legend,
    limit_label,
    line,
    lines,
    looking,
    moved,
    sketch,
    text,
)
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.measuring import width, wrapped

_PLOT = 250.0  # high, at least
_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
_BADGE = 22.0  # a letter on its line, with the ring around it
_WITHIN = (0.15, 0.85)  # of the height: where letters stand
_TICK = 64.0  # between two numbers of the axis, at least
_DASHES = 4


def curves_drawn(chart: CurveChart, room: float) -> Strokes:
    """The share of cases that is decided by each day."""
    keys = legend([*_keys(chart)], room)
    top = keys.height + SMALL_LINE + 6
    first, last = _WITHIN
    plot = max(_PLOT, _BADGE * len(chart.series) / (last - first))
    x = Scale(0.0, chart.x_max, width("100 %", SMALL) + GAP, room - 12)
    y = Scale(0.0, 1.0, top + plot, top)
    pieces = [moved(keys, 0, 0), *_grid(x, y)]
    if chart.limit:
        at = x(chart.limit.at)
        told = replace(chart.limit, label=f"{chart.limit.label} ({chart.limit.at:.0f})")
        pieces.append(line(at, top, at, top + plot, "limit"))
        pieces.append(limit_label(told, x, top - 8, room))
    looks = [looking(s.look, [*_line(chart, n, x, y)]) for n, s in enumerate(chart.series)]
    pieces += [*looks, *(_badge(chart, n, x, y) for n in range(len(chart.series)))]
    said = wrapped(chart.x_label, SMALL, room)
    under = top + plot + 2 * SMALL_LINE + 4
    pieces += lines((x.start + x.end) / 2, under, said, "small middle", SMALL_LINE)
    return sketch(room, under + SMALL_LINE * (len(said) - 1) + GAP, pieces)


def _keys(chart: CurveChart) -> Iterator[Key]:
    for number, series in enumerate(chart.series):
        sample = _stroke(series, _dash(chart, number), "M0 6H28")
        yield Key(sample, series.mark, series.name, series.look)


def _dash(chart: CurveChart, number: int) -> str:
    """What tells lines of one colour apart."""
    before = sum(series.look == "other" for series in chart.series[:number])
    return f"d{before % _DASHES}" if chart.series[number].look == "other" else ""


def _stroke(series: Series, dash: str, path: str) -> Markup:
    """That of today is hollow."""
    drawn = Markup('<path class="{}" d="{}"/>').format(f"curve {dash}".rstrip(), path)
    if series.look == "today":
        drawn += Markup('<path class="hollow" d="{}"/>').format(path)
    return drawn


def _grid(x: Scale, y: Scale) -> Iterator[Markup]:
    for share in _SHARES:
        yield line(x.start, y(share), x.end, y(share), "base" if share == 0 else "grid")
        yield text(x.start - GAP, y(share) + 4, f"{share:.0%}", "small end")
    for tick, label in x.labels(max(2, int((x.end - x.start) / _TICK))):
        yield line(x(tick), y.start, x(tick), y.start + 4, "base")
        yield text(x(tick), y.start + SMALL_LINE + 2, label, "small middle")


def _line(chart: CurveChart, number: int, x: Scale, y: Scale) -> Iterator[Markup]:
    """From the first case to the edge of the plot."""
    series = chart.series[number]
    points = _until(series, x.high)
    path = " ".join(f"{'L' if i else 'M'}{x(d):.1f} {y(s):.1f}" for i, (d, s) in enumerate(points))
    yield _stroke(series, _dash(chart, number), path)


def _until(series: Series, edge: float) -> list[tuple[float, float]]:
    """Its points, the last of them on the edge: where it crosses that, or as high as it ends."""
    points: list[tuple[float, float]] = []
    for day, share in zip(series.x, series.y, strict=True):
        if day > edge:
            if points:
                before, reached = points[-1]
                points.append(
                    (edge, reached + (share - reached) * (edge - before) / (day - before))
                )
            return points
        points.append((day, share))
    return [*points, (edge, points[-1][1])]


def _badge(chart: CurveChart, number: int, x: Scale, y: Scale) -> Markup:
    """The letter of a series on its line, each at another height, so that none covers another."""
    series, (first, last) = chart.series[number], _WITHIN
    share = first + (last - first) * (number + 0.5) / len(chart.series)
    day = next((d for d, s in zip(series.x, series.y, strict=True) if s >= share), chart.x_max)
    wide = max(width(series.mark, STRONG) + GAP, _BADGE - 4)
    at = min(max(x(min(day, chart.x_max)), x.start + wide / 2), x.end - wide / 2)
    ring = Markup(
        '<rect class="badge" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="9"/>'
    ).format(at - wide / 2, y(share) - 9, wide, _BADGE - 4)
    letter = text(at, y(share) + 4.5, series.mark, "strong middle")
    return looking(series.look, [ring, letter])
