"""A chart as inline SVG, or as a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import assert_never

from markupsafe import Markup

from approvalflow.report.document import AnyChart, Bars, CurveChart, Dots, Slopes, Strips
from approvalflow.report.drawings.bars import bars_drawn
from approvalflow.report.drawings.curves import curves_drawn
from approvalflow.report.drawings.dots import dots_drawn
from approvalflow.report.drawings.pieces import (
    BOLD,
    GAP,
    LINE,
    TITLE,
    Strokes,
    lines,
    moved,
    rect,
    sketch,
)
from approvalflow.report.drawings.slopes import slopes_drawn
from approvalflow.report.drawings.strips import strips_drawn
from approvalflow.report.measuring import wrapped

WIDE, NARROW = 672, 288  # pixels: for a screen and for paper, and for the narrowest telephone
_MARGIN = 16.0

_SVG = Markup(
    '<svg class="chart {kind}" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    ' role="img" aria-label="{said}"{more}>{body}</svg>'
)


def style() -> str:
    """The style sheet of charts."""
    file = files("approvalflow.report.drawings").joinpath("charts.css")
    return file.read_text(encoding="utf-8").strip()


def chart_svgs(chart: AnyChart) -> Markup:
    """The chart for a page, whose style sheet has its classes: wide, and for a narrow screen."""
    return Markup("").join(
        _svg(chart, drawn(chart, room), kind) for kind, room in (("wide", WIDE), ("narrow", NARROW))
    )


def chart_file(chart: AnyChart) -> str:
    """The chart as a file of its own, its title above and the style inside."""
    title = wrapped(chart.title, TITLE * BOLD, WIDE)
    above = LINE * len(title) + GAP
    inner = drawn(chart, WIDE)
    whole = (WIDE + 2 * _MARGIN, inner.height + above + 2 * _MARGIN)
    pieces = [
        Markup("<style>{}</style>").format(Markup(style())),  # our own file
        rect(0, 0, *whole, "paper"),
        *lines(_MARGIN, _MARGIN + LINE - 4, title, "title"),
        moved(inner, _MARGIN, _MARGIN + above),
    ]
    more = Markup(' xmlns="http://www.w3.org/2000/svg"')
    return str(_svg(chart, sketch(*whole, pieces), "alone", more)) + "\n"


def drawn(chart: AnyChart, room: float) -> Strokes:
    """The chart in a width of so many pixels."""
    match chart:
        case CurveChart():
            return curves_drawn(chart, room)
        case Bars():
            return bars_drawn(chart, room)
        case Slopes():
            return slopes_drawn(chart, room)
        case Strips():
            return strips_drawn(chart, room)
        case Dots():
            return dots_drawn(chart, room)
        case _:
            assert_never(chart)


def _svg(chart: AnyChart, made: Strokes, kind: str, more: Markup | None = None) -> Markup:
    said: Sequence[str] = (chart.title, chart.description)
    return _SVG.format(
        kind=kind,
        width=round(made.width),
        height=round(made.height + 0.5),
        said=". ".join(part for part in said if part),
        more=more or Markup(""),
        body=made.body,
    )
