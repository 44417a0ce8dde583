"""Who works here, and whose work has no price in money: a sum without it is "at least"."""

from __future__ import annotations

from approvalflow.process.asking import asked_roles
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.model.varying import leaves


def working_roles(process: Process) -> tuple[str, ...]:
    """The roles that may have to do something, in code-point order: those of the steps, those to
    which deadlines escalate, those who answer applicants, and their deputies.
    """
    steps = process.steps.values()
    asked = [role for step in steps for role in step.roles]
    asked += [role for step in steps for role in step.taking_over]
    asked += [role for _, role in asked_roles(process)]
    found: set[str] = set()
    while asked:
        name = asked.pop()
        role = process.roles.get(name)
        if role is not None and name not in found:
            found.add(name)
            asked += [role.deputy.role] if role.deputy is not None else []
    return tuple(sorted(found))


def unpaid(process: Process) -> tuple[str, ...]:
    """The roles that work for neither wage nor price, where others have one; in code-point order.

    A wage of 0 is one. Where nobody has any, nothing is said of costs at all.
    """
    roles = {name: process.roles[name] for name in working_roles(process)}
    missing = tuple(n for n, role in roles.items() if role.cost is None and role.price is None)
    return missing if len(missing) < len(roles) else ()


def unlimited_posts(process: Process) -> tuple[str, ...]:
    """The roles with a wage whose posts nobody counts, in code-point order."""
    roles = ((name, process.roles[name]) for name in working_roles(process))
    return tuple(n for n, r in roles if r.cost is not None and UNLIMITED in leaves(r.staff))


def at_least(process: Process) -> dict[str, tuple[str, ...]]:
    """The measures that say only a least amount, by id, and the roles that they leave out."""
    wages = unpaid(process)
    posts = tuple(sorted({*wages, *unlimited_posts(process)}))
    found = {"office_cost": wages, "posts_cost": posts}
    return {measure: roles for measure, roles in found.items() if roles}
