"""Deadlines of whole branches of boxes: they begin at the first desk, and act while nobody works
there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from approvalflow.eventlog import EXPIRED
from approvalflow.simulation.engines.simpy.departures import Departures
from approvalflow.simulation.engines.simpy.network import (
    BoxBranch,
    CaseToken,
    Station,
    still_under_way,
)
from approvalflow.simulation.engines.simpy.running import Running
from approvalflow.simulation.engines.simpy.timers import Timer, Timers
from approvalflow.simulation.plan.contract import NEVER
from approvalflow.simulation.tools.draws import Draws

_FIRST = 4000  # how the timers of branches sort among those of steps, and before that of the case
_ROOM = 95


class Term(Timer):
    """The deadline of a branch; `token` is its copy of the case. `overdue`: its time has passed
    while somebody worked on the branch.
    """

    __slots__ = ("answered", "lasts", "overdue")

    def __init__(self, token: CaseToken, branch: BoxBranch, lasts: Draws) -> None:
        super().__init__(token, None, _FIRST + branch.number % _ROOM, NEVER, 0)
        self.lasts, self.answered = lasts, branch.answered
        self.overdue = False


class Terms:
    """The deadlines of the branches that are under way."""

    __slots__ = ("answer", "departures", "on_term", "run", "timers")

    def __init__(
        self,
        run: Running,
        timers: Timers,
        departures: Departures,
        answer: Callable[[CaseToken, Station, int], None],
    ) -> None:
        self.run, self.timers, self.departures, self.answer = run, timers, departures, answer
        self.on_term = (self._over,)

    def give(self, token: CaseToken, branch: BoxBranch) -> None:
        """A copy of a case goes into a branch."""
        if branch.term is not None:
            token.term = Term(token, branch, branch.term)
            token.term.callbacks = self.on_term

    def begin(self, token: CaseToken) -> None:
        """A file comes to a desk: the first one, for branches whose time does not run yet."""
        for term in _terms_around(token):
            if term.start == NEVER:
                term.start, term.span = token.arrived, term.lasts.at(token.case, 1)
                self.timers.set(self.timers.cases[token.case], term)

    def look_again(self, token: CaseToken) -> None:
        """Somebody has finished: branches that are overdue may be over, if nobody goes on with
        them in this second.
        """
        for term in _terms_around(token):
            if term.overdue:
                term.at = self.run.clock.now
                self.run.clock.schedule_at(term, term.priority, term.at)

    def _over(self, term: Term) -> None:
        child, now = term.token, self.run.clock.now
        assert child.parent is not None
        if term.at != now or child not in child.parent.children:
            return
        files = list(still_under_way([child]))
        term.overdue = any(self._is_at_work(token, now) for token in files)
        if term.overdue:
            return
        self.departures.break_off([child], now, outcome=EXPIRED)
        child.row = max(token.row for token in files)
        self.answer(child, term.answered, now)

    def _is_at_work(self, token: CaseToken, now: int) -> bool:
        run, what = self.run, token.callbacks
        return what in run.on_finishes or (what is run.on_heard and token.started <= now)


def _terms_around(token: CaseToken) -> Iterator[Term]:
    """Those of the branches in which a file is, from the innermost."""
    at: CaseToken | None = token
    while at is not None:
        if at.term is not None:
            yield at.term
        at = at.parent
