"""Applicants who hear nothing ask, and complain of a limit that has passed.

Questions are no visits: they leave rows of their own, and their case goes on meanwhile. What is
due in a second is asked when all else of that second has happened, so that nobody asks of a case
that is decided then.
"""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.eventlog import CHASE, COMPLAINT
from approvalflow.simulation.engines.simpy.clock import ASK, CASE, Event
from approvalflow.simulation.engines.simpy.network import (
    SORT,
    CaseToken,
    Order,
    ServerPool,
    Station,
)
from approvalflow.simulation.engines.simpy.running import Callbacks, Running
from approvalflow.simulation.engines.simpy.timers import OpenCase, Timer, Timers
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.tools.draws import Draws
from approvalflow.simulation.tools.legal import SECONDS

_COMPLAINT = 4094  # how the timer of one sorts among those of its steps


class QuestionDue(Event):
    """A question is due, if it still is; or a `complaint`."""

    __slots__ = ("case", "complaint")

    def __init__(self, case: int, callbacks: Callbacks, *, complaint: bool = False) -> None:
        super().__init__(callbacks)
        self.case, self.complaint = case, complaint


class Question(CaseToken):
    """What is asked, on its way to an answer; `number` is its row of the log."""

    __slots__ = ("number",)

    def __init__(self, case: int, number: int, visit: int, now: int) -> None:
        super().__init__(case, [], None)
        self.number, self.visit = number, visit
        self.arrived = self.ready = now


class AskingCase:
    """An open case of which somebody may ask: when its applicant asks `next`, the question that is
    `open`, which files of it he has himself until when.
    """

    __slots__ = ("asked", "complaint", "extended", "next", "open", "stays")

    def __init__(self) -> None:
        self.next: QuestionDue | None = None
        self.open: Question | None = None
        self.complaint: Question | None = None
        self.asked = 0
        self.extended = False
        self.stays: list[tuple[CaseToken, int]] = []

    def away_until(self, now: int) -> int:
        """Until when he has the file, or a file, himself."""
        return max([now, *(until for _, until in self.stays)])


class Asking:
    """The questions and complaints of one replication; nothing where nobody asks."""

    __slots__ = (
        "cases", "chases", "complaints", "draws", "limit", "on_due", "on_late", "order", "run",
        "served", "stations", "timers",
    )  # fmt: skip

    def __init__(
        self,
        run: Running,
        plan: Plan,
        draws: Sequence[Draws],
        stations: Sequence[Station],
        timers: Timers,
        served: Sequence[ServerPool],
        order: Order | None,
    ) -> None:
        self.run, self.timers, self.draws, self.stations = run, timers, draws, stations
        self.served, self.order = served, order
        self.chases, self.complaints = plan.chases, plan.complaints
        self.limit = plan.limit
        self.cases: dict[int, AskingCase] = {}
        self.on_due: Callbacks = (self._due,)
        self.on_late: Callbacks = (self._late,)
        for planned, finished in (
            (self.chases, self._answered), (self.complaints, self._looked_into)
        ):  # fmt: skip
            for station in self._desks(planned.node) if planned is not None else ():
                station.on_finish = (finished,)

    def _desks(self, node: int) -> list[Station]:
        """All at which people do it."""
        station = self.stations[node]
        desks = station.passing.stations if station.kind == SORT else (station,)
        return [one for desk in desks for one in (desk, *desk.stand_ins.values())]

    # the case

    def open(self, token: CaseToken, now: int) -> None:
        """A case begins: so much its applicant knows."""
        case = token.case
        chases = self.chases is not None and self.draws[self.chases.share].at(case, 0)
        if chases or self.complaints is not None:
            self.cases[case] = AskingCase()
        if chases:
            self.told(case, now)
        if self.complaints is not None and self.complaints.from_start:
            self.start_clock(case, now)

    def decided(self, case: int) -> None:
        """What has been asked and not begun means nothing any more; nor what was begun in this
        second, by somebody who has just finished the case.
        """
        known, now = self.cases.pop(case, None), self.run.clock.now
        for question in (known.open, known.complaint) if known is not None else ():
            if question is None or question.station.pool.leave(question):
                continue
            if question.started == now:
                question.callbacks = self.run.on_nothing
                if question.person >= 0:
                    self.run.release(question.station.pool, question.person, now)

    # what the applicant hears

    def told(self, case: int, now: int) -> None:
        """He hears of his case."""
        known = self.cases.get(case)
        if known is not None and self._chases(case):
            self._wait(known, case, now)

    def sees(self, token: CaseToken, now: int) -> None:
        """A visit has ended, of which he may hear."""
        station, outcome = token.station, 0
        if station.ends is not None:
            outcome = station.outcome.at(token.case, token.visit)
        if outcome in station.visible:
            self.told(token.case, now)

    def _chases(self, case: int) -> bool:
        return self.chases is not None and bool(self.draws[self.chases.share].at(case, 0))

    def away(self, tokens: Sequence[CaseToken], now: int, until: int) -> None:
        """He is asked, and has the file until he answers."""
        case = tokens[0].case
        known = self.cases.get(case)
        if known is not None and until > now:
            known.stays = [stay for stay in known.stays if stay[1] > now]
            known.stays += [(token, until) for token in tokens]
            self.told(case, now)

    def back(self, token: CaseToken, now: int) -> None:
        """Nobody waits any more for what he was asked."""
        self.timers.stand_no_longer(token, now)
        known = self.cases.get(token.case)
        if known is not None:
            known.stays = [(asked, until) for asked, until in known.stays if asked is not token]
            self.told(token.case, now)

    def _wait(self, known: AskingCase, case: int, now: int) -> None:
        """He asks when he will have heard nothing for long enough, unless he has asked."""
        assert self.chases is not None
        known.next = None
        if known.open is None:
            after = self.draws[self.chases.after].at(case, 0)
            self._call(known, case, self.run.open_time.end(known.away_until(now), after))

    def _call(self, known: AskingCase, case: int, at: int) -> None:
        known.next = QuestionDue(case, self.on_due)
        self.run.clock.schedule_at(known.next, ASK + case * CASE, at)

    # questions

    def _due(self, due: QuestionDue) -> None:
        case, now = due.case, self.run.clock.now
        known = self.cases.get(case)
        if known is None:
            return
        if due.complaint:
            self._complain(known, case, now)
        elif known.next is due:
            known.next = None
            known.asked += 1
            assert self.chases is not None
            known.open = self._put(case, CHASE, known.asked, self.chases.node, now)

    def _put(self, case: int, kind: int, visit: int, node: int, now: int) -> Question:
        """Something that is asked goes to the desk."""
        question = Question(case, self.run.record.ask(case, kind, now), visit, now)
        station = self.stations[node]
        question.station = station.passing.leads(case) if station.kind == SORT else station
        self.run.join(question, question.station.pool, now)
        return question

    def _answered(self, question: Question) -> None:
        """And if he hears nothing more, he asks again."""
        case, now = question.case, self.run.clock.now
        self._done(question, now)
        known = self.cases.get(case)
        if known is None:
            return
        known.open = None
        if known.away_until(now) > now:
            self._wait(known, case, now)
            return
        assert self.chases is not None
        every = self.draws[self.chases.every].at(case, 0)
        self._call(known, case, self.run.open_time.end(now, every))

    def _done(self, question: Question, now: int, upheld: int = 0) -> None:
        pool, person = question.station.pool, question.person
        row = question.started, now, pool.number, person, upheld
        self.run.record.answered(question.number, row)
        if person >= 0:
            self.run.release(pool, person, now)

    # complaints

    def start_clock(self, case: int, now: int) -> None:
        """The legal clock starts; a second time it does not start again."""
        known, open_case = self.complaints, self.timers.cases.get(case)
        if known is None or open_case is None or open_case.complains:
            return
        open_case.complains = True
        if self.draws[known.share].at(case, 0):
            self._wait_for(open_case, now, self.draws[known.limit].at(case, 0))

    def _wait_for(self, open_case: OpenCase, start: int, span: int) -> None:
        timer = Timer(open_case.token, None, _COMPLAINT, start, span)
        timer.callbacks = self.on_late
        self.timers.set(open_case, timer)

    def _late(self, timer: Timer) -> None:
        """The limit has passed; whether it was extended or silence decides is known at the end of
        this second.
        """
        case, now = timer.token.case, self.run.clock.now
        if case in self.cases and timer.at == now:
            due = QuestionDue(case, self.on_due, complaint=True)
            self.run.clock.schedule_at(due, ASK + case * CASE + 1, now)

    def _complain(self, known: AskingCase, case: int, now: int) -> None:
        assert self.complaints is not None
        open_case = self.timers.cases[case]
        if self.complaints.extended and open_case.extended and not known.extended:
            assert self.limit is not None
            known.extended = True
            span = self.draws[self.limit.by].at(case, 0)
            start = now if span % 4 == SECONDS else now - 1  # as the limit itself
            self._wait_for(open_case, start, span)
            return
        known.complaint = self._put(case, COMPLAINT, 1, self.complaints.node, now)

    def _looked_into(self, complaint: Question) -> None:
        """A case whose complaint is upheld goes before all others, wherever it is."""
        case, now = complaint.case, self.run.clock.now
        assert self.complaints is not None
        upheld = self.draws[self.complaints.upheld].at(case, 0)
        if upheld and self.complaints.goes_first and case in self.cases:
            self._prefer(case)
        if case in self.cases:
            self.cases[case].complaint = None
        self._done(complaint, now, upheld)

    def _prefer(self, case: int) -> None:
        """A case goes before all others from now on, where it waits too."""
        assert self.order is not None
        moved = []
        for pool in self.served:
            here = [t for t in pool.waiting() if t.case == case and not t.station.ahead]
            moved += [(pool, token) for token in here if pool.leave(token)]
        self.order.upheld.add(case)
        for pool, token in moved:
            pool.line_up(token)
