"""The chart of the first screen, a strip for each redesign: from today's mean to its own, and below
it the same for nine in ten.

Places are in per cent and all else in pixels, so that a strip is right at any width and its text
never scales.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from approvalflow.report.document import Contender, FirstScreen
from approvalflow.report.drawings.scale import Scale

HEAD, STRIP, AXIS = 50, 38, 18  # pixels high
TICKS = 5
NEAR, FAR = 24.0, 74.0  # per cent, beyond which a label stands on the side where there is room
_SVG = Markup('<svg class="{kind}" width="100%" height="{height}" aria-hidden="true">{body}</svg>')
_LINE = Markup('<line class="{kind}" x1="{x1:.2f}%" x2="{x2:.2f}%" y1="{y1}" y2="{y2}"/>')
_DOT = Markup('<circle class="{kind}" cx="{x:.2f}%" cy="{y}" r="{r}"/>')
_TEXT = Markup(
    '<text class="{kind}" x="{x:.2f}%" dx="{dx}" y="{y}" text-anchor="{anchor}">{text}</text>'
)
_VALUE = Markup('<tspan class="value">{value}</tspan><tspan class="change" dx="6">{change}</tspan>')


def scale_of(screen: FirstScreen) -> Scale:
    """From nothing to a round number of days beyond all that is drawn, in per cent of the width."""
    spans = [screen.today, *(row.span for row in screen.rows)]
    drawn = [x for s in spans for x in (s.mean, s.high, s.p90) if x is not None]
    most = max([*drawn, *([screen.limit.at] if screen.limit else []), 1e-9])
    step = Scale(0.0, most, 0.0, 100.0).ticks(TICKS)[1]
    return Scale(0.0, step * -(-most // step), 0.0, 100.0)


def head(screen: FirstScreen) -> Markup:
    """What the lines across all strips are."""
    x, today = scale_of(screen), screen.today
    body = [*_across(screen, x)]
    if screen.limit is not None:
        body.append(_label(x(screen.limit.at), 11, screen.limit.label, "limit", left=True))
    if today.mean is not None:
        body.append(_DOT.format(kind="was", x=x(today.mean), y=23, r=4))
        body.append(_label(x(today.mean), 27, screen.labels[0], "today"))
    if today.p90 is not None:
        body.append(_DOT.format(kind="ninety", x=x(today.p90), y=39, r=3.5))
        body.append(_label(x(today.p90), 43, screen.labels[1], "small"))
    return _svg("strip", HEAD, body)


def strip(screen: FirstScreen, row: Contender) -> Markup:
    """One redesign beside today."""
    x, span, today = scale_of(screen), row.span, screen.today
    body = [*_across(screen, x)]
    if span.p90 is not None:
        if today.p90 is not None:
            body.append(_between("ninety", x(span.p90), x(today.p90), 29))
        body.append(_DOT.format(kind="ninety", x=x(span.p90), y=29, r=3.5))
        body.append(_label(x(span.p90), 33, row.p90, "small", left=_sooner(span.p90, today.p90)))
    if span.mean is not None:
        if today.mean is not None:
            body.append(_between("gain", x(span.mean), x(today.mean), 12))
            body += _chance(span.low, span.high, x)
            body.append(_DOT.format(kind="was", x=x(today.mean), y=12, r=4))
        body.append(_DOT.format(kind="now", x=x(span.mean), y=12, r=5))
        text = _VALUE.format(value=row.days, change=row.change)
        body.append(_label(x(span.mean), 17, text, "mean", left=_sooner(span.mean, today.mean)))
    return _svg("strip", STRIP, body)


def _sooner(design: float, today: float | None) -> bool:
    """Whether there is a line from it to the right, where today is."""
    return today is not None and design <= today


def axis(screen: FirstScreen) -> Markup:
    """The days, from 0."""
    x = scale_of(screen)
    body = [_LINE.format(kind="axis", x1=0, x2=100, y1=1, y2=1)]
    labels = x.labels(TICKS)
    for number, (tick, text) in enumerate(labels):
        last = number == len(labels) - 1
        anchor = "start" if not number else "end" if last else "middle"
        said = f"{text} {screen.axis}" if last else text
        body.append(_LINE.format(kind="axis", x1=x(tick), x2=x(tick), y1=1, y2=5))
        body.append(_TEXT.format(kind="small", x=x(tick), dx=0, y=16, anchor=anchor, text=said))
    return _svg("strip", AXIS, body)


def _svg(kind: str, height: int, body: list[Markup]) -> Markup:
    return _SVG.format(kind=kind, height=height, body=Markup("").join(body))


def _across(screen: FirstScreen, x: Scale) -> Iterator[Markup]:
    """The lines of today and of the limit."""
    for at, kind in (
        (screen.today.mean, "across today"),
        (screen.limit.at if screen.limit else None, "across limit"),
    ):
        if at is not None:
            yield _LINE.format(kind=kind, x1=x(at), x2=x(at), y1=0, y2="100%")


def _between(kind: str, one: float, other: float, y: int) -> Markup:
    return _LINE.format(kind=kind, x1=one, x2=other, y1=y, y2=y)


def _chance(low: float | None, high: float | None, x: Scale) -> Iterator[Markup]:
    """The interval as a bar that is taller than the dot."""
    if low is not None and high is not None:
        first, last = x(max(low, 0.0)), x(max(high, 0.0))
        yield Markup(
            '<rect class="chance" x="{x:.2f}%" width="{width:.2f}%" y="3" height="18"/>'
        ).format(x=first, width=max(last - first, 0.3))


def _label(at: float, y: int, text: str, kind: str, *, left: bool = False) -> Markup:
    """On the side asked for, or on the other where there is no room: over the line, if there."""
    kind = f"{kind} over" if left and at <= NEAR else kind
    left = (left and at > NEAR) or at > FAR
    anchor, dx = ("end", -10) if left else ("start", 10)
    return _TEXT.format(kind=kind, x=at, dx=dx, y=y, anchor=anchor, text=text)
