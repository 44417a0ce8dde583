"""Where files may lie for ever: the queues that nothing but work takes them from."""

from __future__ import annotations

from approvalflow.office.demand import broken_off
from approvalflow.office.office import Office
from approvalflow.process.deadlines import everything_leaves, patience_of
from approvalflow.process.pools import pools_beside


def kept_by(office: Office) -> dict[str, frozenset[str]]:
    """By step, the pools whose people only can end a file's stay, those who stand in among them.

    None where a deadline or the applicant's patience does, where a box may break the work off, and
    where no case stays open for ever.
    """
    process, found = office.process, {}
    broken = broken_off(process)
    for name, step in process.steps.items():
        if step.by is None or name in broken or everything_leaves(process):
            continue
        if patience_of(name, step) is not None:
            continue
        last: list[str] = []
        for pool in office.pools_at(name):
            if step.due is None or step.due.file == "worked anyway":
                last.append(pool)
            elif step.due.to is not None:
                last.append(pools_beside(process, step.due.to, office.pools[pool]))
        others = (other.pool for pool in last for other in office.stand_ins.get(pool, ()))
        if last:
            found[name] = frozenset((*last, *others))
    return found
