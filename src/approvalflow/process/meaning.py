"""What a process means for its cases and its costs, without the words that people give it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from approvalflow.notation.units import Duration
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import Arm, Route
from approvalflow.process.model.steps import Step

# words, and rules that a redesign must keep: they change neither days nor costs
_OF_PROCESS = ("id", "name", "legal_basis", "observed", "study")
_OF_STEPS = ("name", "legal_basis", "required_by", "needs", "decided_at_least_by", "group")


def same_meaning(one: Process, other: Process) -> bool:
    """Whether two processes differ in words alone: then every case takes the same way and time,
    at the same cost.
    """
    return bool(_plain(_meaning(one)) == _plain(_meaning(other)))


def _plain(value: Any) -> Any:
    """All that is in it, a length of time by what it is: an hour is 60 minutes."""
    if isinstance(value, Duration):
        return value.clock, value.scaled
    if isinstance(value, Named):
        return tuple((name, _plain(part)) for name, part in value.items())
    if isinstance(value, BaseModel):
        return tuple(_plain(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if is_dataclass(value):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    return value


def _meaning(process: Process) -> Process:
    steps = [(name, _step(name, process.steps[name])) for name in sorted(process.steps)]
    roles = {n: role.model_copy(update={"name": None}) for n, role in process.roles.items()}
    return process.amended(
        **_unsaid(Process, _OF_PROCESS),
        steps=Listed(steps),
        roles=Named(roles),
        start=shortened(process.start),
    )


def _step(name: str, step: Step) -> Step:
    changes = _unsaid(Step, _OF_STEPS) | {
        "lineage": None if step.lineage == name else step.lineage,
        "then": None if step.then is None else shortened(step.then),
        "outcomes": Named({n: _outcome(outcome) for n, outcome in step.outcomes.items()}),
    }
    return step.model_copy(update=changes)


def _outcome(outcome: Outcome) -> Outcome:
    then = None if outcome.then is None else shortened(outcome.then)
    return outcome.model_copy(update={"then": then})


def shortened(route: Route) -> Route:
    """The route without conditions that decide nothing: "a if urgent, else a" is "a"."""
    arms = list(route)
    while len(arms) > 1 and arms[-2].to == arms[-1].to:
        arms[-2:] = [Arm.model_validate({"when": None, "to": arms[-1].to})]
    return tuple(arms)


def _unsaid(part: type[Process | Step], names: tuple[str, ...]) -> dict[str, object]:
    """The fields as they are where nothing is said."""
    return {name: part.model_fields[name].get_default() for name in names}
