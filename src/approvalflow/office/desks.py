"""How full the desks will be: the traffic equations, before any run."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from approvalflow.eventlog import Horizon
from approvalflow.office.capacity import capacity, shared_out
from approvalflow.office.demand import Demand
from approvalflow.office.filling import AMPLE, Filling, keeps
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.seconds import DAY, HOUR, WEEK


@dataclass(frozen=True, slots=True)
class PoolLoad(Filling):
    """What a pool has to do. `load` is None where there are always enough people, and for those
    who sit in meetings and have no work at the desk.
    """

    role: str
    load: float | None
    staff: int | None
    hours_per_week: float  # of a post, the sittings included
    missing_staff: int  # posts more that would bring the load to 85 %
    growth_per_month: float  # visits by which its queue grows in 30 days, if overloaded
    least: float | None
    gives_way: bool = False

    @property
    def name(self) -> str:
        return self.role


def pool_loads(office: Office, horizon: Horizon, demand: Demand) -> tuple[PoolLoad, ...]:
    """The load of every pool over the measured weeks, in code-point order."""
    span = horizon.closes - horizon.begins
    arriving = office.timetable(horizon).arrivals_between(horizon.begins, horizon.closes)
    work = shared_out(office, horizon, demand.work, demand.open_to)
    certain = shared_out(office, horizon, demand.certain, demand.certain_open_to)
    found = []
    giving_way = _giving_way(office.process)
    sitting = {role for step in office.process.steps.values() for role in step.members}
    for name, pool in office.pools.items():
        post, available = capacity(office, pool, horizon)
        hours = post / span * WEEK / HOUR
        if pool.staff == UNLIMITED:
            found.append(PoolLoad(name, None, None, hours, 0, 0.0, None))
            continue
        if not work[name] and pool.of in sitting:
            found.append(PoolLoad(name, None, pool.staff, hours, 0, 0.0, None))
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
        monthly = arriving * demand.visits_by_pool.get(name, 0.0) / span * 30 * DAY
        growth = monthly * (1 - 1 / load) if least > 1 else 0.0
        found.append(PoolLoad(name, load, pool.staff, hours, missing, growth, least))
    return tuple(found)


def _giving_way(process: Process) -> set[str]:
    """Roles whose files all leave the queue in the end, so that it cannot grow for ever."""
    staying = {
        role for name, step in process.steps.items() if keeps(process, name) for role in step.roles
    }
    return set(process.roles) - staying
