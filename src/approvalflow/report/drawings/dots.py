"""Things as dots by two measures: places in per cent across and pixels down, so that the drawing is
right at any width and its text never scales.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from approvalflow.report.document import Dot, Dots
from approvalflow.report.drawings.scale import Scale

HEIGHT, TOP, BOTTOM = 340, 24, 312  # pixels
LEFT, RIGHT = 9.0, 97.0  # per cent
TICKS = 5
NARROW = 3.4  # pixels to the per cent where the drawing is narrowest
MARGIN = 0.06  # of the span, beyond the outermost dots
_OFFSETS = ((0, -9), (0, 18), (11, 5), (-11, 5), (12, -8), (-12, -8), (12, 16), (-12, 16))
_SVG = Markup(
    '<svg class="dots" width="100%" height="{height}" role="img" '
    'aria-labelledby="{id}-title {id}-desc"><title id="{id}-title">{title}</title>'
    '<desc id="{id}-desc">{description}</desc>{body}</svg>'
)
_LINE = Markup('<line class="{kind}" x1="{x1:.2f}%" x2="{x2:.2f}%" y1="{y1:.1f}" y2="{y2:.1f}"/>')
_DOT = Markup('<circle class="{kind}" cx="{x:.2f}%" cy="{y:.1f}" r="{r}"/>')
_TEXT = Markup(
    '<text class="{kind}" x="{x:.2f}%" dx="{dx}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'
)
_SWATCH = Markup(
    '<svg class="dots" width="14" height="14" aria-hidden="true">'
    '<circle class="{kind}" cx="7" cy="7" r="{r}"/></svg>'
)
_SIZES = {"named": 5, "other": 3, "now": 5}


def drawn(block: Dots, id_: str) -> Markup:
    """The crowd first, then what is named, then today."""
    x, y = _scales(block)
    crowd = sorted(block.dots, key=lambda dot: (dot.now, bool(dot.mark)))
    body = [*_axes(block, x, y)]
    body += [_DOT.format(kind=_kind(d), x=x(d.x), y=y(d.y), r=_SIZES[_kind(d)]) for d in crowd]
    body += _marks([dot for dot in crowd if dot.mark], x, y)
    return _SVG.format(
        height=HEIGHT, id=id_, title=block.title, description=block.description,
        body=Markup("").join(body),
    )  # fmt: skip


def legend(block: Dots) -> Iterator[tuple[Markup, str]]:
    """What each kind of dot looks like, and its name."""
    for kind, name in zip(_SIZES, block.kinds, strict=True):
        yield _SWATCH.format(kind=kind, r=_SIZES[kind]), name


def _kind(dot: Dot) -> str:
    return "now" if dot.now else "named" if dot.mark else "other"


def _scales(block: Dots) -> tuple[Scale, Scale]:
    """Down from nothing, so that a small gain looks small; across what there is."""
    xs, ys = [dot.x for dot in block.dots], [dot.y for dot in block.dots]
    room = MARGIN * ((max(xs) - min(xs)) or abs(max(xs)) or 1.0)
    low, high = min(xs) - room, max(xs) + room
    across = Scale(max(low, 0.0) if min(xs) >= 0 else low, high, LEFT, RIGHT)
    lowest = min(0.0, *ys)
    return across, Scale(lowest, max(*ys, lowest + 1e-9) * 1.08, BOTTOM, TOP)


def _axes(block: Dots, x: Scale, y: Scale) -> Iterator[Markup]:
    for tick, label in y.labels(TICKS):
        kind = "axis" if tick == y.low else "grid"
        yield _LINE.format(kind=kind, x1=LEFT, x2=RIGHT, y1=y(tick), y2=y(tick))
        yield _TEXT.format(kind="small", x=LEFT, dx=-6, y=y(tick) + 4, anchor="end", text=label)
    for tick, label in _round_ticks(x):
        yield _LINE.format(kind="axis", x1=x(tick), x2=x(tick), y1=BOTTOM, y2=BOTTOM + 5)
        yield _TEXT.format(
            kind="small", x=x(tick), dx=0, y=BOTTOM + 20, anchor="middle", text=label
        )
    yield _TEXT.format(kind="small", x=0, dx=0, y=11, anchor="start", text=block.y_label)


def _round_ticks(x: Scale) -> Iterator[tuple[float, str]]:
    """Round values within a scale that does not begin at one."""
    whole = Scale(0.0, x.high - x.low, 0.0, 1.0).ticks(TICKS)
    step = whole[1] - whole[0] if len(whole) > 1 else whole[-1] or 1.0
    places = len(f"{step:.6f}".rstrip("0").partition(".")[2])
    tick = -(-x.low // step) * step
    while tick <= x.high:
        yield tick, f"{tick:.{places}f}"
        tick += step


def _marks(dots: list[Dot], x: Scale, y: Scale) -> Iterator[Markup]:
    """Each beside its dot, where it covers no other mark, and as few dots as can be."""
    taken: list[tuple[float, float]] = []
    places = [(NARROW * x(dot.x), y(dot.y) - 4) for dot in dots]
    for dot, place in zip(dots, places, strict=True):
        tried = [(place[0] + dx, place[1] + dy) for dx, dy in _OFFSETS]
        covered = [_near(one, taken) * 10 + _near(one, places) for one in tried]
        best = covered.index(min(covered))
        taken.append(tried[best])
        dx, dy = _OFFSETS[best]
        yield _TEXT.format(
            kind="mark", x=x(dot.x), dx=dx, y=y(dot.y) + dy, anchor="middle", text=dot.mark
        )


def _near(place: tuple[float, float], others: list[tuple[float, float]]) -> int:
    return sum(abs(place[0] - x) < 11 and abs(place[1] - y) < 11 for x, y in others)
