"""One replication: what happens at each finish of work, and the services it calls for the rest.

What makes it quick: everything is settled in the plan, draws stand ready in lists, a row of the
log is one extension of a list, and what happens at each finish is written out in one class
(`_finished`, `_begin`, `move`, `join`) rather than divided among small functions.
"""

from __future__ import annotations

from heapq import heappop, heappush, heappushpop

from approvalflow.eventlog import NOBODY, Ending, EventLog
from approvalflow.simulation.engines.simpy import building
from approvalflow.simulation.engines.simpy.applicant import Applicant
from approvalflow.simulation.engines.simpy.asking import Asking
from approvalflow.simulation.engines.simpy.backlog import Backlog
from approvalflow.simulation.engines.simpy.boxes import Boxes
from approvalflow.simulation.engines.simpy.clock import ARRIVE, OPENING, STOP, Event, EventClock
from approvalflow.simulation.engines.simpy.departures import Departures
from approvalflow.simulation.engines.simpy.intake import Intake
from approvalflow.simulation.engines.simpy.limits import CaseLimits
from approvalflow.simulation.engines.simpy.network import (
    ANSWER,
    BOX,
    DESK,
    END,
    ISSUE,
    NOTICE,
    NOWHERE,
    SORT,
    STARTS,
    WAIT,
    CaseToken,
    ServerPool,
    Station,
    Transition,
)
from approvalflow.simulation.engines.simpy.rosters import Roster
from approvalflow.simulation.engines.simpy.running import Callbacks
from approvalflow.simulation.engines.simpy.shifts import Shifts
from approvalflow.simulation.engines.simpy.sittings import Docket, Meetings
from approvalflow.simulation.engines.simpy.timers import Timers
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import NEVER, NONE, PlannedArrow, ResultMark
from approvalflow.simulation.tools.draws import Draws
from approvalflow.simulation.tools.hours import hours_of
from approvalflow.simulation.tools.recording import Record

_REFUSED = int(ResultMark.REFUSED)


class Run:
    """A replication. Here are the ways and the desks; for all else it has services."""

    __slots__ = (
        "applicant", "asking", "backlog", "boxes", "clock", "count", "departures", "dockets",
        "draws", "extend", "intake", "limits", "luck", "meetings", "on_answer", "on_finishes",
        "on_heard", "on_nothing", "on_queue", "on_ready", "on_wait", "on_wake", "open_time",
        "order", "plan", "pools", "queue", "record", "shifts", "stations", "timers",
    )  # fmt: skip

    on_answer: Callbacks
    on_finishes: tuple[Callbacks, ...]
    on_heard: Callbacks
    on_nothing: Callbacks
    on_queue: Callbacks
    on_ready: Callbacks
    on_wait: Callbacks

    def __init__(self, plan: Plan, luck: Luck) -> None:
        self.plan, self.luck = plan, luck
        self.clock = EventClock()
        self.queue = self.clock.queue
        self.open_time = hours_of(plan.calendars[0])
        self.record = Record(plan)
        self.extend = self.record.rows.extend
        self.count = 0  # rows put down
        self.on_finishes = ((self._finished,), (self._finished_with_care,))
        self.on_ready = (self._is_ready,)
        self.on_wait = (self._waited,)
        self.on_answer = (self._answered,)
        self.on_wake = (self._woken,)
        self.on_nothing = (self._nothing,)
        self.on_queue = (self._nothing,)  # told from `on_nothing` by being another
        self.draws = [Draws(luck, number) for number in range(len(plan.recipes))]
        self.order = building.order_of(plan, self.draws)
        self.pools = building.pools_of(plan, luck, self.draws, self.order)
        self.dockets = building.dockets_of(plan, luck, self.order)
        served = [*self.pools, *self.dockets]
        self.stations = building.stations_of(plan.nodes, self.draws, served, self.on_finishes)
        self._serve()

    def _serve(self) -> None:
        """The services."""
        plan, luck, draws = self.plan, self.luck, self.draws
        entry = Transition(PlannedArrow(plan.start), draws, self.stations)
        self.shifts = Shifts(self.clock, self.open_time)
        self.timers = Timers(self, plan)
        served = (*self.pools, *self.dockets)
        self.asking = Asking(self, plan, draws, self.stations, self.timers, served, self.order)
        self.departures = Departures(self, self.asking.back)
        self.limits = CaseLimits(self, self.timers, self.departures, plan, draws)
        self.applicant = Applicant(self, self.timers, self.asking)
        self.boxes = Boxes(self, self.applicant, self.departures)
        self.meetings = Meetings(self, self.dockets, self.timers, self.applicant, self.asking)
        self.on_heard = (self.meetings.heard,)
        self.intake = Intake(self, plan, luck, entry, self.timers, self.limits, self.asking)
        self.backlog = Backlog(self, self.intake, self.boxes, self.timers)

    def log(self) -> EventLog:
        """All that happens, until nothing more is asked for or the horizon is over."""
        for files in self.plan.backlog:
            self.backlog.lay_out(files, self.draws, self.stations)
        self.intake.begin()
        self.meetings.begin()
        horizon_over = Event((lambda _: self.clock.stop(),))
        self.clock.schedule_at(horizon_over, STOP, self.plan.horizon.stops)
        self.clock.run()
        return self.record.log(self.plan, self.luck)

    def dissolve(self) -> None:
        """Lets go of all that grows with the number of cases; the log keeps its columns."""
        self.queue.clear()
        for pool in (*self.pools, *self.dockets):
            pool.queue.clear()
        for docket in self.dockets:
            docket.again.clear()
        for drawn in self.draws:
            drawn.table.clear()
        self.timers.cases.clear()
        self.shifts.did.clear()
        self.asking.cases.clear()
        del self.record, self.extend

    # the way of a token

    def move(self, token: CaseToken, station: Station, now: int) -> None:
        """Moves a token on, at once, until something takes time."""
        while not station.direct:
            kind = station.kind
            if station.only_if is not None and station.only_if.at(token.case, 0):
                pass
            elif kind == DESK:
                self._set_off(token, station, now)
                return
            elif kind == BOX:
                if self.boxes.enter(token, station, now):
                    return
            elif kind == ISSUE:
                self._issue(token, station, now)
            elif kind == STARTS:
                self.limits.start(token.case, now)
                self.asking.start_clock(token.case, now)
            elif kind != SORT:
                self._rest(token, station, now)
                return
            station = station.passing.leads(token.case)
        token.station = station
        counts, counter = token.counts, station.counter
        token.visit = counts[counter] = counts[counter] + 1
        token.arrived = token.ready = now
        self.join(token, station.pool, now)

    def _set_off(self, token: CaseToken, station: Station, now: int) -> None:
        """Transfer and in-tray, then the desk."""
        token.station = station
        counts, counter = token.counts, station.counter
        token.visit = visit = counts[counter] = counts[counter] + 1
        transfer, end = station.way_from(token), self.open_time.end
        arrived = now
        if transfer is not None:
            arrived = end(now, transfer.at(token.case, visit))
        token.arrived = ready = arrived
        if station.tray is not None:
            ready = end(arrived, station.tray.at(token.case, visit))
        token.ready = ready
        if station.watched:
            self.timers.watch(token, station)
            if ready > now:
                self.timers.lie(token, station, ready)
                return
            token.callbacks = self.on_queue
        elif ready > now:
            token.callbacks = self.on_ready
            self.clock.schedule_at(token, ARRIVE + token.base + station.rank, ready)
            return
        self.join(token, station.pool, now)

    def _is_ready(self, token: CaseToken) -> None:
        self.join(token, token.station.pool, self.clock.now)

    def _rest(self, token: CaseToken, station: Station, now: int) -> None:
        """Where the way stops, or goes on for another token."""
        if station.kind == WAIT:
            token.station = station
            token.visit = token.counts[station.counter] = token.counts[station.counter] + 1
            token.started = now
            token.callbacks = self.on_wait
            end = self.open_time.end(now, station.lasts.at(token.case, token.visit))
            self.clock.schedule_at(token, ARRIVE + token.base + station.rank, end)
        elif station.kind == END:
            self._end(token, station, now)
        elif station.kind == NOTICE:
            self.applicant.hold(token, station, now)
        elif station.kind != NOWHERE:
            assert station.kind == ANSWER
            self.boxes.answer(token, station, now)

    def _waited(self, token: CaseToken) -> None:
        station, now = token.station, self.clock.now
        self.record_alone(token, station, token.started, now)
        if station.visible:
            self.asking.told(token.case, now)
        self.move(token, station.passing.leads(token.case), now)

    def _answered(self, token: CaseToken) -> None:
        self.move(token, token.station, self.clock.now)

    def _nothing(self, _: CaseToken) -> None:
        """What was to happen was broken off."""

    def _issue(self, token: CaseToken, station: Station, now: int) -> None:
        token.visit = token.counts[station.counter] = token.counts[station.counter] + 1
        self.record_alone(token, station, now, now)
        self.record.decide(token.case, now)
        self.asking.decided(token.case)

    def _end(self, token: CaseToken, station: Station, now: int) -> None:
        if token.parent is not None:
            self.departures.stop_others(token, now)
        token.station = station
        if self.plan.timed:
            self.timers.close(token.case)
        refused = station.result == Ending.GRANTED and token.mark == _REFUSED
        self.end_case(token.case, now, Ending.REFUSED if refused else station.result)

    def end_case(self, case: int, now: int, result: int) -> None:
        self.record.end(case, now, result)
        self.asking.decided(case)
        if self.record.complete:
            self.clock.stop()

    # people

    def join(self, token: CaseToken, pool: ServerPool, now: int) -> None:
        """To somebody who is free, else into the queue."""
        if now < pool.until or pool.is_open(now):
            if pool.free:
                self._begin(token, pool, heappop(pool.free), now)
                return
            if pool.unlimited:
                self._begin(token, pool, NOBODY, now)
                return
        elif isinstance(pool, Roster):
            self.shifts.join(token, pool, now)
            return
        else:
            self._wake_later(pool, now)
        queue = pool.queue
        if queue and queue[-1].ready >= token.ready:
            pool.line_up(token)
        else:
            queue.append(token)

    def _begin(self, token: CaseToken, pool: ServerPool, person: int, now: int) -> None:
        station = token.station
        try:
            work = station.works[token.visit][token.block][token.slot]
        except IndexError:
            work = station.lasts.at(token.case, token.visit)
        token.person = person
        token.started = now
        token.callbacks = station.on_finish
        finish = now + work
        if finish > pool.until:
            finish = pool.hours.after(now, work)
            if finish >= NEVER:
                return
        heappush(self.queue, (finish, station.finish + token.base, 0, token))

    def _finished(self, token: CaseToken) -> None:
        now = self.clock.now
        station = token.station
        pool, person, ends = station.pool, token.person, station.ends
        transition, outcome, answered = station.passing, 0, now
        if ends is not None:
            try:
                outcome = ends[token.visit][token.block][token.slot]
            except IndexError:
                outcome = station.outcome.at(token.case, token.visit)
            transition = station.transitions[outcome]
            if transition.takes is not None:
                transition, answered = self.applicant.asked(token, transition, now)
        self.extend((token.case, station.step, token.visit, token.row, token.arrived, token.ready,
                     token.started, now, answered, pool.number, person, outcome))  # fmt: skip
        token.row = self.count
        self.count += 1
        if station.located:
            station.locate(token)
        if transition.mark:
            token.mark = transition.mark
        if person >= 0:  # as in `release`
            if pool.queue and (now < pool.until or pool.is_open(now)):
                self._begin(pool.queue.popleft(), pool, heappushpop(pool.free, person), now)
            else:
                heappush(pool.free, person)
                if pool.queue or pool.differs:
                    self._look_again(pool, now)
        goal = transition.goal or transition.leads(token.case)
        if answered > now:
            self.applicant.send_on(token, goal, now, answered)
        elif goal.direct:  # as in `move`
            token.station = goal
            counts, counter = token.counts, goal.counter
            token.visit = counts[counter] = counts[counter] + 1
            token.arrived = token.ready = now
            self.join(token, goal.pool, now)
        else:
            self.move(token, goal, now)

    def _finished_with_care(self, token: CaseToken) -> None:
        """By somebody whom another step is not to have again, for a deadline, or for the applicant
        to hear of it.
        """
        if token.station.above:
            token.ready = token.lain
        self.shifts.remember(token)
        bound = token.station.term_bound
        if token.station.visible:
            self.asking.sees(token, self.clock.now)
        self._finished(token)
        if bound:
            self.boxes.terms.look_again(token)

    def release(self, pool: ServerPool, person: int, now: int) -> None:
        """Somebody is free, for the next case at once, if there is one."""
        if pool.queue and pool.is_open(now):
            self._begin(pool.queue.popleft(), pool, heappushpop(pool.free, person), now)
            return
        heappush(pool.free, person)
        if pool.queue or pool.differs:
            self._look_again(pool, now)

    def _look_again(self, pool: ServerPool, now: int) -> None:
        """Somebody has become free and there is more to say about who goes on."""
        if isinstance(pool, Roster):
            self.shifts.serve(pool, now)
        else:
            self._wake_later(pool, now)

    def _wake_later(self, pool: ServerPool, now: int) -> None:
        if not pool.waking:
            pool.waking = True
            pool.callbacks = self.on_wake
            self.clock.schedule_at(pool, OPENING + pool.number, pool.hours.next_open(now))

    def _woken(self, pool: ServerPool) -> None:
        """Everybody takes the next case."""
        pool.waking = False
        now = self.clock.now
        while pool.queue and pool.is_open(now) and (pool.free or pool.unlimited):
            person = NOBODY if pool.unlimited else heappop(pool.free)
            self._begin(pool.queue.popleft(), pool, person, now)

    # rows

    def put_down(self, row: tuple[int, ...]) -> int:
        """A row of the log, as in VISIT_COLUMNS; its number."""
        self.extend(row)
        self.count += 1
        return self.count - 1

    def record_left(self, token: CaseToken, now: int, outcome: int) -> None:
        """The row of a visit that ends before it would have."""
        station, pool = token.station, token.station.pool
        role = NONE if isinstance(pool, Docket) else pool.number
        ready = min(token.lain if station.above else token.ready, now)
        token.row = self.put_down((
            token.case, station.step, token.visit, token.row, token.arrived, ready,
            token.started, now, now, role, token.person, outcome))  # fmt: skip

    def record_alone(
        self, token: CaseToken, station: Station, started: int, now: int, outcome: int = 0
    ) -> None:
        """The row of a visit for which there was nobody."""
        token.row = self.put_down((
            token.case, station.step, token.visit, token.row, started, started,
            started, now, now, NONE, NOBODY, outcome))  # fmt: skip
