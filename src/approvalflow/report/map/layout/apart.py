"""What of a map stands in which strip."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise

from approvalflow.report.map.layout.drawing import EDGE, HEAD, TRACK
from approvalflow.report.map.layout.grid import ranked
from approvalflow.report.map.layout.shapes import Shape, Sketch

_CHANNEL = EDGE + HEAD + TRACK / 2  # what lies between two columns, in most cases

Parts = list[list[str]]


class MapColumns:
    """The columns of a map, to be broken into strips."""

    def __init__(self, sketch: Sketch) -> None:
        inside = {shape.id: shape for shape in sketch.shapes if not shape.end}
        links = (k for k in sketch.links if k.drawn and k.source in inside and k.target in inside)
        column, self._forward = ranked(list(inside), list(links))
        self._most = len(set(column.values()))
        self._columns: list[list[Shape]] = [[] for _ in range(self._most)]
        for name, shape in inside.items():
            self._columns[column[name]].append(shape)
        self._wide = [max(s.width for s in each) + _CHANNEL for each in self._columns]
        self._outside = {k.target for k in self._forward if not inside[k.target].level}

    def parts(self, room: float, cuts: Collection[int] = ()) -> Parts:
        """What stands in each strip, of which some begin at the columns `cuts`."""
        firsts: list[int] = []
        for first, end in pairwise(self._runs(room, cuts)):
            firsts += self._evenly(first, end, room)
        found = [
            [shape.id for column in self._columns[first:after] for shape in column]
            for first, after in pairwise([*firsts, self._most])
        ]
        self._kept_beside(found)
        return [part for part in found if part]

    def _runs(self, room: float, cuts: Collection[int]) -> list[int]:
        """Where strips begin that may not begin elsewhere, and where the last one ends."""
        edges = [0, *sorted(cuts), self._most]
        broken = [n for first, end in pairwise(edges) for n in self._within(first, end, room)]
        return sorted({*edges, *filter(self._level_ends, broken)})

    def _evenly(self, first: int, end: int, room: float) -> list[int]:
        """So many strips as there must be, none of them much longer than the others."""
        found = self._within(first, end, room)
        while 1 < len(found) < end - first:
            room -= TRACK
            narrower = self._within(first, end, room)
            if len(narrower) > len(found):
                break
            found = narrower
        return found

    def cuts_as(self, parts: Parts, *, offices: bool) -> frozenset[int]:
        """The columns at which a strip begins as in another map of the study: where a level of
        this one ends there; or, with `offices`, an office.
        """
        known = {name for part in parts for name in part} - self._outside
        before: set[str] = set()
        found = set[int]()
        ends = (self._level_ends, self._office_ends) if offices else (self._level_ends,)
        for part in parts[:-1]:
            before.update(part)
            alike = [n for n in range(self._most - 1, 0, -1) if self._parts_as(n, known, before)]
            found.update(_first_of(alike, ends))
        return frozenset(found)

    def _parts_as(self, number: int, known: set[str], before: set[str]) -> bool:
        """Whether of what is known all that is `before` stands before a column, and no more."""
        left, right = (
            {shape.id for column in columns for shape in column} & known
            for columns in (self._columns[:number], self._columns[number:])
        )
        return bool(right) and left <= before and not right & before

    def _within(self, first: int, end: int, room: float) -> list[int]:
        """Where strips begin: as many columns as there is room for, up to where a level ends; or
        else, in the latter half, an office.
        """
        found = []
        while first < end:
            found.append(first)
            after, used = first, 0.0
            while after < end and (after == first or used + self._wide[after] <= room):
                used += self._wide[after]
                after += 1
            if after < end:
                half = (first + after) // 2
                ends = _first_of(range(after, first, -1), [self._level_ends])
                ends += _first_of(range(after, half, -1), [self._office_ends])
                after = next(iter(ends), after)
            first = after
        return found

    def _kept_beside(self, parts: Parts) -> None:
        """What belongs to no level stands in the strip of what leads to it."""
        strip_of = {name: n for n, names in enumerate(parts) for name in names}
        for link in self._forward:
            here = strip_of[link.target]
            if link.target in self._outside and strip_of[link.source] < here:
                before = [strip_of[k.source] for k in self._forward if k.target == link.target]
                if max(before) < here:
                    parts[here].remove(link.target)
                    parts[max(before)].append(link.target)
                    strip_of[link.target] = max(before)

    def _level_ends(self, number: int) -> bool:
        """Whether no level goes on from the columns before this one."""
        before = {s.level for column in self._columns[:number] for s in column if s.level}
        after = {s.level for column in self._columns[number:] for s in column if s.level}
        return bool(before and after) and not before & after

    def _office_ends(self, number: int) -> bool:
        """Whether no lane goes on from the column before this one."""
        before, after = ({s.lane for s in c} for c in self._columns[number - 1 : number + 1])
        return not before & after


def _first_of(numbers: Sequence[int], ends: Iterable[Callable[[int], bool]]) -> list[int]:
    """The first at which the first of these holds that holds at any; or nothing."""
    return next(([n] for holds in ends for n in numbers if holds(n)), [])
