"""The plan, run by SimPy: bare events on its clock, with queues and people of our own.

One event a period of work. The priority of an event carries the order of meaning within a
second (kind, then case, then step), so that nothing depends on the order of scheduling.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from heapq import heapify, heappop, heappush
from typing import Any

import numpy as np
import simpy

from approvalflow.eventlog import NOBODY, VISIT_COLUMNS, Cases, EventLog, Result, Visits
from approvalflow.process.calendars import Calendar
from approvalflow.simulation.luck import BLOCK_BITS, NEVER, Luck
from approvalflow.simulation.plan import NONE, Kind, Mark, Node, Plan, Pool, Way

_BLOCK_MASK = (1 << BLOCK_BITS) - 1
_KEPT = 16  # blocks of draws kept for each recipe and visit
_CASE = 1 << 12  # room for the ranks of steps below the case in a priority
_KIND = 1 << 52
OPENING, FINISH, ARRIVE, SUBMIT, STOP = (kind * _KIND for kind in range(5))


class _Draws:
    """What a recipe gives, case by case; blocks are made when first asked for."""

    __slots__ = ("luck", "recipe", "visits")

    def __init__(self, luck: Luck, recipe: int) -> None:
        self.luck = luck
        self.recipe = recipe
        self.visits: list[dict[int, list[int]]] = [{}]

    def __call__(self, case: int, visit: int) -> int:
        try:
            return self.visits[visit][case >> BLOCK_BITS][case & _BLOCK_MASK]
        except (IndexError, KeyError):
            return self._made(case, visit)

    def _made(self, case: int, visit: int) -> int:
        while len(self.visits) <= visit:
            self.visits.append({})
        blocks = self.visits[visit]
        if len(blocks) >= _KEPT:
            del blocks[next(iter(blocks))]
        number = case >> BLOCK_BITS
        blocks[number] = self.luck.block(self.recipe, max(visit, 1), number)
        return blocks[number][case & _BLOCK_MASK]


class _Hours:
    """A calendar for one question at a time; remembers the open interval last looked at."""

    __slots__ = ("before", "closes", "number", "opens", "since", "until")

    def __init__(self, calendar: Calendar) -> None:
        self.opens: list[int] = calendar.opens.tolist()
        self.closes: list[int] = calendar.closes.tolist()
        self.before: list[int] = calendar.before.tolist()
        self.since = self.until = -1
        self.number = -1

    def is_open(self, now: int) -> bool:
        if self.since <= now < self.until:
            return True
        number = bisect_right(self.opens, now) - 1
        if number < 0 or now >= self.closes[number]:
            return False
        self.number, self.since, self.until = number, self.opens[number], self.closes[number]
        return True

    def next_open(self, now: int) -> int:
        number = bisect_right(self.opens, now)
        return self.opens[number] if number < len(self.opens) else NEVER

    def after(self, now: int, seconds: int) -> int:
        """The earliest instant by which so many open seconds have passed."""
        if seconds <= 0:
            return now
        if self.is_open(now):
            if now + seconds <= self.until:
                return now + seconds
            passed = self.before[self.number] + now - self.since + seconds
        else:
            passed = self.before[bisect_right(self.opens, now)] + seconds
        number = bisect_left(self.before, passed) - 1
        if number >= len(self.opens):
            return NEVER
        return self.opens[number] + passed - self.before[number]


class _Always:
    """Around the clock."""

    __slots__ = ()

    def is_open(self, now: int) -> bool:
        return True

    def next_open(self, now: int) -> int:
        return now

    def after(self, now: int, seconds: int) -> int:
        return now + seconds


class _Event:
    """What SimPy's environment needs of an event; a token waits for one at a time."""

    __slots__ = ("_ok", "callbacks")

    def __init__(self) -> None:
        self._ok = True
        self.callbacks: Any = None


class _Token(_Event):
    """A case on its way, or its copy in a branch of a box."""

    __slots__ = (
        "arrived", "base", "box", "case", "counts", "department", "entered", "level", "mark", "node",
        "parent", "pending", "person", "ready", "refused", "row", "started", "visit",
    )  # fmt: skip

    def __init__(self, case: int, counts: list[int], parent: _Token | None) -> None:
        self._ok = True
        self.case = case
        self.base = case * _CASE
        self.counts = counts
        self.parent = parent
        if parent is None:
            self.row = self.department = self.level = -1
            self.mark = Mark.NOTHING
        else:
            self.row, self.department, self.level = parent.row, parent.department, parent.level


class _Pool:
    """The people of one role and the cases that wait for them."""

    __slots__ = ("free", "hours", "number", "queue", "unlimited", "waking")

    def __init__(self, number: int, pool: Pool, hours: _Hours | _Always) -> None:
        self.number = number
        self.unlimited = pool.staff == NONE
        self.free = [] if self.unlimited else list(range(pool.staff))
        heapify(self.free)
        self.queue: list[tuple[int, int, _Token]] = []
        self.hours = hours
        self.waking = False


class _Wake(_Event):
    """The moment at which people of a pool come to their desks."""

    __slots__ = ("pool",)


class _Place:
    """A node of the plan with its numbers at hand."""

    __slots__ = (
        "arrows", "between_departments", "between_levels", "branches", "counter", "department",
        "kind", "lasts", "level", "needed", "only_if", "outcome", "pool", "rank", "refuses",
        "result", "step", "tray",
    )  # fmt: skip


def run(plan: Plan, luck: Luck) -> EventLog:
    """One replication; an `Engine`."""
    return _Run(plan, luck).run()


class _Run:
    def __init__(self, plan: Plan, luck: Luck) -> None:
        self.plan = plan
        self.luck = luck
        self.env = simpy.Environment()
        self.draws = [_Draws(luck, number) for number in range(len(plan.recipes))]
        calendars = [_Hours(calendar) for calendar in plan.calendars]
        self.open_time = calendars[0]
        self.pools = [
            _Pool(n, p, _Always() if p.calendar == NONE else calendars[p.calendar])
            for n, p in enumerate(plan.pools)
        ]
        self.places = [self._place(node) for node in plan.nodes]
        for place, node in zip(self.places, plan.nodes, strict=True):
            self._connect(place, node)
        self.start = self._way(plan.start)
        self.rows = array("q")
        self.count = 0
        self.submitted, self.decided = array("q"), array("q")
        self.ended, self.result = array("q"), array("q")
        self.cohort_open = 0
        self.cohort_closed = False
        self.block: list[int] = []
        self.source = _Event()
        self.stop = self.env.event()
        # tuples of callbacks are shared: the environment only iterates over them
        self.on_finish = (self._finished,)
        self.on_ready = (self._is_ready,)
        self.on_wait = (self._waited,)
        self.on_answer = (self._answered,)
        self.on_wake = (self._woken,)
        self.on_submit = (self._submitted,)

    # the plan, made of objects that point at one another

    def _place(self, node: Node) -> _Place:
        place = _Place()
        for name in ("kind", "rank", "step", "department", "level", "counter", "result", "refuses",
                     "needed"):  # fmt: skip
            setattr(place, name, getattr(node, name))
        place.kind = int(node.kind)
        for name in ("only_if", "between_departments", "between_levels", "tray", "lasts",
                     "outcome"):  # fmt: skip
            recipe = getattr(node, name)
            setattr(place, name, None if recipe == NONE else self.draws[recipe])
        place.pool = None if node.pool == NONE else self.pools[node.pool]
        return place

    def _connect(self, place: _Place, node: Node) -> None:
        place.arrows = tuple(
            (*self._way(a.way), None if a.takes == NONE else self.draws[a.takes], int(a.mark))
            for a in node.arrows
        )
        place.branches = tuple(
            (None if b.only_if == NONE else self.draws[b.only_if], self.places[b.first])
            for b in node.branches
        )

    def _way(self, way: Way) -> tuple[_Draws | None, tuple[_Place, ...]]:
        chooses = None if way.recipe == NONE else self.draws[way.recipe]
        return chooses, tuple(self.places[n] for n in way.nodes)

    # running

    def run(self) -> EventLog:
        self._next_submission()
        horizon_over = _Event()
        horizon_over.callbacks = (lambda _: self._stop(),)
        self._schedule(horizon_over, STOP, self.plan.horizon.stops)
        self.env.run(until=self.stop)
        return self._log()

    def _schedule(self, event: Any, priority: int, at: int) -> None:
        if at < NEVER:
            self.env.schedule(event, priority, at - self.env.now)  # type: ignore[arg-type]

    def _stop(self) -> None:
        if not self.stop.triggered:
            self.stop.succeed()

    def _next_submission(self) -> None:
        case = len(self.submitted)
        if not case & _BLOCK_MASK:
            self.block = self.luck.submissions(case >> BLOCK_BITS)
        self.source.callbacks = self.on_submit
        self._schedule(self.source, SUBMIT + case * _CASE, self.block[case & _BLOCK_MASK])

    def _submitted(self, _: Any) -> None:
        now: int = self.env.now  # type: ignore[assignment]
        token = _Token(len(self.submitted), [0] * self.plan.counters, None)
        self.submitted.append(now)
        for column in (self.decided, self.ended, self.result):
            column.append(-1)
        horizon = self.plan.horizon
        if horizon.begins <= now < horizon.closes:
            self.cohort_open += 1
        elif now >= horizon.closes and not self.cohort_closed:
            self.cohort_closed = True
            if not self.cohort_open:
                self._stop()
        self._next_submission()
        chooses, places = self.start
        self._move(token, places[chooses(token.case, 0)] if chooses else places[0])

    # the way of a token

    def _move(self, token: _Token, place: _Place) -> None:
        """Moves a token on, at once, until something takes time."""
        while True:
            only_if = place.only_if
            if only_if is not None and only_if(token.case, 0):
                chooses, places, _, _ = place.arrows[0]
                place = places[chooses(token.case, 0)] if chooses else places[0]
                continue
            kind = place.kind
            if kind == 0:
                self._set_off(token, place)
                return
            if kind == Kind.BOX:
                entered = self._enter_box(token, place)
                if entered:
                    return
                chooses, places, _, _ = place.arrows[0]
            elif kind == Kind.ISSUE:
                self._issue(token, place)
                chooses, places, _, _ = place.arrows[0]
            elif kind == Kind.WAIT:
                self._begin_wait(token, place)
                return
            elif kind == Kind.END:
                self._end(token, place)
                return
            else:
                self._answer(token, refused=place.refuses)
                return
            place = places[chooses(token.case, 0)] if chooses else places[0]

    def _set_off(self, token: _Token, place: _Place) -> None:
        """Transfer, in-tray, then the desk."""
        token.node = place
        counts, counter = token.counts, place.counter
        token.visit = visit = counts[counter] + 1
        counts[counter] = visit
        now: int = self.env._now  # type: ignore[assignment]
        transfer = None
        department = place.department
        if department != token.department and department >= 0 and token.department >= 0:
            transfer = place.between_departments
        elif place.level != token.level and place.level >= 0 and token.level >= 0:
            transfer = place.between_levels
        arrived = now
        if transfer is not None:
            arrived = self._after(now, transfer(token.case, visit))
        token.arrived = ready = arrived
        if place.tray is not None:
            ready = self._after(arrived, place.tray(token.case, visit))
        token.ready = ready
        if ready > now:
            token.callbacks = self.on_ready
            self._schedule(token, ARRIVE + token.base + place.rank, ready)
        else:
            self._join_queue(token, place.pool, now)

    def _after(self, now: int, encoded: int) -> int:
        """The end of a time as recipes give it: negative seconds pass in open time."""
        if encoded >= 0:
            return now + encoded
        return self.open_time.after(now, -encoded)

    def _is_ready(self, token: _Token) -> None:
        self._join_queue(token, token.node.pool, token.ready)

    # people

    def _join_queue(self, token: _Token, pool: _Pool, now: int) -> None:
        if pool.hours.is_open(now):
            if pool.unlimited:
                self._begin(token, pool, NOBODY, now)
                return
            if pool.free and not pool.queue:
                self._begin(token, pool, heappop(pool.free), now)
                return
        elif not pool.waking:
            self._wake_later(pool, now)
        heappush(pool.queue, (now, token.base + token.node.rank, token))

    def _begin(self, token: _Token, pool: _Pool, person: int, now: int) -> None:
        token.person = person
        token.started = now
        node = token.node
        work = node.lasts(token.case, token.visit)
        token.callbacks = self.on_finish
        finish = pool.hours.after(now, work)
        if finish < NEVER:
            self.env.schedule(token, FINISH + token.base + node.rank, finish - now)  # type: ignore[arg-type]

    def _finished(self, token: _Token) -> None:
        now: int = self.env._now  # type: ignore[assignment]
        node, case = token.node, token.case
        pool = node.pool
        outcome = 0 if node.outcome is None else node.outcome(case, token.visit)
        chooses, places, takes, mark = node.arrows[outcome]
        answered = now if takes is None else self._after(now, takes(case, token.visit))
        self.rows.extend((case, node.step, token.visit, token.row, token.arrived, token.ready,
                          token.started, now, answered, pool.number, token.person, outcome))  # fmt: skip
        token.row = self.count
        self.count += 1
        if node.department >= 0:
            token.department = node.department
        if node.level >= 0:
            token.level = node.level
        if mark:
            token.mark = mark
        if not pool.unlimited:
            heappush(pool.free, token.person)
            if pool.queue:
                self._serve(pool, now)
        place = places[chooses(case, 0)] if chooses else places[0]
        if answered > now:
            token.node = place
            token.callbacks = self.on_answer
            self._schedule(token, ARRIVE + token.base + node.rank, answered)
        else:
            self._move(token, place)

    def _serve(self, pool: _Pool, now: int) -> None:
        """Everybody free takes the next case."""
        if not pool.hours.is_open(now):
            if not pool.waking:
                self._wake_later(pool, now)
            return
        while pool.queue and (pool.free or pool.unlimited):
            _, _, token = heappop(pool.queue)
            self._begin(token, pool, NOBODY if pool.unlimited else heappop(pool.free), now)

    def _wake_later(self, pool: _Pool, now: int) -> None:
        pool.waking = True
        wake = _Wake()
        wake.pool = pool
        wake.callbacks = self.on_wake
        self._schedule(wake, OPENING + pool.number, pool.hours.next_open(now))

    def _woken(self, wake: _Wake) -> None:
        wake.pool.waking = False
        self._serve(wake.pool, self.env._now)  # type: ignore[arg-type]

    # where nobody works

    def _answered(self, token: _Token) -> None:
        self._move(token, token.node)

    def _begin_wait(self, token: _Token, place: _Place) -> None:
        now: int = self.env._now  # type: ignore[assignment]
        token.node = place
        token.visit = token.counts[place.counter] = token.counts[place.counter] + 1
        token.started = now
        token.callbacks = self.on_wait
        end = self._after(now, place.lasts(token.case, token.visit))
        self._schedule(token, ARRIVE + token.base + place.rank, end)

    def _waited(self, token: _Token) -> None:
        place = token.node
        self._record_alone(token, place, token.started)
        chooses, places, _, _ = place.arrows[0]
        self._move(token, places[chooses(token.case, 0)] if chooses else places[0])

    def _issue(self, token: _Token, place: _Place) -> None:
        now: int = self.env._now  # type: ignore[assignment]
        token.visit = token.counts[place.counter] = token.counts[place.counter] + 1
        self._record_alone(token, place, now)
        if self.decided[token.case] < 0:
            self.decided[token.case] = now

    def _record_alone(self, token: _Token, place: _Place, started: int) -> None:
        now: int = self.env._now  # type: ignore[assignment]
        self.rows.extend((token.case, place.step, token.visit, token.row, started, started,
                          started, now, now, NONE, NOBODY, 0))  # fmt: skip
        token.row = self.count
        self.count += 1

    def _end(self, token: _Token, place: _Place) -> None:
        now: int = self.env._now  # type: ignore[assignment]
        case = token.case
        refused = place.result == Result.GRANTED and token.mark == Mark.REFUSED
        self.ended[case] = now
        self.result[case] = Result.REFUSED if refused else place.result
        if self.decided[case] < 0:
            self.decided[case] = now
        horizon = self.plan.horizon
        if horizon.begins <= self.submitted[case] < horizon.closes:
            self.cohort_open -= 1
            if self.cohort_closed and not self.cohort_open:
                self._stop()

    # parallel boxes

    def _enter_box(self, token: _Token, place: _Place) -> int:
        """Copies of the case go into the branches that are asked; how many there are."""
        case = token.case
        asked = [first for only_if, first in place.branches if not (only_if and only_if(case, 0))]
        token.box = place
        token.pending = token.entered = len(asked)
        token.refused = 0
        children = [_Token(case, token.counts, token) for _ in asked]
        for child, first in zip(children, asked, strict=True):
            child.mark = Mark.NOTHING
            self._move(child, first)
        return len(asked)

    def _answer(self, child: _Token, *, refused: bool) -> None:
        token = child.parent
        assert token is not None
        token.pending -= 1
        token.refused += refused
        # answers come in order of time: the file goes on from the branch that answers last
        token.row, token.department, token.level = child.row, child.department, child.level
        if token.pending:
            return
        place = token.box
        passed = token.entered - token.refused >= place.needed[token.entered]
        chooses, places, _, mark = place.arrows[0 if passed else 1]
        if mark:
            token.mark = mark
        self._move(token, places[chooses(token.case, 0)] if chooses else places[0])

    # the log

    def _log(self) -> EventLog:
        table = np.frombuffer(self.rows, dtype=np.int64).reshape(-1, len(VISIT_COLUMNS))
        columns = {name: table[:, n] for n, name in enumerate(VISIT_COLUMNS)}
        submitted, decided, ended, result = (
            np.frombuffer(column, dtype=np.int64)
            for column in (self.submitted, self.decided, self.ended, self.result)
        )
        attributes = self.luck.attributes(len(submitted))
        return EventLog(
            cases=Cases(submitted, decided, ended, result, attributes),
            visits=Visits(**columns),
            steps=self.plan.steps,
            roles=self.plan.roles,
            outcomes=self.plan.outcomes,
        )


Engine = Callable[[Plan, Luck], EventLog]
