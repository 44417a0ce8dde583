"""The plan, run by SimPy: bare events on its clock, with queues and people of our own.

One event a period of work. The priority of an event carries the order of meaning within a
second (kind, then case, then step), so that nothing depends on the order of scheduling.

What makes it quick: everything is settled in the plan, draws stand ready in lists, a row of the
log is one extension of a list, and what happens at each finish is written out in one place
(`_finished`, `_begin`, `_move`) rather than divided among small functions.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from heapq import heappop, heappush, heappushpop
from typing import Any

import simpy
from simpy.core import StopSimulation

from approvalflow.eventlog import NOBODY, EventLog, Result
from approvalflow.simulation.agendas import Agenda, agendas_of
from approvalflow.simulation.draws import BLOCK_MASK, Draws
from approvalflow.simulation.hours import Hours, always, hours_of
from approvalflow.simulation.luck import BLOCK_BITS, NEVER, Luck
from approvalflow.simulation.pieces import (
    ANSWER,
    ARRIVE,
    BOX,
    CASE,
    DESK,
    END,
    ISSUE,
    OPENING,
    SITTING,
    SORT,
    STOP,
    SUBMIT,
    WAIT,
    Event,
    Place,
    Pool,
    Token,
    places_of,
)
from approvalflow.simulation.plan import NONE, Mark, Plan
from approvalflow.simulation.recording import Record
from approvalflow.simulation.shifts import Shift, Shifts, bind

_REFUSED = int(Mark.REFUSED)


class Clock(simpy.Environment):
    """SimPy's environment with a leaner loop.

    Events sit in its queue as `schedule` puts them there, and every event is processed as by
    `step`, which also runs them; but `run` takes each from the queue itself, without a call
    and without the question whether it failed, since events here have one callback, which
    cannot fail. The sequence number is always 0: priorities are unique within a second.
    """

    def __init__(self) -> None:
        super().__init__(0)
        self._now: int  # instants are whole seconds
        self.queue: list[tuple[int, int, int, Any]] = self._queue  # type: ignore[assignment]

    def schedule_at(self, event: Any, priority: int, at: int) -> None:
        """Schedules at an instant; what comes after the end of the calendar never comes."""
        if at < NEVER:
            heappush(self.queue, (at, priority, 0, event))

    def run(self, until: Any = None) -> None:
        """Until the event `until`."""
        until.callbacks.append(StopSimulation.callback)
        queue, pop = self.queue, heappop
        try:
            while True:
                self._now, _, _, event = pop(queue)
                event.callbacks[0](event)
        except StopSimulation:
            return


def run(plan: Plan, luck: Luck) -> EventLog:
    """One replication; an `Engine`.

    The cyclic garbage collector rests meanwhile, as it was found: files on their way form no
    cycles, and to look for some costs the more the more files there are. What does form a cycle
    is the plan's graph; it is emptied at the end, so that a run frees its memory at once.
    """
    collects = gc.isenabled()
    gc.disable()
    replication = _Run(plan, luck)
    try:
        return replication.run()
    finally:
        replication.dissolve()
        if collects:
            gc.enable()


class _Run:
    __slots__ = (
        "agendas", "block", "clock", "count", "draws", "entry", "luck", "on_answer", "on_finish",
        "on_heard", "on_ready", "on_submit", "on_wait", "on_wake", "open_time", "plan", "pools",
        "put_down", "queue", "record", "shifts", "source", "stop",
    )  # fmt: skip

    def __init__(self, plan: Plan, luck: Luck) -> None:
        self.plan = plan
        self.luck = luck
        self.clock = Clock()
        self.queue = self.clock.queue
        # tuples of callbacks are shared: the clock only looks into them
        self.on_finish = (self._finished,)
        self.on_ready = (self._is_ready,)
        self.on_wait = (self._waited,)
        self.on_answer = (self._answered,)
        self.on_wake = (self._woken,)
        self.on_heard = (self._heard,)
        self.on_submit = (self._submitted,)
        self.draws = [Draws(luck, number) for number in range(len(plan.recipes))]
        self.pools = [self._pool(number) for number in range(len(plan.pools))]
        present = [luck.present(number) for number in range(len(plan.meetings))]
        self.agendas = agendas_of(plan.meetings, len(self.pools), present)
        served: list[Pool] = [*self.pools, *self.agendas]
        self.open_time = hours_of(plan.calendars[0])
        self.shifts = Shifts(self.clock, self.open_time)
        bind(self.pools, plan, luck, self.draws)
        on_finish = self.on_finish, (self._finished_by_somebody,)
        self.entry = places_of(plan.nodes, plan.start, self.draws, served, on_finish)
        self.record = Record(plan)
        self.put_down = self.record.rows.extend
        self.count = 0  # rows put down
        self.block: list[int] = []
        self.source = Event(self.on_submit)
        self.stop = self.clock.event()

    def _hours(self, calendar: int) -> Hours:
        return always() if calendar == NONE else hours_of(self.plan.calendars[calendar])

    def _pool(self, number: int) -> Pool:
        pool = self.plan.pools[number]
        hours = self._hours(pool.calendar)
        if not pool.differs:
            return Pool(number, pool, hours)
        each = self.luck.person_calendars(number)
        if each is None:
            return Shift(number, pool, hours, [hours] * max(pool.staff, 1))
        return Shift(number, pool, hours, [hours_of(calendar) for calendar in each])

    # running

    def run(self) -> EventLog:
        self._next_submission()
        for agenda in self.agendas:
            agenda.callbacks = (self._sits,)
            self._call(agenda)
        horizon_over = Event((lambda _: self._stop(),))
        self.clock.schedule_at(horizon_over, STOP, self.plan.horizon.stops)
        self.clock.run(until=self.stop)
        return self.record.log(self.plan, self.luck)

    def _stop(self) -> None:
        if not self.stop.triggered:
            self.stop.succeed()

    def dissolve(self) -> None:
        """Lets go of all that grows with the number of cases; the log keeps its columns."""
        self.queue.clear()
        for pool in (*self.pools, *self.agendas):
            pool.queue.clear()
        for agenda in self.agendas:
            agenda.again.clear()
        for drawn in self.draws:
            drawn.table.clear()
        del self.record

    def _next_submission(self) -> None:
        case = len(self.record.submitted)
        if not case & BLOCK_MASK:
            self.block = self.luck.submissions(case >> BLOCK_BITS)
        at = self.block[case & BLOCK_MASK]
        self.clock.schedule_at(self.source, SUBMIT + case * CASE, at)

    def _submitted(self, _: Event) -> None:
        now = self.clock._now
        case = self.record.submit(now)
        if self.record.complete:
            self._stop()
        self._next_submission()
        token = Token(case, [0] * self.plan.counters, None)
        self._move(token, self.entry.leads(case), now)

    # the way of a token

    def _move(self, token: Token, place: Place, now: int) -> None:
        """Moves a token on, at once, until something takes time."""
        while not place.direct:
            kind = place.kind
            if place.only_if is not None and place.only_if.at(token.case, 0):
                pass
            elif kind == DESK:
                self._set_off(token, place, now)
                return
            elif kind == BOX:
                if self._enter_box(token, place, now):
                    return
            elif kind == ISSUE:
                self._issue(token, place, now)
            elif kind != SORT:
                self._rest(token, place, now)
                return
            place = place.passing.leads(token.case)
        token.place = place
        counts, counter = token.counts, place.counter
        token.visit = counts[counter] = counts[counter] + 1
        token.arrived = token.ready = now
        self._join(token, place.pool, now)

    def _begin(self, token: Token, pool: Pool, person: int, now: int) -> None:
        place = token.place
        try:
            work = place.works[token.visit][token.block][token.slot]
        except IndexError:
            work = place.lasts.at(token.case, token.visit)
        token.person = person
        token.started = now
        token.callbacks = place.on_finish
        finish = now + work
        if finish > pool.until:
            finish = pool.hours.after(now, work)
            if finish >= NEVER:
                return
        heappush(self.queue, (finish, place.finish + token.base, 0, token))

    def _finished(self, token: Token) -> None:
        now = self.clock._now
        place = token.place
        pool, person, ends = place.pool, token.person, place.ends
        arrow, outcome, answered = place.passing, 0, now
        if ends is not None:
            try:
                outcome = ends[token.visit][token.block][token.slot]
            except IndexError:
                outcome = place.outcome.at(token.case, token.visit)
            arrow = place.arrows[outcome]
            if arrow.takes is not None:
                answered = self.open_time.end(now, arrow.takes.at(token.case, token.visit))
        self.put_down((token.case, place.step, token.visit, token.row, token.arrived, token.ready,
                       token.started, now, answered, pool.number, person, outcome))  # fmt: skip
        token.row = self.count
        self.count += 1
        if place.department >= 0:
            token.department = place.department
        if place.level >= 0:
            token.level = place.level
        if arrow.mark:
            token.mark = arrow.mark
        if person >= 0:
            if pool.queue and (now < pool.until or pool.is_open(now)):
                self._begin(pool.queue.popleft(), pool, heappushpop(pool.free, person), now)
            else:
                heappush(pool.free, person)
                if pool.queue or pool.differs:
                    self._look_again(pool, now)
        goal = arrow.goal or arrow.leads(token.case)
        if answered > now:
            token.place = goal
            token.callbacks = self.on_answer
            self.clock.schedule_at(token, ARRIVE + token.base + place.rank, answered)
        else:
            self._move(token, goal, now)

    def _finished_by_somebody(self, token: Token) -> None:
        """Somebody whom another step is not to have again for this case."""
        self.shifts.remember(token)
        self._finished(token)

    def _set_off(self, token: Token, place: Place, now: int) -> None:
        """Transfer and in-tray, then the desk."""
        token.place = place
        counts, counter = token.counts, place.counter
        token.visit = visit = counts[counter] = counts[counter] + 1
        transfer = None
        department, end = place.department, self.open_time.end
        if department != token.department and department >= 0 and token.department >= 0:
            transfer = place.between_departments
        elif place.level != token.level and place.level >= 0 and token.level >= 0:
            transfer = place.between_levels
        arrived = now
        if transfer is not None:
            arrived = end(now, transfer.at(token.case, visit))
        token.arrived = ready = arrived
        if place.tray is not None:
            ready = end(arrived, place.tray.at(token.case, visit))
        token.ready = ready
        if ready > now:
            token.callbacks = self.on_ready
            self.clock.schedule_at(token, ARRIVE + token.base + place.rank, ready)
        else:
            self._join(token, place.pool, now)

    def _is_ready(self, token: Token) -> None:
        self._join(token, token.place.pool, token.ready)

    # people

    def _join(self, token: Token, pool: Pool, now: int) -> None:
        """To somebody who is free, else into the queue."""
        if now < pool.until or pool.is_open(now):
            if pool.free:
                self._begin(token, pool, heappop(pool.free), now)
                return
            if pool.unlimited:
                self._begin(token, pool, NOBODY, now)
                return
        elif isinstance(pool, Shift):
            self.shifts.join(token, pool, now)
            return
        else:
            self._wake_later(pool, now)
        queue = pool.queue
        if queue and queue[-1].ready == now:
            pool.line_up(token)
        else:
            queue.append(token)

    def _look_again(self, pool: Pool, now: int) -> None:
        """Somebody has become free and there is more to say about who goes on."""
        if isinstance(pool, Shift):
            self.shifts.serve(pool, now)
        else:
            self._wake_later(pool, now)

    def _wake_later(self, pool: Pool, now: int) -> None:
        if not pool.waking:
            pool.waking = True
            pool.callbacks = self.on_wake
            self.clock.schedule_at(pool, OPENING + pool.number, pool.hours.next_open(now))

    def _woken(self, pool: Pool) -> None:
        """Everybody takes the next case."""
        pool.waking = False
        now = self.clock._now
        while pool.queue and pool.is_open(now) and (pool.free or pool.unlimited):
            person = NOBODY if pool.unlimited else heappop(pool.free)
            self._begin(pool.queue.popleft(), pool, person, now)

    # sittings

    def _call(self, agenda: Agenda) -> None:
        """The next sitting of a meeting or run of a batch."""
        self.clock.schedule_at(agenda, SITTING + agenda.meeting.rank, agenda.comes)

    def _sits(self, agenda: Agenda) -> None:
        heard, row, present = agenda.sit()
        self.record.sit(row, present)
        for token, begins, ends in heard:
            token.started = begins
            token.callbacks = self.on_heard
            heappush(self.queue, (ends, token.place.finish + token.base, 0, token))
        self._call(agenda)

    def _heard(self, token: Token) -> None:
        """As `_finished`, but nobody becomes free; who is deferred waits for the next sitting."""
        now = self.clock._now
        place = token.place
        arrow, outcome, answered = place.passing, 0, now
        if place.ends is not None:
            outcome = place.outcome.at(token.case, token.visit)
            arrow = place.arrows[outcome]
            if arrow.takes is not None:
                answered = self.open_time.end(now, arrow.takes.at(token.case, token.visit))
        self.put_down((token.case, place.step, token.visit, token.row, token.arrived, token.ready,
                       token.started, now, answered, NONE, NOBODY, outcome))  # fmt: skip
        token.row = self.count
        self.count += 1
        if place.department >= 0:
            token.department = place.department
        if place.level >= 0:
            token.level = place.level
        if outcome == place.defers:
            self._defer(token, now)
            return
        if arrow.mark:
            token.mark = arrow.mark
        goal = arrow.leads(token.case)
        if answered > now:
            token.place = goal
            token.callbacks = self.on_answer
            self.clock.schedule_at(token, ARRIVE + token.base + place.rank, answered)
        else:
            self._move(token, goal, now)

    def _defer(self, token: Token, now: int) -> None:
        place = token.place
        assert isinstance(place.pool, Agenda)
        token.visit = token.counts[place.counter] = token.counts[place.counter] + 1
        token.arrived = token.ready = now
        place.pool.again.append(token)

    # where nobody works

    def _answered(self, token: Token) -> None:
        self._move(token, token.place, self.clock._now)

    def _rest(self, token: Token, place: Place, now: int) -> None:
        """Where the way stops, or goes on for another token."""
        if place.kind == WAIT:
            token.place = place
            token.visit = token.counts[place.counter] = token.counts[place.counter] + 1
            token.started = now
            token.callbacks = self.on_wait
            end = self.open_time.end(now, place.lasts.at(token.case, token.visit))
            self.clock.schedule_at(token, ARRIVE + token.base + place.rank, end)
        elif place.kind == END:
            self._end(token, place, now)
        else:
            assert place.kind == ANSWER
            self._answer(token, place, now)

    def _waited(self, token: Token) -> None:
        place, now = token.place, self.clock._now
        self._record_alone(token, place, token.started, now)
        self._move(token, place.passing.leads(token.case), now)

    def _issue(self, token: Token, place: Place, now: int) -> None:
        token.visit = token.counts[place.counter] = token.counts[place.counter] + 1
        self._record_alone(token, place, now, now)
        self.record.decide(token.case, now)

    def _record_alone(self, token: Token, place: Place, started: int, now: int) -> None:
        self.put_down((token.case, place.step, token.visit, token.row, started, started,
                       started, now, now, NONE, NOBODY, 0))  # fmt: skip
        token.row = self.count
        self.count += 1

    def _end(self, token: Token, place: Place, now: int) -> None:
        refused = place.result == Result.GRANTED and token.mark == _REFUSED
        self.record.end(token.case, now, Result.REFUSED if refused else place.result)
        if self.record.complete:
            self._stop()

    # parallel boxes

    def _enter_box(self, token: Token, place: Place, now: int) -> bool:
        """Copies of the case go into the branches that are asked; whether there are any."""
        case = token.case
        asked = [
            first for only_if, first in place.branches if only_if is None or not only_if.at(case, 0)
        ]
        token.box = place
        token.pending = token.entered = len(asked)
        token.refused = 0
        # all copies are made before the first one moves: what it does must not show in them
        children = [Token(case, token.counts, token) for _ in asked]
        for child, first in zip(children, asked, strict=True):
            self._move(child, first, now)
        return bool(asked)

    def _answer(self, child: Token, place: Place, now: int) -> None:
        token = child.parent
        assert token is not None
        token.pending -= 1
        token.refused += place.refuses
        # answers come in order of time: the file goes on from the branch that answers last
        token.row, token.department, token.level = child.row, child.department, child.level
        if token.pending:
            return
        box = token.box
        passed = token.entered - token.refused >= box.needed[token.entered]
        arrow = box.arrows[0 if passed else 1]
        if arrow.mark:
            token.mark = arrow.mark
        self._move(token, arrow.leads(token.case), now)


Engine = Callable[[Plan, Luck], EventLog]
