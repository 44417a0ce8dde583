"""Charts in block characters, as lines of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import assert_never

from approvalflow.report.document import (
    AnyChart,
    Bar,
    Bars,
    CurveChart,
    Dots,
    Series,
    Slopes,
    Strips,
    Tornado,
)
from approvalflow.report.drawings.scale import Scale

EIGHTHS = " ▁▂▃▄▅▆▇█"
STRENGTHS = "█▆▂▄·"  # of the pieces of a bar, as their colours on the page
HEIGHT = 3  # rows of a curve
DOT_ROWS = 12
MARGIN = 6  # cells before a curve


def plotted(chart: AnyChart | Tornado, width: int) -> Iterator[str]:
    """What can be drawn of any chart with characters, within so many cells."""
    match chart:
        case CurveChart():
            return curve(chart, width)
        case Bars():
            return bars(chart, width)
        case Slopes():
            return slopes(chart)
        case Strips():
            return strips(chart, width)
        case Dots():
            return dots(chart, width)
        case Tornado():
            return iter(())  # its table says it better
        case _:
            assert_never(chart)


def curve(chart: CurveChart, width: int) -> Iterator[str]:
    """One band a series, all over the same axis; the limit is a line through every band."""
    columns = min(width - MARGIN - 6, 100)
    scale = Scale(0.0, chart.x_max, 0.0, float(columns))
    limit = round(scale(chart.limit.at)) if chart.limit else -1
    for series in chart.series:
        yield ""
        yield f"{series.mark}  {series.name}"
        yield from _band(series, scale, columns, limit)
    marks, labels = _axis(scale, columns)
    yield marks
    yield f"{labels}"
    yield f"{'':{MARGIN}}{chart.x_label}"
    if chart.limit and 0 <= limit < columns:
        yield f"{'':{MARGIN}}│ {chart.limit.label}: {chart.limit.at:.0f}"


def _band(series: Series, scale: Scale, columns: int, limit: int) -> Iterator[str]:
    """Rows from the top; a column is as high as the share decided by its right end."""
    step = (scale.high - scale.low) / columns
    shares = (_share(series, (i + 1) * step) for i in range(columns))
    heights = [round(share * HEIGHT * 8) for share in shares]
    for row in reversed(range(HEIGHT)):
        head = {HEIGHT - 1: "100 %", 0: "0 %"}.get(row, "")
        cells = [EIGHTHS[min(8, max(0, height - row * 8))] for height in heights]
        if 0 <= limit < columns:
            cells[limit] = "│"
        yield f"{head:>{MARGIN - 1}} {''.join(cells)}".rstrip()


def _share(series: Series, day: float) -> float:
    reached = bisect_right(series.x, day + 1e-9)
    return series.y[reached - 1] if reached else 0.0


def _axis(scale: Scale, columns: int) -> tuple[str, str]:
    line, labels = ["─"] * (columns + 1), [" "] * (columns + 6)
    for tick, label in scale.labels(6):
        at = round(scale(tick))
        line[at] = "┴"
        for offset, digit in enumerate(label):
            labels[at + offset] = digit
    pad = " " * MARGIN
    return pad + "".join(line), (pad + "".join(labels)).rstrip()


def bars(chart: Bars, width: int) -> Iterator[str]:
    """A bar a line, under the name of its group; the limit is a line through every bar."""
    columns = min(width - 18, 72)
    values = [sum(bar.values) for group in chart.groups for bar in group.bars]
    edge = max([*values, chart.limit.at if chart.limit else 0.0, 1e-9])
    scale = Scale(0.0, edge, 0.0, float(columns - 1))
    limit = round(scale(chart.limit.at)) if chart.limit else -1
    yield from _pieces(chart)
    for group in chart.groups:
        if group.name:
            yield f"  {group.name}"
        for bar in group.bars:
            cells = _cells(chart, bar, scale, columns)
            if limit >= 0:
                cells[limit] = "│"
            yield f"    {bar.mark:<3}{''.join(cells)} {bar.total}"
    if chart.limit:
        yield f"{'':7}{'':{limit}}│ {chart.limit.label}"


def _pieces(chart: Bars) -> Iterator[str]:
    """What each character stands for, where there are several."""
    if len(chart.parts) > 1:
        for part in chart.parts:
            yield f"  {STRENGTHS[part.strength] * 2} {part.name}"


def _cells(chart: Bars, bar: Bar, scale: Scale, columns: int) -> list[str]:
    """Piece by piece, each ending where the sum so far ends."""
    cells = [" "] * columns
    done, filled = 0.0, 0
    for part, value in zip(chart.parts, bar.values, strict=True):
        done += value
        end = round(scale(done))
        cells[filled:end] = STRENGTHS[part.strength] * (end - filled)
        filled = end
    return cells


def slopes(chart: Slopes) -> Iterator[str]:
    """A line a panel, then one a slope: from today to the redesign."""
    for panel in chart.panels:
        yield f"  {panel.mark}  {panel.head}"
        for slope in panel.slopes:
            yield f"     {slope.texts[0]} - {slope.texts[1]}  {slope.name}"


def strips(chart: Strips, width: int) -> Iterator[str]:
    """A bar a line; what is less than nothing has none."""
    columns = min(width - 18, 72)
    scale = Scale(0.0, max([*(row.value for row in chart.rows), 1e-9]), 0.0, float(columns - 1))
    for row in chart.rows:
        yield f"    {row.mark:<3}{'█' * round(scale(max(row.value, 0.0)))} {row.text}"


def dots(chart: Dots, width: int) -> Iterator[str]:
    """A letter where something has a name, a point for one of the crowd, a ring for today."""
    columns = min(width - MARGIN - 2, 72)
    xs, ys = [dot.x for dot in chart.dots], [dot.y for dot in chart.dots]
    x = Scale(min(xs), max(xs) if max(xs) > min(xs) else min(xs) + 1.0, 0.0, columns - 1.0)
    y = Scale(min(0.0, *ys), max(*ys, 1e-9), 0.0, DOT_ROWS - 1.0)
    cells = [[" "] * columns for _ in range(DOT_ROWS)]
    for dot in sorted(chart.dots, key=lambda dot: (bool(dot.mark), dot.now)):
        sign = "o" if dot.now else dot.mark[:1] or "·"
        cells[round(y(dot.y))][round(x(dot.x))] = sign
    for row in reversed(range(DOT_ROWS)):
        value = {DOT_ROWS - 1: f"{y.high:.3g}", 0: f"{y.low:.3g}"}.get(row, "")
        yield f"{value:>{MARGIN - 1}} {''.join(cells[row])}".rstrip()
    pad = " " * MARGIN
    yield f"{pad}{'─' * columns}"
    ends = f"{min(xs):.3g}", f"{max(xs):.3g}"
    yield f"{pad}{ends[0]:<{columns - len(ends[1])}}{ends[1]}"
    yield f"{pad}{chart.x_label}"
