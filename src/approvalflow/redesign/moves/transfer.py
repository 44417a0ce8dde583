"""Transfer: a community or an association does a step itself, or at one desk with the office."""

from __future__ import annotations

from typing import ClassVar

from approvalflow.notation import expressions
from approvalflow.process.graph import is_box
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.fields import Share
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import VaryingShare, VaryingTime
from approvalflow.redesign.joint import JointDesk
from approvalflow.redesign.later import checked_later
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused, Place
from approvalflow.redesign.names import SAMPLED, RoleName, StepName
from approvalflow.redesign.rewiring import members, require_role, word_of

_AT = ("transfer",)


class Transfer(Move):
    """A body of society does the step, and the office looks at a sample of the grants later; or
    people of both do it at a joint desk.

    The body works with the luck of the step and decides where the step did. The role that did it
    checks the sample, with the same work, and what it finds revokes the grant. At a joint desk
    nothing is left to look at later, and its people leave the desks where they sat. Source: Li & Wu
    5.1 and 5.2, power to communities and associations; Reijers & Limam Mansar 2005, no. 7 and
    no. 28.
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
    to: RoleName | None = None
    """The body that does it: a role of the process, or one added before."""
    checks: Share | None = None
    """The share of the grants that the office looks at later."""
    found: VaryingShare | None = None
    """The share of these in which it finds what should not have been granted."""
    joint: JointDesk | None = None
    """Instead of `to`: {posts: {clerk: 1, guild: 2}, into: joint_desk}, whose people do it."""
    work_time: VaryingTime | None = None
    """How long the work takes there; without it as long as in the office."""

    @classmethod
    def keys_at(cls, loc: Place) -> tuple[str, ...] | None:
        if len(loc) == 2 and loc[0] == "joint":
            return tuple(JointDesk.model_fields)
        return super().keys_at(loc)

    def apply(self, process: Process) -> Moved:
        name, *others = members(process, (self.transfer,), _AT)
        if others:  # a series, of which each could go to another body
            raise MoveRefused("transfer-no-desk", _AT, step=self.transfer)
        step = process.steps[name]
        if step.does not in ("review", "approve") or is_box(step) or step.merged:
            raise MoveRefused("transfer-no-desk", _AT, step=name)
        self._require_one_way()
        if self.joint is not None:
            return Moved(self._given(self.joint.opened(process), name, self.joint.into))
        return Moved(self._sampled(process, name))

    def _require_one_way(self) -> None:
        """To a body with a sample of its grants, or to a joint desk without."""
        if (self.to is None) == (self.joint is None):
            raise MoveRefused("transfer-to-whom", _AT, step=self.transfer)
        said = [key for key in ("checks", "found") if getattr(self, key) is not None]
        if self.joint is not None and said:
            raise MoveRefused("transfer-sample-of-joint", (said[0],), on_key=True)
        if self.to is not None and len(said) < 2:
            raise MoveRefused("transfer-no-sample", ("to",), role=self.to)

    def _given(self, process: Process, name: str, role: str) -> Process:
        work_time = self.work_time or process.steps[name].work_time
        return process.with_step(name, by=role, work_time=work_time, in_tray=None)

    def _sampled(self, process: Process, name: str) -> Process:
        """Done by the body, and some of its grants looked at by who did it."""
        step, to = process.steps[name], self.to or ""
        require_role(process, to, ("to",))
        if step.by == to:
            raise MoveRefused("outsource-already", ("to",), step=name, role=to)
        sampled = f"{word_of(name)}{SAMPLED}"
        if sampled in process.case_data:
            raise MoveRefused("commitment-again", _AT, step=name)
        there = self._given(process, name, to)
        there = there.amended(
            case_data=there.case_data.having({sampled: Datum(yes=self.checks, hidden=True)})
        )
        assert self.found is not None
        sample = expressions.parse(sampled)
        return checked_later(there, {name: step}, step.only_if, sample, self.found, _AT)
