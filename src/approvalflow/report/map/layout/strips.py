"""A wide map in strips that a screen is wide enough for: it goes on below where a level ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from approvalflow.report.map.layout.apart import MapColumns, Parts
from approvalflow.report.map.layout.drawing import EDGE, TRACK, Drawing, drawing
from approvalflow.report.map.layout.shapes import (
    Band,
    Box,
    Layout,
    Link,
    Point,
    Route,
    Shape,
    Sketch,
    above,
    simple,
)
from approvalflow.report.map.layout.tracks import coloured

_INTO, _OUT_OF = "#into ", "#out of "  # where a line comes from or goes to another strip


def in_strips(sketches: Sequence[Sketch], room: float) -> list[Layout]:
    """A layout for each map, no wider than the room, unless a single column is; the same for the
    same input.

    All break where the first of them does that has no room on one line, if a level of theirs ends
    there; or an office, unless that takes more strips than the first has.
    """
    columns = [MapColumns(sketch) for sketch in sketches]
    alone = [_fitting(*each, room) for each in zip(sketches, columns, strict=True)]
    model = next((one for one in alone if len(one.parts) > 1), alone[0])
    return [
        one.layout if one is model else _as_in(model, sketch, of, room).layout
        for sketch, of, one in zip(sketches, columns, alone, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Fitted:
    """What stands in which strip, and where."""

    parts: Parts
    layout: Layout


def _as_in(model: _Fitted, sketch: Sketch, columns: MapColumns, room: float) -> _Fitted:
    every = columns.cuts_as(model.parts, offices=True)
    found = _fitting(sketch, columns, room, every)
    if len(found.parts) <= len(model.parts):
        return found
    return _fitting(sketch, columns, room, columns.cuts_as(model.parts, offices=False))


def _fitting(
    sketch: Sketch, columns: MapColumns, room: float, cuts: Collection[int] = ()
) -> _Fitted:
    """In as few strips as there is room for, at least one for each of the cuts."""
    narrower = room
    while True:
        parts = columns.parts(narrower, cuts)
        made = _Stack(sketch, parts).made()
        if made.width <= room or narrower <= 0.0:  # then each column is a strip of its own
            return _Fitted(parts, made)
        narrower -= max(made.width - room, TRACK)


@dataclass(frozen=True, slots=True)
class _Strip:
    """One strip by itself, with the lanes that it has."""

    lanes: tuple[int, ...]
    drawn: Drawing
    lines: Mapping[tuple[str, str], tuple[Point, ...]]


class _Stack:
    """Strips one below the other; lines between them run around."""

    def __init__(self, sketch: Sketch, parts: Sequence[Sequence[str]]) -> None:
        shapes, links = self.shapes, self.links = sketch.shapes, sketch.links
        self.lane_heights = sketch.lane_heights
        self.strip_of = {name: n for n, names in enumerate(parts) for name in names}
        self.ends = {shape.id for shape in shapes if shape.end}
        self.copies = self._copies(len(parts))
        across = [k for k in links if k.drawn and self._across(k)]
        self.into = {k.target: self.strip_of[k.target] for k in across}
        self.across = across
        self.strips = [self._strip(number) for number in range(len(parts))]

    def _copies(self, count: int) -> dict[tuple[str, int], str]:
        """The name of each end in each strip in which a line comes to it."""
        found: dict[tuple[str, int], str] = {}
        for number in range(count):
            for link in self.links:
                key = (link.target, number)
                here = self.strip_of.get(link.source) == number and link.drawn
                if link.target in self.ends and here and key not in found:
                    first = all(name != link.target for name, _ in found)
                    found[key] = link.target if first else f"{link.target}@{number}"
        return found

    def _across(self, link: Link) -> bool:
        if link.target in self.ends:
            return False
        return self.strip_of[link.source] != self.strip_of[link.target]

    def target(self, link: Link) -> str:
        """The box in which a link ends; "" where that is not drawn."""
        if link.target not in self.ends:
            return link.target
        here = self.copies.get((link.target, self.strip_of.get(link.source, -1)))
        anywhere = link.target if link.target in self.copies.values() else ""
        return here or anywhere

    def _strip(self, number: int) -> _Strip:
        inside = [s for s in self.shapes if self.strip_of.get(s.id) == number]
        inside += [
            replace(shape, id=name)
            for (end, strip), name in self.copies.items()
            for shape in self.shapes
            if strip == number and shape.id == end
        ]
        links = [
            Link(k.source, self.target(k))
            for k in self.links
            if k.drawn and self.strip_of.get(k.source) == number and not self._across(k)
        ]
        lane = {shape.id: shape.lane for shape in self.shapes}
        used = {shape.lane for shape in inside}
        last = []
        for link in self.across:
            into, out_of = _INTO + link.target, _OUT_OF + link.target
            if self.strip_of[link.target] == number and Link(into, link.target) not in links:
                inside.insert(0, Shape(into, lane[link.target], 0.0, 0.0))
                links.append(Link(into, link.target))
            if self.strip_of[link.source] == number:
                if out_of not in last:
                    of = lane[link.target] if lane[link.target] in used else lane[link.source]
                    inside.append(Shape(out_of, of, 0.0, 0.0))
                    last.append(out_of)
                links.append(Link(link.source, out_of))
        lanes = tuple(sorted({shape.lane for shape in inside}))
        compact = [replace(shape, lane=lanes.index(shape.lane)) for shape in inside]
        heights = [self.lane_heights[n] if n < len(self.lane_heights) else 0.0 for n in lanes]
        drawn = drawing(compact, links, heights, last)
        lines = {(k.source, k.target): p for k, p in zip(links, drawn.lines, strict=True)}
        return _Strip(lanes, drawn, lines)

    def made(self) -> Layout:
        """All strips at their places, and the lines between them."""
        around = _Around(self.strips, self.across, self.strip_of)
        boxes, room = {}, {}
        shapes = {shape.id: shape for shape in self.shapes}
        names = {copy: end for (end, _), copy in self.copies.items()}
        bands = []
        for strip, top in zip(self.strips, around.tops, strict=True):
            for name, box in strip.drawn.boxes.items():
                if not name.startswith((_INTO, _OUT_OF)):
                    boxes[name] = box.moved(around.left, top)
                    room[name] = above(shapes[names.get(name, name)], boxes[name])
            lanes = zip(strip.lanes, strip.drawn.lanes, strict=True)
            bands.append(
                tuple(Band(n, Box(0, top + b.y, around.width, b.height)) for n, b in lanes)
            )
        routes = tuple(self._route(link, around) for link in self.links)
        return Layout(around.width, around.height, tuple(bands), boxes, room, routes)

    def _route(self, link: Link, around: _Around) -> Route:
        target = self.target(link)
        if not link.drawn:
            return Route((), target)
        number = self.strip_of[link.source]
        if not self._across(link):
            line = self.strips[number].lines[link.source, target]
            return Route(around.at(number, line), target)
        out = self.strips[number].lines[link.source, _OUT_OF + target]
        to = self.strip_of[target]
        into = self.strips[to].lines[_INTO + target, target]
        return Route(
            around.between(target, around.at(number, out), to, around.at(to, into)), target
        )


class _Around:
    """The margins and the gaps between strips, with a track for each box that lines from other
    strips lead to.
    """

    def __init__(
        self, strips: Sequence[_Strip], across: Sequence[Link], strip_of: Mapping[str, int]
    ) -> None:
        gap: dict[int, list[str]] = defaultdict(list)  # above the strip of the same number
        spans: dict[str, tuple[int, int]] = {}
        for link in across:
            to = strip_of[link.target]
            if link.target not in gap[to]:
                gap[to].append(link.target)
            places = (2 * to, 2 * strip_of[link.source] + 1, *spans.get(link.target, ()))
            spans[link.target] = (min(places), max(places))
        self.gap = gap
        self.right = dict(zip(spans, coloured(list(spans.values())), strict=True))
        most = max((len(targets) for targets in gap.values()), default=0)
        self.left = EDGE + TRACK * most if most else 0.0
        inner = max(strip.drawn.width for strip in strips)
        self.edge = self.left + inner
        outer = max(self.right.values(), default=-1) + 1
        self.width = self.edge + (TRACK * outer + EDGE if outer else 0.0)
        self.tops: list[float] = []
        y = 0.0
        for number, strip in enumerate(strips):
            lines = len(gap[number])
            y += 2 * EDGE + TRACK * max(lines - 1, 0) if number or lines else 0.0
            self.tops.append(y)
            y += strip.drawn.height
        self.height = y

    def at(self, strip: int, line: Sequence[Point]) -> tuple[Point, ...]:
        """A line of a strip at its place."""
        return tuple((x + self.left, y + self.tops[strip]) for x, y in line)

    def between(
        self, target: str, out: Sequence[Point], strip: int, into: Sequence[Point]
    ) -> tuple[Point, ...]:
        """By the right margin, the gap above the strip and the left margin."""
        place = self.gap[strip].index(target)
        right = self.edge + TRACK * (self.right[target] + 0.5)
        y = self.tops[strip] - EDGE - TRACK * place
        left = TRACK * (place + 0.5)
        way = [(right, out[-1][1]), (right, y), (left, y), (left, into[0][1])]
        return simple([*out, *way, *into])
