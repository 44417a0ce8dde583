"""Who of those that are not all alike takes which file.

The engine's quick way asks a pool only `differs`, and that only where nobody can begin at once.
"""

from __future__ import annotations

from heapq import heappush

from approvalflow.eventlog import NOBODY
from approvalflow.simulation.engines.simpy.clock import OPENING, Event, EventClock
from approvalflow.simulation.engines.simpy.network import CaseToken
from approvalflow.simulation.engines.simpy.rosters import Roster, Takers
from approvalflow.simulation.engines.simpy.running import Callbacks
from approvalflow.simulation.plan.contract import NEVER, NONE
from approvalflow.simulation.tools.hours import Hours

_Found = tuple[tuple[int, int, int], Roster, int, Takers, int]


class Wake(Event):
    """The instant at which a queue is looked at again."""

    __slots__ = ("pool",)

    def __init__(self, pool: Roster, callbacks: Callbacks) -> None:
        super().__init__(callbacks)
        self.pool = pool


class Shifts:
    """Gives the files that wait to the people of rosters."""

    __slots__ = ("clock", "did", "on_wake", "open_time", "queue")

    def __init__(self, clock: EventClock, open_time: Hours) -> None:
        self.clock = clock
        self.queue = clock.queue
        self.open_time = open_time
        self.did: dict[int, tuple[int, int]] = {}  # who finished a step of a case last
        self.on_wake = (self._woken,)

    def join(self, token: CaseToken, pool: Roster, now: int) -> None:
        """A file has become ready."""
        pool.line_up(token)
        for taker in pool.takers:
            if taker.after:
                self._wake_at(pool, taker.from_when(token, self.open_time), now)
        self.serve(pool, now)

    def serve(self, pool: Roster, now: int) -> None:
        """Somebody may be free: files begin in the order of their queues, taken as one."""
        while True:
            found = [f for member in pool.crew if (f := self._first(member, now)) is not None]
            if not found:
                break
            _, member, number, taker, person = min(found, key=lambda f: f[0])
            self._begin(member, number, taker, person, now)
        for member in pool.crew:
            if member.queue:
                self._wake_later(member, now)

    def _first(self, pool: Roster, now: int) -> _Found | None:
        """The first file of a queue that somebody can take, and who."""
        if not pool.queue:
            return None
        takers = [(s, person) for s in pool.takers for person in s.available(now)]
        if not takers:
            return None
        for number, token in enumerate(pool.queue):
            for taker, person in takers:
                if self._may(token, taker, person, now):
                    return pool.order(token), pool, number, taker, person
        return None

    def _may(self, token: CaseToken, taker: Takers, person: int, now: int) -> bool:
        if taker.after and taker.from_when(token, self.open_time) > now:
            return False
        before = token.station.not_same_as
        if before == NONE or person == NOBODY:
            return True
        return self.did.get(token.base + before) != (taker.pool.number, person)

    def remember(self, token: CaseToken) -> None:
        """Keeps who finished a step, for those that another person must do."""
        station = token.station
        if station.home is None:
            return  # in vain
        self.did[token.base + station.step] = station.pool.number, token.person

    def _begin(self, pool: Roster, number: int, taker: Takers, person: int, now: int) -> None:
        token = pool.queue[number]
        del pool.queue[number]
        worker = taker.pool
        if worker is not pool:
            token.station = token.station.stand_ins[worker.number]
        station = token.station
        if person != NOBODY:
            worker.free.remove(person)
        token.person = person
        token.started = now
        token.callbacks = station.on_finish
        work = station.lasts.at(token.case, token.visit)
        finish = worker.people[max(person, 0)].after(now, work)
        if finish < NEVER:
            heappush(self.queue, (finish, station.finish + token.base, 0, token))

    def _wake_later(self, pool: Roster, now: int) -> None:
        """At the next instant at which somebody comes to the desk."""
        if now >= pool.next_wake:
            hours = [h for taker in pool.takers for h in taker.hours]
            pool.next_wake = min((h.next_open(now) for h in hours), default=NEVER)
            self._wake_at(pool, pool.next_wake, now)

    def _wake_at(self, pool: Roster, at: int, now: int) -> None:
        if now < at < NEVER and at not in pool.wakes:
            pool.wakes.add(at)
            heappush(self.queue, (at, OPENING + pool.number, 0, Wake(pool, self.on_wake)))

    def _woken(self, wake: Wake) -> None:
        pool, now = wake.pool, self.clock.now
        pool.wakes.discard(now)
        self.serve(pool, now)
