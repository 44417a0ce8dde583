"""How long an office needs to forget how it began: relaxation times, before any run.

A queue of work is a reflected Brownian motion in heavy traffic, with drift -d and variance s2 a
second; its slowest mode dies with tau = 2 s2 / d^2 (Abate and Whitt 1987, "Transient behavior of
regulated Brownian motion"). Of M/M/1: 4 rho E[S] / (1 - rho)^2.
"""

from __future__ import annotations

from math import inf

from approvalflow.eventlog import Horizon
from approvalflow.office.agendas import AgendaLoad
from approvalflow.office.capacity import capacity
from approvalflow.office.desks import PoolLoad
from approvalflow.office.filling import ROUNDING
from approvalflow.office.office import Office
from approvalflow.process.pools import Pool
from approvalflow.seconds import DAY, WEEK

MOST = 0.95  # the load that counts where files may leave a queue


def pool_relaxation(
    office: Office, horizon: Horizon, load: PoolLoad, mean: float, variance: float
) -> float:
    """Seconds of the clock; `mean` and `variance`: of all work that a case brings to the pool,
    over all its visits, in seconds and their square.

    By visit it is far too short where a case comes often: twelve steps at one desk.
    """
    if load.load is None or not mean:
        return 0.0
    pool, span = office.pools[load.role], float(horizon.closes - horizon.begins)
    times = office.timetable(horizon)
    rate = times.arrivals_between(horizon.begins, horizon.closes) / span
    at_random = 0.0 if all(stream.regular for stream in times.streams) else 1.0
    _, seconds = capacity(office, pool, horizon)
    rho = min(load.load, MOST) if load.may_leave else load.load
    if rho >= 1 - ROUNDING:
        return inf
    drift = seconds / span * (1 - rho)
    noise = rate * (variance + at_random * mean**2) + _absences(office, horizon, pool)
    return 2 * noise / drift**2


def _absences(office: Office, horizon: Horizon, pool: Pool) -> float:
    """By how much absence in spells varies what a pool can do, in square seconds a second.

    Days off and days on come in stretches of mean k and m = k (1 - a) / a; of the alternating
    renewal process of H hours a day: H^2 m (m - 1) k^2 / (m + k)^3 a working day and person.
    """
    times = office.timetable(horizon)
    away = times.absent_share(pool.name)
    absent = pool.role.absent
    if absent is None or not 0 < away < 1:
        return 0.0
    hours = times.hours_of(pool.name)
    first, last = horizon.begins // DAY, horizon.closes // DAY
    days = int(hours.working_days_before(last) - hours.working_days_before(first))
    if not days:
        return 0.0
    long = float(hours.open_between(horizon.begins, horizon.closes)) / days * pool.share
    k = float(absent.spell)
    m = k * (1 - away) / away
    each = max(long**2 * m * (m - 1) * k**2 / (m + k) ** 3, 0.0)
    return pool.staff * each * days / (horizon.closes - horizon.begins)


def agenda_relaxation(office: Office, horizon: Horizon, load: AgendaLoad, square: float) -> float:
    """Seconds of the clock; `square`: the mean square of the hearings of a case.

    In sittings 2 (lambda E[N^2] + a^2 q (1 - q)) / (a q (1 - rho))^2, held with the chance q.
    """
    times = office.timetable(horizon)
    opens = times.schedules[load.step].opens
    sittings = int(((opens >= horizon.begins) & (opens < horizon.closes)).sum())
    span = float(horizon.closes - horizon.begins)
    if not sittings or not load.load:
        return 0.0
    held = load.sittings_per_week * span / WEEK / sittings
    cases = times.arrivals_between(horizon.begins, horizon.closes) / sittings
    rho = min(load.load, MOST) if load.may_leave else load.load
    if rho >= 1 - ROUNDING:
        return inf
    drift = load.room * held * (1 - rho)
    noise = cases * square + load.room**2 * held * (1 - held)
    return 2 * noise / drift**2 * span / sittings
