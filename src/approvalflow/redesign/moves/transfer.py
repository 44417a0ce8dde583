"""Transfer: a community or an association does a step itself, and the office checks a sample."""

from __future__ import annotations

from typing import ClassVar

from approvalflow.notation import expressions
from approvalflow.process.graph import is_box
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.fields import Share
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import VaryingShare, VaryingTime
from approvalflow.redesign.later import checked_later
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused
from approvalflow.redesign.names import SAMPLED, RoleName, StepName
from approvalflow.redesign.rewiring import members, require_role, word_of

_AT = ("transfer",)


class Transfer(Move):
    """A body of society does the step, and the office looks at a sample of the grants later.

    The body works with the luck of the step and decides where the step did. The role that did it
    checks the sample, with the same work, and what it finds revokes the grant. Source: Li & Wu 5.1
    and 5.2, power to communities and associations; Reijers & Limam Mansar 2005, no. 7 and no. 28.
    """

    kind: ClassVar[str] = "transfer"
    expected: ClassVar[Expected] = Expected("+", "+", "-", "~")
    example: ClassVar[str] = """\
- transfer: fire_check
  to: service
  checks: 5%
  found: 2%
"""
    transfer: StepName
    """The step that goes over."""
    to: RoleName
    """The body that does it: a role of the process, or one added before."""
    checks: Share
    """The share of the grants that the office looks at later."""
    found: VaryingShare
    """The share of these in which it finds what should not have been granted."""
    work_time: VaryingTime | None = None
    """How long the work takes there; without it as long as in the office."""

    def apply(self, process: Process) -> Moved:
        name, *others = members(process, (self.transfer,), _AT)
        if others:  # a series, of which each could go to another body
            raise MoveRefused("transfer-no-desk", _AT, step=self.transfer)
        require_role(process, self.to, ("to",))
        step = process.steps[name]
        if step.does not in ("review", "approve") or is_box(step) or step.merged:
            raise MoveRefused("transfer-no-desk", _AT, step=name)
        if step.by == self.to:
            raise MoveRefused("outsource-already", ("to",), step=name, role=self.to)
        sampled = f"{word_of(name)}{SAMPLED}"
        if sampled in process.case_data:
            raise MoveRefused("commitment-again", _AT, step=name)
        work_time = self.work_time or step.work_time
        there = process.with_step(name, by=self.to, work_time=work_time, in_tray=None)
        there = there.amended(
            case_data=there.case_data.having({sampled: Datum(yes=self.checks, hidden=True)})
        )
        sample = expressions.parse(sampled)
        return Moved(checked_later(there, {name: step}, step.only_if, sample, self.found, _AT))
