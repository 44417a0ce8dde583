"""Outsource: somebody outside does a review, and the office accepts what comes back."""

from __future__ import annotations

from typing import ClassVar

from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.named import Listed
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import straight
from approvalflow.process.model.spreads import VaryingMoney, VaryingTime
from approvalflow.process.model.steps import Step
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused
from approvalflow.redesign.names import RoleName, StepNames, made
from approvalflow.redesign.rewiring import members, require_role

_AT = ("outsource",)


class Acceptance(Frozen):
    """What the office still does with what comes back."""

    by: RoleName
    """The role that accepts it."""
    work_time: VaryingTime
    """How long that takes."""
    in_tray: VaryingTime | None = None
    """How long it lies on that desk."""


class Outsource(Move):
    """Reviews are done by a role outside, with its people, price and delay; who decides stays.

    What the review finds it finds with the same luck; after it the office accepts the report. A
    decision cannot be outsourced. Source: Li & Wu 5.1, functions to third parties; Reijers & Limam
    Mansar 2005, no. 28 (outsourcing).
    """

    kind: ClassVar[str] = "outsource"
    expected: ClassVar[Expected] = Expected("~", "~", "~", "+")
    example: ClassVar[str] = """\
- outsource: fire_check
  to: service
  price: 300 CNY
  in_tray: 1 to 5 working days
  acceptance: {by: clerk, work_time: 10 min}
"""
    outsource: StepNames
    """The reviews."""
    to: RoleName
    """The role outside: one of the process, or one added before."""
    acceptance: Acceptance
    """The step in which the office accepts what comes back: by whom, and how long it takes."""
    work_time: VaryingTime | None = None
    """How long the work takes outside; without it as long as inside."""
    in_tray: VaryingTime | None = None
    """How long a file lies there before somebody takes it up; without it not at all."""
    price: VaryingMoney | None = None
    """What the office pays for each; without it the price of the role."""
    fee: VaryingMoney | None = None
    """What the applicant pays for it, once."""

    def new_steps(self) -> tuple[str, ...]:
        return tuple(f"{name}.acceptance" for name in self.outsource)

    def apply(self, process: Process) -> Moved:
        names = members(process, self.outsource, _AT)
        for role, at in ((self.to, ("to",)), (self.acceptance.by, ("acceptance", "by"))):
            require_role(process, role, at)
        changed = self._priced(process)
        for name in names:
            changed = self._done_outside(changed, name)
        return Moved(changed)

    def _priced(self, process: Process) -> Process:
        role = process.roles[self.to]
        if self.price is None:
            return process
        if role.price is not None and role.price != self.price:
            raise MoveRefused("outsource-price", ("price",), role=self.to)
        priced = role.model_copy(update={"price": self.price})
        return process.amended(roles=process.roles.having({self.to: priced}))

    def _done_outside(self, process: Process, name: str) -> Process:
        step = process.steps[name]
        accepted = f"{name}.acceptance"
        if step.does != "review":
            raise MoveRefused("outsource-decision", _AT, step=name)
        if step.merged:
            raise MoveRefused("outsource-merged", _AT, step=name)
        if step.by == self.to:
            raise MoveRefused("outsource-already", ("to",), step=name, role=self.to)
        if accepted in process.steps:
            raise MoveRefused("step-exists", _AT, step=accepted)
        outside = step.model_copy(
            update={
                "by": self.to,
                "work_time": self.work_time or step.work_time,
                "in_tray": self.in_tray,
                "fee": self.fee or step.fee,
                "then": straight(accepted),
            }
        )
        said = {"by": self.acceptance.by, "work_time": self.acceptance.work_time}
        called = made("acceptance", step.name) if step.name else None
        inside = Step.model_validate(said | {"in_tray": self.acceptance.in_tray}).model_copy(
            update={
                "name": called,
                "then": step.then,
                "inside": step.inside,
                "only_if": step.only_if,
            }
        )
        steps: dict[str, Step] = {}
        for other, known in process.steps.items():
            steps[other] = outside if other == name else known
            if other == name:
                steps[accepted] = inside
        return process.amended(steps=Listed(steps))
