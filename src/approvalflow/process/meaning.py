"""What a process means for its cases and its costs, without the words that people give it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from approvalflow.notation.units import Duration
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import Arm, Route
from approvalflow.process.model.steps import Step

# words, rules that a redesign must keep, and why files lie: they change neither days nor costs
_OF_PROCESS = ("id", "name", "legal_basis", "observed", "causes", "favours", "study")
_OF_STEPS = (
    "name",
    "legal_basis",
    "required_by",
    "needs",
    "decided_at_least_by",
    "group",
    "published",
    "discretion",
    "audited",
)


def canonical(process: Process) -> str:
    """All that is measured of a process follows from this text: the same for two that differ in
    words alone, and another one where their steps are told in another order.
    """
    return json.dumps(_plain(wordless(process)), separators=(",", ":"))


def wordless(process: Process) -> Process:
    """The process without what people call it, and without the rules for redesigns."""
    return process.amended(
        **_unsaid(Process, _OF_PROCESS),
        steps=Listed(
            (name, step.model_copy(update=_unsaid(Step, _OF_STEPS)))
            for name, step in process.steps.items()
        ),
        case_data=Named(
            {
                name: datum.model_copy(update={"name": None, "names": Named()})
                for name, datum in process.case_data.items()
            }
        ),
        roles=Named(
            {n: role.model_copy(update={"name": None}) for n, role in process.roles.items()}
        ),
    )


def same_meaning(one: Process, other: Process) -> bool:
    """Whether two processes differ in words alone: then every case takes the same way and time,
    at the same cost.
    """
    return bool(_plain(_meaning(one)) == _plain(_meaning(other)))


def _plain(value: Any) -> Any:
    """All that is in it with what each part is; a length of time by what it comes to: an hour is
    60 minutes.
    """
    if isinstance(value, Duration):
        return value.clock, value.scaled
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Named):
        return tuple((name, _plain(part)) for name, part in value.items())
    if isinstance(value, BaseModel):
        return _told(value, type(value).model_fields)
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if is_dataclass(value):
        return _told(value, (field.name for field in fields(value)))
    return value


def _told(value: Any, names: Iterable[str]) -> tuple[Any, ...]:
    return type(value).__name__, *(_plain(getattr(value, name)) for name in names)


def _meaning(process: Process) -> Process:
    said = wordless(process)
    steps = [(name, _step(name, said.steps[name])) for name in sorted(said.steps)]
    return said.amended(steps=Listed(steps), start=shortened(said.start))


def _step(name: str, step: Step) -> Step:
    changes = {
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
