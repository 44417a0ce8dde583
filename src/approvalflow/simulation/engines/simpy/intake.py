"""New cases: their submissions, as luck has them."""

from __future__ import annotations

from sys import maxsize

from approvalflow.eventlog import Ending
from approvalflow.simulation.engines.simpy.asking import Asking
from approvalflow.simulation.engines.simpy.clock import CASE, SUBMIT, Event
from approvalflow.simulation.engines.simpy.limits import CaseLimits
from approvalflow.simulation.engines.simpy.network import CaseToken, Transition
from approvalflow.simulation.engines.simpy.running import Running
from approvalflow.simulation.engines.simpy.timers import Timers
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.luck.uniforms import BLOCK_BITS
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import NONE
from approvalflow.simulation.tools.draws import BLOCK_MASK


class Intake:
    """Takes in cases. `entry` is the way that those submitted go first."""

    __slots__ = (
        "ahead", "asking", "block", "counters", "entry", "limits", "luck", "most_open", "run",
        "source", "timed", "timers",
    )  # fmt: skip

    def __init__(
        self,
        run: Running,
        plan: Plan,
        luck: Luck,
        entry: Transition,
        timers: Timers,
        limits: CaseLimits,
        asking: Asking,
    ) -> None:
        self.run, self.luck, self.timers, self.limits = run, luck, timers, limits
        self.asking = asking
        self.entry = entry
        self.counters = plan.counters
        self.timed = plan.timed
        self.most_open = maxsize if plan.most_open == NONE else plan.most_open
        self.ahead = 0  # cases of the backlog
        self.block: list[int] = []
        self.source = Event((self._submitted,))

    def open(self, case: int, now: int) -> CaseToken:
        """A case begins."""
        token = CaseToken(case, [0] * self.counters, None)
        if self.timed:
            self.timers.open(token)
            self.limits.open(case, now)
        self.asking.open(token, now)
        return token

    def begin(self) -> None:
        """From now on cases are submitted; all of the backlog are there."""
        self.ahead = len(self.run.record.submitted)
        self._next()

    def _next(self) -> None:
        case = len(self.run.record.submitted)
        number = case - self.ahead  # among those submitted
        if not number & BLOCK_MASK:
            self.block = self.luck.submissions(number >> BLOCK_BITS)
        at = self.block[number & BLOCK_MASK]
        self.run.clock.schedule_at(self.source, SUBMIT + case * CASE, at)

    def _submitted(self, _: Event) -> None:
        run = self.run
        now, record = run.clock.now, run.record
        case = record.submit(now)
        if record.complete:
            run.clock.stop()
        self._next()
        if record.undecided > self.most_open:
            run.end_case(case, now, Ending.TURNED_AWAY)
            return
        run.move(self.open(case, now), self.entry.leads(case), now)
