"""What goes into a layout and what comes out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A box to place: its lane (from 0, the top), the size that its text needs, and how high what
    stands above it is. `level` is that of its lane; an end may stand wherever a way comes to it;
    from a `fork` a case goes all ways at once.
    """

    id: str
    lane: int
    width: float
    height: float
    above: float = 0.0
    level: str = ""
    end: bool = False
    fork: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between boxes. At most one for each pair; one that is not `drawn` has no route."""

    source: str
    target: str
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that is to be placed of one map. `lane_heights`: the least of each lane, for what is
    written at its side.
    """

    shapes: Sequence[Shape]
    links: Sequence[Link]
    lane_heights: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left upper corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    def moved(self, x: float, y: float) -> Box:
        """The same somewhere else."""
        return Box(self.x + x, self.y + y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Route:
    """The corners of a line from its source to its target, none if it is not drawn; and the box
    in which it ends, which for an end is one of several.
    """

    points: tuple[Point, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Band:
    """A lane, or a run of boxes of one level, where it stands."""

    lane: int
    box: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the drawing, its bands from the top, strip by strip, a box for each shape (for
    an end that stands in several strips one in each), the room above each box, and a route for
    each link, in their order.
    """

    width: float
    height: float
    strips: tuple[tuple[Band, ...], ...]
    boxes: dict[str, Box]
    above: dict[str, Box]
    routes: tuple[Route, ...]


def above(shape: Shape, box: Box) -> Box:
    """The room above a box."""
    return Box(box.x, box.y - shape.above, box.width, shape.above)


def simple(corners: Sequence[Point]) -> tuple[Point, ...]:
    """Without corners at which nothing turns."""
    kept: list[Point] = []
    for point in corners:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
