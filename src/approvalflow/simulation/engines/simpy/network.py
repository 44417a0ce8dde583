"""The queueing network of a plan: stations and the transitions between them, people, files.

The nodes of a plan as objects that point at one another, with their numbers at hand; and what
moves among them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from approvalflow.simulation.engines.simpy.clock import CASE, FINISH, Event
from approvalflow.simulation.luck.uniforms import BLOCK_BITS
from approvalflow.simulation.plan.contract import (
    NONE,
    Node,
    NodeKind,
    PlannedArrow,
    PlannedPool,
    PlannedWay,
)
from approvalflow.simulation.tools.draws import BLOCK_MASK, Draws, Table
from approvalflow.simulation.tools.hours import Hours

# as whole numbers: an enum compares slowly
DESK, WAIT, ISSUE, BOX, END, ANSWER, NOTICE, STARTS, NOWHERE, SORT = map(int, NodeKind)
_NO_CHILDREN: list[CaseToken] = []  # of all that are in no watched box; never changed


class CaseToken(Event):
    """A case on its way, or its copy in a branch of a box; it waits for one thing at a time.

    `block` and `slot` are where the case stands in tables of draws, `counts` how often it has
    been ready at each counter, `row` that of the log from which it comes. In a watched box
    `children` are the copies that have not answered, and `asking` those of them that have
    something to ask of the applicant. `term`: the deadline of its branch. `since`: when it came to
    a desk that is watched, and at which visit; `lain`: until when it lay in the tray of a level
    above, where `ready` is but its place in the queue.
    """

    __slots__ = (
        "arrived", "asking", "base", "block", "box", "case", "children", "counts", "department",
        "entered", "jurisdiction", "lain", "level", "mark", "parent", "pending", "person", "ready",
        "refused", "row", "since", "slot", "started", "station", "term", "visit",
    )  # fmt: skip

    arrived: int
    asking: list[CaseToken]
    box: Station
    children: list[CaseToken]
    entered: int
    lain: int
    pending: int
    person: int
    station: Station
    ready: int
    refused: int
    since: tuple[int, int]
    started: int
    visit: int

    def __init__(self, case: int, counts: list[int], parent: CaseToken | None) -> None:
        self._ok = True
        self.case = case
        self.base = case * CASE
        self.block = case >> BLOCK_BITS
        self.slot = case & BLOCK_MASK
        self.counts = counts
        self.parent = parent
        self.mark = 0
        self.children = _NO_CHILDREN
        self.term: Any = None  # of `terms`, which is above
        if parent is None:
            self.row = self.jurisdiction = self.department = self.level = -1
        else:
            self.row, self.jurisdiction = parent.row, parent.jurisdiction
            self.department, self.level = parent.department, parent.level


def still_under_way(tokens: Iterable[CaseToken]) -> Iterator[CaseToken]:
    """The copies in watched boxes that no other copies stand for, in the order of branches."""
    for token in tokens:
        if token.children:
            yield from still_under_way(token.children)
        else:
            yield token


def _line_up(queue: deque[CaseToken], token: CaseToken) -> None:
    ready, key = token.ready, token.base + token.station.rank
    ahead = len(queue)
    while ahead:
        other = queue[ahead - 1]
        if (other.ready, other.base + other.station.rank) < (ready, key):
            break
        ahead -= 1
    queue.insert(ahead, token)


class Order:
    """The class of what waits, the first served first: what goes before all files, cases whose
    complaint was upheld, and then the classes that are drawn.
    """

    __slots__ = ("choose", "classes", "upheld")

    _BEFORE = 2  # classes before those of ordinary files

    def __init__(self, choose: Draws | None, classes: int) -> None:
        self.choose, self.classes = choose, self._BEFORE + classes
        self.upheld: set[int] = set()

    def of(self, token: CaseToken) -> int:
        if token.station.ahead:
            return 0
        if token.case in self.upheld:
            return 1
        return self._BEFORE + (0 if self.choose is None else self.choose.at(token.case, 0))


class PriorityQueue:
    """A queue of several classes, the first served first; it is used like a deque.

    `last` is the token that became ready last, whatever became of it: whoever comes in the same
    second, or was ready before, has to be lined up.
    """

    __slots__ = ("lanes", "last", "order")

    def __init__(self, order: Order) -> None:
        self.order = order
        self.lanes: list[deque[CaseToken]] = [deque() for _ in range(order.classes)]
        self.last: CaseToken | None = None

    def __bool__(self) -> bool:
        return any(self.lanes)

    def __getitem__(self, _: int) -> CaseToken:
        assert self.last is not None  # asked of a queue that is not empty
        return self.last

    def of(self, token: CaseToken) -> deque[CaseToken]:
        return self.lanes[self.order.of(token)]

    def append(self, token: CaseToken) -> None:
        self.last = token
        self.of(token).append(token)

    def popleft(self) -> CaseToken:
        return next(lane for lane in self.lanes if lane).popleft()

    def remove(self, token: CaseToken) -> None:
        self.of(token).remove(token)

    def line_up(self, token: CaseToken) -> None:
        """As `_line_up`, in the lane of the token."""
        if self.last is None or token.ready >= self.last.ready:
            self.last = token
        _line_up(self.of(token), token)

    def clear(self) -> None:
        self.last = None
        for lane in self.lanes:
            lane.clear()


class ServerPool(Event):
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
        self, number: int, pool: PlannedPool, hours: Hours, lanes: PriorityQueue | None = None
    ) -> None:
        super().__init__()
        self.number = number
        self.unlimited = pool.staff == NONE
        self.free = [] if self.unlimited else list(range(pool.staff))
        self.queue: deque[CaseToken] = deque()
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

    def line_up(self, token: CaseToken) -> None:
        """Into the queue, among those that became ready in the same second by case and step."""
        if isinstance(self.queue, PriorityQueue):
            self.queue.line_up(token)
        else:
            _line_up(self.queue, token)

    def waiting(self) -> list[CaseToken]:
        """All that is in the queue, in its order."""
        lanes = self.queue.lanes if isinstance(self.queue, PriorityQueue) else (self.queue,)
        return [token for lane in lanes for token in lane]

    def ready_by(self, cut: int) -> Iterator[CaseToken]:
        """Who in the queue was ready at an instant, in its order."""
        lanes = self.queue.lanes if isinstance(self.queue, PriorityQueue) else (self.queue,)
        for lane in lanes:
            yield from takewhile(lambda token: token.ready <= cut, lane)

    def leave(self, token: CaseToken) -> bool:
        """Out of the queue; whether it was there."""
        try:
            self.queue.remove(token)
        except ValueError:
            return False
        return True


class Transition:
    """What follows an outcome. `goal` is where to, where that is no question."""

    __slots__ = ("chooses", "gives_up", "goal", "lapse", "mark", "reply", "stations", "takes")

    def __init__(
        self, arrow: PlannedArrow, draws: Sequence[Draws], stations: Sequence[Station]
    ) -> None:
        def drawn(recipe: int) -> Draws | None:
            return None if recipe == NONE else draws[recipe]

        self.stations = tuple(stations[n] for n in arrow.way.nodes)
        self.chooses = drawn(arrow.way.recipe)
        self.goal = self.stations[0] if self.chooses is None else None
        self.takes = drawn(arrow.takes)
        self.mark = int(arrow.mark)
        self.reply = drawn(arrow.reply_within)
        self.gives_up = drawn(arrow.gives_up)
        self.lapse: Transition | None = None
        if arrow.lapsed != NONE:
            lapsed = PlannedArrow(PlannedWay(NONE, (arrow.lapsed,)))
            self.lapse = Transition(lapsed, draws, stations)

    def leads(self, case: int) -> Station:
        return self.goal or self.stations[self.chooses.at(case, 0)]  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class BoxBranch:
    """A branch of a box: where it begins, for which cases (0 where it is asked), what its deadline
    is and how that sorts, and where it leads when that has passed.
    """

    only_if: Draws | None
    first: Station
    term: Draws | None
    number: int
    answered: Station


class Station:
    """A node of the plan. `direct`: a desk that a file reaches at once and whatever the case.

    `works` and `ends` are the tables of the draws of `lasts` and `outcome`. `early` is what the
    plan says of a box, `watched` of boxes and desks. `rung` is where a deadline looks for a file:
    the desk itself, or a level to which one took it (`above`); `home` where patience does: the
    desk, whatever the level. `visible`: the outcomes of which the applicant hears; `ahead`: what
    waits here goes before all files.
    """

    __slots__ = (
        "above", "ahead", "between_departments", "between_jurisdictions", "between_levels",
        "branches", "counter", "defers", "department", "direct", "due", "early", "ends",
        "escalated", "expired", "finish", "home", "jurisdiction", "kind", "lasts", "level",
        "located", "needed", "not_same_as", "on_finish", "only_if", "outcome", "passing",
        "patience", "pool", "rank", "refuses", "result", "rung", "stand_ins", "step", "term_bound",
        "transitions", "tray", "vain", "visible", "watched", "withdraws", "worked_anyway", "works",
    )  # fmt: skip

    transitions: tuple[Transition, ...]
    passing: Transition
    branches: tuple[BoxBranch, ...]
    lasts: Draws  # where there is work or a wait
    outcome: Draws  # where `ends` is a table
    pool: ServerPool
    on_finish: tuple[Any, ...]  # what the clock calls at the end of work
    stand_ins: dict[int, Station]  # the same station with the people of another pool, by its number
    escalated: Station | None
    expired: Transition  # where a deadline lets files go on
    vain: Station  # the same desk, for work that has no effect; where something is due

    def __init__(self, node: Node, draws: Sequence[Draws]) -> None:
        def drawn(recipe: int) -> Draws | None:
            return None if recipe == NONE else draws[recipe]

        self.kind = int(node.kind)
        self.rank, self.step, self.counter = node.rank, node.step, node.counter
        self.finish = FINISH + node.rank
        self.jurisdiction = node.jurisdiction
        self.department, self.level = node.department, node.level
        self.located = max(node.jurisdiction, node.department, node.level) >= 0
        self.only_if = drawn(node.only_if)
        self.between_jurisdictions = drawn(node.between_jurisdictions)
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
        self.early, self.visible, self.ahead = node.early, node.visible, node.ahead
        ways = (self.between_jurisdictions, self.between_departments, self.between_levels)
        self.home: Station | None = self
        self.rung: Station | None = self
        self.above, self.escalated, self.term_bound = node.above, None, node.term_bound
        self.watched, self.withdraws = node.watched, node.withdraws
        self.patience = drawn(node.patience)
        self.due = None if node.due is None else draws[node.due.after]
        self.worked_anyway = node.due is not None and node.due.worked_anyway
        before = (self.only_if, *ways, self.tray)
        self.direct = self.kind == DESK and set(before) == {None} and not node.watched

    def way_from(self, token: CaseToken) -> Draws | None:
        """How long a file is on its way from the last desk; None where it is there at once."""
        there, here = token.jurisdiction, self.jurisdiction
        if here != there and min(here, there) >= 0 and self.between_jurisdictions is not None:
            return self.between_jurisdictions
        department, level = self.department, self.level
        if department != token.department and department >= 0 and token.department >= 0:
            return self.between_departments
        if level != token.level and level >= 0 and token.level >= 0:
            return self.between_levels
        return None

    def locate(self, token: CaseToken) -> None:
        """A file that was worked on here comes from this jurisdiction, department and level."""
        if self.jurisdiction >= 0:
            token.jurisdiction = self.jurisdiction
        if self.department >= 0:
            token.department = self.department
        if self.level >= 0:
            token.level = self.level
