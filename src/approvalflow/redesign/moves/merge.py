"""Merge: neighbouring steps become one, done by one role; or roles become one pool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Tag

from approvalflow.process.model.fields import Frozen, Share
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import straight
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import words_of
from approvalflow.redesign.backlog import handed_on
from approvalflow.redesign.fusion import fused
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused, Place
from approvalflow.redesign.names import NewStep, RoleName, StepNames
from approvalflow.redesign.pooling import MergedRoles
from approvalflow.redesign.rewiring import (
    groups,
    members,
    redirected,
    replaced_at,
    require_name,
    require_role,
    require_row,
)
from approvalflow.redesign.trays import Tray


class MergedSteps(Frozen):
    """What is merged into what."""

    steps: StepNames
    """The neighbours, in their order."""
    into: NewStep
    """The id of the step that they become."""
    by: RoleName
    """The role that does it."""
    keeps: Share = 1.0
    """The share of the work that remains, once nobody reads the file twice."""
    in_tray: Tray | None = None
    """How long files lie on that desk, where the model does not say it yet; or 150% of what it
    says."""


def _which(value: Any) -> str:
    """Whether roles are merged or steps, by the key that is there."""
    roles = isinstance(value, MergedRoles) or (isinstance(value, Mapping) and "roles" in value)
    return "of_roles" if roles else "of_steps"


class Merge(Move):
    """Neighbours fused into one step, or roles into one pool.

    Steps: the first's outcomes first, the next's only if it passes; the work is what is kept of
    the sum; each part keeps its luck; the way between them is gone. Roles: their people serve one
    queue. Source: Li & Wu 5.1, merging functions of related power; Reijers & Limam Mansar 2005,
    no. 8.
    """

    kind: ClassVar[str] = "merge"
    expected: ClassVar[Expected] = Expected("+", "+", "~", "~")
    example: ClassVar[str] = """\
- merge:
    steps: [fire_check, water_check]
    into: safety_check
    by: fire
    keeps: 80%
    in_tray: 2 working days
"""
    merge: Annotated[
        Annotated[MergedSteps, Tag("of_steps")] | Annotated[MergedRoles, Tag("of_roles")],
        Discriminator(_which),
    ]
    """`steps` and `by`, or `roles`; and what they become."""

    @classmethod
    def keys_at(cls, loc: Place) -> tuple[str, ...] | None:
        merged: dict[str | int, type[Frozen]] = {"of_steps": MergedSteps, "of_roles": MergedRoles}
        if len(loc) == 3 and loc[1] in merged:
            return tuple(merged[loc[1]].model_fields)
        return super().keys_at(loc)

    def new_steps(self) -> tuple[str, ...]:
        return (self.merge.into,) if isinstance(self.merge, MergedSteps) else ()

    def apply(self, process: Process) -> Moved:
        match self.merge:
            case MergedRoles():
                return self.merge.pooled(process)
            case MergedSteps():
                return _Fusion(self.merge).apply(process)


class _Fusion:
    def __init__(self, merge: MergedSteps) -> None:
        self.merge = merge

    def apply(self, process: Process) -> Moved:
        at = ("merge", "steps")
        names = members(process, self.merge.steps, at)
        if len(names) < 2:
            raise MoveRefused("merge-needs-two", at)
        require_row(process, names, at)
        if self.merge.into not in (*names, *groups(process)):
            require_name(self.merge.into, ("merge", "into"))
        if self.merge.into in process.steps and self.merge.into not in names:
            raise MoveRefused("step-exists", ("merge", "into"), step=self.merge.into)
        require_role(process, self.merge.by, ("merge", "by"))
        steps = [process.steps[name] for name in names]
        self._require_alike(names, steps)
        into = str(self.merge.into)
        listed = replaced_at(process, names, {into: self._fused(process, names, steps)})
        to_it = {name: straight(into) for name in names}
        laid = handed_on(process, to_it)
        return Moved(redirected(laid.amended(steps=listed), to_it))

    def _require_alike(self, names: tuple[str, ...], steps: list[Step]) -> None:
        for name, step in zip(names, steps, strict=True):
            if step.does not in ("review", "approve"):
                raise MoveRefused("merge-no-desk", ("merge", "steps"), step=name)
            if step.keeps != 1.0:
                raise MoveRefused("merge-again", ("merge", "steps"), step=name)
        if len({step.due for step in steps}) > 1:
            raise MoveRefused("merge-deadlines", ("merge", "steps"), steps=", ".join(names))
        if len({step.only_if for step in steps}) > 1:
            raise MoveRefused("merge-conditions", ("merge", "steps"), steps=", ".join(names))

    def _fused(self, process: Process, names: tuple[str, ...], steps: list[Step]) -> Step:
        at = ("merge", "by"), ("merge", "steps")
        one = fused(process, names, self.merge.by, self.merge.in_tray, at)
        groups = {step.group for step in steps}
        return one.model_copy(
            update={
                "name": words_of(self.merge.into) or None,
                "keeps": self.merge.keeps,
                "then": steps[-1].then,
                "group": groups.pop() if len(groups) == 1 else None,
            }
        )
