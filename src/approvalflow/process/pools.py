"""The pools of people behind the roles: one a role, or one for each kind of case.

A separated role has a pool for each value of a category, named `reviewer(reform)`; its cases
and its people never mix.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from approvalflow.notation.expressions import Expression
from approvalflow.notation.units import Duration
from approvalflow.process import values
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED, Role
from approvalflow.process.model.varying import ByAttempt, ByCase


@dataclass(frozen=True, slots=True)
class Pool:
    """People who can stand in for one another. `category`: of the cases that they take."""

    name: str
    of: str
    role: Role
    staff: int
    category: str | None = None

    @property
    def share(self) -> float:
        """The share of their hours that goes to these cases."""
        return 1.0 if self.role.share_of_time is None else self.role.share_of_time


@dataclass(frozen=True, slots=True)
class StandIn:
    """A pool that takes the queue of another while everybody of `absent` is away.

    Only files that have been ready for all of `after`, and of which all of `only_if` is true.
    """

    pool: str
    absent: tuple[str, ...]
    after: tuple[Duration, ...]
    only_if: tuple[Expression, ...]


def pools_of(process: Process) -> dict[str, Pool]:
    """The pools by name, in code-point order."""
    found = [pool for name in process.roles for pool in _of_role(process, name)]
    return {pool.name: pool for pool in sorted(found, key=lambda pool: pool.name)}


def pools_of_role(process: Process, name: str) -> tuple[str, ...]:
    """The pools of a role: one, or one for each category by its number."""
    return tuple(pool.name for pool in _of_role(process, name))


def pools_beside(process: Process, role: str, pool: Pool) -> str:
    """The pool of another role that takes the cases of this one."""
    names = {p.category: p.name for p in _of_role(process, role)}
    return names[pool.category] if pool.category in names else names[None]


def _of_role(process: Process, name: str) -> Iterator[Pool]:
    role = process.roles[name]
    datum = process.case_data.get(role.separate_by or "")
    if role.separate_by is None or datum is None:
        yield Pool(name, name, role, _staff(role.staff, None))
        return
    for category in values.categories_of(datum):
        staff = _staff(role.staff, category)
        yield Pool(f"{name}({category})", name, role, staff, category)


def _staff(staff: int | ByCase[int] | ByAttempt[int], category: str | None) -> int:
    while not isinstance(staff, int):
        if isinstance(staff, ByAttempt):
            staff = staff.attempts[0]
        else:
            staff = dict(staff.options).get(category or "", staff.otherwise or 0)
    return staff


def stand_ins(process: Process, pool: Pool) -> tuple[StandIn, ...]:
    """Who takes the queue of a pool while its people are away: its deputy, the deputy's, ..."""
    found: list[StandIn] = []
    absent: tuple[str, ...] = (pool.name,)
    after: tuple[Duration, ...] = ()
    only_if: tuple[Expression, ...] = ()
    while (deputy := pool.role.deputy) is not None:
        name = pools_beside(process, deputy.role, pool)
        pool = next(p for p in _of_role(process, deputy.role) if p.name == name)
        after += () if deputy.after is None else (deputy.after,)
        only_if += () if deputy.only_if is None else (deputy.only_if,)
        found.append(StandIn(pool.name, absent, after, only_if))
        absent += (pool.name,)
    return tuple(found)


__all__ = ["UNLIMITED", "Pool", "StandIn", "pools_beside", "pools_of", "pools_of_role", "stand_ins"]
