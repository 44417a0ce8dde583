"""What a year of all posts costs, whether or not there is work for them."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.eventlog import SETTLED
from approvalflow.office.office import Office
from approvalflow.process.asking import asked_roles
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.pools import Pool
from approvalflow.process.wages import working_roles
from approvalflow.seconds import HOUR, YEAR

_WEEKS = 52


def posts_cost(office: Office) -> float | None:
    """Money for a year of all posts with a wage, absence paid; None where nobody has a wage.

    Posts of roles that have nothing to do are free for other work. Who only sits is paid for the
    windows of the meetings.
    """
    if not _paid(office):
        return None
    return sum(hours * wage for _, hours, wage in yearly_costs(office))


def yearly_costs(office: Office) -> Iterator[tuple[str, float, float]]:
    """The same, pool by pool: its name, the hours of a year of all its posts, and their wage."""
    for name, pool in _paid(office).items():
        if pool.staff != UNLIMITED and pool.role.cost is not None:
            yield name, _hours(office, pool), pool.role.cost.money.amount


def _paid(office: Office) -> dict[str, Pool]:
    """The pools with work and a wage."""
    working = working_roles(office.process)
    return {
        name: pool
        for name, pool in office.pools.items()
        if pool.of in working and pool.role.cost is not None
    }


def _hours(office: Office, pool: Pool) -> float:
    """The hours of a year of all posts of a pool."""
    if _only_sits(office, pool.of):
        return _windows(office, pool.of)
    hours = pool.role.hours or office.process.calendar.hours
    return pool.staff * _WEEKS * hours.open_seconds / HOUR * pool.share


def _only_sits(office: Office, role: str) -> bool:
    process = office.process
    at_desk = {step.by for step in process.steps.values()}
    at_desk |= {role for step in process.steps.values() for role in step.taking_over}
    at_desk |= {role for _, role in asked_roles(process)}
    at_desk |= {r.deputy.role for r in process.roles.values() if r.deputy is not None}
    return role not in at_desk


def _windows(office: Office, role: str) -> float:
    """The hours of the windows of a year, of all members of a role."""
    times = office.timetable(SETTLED)
    total = 0
    for person in range(times.seats(role)):
        total += int(times.sitting_hours(role, person).open_between(0, YEAR))
    return total / HOUR
