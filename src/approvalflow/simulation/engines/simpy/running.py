"""What the services of a run ask of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from approvalflow.simulation.engines.simpy.clock import EventClock
from approvalflow.simulation.engines.simpy.network import CaseToken, ServerPool, Station
from approvalflow.simulation.tools.hours import Hours
from approvalflow.simulation.tools.recording import Record

Callbacks = tuple[Callable[[Any], None], ...]


class Running(Protocol):
    """A run that goes on, as its services see it.

    What a token has as its callbacks tells what it waits for.

    `on_ready`: its way to a desk, or the end of the tray there; `on_queue`: somebody, at a desk
    that is watched; one of `on_finishes`: the end of work; `on_heard`: that of its turn in a
    sitting; `on_wait`: that of a wait; `on_answer`: the applicant; `on_nothing`: nothing that the
    clock knows of.
    """

    clock: EventClock
    open_time: Hours
    record: Record
    on_answer: Callbacks
    on_finishes: tuple[Callbacks, ...]
    on_heard: Callbacks
    on_nothing: Callbacks
    on_queue: Callbacks
    on_ready: Callbacks
    on_wait: Callbacks

    def move(self, token: CaseToken, station: Station, now: int) -> None:
        """On to a station, at once."""

    def join(self, token: CaseToken, pool: ServerPool, now: int) -> None:
        """To somebody who is free, else into the queue."""

    def release(self, pool: ServerPool, person: int, now: int) -> None:
        """Somebody is free, for the next case at once, if there is one."""

    def put_down(self, row: tuple[int, ...]) -> int:
        """A row of the log, as in VISIT_COLUMNS; its number."""

    def record_left(self, token: CaseToken, now: int, outcome: int) -> None:
        """The row of a visit that ends before it would have."""

    def record_alone(
        self, token: CaseToken, station: Station, started: int, now: int, outcome: int = 0
    ) -> None:
        """The row of a visit for which there was nobody."""

    def end_case(self, case: int, now: int, result: int) -> None:
        """The case is over."""
