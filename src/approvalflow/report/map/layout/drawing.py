"""One strip of a map: from a grid and the ways over it to pixels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from approvalflow.report.map.layout.grid import Grid, grid_of
from approvalflow.report.map.layout.shapes import Box, Link, Point, Shape, simple
from approvalflow.report.map.layout.tracks import Bundle, coloured, in_tracks
from approvalflow.report.map.layout.ways import Way, ways_of

TRACK = 12.0  # between lines in parallel
PORT = 12.0  # between beginnings on the right side of a box
EDGE = 7.0  # between the last line and a box
HEAD = 12.0  # room for an arrowhead
BESIDE = 7.0  # how far a line and its head reach to a side


@dataclass(frozen=True, slots=True)
class Drawing:
    """A strip: its size, its lanes from the top, where its boxes stand and how its lines run."""

    width: float
    height: float
    lanes: tuple[Box, ...]
    boxes: dict[str, Box]
    lines: tuple[tuple[Point, ...], ...]


def drawing(
    shapes: Sequence[Shape],
    links: Sequence[Link],
    lane_heights: Sequence[float],
    last: Collection[str] = (),
) -> Drawing:
    """Every shape in its lane, every link routed; the same for the same input.

    `lane_heights`: the least height of each lane, for what is written at its side; `last`: the
    shapes that stand at the right edge.
    """
    grid = grid_of(shapes, links, last)
    ways = ways_of(links, grid)
    corridors, tracks_in = _corridors(ways)
    rows = _row_heights(shapes, ways, grid, lane_heights)
    middles, between = _heights(rows, tracks_in)
    heights = _Heights(middles, between, corridors)
    bundles = _bundles(ways, grid, heights)
    tracks = {channel: in_tracks(found) for channel, found in bundles.items()}
    widths = _column_widths(shapes, grid)
    columns, channels, width = _horizontally(widths, ways, tracks)
    boxes = {s.id: _box(s, ways, grid, columns, widths, middles) for s in shapes}
    places = _Places(grid, heights, boxes, channels, tracks)
    lines = tuple(_line(way, places) for way in ways)
    bottom = between[-1] + _corridor_height(tracks_in.get(len(rows), 0))
    lanes = _lanes(grid, between, bottom, width)
    return Drawing(width, bottom, lanes, boxes, lines)


@dataclass(frozen=True, slots=True)
class _Heights:
    """The middle of each row, the top of each corridor, and the track of each target there."""

    middles: Sequence[float]
    between: Sequence[float]
    corridors: dict[tuple[int, str], int]

    def corridor(self, way: Way) -> float | None:
        if way.corridor is None:
            return None
        track = self.corridors[way.corridor, way.link.target]
        return self.between[way.corridor] + EDGE + TRACK * track

    def port(self, way: Way, grid: Grid) -> float:
        return self.middles[grid.row[way.link.source]] + PORT * way.port


@dataclass(frozen=True, slots=True)
class _Places:
    """All that a line has to know."""

    grid: Grid
    heights: _Heights
    boxes: dict[str, Box]
    channels: dict[int, float]  # where the tracks begin
    tracks: dict[int, dict[str, int]]

    def track(self, channel: int, target: str) -> float:
        number = self.tracks.get(channel, {}).get(target, 0)
        return self.channels[channel] + TRACK * number


def _corridors(ways: Sequence[Way]) -> tuple[dict[tuple[int, str], int], dict[int, int]]:
    """The track of every target in the corridor that leads there; how many each corridor has."""
    spans: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for way in ways:
        if way.corridor is None:
            continue
        ends = sorted((way.leaves, way.enters))
        known = spans[way.corridor].get(way.link.target, tuple(ends))
        spans[way.corridor][way.link.target] = (min(known[0], ends[0]), max(known[1], ends[1]))
    found: dict[tuple[int, str], int] = {}
    count: dict[int, int] = {}
    for corridor, of in spans.items():
        numbers = coloured(list(of.values()))
        found |= {(corridor, t): n for t, n in zip(of, numbers, strict=True)}
        count[corridor] = max(numbers) + 1
    return found, count


def _reach(ways: Sequence[Way], name: str) -> tuple[float, float]:
    """How far the beginnings reach up and down from the middle of a box."""
    ports = [way.port for way in ways if way.link.source == name]
    return -min(ports, default=0) * PORT + BESIDE, max(ports, default=0) * PORT + BESIDE


def _row_heights(
    shapes: Sequence[Shape], ways: Sequence[Way], grid: Grid, lanes: Sequence[float]
) -> list[tuple[float, float]]:
    """How far each row reaches up and down from its middle."""
    heights = [(0.0, 0.0)] * len(grid.lane_of_row)
    for shape in shapes:
        row, (up, down) = grid.row[shape.id], _reach(ways, shape.id)
        half = _height(shape, ways) / 2
        up, down = max(up, half + shape.above), max(down, half)
        heights[row] = (max(heights[row][0], up), max(heights[row][1], down))
    for lane, least in enumerate(lanes):
        rows = [row for row, of in enumerate(grid.lane_of_row) if of == lane]
        missing = least - sum(sum(heights[row]) + _corridor_height(0) for row in rows)
        if rows and missing > 0:
            up, down = heights[rows[-1]]
            heights[rows[-1]] = (up, down + missing)
    return heights


def _height(shape: Shape, ways: Sequence[Way]) -> float:
    """High enough for all its beginnings."""
    ports = [abs(way.port) for way in ways if way.link.source == shape.id]
    return max(shape.height, 2 * PORT * max(ports, default=0) + 2 * BESIDE)


def _corridor_height(tracks: int) -> float:
    return 2 * EDGE + TRACK * max(tracks - 1, 0)


def _heights(
    rows: Sequence[tuple[float, float]], tracks: dict[int, int]
) -> tuple[list[float], list[float]]:
    """The middle of every row, and the top of every corridor, one more than there are rows."""
    middles, between, y = [], [], 0.0
    for number, (up, down) in enumerate(rows):
        between.append(y)
        y += _corridor_height(tracks.get(number, 0))
        middles.append(y + up)
        y += up + down
    return middles, [*between, y]


def _bundles(ways: Sequence[Way], grid: Grid, heights: _Heights) -> dict[int, list[Bundle]]:
    found: dict[int, dict[str, Bundle]] = defaultdict(dict)

    def bundle(channel: int, target: str) -> Bundle:
        return found[channel].setdefault(target, Bundle(target))

    for way in ways:
        target = way.link.target
        entry = heights.middles[grid.row[target]]
        corridor = heights.corridor(way)
        first = bundle(way.leaves, target)
        first.left.append(heights.port(way, grid))
        if corridor is None:
            first.right.append(entry)
            continue
        side = first.right if way.enters > way.leaves else first.left
        side.append(corridor)
        last = bundle(way.enters, target)
        side = last.left if way.enters > way.leaves else last.right
        side.append(corridor)
        last.right.append(entry)
    return {channel: list(of.values()) for channel, of in found.items()}


def _column_widths(shapes: Sequence[Shape], grid: Grid) -> list[float]:
    widths = [0.0] * grid.columns
    for shape in shapes:
        column = grid.column[shape.id]
        widths[column] = max(widths[column], shape.width)
    return widths


def _horizontally(
    widths: Sequence[float], ways: Sequence[Way], tracks: dict[int, dict[str, int]]
) -> tuple[list[float], dict[int, float], float]:
    """Where columns begin, where the tracks of channels begin, and the whole width."""
    left = {way.leaves for way in ways}
    entered = {way.enters for way in ways}
    columns: list[float] = []
    channels: dict[int, float] = {}
    x = 0.0
    for channel in range(-1, len(widths)):
        if channel >= 0:
            columns.append(x)
            x += widths[channel]
        used = max(tracks.get(channel, {}).values(), default=-1) + 1
        channels[channel] = x + EDGE
        if channel in left | entered or used:
            x += EDGE + TRACK * max(used - 1, 0)
        if channel in entered:
            x += HEAD
    return columns, channels, x


def _box(
    shape: Shape,
    ways: Sequence[Way],
    grid: Grid,
    columns: Sequence[float],
    widths: Sequence[float],
    middles: Sequence[float],
) -> Box:
    """In the middle of its cell."""
    column, height = grid.column[shape.id], _height(shape, ways)
    left = columns[column] + (widths[column] - shape.width) / 2
    return Box(left, middles[grid.row[shape.id]] - height / 2, shape.width, height)


def _line(way: Way, places: _Places) -> tuple[Point, ...]:
    link, grid = way.link, places.grid
    source, target = places.boxes[link.source], places.boxes[link.target]
    start, end = places.heights.port(way, grid), target.middle
    corridor = places.heights.corridor(way)
    out = places.track(way.leaves, link.target)
    corners: list[Point] = [(source.right, start)]
    if corridor is None:
        corners += [(out, start), (out, end)]
    else:
        back = places.track(way.enters, link.target)
        corners += [(out, start), (out, corridor), (back, corridor), (back, end)]
    return simple([*corners, (target.x, end)])


def _lanes(grid: Grid, between: Sequence[float], bottom: float, width: float) -> tuple[Box, ...]:
    tops: dict[int, float] = {}
    for row, lane in enumerate(grid.lane_of_row):
        tops.setdefault(lane, between[row])
    edges = [*tops.values(), bottom]
    return tuple(Box(0.0, top, width, end - top) for top, end in pairwise(edges))
