"""Which column and which row each box stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from approvalflow.report.map.layout.shapes import Link, Shape


@dataclass(frozen=True, slots=True)
class Grid:
    """Column and row of each box, and the lane of each row; all from 0."""

    column: dict[str, int]
    row: dict[str, int]
    lane_of_row: tuple[int, ...]

    @property
    def columns(self) -> int:
        return max(self.column.values(), default=-1) + 1

    def cells(self) -> set[tuple[int, int]]:
        """The (column, row) of every box."""
        return {(self.column[name], self.row[name]) for name in self.column}


def grid_of(shapes: Sequence[Shape], links: Sequence[Link], last: Collection[str] = ()) -> Grid:
    """MapColumns by the longest way from the beginning, not counting what leads back; rows near to
    those of the boxes before. `last`: what stands right of all others.
    """
    column, forward = ranked([s.id for s in shapes], links)
    edge = max((n for name, n in column.items() if name not in last), default=-1) + 1
    column |= dict.fromkeys(last, edge)
    rows_in = _rows_in_lanes(shapes, column)
    first = [sum(rows_in[:lane]) for lane in range(len(rows_in))]
    row = _rows(shapes, column, forward, first, rows_in)
    return Grid(column, row, tuple(lane for lane, n in enumerate(rows_in) for _ in range(n)))


def ranked(names: Sequence[str], links: Sequence[Link]) -> tuple[dict[str, int], list[Link]]:
    """The length of the longest way to each, and the links that do not lead back."""
    forward = _forward(names, links)
    return _ranks(names, forward), forward


def _forward(names: Sequence[str], links: Sequence[Link]) -> list[Link]:
    """The links without those that lead back to a box on the way (depth first, as written)."""
    after: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        after[link.source].append(link)
    kept: list[Link] = []
    entered: set[str] = set()
    on_the_way: set[str] = set()
    for root in names:
        if root in entered:
            continue
        entered.add(root)
        on_the_way.add(root)
        stack: list[tuple[str, Iterator[Link]]] = [(root, iter(after[root]))]
        while stack:
            name, ways = stack[-1]
            way = next(ways, None)
            if way is None:
                stack.pop()
                on_the_way.discard(name)
            elif way.target not in on_the_way:
                kept.append(way)
                if way.target not in entered:
                    entered.add(way.target)
                    on_the_way.add(way.target)
                    stack.append((way.target, iter(after[way.target])))
    return kept


def _ranks(names: Sequence[str], forward: Sequence[Link]) -> dict[str, int]:
    """The length of the longest way to each."""
    waiting = dict.fromkeys(names, 0)
    after: dict[str, list[str]] = defaultdict(list)
    for link in forward:
        waiting[link.target] += 1
        after[link.source].append(link.target)
    rank = dict.fromkeys(names, 0)
    ready = [name for name in names if not waiting[name]]
    while ready:
        name = ready.pop()
        for target in after[name]:
            rank[target] = max(rank[target], rank[name] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return rank


def _rows_in_lanes(shapes: Sequence[Shape], column: dict[str, int]) -> list[int]:
    """As many rows as the fullest cell has boxes; at least one."""
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for shape in shapes:
        counts[shape.lane, column[shape.id]] += 1
    rows = [1] * (max((s.lane for s in shapes), default=-1) + 1)
    for (lane, _), count in counts.items():
        rows[lane] = max(rows[lane], count)
    return rows


def _rows(
    shapes: Sequence[Shape],
    column: dict[str, int],
    forward: Sequence[Link],
    first: Sequence[int],
    rows_in: Sequence[int],
) -> dict[str, int]:
    """Column by column; in each cell in the order of the mean row of the boxes before."""
    before: dict[str, list[str]] = defaultdict(list)
    for link in forward:
        before[link.target].append(link.source)
    cells: dict[tuple[int, int], list[Shape]] = defaultdict(list)
    for shape in shapes:
        cells[column[shape.id], shape.lane].append(shape)
    row: dict[str, int] = {}
    for (_, lane), members in sorted(cells.items(), key=lambda item: item[0]):
        wished = {s.id: _mean_row(before[s.id], row, first[lane]) for s in members}
        members.sort(key=lambda s: wished[s.id])
        free = first[lane]
        for left, shape in zip(range(len(members), 0, -1), members, strict=True):
            last = first[lane] + rows_in[lane] - left
            row[shape.id] = min(max(free, round(wished[shape.id])), last)
            free = row[shape.id] + 1
    return row


def _mean_row(before: Sequence[str], row: dict[str, int], otherwise: int) -> float:
    placed = [row[name] for name in before if name in row]
    return sum(placed) / len(placed) if placed else float(otherwise)
