"""A map of a design with its words in the room that they need, and where all of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from approvalflow.report.document import DesignMap, MapArrow
from approvalflow.report.map import boxes
from approvalflow.report.map.boxes import LINE, SMALL, TEXT, Words
from approvalflow.report.map.layout import (
    Layout,
    Shape,
    Sketch,
    beside,
    going_down,
    in_strips,
    lines_beside,
)  # fmt: skip
from approvalflow.report.measuring import longest_word, width, wrapped

ROOM = 880.0  # of a wide map, in pixels
TALL = 364.0  # of one that goes down
OWNER, LEVEL, TALL_LEVEL = 100.0, 90.0, 90.0  # at most, for the names of lanes and of levels
WHOLE = 64.0  # of a name of any script, before it takes another line
BRACKET = 16.0  # between the name of a level and its boxes
BOXES = (106.0, 84.0)  # how wide boxes are; the narrower ones where they save a strip
LEAST_BOX = 150.0
SHEET = 900.0  # of a printed page, below what stands above the map

Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A map with its words and where everything stands; `left` of it are the names of lanes."""

    shown: DesignMap
    words: Mapping[str, tuple[Words, float]]
    shapes: tuple[Shape, ...]
    drawn: Layout
    left: float
    wide: bool


def placed_wide(maps: Sequence[DesignMap], room: float = ROOM) -> list[Placed]:
    """Maps that a reader changes between, each in lanes, in as few strips as the room allows."""
    left = max(level_room(shown) + _owners(shown) for shown in maps)
    found: list[list[Placed]] = []
    for box in BOXES:
        words = [boxes.wide_words(shown, box) for shown in maps]
        sketches = [
            Sketch(
                tuple(boxes.shapes_of(shown, said, boxes.wide_height)),
                boxes.links_of(shown, questions=True),
                lane_heights(shown),
            )
            for shown, said in zip(maps, words, strict=True)
        ]
        drawn = in_strips(sketches, room - left - 2.0)
        every = zip(maps, words, sketches, drawn, strict=True)
        found.append([Placed(m, w, tuple(s.shapes), d, left, wide=True) for m, w, s, d in every])
        if _strips(found[-1])[0] == 1:
            break
    return min(found, key=_strips)


def _strips(placed: Sequence[Placed]) -> tuple[int, int]:
    """Those of the map that has most, and of all."""
    counts = [len(one.drawn.strips) for one in placed]
    return max(counts), sum(counts)


def placed_tall(shown: DesignMap) -> Placed:
    """One box below the other."""
    links = boxes.links_of(shown, questions=False)
    names = [
        Shape(p.id, 0, 0.0, 0.0, end=p.does == "end", fork=p.does == "parallel")
        for p in shown.places
    ]
    count = lines_beside([shape for shape in names if "#asked" not in shape.id], links)
    left = _level_room(shown)
    box = max(LEAST_BOX, TALL - left - beside(count))
    words = boxes.tall_words(shown, box)
    shapes = tuple(boxes.shapes_of(shown, words, boxes.tall_height))
    lines = {shape.level: len(level_lines(shape.level, left)) for shape in shapes}
    drawn = going_down(shapes, links, left, lines)
    return Placed(shown, words, shapes, drawn, 0.0, wide=False)


def level_room(shown: DesignMap) -> float:
    """The room for the names of levels and their brackets."""
    names = {lane.level for lane in shown.lanes if lane.level}
    if not names:
        return 0.0
    return min(LEVEL, _needed(names, TEXT) * boxes.BOLD) + BRACKET


def _owners(shown: DesignMap) -> float:
    """The room for the names of lanes."""
    return min(OWNER, _needed((lane.name for lane in shown.lanes), TEXT)) + 16.0


def _level_room(shown: DesignMap) -> float:
    """That for the names of levels beside a map that goes down."""
    lanes = {place.lane for place in shown.places if place.lane}
    names = {boxes.level_of(shown, lane) for lane in lanes}
    if not names:
        return 2.0
    return min(TALL_LEVEL, _needed(names, SMALL) * boxes.BOLD) + BRACKET


def _needed(names: Iterable[str], size: float) -> float:
    """So that no word is broken, and a name without blanks not letter by letter."""
    return max(max(longest_word(name, size), min(width(name, size), WHOLE)) for name in names)


def level_lines(level: str, left: float) -> tuple[str, ...]:
    return wrapped(level, SMALL, (left - BRACKET) / boxes.BOLD)


def lane_heights(shown: DesignMap) -> list[float]:
    """The room that the names of lanes and levels need."""
    room, owners = level_room(shown) - BRACKET, _owners(shown) - 14.0
    lines = (
        max(
            len(wrapped(lane.name, TEXT, owners)),
            len(wrapped(lane.level, TEXT, room / boxes.BOLD)) if lane.level else 0,
        )
        for lane in shown.lanes
    )
    return [LINE * count + 12.0 for count in lines]


def by_arrow(placed: Placed) -> Iterator[tuple[MapArrow, list[tuple[Corners, str]]]]:
    """Each arrow with the corners of its lines and the box in which each ends."""
    routes = iter(placed.drawn.routes)
    for arrow in placed.shown.arrows:
        lines = []
        for _ in boxes.pairs_of(arrow, questions=placed.wide):
            route = next(routes)
            points = tuple((x + placed.left, y) for x, y in route.points)
            lines.append((points, route.target))
        yield arrow, lines
