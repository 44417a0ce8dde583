"""Deadlines of steps: by when, and who takes over or where the file goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.routes import Route
from approvalflow.process.model.spreads import VaryingDuration
from approvalflow.process.model.texts import choice

ESCALATE, GO_ON = "escalate", "go_on"
DROPPED, WORKED_ANYWAY = "dropped", "worked anyway"


class Rung(Frozen):
    """One level to which a file goes up, and how long it stays there if nobody begins."""

    role: str
    """The role that takes over."""
    after: VaryingDuration | None = None
    """How long, from the file's arrival at this level, until it goes up to the next; the last
    level has none."""

    @model_validator(mode="before")
    @classmethod
    def _role_alone(cls, value: Any) -> Any:
        return {"role": value} if isinstance(value, str) else value


def _ladder(value: Any) -> Any:
    """One role, or several levels in their order."""
    return value if isinstance(value, list | tuple) else [value]


Ladder = Annotated[tuple[Rung, ...], BeforeValidator(_ladder)]


class Due(Frozen):
    """A deadline for one step, on the legal clock from when the file arrives at the desk."""

    after: VaryingDuration
    """How long the step may take; in working days until closing of the last of them."""
    action: choice((ESCALATE, GO_ON), "escalate or go_on")  # type: ignore[valid-type]
    """escalate: to another role, if not begun; go_on: the file goes on as if it had passed."""
    to: Ladder = ()
    """The role that takes over, with `escalate`; or several levels, each with the time after which
    the file goes up again: [{role: manager, after: 2 working days}, director]."""
    then: Route | None = None
    """Where the file goes on with `go_on`; if it is not said, where the step leads."""
    file: choice((DROPPED, WORKED_ANYWAY), "dropped (default) or worked anyway") = DROPPED  # type: ignore[valid-type]
    """With `go_on`, what becomes of work not begun: it is dropped, or done without effect."""

    @property
    def goes_on(self) -> bool:
        """Whether the file leaves the step at its deadline."""
        return bool(self.action == GO_ON)

    @property
    def worked_anyway(self) -> bool:
        """Whether work that nobody has begun is done although the file has left."""
        return bool(self.file == WORKED_ANYWAY)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of all levels to which files go up, the first first."""
        return tuple(rung.role for rung in self.to)

    @property
    def rungs(self) -> tuple[tuple[str, VaryingDuration | None], ...]:
        """Role and time of each level."""
        return tuple((rung.role, rung.after) for rung in self.to)


class BranchDue(Frozen):
    """A deadline for a whole branch of a box, from when the file arrives at its first desk. It acts
    only while nobody works on the branch.
    """

    after: VaryingDuration
    """How long the branch may take; in working days until closing of the last of them."""
    action: choice((GO_ON,), "go_on")  # type: ignore[valid-type]
    """go_on: the branch has answered, and did not refuse; what is left of it is not done."""

    @model_validator(mode="before")
    @classmethod
    def _goes_on(cls, value: Any) -> Any:
        """What a deadline of a step may say beside is told by name."""
        if isinstance(value, Mapping):
            beside = [key for key in ("to", "then", "file") if key in value]
            beside += [ESCALATE] if value.get("action") == ESCALATE else []
            if beside:
                about = {"key": beside[-1]}
                raise PydanticCustomError("branch-due-goes-on", "branch-due-goes-on", about)
        return value


def with_roles(due: Due, roles: Iterable[str]) -> Due:
    """The same deadline with other roles, level by level."""
    pairs = zip(due.to, roles, strict=True)
    rungs = tuple(rung.model_copy(update={"role": role}) for rung, role in pairs)
    return due.model_copy(update={"to": rungs})
