"""How each line runs over the grid: by which channel, corridor and side; still without pixels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from approvalflow.report.map.layout.grid import Grid
from approvalflow.report.map.layout.shapes import Link


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one link.

    It leaves into the channel `leaves` (that right of the column of the same number) at a port
    so many places below the middle of its source, and enters its target from channel `enters`.
    Between them it follows the row of its target, where that is empty, or else `corridor` (that
    above the row of the same number).
    """

    link: Link
    leaves: int
    enters: int
    corridor: int | None
    port: int = 0


def ways_of(links: Sequence[Link], grid: Grid) -> tuple[Way, ...]:
    """One way a link, in their order."""
    sides = _sides(links, grid)
    plain = [_way(link, grid, sides) for link in links]
    middles = _middles(plain, grid)
    ports = _ports(plain, grid, middles)
    return tuple(
        Way(w.link, w.leaves, w.enters, w.corridor, port)
        for w, port in zip(plain, ports, strict=True)
    )


def _open(link: Link, grid: Grid, cells: set[tuple[int, int]]) -> bool:
    """Whether the row of the target is empty from the source's column up to the target."""
    start, end = grid.column[link.source], grid.column[link.target]
    row = grid.row[link.target]
    return start < end and all((column, row) not in cells for column in range(start + 1, end))


def _sides(links: Sequence[Link], grid: Grid) -> dict[str, int]:
    """The corridor to each target that needs one: the side from which most lines come."""
    cells = grid.cells()
    above: dict[str, int] = defaultdict(int)
    for link in links:
        if not _open(link, grid, cells):
            higher = grid.row[link.source] <= grid.row[link.target]
            above[link.target] += 1 if higher else -1
    return {name: grid.row[name] + (count < 0) for name, count in above.items()}


def _way(link: Link, grid: Grid, sides: dict[str, int]) -> Way:
    leaves, enters = grid.column[link.source], grid.column[link.target] - 1
    is_open = _open(link, grid, grid.cells())
    return Way(link, leaves, enters, None if is_open else sides[link.target])


def _middles(ways: Sequence[Way], grid: Grid) -> dict[tuple[int, int], str]:
    """To which target the line in the middle of each (channel, row) leads, where there is one."""
    found: dict[tuple[int, int], str] = {}
    for way in ways:
        row = grid.row[way.link.target]
        first = way.leaves if way.corridor is None else way.enters
        for channel in range(first, way.enters + 1):
            found[channel, row] = way.link.target
    return found


def _ports(ways: Sequence[Way], grid: Grid, middles: dict[tuple[int, int], str]) -> list[int]:
    """Places of the beginnings on the right sides: 0 is the middle, negative ones are above.

    The middle belongs to whatever else runs there; where nothing does, to the first way out.
    """
    ports = [0] * len(ways)
    leaving: dict[str, list[int]] = defaultdict(list)
    for number, way in enumerate(ways):
        leaving[way.link.source].append(number)
    for source, numbers in leaving.items():
        row = grid.row[source]
        there = middles.get((grid.column[source], row))
        main = next((n for n in numbers if ways[n].link.target == there), None)
        if main is None and there is None:
            main = next((n for n in numbers if ways[n].corridor is None), numbers[0])
        heights = {n: _destination(ways[n], grid) for n in numbers if n != main}
        up = sorted((n for n in heights if heights[n] < row), key=heights.__getitem__)
        down = sorted((n for n in heights if heights[n] >= row), key=heights.__getitem__)
        for place, number in enumerate(up):
            ports[number] = place - len(up)
        for place, number in enumerate(down):
            ports[number] = place + 1
    return ports


def _destination(way: Way, grid: Grid) -> float:
    """The height that the line turns to, in rows."""
    return grid.row[way.link.target] if way.corridor is None else way.corridor - 0.5
