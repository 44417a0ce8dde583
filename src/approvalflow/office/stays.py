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
_ARRIVALS, _DRAWS = 16, 64
_GOLDEN = (0.8191725133961645, 0.6710436067037893, 0.5497004779019703)  # of space, without clumps
_ROUNDING = 1e-9
_NEVER = np.iinfo(np.int64).max // 4


@dataclass(frozen=True, slots=True)
class DeskStay:
    """All stays of which the same can be said. `pools`: in whose queue the file lies first, and
    to whom its deadline hands it on; `keeps`: whether work that nobody has begun is done
    nevertheless; `work`: of each part of the step, in seconds times `effort`.
    """

    pools: tuple[str, ...]
    due: Duration | None
    patience: Time | None
    tray: Time | None
    work: tuple[Time, ...]
    effort: float
    keeps: bool

    @property
    def expires(self) -> bool:
        """Whether its deadline ends it, and sends the file on."""
        return self.due is not None and len(self.pools) == 1


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
    """The arrivals and times of a stay, in open seconds of each pool, shape (n,)."""

    def __init__(self, office: Office, horizon: Horizon, stay: DeskStay) -> None:
        self.stay = stay
        points = np.arange(_DRAWS) + 0.5
        drawn = [points * ratio % 1.0 for ratio in _GOLDEN]
        calendar = office.timetable(horizon).calendar
        arrived = np.repeat(_arrivals(calendar, horizon), _DRAWS)
        tray, patience, work = (np.tile(u, _ARRIVALS) for u in drawn)
        day = office.working_day
        ready = _after(calendar, arrived, stay.tray, tray, day)
        due = arrived * 0 + _NEVER if stay.due is None else expiries(calendar, arrived, stay.due)
        leaves = arrived * 0 + _NEVER
        if stay.patience is not None:
            leaves = _after(calendar, arrived, stay.patience, patience, day)
        self.work = _work(stay, work, day) / office.pools[stay.pools[0]].share
        self.due_first = due < leaves
        first = office.pools[stay.pools[0]].name
        self.to_due = _manned(office, horizon, first, ready, due)
        self.to_leave = _manned(office, horizon, first, ready, leaves)
        self.then = np.zeros(0)
        if len(stay.pools) > 1:
            self.then = _manned(office, horizon, stay.pools[1], np.maximum(due, ready * 0), leaves)

    @property
    def certainly(self) -> float:
        """The share that leaves the first queue whoever is there: whenever it arrives, the tray
        outlasts its time.
        """
        least = np.minimum(self.to_due, self.to_leave).reshape(_ARRIVALS, _DRAWS)
        return float((least.max(axis=0) <= 0).mean())

    def taken(self, waits: Mapping[str, Waiting]) -> Taken:
        """By the law of the waits in each queue."""
        first, *further = self.stay.pools
        limit = np.minimum(self.to_due, self.to_leave)
        over = _over(waits[first], limit)
        if further:
            return self._handed_on(first, further[0], limit, over, waits)
        gone = np.where(self.due_first, 0.0, over)
        late = np.zeros(len(limit))
        if self.stay.due is not None:
            late = np.maximum(_over(waits[first], self.to_due - self.work) - gone, 0.0)
        waited = over if not self.stay.keeps else gone
        stays = self.to_leave if self.stay.keeps else limit
        held = float(np.isinf(stays).mean())
        even = np.full(len(limit), 1 / len(limit))
        return Taken(
            float(late.mean()), float(gone.mean()), {first: 1.0},
            {first: 1 - float(waited.mean())}, {first: held}, {first: (even, stays)},
        )  # fmt: skip

    def _handed_on(
        self, first: str, then: str, limit: Floats, over: Floats, waits: Mapping[str, Waiting]
    ) -> Taken:
        up = np.where(self.due_first, over, 0.0)
        again = _over(waits[then], self.then)
        gone = np.where(self.due_first, up * again, over)
        even = np.full(len(limit), 1 / len(limit))
        patient = np.isinf(self.then)
        return Taken(
            0.0,
            float(gone.mean()),
            {first: 1.0, then: float(up.mean())},
            {first: 1 - float(over.mean()), then: float((up * (1 - again)).mean())},
            {first: float(np.isinf(limit).mean()), then: float((up * patient).mean())},
            {first: (even, limit), then: (even * up, self.then)},
        )


def expiries(calendar: Calendar, arrived: Ints, due: Duration) -> Ints:
    """When deadlines expire that nothing stops: at closing of the last of their working days, at
    midnight after their calendar days, or to the second. Beyond the calendar: never.
    """
    if due.clock is Clock.WALL:
        return arrived + round(due.scaled)
    if due.clock is Clock.CALENDAR:
        return (arrived // DAY + 1 + round(due.scaled / DAY)) * DAY
    days = np.flatnonzero(calendar.working)
    last = np.searchsorted(days, arrived // DAY, side="right") + round(due.scaled) - 1
    known = last < len(days)
    closings = calendar.closings
    return np.where(known, closings[np.minimum(last, len(days) - 1)], _NEVER)


def _arrivals(calendar: Calendar, horizon: Horizon) -> Ints:
    """Evenly spread over the open time of the measured weeks."""
    begins, closes = (int(calendar.open_before(t)) for t in (horizon.begins, horizon.closes))
    share = (np.arange(_ARRIVALS) + 0.5) / _ARRIVALS
    found: Ints = calendar.instant(np.rint(begins + share * (closes - begins)).astype(np.int64))
    return found


def _after(
    calendar: Calendar, since: Ints, lasts: Time | None, u: Floats, working_day: float
) -> Ints:
    """The instants at which a time is over; never, beyond the calendar."""
    if lasts is None:
        return since
    amount = values.law_of(lasts).quantile(u)
    if lasts.clock is not Clock.WORKING:
        return np.asarray(since + np.rint(amount), dtype=np.int64)
    seconds = np.rint(amount * working_day).astype(np.int64)
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
        scale = working_day if leaf.clock is Clock.WORKING else 1.0
        total += values.law_of(leaf).quantile(u) * scale
    return total * stay.effort


def _over(waits: Waiting, limit: Floats) -> Floats:
    """The chance to wait longer than that; certain where there is no time at all."""
    return np.where(limit > 0, waits.longer(limit), 1.0)
