"""How full the desks will be: the traffic equations, before any run."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from approvalflow.eventlog import SETTLED, Horizon
from approvalflow.office.capacity import capacity, shared_out
from approvalflow.office.office import Office
from approvalflow.office.traffic import traffic_of
from approvalflow.process.deadlines import patience_of
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.model.varying import leaves
from approvalflow.seconds import DAY, HOUR, WEEK

AMPLE = 0.85  # the load at which a pool still has room
NEAR_FULL = 0.95


class Filling:
    """What pools and agendas have in common: how full they will be."""

    __slots__ = ()
    load: float | None
    least: float | None  # `load`, but for work that boxes may break off
    gives_way: bool  # all its files leave the queue after some time, come what may

    @property
    def overloaded(self) -> bool:
        """Whether it certainly gets as much work as it has room for, or more, and keeps it."""
        return self.least is not None and self.least >= 1 and not self.gives_way

    @property
    def nearly_full(self) -> bool:
        return self.load is not None and self.load >= NEAR_FULL and not self.gives_way


@dataclass(frozen=True, slots=True)
class PoolLoad(Filling):
    """What a pool has to do. `load` is None where there are always enough people."""

    role: str
    load: float | None
    staff: int | None
    hours_per_week: float
    missing_staff: int  # posts more that would bring the load to 85 %
    growth_per_month: float  # visits by which its queue grows in 30 days, if overloaded
    least: float | None
    gives_way: bool = False


def loads_of(office: Office, horizon: Horizon = SETTLED) -> tuple[PoolLoad, ...]:
    """The load of every pool over the measured weeks, in code-point order."""
    traffic = traffic_of(office)
    span = horizon.closes - horizon.begins
    arriving = office.timetable(horizon).arrivals_between(horizon.begins, horizon.closes)
    work = shared_out(office, horizon, traffic.work, traffic.open_to)
    certain = shared_out(office, horizon, traffic.certain, traffic.certain_open_to)
    found = []
    giving_way = _giving_way(office.process)
    for name, pool in office.pools.items():
        post, available = capacity(office, pool, horizon)
        hours = post / span * WEEK / HOUR
        if pool.staff == UNLIMITED:
            found.append(PoolLoad(name, None, None, hours, 0, 0.0, None))
            continue
        load, least = (
            arriving * done[name] / available if available else np.inf for done in (work, certain)
        )
        if pool.of in giving_way:  # what is asked of them, though not all of it will be done
            found.append(PoolLoad(name, load, pool.staff, hours, 0, 0.0, least, gives_way=True))
            continue
        missing = 0
        if np.isfinite(load) and load > AMPLE:
            missing = max(0, ceil(load * pool.staff / AMPLE - 1e-9) - pool.staff)
        monthly = arriving * traffic.visits_by_pool.get(name, 0.0) / span * 30 * DAY
        growth = monthly * (1 - 1 / load) if least > 1 else 0.0
        found.append(PoolLoad(name, load, pool.staff, hours, missing, growth, least))
    return tuple(found)


def _giving_way(process: Process) -> set[str]:
    """Roles whose files all leave the queue in the end, so that it cannot grow for ever."""
    staying = {
        role for name, step in process.steps.items() if keeps(process, name) for role in step.roles
    }
    return set(process.roles) - staying


def keeps(process: Process, name: str) -> bool:
    """Whether files may lie at a step for ever."""
    if any(arrivals.most_open is not None for _, arrivals in process.incoming):
        return False
    late = leaves(process.time_limit.if_late) if process.time_limit.if_late else ()
    if late and "nothing" not in late:
        return False
    step = process.steps[name]
    return patience_of(name, step) is None and (
        step.due is None or step.due.action != "go_on" or step.due.file != "dropped"
    )
