"""What the people of a pool can do on average, and which pool does what another leaves."""

from __future__ import annotations

from collections.abc import Mapping

from approvalflow.calendar.calendar import Calendar
from approvalflow.eventlog import Horizon
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.pools import Pool


def capacity(office: Office, pool: Pool, horizon: Horizon) -> tuple[float, float]:
    """Expected seconds on duty of a post in the measured weeks, the windows of its meetings
    included; and those that all posts have for work at the desk.
    """
    times = office.timetable(horizon)
    hours = times.hours_of(pool.name)
    each = times.person_calendars(pool.name) or (hours,) * max(pool.staff, 0)
    there = 1 - times.absent_share(pool.name)
    seconds = [float(own.open_between(horizon.begins, horizon.closes)) * there for own in each]
    sittings = sum(
        float(times.sitting_hours(pool.of, person).open_between(horizon.begins, horizon.closes))
        for person in range(min(len(each), times.seats(pool.of)))
    )
    if not seconds:
        return float(hours.open_between(horizon.begins, horizon.closes)), 0.0
    return (sum(seconds) + sittings * there) / len(seconds), sum(seconds) * pool.share


def on_duty_between(times: Timetable, pool: str, begins: int, closes: int) -> float:
    """Seconds for which people of a pool are at their desks in [begins, closes), as far as dates
    say; absence at random leaves out the same part of any of them.
    """
    each = times.person_calendars(pool)
    if each is None:
        return float(times.hours_of(pool).open_between(begins, closes))
    return float(sum(own.open_between(begins, closes) for own in each))


def hours_manned(office: Office, pool: Pool, horizon: Horizon) -> Calendar:
    """When the queue of a pool may move: its hours, of one person alone those that are certain."""
    times = office.timetable(horizon)
    each = times.person_calendars(pool.name)
    return times.hours_of(pool.name) if each is None or len(each) > 1 else each[0]


def shared_out(
    office: Office,
    horizon: Horizon,
    work: Mapping[str, float],
    open_to: Mapping[tuple[str, int], float],
) -> dict[str, float]:
    """The work of one case by the pool that does it: on days on which nobody of a pool is there,
    what may go to others does. `open_to`: by pool and place among those who stand in, that work.

    An estimate: files that had waited go to them too, and how long files must lie first is left
    out. Together the pools do exactly this much.
    """
    done = {name: work.get(name, 0.0) for name in office.pools}
    for name, others in office.stand_ins.items():
        left, away = name, 1.0
        for place, other in enumerate(others):
            away *= _deserted_share(office, office.pools[other.absent[-1]], horizon)
            moved = away * open_to.get((name, place), 0.0)
            done[left] -= moved
            done[other.pool] += moved
            left = other.pool
    return done


def certainly_left(
    office: Office, horizon: Horizon, work: Mapping[str, float], cases: float
) -> dict[str, float]:
    """Of the work of one case by pool, what nobody who stands in can take from it: that they have
    all of the days on which nobody of the pool is there for it, and nothing else to do. Nobody
    has to take what another leaves.
    """
    left = {name: work.get(name, 0.0) for name in office.pools}
    for name, others in office.stand_ins.items():
        away = 1.0
        for other in others:
            away *= _deserted_share(office, office.pools[other.absent[-1]], horizon)
            helping = office.pools[other.pool]
            if helping.staff == UNLIMITED:
                left[name] = left[name] if not away else 0.0
            elif cases:
                left[name] -= away * capacity(office, helping, horizon)[1] / cases
        left[name] = max(left[name], 0.0)
    return left


def _deserted_share(office: Office, pool: Pool, horizon: Horizon) -> float:
    """The share of a pool's hours at which nobody of it is there."""
    times = office.timetable(horizon)
    hours = times.hours_of(pool.name)
    certain = (times.person_calendars(pool.name) or (hours,))[0]
    whole = float(hours.open_between(horizon.begins, horizon.closes))
    kept = float(certain.open_between(horizon.begins, horizon.closes)) / whole if whole else 0.0
    return 1 - kept * (1 - times.absent_share(pool.name) ** pool.staff)
