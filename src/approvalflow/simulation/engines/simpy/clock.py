"""The clock: SimPy's environment, and how events of one second are ordered."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Any

import simpy
from simpy.core import StopSimulation

from approvalflow.simulation.plan.contract import NEVER

_KIND = 1 << 52
OPENING, FINISH, ARRIVE, SUBMIT, SITTING, EXPIRE, ASK, STOP = (kind * _KIND for kind in range(8))
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


class EventClock(simpy.Environment):
    """SimPy's environment with a leaner loop.

    Events sit in its queue as `schedule` puts them there, and every event is processed as by
    `step`, which also runs them; but `run` takes each from the queue itself, without a call
    and without the question whether it failed, since events here have one callback, which
    cannot fail. The sequence number is always 0: priorities are unique within a second.
    """

    now = 0  # whole seconds; SimPy has a property, which takes a call

    def __init__(self) -> None:
        super().__init__(0)
        self.queue: list[tuple[int, int, int, Any]] = self._queue  # type: ignore[assignment]

    @property
    def _now(self) -> int:
        """SimPy's name for it."""
        return self.now

    @_now.setter
    def _now(self, now: int) -> None:
        self.now = now

    def schedule_at(self, event: Any, priority: int, at: int) -> None:
        """Schedules at an instant; what comes after the end of the calendar never comes."""
        if at < NEVER:
            heappush(self.queue, (at, priority, 0, event))

    def run(self, until: Any = None) -> None:
        """Until `stop` is called."""
        del until
        queue, pop = self.queue, heappop
        try:
            while True:
                self.now, _, _, event = pop(queue)
                event.callbacks[0](event)
        except StopSimulation:
            return

    def stop(self) -> None:
        """Nothing comes any more, not even in this second, once the event at hand is over."""
        heappush(self.queue, (self.now, -1, 0, Event((_stopped,))))


def _stopped(_: Event) -> None:
    raise StopSimulation
