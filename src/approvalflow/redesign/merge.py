"""Merge: neighbouring steps become one, done by one role; or roles become one pool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from approvalflow.notation import units
from approvalflow.process.checks import near
from approvalflow.process.model import Asks, Process, Step, straight
from approvalflow.process.named import Named
from approvalflow.process.names import Names
from approvalflow.process.spreads import Frozen, Share, VaryingTime
from approvalflow.redesign.lying import handed_on
from approvalflow.redesign.pooling import MergedRoles
from approvalflow.redesign.rewiring import (
    Moved,
    MoveRefused,
    groups,
    members,
    redirected,
    replaced_at,
    require_name,
    require_row,
)


class MergedSteps(Frozen):
    """What is merged into what."""

    steps: Names
    """The neighbours, in their order."""
    into: str
    """The id of the step that they become."""
    by: str
    """The role that does it."""
    keeps: Share = 1.0
    """The share of the work that remains, once nobody reads the file twice."""
    in_tray: VaryingTime | None = None
    """How long files lie on that desk, where the model does not say it yet."""


def _which(value: Any) -> str:
    """Whether roles are merged or steps, by the key that is there."""
    roles = isinstance(value, MergedRoles) or (isinstance(value, Mapping) and "roles" in value)
    return "of_roles" if roles else "of_steps"


class Merge(Frozen):
    """Neighbours fused into one step, or roles into one pool.

    Steps: the first's outcomes first, the next's only if it passes; the work is what is kept of
    the sum; each part keeps its luck; the way between them is gone. Roles: their people serve one
    queue. Source: Li & Wu 5.1, merging functions of related power; Reijers & Limam Mansar 2005,
    no. 8.
    """

    kind: Literal["merge"] = "merge"
    merge: Annotated[
        Annotated[MergedSteps, Tag("of_steps")] | Annotated[MergedRoles, Tag("of_roles")],
        Discriminator(_which),
    ]
    """`steps` and `by`, or `roles`; and what they become."""
    because: str | None = None

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
        if self.merge.by not in process.roles:
            suggestion = near(self.merge.by, process.roles)
            raise MoveRefused(
                "unknown-role", ("merge", "by"), name=self.merge.by, suggestion=suggestion
            )
        steps = [process.steps[name] for name in names]
        self._require_alike(names, steps)
        fused = self._fused(process, names, steps)
        into = self.merge.into
        listed = replaced_at(process, names, {into: fused})
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
        tray, tray_atom = self._tray(process, names, steps)
        signs = any(step.does == "approve" for step in steps)
        parts = [part for n, s in zip(names, steps, strict=True) for part in s.parts(n)]
        groups = {step.group for step in steps}
        return steps[0].model_copy(
            update={
                "name": None,
                "does": "approve" if signs else "review",
                "by": self.merge.by,
                "work_time": None,
                "outcomes": Named(),
                "merged": tuple(parts),
                "keeps": self.merge.keeps,
                "in_tray": tray,
                "tray_atom": tray_atom,
                "then": steps[-1].then,
                "fee": fees_together(steps, ("merge", "steps")),
                "asks": asked_together(steps),
                "lineage": None,
                **duties_together(process, names, steps),
                "starts": any(step.starts for step in steps),
                "group": groups.pop() if len(groups) == 1 else None,
            }
        )

    def _tray(
        self, process: Process, names: tuple[str, ...], steps: list[Step]
    ) -> tuple[VaryingTime | None, str | None]:
        """The desk's own in-tray: stated, or that of the step which the role does already."""
        if self.merge.in_tray is not None:
            return self.merge.in_tray, None
        for name, step in zip(names, steps, strict=True):
            if step.by == self.merge.by:
                return step.in_tray, step.tray_atom or step.lineage or name
        known = process.roles[self.merge.by].in_tray
        if known is None and any(step.in_tray for step in steps):
            raise MoveRefused("merge-in-tray", ("merge", "by"), role=self.merge.by)
        return None, None


def fees_together(steps: Sequence[Step], at: tuple[str, ...]) -> Any:
    """The fee of all of these steps; refuses those that cannot be added."""
    fees = [step.fee for step in steps if step.fee is not None]
    if any(not isinstance(fee, units.Money) for fee in fees) and len(fees) > 1:
        raise MoveRefused("merge-fees", at)
    amounts = [fee for fee in fees if isinstance(fee, units.Money)]
    if len(amounts) < 2:
        return fees[0] if fees else None
    return reduce(lambda a, b: units.Money(a.amount + b.amount, a.currency), amounts)


def duties_together(
    process: Process, names: tuple[str, ...], steps: Sequence[Step]
) -> dict[str, Any]:
    """What the law and other steps ask of all of these steps holds for the one that they become."""
    levels = [s.decided_at_least_by for s in steps if s.decided_at_least_by in process.levels]
    laws = list(dict.fromkeys(s.required_by for s in steps if s.required_by))
    return {
        "required_by": "; ".join(laws) or None,
        "decided_at_least_by": max(levels, key=process.levels.index) if levels else None,
        "needs": tuple(dict.fromkeys(n for s in steps for n in s.needs if n not in names)),
        "detects": Named(),
    }


def asked_together(steps: Sequence[Step]) -> Asks | None:
    """What the applicant is asked for at all of these steps."""
    asked = [step.asks for step in steps if step.asks is not None]
    return reduce(Asks.__add__, asked) if asked else None
