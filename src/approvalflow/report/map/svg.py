"""The process map as SVG: classes only, as in the charts, and no text outside its box.

A sign-off has a double edge, a meeting bars at its sides, a wait round ends; waiting is a shade
and a number, a change a word and a dash, the volume of an arrow its width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from markupsafe import Markup

from approvalflow.report.document import FlowMap, Lane, MapArrow, Place
from approvalflow.report.map.layout import Box, Layout, Link, Route, Shape, layout
from approvalflow.report.map.measuring import width, wrapped

NAME, SMALL = 13.0, 11.5  # font sizes
LINE, SMALL_LINE = 16.0, 15.0
WIDE, NARROW = 142.0, 28.0  # of a step; of a gateway
PADDING = 8.0
HEADER = 132.0  # left of the lanes
LONGEST_LABEL = 108.0
THINNEST, THICKEST = 1.4, 6.0
SHADES = 5
STRIP = 1700  # the widest map that can be read on paper

_SVG = Markup(
    '<svg class="map" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
    ' aria-labelledby="{id}-title {id}-desc"{more}><title id="{id}-title">{title}</title>'
    '<desc id="{id}-desc">{description}</desc><g class="map" id="{id}-all">{body}</g>'
    '<g class="follow"><g class="map" id="{id}-names">{names}</g></g></svg>'
)
_PIECE = Markup(
    '<svg class="map" viewBox="{x} 0 {width} {height}" preserveAspectRatio="xMinYMin"'
    ' aria-hidden="true">'
    '<use href="#{id}-all"/><use href="#{id}-names" x="{x}"/></svg>'
)
_TEXT = Markup('<text class="{kind}" x="{x:g}" y="{y:g}">{text}</text>')
_RECT = Markup(
    '<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    ' rx="{round:g}"/>'
)


def map_svg(shown: FlowMap, id_: str) -> tuple[Markup, Markup]:
    """The map for a page, whose style sheet has its classes, and its strips for paper."""
    placed = layout(shapes_of(shown), links_of(shown), lane_heights(shown))
    return _drawn(shown, placed, id_, Markup(""), Markup("")), _strips(placed, id_)


def _strips(placed: Layout, id_: str) -> Markup:
    """A wide map once more: cut into strips of a width that can be read on paper, each with the
    names of the lanes.
    """
    header = int(HEADER)
    wide = _whole(placed.width + HEADER) - header
    count = -(-wide // (STRIP - header))
    part = -(-wide // count)
    size = {"width": header + part, "height": _whole(placed.height)}
    return Markup("").join(_PIECE.format(x=n * part, id=id_, **size) for n in range(count))


def style() -> str:
    """The style sheet of a map."""
    file = files("approvalflow.report.map").joinpath("map.css")
    return file.read_text(encoding="utf-8").strip()


def map_file(shown: FlowMap) -> str:
    """The map as a file of its own, with the style inside."""
    more = Markup(' xmlns="http://www.w3.org/2000/svg"')
    head = Markup("<style>{}</style>").format(Markup(style()))  # our own file
    placed = layout(shapes_of(shown), links_of(shown), lane_heights(shown))
    return str(_drawn(shown, placed, "map", more, head)) + "\n"


def _drawn(shown: FlowMap, placed: Layout, id_: str, more: Markup, head: Markup) -> Markup:
    texts = {place.id: _Words.of(place) for place in shown.places}
    pairs = list(zip(shown.arrows, placed.routes, strict=True))
    pairs.sort(key=lambda pair: (pair[0].kept != "removed", pair[0].volume))
    number = {place.id: n for n, place in enumerate(shown.places)}
    pieces = [
        head,
        *_lanes(placed),
        *(_arrow(arrow, route, number[arrow.target]) for arrow, route in pairs),
        *(_place(p, texts[p.id], placed.boxes[p.id]) for p in shown.places),
        *(_label(arrow, route) for arrow, route in pairs if route.label),
    ]
    return _SVG.format(
        id=id_,
        width=_whole(placed.width + HEADER),
        height=_whole(placed.height),
        title=shown.title,
        description=shown.description,
        more=more,
        body=Markup("").join(pieces),
        names=Markup("").join(_lane_names(shown.lanes, placed)),
    )


def shapes_of(shown: FlowMap) -> list[Shape]:
    """The places with the room that their texts need."""
    sizes = ((place, _Words.of(place)) for place in shown.places)
    return [Shape(place.id, place.lane, words.width, words.height) for place, words in sizes]


def links_of(shown: FlowMap) -> list[Link]:
    """The order of what remains is that of the redesign, whatever it was before."""
    gone = {place.id for place in shown.places if place.kept == "removed"}
    return [
        Link(
            arrow.source,
            arrow.target,
            width(labelled(arrow), SMALL),
            arrow.kept != "removed" or arrow.target in gone,
        )
        for arrow in shown.arrows
    ]


def _whole(number: float) -> int:
    return int(number) + 1


def labelled(arrow: MapArrow) -> str:
    """What is written at the beginning of an arrow: one line."""
    return next(iter(wrapped(arrow.label, SMALL, LONGEST_LABEL, 1)), "")


@dataclass(frozen=True, slots=True)
class _Words:
    """What is written in a box, line by line with the class of each, and the size it needs."""

    lines: tuple[tuple[str, str], ...]
    width: float
    height: float

    @classmethod
    def of(cls, place: Place) -> _Words:
        if place.does in ("parallel", "join"):
            return cls((("sign", "+"),), NARROW, 44.0)
        if place.does == "end":
            line = wrapped(place.name, NAME, WIDE - 2 * PADDING, 1)
            needed = max((width(text, NAME) for text in line), default=0.0) + 3 * PADDING
            return cls(tuple(("name", text) for text in line), min(needed, WIDE), 30.0)
        room = WIDE - 2 * PADDING
        lines = [("tag", text) for text in wrapped(place.tag, SMALL, room, 1)]
        lines += [("name", text) for text in wrapped(place.name, NAME, room, 3)]
        lines += [("by", text) for text in wrapped(place.role, SMALL, room, 2)]
        lines += [("wait", text) for text in wrapped(place.waiting, SMALL, room, 1)]
        height = sum(LINE if kind == "name" else SMALL_LINE for kind, _ in lines)
        return cls(tuple(lines), WIDE, height + 2 * PADDING)


def _lanes(placed: Layout) -> Iterator[Markup]:
    for number in range(len(placed.lanes)):
        yield _lane(placed, number, placed.width + HEADER)


def _lane(placed: Layout, number: int, wide: float) -> Markup:
    box = placed.lanes[number]
    place = {"x": 0.0, "y": round(box.y), "round": 0.0}
    size = {"width": _whole(wide), "height": round(box.height)}
    return _RECT.format(kind=f"lane l{number % 2}", **place, **size)


def _lane_names(lanes: Iterable[Lane], placed: Layout) -> Iterator[Markup]:
    """On a ground of their own, since they stay in sight while the map is scrolled below them."""
    for number, (lane, box) in enumerate(zip(lanes, placed.lanes, strict=True)):
        yield _lane(placed, number, HEADER - 10.0)
        y = box.y + 18.0
        for kind, line in _lane_lines(lane):
            yield _TEXT.format(kind=kind, x=10, y=round(y), text=line)
            y += SMALL_LINE


def _lane_lines(lane: Lane) -> list[tuple[str, str]]:
    room = HEADER - 22.0
    level = [("level", text) for text in wrapped(lane.level, SMALL, room, 2)]
    return level + [("owner", text) for text in wrapped(lane.name, SMALL, room, 3)]


def lane_heights(shown: FlowMap) -> list[float]:
    """The room that the names of the lanes need."""
    return [12.0 + SMALL_LINE * len(_lane_lines(lane)) for lane in shown.lanes]


def _arrow(arrow: MapArrow, route: Route, target: int) -> Markup:
    thick = THINNEST + (THICKEST - THINNEST) * min(arrow.volume, 1.0)
    points = [(x + HEADER, y) for x, y in route.points]
    (before, _), (x, y) = points[-2:]
    head = min(11.0, x - before - 1.0)
    line = [*points[:-1], (x - head + 2.0, y)]
    half = _whole(2.5 + thick / 2)
    kind = arrow.kept if arrow.volume else f"{arrow.kept} unused"
    return Markup(
        '<g class="arrow {kind}">{title}<path class="way" stroke-width="{thick:.1f}"'
        ' d="{line}" data-f="{flows}" data-t="{target}"/>'
        '<path class="head" d="M{x} {y}l-{back}-{half}v{whole}z"/></g>'
    ).format(
        kind=kind,
        title=_clipped(arrow),
        thick=thick,
        line=_path([(round(a), round(b)) for a, b in line]),
        flows=" ".join("-" if flow is None else str(flow) for flow in arrow.flows),
        target=target,
        x=round(x),
        y=round(y),
        back=round(head),
        half=half,
        whole=2 * half,
    )


def _clipped(arrow: MapArrow) -> Markup:
    """The whole label for whoever points at an arrow that shows only its beginning."""
    if labelled(arrow) == arrow.label:
        return Markup("")
    return Markup("<title>{}</title>").format(arrow.label)


def _path(points: list[tuple[int, int]]) -> str:
    """A way along the axes: each line says only what it changes."""
    (x, y), *further = points
    said = [f"M{x} {y}"]
    for to_x, to_y in further:
        said.append(f"V{to_y}" if to_x == x else f"H{to_x}" if to_y == y else f"L{to_x} {to_y}")
        x, y = to_x, to_y
    return "".join(said)


def _label(arrow: MapArrow, route: Route) -> Markup:
    assert route.label is not None
    place = {"x": round(route.label.x + HEADER), "y": round(route.label.bottom - 3.5)}
    return _TEXT.format(kind=f"outcome {arrow.kept}", text=labelled(arrow), **place)


def _place(place: Place, words: _Words, box: Box) -> Markup:
    shade = min(SHADES - 1, int(place.shade * SHADES)) if place.shade else 0
    kind = f"place does-{place.does} {place.kept} w{shade}"
    pieces = [*_edges(place.does, box)]
    height = sum(LINE if name == "name" else SMALL_LINE for name, _ in words.lines)
    y = box.middle - height / 2
    for name, text in words.lines:
        step = LINE if name == "name" else SMALL_LINE
        base = round(y + step - 4.0)
        x = round(box.x + HEADER + box.width / 2)
        pieces.append(_TEXT.format(kind=name, x=x, y=base, text=text))
        y += step
    return Markup('<g class="{kind}"><title>{title}</title>{body}</g>').format(
        kind=kind, title=place.detail, body=Markup("").join(pieces)
    )


def _edges(does: str, box: Box) -> Iterator[Markup]:
    """The outline, and what tells the kind of a step."""
    round_ = {"end": box.height / 2, "wait": 20.0, "parallel": 6.0, "join": 6.0}.get(does, 4.0)
    yield _rect("edge", box, 0.0, round_)
    if does == "approve":
        yield _rect("inner", box, 3.5, 2.0)
    if does == "meeting":
        path = f"M{round(box.x + HEADER + 4)} {round(box.y):g}v{round(box.height):g}"
        far = f"M{round(box.right + HEADER - 4)} {round(box.y):g}v{round(box.height):g}"
        yield Markup('<path class="inner" d="{}"/>').format(path + far)


def _rect(kind: str, box: Box, inset: float, round_: float) -> Markup:
    return _RECT.format(
        kind=kind,
        x=round(box.x + HEADER + inset),
        y=round(box.y + inset),
        width=round(box.width - 2 * inset),
        height=round(box.height - 2 * inset),
        round=round_,
    )
