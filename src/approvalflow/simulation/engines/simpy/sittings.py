"""Meetings and batches: who waits for which sitting, who is heard when, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.eventlog import NOBODY
from approvalflow.simulation.engines.simpy.applicant import Applicant
from approvalflow.simulation.engines.simpy.asking import Asking
from approvalflow.simulation.engines.simpy.clock import SITTING, Event
from approvalflow.simulation.engines.simpy.network import CaseToken, PriorityQueue, ServerPool
from approvalflow.simulation.engines.simpy.running import Callbacks, Running
from approvalflow.simulation.engines.simpy.timers import Timers
from approvalflow.simulation.plan.contract import NEVER, NONE, PlannedMeeting, PlannedPool
from approvalflow.simulation.tools.hours import Hours

_NOBODY = PlannedPool(0, NONE)
Heard = tuple[CaseToken, int, int]  # from when until when


class Docket(ServerPool):
    """The cases that wait for the sittings of a meeting; as an event it is the next sitting.

    To the files on their way it is a pool that never opens. `queue`: never heard, by ready time,
    then case, then step (of several classes in `lanes`); `again`: deferred, in the order in which
    they were. `present`: for each sitting, the members who come.
    """

    __slots__ = ("again", "at", "meeting", "present", "until_end")

    def __init__(
        self,
        number: int,
        meeting: PlannedMeeting,
        present: list[list[tuple[int, int]]],
        lanes: PriorityQueue | None,
    ) -> None:
        super().__init__(number, _NOBODY, Hours([], [], [0]), lanes)
        self.waking = True  # it wakes by its timetable, not because somebody came
        self.meeting = meeting
        self.present = present
        self.again: list[CaseToken] = []
        self.at = 0  # the number of the next sitting
        self.until_end = -1  # the end of the sitting before

    def is_open(self, now: int) -> bool:
        """Nobody is served on the spot."""
        del now
        return False

    @property
    def comes(self) -> int:
        """When the next sitting is."""
        opens = self.meeting.opens
        return opens[self.at] if self.at < len(opens) else NEVER

    def sit(self) -> tuple[list[Heard], tuple[int, ...], list[tuple[int, int]]]:
        """Holds the next sitting: whom it hears when, its row of the log, and who came.

        Those who were deferred come first. A case that does not fit any more, and all after it,
        wait; but the first is heard to its end whatever it takes, so that none waits for ever.
        While the sitting before goes on, none begins.
        """
        meeting, present = self.meeting, self.present[self.at]
        opens, closes = meeting.opens[self.at], meeting.closes[self.at]
        waiting = [*self.again, *self.ready_by(meeting.cuts[self.at])]
        held = len(present) >= meeting.quorum and self.until_end <= opens
        heard = self._fitting(waiting, opens, closes) if held else []
        for token, _, _ in heard:
            self.leave(token)
        self.at += 1
        until = opens
        if held:
            until = self.until_end = max(closes, heard[-1][2] if heard else opens)
        left = len(waiting) - len(heard)
        return heard, (meeting.step, opens, until, held, len(heard), left), present

    def leave(self, token: CaseToken) -> bool:
        if token in self.again:
            self.again.remove(token)
            return True
        return super().leave(token)

    def _fitting(self, waiting: list[CaseToken], opens: int, closes: int) -> list[Heard]:
        most = len(waiting) if self.meeting.agenda == NONE else self.meeting.agenda
        heard: list[Heard] = []
        at = opens
        for token in waiting[:most]:
            work = 0
            if self.meeting.members:
                work = token.station.lasts.at(token.case, token.visit)
            if heard and at + work > closes:
                break
            heard.append((token, at, at + work))
            at += work
        return heard


class Turn(Event):
    """A case has been heard, if it is still there."""

    __slots__ = ("token",)

    def __init__(self, token: CaseToken, callbacks: Callbacks) -> None:
        super().__init__(callbacks)
        self.token = token


class Meetings:
    """The sittings of all meetings and the runs of all batches."""

    __slots__ = ("applicant", "asking", "dockets", "on_turn", "run", "timers")

    def __init__(
        self,
        run: Running,
        dockets: Sequence[Docket],
        timers: Timers,
        applicant: Applicant,
        asking: Asking,
    ) -> None:
        self.run, self.dockets, self.timers, self.applicant = run, dockets, timers, applicant
        self.asking = asking
        self.on_turn = (self._turn_ends,)

    def begin(self) -> None:
        """Calls the first one of each."""
        for docket in self.dockets:
            docket.callbacks = (self._sit,)
            self._call(docket)

    def _call(self, docket: Docket) -> None:
        """The next one."""
        self.run.clock.schedule_at(docket, SITTING + docket.meeting.rank, docket.comes)

    def _sit(self, docket: Docket) -> None:
        heard, row, present = docket.sit()
        self.run.record.sit(row, present)
        for token, begins, ends in heard:
            token.started, token.person = begins, NOBODY
            token.callbacks = self.run.on_heard
            turn = Turn(token, self.on_turn)
            self.run.clock.schedule_at(turn, token.station.finish + token.base, ends)
        self._call(docket)

    def _turn_ends(self, turn: Turn) -> None:
        if turn.token.callbacks is self.run.on_heard:
            self.heard(turn.token)

    def heard(self, token: CaseToken) -> None:
        """As when work is finished, but nobody becomes free; who is deferred waits for the next
        sitting.
        """
        run, station = self.run, token.station
        now = run.clock.now
        if station.visible:
            self.asking.sees(token, now)
        transition, outcome, answered = station.passing, 0, now
        if station.ends is not None:
            outcome = station.outcome.at(token.case, token.visit)
            transition = station.transitions[outcome]
            if transition.takes is not None:
                transition, answered = self.applicant.asked(token, transition, now)
        token.row = run.put_down(
            (token.case, station.step, token.visit, token.row, token.arrived, token.ready,
             token.started, now, answered, NONE, NOBODY, outcome))  # fmt: skip
        if station.located:
            station.locate(token)
        if outcome == station.defers:
            self._defer(token, now)
        else:
            if transition.mark:
                token.mark = transition.mark
            self.applicant.send_on(token, transition.leads(token.case), now, answered)
        if station.term_bound:
            self.timers.terms.look_again(token)

    def _defer(self, token: CaseToken, now: int) -> None:
        station = token.station
        assert isinstance(station.pool, Docket)
        token.visit = token.counts[station.counter] = token.counts[station.counter] + 1
        token.arrived = token.ready = now
        if station.watched:
            token.callbacks = self.run.on_queue
            self.timers.watch_on(token, station)
        station.pool.again.append(token)
