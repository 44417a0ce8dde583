"""Without sittings and runs: what a meeting decides is decided at once, in its own work time."""

from __future__ import annotations

from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED, Role
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.steps import Step
from approvalflow.redesign.causes.shares import renormalised

_OF_SITTINGS = ("sits", "runs", "cut_off", "agenda", "quorum", "attendance", "due")
_AT_ONCE = "at_once"


def without(process: Process) -> Process:
    """Meetings decide at any hour, batches take no time. What a law requires sits as it does."""
    roles, steps = dict(process.roles.items()), dict(process.steps.items())
    for name, step in process.steps.items():
        if step.required_by is not None:
            continue
        if step.does == "meeting":
            role = _free(roles)
            roles[role] = _members(process, step)
            steps[name] = _decided(step, role)
        elif step.does == "batch":
            passed = {"does": "wait", "takes": Time.of_text("0 min")}
            steps[name] = step.model_copy(update=dict.fromkeys(_OF_SITTINGS) | passed)
    return process.amended(roles=Named(roles), steps=Listed(steps))


def required(process: Process) -> tuple[str, ...]:
    """The meetings and batches that a law requires."""
    return tuple(
        name
        for name, step in process.steps.items()
        if step.does in ("meeting", "batch") and step.required_by is not None
    )


def _decided(step: Step, role: str) -> Step:
    """What is put off comes again at once, so that it ends as it would in the end."""
    return step.model_copy(
        update=dict.fromkeys(_OF_SITTINGS)
        | {
            "does": "approve",
            "by": role,
            "members": Named(),
            "outcomes": renormalised(step.outcomes, ("defer",)),
        }
    )


def _members(process: Process, step: Step) -> Role:
    """Somebody at hand at any hour, who sits where the members do: ways stay as they are."""
    levels = process.levels
    seated = [process.roles[name] for name in step.members]
    highest = max(seated, key=lambda role: levels.index(role.level) if role.level else -1)
    return Role.model_validate(
        {
            "staff": UNLIMITED,
            "hours": "always",
            "level": highest.level,
            "department": highest.department,
        }
    )


def _free(roles: dict[str, Role]) -> str:
    """A name that no role has."""
    names = (f"{_AT_ONCE}_{number}" for number in range(1, len(roles) + 2))
    return next(name for name in names if name not in roles)
