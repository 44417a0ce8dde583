"""What must hold of every map: nothing covers anything, and every line can be followed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from approvalflow.report.map.boxes import BESIDE_ARROW
from approvalflow.report.map.layout import Box, Layout, Link, Route, Shape

Segment = tuple[tuple[float, float], tuple[float, float]]
CLOSE = 8.0  # lines nearer to each other than this look like one


def faults(
    shapes: Sequence[Shape], links: Sequence[Link], drawn: Layout, *, down: bool = False
) -> list[str]:
    """In words, everything that is wrong with a layout. `down`: as one column."""
    of = {shape.id: shape for shape in shapes}
    rooms = {name: _beside_arrows(box, down) for name, box in drawn.above.items()}
    return [
        *_boxes({name: of[name.partition("@")[0]] for name in drawn.boxes}, drawn, down),
        *_everything_is_there(shapes, links, drawn),
        *_lines(links, drawn, {shape.id for shape in shapes if shape.fork} if down else set()),
        *_labels(rooms, links, drawn),
        *_outside(drawn),
    ]


def _beside_arrows(room: Box, down: bool) -> Box:
    """On a map that goes down, what is said above a box stands beside the arrow that enters it."""
    inset = BESIDE_ARROW if down else 0.0
    return Box(room.x + inset, room.y, room.width - inset, room.height)


def _everything_is_there(
    shapes: Sequence[Shape], links: Sequence[Link], drawn: Layout
) -> Iterator[str]:
    reached = {link.target for link in links if link.drawn}
    for shape in shapes:
        if shape.id not in drawn.boxes and (not shape.end or shape.id in reached):
            yield f"{shape.id} is not there"
    for link, route in zip(links, drawn.routes, strict=True):
        if bool(route.points) != link.drawn:
            yield f"{link} is drawn or not as it should not be"
        if link.drawn and route.target.partition("@")[0] != link.target:
            yield f"{link} leads to {route.target}"


def _boxes(of: Mapping[str, Shape], drawn: Layout, down: bool) -> Iterator[str]:
    for (a, one), (b, other) in combinations(drawn.boxes.items(), 2):
        if _overlap(one, other):
            yield f"{a} covers {b}"
    bands = [band for strip in drawn.strips for band in strip]
    for name, shape in of.items():
        box, room = drawn.boxes[name], drawn.above[name]
        if box.width < shape.width or box.height < shape.height or room.height < shape.above:
            yield f"{name} has no room for its text"
        if not down and not any(
            band.lane == shape.lane and band.box.y <= room.y and box.bottom <= band.box.bottom
            for band in bands
        ):
            yield f"{name} leaves its lane"
    for above, below in pairwise(bands):
        if above.box.bottom > below.box.y + 1e-9:
            yield "a lane covers the next"


def _lines(links: Sequence[Link], drawn: Layout, forks: Collection[str]) -> Iterator[str]:
    """Lines to one box run together; so do those by which a case leaves a fork, going down."""
    pairs = [(k, r) for k, r in zip(links, drawn.routes, strict=True) if r.points]
    for link, route in pairs:
        if not _on_edge(route.points[0], drawn.boxes[link.source]):
            yield f"{link} does not begin at its source"
        if not _on_edge(route.points[-1], drawn.boxes[route.target]):
            yield f"{link} does not end at its target"
        for segment in _segments(route):
            if segment[0][0] != segment[1][0] and segment[0][1] != segment[1][1]:
                yield f"{link} is neither upright nor level"
            for name, box in drawn.boxes.items():
                if _crosses(segment, box):
                    yield f"{link} runs through {name}"
    for (one, first), (other, second) in combinations(pairs, 2):
        leave_fork = one.source == other.source in forks
        if (
            first.target != second.target
            and not leave_fork
            and any(_run_together(a, b) for a in _segments(first) for b in _segments(second))
        ):
            yield f"{one} and {other} run together"


def _on_edge(point: tuple[float, float], box: Box) -> bool:
    """Whether a point is on an edge of a box, and no corner of it."""
    x, y = point
    level = abs(y - box.y) < 1e-6 or abs(y - box.bottom) < 1e-6
    upright = abs(x - box.x) < 1e-6 or abs(x - box.right) < 1e-6
    return (upright and box.y < y < box.bottom) or (level and box.x < x < box.right)


def _labels(rooms: Mapping[str, Box], links: Sequence[Link], drawn: Layout) -> Iterator[str]:
    said = {name: room for name, room in rooms.items() if room.height}
    for (a, one), (b, other) in combinations(said.items(), 2):
        if _overlap(one, other):
            yield f"what is said above {a} and {b} collides"
    for name, room in said.items():
        for other, box in drawn.boxes.items():
            if _overlap(room, box):
                yield f"what is said above {name} covers {other}"
        for link, route in zip(links, drawn.routes, strict=True):
            if any(_crosses(segment, room) for segment in _segments(route)):
                yield f"{link} runs through what is said above {name}"


def _outside(drawn: Layout) -> Iterator[str]:
    points = [point for route in drawn.routes for point in route.points]
    points += [(box.right, box.bottom) for box in drawn.boxes.values()]
    if any(not (0 <= x <= drawn.width and 0 <= y <= drawn.height) for x, y in points):
        yield "something lies outside the drawing"


def _segments(route: Route) -> list[Segment]:
    return list(pairwise(route.points))


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def _crosses(segment: Segment, box: Box) -> bool:
    (x1, y1), (x2, y2) = segment
    return (
        max(x1, x2) > box.x + 1e-6
        and min(x1, x2) < box.right - 1e-6
        and max(y1, y2) > box.y + 1e-6
        and min(y1, y2) < box.bottom - 1e-6
    )


def _run_together(one: Segment, other: Segment) -> bool:
    """Whether two pieces of line lie so close beside each other that they look like one."""
    for across, along in ((0, 1), (1, 0)):
        if one[0][across] == one[1][across] and other[0][across] == other[1][across]:
            first, second = (sorted((s[0][along], s[1][along])) for s in (one, other))
            beside = min(first[1], second[1]) - max(first[0], second[0]) > 1e-6
            if beside and abs(one[0][across] - other[0][across]) < CLOSE:
                return True
    return False
