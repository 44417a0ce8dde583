"""Deadlines that run: events of their own, since what a file waits for cannot be taken back.

A timer that comes up looks whether the file is still where it was; the timers of a case are set
anew when its legal clock has to stand still. Nothing here is asked of a plan without deadlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from approvalflow.eventlog import ESCALATED, EXPIRED, NOBODY, NOT_BEGUN
from approvalflow.simulation.engines.simpy.clock import ARRIVE, EXPIRE, Event
from approvalflow.simulation.engines.simpy.network import CaseToken, Station, Transition
from approvalflow.simulation.engines.simpy.running import Callbacks, Running
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import NEVER
from approvalflow.simulation.tools.legal import LegalClock, Standstill


class Timer(Event):
    """A deadline of a file at a desk, or with `station` None that of the case."""

    __slots__ = ("at", "priority", "span", "start", "station", "token", "visit")

    def __init__(
        self, token: CaseToken, station: Station | None, rank: int, start: int, span: int
    ) -> None:
        super().__init__()
        self.token, self.station = token, station
        self.visit = token.visit if station is not None else 0
        self.priority = EXPIRE + token.base + rank
        self.start, self.span = start, span
        self.at = NEVER


class TrayEnd(Event):
    """A file that is watched has lain in the tray, if it still does."""

    __slots__ = ("step", "token", "visit")

    def __init__(self, token: CaseToken, callbacks: Callbacks) -> None:
        super().__init__(callbacks)
        self.token, self.step, self.visit = token, token.station.step, token.visit


class OpenCase:
    """What is known of an open case: its token, when the applicant has which file of it, when its
    clock stood therefore, what will expire.
    """

    __slots__ = ("complains", "extended", "started", "stays", "stops", "timers", "token")

    def __init__(self, token: CaseToken) -> None:
        self.token = token
        self.stays: list[tuple[int, int, CaseToken]] = []
        self.stops: list[Standstill] = []
        self.timers: list[Timer] = []
        self.started = self.extended = self.complains = False


class BranchTimes(Protocol):
    """The deadlines of whole branches, as desks see them."""

    def begin(self, token: CaseToken) -> None:
        """A file comes to a desk of a branch."""

    def look_again(self, token: CaseToken) -> None:
        """It has left one."""


class Timers:
    """The deadlines of one replication, and the open cases to which they belong."""

    def __init__(self, run: Running, plan: Plan) -> None:
        self.run = run
        self.legal = LegalClock(plan.calendars[0])
        self.cases: dict[int, OpenCase] = {}
        self.terms: BranchTimes  # set by those who know the boxes
        self.on_due = (self._due,)
        self.on_patience = (self._out_of_patience,)
        self.on_tray_end = (self._tray_ends,)

    # the case

    def open(self, token: CaseToken) -> None:
        self.cases[token.case] = OpenCase(token)

    def close(self, case: int) -> None:
        self.cases.pop(case, None)

    def stand_still(self, tokens: Sequence[CaseToken], now: int, until: int) -> None:
        """The applicant has the case, or branches of it: its deadlines come so much later."""
        known = self.cases.get(tokens[0].case)
        if known is not None and until > now:
            known.stays += [(now, until, token) for token in tokens]
            self._set_anew(known, now)

    def stand_no_longer(self, token: CaseToken, now: int) -> None:
        """Nobody waits any more for what the applicant was asked in a branch."""
        known = self.cases.get(token.case)
        if known is not None:
            known.stays = [
                (begins, min(ends, now) if asked is token else ends, asked)
                for begins, ends, asked in known.stays
            ]
            self._set_anew(known, now)

    def _set_anew(self, known: OpenCase, now: int) -> None:
        known.stops = _united(known.stays)
        timers, known.timers = known.timers, []
        for timer in timers:
            if timer.at >= now and (timer.station is None or self._is_there(timer)):
                self.set(known, timer)

    def set(self, known: OpenCase, timer: Timer) -> None:
        """A timer of a case runs, to when its span is over."""
        at = max(self.legal.expires(timer.start, timer.span, known.stops), self.run.clock.now)
        known.timers.append(timer)
        if at != timer.at:
            timer.at = at
            self.run.clock.schedule_at(timer, timer.priority, at)

    # the desk

    def watch(self, token: CaseToken, station: Station) -> None:
        """A file comes to a desk which it may leave before its visit has ended: what may end it
        runs from its arrival, while it lies in the tray too.
        """
        token.since = token.arrived, token.visit
        if station.term_bound:
            self.terms.begin(token)
        self.watch_on(token, station)

    def watch_on(self, token: CaseToken, station: Station) -> None:
        """The same, for a file that lies there since an earlier visit: a deferral is no arrival."""
        since, visit = token.since
        self._watch_due(token, station, since)
        if station.patience is not None:
            timer = Timer(token, station, 2 * station.rank + 1, since, 0)
            timer.callbacks = self.on_patience
            end = self.run.open_time.end(since, station.patience.at(token.case, visit))
            timer.at = max(end, self.run.clock.now)
            self.run.clock.schedule_at(timer, timer.priority, timer.at)

    def _watch_due(self, token: CaseToken, station: Station, since: int) -> None:
        if station.due is not None:
            span = station.due.at(token.case, token.visit)
            timer = Timer(token, station, 2 * station.rank, since, span)
            timer.callbacks = self.on_due
            self.set(self.cases[token.case], timer)

    def lie(self, token: CaseToken, station: Station, ready: int) -> None:
        """On its way, and in the tray: an event of its own, as a deadline may take the file out."""
        token.callbacks = self.run.on_ready
        ended = TrayEnd(token, self.on_tray_end)
        self.run.clock.schedule_at(ended, ARRIVE + token.base + station.rank, ready)

    def _tray_ends(self, ended: TrayEnd) -> None:
        token, now = ended.token, self.run.clock.now
        station = token.station
        until = token.lain if station.above else token.ready
        same = station.step == ended.step and token.visit == ended.visit and until == now
        if same and token.callbacks is self.run.on_ready:
            token.callbacks = self.run.on_queue
            self.run.join(token, token.station.pool, now)

    def _is_there(self, timer: Timer) -> bool:
        """Whether the file is still on the level at which its time runs."""
        token = timer.token
        here = token.station.rung is timer.station and token.visit == timer.visit
        return here and (self._waits(token) or token.callbacks in self.run.on_finishes)

    def _waits(self, token: CaseToken) -> bool:
        """Whether nobody has begun: it is in the queue, in the tray, or on its way there; or its
        turn in the sitting has not come.
        """
        run, what = self.run, token.callbacks
        if what is run.on_heard:
            return token.started > run.clock.now
        return what is run.on_queue or what is run.on_ready

    def _out_of_patience(self, timer: Timer) -> None:
        token, now = timer.token, self.run.clock.now
        at_home = token.station.home is timer.station and token.visit == timer.visit
        if at_home and self._waits(token):
            station = token.station
            self._leave_queue(token, now, station.withdraws)
            self._go_on(token, station.transitions[station.withdraws], now)

    def _due(self, timer: Timer) -> None:
        token, now = timer.token, self.run.clock.now
        if timer.at != now or not self._is_there(timer):
            return
        station, waits = token.station, self._waits(token)
        if station.escalated is not None:
            if waits:
                self._go_up(token, station.escalated, now)
        elif waits and not station.worked_anyway:
            self._leave_queue(token, now, EXPIRED)
            self._go_on(token, station.expired, now)
        else:
            self._go_on(self._parted(token, now, begun=not waits), station.expired, now)

    def _go_up(self, token: CaseToken, above: Station, now: int) -> None:
        """To the level above: into its tray, without a way, and with its place in the queue; what
        lay in a tray has that of this second.
        """
        place = now if token.callbacks is self.run.on_ready else token.ready
        self._leave_queue(token, now, ESCALATED)
        token.station, token.arrived, token.ready = above, now, place
        token.lain = now
        if above.tray is not None:
            token.lain = self.run.open_time.end(now, above.tray.at(token.case, token.visit))
        self._watch_due(token, above, now)
        if token.lain > now:
            self.lie(token, above, token.lain)
            return
        token.callbacks = self.run.on_queue
        self.run.join(token, above.pool, now)

    def _leave_queue(self, token: CaseToken, now: int, outcome: int) -> None:
        token.station.pool.leave(token)
        token.started, token.person = NOT_BEGUN, NOBODY
        self.run.record_left(token, now, outcome)
        token.callbacks = self.run.on_nothing

    def _parted(self, token: CaseToken, now: int, *, begun: bool) -> CaseToken:
        """The file goes on as another token; this one stays behind, for work in vain."""
        station, came_from = token.station, token.row
        heir = CaseToken(token.case, token.counts, token.parent)
        heir.jurisdiction, heir.mark, heir.term = token.jurisdiction, token.mark, token.term
        heir.department, heir.level = token.department, token.level
        if heir.term is not None:
            heir.term.token = heir
        if not begun:
            token.started, token.person = NOT_BEGUN, NOBODY
        self.run.record_left(token, now, EXPIRED)
        heir.row, heir.station, heir.visit = token.row, station, token.visit
        token.row, token.station, token.started = came_from, station.vain, now
        if begun:
            station.locate(heir)
        if token.parent is None:
            self.cases[token.case].token = heir
        elif token in token.parent.children:
            token.parent.children[token.parent.children.index(token)] = heir
        return heir

    def _go_on(self, token: CaseToken, transition: Transition, now: int) -> None:
        if transition.mark:
            token.mark = transition.mark
        bound = token.station.term_bound
        self.run.move(token, transition.leads(token.case), now)
        if bound:
            self.terms.look_again(token)


def _united(stays: Sequence[tuple[int, int, CaseToken]]) -> list[Standstill]:
    """When at least one file was away, in order and apart; they come in order of their begin."""
    found: list[Standstill] = []
    for begins, ends, _ in stays:
        if found and found[-1][1] >= begins:
            found[-1] = found[-1][0], max(found[-1][1], ends)
        else:
            found.append((begins, ends))
    return found
