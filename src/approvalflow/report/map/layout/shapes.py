"""What goes into a layout and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A box to place: its lane (from 0, the top) and the size that its text needs."""

    id: str
    lane: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between boxes, with the width of its label. At most one for each pair.

    One that is not `ranked` says nothing of what stands before what.
    """

    source: str
    target: str
    label: float = 0.0
    ranked: bool = True


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


@dataclass(frozen=True, slots=True)
class Route:
    """The corners of a line from the right side of its source to the left side of its target,
    and the room for its label, above its beginning.
    """

    points: tuple[Point, ...]
    label: Box | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the drawing, the lanes from the top, a box for each shape and a route for each
    link, in their order.
    """

    width: float
    height: float
    lanes: tuple[Box, ...]
    boxes: dict[str, Box]
    routes: tuple[Route, ...]
