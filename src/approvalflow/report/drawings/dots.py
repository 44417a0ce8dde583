"""Things as dots by two measures: the crowd, and on it those that have a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from approvalflow.report.document import Dots, Look
from approvalflow.report.drawings.pieces import (
    GAP,
    SMALL,
    SMALL_LINE,
    STRONG,
    Key,
    Strokes,
    legend,
    line,
    lines,
    looking,
    moved,
    sketch,
    text,
)
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.measuring import width, wrapped
from approvalflow.report.strip import Dot

_PLOT = 270.0  # high
_TICKS = 5
_TICK = 64.0  # between two numbers of the axis across, at least
_MARGIN = 0.06  # of the span, beyond the outermost dots
_HIGHER = 1.06  # than the highest dot
_NAMED, _NOW = 5.0, 4.5  # radii
_AROUND = ((0, -9), (0, 18), (12, 4), (-12, 4), (11, -8), (-11, -8), (11, 16), (-11, 16))
_COVERS = (11.0, 12.0)  # two marks nearer to each other than that
_CIRCLE = Markup('<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>')
_CROWD = Markup('<path class="crowd" d="{}"/>')
_PLACE = "M{:.1f} {:.1f}h0"
_LOOKS: tuple[Look, Look, Look] = ("view", "other", "today")


def dots_drawn(chart: Dots, room: float) -> Strokes:
    """The first measure upwards from nothing, so that a small gain looks small; the second across
    what there is of it.
    """
    keys = legend([*_keys(chart)], room)
    said = wrapped(chart.y_label, SMALL, room)
    top = keys.height + SMALL_LINE * len(said) + GAP
    x, y = _scales(chart, room, top)
    named = [dot for dot in chart.dots if dot.mark]
    crowd = (dot for dot in chart.dots if not dot.mark and not dot.now)
    pieces = [moved(keys, 0, 0), *lines(0, keys.height + 9, said, "small", SMALL_LINE)]
    pieces += _grid(x, y)
    path = "".join(_PLACE.format(x(dot.x), y(dot.y)) for dot in crowd)
    pieces.append(looking("other", [_CROWD.format(path)]))
    pieces.append(looking("view", [_circle(dot, x, y, _NAMED, "dot strong") for dot in named]))
    now = [_circle(dot, x, y, _NOW, "dot now") for dot in chart.dots if dot.now]
    pieces += [looking("today", now), *_marks(chart.dots, x, y)]
    under = wrapped(chart.x_label, SMALL, room)
    foot = top + _PLOT + 2 * SMALL_LINE + 4
    pieces += lines((x.start + x.end) / 2, foot, under, "small middle", SMALL_LINE)
    return sketch(room, foot + SMALL_LINE * (len(under) - 1) + GAP, pieces)


def _keys(chart: Dots) -> Iterator[Key]:
    samples = (
        _CIRCLE.format(kind="dot strong", x=14, y=6, r=_NAMED),
        _CROWD.format(_PLACE.format(14, 6)),
        _CIRCLE.format(kind="dot now", x=14, y=6, r=_NOW),
    )
    for sample, name, look in zip(samples, chart.kinds, _LOOKS, strict=True):
        yield Key(sample, "", name, look)


def _scales(chart: Dots, room: float, top: float) -> tuple[Scale, Scale]:
    xs, ys = [dot.x for dot in chart.dots], [dot.y for dot in chart.dots]
    beyond = _MARGIN * ((max(xs) - min(xs)) or abs(max(xs)) or 1.0)
    low = min(xs) - beyond
    low = max(low, 0.0) if min(xs) >= 0 else low
    least, most = min(0.0, *ys), max(0.0, *ys) or 1.0
    y = Scale(least, most * _HIGHER, top + _PLOT, top)
    numbers = max(width(label, SMALL) for _, label in y.labels(_TICKS))
    return Scale(low, max(xs) + beyond, numbers + GAP, room - 12), y


def _grid(x: Scale, y: Scale) -> Iterator[Markup]:
    for tick, label in y.labels(_TICKS):
        yield line(x.start, y(tick), x.end, y(tick), "base" if tick == y.low else "grid")
        yield text(x.start - GAP, y(tick) + 4, label, "small end")
    for tick, label in round_ticks(x, max(2, int((x.end - x.start) / _TICK))):
        yield line(x(tick), y.start, x(tick), y.start + 4, "base")
        yield text(x(tick), y.start + SMALL_LINE + 2, label, "small middle")


def round_ticks(scale: Scale, at_most: int) -> Iterator[tuple[float, str]]:
    """Round values within a scale that does not begin at one, with their numbers."""
    steps = Scale(0.0, scale.high - scale.low, 0.0, 1.0).ticks(at_most)
    step = steps[1] if len(steps) > 1 else scale.high - scale.low
    places = len(f"{step:.6f}".rstrip("0").partition(".")[2])
    number = -(-scale.low // step)
    while number * step <= scale.high:
        yield number * step, f"{number * step:.{places}f}"
        number += 1


def _circle(dot: Dot, x: Scale, y: Scale, radius: float, kind: str) -> Markup:
    return _CIRCLE.format(kind=kind, x=x(dot.x), y=y(dot.y), r=radius)


def _marks(dots: Sequence[Dot], x: Scale, y: Scale) -> Iterator[Markup]:
    """Each beside its dot, where it covers no other mark and as few dots as can be."""
    taken: list[tuple[float, float]] = []
    places = [(x(dot.x), y(dot.y) + 4) for dot in dots]
    for dot, (across, down) in zip(dots, places, strict=True):
        if not dot.mark:
            continue
        tried = [(across + dx, down + dy - 4) for dx, dy in _AROUND]
        covered = [100 * _near(one, taken) + _near(one, places) for one in tried]
        best = tried[covered.index(min(covered))]
        taken.append(best)
        yield text(best[0] - width(dot.mark, STRONG) / 2, best[1], dot.mark, "strong")


def _near(place: tuple[float, float], others: Sequence[tuple[float, float]]) -> int:
    return sum(abs(place[0] - x) < _COVERS[0] and abs(place[1] - y) < _COVERS[1] for x, y in others)
