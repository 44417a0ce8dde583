"""Whose officials do the work: what a design asks of the people of each jurisdiction."""

from __future__ import annotations

from collections.abc import Mapping

from approvalflow.measures.estimates import Value
from approvalflow.measures.kpis import UTILISATION
from approvalflow.office.office import Office
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.seconds import WEEKS_A_YEAR
from approvalflow.study.result import Officials


def officials_of(
    office: Office, hours: Mapping[str, float], measures: Mapping[str, Value]
) -> dict[str, Officials]:
    """By jurisdiction, from hours a week and measures; empty where no role names one."""
    return {name: _of(name, office, hours, measures) for name in office.jurisdictions}


def _of(
    name: str, office: Office, hours: Mapping[str, float], measures: Mapping[str, Value]
) -> Officials:
    pools = {p: pool for p, pool in office.pools.items() if pool.role.jurisdiction == name}
    worked = {pool: hours.get(pool, 0.0) for pool in pools}
    unpaid = any(worked[p] and pool.role.cost is None for p, pool in pools.items())
    costs = (worked[p] * pool.role.cost.money.amount for p, pool in pools.items() if pool.role.cost)
    used = (measures.get(f"{UTILISATION}({pool})") for pool in pools)
    return Officials(
        posts=sum(pool.staff for pool in pools.values() if pool.staff != UNLIMITED),
        hours=round(sum(worked.values()), 4),
        cost=None if unpaid else round(WEEKS_A_YEAR * sum(costs), 2),
        load=max((v.value for v in used if v is not None and v.value is not None), default=None),
    )
