"""Charts as inline SVG: classes only, so that a strict policy and a dark page both hold.

Colour is never alone: lines differ by dash and letter, pieces of a bar by pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from approvalflow.report.document import Bar, Bars, CurveChart, Limit, Series
from approvalflow.report.drawings.scale import Scale

WIDTH = 640
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 34, 44  # margins of a curve; room for large letters
PLOT = 260
TALL = 1.4  # times as high as wide: too high for a printed page, on which its table stands alone
NARROWEST = 46  # of a piece of a bar that has room for its number
COLOURS, DASHES = 4, 6

_FRAME = Markup(
    '<svg class="{kind}" viewBox="0 0 {width} {height}" role="img" '
    'aria-labelledby="{id}-title {id}-desc">'
    '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>{body}</svg>'
)
_TEXT = Markup('<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{text}</text>')
_LINE = Markup('<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')
_RECT = Markup(
    '<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    ' fill="{fill}"/>'
)


def line_classes(index: int) -> str:
    """Colour and dash of the series of this index."""
    return f"s{index % COLOURS + 1} d{index % DASHES + 1}"


def curve_svg(chart: CurveChart, id_: str) -> Markup:
    """Rising lines with a letter on each, over a grid."""
    x = Scale(0.0, chart.x_max, LEFT, WIDTH - RIGHT)
    y = Scale(0.0, 1.0, TOP + PLOT, TOP)
    pieces = [*_grid(x, y)]
    if chart.limit:
        pieces += _limit_line(chart.limit, x, TOP, TOP + PLOT)
    pieces += [_path(series, i, x, y) for i, series in enumerate(chart.series)]
    pieces += [_badge(series, i, chart, x, y) for i, series in enumerate(chart.series)]
    return _frame(id_, TOP + PLOT + BOTTOM, chart.title, chart.description, pieces)


def _frame(id_: str, height: float, title: str, text: str, pieces: list[Markup]) -> Markup:
    return _FRAME.format(
        kind="chart tall" if height > TALL * WIDTH else "chart",
        id=id_,
        width=WIDTH,
        height=round(height),
        title=title,
        description=text,
        body=Markup("").join(pieces),
    )


def _grid(x: Scale, y: Scale) -> Iterator[Markup]:
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        kind = "base" if share == 0 else "grid"
        yield _LINE.format(kind=kind, x1=x.start, x2=x.end, y1=y(share), y2=y(share))
        yield _TEXT.format(kind="end", x=x.start - 8, y=y(share) + 5, text=f"{share:.0%}")
    for tick, label in x.labels(6):
        yield _TEXT.format(kind="middle", x=x(tick), y=y.start + 30, text=label)
        yield _LINE.format(kind="base", x1=x(tick), x2=x(tick), y1=y.start, y2=y.start + 5)


def _limit_line(limit: Limit, x: Scale, top: float, bottom: float) -> Iterator[Markup]:
    at = x(limit.at)
    kind = "end" if at > (x.start + x.end) / 2 else "start"
    yield _LINE.format(kind="limit", x1=at, x2=at, y1=top - 8, y2=bottom)
    text = f"{limit.label}" if limit.label.endswith("%") else f"{limit.label} ({limit.at:.0f})"
    yield _TEXT.format(kind=kind, x=at, y=top - 13, text=text)


def _path(series: Series, index: int, x: Scale, y: Scale) -> Markup:
    """A line from the first case to the edge of the plot."""
    points = [(d, s) for d, s in zip(series.x, series.y, strict=True) if d <= x.high]
    if points and points[-1][0] < x.high and len(points) == len(series.x):
        points.append((x.high, points[-1][1]))
    path = " ".join(f"{'L' if i else 'M'}{x(d):.1f} {y(s):.1f}" for i, (d, s) in enumerate(points))
    return Markup('<path class="line {kind}" d="{path}"/>').format(
        kind=line_classes(index), path=path
    )


def _badge(series: Series, index: int, chart: CurveChart, x: Scale, y: Scale) -> Markup:
    """The letter of a series, on its line; each at another height, so that none covers another."""
    share = 0.2 + 0.6 * (index + 0.5) / len(chart.series)
    day = next((d for d, s in zip(series.x, series.y, strict=True) if s >= share), chart.x_max)
    place = {"x": x(min(day, chart.x_max)), "y": y(share)}
    return Markup(
        '<circle class="badge s{s}" cx="{x:.1f}" cy="{y:.1f}" r="15"/>'
        '<text class="letter" x="{x:.1f}" y="{base:.1f}">{mark}</text>'
    ).format(s=index % COLOURS + 1, mark=series.mark, base=place["y"] + 6, **place)


def bars_svg(chart: Bars, id_: str) -> Markup:
    """Bars in groups; pieces in patterns with their numbers where there is room."""
    every = [sum(bar.values) for group in chart.groups for bar in group.bars]
    edge = max([*every, chart.limit.at * 1.1 if chart.limit else 0.0, 1e-9])
    x = Scale(0.0, edge, 44, WIDTH - 92)
    pieces, words = [_patterns(chart, id_)], []
    top = start = 34.0 if chart.limit else 6.0
    draw = _StackedBars(id_, x) if len(chart.parts) > 1 else _SingleBars(x)
    for group in chart.groups:
        if group.name:
            name = group.name if len(group.name) <= 36 else group.name[:35] + "…"
            pieces.append(_TEXT.format(kind="start group", x=0, y=top + 18, text=name))
            top += 28
        for index, bar in enumerate(group.bars):
            base = top + draw.thick / 2 + 6
            words.append(_TEXT.format(kind="start mark", x=4, y=base, text=bar.mark))
            pieces += draw.bar(bar, index, top)
            end = x(sum(bar.values)) + 8
            words.append(_TEXT.format(kind="start mark", x=end, y=base, text=bar.total))
            top += draw.thick + 8
        top += 10
    if chart.limit:
        pieces += _limit_line(chart.limit, x, start, top - 14)
    return _frame(id_, top, chart.title, chart.description, pieces + words)


@dataclass(frozen=True, slots=True)
class _SingleBars:
    """Bars of one piece each, in the colour of their design."""

    x: Scale
    thick: float = 20.0

    def bar(self, bar: Bar, index: int, top: float) -> Iterator[Markup]:
        start = self.x(0)
        width = self.x(bar.values[0]) - start
        kind = f"f{index % COLOURS + 1}"
        yield _RECT.format(kind=kind, x=start, y=top, width=width, height=self.thick, fill="")


@dataclass(frozen=True, slots=True)
class _StackedBars:
    """Bars of several pieces, each in its pattern, with its number where there is room."""

    id: str
    x: Scale
    thick: float = 34.0

    def bar(self, bar: Bar, _: int, top: float) -> Iterator[Markup]:
        done = 0.0
        for index, value in enumerate(bar.values):
            left, right = self.x(done), self.x(done + value)
            done += value
            place = {"x": left, "y": top, "width": right - left, "height": self.thick}
            yield _RECT.format(kind="piece", fill=f"url(#{self.id}-p{index})", **place)
            if right - left >= NARROWEST:
                yield from self._number((left + right) / 2, top, value)

    def _number(self, middle: float, top: float, value: float) -> Iterator[Markup]:
        place = {"x": middle - 21, "y": top + 6, "width": 42.0, "height": self.thick - 12}
        yield _RECT.format(kind="plate", fill="", **place)
        base = top + self.thick / 2 + 6
        yield _TEXT.format(kind="middle num", x=middle, y=base, text=f"{value:.1f}")


def _patterns(chart: Bars, id_: str) -> Markup:
    if len(chart.parts) == 1:
        return Markup("")
    made = (pattern(f"{id_}-p{i}", p.family, p.member) for i, p in enumerate(chart.parts))
    return Markup("<defs>{}</defs>").format(Markup("").join(made))


# Strokes over the colour of a family; the first member is plain.
_STROKES = (
    "",
    "M-2 12L12 -2M-2 2L2 -2M8 12L12 8",
    "M2 3h3M7 8h3",
    "M-2 -2L12 12M8 -2L12 2M-2 8L2 12",
    "M0 5h10M5 0v10",
)


def pattern(id_: str, family: int, member: int) -> Markup:
    """The fill of a piece: the colour of its family under the strokes of its member."""
    return Markup(
        '<pattern id="{id}" width="10" height="10" patternUnits="userSpaceOnUse">'
        '<rect class="f{colour}" width="10" height="10"/><path class="stroke" d="{path}"/>'
        "</pattern>"
    ).format(id=id_, colour=_COLOUR_OF_FAMILY[family], path=_STROKES[member % len(_STROKES)])


_COLOUR_OF_FAMILY = (2, 1, 3, 4)  # work in orange, waiting in blue


def swatch_line(index: int) -> Markup:
    """A sample of a line, for the legend."""
    return Markup(
        '<svg class="swatch" viewBox="0 0 44 12" aria-hidden="true">'
        '<path class="line {}" d="M0 6L44 6"/></svg>'
    ).format(line_classes(index))


def swatch_box(chart: Bars, index: int, id_: str) -> Markup:
    """A sample of a piece, for the legend."""
    part = chart.parts[index]
    return Markup(
        '<svg class="swatch" viewBox="0 0 28 16" aria-hidden="true"><defs>{}</defs>'
        '<rect class="piece" width="28" height="16" fill="url(#{}-l{})"/></svg>'
    ).format(pattern(f"{id_}-l{index}", part.family, part.member), id_, index)


def swatch_bar(index: int) -> Markup:
    """A sample of a bar of the design of this index, for the legend."""
    return Markup(
        '<svg class="swatch" viewBox="0 0 28 16" aria-hidden="true">'
        '<rect class="f{}" width="28" height="16"/></svg>'
    ).format(index % COLOURS + 1)
