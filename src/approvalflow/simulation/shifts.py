"""Pools whose people are not all alike: each has hours of his own, or takes other queues too.

Pools with common hours know nothing of this. The engine's quick way asks a pool only `differs`,
and that only where nobody can begin at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappush
from typing import Any

import numpy as np

from approvalflow.eventlog import NOBODY
from approvalflow.process.people import deserted_days, on_days
from approvalflow.simulation.draws import Draws
from approvalflow.simulation.hours import Hours, hours_of
from approvalflow.simulation.luck import NEVER, Luck
from approvalflow.simulation.pieces import OPENING, Event, Pool, Token
from approvalflow.simulation.plan import NONE, Plan, StandIn
from approvalflow.simulation.plan import Pool as PlannedPool

_Found = tuple[tuple[int, int, int], "Shift", int, "Source", int]


class Source:
    """People who may take from a queue: a pool, and for each person when he may begin.

    For those of another pool also how long after a file is ready, in the seconds of recipes,
    and for which cases.
    """

    __slots__ = ("after", "hours", "only_if", "pool")

    def __init__(
        self,
        pool: Shift,
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

    def from_when(self, token: Token, open_time: Hours) -> int:
        """The instant from which a file that waits may go to these people; NEVER if not at all."""
        if any(asked.at(token.case, 0) for asked in self.only_if):
            return NEVER
        return max((open_time.end(token.ready, after) for after in self.after), default=-1)


class Shift(Pool):
    """A pool of which each person has `people[person]` as his hours.

    `queue` is in the order of service: by class (drawn by `serve_first`, where there are classes),
    ready time, case and step.

    `sources`: who takes from its queue, its own people first. `crew`: the pools that are bound
    together by people who take several queues. `wakes`: the instants at which it will be looked
    whether somebody can begin; `next_wake`: when the next of all these people comes.
    """

    __slots__ = ("crew", "next_wake", "people", "serve_first", "sources", "wakes")

    differs = True

    def __init__(
        self,
        number: int,
        pool: PlannedPool,
        hours: Hours,
        people: Sequence[Hours],
        serve_first: Draws | None,
    ) -> None:
        super().__init__(number, pool, hours)
        self.people = people
        self.serve_first = serve_first
        self.sources: list[Source] = [Source(self, people)]
        self.crew: tuple[Shift, ...] = (self,)
        self.wakes: set[int] = set()
        self.next_wake = -1

    def is_open(self, now: int) -> bool:
        """Never as a whole: its people are asked one by one."""
        del now
        return False

    def order(self, token: Token) -> tuple[int, int, int]:
        """How a file sorts among those that wait here."""
        first = self.serve_first
        kind = 0 if first is None else first.at(token.case, 0)
        return kind, token.ready, token.base + token.place.rank

    def line_up(self, token: Token) -> None:
        queue, key = self.queue, self.order(token)
        ahead = len(queue)
        while ahead and key < self.order(queue[ahead - 1]):
            ahead -= 1
        queue.insert(ahead, token)


class Shifts:
    """Gives the files that wait to the people of such pools."""

    __slots__ = ("clock", "did", "on_wake", "open_time", "queue")

    def __init__(self, clock: Any, open_time: Hours) -> None:
        self.clock = clock
        self.queue = clock.queue
        self.open_time = open_time
        self.did: dict[int, tuple[int, int]] = {}  # who finished a step of a case last
        self.on_wake = (self._woken,)

    def join(self, token: Token, pool: Shift, now: int) -> None:
        """A file has become ready."""
        pool.line_up(token)
        for source in pool.sources:
            if source.after:
                self._wake_at(pool, source.from_when(token, self.open_time), now)
        self.serve(pool, now)

    def serve(self, pool: Shift, now: int) -> None:
        """Somebody may be free: files begin in the order of their queues, taken as one."""
        while True:
            found = [f for member in pool.crew if (f := self._first(member, now)) is not None]
            if not found:
                break
            _, member, number, source, person = min(found, key=lambda f: f[0])
            self._begin(member, number, source, person, now)
        for member in pool.crew:
            if member.queue:
                self._wake_later(member, now)

    def _first(self, pool: Shift, now: int) -> _Found | None:
        """The first file of a queue that somebody can take, and who."""
        if not pool.queue:
            return None
        takers = [(s, person) for s in pool.sources for person in s.available(now)]
        if not takers:
            return None
        for number, token in enumerate(pool.queue):
            for source, person in takers:
                if self._may(token, source, person, now):
                    return pool.order(token), pool, number, source, person
        return None

    def _may(self, token: Token, source: Source, person: int, now: int) -> bool:
        if source.after and source.from_when(token, self.open_time) > now:
            return False
        before = token.place.not_same_as
        if before == NONE or person == NOBODY:
            return True
        return self.did.get(token.base + before) != (source.pool.number, person)

    def remember(self, token: Token) -> None:
        """Keeps who finished a step, for those that another person must do."""
        place = token.place
        if place.home is None:
            return  # in vain
        self.did[token.base + place.step] = place.pool.number, token.person

    def _begin(self, pool: Shift, number: int, source: Source, person: int, now: int) -> None:
        token = pool.queue[number]
        del pool.queue[number]
        worker = source.pool
        if worker is not pool:
            token.place = token.place.stand_ins[worker.number]
        place = token.place
        if person != NOBODY:
            worker.free.remove(person)
        token.person = person
        token.started = now
        token.callbacks = place.on_finish
        work = place.lasts.at(token.case, token.visit)
        finish = worker.people[max(person, 0)].after(now, work)
        if finish < NEVER:
            heappush(self.queue, (finish, place.finish + token.base, 0, token))

    def _wake_later(self, pool: Shift, now: int) -> None:
        """At the next instant at which somebody comes to the desk."""
        if now >= pool.next_wake:
            hours = [h for source in pool.sources for h in source.hours]
            pool.next_wake = min((h.next_open(now) for h in hours), default=NEVER)
            self._wake_at(pool, pool.next_wake, now)

    def _wake_at(self, pool: Shift, at: int, now: int) -> None:
        if now < at < NEVER and at not in pool.wakes:
            pool.wakes.add(at)
            heappush(self.queue, (at, OPENING + pool.number, 0, Wake(pool, self.on_wake)))

    def _woken(self, wake: Wake) -> None:
        pool, now = wake.pool, self.clock._now
        pool.wakes.discard(now)
        self.serve(pool, now)


def bind(pools: Sequence[Pool], plan: Plan, luck: Luck, draws: Sequence[Draws]) -> None:
    """Tells each pool who else takes its queue, and which pools make one crew."""
    crews = {pool.number: {pool.number} for pool in pools}
    for pool in pools:
        if not isinstance(pool, Shift):
            continue
        for stand_in in plan.pools[pool.number].stand_ins:
            other = pools[stand_in.pool]
            assert isinstance(other, Shift)
            only_if = [draws[recipe] for recipe in stand_in.only_if]
            hours = _hours_of(stand_in, other, plan, luck)
            pool.sources.append(Source(other, hours, stand_in.after, only_if))
            together = crews[pool.number] | crews[other.number]
            for number in together:
                crews[number] = together
    for pool in pools:
        if isinstance(pool, Shift):
            members = (pools[number] for number in sorted(crews[pool.number]))
            pool.crew = tuple(member for member in members if isinstance(member, Shift))


def _hours_of(stand_in: StandIn, pool: Shift, plan: Plan, luck: Luck) -> list[Hours]:
    """When each person of a pool may begin what lies in the queue that he stands in for."""
    common = plan.calendars[stand_in.pool + 1]
    own = luck.person_calendars(stand_in.pool) or (common,) * len(pool.people)
    deserted = np.all(
        [
            deserted_days(plan.calendars[n + 1], luck.person_calendars(n) or ())
            for n in stand_in.absent
        ],
        axis=0,
    )
    return [hours_of(on_days(calendar, deserted)) for calendar in own]


class Wake(Event):
    """The instant at which a queue is looked at again."""

    __slots__ = ("pool",)

    def __init__(self, pool: Shift, callbacks: Any) -> None:
        super().__init__(callbacks)
        self.pool = pool
