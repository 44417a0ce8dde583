"""How full the desks will be: the traffic equations, before any run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from approvalflow.eventlog import Horizon
from approvalflow.office.capacity import capacity, certainly_left, shared_out
from approvalflow.office.demand import Demand
from approvalflow.office.filling import AMPLE, Filling
from approvalflow.office.keeping import taking_over
from approvalflow.office.office import Office
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.seconds import DAY, HOUR, WEEK


@dataclass(frozen=True, slots=True)
class PoolLoad(Filling):
    """What a pool has to do. Loads are None where there are always enough people, and for those
    who sit in meetings and have no work at the desk.
    """

    role: str
    load: float | None
    staff: int | None
    hours_per_week: float  # of a post, the sittings included
    missing_staff: int  # posts more that would bring what is kept to 85 %
    growth_per_month: float  # visits by which its queue grows in 30 days, if overloaded
    kept: float | None
    least: float | None
    visits_per_month: float = 0.0  # that its queue keeps, in 30 days
    answered: float | None = None  # of the visits to its queue, those begun; None if all are
    measured: float | None = None  # what it kept in a run, where that is an estimate
    estimated: bool = False  # whether deadlines, patience or deputies move what it keeps

    @property
    def name(self) -> str:
        return self.role

    def keeping(self, kept: float, *, certain: bool) -> PoolLoad:
        """The same pool, of which so much was measured: growth goes with it."""
        assert self.staff is not None
        assert self.kept is not None
        monthly = self.visits_per_month / self.kept * kept if self.kept else 0.0
        return replace(
            self,
            kept=kept,
            measured=kept,
            least=kept if certain else self.least,
            missing_staff=_missing(kept, self.staff),
            growth_per_month=_growth(monthly, kept),
            estimated=False,
        )


def pool_loads(office: Office, horizon: Horizon, demand: Demand) -> tuple[PoolLoad, ...]:
    """The load of every pool over the measured weeks, in code-point order."""
    span = horizon.closes - horizon.begins
    arriving = office.timetable(horizon).arrivals_between(horizon.begins, horizon.closes)
    asked, kept = (
        shared_out(office, horizon, brought.work, brought.open_to)
        for brought in (demand.asked, demand.kept)
    )
    certain = certainly_left(office, horizon, demand.certain.work, arriving)
    moved = {other.pool for others in office.stand_ins.values() for other in others}
    moved |= {*demand.estimated, *office.stand_ins, *taking_over(office)}
    found = []
    sitting = {role for step in office.process.steps.values() for role in step.members}
    for name, pool in office.pools.items():
        post, available = capacity(office, pool, horizon)
        hours = post / span * WEEK / HOUR
        only_sits = not asked[name] and pool.of in sitting
        if pool.staff == UNLIMITED or only_sits:
            staff = None if pool.staff == UNLIMITED else pool.staff
            found.append(PoolLoad(name, None, staff, hours, 0, 0.0, None, None))
            continue
        load, stays, least = (
            _load(arriving * done[name], available) for done in (asked, kept, certain)
        )
        monthly = arriving * demand.kept.visits.get(name, 0.0) / span * 30 * DAY
        estimated = name in moved
        found.append(
            PoolLoad(
                name,
                load,
                pool.staff,
                hours,
                missing_staff=_missing(stays, pool.staff),
                growth_per_month=_growth(monthly, stays if estimated else least),
                kept=stays,
                least=least,
                visits_per_month=monthly,
                answered=_answered(demand, name),
                estimated=estimated,
            )
        )
    return tuple(found)


def _load(work: float, available: float) -> float:
    if not work:
        return 0.0
    return work / available if available else np.inf


def _growth(visits: float, load: float) -> float:
    return visits * (1 - 1 / load) if load > 1 else 0.0


def _missing(load: float, staff: int) -> int:
    """Posts more that would bring a load to 85 %."""
    if not np.isfinite(load) or load <= AMPLE:
        return 0
    return max(0, ceil(load * staff / AMPLE - 1e-9) - staff)


def _answered(demand: Demand, name: str) -> float | None:
    """The share of what comes to a queue that is begun before it leaves."""
    came = demand.asked.visits.get(name, 0.0)
    return demand.begun[name] / came if came and name in demand.begun else None
