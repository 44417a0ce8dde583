"""Outsource: somebody outside does a review, and the office accepts what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import model_validator

from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import straight
from approvalflow.process.model.spreads import VaryingMoney, VaryingTime
from approvalflow.process.model.steps import Step
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused, Place
from approvalflow.redesign.moves.decentralise import Decentralise
from approvalflow.redesign.names import (
    SENT_TO,
    Bodies,
    ChosenBy,
    RoleName,
    StepNames,
    either,
    made,
    words_of_id,
)
from approvalflow.redesign.pooling import MergedRoles
from approvalflow.redesign.rewiring import members, require_role, word_of

_AT = ("outsource",)
OFFICE = "office"
EITHER = "_or_"  # between the names of bodies that serve one queue


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
    to: Bodies
    """The role outside: one of the process, or one added before; or several, with the share of the
    cases that each gets: {lab_a: 60%, lab_b: rest}; or [lab_a, lab_b] where the office chooses."""
    chosen_by: ChosenBy | None = None
    """Who chooses among several: `applicant`, in the shares that `to` says; or `office`, which
    gives a file to whoever is free first, so that the people of all of them serve one queue."""
    acceptance: Acceptance
    """The step in which the office accepts what comes back: by whom, and how long it takes."""
    work_time: VaryingTime | None = None
    """How long the work takes outside; without it as long as inside."""
    in_tray: VaryingTime | None = None
    """How long a file lies there before somebody takes it up; without it as the role says."""
    price: VaryingMoney | None = None
    """What the office pays for each; without it the price of the role."""
    fee: VaryingMoney | None = None
    """What the applicant pays for it, once."""

    @model_validator(mode="before")
    @classmethod
    def _bodies_in_a_list(cls, value: Any) -> Any:
        """[{lab_a: 60%}, {lab_b: rest}] says the same as {lab_a: 60%, lab_b: rest}."""
        to = value.get("to") if isinstance(value, Mapping) else None
        if not isinstance(to, list) or not all(isinstance(one, Mapping) for one in to):
            return value
        return {**value, "to": {role: share for one in to for role, share in one.items()}}

    @property
    def bodies(self) -> tuple[str, ...]:
        """The roles outside; the first also does what no other gets."""
        return (self.to,) if isinstance(self.to, str) else tuple(self.to)

    @property
    def one_queue(self) -> MergedRoles | None:
        """Those that become one pool, where the office chooses among several."""
        if self.chosen_by != OFFICE:
            return None
        return MergedRoles.model_construct({"roles", "into"}, roles=self.bodies,
                                           into=EITHER.join(self.bodies))  # fmt: skip

    def new_steps(self) -> tuple[str, ...]:
        others = (*(self.bodies[1:] if isinstance(self.to, Listed) else ()), "")
        return tuple(
            f"{name}.by_{role}" if role else f"{name}.acceptance"
            for name in self.outsource
            for role in others
        )

    def apply(self, process: Process) -> Moved:
        names = members(process, self.outsource, _AT)
        self._require_bodies(process)
        require_role(process, self.acceptance.by, ("acceptance", "by"))
        changed = process
        for role in self.bodies:
            changed = self._priced(changed, role)
        for name in names:
            changed = self._done_outside(changed, name)
        if self.one_queue is not None:
            return Moved(self._united(changed, self.one_queue))
        return Moved(self._shared(changed, names))

    def _require_bodies(self, process: Process) -> None:
        for number, role in enumerate(self.bodies):
            place: dict[type, Place] = {Listed: ("to", role), tuple: ("to", number)}
            require_role(process, role, place.get(type(self.to), ("to",)))
        shared = isinstance(self.to, Listed)
        if len(self.bodies) < 2:
            if self.chosen_by is not None:
                raise MoveRefused("outsource-nothing-to-choose", ("chosen_by",))
        elif self.chosen_by == OFFICE and shared:
            raise MoveRefused("outsource-shares-of-office", ("to",), roles=", ".join(self.bodies))
        elif self.chosen_by != OFFICE and not shared:
            raise MoveRefused("outsource-without-shares", ("to",), roles=", ".join(self.bodies))

    def _united(self, process: Process, pool: MergedRoles) -> Process:
        """The bodies as one pool, with a name that says who they are."""
        called = [process.roles[name].name or words_of_id(name) for name in self.bodies]
        united = pool.pooled(process, ("to",)).process
        role = united.roles[pool.into].model_copy(update={"name": either(called)})
        return united.amended(roles=united.roles.having({pool.into: role}))

    def _priced(self, process: Process, name: str) -> Process:
        role = process.roles[name]
        if self.price is None:
            return process
        if role.price is not None and role.price != self.price:
            raise MoveRefused("outsource-price", ("price",), role=name)
        priced = role.model_copy(update={"price": self.price})
        return process.amended(roles=process.roles.having({name: priced}))

    def _shared(self, process: Process, names: tuple[str, ...]) -> Process:
        """Each body gets its share of the cases, for all steps the same one."""
        shares, (_, *others) = self.to, self.bodies
        if not isinstance(shares, Listed) or not others:
            return process
        sent = f"{word_of(names[0])}{SENT_TO}"
        if sent in process.case_data:
            raise MoveRefused("outsource-again", _AT, step=names[0])
        process = process.amended(case_data=process.case_data.having({sent: Datum(kinds=shares)}))
        local = Decentralise.model_construct(
            decentralise=names, to=Named({role: role for role in others}), by=sent
        )
        return local.apply(process).process

    def _done_outside(self, process: Process, name: str) -> Process:
        step = process.steps[name]
        accepted = f"{name}.acceptance"
        if step.does != "review":
            raise MoveRefused("outsource-decision", _AT, step=name)
        if step.merged:
            raise MoveRefused("outsource-merged", _AT, step=name)
        if step.by in self.bodies:
            raise MoveRefused("outsource-already", ("to",), step=name, role=step.by)
        if accepted in process.steps:
            raise MoveRefused("step-exists", _AT, step=accepted)
        outside = step.model_copy(
            update={
                "by": self.bodies[0],
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
