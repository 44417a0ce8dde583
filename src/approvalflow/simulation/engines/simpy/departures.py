"""Files that leave before they are done: their box has decided, or the case is over."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from approvalflow.eventlog import BROKEN_OFF, NOBODY, NOT_BEGUN
from approvalflow.simulation.engines.simpy.network import DESK, CaseToken, still_under_way
from approvalflow.simulation.engines.simpy.running import Running


class Departures:
    """Breaks off what files have still to do."""

    __slots__ = ("run", "told")

    def __init__(self, run: Running, told: Callable[[CaseToken, int], None]) -> None:
        """`told`: who has to know that the applicant of a file is no longer waited for."""
        self.run, self.told = run, told

    def stop_others(self, token: CaseToken, now: int) -> None:
        """A branch in which the case is over ends all the others."""
        root = token
        while root.parent is not None:
            root = root.parent
        others = [other for other in still_under_way([root]) if other is not token]
        _dissolve([root])
        self.break_off(others, now)

    def break_off(self, others: list[CaseToken], now: int, *, outcome: int = BROKEN_OFF) -> None:
        """What files have still to do: all leave before people take the next ones. What they were
        waiting for is recorded too: where a copy was when its box decided.
        """
        run, at_work = self.run, []
        files = list(still_under_way(others))
        _dissolve(others)
        for token in files:
            station = token.station
            if station.kind == DESK and station.pool.leave(token):
                token.started, token.person = NOT_BEGUN, NOBODY
                run.record_left(token, now, outcome)
            elif token.callbacks in run.on_finishes:
                at_work.append(token)
            elif token.callbacks is run.on_heard:
                if token.started > now:  # its turn in the sitting has not come
                    token.started = NOT_BEGUN
                at_work.append(token)
            elif token.callbacks is run.on_answer:
                run.record.answer(token.row, now)
                self.told(token, now)
            else:
                self._record_waiting(token, now, outcome)
            token.callbacks = run.on_nothing
        for token in at_work:
            run.record_left(token, now, outcome)
            if token.person >= 0:
                run.release(token.station.pool, token.person, now)

    def _record_waiting(self, token: CaseToken, now: int, outcome: int) -> None:
        """A wait, a way or an in-tray that ends before it would have."""
        run = self.run
        if token.callbacks is run.on_wait:
            run.record_alone(token, token.station, token.started, now, outcome)
        elif token.callbacks is run.on_ready:
            token.arrived = min(token.arrived, now)
            token.started, token.person = NOT_BEGUN, NOBODY
            run.record_left(token, now, outcome)


def _dissolve(tokens: Iterable[CaseToken]) -> None:
    """There is nobody in the boxes in which they are: deadlines of branches there mean nothing."""
    for token in tokens:
        if token.children:
            _dissolve(token.children)
            token.children.clear()
