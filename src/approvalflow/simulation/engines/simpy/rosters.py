"""Pools whose people are not all alike: each has hours of his own, or takes other queues too.

Pools with common hours know nothing of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.eventlog import NOBODY
from approvalflow.simulation.engines.simpy.network import CaseToken, Order, ServerPool
from approvalflow.simulation.plan.contract import NEVER, PlannedPool
from approvalflow.simulation.tools.draws import Draws
from approvalflow.simulation.tools.hours import Hours


class Takers:
    """People who may take from a queue: a pool, and for each person when he may begin.

    For those of another pool also how long after a file is ready, in the seconds of recipes,
    and for which cases.
    """

    __slots__ = ("after", "hours", "only_if", "pool")

    def __init__(
        self,
        pool: Roster,
        hours: Sequence[Hours],
        after: Sequence[int] = (),
        only_if: Sequence[Draws] = (),
    ) -> None:
        self.pool = pool
        self.hours = hours
        self.after = after
        self.only_if = only_if

    def available(self, now: int) -> Iterator[int]:
        """Those who are free and may begin, the lowest number first."""
        if self.pool.unlimited:
            if self.hours[0].is_open(now):
                yield NOBODY
            return
        for person in sorted(self.pool.free):
            if self.hours[person].is_open(now):
                yield person

    def from_when(self, token: CaseToken, open_time: Hours) -> int:
        """The instant from which a file that waits may go to these people; NEVER if not at all."""
        if any(asked.at(token.case, 0) for asked in self.only_if):
            return NEVER
        return max((open_time.end(token.arrived, after) for after in self.after), default=-1)


class Roster(ServerPool):
    """A pool of which each person has `people[person]` as his hours.

    `queue` is in the order of service: by class (of `classed`, where there are classes), ready
    time, case and step.

    `takers`: who takes from its queue, its own people first. `crew`: the pools that are bound
    together by people who take several queues. `wakes`: the instants at which it will be looked
    whether somebody can begin; `next_wake`: when the next of all these people comes.
    """

    __slots__ = ("classed", "crew", "next_wake", "people", "takers", "wakes")

    differs = True

    def __init__(
        self,
        number: int,
        pool: PlannedPool,
        hours: Hours,
        people: Sequence[Hours],
        classed: Order | None,
    ) -> None:
        super().__init__(number, pool, hours)
        self.people = people
        self.classed = classed
        self.takers: list[Takers] = [Takers(self, people)]
        self.crew: tuple[Roster, ...] = (self,)
        self.wakes: set[int] = set()
        self.next_wake = -1

    def is_open(self, now: int) -> bool:
        """Never as a whole: its people are asked one by one."""
        del now
        return False

    def order(self, token: CaseToken) -> tuple[int, int, int]:
        """How a file sorts among those that wait here."""
        kind = 0 if self.classed is None else self.classed.of(token)
        return kind, token.ready, token.base + token.station.rank

    def line_up(self, token: CaseToken) -> None:
        queue, key = self.queue, self.order(token)
        ahead = len(queue)
        while ahead and key < self.order(queue[ahead - 1]):
            ahead -= 1
        queue.insert(ahead, token)
