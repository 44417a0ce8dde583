"""The limit of the case: from when it runs, and what comes of a case undecided when it expires."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.eventlog import Ending
from approvalflow.simulation.engines.simpy.departures import Departures
from approvalflow.simulation.engines.simpy.running import Running
from approvalflow.simulation.engines.simpy.timers import Timer, Timers
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import NONE, SILENCE
from approvalflow.simulation.tools.draws import Draws
from approvalflow.simulation.tools.legal import SECONDS

_OF_THE_CASE = 4095  # how its timer sorts among those of its steps
_RESULTS = {"granted": Ending.GRANTED, "refused": Ending.REFUSED}


class CaseLimits:
    """The limits of the open cases, where the plan has one."""

    def __init__(
        self,
        run: Running,
        timers: Timers,
        departures: Departures,
        plan: Plan,
        draws: Sequence[Draws],
    ) -> None:
        self.run, self.timers, self.departures = run, timers, departures
        self.limit = plan.limit
        self.on_limit = (self._reached,)
        if self.limit is not None:
            self.statutory, self.late = draws[self.limit.statutory], draws[self.limit.late]
            if self.limit.used != NONE:
                self.used, self.by = draws[self.limit.used], draws[self.limit.by]

    def open(self, case: int, now: int) -> None:
        """A case begins, and its limit, if it runs from the start."""
        if self.limit is not None and self.limit.from_start:
            self._set(case, now)

    def start(self, case: int, now: int) -> None:
        """The legal clock starts; a second time it does not start again."""
        if self.limit is not None and not self.timers.cases[case].started:
            self._set(case, now)

    def _set(self, case: int, now: int) -> None:
        known = self.timers.cases[case]
        known.started = True
        timer = Timer(known.token, None, _OF_THE_CASE, now, self.statutory.at(case, 0))
        timer.callbacks = self.on_limit
        self.timers.set(known, timer)

    def _reached(self, timer: Timer) -> None:
        """Undecided: the limit is extended, or silence decides, or nothing happens."""
        case, now, record = timer.token.case, self.run.clock.now, self.run.record
        known = self.timers.cases.get(case)
        if known is None or timer.at != now or record.decided[case] >= 0:
            return
        assert self.limit is not None
        if self.limit.used != NONE and not known.extended and self.used.at(case, 0):
            known.extended = True
            record.extended.add(case)
            span = self.by.at(case, 0)
            timer.start = now if span % 4 == SECONDS else now - 1  # of the last day of the limit
            timer.span = span
            self.timers.set(known, timer)
            return
        word = SILENCE[self.late.at(case, 0)]
        if word in _RESULTS:
            record.deemed.add(case)
            self.timers.close(case)
            self.departures.break_off([known.token], now)
            self.run.end_case(case, now, _RESULTS[word])
