"""What an engine moves about: places and the arrows between them, people, cases on their way.

The nodes of a plan as objects that point at one another, with their numbers at hand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import takewhile
from typing import Any

from approvalflow.eventlog import IN_VAIN
from approvalflow.simulation import plan
from approvalflow.simulation.draws import BLOCK_MASK, Draws, Table
from approvalflow.simulation.hours import Hours
from approvalflow.simulation.luck import BLOCK_BITS
from approvalflow.simulation.plan import NONE, Kind, Node, PlannedArrow, Way

# as whole numbers: an enum compares slowly
DESK, WAIT, ISSUE, BOX, END, ANSWER, NOTICE, STARTS, NOWHERE, SORT = (int(kind) for kind in Kind)
_KIND = 1 << 52
OPENING, FINISH, ARRIVE, SUBMIT, SITTING, EXPIRE, STOP = (kind * _KIND for kind in range(7))
CASE = 1 << 12  # room for the ranks of steps below the case


class Event:
    """What SimPy's environment needs of an event."""

    __slots__ = ("_ok", "callbacks")

    def __init__(self, callbacks: Any = None) -> None:
        self._ok = True
        self.callbacks = callbacks

    def __lt__(self, _: Event) -> bool:
        """Of two with one priority at one second one was called off: their order means nothing."""
        return False


_NO_CHILDREN: list[Token] = []  # of all that are in no watched box; never changed


class Token(Event):
    """A case on its way, or its copy in a branch of a box; it waits for one thing at a time.

    `block` and `slot` are where the case stands in tables of draws, `counts` how often it has
    been ready at each counter, `row` that of the log from which it comes. In a watched box
    `children` are the copies that have not answered, and `asking` those of them that have
    something to ask of the applicant.
    """

    __slots__ = (
        "arrived", "asking", "base", "block", "box", "case", "children", "counts", "department",
        "entered", "level", "mark", "parent", "pending", "person", "place", "ready", "refused",
        "row", "slot", "started", "visit",
    )  # fmt: skip

    arrived: int
    asking: list[Token]
    box: Place
    children: list[Token]
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
        self.children = _NO_CHILDREN
        if parent is None:
            self.row = self.department = self.level = -1
        else:
            self.row, self.department, self.level = parent.row, parent.department, parent.level


def still_under_way(tokens: Iterable[Token]) -> Iterator[Token]:
    """The copies in watched boxes that no other copies stand for, in the order of branches."""
    for token in tokens:
        if token.children:
            yield from still_under_way(token.children)
        else:
            yield token


def _line_up(queue: deque[Token], token: Token) -> None:
    ready, key = token.ready, token.base + token.place.rank
    ahead = len(queue)
    while ahead:
        other = queue[ahead - 1]
        if (other.ready, other.base + other.place.rank) < (ready, key):
            break
        ahead -= 1
    queue.insert(ahead, token)


class Lanes:
    """A queue of several classes, the first served first; it is used like a deque.

    `last` is the token that became ready last, whatever became of it: whoever comes in the same
    second, or was ready before, has to be lined up.
    """

    __slots__ = ("choose", "lanes", "last")

    def __init__(self, choose: Draws, classes: int) -> None:
        self.choose = choose
        self.lanes: list[deque[Token]] = [deque() for _ in range(classes)]
        self.last: Token | None = None

    def __bool__(self) -> bool:
        return any(self.lanes)

    def __getitem__(self, _: int) -> Token:
        assert self.last is not None  # asked of a queue that is not empty
        return self.last

    def of(self, token: Token) -> deque[Token]:
        return self.lanes[self.choose.at(token.case, 0)]

    def append(self, token: Token) -> None:
        self.last = token
        self.of(token).append(token)

    def popleft(self) -> Token:
        return next(lane for lane in self.lanes if lane).popleft()

    def remove(self, token: Token) -> None:
        self.of(token).remove(token)

    def line_up(self, token: Token) -> None:
        """As `_line_up`, in the lane of the token."""
        if self.last is None or token.ready >= self.last.ready:
            self.last = token
        _line_up(self.of(token), token)

    def clear(self) -> None:
        self.last = None
        for lane in self.lanes:
            lane.clear()


class Pool(Event):
    """The people of one role; as an event it is the moment at which they come to their desks.

    `free`: their numbers, as a heap; where there are always enough it stays empty. `queue`: by
    ready time, then case, then step; of several classes in `lanes`. While the pool is open, one of
    the two is empty. `until`: the close of the open interval seen last; the clock only goes on, so
    before it the pool is open without a question to `hours`. `differs`: its people are not alike
    (see `shifts`).
    """

    differs = False

    __slots__ = ("free", "hours", "number", "queue", "unlimited", "until", "waking")

    def __init__(
        self, number: int, pool: plan.Pool, hours: Hours, lanes: Lanes | None = None
    ) -> None:
        super().__init__()
        self.number = number
        self.unlimited = pool.staff == NONE
        self.free = [] if self.unlimited else list(range(pool.staff))
        self.queue: deque[Token] = deque()
        if lanes is not None:
            self.queue = lanes  # type: ignore[assignment]  # all that is asked of it
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
        if isinstance(self.queue, Lanes):
            self.queue.line_up(token)
        else:
            _line_up(self.queue, token)

    def ready_by(self, cut: int) -> Iterator[Token]:
        """Who in the queue was ready at an instant, in its order."""
        lanes = self.queue.lanes if isinstance(self.queue, Lanes) else (self.queue,)
        for lane in lanes:
            yield from takewhile(lambda token: token.ready <= cut, lane)

    def leave(self, token: Token) -> bool:
        """Out of the queue; whether it was there."""
        try:
            self.queue.remove(token)
        except ValueError:
            return False
        return True


class Arrow:
    """What follows an outcome. `goal` is where to, where that is no question."""

    __slots__ = ("chooses", "gives_up", "goal", "lapse", "mark", "places", "reply", "takes")

    def __init__(
        self, arrow: PlannedArrow, draws: Sequence[Draws], places: Sequence[Place]
    ) -> None:
        way = arrow.way
        self.places = tuple(places[n] for n in way.nodes)
        self.chooses = None if way.recipe == NONE else draws[way.recipe]
        self.goal = self.places[0] if self.chooses is None else None
        self.takes = None if arrow.takes == NONE else draws[arrow.takes]
        self.mark = int(arrow.mark)
        self.reply = None if arrow.reply_within == NONE else draws[arrow.reply_within]
        self.gives_up = None if arrow.gives_up == NONE else draws[arrow.gives_up]
        self.lapse: Arrow | None = None
        if arrow.lapsed != NONE:
            self.lapse = Arrow(PlannedArrow(Way(NONE, (arrow.lapsed,))), draws, places)

    def leads(self, case: int) -> Place:
        return self.goal or self.places[self.chooses.at(case, 0)]  # type: ignore[union-attr]


class Place:
    """A node of the plan. `direct`: a desk that a file reaches at once and whatever the case.

    `works` and `ends` are the tables of the draws of `lasts` and `outcome`. `early` is what the
    plan says of a box, `watched` of boxes and desks. `home` is where a deadline looks for a file:
    the desk itself, also for those to which it escalates.
    """

    __slots__ = (
        "arrows", "between_departments", "between_levels", "branches", "counter", "defers",
        "department", "direct", "due", "early", "ends", "escalated", "finish", "home", "kind",
        "lasts", "level", "located", "needed", "not_same_as", "on_finish", "only_if", "outcome",
        "passing", "patience", "pool", "rank", "refuses", "result", "stand_ins", "step", "tray",
        "vain", "watched", "withdraws", "worked_anyway", "works",
    )  # fmt: skip

    arrows: tuple[Arrow, ...]
    passing: Arrow
    branches: tuple[tuple[Draws | None, Place], ...]
    lasts: Draws  # where there is work or a wait
    outcome: Draws  # where `ends` is a table
    pool: Pool
    on_finish: tuple[Any, ...]  # what the clock calls at the end of work
    stand_ins: dict[int, Place]  # the same place with the people of another pool, by its number
    escalated: Place | None
    vain: Place  # the same desk, for work that has no effect; where something is due

    def __init__(self, node: Node, draws: Sequence[Draws]) -> None:
        def drawn(recipe: int) -> Draws | None:
            return None if recipe == NONE else draws[recipe]

        self.kind = int(node.kind)
        self.rank, self.step, self.counter = node.rank, node.step, node.counter
        self.finish = FINISH + node.rank
        self.department, self.level = node.department, node.level
        self.located = node.department >= 0 or node.level >= 0
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
        self.early = node.early
        before = (self.only_if, self.between_departments, self.between_levels, self.tray)
        self.home: Place | None = self
        self.watched, self.withdraws = node.watched, node.withdraws
        self.patience = drawn(node.patience)
        self.due = None if node.due is None else draws[node.due.after]
        self.worked_anyway = node.due is not None and node.due.worked_anyway
        self.direct = self.kind == DESK and before == (None, None, None, None) and not node.watched

    def locate(self, token: Token) -> None:
        """A file that was worked on here comes from this department and level."""
        if self.department >= 0:
            token.department = self.department
        if self.level >= 0:
            token.level = self.level


def places_of(
    nodes: Sequence[Node],
    draws: Sequence[Draws],
    pools: Sequence[Pool],
    on_finish: tuple[tuple[Any, ...], tuple[Any, ...]],
) -> list[Place]:
    """The places by number of node, with the arrows between them.

    `on_finish`: what the clock calls at the end of work, and where it is kept who did it.
    """
    places = [Place(node, draws) for node in nodes]
    for place, node in zip(places, nodes, strict=True):
        if node.pool != NONE:
            place.pool = pools[node.pool]
        place.on_finish = on_finish[node.remembered]
        place.arrows = tuple(Arrow(arrow, draws, places) for arrow in node.arrows)
        if place.arrows:
            place.passing = place.arrows[0]
        place.branches = tuple(
            (None if b.only_if == NONE else draws[b.only_if], places[b.first])
            for b in node.branches
        )
    for place, node in zip(places, nodes, strict=True):
        if node.due is not None:
            place.escalated = None
            if node.due.escalated != NONE:
                place.escalated = places[node.due.escalated]
                place.escalated.home = place
            else:
                place.vain = _in_vain(place, draws, places)
    for place, node in zip(places, nodes, strict=True):
        others = [(pools[pool], draws[work]) for pool, work in node.others]
        place.stand_ins = {pool.number: _with_people(place, pool, w) for pool, w in others}
        if node.due is not None and place.escalated is None:
            place.vain.stand_ins = {n: other.vain for n, other in place.stand_ins.items()}
    return places


def _with_people(place: Place, pool: Pool, lasts: Draws) -> Place:
    """The same place where other people work."""
    other = copy(place)
    other.pool, other.lasts, other.works = pool, lasts, lasts.table
    if place.due is not None and place.escalated is None:
        other.vain = copy(place.vain)
        other.vain.pool, other.vain.lasts, other.vain.works = pool, lasts, lasts.table
    return other


def _in_vain(place: Place, draws: Sequence[Draws], places: Sequence[Place]) -> Place:
    nowhere = next(n for n, other in enumerate(places) if other.kind == NOWHERE)
    vain = copy(place)
    vain.ends, vain.home, vain.stand_ins = _ALL_IN_VAIN, None, {}
    # the number of the outcome, counted from the end, is that of an arrow
    vain.arrows = (Arrow(PlannedArrow(Way(NONE, (nowhere,))), draws, places),) * -IN_VAIN
    vain.passing = vain.arrows[0]
    return vain


class _Same:
    """A table that holds the same wherever one looks."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __getitem__(self, _: int) -> Any:
        return self.value


_ALL_IN_VAIN: Any = _Same(_Same(_Same(IN_VAIN)))
