"""Add: a new role, case datum or step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, Field, ValidationError

from approvalflow.notation.near import near
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import Role
from approvalflow.process.model.routes import Route, straight
from approvalflow.process.model.steps import Step
from approvalflow.redesign.move import (
    AFTER,
    FIRST,
    Expected,
    Move,
    Moved,
    MoveRefused,
    ValuesRefused,
)
from approvalflow.redesign.names import StepName
from approvalflow.redesign.rewiring import expanded, with_arrows

_KINDS: dict[str, type[BaseModel]] = {"roles": Role, "case_data": Datum}


class Add(Move):
    """What is new, in the shape of the process file; new steps stand after a step named.

    Source: Reijers & Limam Mansar 2005, no. 23 (control addition).
    """

    kind: ClassVar[str] = "add"
    expected: ClassVar[Expected] = Expected("~", "~", "~", "~")
    example: ClassVar[str] = """\
- add: {roles: {deputy: {department: Licences, cost: 90 CNY/h}}}
"""
    in_process_shape: ClassVar[bool] = True
    steps_at: ClassVar[tuple[str, str]] = ("add", "steps")
    parts: dict[str, Any] = Field(alias="add")
    """roles, case_data and steps, as in a process file."""
    after: StepName | None = None
    """The step after which the new steps come; `start` for before all others."""

    def new_steps(self) -> tuple[str, ...]:
        steps = self.parts.get("steps", {})
        return tuple(name for name in steps if not str(name).startswith("#"))

    def apply(self, process: Process) -> Moved:
        for key, values in self.parts.items():
            if key not in (*_KINDS, "steps"):
                suggestion = near(key, (*_KINDS, "steps"))
                raise MoveRefused(
                    "add-unknown", ("add", key), on_key=True, name=key, suggestion=suggestion
                )
            if not isinstance(values, Mapping):
                raise MoveRefused("add-needs-parts", ("add", key))
        for key, kind in _KINDS.items():
            known: Named[Any] = getattr(process, key)
            new = _new_parts(known, self.parts.get(key, {}), kind, ("add", key))
            process = process.amended(**{key: known.having(new)})
        if "steps" in self.parts:
            process = self._with_steps(process, dict(self.parts["steps"]))
        return Moved(process)

    def _with_steps(self, process: Process, steps: dict[str, Any]) -> Process:
        first = str(steps.pop(FIRST))
        new = _new_parts(process.steps, steps, Step, ("add", "steps"))
        if self.after is None:
            raise MoveRefused("add-needs-after", ("add", "steps"), on_key=True)
        if self.after == "start":
            placed = _before(process, _led_on(new, process.start, None))
            return process.amended(steps=placed, start=straight(first))
        old = process.steps.get(self.after)
        if old is None or old.then is None:
            suggestion = near(self.after, process.steps)
            raise MoveRefused("unknown-step", ("after",), name=self.after, suggestion=suggestion)
        led = _led_on(new, old.then, old.inside)
        listed: dict[str, Step] = {}
        for name, step in process.steps.items():
            listed[name] = step
            if name == self.after:
                listed[name] = step.model_copy(update={"then": straight(first)})
                listed |= led
        return process.amended(steps=Listed(listed))


def _new_parts(
    known: Named[Any], values: Mapping[str, Any], kind: type[BaseModel], at: tuple[str, ...]
) -> dict[str, Any]:
    new: dict[str, Any] = {}
    errors: list[dict[str, Any]] = []
    for name, value in values.items():
        if name in known:
            raise MoveRefused("add-exists", (*at, name), on_key=True, name=name)
        try:
            new[name] = kind.model_validate(value)
        except ValidationError as error:
            found = error.errors(include_url=False)
            errors += [dict(e) | {"loc": (*at, name, *e["loc"])} for e in found]
    if errors:
        raise ValuesRefused(errors)
    return new


def _led_on(
    steps: Mapping[str, Step], on: Route, inside: tuple[str, str] | None
) -> dict[str, Step]:
    """The new steps with the last arrow led on, and in the box of their neighbour."""
    led = {}
    for name, step in steps.items():
        turned = with_arrows(step, lambda route: expanded(route, {AFTER: on}), {})
        led[name] = turned if step.inside else turned.model_copy(update={"inside": inside})
    return led


def _before(process: Process, steps: Mapping[str, Step]) -> Listed[Step]:
    return Listed({**steps, **dict(process.steps.items())})
