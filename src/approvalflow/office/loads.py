"""How full an office will be, before any run: its desks and its agendas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from approvalflow.eventlog import SETTLED, Horizon
from approvalflow.office.agendas import AgendaLoad, agenda_loads
from approvalflow.office.demand import Demand, demand_of
from approvalflow.office.desks import PoolLoad, pool_loads
from approvalflow.office.office import Office

AnyLoad = PoolLoad | AgendaLoad


@dataclass(frozen=True, slots=True)
class Loads:
    """The loads of all pools and of all meetings, each in code-point order, and the demand of a
    case that they come from.
    """

    demand: Demand
    pools: tuple[PoolLoad, ...]
    agendas: tuple[AgendaLoad, ...]

    @property
    def every(self) -> tuple[AnyLoad, ...]:
        return (*self.pools, *self.agendas)

    @property
    def overloaded(self) -> tuple[AnyLoad, ...]:
        """Those that get more work than they have room for, and keep it."""
        return tuple(load for load in self.every if load.overloaded)

    @property
    def unsettled(self) -> tuple[AnyLoad, ...]:
        """Those that are so full that there is no settled mean, the overloaded among them."""
        return tuple(load for load in self.every if load.unsettled)

    @property
    def too_full(self) -> tuple[AnyLoad, ...]:
        """Those without a settled mean, and those that have none by an estimate."""
        return tuple(load for load in self.every if load.unsettled or load.perhaps_unsettled)

    @property
    def open(self) -> tuple[PoolLoad, ...]:
        """The pools that may keep more than is certain: what a run measures of them decides."""
        return tuple(load for load in self.pools if load.estimated and not load.unsettled)

    @property
    def high(self) -> tuple[AnyLoad, ...]:
        """Those of which a word has to be said."""
        return high(self.every)


def high(loads: Iterable[AnyLoad]) -> tuple[AnyLoad, ...]:
    """Those that have hardly any room left, or none, or can answer a part only."""
    return tuple(load for load in loads if load.nearly_full or load.answers_a_part)


def loads_of(office: Office, horizon: Horizon = SETTLED) -> Loads:
    """The loads over the measured weeks; the traffic equations are solved once."""
    demand = demand_of(office, horizon)
    pools = pool_loads(office, horizon, demand)
    return Loads(demand, pools, agenda_loads(office, horizon, demand))
