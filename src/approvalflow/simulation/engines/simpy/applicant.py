"""The applicant: how long a case is with him, alone or once for all branches of a box."""

from __future__ import annotations

from approvalflow.eventlog import NOBODY
from approvalflow.simulation.engines.simpy.asking import Asking
from approvalflow.simulation.engines.simpy.clock import ARRIVE
from approvalflow.simulation.engines.simpy.network import CaseToken, Station, Transition
from approvalflow.simulation.engines.simpy.running import Running
from approvalflow.simulation.engines.simpy.timers import Timers
from approvalflow.simulation.plan.contract import NONE


class Applicant:
    """Is asked, and answers; meanwhile the deadlines of the case stand still."""

    __slots__ = ("asking", "run", "timers")

    def __init__(self, run: Running, timers: Timers, asking: Asking) -> None:
        self.run, self.timers, self.asking = run, timers, asking

    def asked(self, token: CaseToken, transition: Transition, now: int) -> tuple[Transition, int]:
        """When he has answered, or is no longer waited for, and the transition then."""
        case, visit, end = token.case, token.visit, self.run.open_time.end
        assert transition.takes is not None
        answered = end(now, transition.takes.at(case, visit))
        if transition.lapse is None:
            return transition, answered
        silent = transition.gives_up is not None and transition.gives_up.at(case, visit)
        latest = answered
        if transition.reply is not None:
            latest = end(now, transition.reply.at(case, visit))
        return (transition.lapse, latest) if silent or answered > latest else (transition, answered)

    def send_on(self, token: CaseToken, goal: Station, now: int, answered: int) -> None:
        """On, once he has answered."""
        if answered > now:
            rank, token.station = token.station.rank, goal
            token.callbacks = self.run.on_answer
            self.timers.stand_still((token,), now, answered)
            self.asking.away((token,), now, answered)
            self.run.clock.schedule_at(token, ARRIVE + token.base + rank, answered)
        else:
            self.run.move(token, goal, now)

    # one question for all branches

    def hold(self, child: CaseToken, station: Station, now: int) -> None:
        """A branch has something to ask, and waits for the others."""
        token = child.parent
        assert token is not None
        child.station, child.callbacks = station, self.run.on_nothing
        token.row = child.row  # the question follows the branch that comes last
        token.asking.append(child)
        self.ask(token, now)

    def ask(self, token: CaseToken, now: int) -> None:
        """Once each branch of the box has answered or asks; all go on with the answer."""
        asking, box, case, run = token.asking, token.box, token.case, self.run
        if not asking or len(asking) < token.pending:
            return
        token.asking = []
        end = run.open_time.end
        until = max(end(now, child.station.lasts.at(case, child.visit)) for child in asking)
        visit = token.counts[box.counter] = token.counts[box.counter] + 1
        row = run.put_down((case, box.step, visit, token.row, now, now, now, now, until, NONE,
                            NOBODY, 0))  # fmt: skip
        for child in asking:
            rank, child.row = child.station.rank, row
            child.station = child.station.passing.leads(case)
            child.callbacks = run.on_answer
            run.clock.schedule_at(child, ARRIVE + child.base + rank, until)
        self.timers.stand_still(asking, now, until)
        self.asking.away(asking, now, until)
