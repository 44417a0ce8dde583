"""How full something is, whatever it is."""

from __future__ import annotations

from approvalflow.process.deadlines import everything_leaves, is_term_bound, patience_of
from approvalflow.process.model.process import Process

AMPLE = 0.85  # the load at which a pool still has room
NEAR_FULL = 0.95
FULL = 0.98  # above it a queue settles so slowly that no mean of some years is its own
ROUNDING = 1e-9  # of loads, which are sums of many shares


class Filling:
    """What pools and agendas have in common: how full they will be.

    Of what is asked of it (`load`) a part may leave its queue in time, by a deadline or the
    applicant's patience; the rest is `kept`, by an estimate, and `least` of that is certain.
    """

    __slots__ = ()
    load: float | None
    kept: float | None
    least: float | None
    estimated: bool

    @property
    def name(self) -> str:
        """Whose load it is: that of a pool or of a step."""
        raise NotImplementedError

    @property
    def gives_way(self) -> bool:
        """Whether all its files leave the queue after some time, come what may."""
        return self.kept == 0 and bool(self.load)

    @property
    def may_leave(self) -> bool:
        """Whether files may leave its queue, or others bring more: its load only says how much is
        asked of it.
        """
        return self.estimated or self.kept != self.load or self.least != self.load

    @property
    def overloaded(self) -> bool:
        """Whether it certainly gets as much work as it has room for, or more, and keeps it."""
        return self.least is not None and self.least >= 1 - ROUNDING

    @property
    def unsettled(self) -> bool:
        """Whether it certainly keeps too much for a settled mean, if it does not even grow."""
        return self.least is not None and self.least > FULL + ROUNDING

    @property
    def perhaps_unsettled(self) -> bool:
        """Whether it keeps too much by the estimate alone: what is measured in a run decides."""
        return self.estimated and not self.unsettled and (self.kept or 0.0) > FULL + ROUNDING

    @property
    def nearly_full(self) -> bool:
        return self.kept is not None and self.kept >= NEAR_FULL - ROUNDING

    @property
    def answers_a_part(self) -> bool:
        """Whether it gets more than it has room for, and deadlines or patience take the rest."""
        return self.load is not None and self.load >= 1 - ROUNDING and not self.nearly_full


def keeps(process: Process, name: str) -> bool:
    """Whether files may lie at a step for ever."""
    if everything_leaves(process):
        return False
    step = process.steps[name]
    if is_term_bound(process, name):
        return False
    return patience_of(name, step) is None and (step.due is None or step.due.worked_anyway)
