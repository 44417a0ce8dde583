"""Deadlines that run: events of their own, since what a file waits for cannot be taken back.

A timer that comes up looks whether the file is still where it was; the timers of a case are set
anew when its legal clock has to stand still. Nothing here is asked of a plan without deadlines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from approvalflow.eventlog import NOBODY, NOT_BEGUN, Result
from approvalflow.process.calendars import Calendar
from approvalflow.seconds import DAY
from approvalflow.simulation.draws import Draws
from approvalflow.simulation.hours import Hours
from approvalflow.simulation.luck import NEVER
from approvalflow.simulation.pieces import EXPIRE, Event, Place, Pool, Token
from approvalflow.simulation.plan import NONE, SILENCE, Plan
from approvalflow.simulation.recording import Record

_OF_THE_CASE = 4095  # how its timer sorts among those of its steps
_RESULTS = {"granted": Result.GRANTED, "refused": Result.REFUSED}
_SECONDS, _CALENDAR_DAYS, _WORKING_DAYS = range(3)

Stop = tuple[int, int]


class LegalClock:
    """When limits expire. Agrees with the days that `measures.legal` counts."""

    def __init__(self, calendar: Calendar) -> None:
        self.days: list[int] = np.flatnonzero(calendar.working).tolist()
        self.closings: list[int] = calendar.closings.tolist()

    def expires(self, start: int, span: int, stops: Sequence[Stop]) -> int:
        """When a span, as `recipes.Spans` gives it, is over; `stops` in order, apart."""
        amount, clock = divmod(span, 3)
        if clock == _SECONDS:
            end = start + amount
            for begins, ends in stops:
                if begins < end:
                    end += max(ends - max(begins, start), 0)
            return end
        if clock == _CALENDAR_DAYS:
            # a day of the limit is over at midnight; the first that counts is the one after today
            first = start // DAY + 1
            counted = [(-(-a // DAY), -(-b // DAY)) for a, b in stops]
            return _nth(first, amount + 1, counted) * DAY
        first = bisect_right(self.days, start // DAY)
        counted = [(bisect_left(self.closings, a), bisect_left(self.closings, b)) for a, b in stops]
        number = _nth(first, amount, counted)
        return self.closings[number] if number < len(self.closings) else NEVER


def _nth(first: int, count: int, left_out: Sequence[Stop]) -> int:
    """The `count`-th whole number from `first` on that lies in none of these [a, b)."""
    number = first + count - 1
    for begins, ends in left_out:
        if begins <= number:
            number += max(ends - max(begins, first), 0)
    return number


class Timer(Event):
    """A deadline of a file at a desk, or with `place` None that of the case."""

    __slots__ = ("at", "place", "priority", "span", "start", "token", "visit")

    def __init__(self, token: Token, place: Place | None, rank: int, start: int, span: int) -> None:
        super().__init__()
        self.token, self.place = token, place
        self.visit = token.visit if place is not None else 0
        self.priority = EXPIRE + token.base + rank
        self.start, self.span = start, span
        self.at = NEVER


class File:
    """What is known of an open case: its token, when its clock stood, what will expire."""

    __slots__ = ("extended", "started", "stops", "timers", "token")

    def __init__(self, token: Token) -> None:
        self.token = token
        self.stops: list[Stop] = []
        self.timers: list[Timer] = []
        self.started = self.extended = False


class Running(Protocol):
    """What timers ask of the engine that they belong to."""

    clock: Any
    open_time: Hours
    record: Record
    on_queue: tuple[Any, ...]  # the callbacks of a watched file that waits for somebody
    on_finishes: tuple[tuple[Any, ...], ...]  # and of one that is worked on

    def _move(self, token: Token, place: Place, now: int) -> None:
        """On to a place, at once."""

    def _join(self, token: Token, pool: Pool, now: int) -> None:
        """To somebody who is free, else into the queue."""

    def record_left(self, token: Token, now: int, outcome: int) -> None:
        """The row of a visit that ends before it would have."""

    def break_off(self, others: list[Token], now: int, *, over: bool = False) -> None:
        """All these files leave; `over`: because the case is."""

    def end_case(self, case: int, now: int, result: int) -> None:
        """The case is over."""


class Timers:
    """The deadlines of one replication."""

    def __init__(self, run: Running, plan: Plan, draws: Sequence[Draws]) -> None:
        self.run = run
        self.clock = run.clock
        self.legal = LegalClock(plan.calendars[0])
        self.limit = plan.limit
        self.files: dict[int, File] = {}
        self.on_due = (self._due,)
        self.on_patience = (self._out_of_patience,)
        self.on_limit = (self._limit_reached,)
        if self.limit is not None:
            self.statutory, self.late = draws[self.limit.statutory], draws[self.limit.late]
            if self.limit.used != NONE:
                self.used, self.by = draws[self.limit.used], draws[self.limit.by]

    # the case

    def open(self, token: Token, now: int) -> None:
        self.files[token.case] = File(token)
        if self.limit is not None and self.limit.from_start:
            self._set_limit(token.case, now)

    def close(self, case: int) -> None:
        self.files.pop(case, None)

    def start(self, case: int, now: int) -> None:
        """The legal clock starts; a second time it does not start again."""
        if self.limit is not None and not self.files[case].started:
            self._set_limit(case, now)

    def _set_limit(self, case: int, now: int) -> None:
        file = self.files[case]
        file.started = True
        timer = Timer(file.token, None, _OF_THE_CASE, now, self.statutory.at(case, 0))
        timer.callbacks = self.on_limit
        self._set(file, timer)

    def stand_still(self, case: int, now: int, until: int) -> None:
        """The applicant has the case, or a branch of it: its deadlines come so much later."""
        file = self.files.get(case)
        if file is None or until <= now:
            return
        if file.stops and file.stops[-1][1] >= now:
            begins, ends = file.stops.pop()
            file.stops.append((begins, max(ends, until)))
        else:
            file.stops.append((now, until))
        timers, file.timers = file.timers, []
        for timer in timers:
            if timer.at >= now and (timer.place is None or self._is_there(timer)):
                self._set(file, timer)

    def _set(self, file: File, timer: Timer) -> None:
        at = self.legal.expires(timer.start, timer.span, file.stops)
        file.timers.append(timer)
        if at != timer.at:
            timer.at = at
            self.clock.schedule_at(timer, timer.priority, at)

    # the desk

    def watch(self, token: Token, place: Place, now: int) -> None:
        """A file is ready at a desk which it may leave before its visit has ended."""
        token.callbacks = self.run.on_queue
        if place.due is not None:
            span = place.due.at(token.case, token.visit)
            timer = Timer(token, place, 2 * place.rank, now, span)
            timer.callbacks = self.on_due
            self._set(self.files[token.case], timer)
        if place.patience is not None:
            timer = Timer(token, place, 2 * place.rank + 1, now, 0)
            timer.callbacks = self.on_patience
            timer.at = self.run.open_time.end(now, place.patience.at(token.case, token.visit))
            self.clock.schedule_at(timer, timer.priority, timer.at)

    def _is_there(self, timer: Timer) -> bool:
        """Whether the file still waits for the end of the visit."""
        token, run = timer.token, self.run
        return (
            (token.callbacks is run.on_queue or token.callbacks in run.on_finishes)
            and token.place.home is timer.place
            and token.visit == timer.visit
        )

    def _out_of_patience(self, timer: Timer) -> None:
        token, now = timer.token, self.clock._now
        if self._is_there(timer) and token.callbacks is self.run.on_queue:
            self._leave_queue(token, now, token.place.withdraws)
            self._go_on(token, token.place, token.place.withdraws, now)

    def _due(self, timer: Timer) -> None:
        token, now = timer.token, self.clock._now
        if timer.at != now or not self._is_there(timer):
            return
        place, waits = token.place, token.callbacks is self.run.on_queue
        if place.escalated is not None:
            if waits:
                place.pool.leave(token)
                token.place = place.escalated
                self.run._join(token, token.place.pool, now)
        elif waits and not place.worked_anyway:
            self._leave_queue(token, now, 0)
            self._go_on(token, place, 0, now)
        else:
            self._go_on(self._parted(token, now, begun=not waits), place, 0, now)

    def _leave_queue(self, token: Token, now: int, outcome: int) -> None:
        token.place.pool.leave(token)
        token.started, token.person = NOT_BEGUN, NOBODY
        self.run.record_left(token, now, outcome)

    def _parted(self, token: Token, now: int, *, begun: bool) -> Token:
        """The file goes on as another token; this one stays behind, for work in vain."""
        place, came_from = token.place, token.row
        heir = Token(token.case, token.counts, token.parent)
        heir.department, heir.level, heir.mark = token.department, token.level, token.mark
        if not begun:
            token.started, token.person = NOT_BEGUN, NOBODY
        self.run.record_left(token, now, 0)
        heir.row, heir.place, heir.visit = token.row, place, token.visit
        token.row, token.place, token.started = came_from, place.vain, now
        if begun:
            heir.department = place.department if place.department >= 0 else heir.department
            heir.level = place.level if place.level >= 0 else heir.level
        if token.parent is None:
            self.files[token.case].token = heir
        elif token in token.parent.children:
            token.parent.children[token.parent.children.index(token)] = heir
        return heir

    def _go_on(self, token: Token, place: Place, outcome: int, now: int) -> None:
        arrow = place.arrows[outcome]
        if arrow.mark:
            token.mark = arrow.mark
        self.run._move(token, arrow.leads(token.case), now)

    # the limit of the case

    def _limit_reached(self, timer: Timer) -> None:
        """Undecided: the limit is extended, or silence decides, or nothing happens."""
        case, now, record = timer.token.case, self.clock._now, self.run.record
        file = self.files.get(case)
        if file is None or timer.at != now or record.decided[case] >= 0:
            return
        assert self.limit is not None
        if self.limit.used != NONE and not file.extended and self.used.at(case, 0):
            file.extended = True
            record.extended.add(case)
            span = self.by.at(case, 0)
            timer.start = now if span % 3 == _SECONDS else now - 1  # of the last day of the limit
            timer.span = span
            self._set(file, timer)
            return
        word = SILENCE[self.late.at(case, 0)]
        if word in _RESULTS:
            record.deemed.add(case)
            self.close(case)
            self.run.break_off([file.token], now, over=True)
            file.token.children.clear()
            self.run.end_case(case, now, _RESULTS[word])
