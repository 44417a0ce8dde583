"""How full something is, whatever it is."""

from __future__ import annotations

from approvalflow.process.deadlines import is_term_bound, patience_of
from approvalflow.process.model.process import Process
from approvalflow.process.model.varying import leaves

AMPLE = 0.85  # the load at which a pool still has room
NEAR_FULL = 0.95
ROUNDING = 1e-9  # of loads, which are sums of many shares


class Filling:
    """What pools and agendas have in common: how full they will be."""

    __slots__ = ()
    load: float | None
    least: float | None  # `load`, but for work that boxes may break off
    gives_way: bool  # all its files leave the queue after some time, come what may

    @property
    def name(self) -> str:
        """Whose load it is: that of a pool or of a step."""
        raise NotImplementedError

    @property
    def overloaded(self) -> bool:
        """Whether it certainly gets as much work as it has room for, or more, and keeps it."""
        return self.least is not None and self.least >= 1 - ROUNDING and not self.gives_way

    @property
    def nearly_full(self) -> bool:
        return self.load is not None and self.load >= NEAR_FULL - ROUNDING and not self.gives_way

    @property
    def answers_a_part(self) -> bool:
        """Whether it gets more than it has room for, and deadlines or patience take the rest."""
        return self.gives_way and self.load is not None and self.load >= 1 - ROUNDING


def keeps(process: Process, name: str) -> bool:
    """Whether files may lie at a step for ever."""
    if any(arrivals.most_open is not None for _, arrivals in process.incoming):
        return False
    late = leaves(process.time_limit.if_late) if process.time_limit.if_late else ()
    if late and "nothing" not in late:
        return False
    step = process.steps[name]
    if is_term_bound(process, name):
        return False
    return patience_of(name, step) is None and (
        step.due is None or step.due.action != "go_on" or step.due.file != "dropped"
    )
