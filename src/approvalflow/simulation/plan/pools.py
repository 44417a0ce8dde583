"""The pools: who there is, and who stands in for whom."""

from __future__ import annotations

from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.pools import StandIn, pools_of_role
from approvalflow.simulation.plan.contract import NONE, PlannedPool, PlannedStandIn
from approvalflow.simulation.plan.draft import Draft


def plan_pools(draft: Draft) -> tuple[PlannedPool, ...]:
    """By number of role."""
    office, found = draft.office, []
    told_apart = _told_apart(office, draft.times)
    for number, (name, pool) in enumerate(office.pools.items()):
        hours = pool.role.hours or office.process.calendar.hours
        always = hours.always and not office.process.calendar.closed
        found.append(PlannedPool(
            staff=NONE if pool.staff == UNLIMITED else pool.staff,
            calendar=NONE if always else number + 1,
            differs=name in told_apart,
            own_hours=draft.times.person_calendars(name) is not None,
            stand_ins=tuple(_stand_in(draft, s) for s in office.stand_ins.get(name, ())),
        ))  # fmt: skip
    return tuple(found)


def _stand_in(draft: Draft, stand_in: StandIn) -> PlannedStandIn:
    numbers, day = draft.office.role_number, draft.office.working_day
    after = (
        -round(a.seconds(day)) if a.clock.in_office else round(a.seconds(day))
        for a in stand_in.after
    )
    return PlannedStandIn(
        pool=numbers[stand_in.pool],
        absent=tuple(numbers[name] for name in stand_in.absent),
        after=tuple(after) or (0,),
        only_if=tuple(draft.unless(asked) for asked in stand_in.only_if),
    )


def _told_apart(office: Office, times: Timetable) -> frozenset[str]:
    """The pools whose people are not all alike to an engine."""
    found = {name for name in office.pools if times.person_calendars(name) is not None}
    for name, others in office.stand_ins.items():
        found |= {name, *(other.pool for other in others)}
    for name, step in office.process.steps.items():
        if step.not_same_as is not None:
            to = (p for role in step.taking_over for p in pools_of_role(office.process, role))
            doing = (*office.pools_at(name), *to)
            found |= {pool for pool in doing if office.pools[pool].staff != UNLIMITED}
    return frozenset(found)
