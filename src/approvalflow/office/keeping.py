"""Where files may lie for ever: the queues that nothing but work takes them from."""

from __future__ import annotations

from approvalflow.office.demand import broken_off
from approvalflow.office.office import Office
from approvalflow.process.deadlines import everything_leaves, patience_of
from approvalflow.process.model.steps import Step
from approvalflow.process.pools import pools_beside, pools_of_role


def kept_by(office: Office) -> dict[str, frozenset[str]]:
    """By step, the pools whose people only can end a file's stay, those who stand in among them.

    None where a deadline or the applicant's patience does, where a box may break the work off, and
    where no case stays open for ever.
    """
    process, found = office.process, {}
    broken = broken_off(process)
    for name, step in process.steps.items():
        if name in broken or everything_leaves(process) or patience_of(name, step) is not None:
            continue
        last = [pool for desk in _desks(office, name) for pool in _last(office, step, desk)]
        others = (other.pool for pool in last for other in office.stand_ins.get(pool, ()))
        if last:
            found[name] = frozenset((*last, *others))
    return found


def taking_over(office: Office) -> frozenset[str]:
    """The pools to which files go up from meetings and batches: how many is not known before."""
    found = (
        pool
        for name, step in office.process.steps.items()
        if step.by is None
        for role in step.taking_over
        for pool in pools_of_role(office.process, role)
    )
    return frozenset(found)


def _desks(office: Office, name: str) -> tuple[str, ...]:
    """The pools that do a step; "" for a meeting or batch."""
    return office.pools_at(name) or ("",)


def _last(office: Office, step: Step, desk: str) -> tuple[str, ...]:
    """The pools in whose queues files lie that go no further; `desk`: where they came to."""
    due, process = step.due, office.process
    if due is None or due.worked_anyway:
        return (desk,) if desk else ()
    if due.goes_on:
        return ()
    role = due.roles[-1]
    if desk:
        return (pools_beside(process, role, office.pools[desk]),)
    return pools_of_role(process, role)
