"""What an engine moves about: places and the arrows between them, people, cases on their way.

The nodes of a plan as objects that point at one another, with their numbers at hand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from copy import copy
from typing import Any

from approvalflow.simulation import plan
from approvalflow.simulation.draws import BLOCK_MASK, Draws, Table
from approvalflow.simulation.hours import Hours
from approvalflow.simulation.luck import BLOCK_BITS
from approvalflow.simulation.plan import NONE, Kind, Node, PlannedArrow, Way

DESK, WAIT, ISSUE, BOX, END, ANSWER, SORT = (int(kind) for kind in Kind)  # an enum compares slowly
_KIND = 1 << 52
OPENING, FINISH, ARRIVE, SUBMIT, SITTING, STOP = (kind * _KIND for kind in range(6))
CASE = 1 << 12  # room for the ranks of steps below the case


class Event:
    """What SimPy's environment needs of an event."""

    __slots__ = ("_ok", "callbacks")

    def __init__(self, callbacks: Any = None) -> None:
        self._ok = True
        self.callbacks = callbacks


class Token(Event):
    """A case on its way, or its copy in a branch of a box; it waits for one thing at a time.

    `block` and `slot` are where the case stands in tables of draws, `counts` how often it has
    been ready at each counter, `row` that of the log from which it comes.
    """

    __slots__ = (
        "arrived", "base", "block", "box", "case", "counts", "department", "entered", "level",
        "mark", "parent", "pending", "person", "place", "ready", "refused", "row", "slot",
        "started", "visit",
    )  # fmt: skip

    arrived: int
    box: Place
    entered: int
    pending: int
    person: int
    place: Place
    ready: int
    refused: int
    started: int
    visit: int

    def __init__(self, case: int, counts: list[int], parent: Token | None) -> None:
        self._ok = True
        self.case = case
        self.base = case * CASE
        self.block = case >> BLOCK_BITS
        self.slot = case & BLOCK_MASK
        self.counts = counts
        self.parent = parent
        self.mark = 0
        if parent is None:
            self.row = self.department = self.level = -1
        else:
            self.row, self.department, self.level = parent.row, parent.department, parent.level


class Pool(Event):
    """The people of one role; as an event it is the moment at which they come to their desks.

    `free`: their numbers, as a heap; where there are always enough it stays empty. `queue`: by
    ready time, then case, then step. While the pool is open, one of the two is empty. `until`:
    the close of the open interval seen last; the clock only goes on, so before it the pool is
    open without a question to `hours`. `differs`: its people are not alike (see `shifts`).
    """

    differs = False

    __slots__ = ("free", "hours", "number", "queue", "unlimited", "until", "waking")

    def __init__(self, number: int, pool: plan.Pool, hours: Hours) -> None:
        super().__init__()
        self.number = number
        self.unlimited = pool.staff == NONE
        self.free = [] if self.unlimited else list(range(pool.staff))
        self.queue: deque[Token] = deque()
        self.hours = hours
        self.until = -1
        self.waking = False

    def is_open(self, now: int) -> bool:
        """Asked at the present only."""
        if now < self.until:
            return True
        if self.hours.is_open(now):
            self.until = self.hours.until
            return True
        return False

    def line_up(self, token: Token) -> None:
        """Into the queue, among those that became ready in the same second by case and step."""
        queue, ready, key = self.queue, token.ready, token.base + token.place.rank
        ahead = len(queue)
        while ahead:
            other = queue[ahead - 1]
            if other.ready < ready or other.base + other.place.rank < key:
                break
            ahead -= 1
        queue.insert(ahead, token)


class Arrow:
    """What follows an outcome. `goal` is where to, where that is no question."""

    __slots__ = ("chooses", "goal", "mark", "places", "takes")

    def __init__(
        self, arrow: PlannedArrow, draws: Sequence[Draws], places: Sequence[Place]
    ) -> None:
        way = arrow.way
        self.places = tuple(places[n] for n in way.nodes)
        self.chooses = None if way.recipe == NONE else draws[way.recipe]
        self.goal = self.places[0] if self.chooses is None else None
        self.takes = None if arrow.takes == NONE else draws[arrow.takes]
        self.mark = int(arrow.mark)

    def leads(self, case: int) -> Place:
        return self.goal or self.places[self.chooses.at(case, 0)]  # type: ignore[union-attr]


class Place:
    """A node of the plan. `direct`: a desk that a file reaches at once and whatever the case.

    `works` and `ends` are the tables of the draws of `lasts` and `outcome`.
    """

    __slots__ = (
        "arrows", "between_departments", "between_levels", "branches", "counter", "defers",
        "department", "direct", "ends", "finish", "kind", "lasts", "level", "needed", "not_same_as",
        "on_finish", "only_if", "outcome", "passing", "pool", "rank", "refuses", "result",
        "stand_ins", "step", "tray", "works",
    )  # fmt: skip

    arrows: tuple[Arrow, ...]
    passing: Arrow
    branches: tuple[tuple[Draws | None, Place], ...]
    lasts: Draws  # where there is work or a wait
    outcome: Draws  # where `ends` is a table
    pool: Pool
    on_finish: tuple[Any, ...]  # what the clock calls at the end of work
    stand_ins: dict[int, Place]  # the same place with the people of another pool, by its number

    def __init__(self, node: Node, draws: Sequence[Draws]) -> None:
        def drawn(recipe: int) -> Draws | None:
            return None if recipe == NONE else draws[recipe]

        self.kind = int(node.kind)
        self.rank, self.step, self.counter = node.rank, node.step, node.counter
        self.finish = FINISH + node.rank
        self.department, self.level = node.department, node.level
        self.only_if = drawn(node.only_if)
        self.between_departments = drawn(node.between_departments)
        self.between_levels = drawn(node.between_levels)
        self.tray = drawn(node.tray)
        self.not_same_as = node.not_same_as
        if node.lasts != NONE:
            self.lasts = draws[node.lasts]
            self.works = self.lasts.table
        self.ends: Table | None = None
        if node.outcome != NONE:
            self.outcome = draws[node.outcome]
            self.ends = self.outcome.table
        self.defers = node.defers
        self.needed, self.refuses, self.result = node.needed, node.refuses, int(node.result)
        before = (self.only_if, self.between_departments, self.between_levels, self.tray)
        self.direct = self.kind == DESK and before == (None, None, None, None)


def places_of(
    nodes: Sequence[Node],
    start: Way,
    draws: Sequence[Draws],
    pools: Sequence[Pool],
    on_finish: tuple[tuple[Any, ...], tuple[Any, ...]],
) -> Arrow:
    """The arrow into the first place, from which all others are reached.

    `on_finish`: what the clock calls at the end of work, and where it is kept who did it.
    """
    places = [Place(node, draws) for node in nodes]
    for place, node in zip(places, nodes, strict=True):
        if node.pool != NONE:
            place.pool = pools[node.pool]
        place.on_finish = on_finish[node.watched]
        place.arrows = tuple(Arrow(arrow, draws, places) for arrow in node.arrows)
        if place.arrows:
            place.passing = place.arrows[0]
        place.branches = tuple(
            (None if b.only_if == NONE else draws[b.only_if], places[b.first])
            for b in node.branches
        )
        place.stand_ins = {n: _with_people(place, pools[n], draws[w]) for n, w in node.others}
    return Arrow(PlannedArrow(start), draws, places)


def _with_people(place: Place, pool: Pool, lasts: Draws) -> Place:
    """The same place where other people work."""
    other = copy(place)
    other.pool, other.lasts, other.works = pool, lasts, lasts.table
    return other
