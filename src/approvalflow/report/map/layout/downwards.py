"""A narrow map: boxes one below the other, what passes over some of them at the right side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from approvalflow.report.map.layout.grid import ranked
from approvalflow.report.map.layout.shapes import (
    Band,
    Box,
    Layout,
    Link,
    Point,
    Route,
    Shape,
    above,
)

TRACK = 10.0  # between lines at the right side
PORT = 10.0  # between lines at the side of a box
FIRST = 16.0  # from the edge of a box to the first line beside it, with its head
GAP = 16.0  # between boxes, with the head of an arrow
INSET = 18.0  # of the arrows from one box to the next
BESIDE = 8.0
LINE = 12.0  # of the names of levels


def lines_beside(shapes: Sequence[Shape], links: Sequence[Link]) -> int:
    """How many lines run beside each other at the right side."""
    order = _ordered(shapes, links)
    return max(_beside(_place(order), _at_side(order, links)).values(), default=-1) + 1


def beside(count: int) -> float:
    """The room that so many lines take."""
    return FIRST + TRACK * (count - 1) + 4.0 if count else 2.0


def going_down(
    shapes: Sequence[Shape],
    links: Sequence[Link],
    left: float,
    level_lines: Mapping[str, int],
) -> Layout:
    """All boxes at `left`, as wide as they are; `level_lines`: how many lines the name of a level
    takes beside them. The same for the same input.
    """
    order = _ordered(shapes, links)
    place, side = _place(order), _at_side(order, links)
    ports = _ports(side, place)
    boxes, bands, height = _stacked(order, ports, left, level_lines)
    track = _beside(place, side)
    edge = max((box.right for box in boxes.values()), default=left)
    routes = []
    for link in links:
        points: tuple[Point, ...] = ()
        if link in side:
            x = edge + FIRST + TRACK * track[side[link]]
            (begins, y), (ends, to) = (
                (boxes[name].right, boxes[name].middle + PORT * ports[name][key])
                for name, key in _sides(link, side[link])
            )
            points = ((begins, y), (x, y), (x, to), (ends, to))
        elif link.drawn:
            x = left + INSET
            points = ((x, boxes[link.source].bottom), (x, boxes[link.target].y))
        routes.append(Route(points, link.target if link.target in boxes else ""))
    width = edge + beside(max(track.values(), default=-1) + 1)
    room = {shape.id: above(shape, boxes[shape.id]) for shape in order}
    return Layout(width, height, (bands,), boxes, room, tuple(routes))


def _ordered(shapes: Sequence[Shape], links: Sequence[Link]) -> list[Shape]:
    """As written, but what leads to something stands before it; ends that are reached last."""
    drawn = [link for link in links if link.drawn]
    _, forward = ranked([shape.id for shape in shapes], drawn)
    before: dict[str, set[str]] = defaultdict(set)
    for link in forward:
        before[link.target].add(link.source)
    reached = {link.target for link in drawn}
    left = sorted((s for s in shapes if not s.end or s.id in reached), key=lambda s: s.end)
    order: list[Shape] = []
    done: set[str] = set()
    while left:
        free = next(s for s in left if before[s.id] <= done)
        left.remove(free)
        order.append(free)
        done.add(free.id)
    return order


def _place(order: Sequence[Shape]) -> dict[str, int]:
    """Of each box, from the top."""
    return {shape.id: number for number, shape in enumerate(order)}


def _at_side(order: Sequence[Shape], links: Sequence[Link]) -> dict[Link, str]:
    """The lines at the right side, and what each is one of: those that lead to one box run
    together, and those by which a case leaves a fork.
    """
    place, forks = _place(order), {shape.id for shape in order if shape.fork}
    return {
        k: f"of {k.source}" if k.source in forks else f"to {k.target}"
        for k in links
        if k.drawn and place[k.target] != place[k.source] + 1
    }


def _sides(link: Link, bundle: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The boxes that a line joins, and what it is called at each; what runs together is one."""
    return (link.source, bundle), (link.target, "in")


def _ports(side: Mapping[Link, str], place: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """Where the lines begin and end at the right side of each box, counted from its middle: from
    the top those that go up, come from above, come from below, go down.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for link, bundle in side.items():
        (source, out), (target, into) = _sides(link, bundle)
        down = place[target] > place[source]
        found[source][out] = 3 if down or source == target else 0
        found[target][into] = min(found[target].get(into, 2), 1 if down else 2)
    return {
        name: {
            key: n - (len(of) - 1) / 2
            for n, key in enumerate(sorted(of, key=lambda key: (of[key], key)))
        }
        for name, of in found.items()
    }


def _stacked(
    order: Sequence[Shape],
    ports: Mapping[str, Mapping[str, float]],
    left: float,
    level_lines: Mapping[str, int],
) -> tuple[dict[str, Box], tuple[Band, ...], float]:
    """The boxes, a band for every run of boxes of one level, and where the last one ends."""
    boxes: dict[str, Box] = {}
    bands: list[Band] = []
    level, y = "", 0.0
    for shape in order:
        if shape.level != level and bands:  # the name of the level before needs its room
            y = max(y, bands[-1].box.bottom)
        y += (GAP if boxes else 2.0) + shape.above
        count = len(ports.get(shape.id, ()))
        height = max(shape.height, PORT * (count - 1) + 2 * BESIDE if count else 0.0)
        boxes[shape.id] = Box(left, y, shape.width, height)
        if shape.level and shape.level == level:
            first = bands[-1].box
            tall = max(first.height, y + height - first.y)
            bands[-1] = Band(bands[-1].lane, Box(0.0, first.y, left, tall))
        elif shape.level:
            tall = max(height, LINE * level_lines.get(shape.level, 1) + 4.0)
            bands.append(Band(shape.lane, Box(0.0, y, left, tall)))
        level = shape.level
        y += height
    bottom = max([y, *(band.box.bottom for band in bands)])
    return boxes, tuple(bands), bottom + 2.0


def _beside(place: Mapping[str, int], side: Mapping[Link, str]) -> dict[str, int]:
    """A track for all that runs together at the right side: the shortest next to the boxes."""
    spans: dict[str, tuple[int, int]] = {}
    for link, bundle in side.items():
        places = (place[link.source], place[link.target], *spans.get(bundle, ()))
        spans[bundle] = (min(places), max(places))
    found: dict[str, int] = {}
    for name in sorted(spans, key=lambda n: (spans[n][1] - spans[n][0], spans[n], n)):
        (first, last), taken = spans[name], set[int]()
        for other, number in found.items():
            begins, ends = spans[other]
            if begins <= last and first <= ends:
                taken.add(number)
        found[name] = next(n for n in range(len(found) + 1) if n not in taken)
    return found
