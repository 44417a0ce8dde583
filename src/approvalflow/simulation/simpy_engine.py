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
from sys import maxsize
from typing import Any

import simpy
from simpy.core import StopSimulation

from approvalflow.eventlog import BEFORE, BROKEN_OFF, NOBODY, NOT_BEGUN, EventLog, Result
from approvalflow.simulation.agendas import Agenda
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
    NOTICE,
    NOWHERE,
    OPENING,
    SITTING,
    SORT,
    STARTS,
    STOP,
    SUBMIT,
    WAIT,
    Arrow,
    Event,
    Lanes,
    Place,
    Pool,
    Token,
    places_of,
    still_under_way,
)
from approvalflow.simulation.plan import NONE, Mark, Plan, PlannedArrow
from approvalflow.simulation.recording import Record
from approvalflow.simulation.shifts import Shift, Shifts, bind
from approvalflow.simulation.timers import Timers

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
    cycles (but those in a watched box, until it decides), and to look for some costs the more the
    more files there are. What does form a cycle is the plan's graph; it is emptied at the end, so
    that a run frees its memory at once.
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
        "agendas", "ahead", "block", "clock", "count", "draws", "entry", "luck", "most_open",
        "on_answer", "on_finish", "on_finishes", "on_heard", "on_nothing", "on_queue", "on_ready",
        "on_submit", "on_wait", "on_wake", "open_time", "places", "plan", "pools", "put_down",
        "queue", "record", "shifts", "source", "stop", "timed", "timers",
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
        self.on_nothing = (self._nothing,)
        self.on_queue = (self._nothing,)  # of watched files that wait for somebody
        self.draws = [Draws(luck, number) for number in range(len(plan.recipes))]
        self.pools = [self._pool(number) for number in range(len(plan.pools))]
        self.agendas = [
            Agenda(len(plan.pools) + number, meeting, luck.present(number), self._lanes())
            for number, meeting in enumerate(plan.meetings)
        ]
        served: list[Pool] = [*self.pools, *self.agendas]
        self.open_time = hours_of(plan.calendars[0])
        self.shifts = Shifts(self.clock, self.open_time)
        bind(self.pools, plan, luck, self.draws)
        self.on_finishes: tuple[tuple[Any, ...], ...] = (
            self.on_finish,
            (self._finished_by_somebody,),
        )
        self.places = places_of(plan.nodes, self.draws, served, self.on_finishes)
        self.entry = Arrow(PlannedArrow(plan.start), self.draws, self.places)
        self.record = Record(plan)
        self.put_down = self.record.rows.extend
        self.count = 0  # rows put down
        self.block: list[int] = []
        self.source = Event(self.on_submit)
        self.stop = self.clock.event()
        self.timed = plan.timed
        self.most_open = maxsize if plan.most_open == NONE else plan.most_open
        self.timers = Timers(self, plan, self.draws)

    def _hours(self, calendar: int) -> Hours:
        return always() if calendar == NONE else hours_of(self.plan.calendars[calendar])

    def _pool(self, number: int) -> Pool:
        plan = self.plan
        pool = plan.pools[number]
        hours = self._hours(pool.calendar)
        if pool.differs:
            first = None if plan.serve_first == NONE else self.draws[plan.serve_first]
            each = self.luck.person_calendars(number)
            people = [hours] * max(pool.staff, 1) if each is None else list(map(hours_of, each))
            return Shift(number, pool, hours, people, first)
        return Pool(number, pool, hours, self._lanes())

    def _lanes(self) -> Lanes | None:
        """For a queue of several classes."""
        first = self.plan.serve_first
        return None if first == NONE else Lanes(self.draws[first], self.plan.classes)

    # running

    def run(self) -> EventLog:
        self._lay_out_backlog()
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
        del self.record, self.timers

    def _lay_out_backlog(self) -> None:
        """Before all else: files ready in a queue stand there before those submitted."""
        for files in self.plan.backlog:
            way = Arrow(PlannedArrow(files.way), self.draws, self.places)
            boxes = [self.places[number] for number in files.boxes]
            also = [self.places[number] for number in sorted(files.also)]
            for _ in range(files.count):
                case = self.record.submit(BEFORE)
                token = Token(case, [0] * self.plan.counters, None)
                if self.timed:
                    self.timers.open(token, 0)
                others: list[tuple[Token, Place]] = []
                for box in boxes:
                    others = self._half_answered(token, box, also if box is boxes[-1] else [])
                    whole, token = token, Token(case, token.counts, token)
                    if box.watched:
                        self._watch(whole, [token, *(child for child, _ in others)], box)
                self._lay(token, way.leads(case), ready=files.ready)
                for child, first in others:
                    if not boxes[-1].watched or child in whole.children:
                        self._move(child, first, 0)
        self.ahead = len(self.record.submitted)

    def _half_answered(
        self, token: Token, box: Place, also: list[Place]
    ) -> list[tuple[Token, Place]]:
        """The case in a box of which all branches that are asked agree, but for one, and for
        those that begin at the places in `also`: for these its copies.
        """
        case = token.case
        asked = [
            first for only_if, first in box.branches if only_if is None or not only_if.at(case, 0)
        ]
        others = [first for first in asked if first in also]
        token.box, token.refused = box, 0
        token.pending = 1 + len(others)
        token.entered = max(len(asked), token.pending)
        return [(Token(case, token.counts, token), first) for first in others]

    def _lay(self, token: Token, place: Place, *, ready: bool) -> None:
        if not ready:
            self._move(token, place, 0)
            return
        if place.kind == SORT:
            place = place.passing.leads(token.case)
        token.place = place
        token.visit = token.counts[place.counter] = token.counts[place.counter] + 1
        token.arrived = token.ready = 0
        if place.watched:
            self.timers.watch(token, place, 0)
        self._join(token, place.pool, 0)

    def _next_submission(self) -> None:
        case = len(self.record.submitted)
        number = case - self.ahead  # among those submitted
        if not number & BLOCK_MASK:
            self.block = self.luck.submissions(number >> BLOCK_BITS)
        at = self.block[number & BLOCK_MASK]
        self.clock.schedule_at(self.source, SUBMIT + case * CASE, at)

    def _submitted(self, _: Event) -> None:
        now = self.clock._now
        case = self.record.submit(now)
        if self.record.complete:
            self._stop()
        self._next_submission()
        if self.record.undecided > self.most_open:
            self.end_case(case, now, Result.TURNED_AWAY)
            return
        token = Token(case, [0] * self.plan.counters, None)
        if self.timed:
            self.timers.open(token, now)
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
            elif kind == STARTS:
                self.timers.start(token.case, now)
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
                arrow, answered = self._asked(token, arrow, now)
        self.put_down((token.case, place.step, token.visit, token.row, token.arrived, token.ready,
                       token.started, now, answered, pool.number, person, outcome))  # fmt: skip
        token.row = self.count
        self.count += 1
        if place.located:
            place.locate(token)
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
            self._go(token, goal, now, answered)
        elif goal.direct:  # as in `_move`
            token.place = goal
            counts, counter = token.counts, goal.counter
            token.visit = counts[counter] = counts[counter] + 1
            token.arrived = token.ready = now
            self._join(token, goal.pool, now)
        else:
            self._move(token, goal, now)

    def _finished_by_somebody(self, token: Token) -> None:
        """Somebody whom another step is not to have again for this case."""
        self.shifts.remember(token)
        self._finished(token)

    def _asked(self, token: Token, arrow: Arrow, now: int) -> tuple[Arrow, int]:
        """When the applicant has answered, or is no longer waited for, and the arrow then."""
        case, visit, end = token.case, token.visit, self.open_time.end
        assert arrow.takes is not None
        answered = end(now, arrow.takes.at(case, visit))
        if arrow.lapse is None:
            return arrow, answered
        silent = arrow.gives_up is not None and arrow.gives_up.at(case, visit)
        latest = answered
        if arrow.reply is not None:
            latest = end(now, arrow.reply.at(case, visit))
        return (arrow.lapse, latest) if silent or answered > latest else (arrow, answered)

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
            if place.watched:
                self.timers.watch(token, place, now)
            self._join(token, place.pool, now)

    def _is_ready(self, token: Token) -> None:
        place = token.place
        if place.watched:
            self.timers.watch(token, place, token.ready)
        self._join(token, place.pool, self.clock._now)

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
        if queue and queue[-1].ready >= token.ready:
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
            token.started, token.person = begins, NOBODY
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
                arrow, answered = self._asked(token, arrow, now)
        self.put_down((token.case, place.step, token.visit, token.row, token.arrived, token.ready,
                       token.started, now, answered, NONE, NOBODY, outcome))  # fmt: skip
        token.row = self.count
        self.count += 1
        if place.located:
            place.locate(token)
        if outcome == place.defers:
            self._defer(token, now)
            return
        if arrow.mark:
            token.mark = arrow.mark
        self._go(token, arrow.leads(token.case), now, answered)

    def _go(self, token: Token, goal: Place, now: int, answered: int) -> None:
        """On, once the applicant has answered."""
        if answered > now:
            rank, token.place = token.place.rank, goal
            token.callbacks = self.on_answer
            self.timers.stand_still(token.case, now, answered)
            self.clock.schedule_at(token, ARRIVE + token.base + rank, answered)
        else:
            self._move(token, goal, now)

    def _defer(self, token: Token, now: int) -> None:
        place = token.place
        assert isinstance(place.pool, Agenda)
        token.visit = token.counts[place.counter] = token.counts[place.counter] + 1
        token.arrived = token.ready = now
        if place.watched:
            self.timers.watch(token, place, now)
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
        elif place.kind == NOTICE:
            self._hold(token, place, now)
        elif place.kind != NOWHERE:
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

    def _record_alone(
        self, token: Token, place: Place, started: int, now: int, outcome: int = 0
    ) -> None:
        self.put_down((token.case, place.step, token.visit, token.row, started, started,
                       started, now, now, NONE, NOBODY, outcome))  # fmt: skip
        token.row = self.count
        self.count += 1

    def _end(self, token: Token, place: Place, now: int) -> None:
        if token.parent is not None:
            self._stop_others(token, now)
        token.place = place
        if self.timed:
            self.timers.close(token.case)
        refused = place.result == Result.GRANTED and token.mark == _REFUSED
        self.end_case(token.case, now, Result.REFUSED if refused else place.result)

    def end_case(self, case: int, now: int, result: int) -> None:
        self.record.end(case, now, result)
        if self.record.complete:
            self._stop()

    def _stop_others(self, token: Token, now: int) -> None:
        """A branch in which the case is over ends all the others."""
        root, above = token, []
        while root.parent is not None:
            root = root.parent
            above.append(root)
        others = [other for other in still_under_way([root]) if other is not token]
        for parent in above:
            parent.children.clear()
        self.break_off(others, now, over=True)

    def record_left(self, token: Token, now: int, outcome: int) -> None:
        """The row of a visit that ends before it would have."""
        step, pool = token.place.step, token.place.pool
        role = NONE if isinstance(pool, Agenda) else pool.number
        self.put_down((token.case, step, token.visit, token.row, token.arrived, token.ready,
                       token.started, now, now, role, token.person, outcome))  # fmt: skip
        token.row = self.count
        self.count += 1

    # parallel boxes

    def _enter_box(self, token: Token, place: Place, now: int) -> bool:
        """Copies of the case go into the branches that are asked; whether there are any."""
        case = token.case
        asked = [
            first for only_if, first in place.branches if only_if is None or not only_if.at(case, 0)
        ]
        token.box = token.place = place
        token.pending = token.entered = len(asked)
        token.refused = 0
        # all copies are made before the first one moves: what it does must not show in them
        children = [Token(case, token.counts, token) for _ in asked]
        live = self._watch(token, children, place) if place.watched else children
        for child, first in zip(children, asked, strict=True):
            if live is children or child in live:  # a branch without a step may settle all
                self._move(child, first, now)
        return bool(asked)

    def _watch(self, token: Token, children: list[Token], place: Place) -> list[Token]:
        """Those of a watched box that have not answered, as they will be known."""
        token.children, token.asking = list(children), []
        for child in children:
            child.place, child.callbacks, child.children = place, self.on_nothing, []
        return token.children

    def _answer(self, child: Token, place: Place, now: int) -> None:
        token = child.parent
        assert token is not None
        token.pending -= 1
        token.refused += place.refuses
        # answers come in order of time: the file goes on from the branch that answers last
        token.row, token.department, token.level = child.row, child.department, child.level
        child.place = place
        box = token.box
        if box.watched:
            token.children.remove(child)
            if token.pending and not (box.early and self._is_certain(token)):
                self._ask(token, now)
                return
            others = list(token.children)
            token.children.clear()
            self.break_off(others, now)
        elif token.pending:
            return
        passed = token.entered - token.refused >= box.needed[token.entered]
        arrow = box.arrows[0 if passed else 1]
        if arrow.mark:
            token.mark = arrow.mark
        self._move(token, arrow.leads(token.case), now)

    @staticmethod
    def _is_certain(token: Token) -> bool:
        """Whether the branches that have not answered can change nothing."""
        needed = token.box.needed[token.entered]
        passed = token.entered - token.pending - token.refused
        return passed >= needed or token.refused > token.entered - needed

    def break_off(self, others: list[Token], now: int, *, over: bool = False) -> None:
        """What files have still to do: all leave before people take the next ones. Where the case
        is `over`, what they were waiting for is recorded too.
        """
        at_work = []
        for token in still_under_way(others):
            place = token.place
            if place.kind == DESK and place.pool.leave(token):
                token.started, token.person = NOT_BEGUN, NOBODY
                self.record_left(token, now, BROKEN_OFF)
            elif token.callbacks in self.on_finishes:
                at_work.append(token)
            elif token.callbacks is self.on_heard:
                if token.started > now:  # its turn in the sitting has not come
                    token.started = NOT_BEGUN
                at_work.append(token)
            elif token.callbacks is self.on_answer:
                self.record.answer(token.row, now)
            elif over:
                self._record_waiting(token, now)
            token.callbacks = self.on_nothing
        for token in at_work:
            self.record_left(token, now, BROKEN_OFF)
            if token.person >= 0:
                self._free(token.place.pool, token.person, now)

    def _record_waiting(self, token: Token, now: int) -> None:
        """A wait, a way or an in-tray that ends before it would have."""
        if token.callbacks is self.on_wait:
            self._record_alone(token, token.place, token.started, now, BROKEN_OFF)
        elif token.callbacks is self.on_ready:
            token.arrived, token.ready = min(token.arrived, now), min(token.ready, now)
            token.started, token.person = NOT_BEGUN, NOBODY
            self.record_left(token, now, BROKEN_OFF)

    def _free(self, pool: Pool, person: int, now: int) -> None:
        """As at a finish: the next case at once, if there is one."""
        if pool.queue and pool.is_open(now):
            self._begin(pool.queue.popleft(), pool, heappushpop(pool.free, person), now)
            return
        heappush(pool.free, person)
        if pool.queue or pool.differs:
            self._look_again(pool, now)

    def _nothing(self, _: Token) -> None:
        """What was to happen was broken off."""

    # one question to the applicant for all branches

    def _hold(self, child: Token, place: Place, now: int) -> None:
        token = child.parent
        assert token is not None
        child.place, child.callbacks = place, self.on_nothing
        token.row = child.row  # the question follows the branch that comes last
        token.asking.append(child)
        self._ask(token, now)

    def _ask(self, token: Token, now: int) -> None:
        """The applicant, once each branch has answered or asked; all go on with the answer."""
        asking, box, case = token.asking, token.box, token.case
        if not asking or len(asking) < token.pending:
            return
        token.asking = []
        end = self.open_time.end
        until = max(end(now, child.place.lasts.at(case, child.visit)) for child in asking)
        visit = token.counts[box.counter] = token.counts[box.counter] + 1
        self.put_down((case, box.step, visit, token.row, now, now, now, now, until, NONE, NOBODY,
                       0))  # fmt: skip
        for child in asking:
            rank, child.row = child.place.rank, self.count
            child.place = child.place.passing.leads(case)
            child.callbacks = self.on_answer
            self.clock.schedule_at(child, ARRIVE + child.base + rank, until)
        self.count += 1
        self.timers.stand_still(case, now, until)


Engine = Callable[[Plan, Luck], EventLog]
