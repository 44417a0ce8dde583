"""What a redesign saves between the ends of each guess, a bar under another.

Places are in per cent and all else in pixels, so that it is right at any width and its text never
scales; names and ranges are text of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from markupsafe import Markup

from approvalflow.report.document import Tornado
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.strip import TornadoBar

STRIP, AXIS = 30, 20  # pixels high
MARGIN = 18.0  # per cent on either side, for what stands at the ends of a bar
TICKS = 4
_ROW = Markup(
    '<div class="guess{decides}"><p>{name} <span class="detail">{range}</span></p>{strip}</div>'
)
_SVG = Markup('<svg width="100%" height="{height}" aria-hidden="true">{body}</svg>')
_LINE = Markup('<line class="{kind}" x1="{x:.2f}%" x2="{x:.2f}%" y1="0" y2="100%"/>')
_BAR = Markup('<rect class="swing" x="{x:.2f}%" width="{width:.2f}%" y="10" height="14"/>')
_TEXT = Markup(
    '<text class="{kind}" x="{x:.2f}%" dx="{dx}" y="{y}" text-anchor="{side}">{text}</text>'
)


def tornado(block: Tornado) -> Markup:
    """All bars with their names, and the axis of days below them."""
    x = _scale(block)
    rows = (_row(block, bar, x) for bar in block.bars)
    return Markup('<div class="tornado" role="img" aria-label="{said}">{rows}{axis}</div>').format(
        said=block.description, rows=Markup("").join(rows), axis=_axis(block, x)
    )


def style() -> str:
    """How it looks."""
    folder = files("approvalflow.report.drawings")
    return folder.joinpath("tornado.css").read_text(encoding="utf-8").rstrip("\n")


def _scale(block: Tornado) -> Scale:
    """Over all that is drawn, with nothing saved among it."""
    ends = [end for bar in block.bars for end in (bar.low, bar.high) if end is not None]
    low, high = min([0.0, block.now, *ends]), max([0.0, block.now, *ends])
    return Scale(low, high if high > low else low + 1.0, MARGIN, 100.0 - MARGIN)


def _row(block: Tornado, bar: TornadoBar, x: Scale) -> Markup:
    body = [_LINE.format(kind="none", x=x(0.0)), _LINE.format(kind="now", x=x(block.now))]
    body += _bar(bar, x)
    strip = _SVG.format(height=STRIP, body=Markup("").join(body))
    decides = " decides" if bar.decides else ""
    return _ROW.format(decides=decides, name=bar.name, range=bar.range, strip=strip)


def _bar(bar: TornadoBar, x: Scale) -> Iterator[Markup]:
    """From end to end; where a queue grows there, to the edge of the drawing."""
    ends = sorted(
        ((-1.0 if at is None else x(at), text) for at, text in
         ((bar.low, bar.low_text), (bar.high, bar.high_text))),
        key=lambda end: end[0],
    )  # fmt: skip
    (left, first), (right, last) = ends
    start = max(left, 0.0)
    yield _BAR.format(x=start, width=max(right - start, 0.4))
    if left < 0:
        yield _TEXT.format(kind="small", x=0.0, dx=0, y=8, side="start", text=first)
    else:
        yield _TEXT.format(kind="small", x=left, dx=-5, y=21, side="end", text=first)
    if right >= 0:
        yield _TEXT.format(kind="small", x=right, dx=5, y=21, side="start", text=last)


def _axis(block: Tornado, x: Scale) -> Markup:
    """Nothing saved, and what is saved now."""
    none, now = x(0.0), x(block.now)
    sides = ("end", "start") if none <= now else ("start", "end")
    body = [
        _TEXT.format(kind="small", x=none, dx=0, y=14, side=sides[0], text=block.none_text),
        _TEXT.format(kind="small now", x=now, dx=0, y=14, side=sides[1], text=block.now_text),
    ]
    return _SVG.format(height=AXIS, body=Markup("").join(body))
