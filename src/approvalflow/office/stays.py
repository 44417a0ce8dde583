"""What may take a file from a desk before anybody has begun: how long it may wait, and where it
goes then.

A stay is one file at one desk. Its deadline and the applicant's patience run from its arrival, in
the tray too; what is left of them is open time of the pool in whose queue it lies. All of this is
weighed on a lattice of arrivals over the measured weeks and of times drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from approvalflow.calendar.calendar import Calendar
from approvalflow.eventlog import Horizon
from approvalflow.notation.units import Clock, Duration
from approvalflow.office.capacity import hours_manned
from approvalflow.office.office import Office
from approvalflow.office.waiting import Floats, Waiting
from approvalflow.process import values
from approvalflow.process.model.spreads import Time
from approvalflow.seconds import DAY

Ints = NDArray[np.int64]
_ARRIVALS, _DRAWS = 64, 32
_RATIO = 0.6180339887498949
_GOLDEN = (0.8191725133961645, 0.6710436067037893, 0.5497004779019703)  # of space, without clumps
_ROUNDING = 1e-9
_NEVER = np.iinfo(np.int64).max // 4


@dataclass(frozen=True, slots=True)
class Level:
    """Where a file of a stay lies: in the queue of a pool, after a tray, until a deadline."""

    pool: str
    tray: Time | None
    after: Duration | None


@dataclass(frozen=True, slots=True)
class DeskStay:
    """All stays of which the same can be said. `levels`: the desk, then who takes over from it,
    each from the deadline before; `expires`: whether that of the last sends the file on, and
    `keeps` whether its work is done nevertheless. `work`: of each part of the step, in seconds
    times `effort`.
    """

    levels: tuple[Level, ...]
    patience: Time | None
    work: tuple[Time, ...]
    effort: float
    expires: bool
    keeps: bool


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """What becomes of the files of a stay. `late`: the share whose deadline passes before they are
    done; `gone`: whose applicants give up; by pool `came`: into its queue, `begun`: there, `held`:
    that lie there until somebody begins; `limits`: how long they wait there at most, each of
    the weight beside it.
    """

    late: float
    gone: float
    came: Mapping[str, float]
    begun: Mapping[str, float]
    held: Mapping[str, float]
    limits: Mapping[str, tuple[Floats, Floats]]

    @property
    def leaving(self) -> tuple[str, ...]:
        """The pools whose queues some of the files may leave unbegun."""
        return tuple(n for n, came in self.came.items() if came - self.held[n] > _ROUNDING)


class Lattice:
    """The arrivals and times of a stay: how long its files may wait at each level."""

    def __init__(self, office: Office, horizon: Horizon, stay: DeskStay) -> None:
        self.stay = stay
        points = np.arange(_DRAWS) + 0.5
        drawn = [points * ratio % 1.0 for ratio in _GOLDEN]
        calendar = office.timetable(horizon).calendar
        arrived = np.repeat(_arrivals(calendar, horizon), _DRAWS)
        tray, patience, work = (np.tile(u, _ARRIVALS) for u in drawn)
        day = office.working_day
        leaves = np.full(len(arrived), _NEVER)
        if stay.patience is not None:
            leaves = _after(calendar, arrived, stay.patience, patience, day)
        self.work = _work(stay, work, day) / office.pools[stay.levels[0].pool].share
        self.waits: list[_LevelTimes] = []
        for number, level in enumerate(stay.levels):
            ready = _after(calendar, arrived, level.tray, (tray + number * _RATIO) % 1.0, day)
            due = np.full(len(arrived), _NEVER)
            if level.after is not None:
                due = expiries(calendar, arrived, level.after)
            to_due, to_leave = (
                _manned(office, horizon, level.pool, ready, until) for until in (due, leaves)
            )
            self.waits.append(_LevelTimes(level.pool, to_due, to_leave, due < leaves))
            arrived = due

    @property
    def certainly(self) -> float:
        """The share that comes to the last level, or leaves the only one, whoever is there:
        whenever it arrives, the trays outlast its times.
        """
        passed = np.ones(_DRAWS, dtype=np.bool_)
        for times in self.waits[:-1] or self.waits:
            passed &= times.limit.reshape(_ARRIVALS, _DRAWS).max(axis=0) <= 0
        return float(passed.mean())

    def taken(self, waits: Mapping[str, Waiting]) -> Taken:
        """By the law of the waits in each queue."""
        stay, size = self.stay, len(self.work)
        came, begun, held = (dict.fromkeys((t.pool for t in self.waits), 0.0) for _ in range(3))
        limits: dict[str, tuple[Floats, Floats]] = {}
        there, gone = np.ones(size), np.zeros(size)
        for times in self.waits:
            over = _over(waits[times.pool], times.limit)
            waited, stays = over, times.limit
            if stay.keeps:  # whoever is late has gone on, and the work lies there
                waited, stays = np.where(times.due_first, 0.0, over), times.to_leave
            came[times.pool] += float(there.mean())
            begun[times.pool] += float((there * (1 - waited)).mean())
            held[times.pool] += float((there * np.isinf(stays)).mean())
            weights, ends = limits.get(times.pool, (np.zeros(0), np.zeros(0)))
            limits[times.pool] = np.append(weights, there / size), np.append(ends, stays)
            gone += np.where(times.due_first, 0.0, there * over)
            there = np.where(times.due_first, there * over, 0.0)
        late = np.zeros(size)
        if stay.expires:
            (only,) = self.waits
            late = np.maximum(_over(waits[only.pool], only.to_due - self.work) - gone, 0.0)
        return Taken(float(late.mean()), float(gone.mean()), came, begun, held, limits)


@dataclass(frozen=True, slots=True, eq=False)
class _LevelTimes:
    """Open seconds of a pool until the deadline of its level and until applicants give up, and
    whether that is later; shape (n,).
    """

    pool: str
    to_due: Floats
    to_leave: Floats
    due_first: NDArray[np.bool_]

    @property
    def limit(self) -> Floats:
        return np.minimum(self.to_due, self.to_leave)


def expiries(calendar: Calendar, arrived: Ints, due: Duration) -> Ints:
    """When deadlines expire that nothing stops: at closing of the last of their working days, at
    midnight after their calendar days, or to the second. Beyond the calendar: never.
    """
    if due.clock is Clock.WALL:
        return arrived + round(due.scaled)
    if due.clock is Clock.CALENDAR:
        return (arrived // DAY + 1 + round(due.scaled / DAY)) * DAY
    if due.clock is Clock.OPEN:
        return _open_end(calendar, arrived, np.full(len(arrived), round(due.scaled)))
    days = np.flatnonzero(calendar.working)
    last = np.searchsorted(days, arrived // DAY, side="right") + round(due.scaled) - 1
    known = last < len(days)
    closings = calendar.closings
    return np.where(known, closings[np.minimum(last, len(days) - 1)], _NEVER)


def _arrivals(calendar: Calendar, horizon: Horizon) -> Ints:
    """Evenly spread over the open time of the measured weeks, and over the hours of its days."""
    begins, closes = (int(calendar.open_before(t)) for t in (horizon.begins, horizon.closes))
    share = (np.arange(_ARRIVALS) + 0.5) * _RATIO % 1.0
    found: Ints = calendar.instant(np.rint(begins + share * (closes - begins)).astype(np.int64))
    return found


def _after(
    calendar: Calendar, since: Ints, lasts: Time | None, u: Floats, working_day: float
) -> Ints:
    """The instants at which a time is over; never, beyond the calendar."""
    if lasts is None:
        return since
    amount = values.law_of(lasts).quantile(u)
    if not lasts.clock.in_office:
        return np.asarray(since + np.rint(amount), dtype=np.int64)
    seconds = np.rint(amount * lasts.clock.scale(working_day)).astype(np.int64)
    return _open_end(calendar, since, seconds)


def _open_end(calendar: Calendar, since: Ints, seconds: Ints) -> Ints:
    """When so many open seconds have passed; never, beyond the calendar."""
    within = seconds <= calendar.open_between(since, np.int64(calendar.end))
    ends = calendar.advance(since, np.where(within, seconds, 0))
    return np.asarray(np.where(within, ends, _NEVER), dtype=np.int64)


def _manned(office: Office, horizon: Horizon, pool: str, since: Ints, until: Ints) -> Floats:
    """Open seconds of a pool between two instants; none where the one is not before the other."""
    calendar = hours_manned(office, office.pools[pool], horizon)
    bounded = np.minimum(until, np.int64(calendar.end))
    seconds = np.maximum(calendar.open_between(np.minimum(since, bounded), bounded), 0)
    return np.where(until >= calendar.end, np.inf, seconds.astype(np.float64))


def _work(stay: DeskStay, u: Floats, working_day: float) -> Floats:
    """Seconds of work; of merged parts all with the same luck."""
    total = np.zeros(len(u))
    for leaf in stay.work:
        total += values.law_of(leaf).quantile(u) * leaf.clock.scale(working_day)
    return total * stay.effort


def _over(waits: Waiting, limit: Floats) -> Floats:
    """The chance to wait longer than that; certain where there is no time at all."""
    return np.where(limit > 0, waits.longer(limit), 1.0)
