"""Bars from nothing to a share, a row each, with its chance and two marks beside it.

Places are in per cent and all else in pixels, so that a strip is right at any width and its text
never scales.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from approvalflow.report.document import Strip, Strips
from approvalflow.report.drawings.scale import Scale

STRIP, AXIS, BAR = 26, 20, 12  # pixels high
ROOM = 16.0  # per cent of the width that the numbers stand in
TICKS = 5
_SVG = Markup('<svg class="{kind}" width="100%" height="{height}" aria-hidden="true">{body}</svg>')
_RECT = Markup('<rect class="{kind}" x="{x:.2f}%" width="{width:.2f}%" y="{y}" height="{height}"/>')
_LINE = Markup('<line class="{kind}" x1="{x1:.2f}%" x2="{x2:.2f}%" y1="{y1}" y2="{y2}"/>')
_RING = Markup('<circle class="{kind}" cx="{x:.2f}%" cy="{y}" r="4"/>')
_TEXT = Markup(
    '<text class="{kind}" x="{x:.2f}%" dx="{dx}" y="{y}" text-anchor="{anchor}">{text}</text>'
)
_ROW = Markup('<p class="name"><b>{mark}</b> {name}</p>{drawn}')
_ALL = Markup('<div class="strips" role="img" aria-label="{said}">{body}</div>')
_SAMPLES = ("bar", "ring", "stroke")


def strips(chart: Strips) -> Markup:
    """All rows, and below them the axis."""
    x = _scale(chart)
    rows = [_ROW.format(mark=row.mark, name=row.name, drawn=_drawn(row, x)) for row in chart.rows]
    return _ALL.format(said=chart.description, body=Markup("").join([*rows, _axis(x)]))


def _scale(chart: Strips) -> Scale:
    """From nothing, or the least below it, to a round number beyond all that is drawn."""
    drawn = [x for row in chart.rows for x in _numbers(row)]
    least, most = min(0.0, *drawn), max(0.0, *drawn)
    if least == most:
        most = 1.0
    step = _step(most - least)
    low, high = -(-least // -step) * step if least else 0.0, -(-most // step) * step
    return Scale(-abs(low), high or step, 0.0, 100.0 - ROOM)


def _step(width: float) -> float:
    ticks = Scale(0.0, width, 0.0, 100.0).ticks(TICKS)
    return ticks[1] - ticks[0]


def _numbers(row: Strip) -> Iterator[float]:
    yield from (x for x in (row.value, row.low, row.high, *row.marks) if x is not None)


def _drawn(row: Strip, x: Scale) -> Markup:
    body: list[Markup] = [_LINE.format(kind="axis", x1=x(0), x2=x(0), y1=0, y2=STRIP)]
    middle = STRIP // 2
    first, last = sorted((x(0), x(row.value)))
    body.append(
        _RECT.format(kind="share", x=first, width=last - first, y=middle - BAR // 2, height=BAR)
    )
    if row.low is not None and row.high is not None:
        begin, end = x(row.low), x(row.high)
        width = max(end - begin, 0.3)
        body.append(_RECT.format(kind="chance", x=begin, width=width, y=2, height=STRIP - 4))
    alone, rest = row.marks
    if alone is not None:
        body.append(_RING.format(kind="was", x=x(alone), y=middle))
    if rest is not None:
        at = x(rest)
        body.append(_LINE.format(kind="last", x1=at, x2=at, y1=3, y2=STRIP - 3))
    right = max(x(number) for number in (0.0, *_numbers(row)))
    body.append(
        _TEXT.format(kind="value", x=right, dx=10, y=middle + 5, anchor="start", text=row.text)
    )
    return _svg("strip", STRIP, body)


def _axis(x: Scale) -> Markup:
    body = [_LINE.format(kind="axis", x1=x.start, x2=x.end, y1=1, y2=1)]
    step = _step(x.high - x.low)
    count = round((x.high - x.low) / step)
    ticks = [x.low + n * step for n in range(count + 1)]
    for tick, (_, text) in zip(ticks, x.labels(max(count, 1)), strict=False):
        at = x(tick)
        body.append(_LINE.format(kind="axis", x1=at, x2=at, y1=1, y2=5))
        anchor = "start" if at <= 0 else "middle"
        body.append(_TEXT.format(kind="small", x=at, dx=0, y=17, anchor=anchor, text=text))
    return _svg("strip", AXIS, body)


def sample(number: int) -> Markup:
    """What stands for the share, alone and last, for the legend."""
    shapes = {
        "bar": Markup('<rect class="share" x="2" y="3" width="24" height="10"/>'),
        "ring": Markup('<circle class="was" cx="14" cy="8" r="4"/>'),
        "stroke": Markup('<line class="last" x1="14" x2="14" y1="1" y2="15"/>'),
    }
    return Markup(
        '<svg class="swatch strip" viewBox="0 0 28 16" aria-hidden="true">{}</svg>'
    ).format(shapes[_SAMPLES[number]])


def _svg(kind: str, height: int, body: list[Markup]) -> Markup:
    return _SVG.format(kind=kind, height=height, body=Markup("").join(body))
