"""What must hold of every map: nothing covers anything, and every line can be followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from approvalflow.report.map.layout import Box, Layout, Link, Route, Shape

Segment = tuple[tuple[float, float], tuple[float, float]]
CLOSE = 8.0  # lines nearer to each other than this look like one


def faults(shapes: Sequence[Shape], links: Sequence[Link], drawn: Layout) -> list[str]:
    """In words, everything that is wrong with a layout."""
    return [
        *_boxes(shapes, drawn),
        *_lines(links, drawn),
        *_labels(links, drawn),
        *_outside(drawn),
    ]


def _boxes(shapes: Sequence[Shape], drawn: Layout) -> Iterator[str]:
    for (a, one), (b, other) in combinations(drawn.boxes.items(), 2):
        if _overlap(one, other):
            yield f"{a} covers {b}"
    for shape in shapes:
        box, lane = drawn.boxes[shape.id], drawn.lanes[shape.lane]
        if box.width < shape.width or box.height < shape.height:
            yield f"{shape.id} has no room for its text"
        if box.y < lane.y or box.bottom > lane.bottom:
            yield f"{shape.id} leaves its lane"
    for above, below in pairwise(drawn.lanes):
        if above.bottom > below.y + 1e-9:
            yield "a lane covers the next"


def _lines(links: Sequence[Link], drawn: Layout) -> Iterator[str]:
    pairs = list(zip(links, drawn.routes, strict=True))
    for link, route in pairs:
        source, target = drawn.boxes[link.source], drawn.boxes[link.target]
        (x, y), (to_x, to_y) = route.points[0], route.points[-1]
        if x != source.right or not source.y < y < source.bottom:
            yield f"{link} does not begin at its source"
        if to_x != target.x or abs(to_y - target.middle) > 1e-6:
            yield f"{link} does not end at its target"
        for segment in _segments(route):
            if segment[0][0] != segment[1][0] and segment[0][1] != segment[1][1]:
                yield f"{link} is neither upright nor level"
            for name, box in drawn.boxes.items():
                if _crosses(segment, box):
                    yield f"{link} runs through {name}"
    for (one, first), (other, second) in combinations(pairs, 2):
        if one.target != other.target and any(
            _run_together(a, b) for a in _segments(first) for b in _segments(second)
        ):
            yield f"{one} and {other} run together"


def _labels(links: Sequence[Link], drawn: Layout) -> Iterator[str]:
    labels = [
        (link, route.label) for link, route in zip(links, drawn.routes, strict=True) if route.label
    ]
    for (one, first), (other, second) in combinations(labels, 2):
        if _overlap(first, second):
            yield f"the labels of {one} and {other} collide"
    for link, label in labels:
        if label.width < link.label:
            yield f"the label of {link} has no room"
        for name, box in drawn.boxes.items():
            if _overlap(label, box):
                yield f"the label of {link} covers {name}"
        for other, route in zip(links, drawn.routes, strict=True):
            if any(_crosses(segment, label) for segment in _segments(route)):
                yield f"{other} runs through the label of {link}"


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
        max(x1, x2) > box.x
        and min(x1, x2) < box.right
        and max(y1, y2) > box.y
        and min(y1, y2) < box.bottom
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
