"""Set: values that exist are changed, in the shape in which they are written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from pydantic import BaseModel, Field, ValidationError

from approvalflow.errors import NotationError
from approvalflow.notation import expressions
from approvalflow.notation.near import near
from approvalflow.process.graph import ends_of
from approvalflow.process.model.arrivals import Arrivals, BacklogFiles
from approvalflow.process.model.limits import Limits
from approvalflow.process.model.named import Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import Deputy, Role
from approvalflow.process.model.routes import ANSWERED, ENDS, Arm, Route, arm_to
from approvalflow.process.model.spreads import FORMS, Spread
from approvalflow.process.model.steps import Step
from approvalflow.redesign.move import (
    Expected,
    Move,
    Moved,
    MoveRefused,
    SeveralRefused,
    ValuesRefused,
)
from approvalflow.redesign.rewiring import groups

_ALONE: dict[type[BaseModel], str] = {
    Role: "staff",
    Outcome: "share",
    Limits: "statutory",
    Deputy: "role",
    BacklogFiles: "count",
}
_INSTEAD: dict[type[BaseModel], tuple[tuple[str, tuple[str, ...]], ...]] = {
    Outcome: (("if_found", ("share",)), ("share", ("if_found",))),
    Arrivals: (("every", ("count", "per", "by_month", "by_weekday")), ("count", ("every",))),
}
"""Of two ways to say the same, what a new one takes the place of."""
_NOT_HERE = ("approvalflow", "id", "name", "observed", "study", "start", "levels")
_INTERNAL = (
    "inside",
    "group",
    "merged",
    "keeps",
    "tray_atom",
    "appealed",
    "members",
    "branches",
    "hidden",
    "finds",
)


class Set(Move):
    """Staff, hours, limits, times, shares and so on, changed where they stand.

    Only what exists can be set, so that a slip of the pen creates nothing.
    Source: Reijers & Limam Mansar 2005, no. 20 (extra resources) and others by what is set.
    """

    kind: ClassVar[str] = "set"
    expected: ClassVar[Expected] = Expected("~", "~", "~", "~")
    example: ClassVar[str] = """\
- set: {roles: {head: {in_tray: 1 working day}}, time_limit: 15 working days}
"""
    in_process_shape: ClassVar[bool] = True
    changes: dict[str, Any] = Field(alias="set")
    """The new values, in the shape of the process file; steps by id."""

    def apply(self, process: Process) -> Moved:
        can_be_set = {key for key in Process.model_fields if key not in _NOT_HERE}
        for key in self.changes:
            if key in can_be_set:
                continue
            raise _no_such_key(key, can_be_set)
        changes = dict(self.changes)
        steps = changes.pop("steps", {})
        parts = _Parts()
        with parts.each():
            process = _with_steps(process, steps, parts)
        with parts.each():
            process = _amended(process, changes, ("set",), process)
        parts.refuse()
        return Moved(process)


def _no_such_key(key: str, can_be_set: Collection[str]) -> MoveRefused:
    from approvalflow.language.schema import keys_at  # made only where something is wrong

    at, known = ("set", key), keys_at(())
    if key in known:
        return MoveRefused("not-settable", at, on_key=True, name=key)
    suggestion = near(key, [other for other in known if other in can_be_set])
    return MoveRefused("set-unknown", at, on_key=True, name=key, suggestion=suggestion)


class _Parts:
    """The parts of a move that are tried one by one, so that all that is wrong is told at once."""

    def __init__(self) -> None:
        self._refusals: list[MoveRefused | ValuesRefused] = []

    @contextmanager
    def each(self) -> Iterator[None]:
        try:
            yield
        except (MoveRefused, ValuesRefused) as refusal:
            self._refusals.append(refusal)
        except SeveralRefused as several:
            self._refusals += several.refusals

    def refuse(self) -> None:
        """Raises what was refused, if anything was."""
        if self._refusals:
            raise SeveralRefused(self._refusals)


def _with_steps(process: Process, changes: Any, parts: _Parts) -> Process:
    at: tuple[str, ...] = ("set", "steps")
    if not isinstance(changes, Mapping):
        raise MoveRefused("set-steps-by-id", at)
    for name, values in changes.items():
        with parts.each():
            process = _with_steps_of(process, name, values, (*at, name))
    return process


def _with_steps_of(process: Process, name: str, values: Any, at: tuple[str, ...]) -> Process:
    """The process with a step changed, or all steps of a group."""
    if name in process.steps:
        return _with_step(process, name, values, at)
    if name not in groups(process):
        names = [*process.steps, *groups(process)]
        suggestion = near(name, names)
        raise MoveRefused("unknown-step", at, on_key=True, name=name, suggestion=suggestion)
    for member in groups(process)[name]:
        own = _for_role(values, process.steps[member].by or "", at)
        process = _with_step(process, member, own, at)
    return process


def _with_step(process: Process, name: str, values: Any, at: tuple[str, ...]) -> Process:
    for key in ("work_time", "outcomes"):
        if process.steps[name].merged and isinstance(values, Mapping) and key in values:
            raise MoveRefused("set-merged", (*at, key), key=key, step=name)
    step = _amended(process.steps[name], values, at, process)
    return process.amended(steps=process.steps.having({name: step}))


def _for_role(value: Any, role: str, at: tuple[str, ...]) -> Any:
    if isinstance(value, list):
        return [_for_role(v, role, at) for v in value]
    if not isinstance(value, Mapping):
        return value
    if value.get("depends_on") != "role":
        return {k: _for_role(v, role, at) for k, v in value.items()}
    chosen = value.get(role, value.get("otherwise"))
    if chosen is None:
        raise MoveRefused("category-forgotten", at, on_key=True, datum="role", names=role)
    return _for_role(chosen, role, at)


def _amended(old: Any, new: Any, at: tuple[str, ...], process: Process) -> Any:
    """A model with some fields changed, each as far down as the new values go."""
    if type(old) in _ALONE and (not isinstance(new, Mapping) or "depends_on" in new):
        new = {_ALONE[type(old)]: new}
    if not isinstance(new, Mapping):
        raise MoveRefused("set-needs-mapping", at)
    changed: dict[str, Any] = {}
    parts = _Parts()
    for key, value in new.items():
        with parts.each():
            field = _field(type(old), str(key), (*at, str(key)))
            changed[field] = _changed(getattr(old, field), value, (*at, str(key)), process)
    gone = {
        other for one, others in _INSTEAD.get(type(old), ()) if one in changed for other in others
    }
    kept = {
        name: getattr(old, name)
        for name in old.model_fields_set
        if name not in changed and name not in gone
    }
    try:
        amended = type(old).model_validate(kept | changed)
    except ValidationError as error:
        errors = [dict(e) | {"loc": (*at, *e["loc"])} for e in error.errors(include_url=False)]
        with parts.each():
            raise ValuesRefused(errors) from None
    parts.refuse()
    return amended


def _changed(old: Any, new: Any, at: tuple[str, ...], process: Process) -> Any:
    if isinstance(old, Named):
        return _parts_changed(old, new, at, process)
    if at[-1] == "then":
        return _route(new, at, process)
    if isinstance(old, BaseModel) and not isinstance(old, Spread) and not isinstance(new, str):
        return _amended(old, new, at, process)
    if type(old) in _ALONE:
        return _amended(old, new, at, process)
    if isinstance(old, Spread) and isinstance(new, Mapping) and _is_part(new, old):
        return {key: getattr(old, key) for key in old.model_fields_set} | dict(new)
    return new


def _is_part(new: Mapping[str, Any], old: Spread) -> bool:
    """Whether these are some numbers of a law, which need those that they leave as they are."""
    return set(new) <= set(type(old).model_fields) and not any(
        form.keys <= set(new) for form in FORMS
    )


def _parts_changed(old: Named[Any], new: Any, at: tuple[str, ...], process: Process) -> Any:
    if not isinstance(new, Mapping):
        raise MoveRefused("set-needs-mapping", at)
    changed: dict[str, Any] = {}
    parts = _Parts()
    for name, value in new.items():
        with parts.each():
            changed[name] = _part_changed(old, str(name), value, (*at, str(name)), process)
    parts.refuse()
    if any(not isinstance(part, BaseModel) for part in old.values()):
        return dict(old.items()) | changed  # read with the model whose field it is
    return old.having(changed)


def _part_changed(
    old: Named[Any], name: str, value: Any, at: tuple[str, ...], process: Process
) -> Any:
    if name not in old:
        raise MoveRefused("set-unknown", at, on_key=True, name=name, suggestion=near(name, old))
    part = old[name]
    if isinstance(part, Role | Step | Outcome | BacklogFiles):
        return _amended(part, value, at, process)
    return _read(type(part), value, at)


def _read(kind: type[Any], value: Any, at: tuple[str, ...]) -> Any:
    try:
        return kind.model_validate(value) if issubclass(kind, BaseModel) else value
    except ValidationError as error:
        errors = [dict(e) | {"loc": (*at, *e["loc"])} for e in error.errors(include_url=False)]
        raise ValuesRefused(errors) from None


def _field(kind: type[BaseModel], key: str, at: tuple[str, ...]) -> str:
    for name, field in kind.model_fields.items():
        if key == (field.alias or name) and name not in _INTERNAL and not key.startswith("#"):
            return name
    known = [f.alias or n for n, f in kind.model_fields.items() if n not in _INTERNAL]
    shown = [name for name in known if not name.startswith("#")]
    raise MoveRefused("unknown-key", at, on_key=True, key=key, suggestion=near(key, shown))


def _route(new: Any, at: tuple[str | int, ...], process: Process) -> Route:
    """An arrow, or several with their conditions, as they are written in a process."""
    if isinstance(new, str):
        return (arm_to(_known(new, at, process)),)
    if not isinstance(new, list) or not new:
        raise MoveRefused("then-not-understood", at)
    arms = tuple(_arm(item, (*at, number), process) for number, item in enumerate(new))
    if arms[-1].when is not None:
        raise MoveRefused("otherwise-missing", at)
    return arms


def _arm(item: Any, at: tuple[str | int, ...], process: Process) -> Arm:
    match item:
        case {"if": str(condition), "then": str(target), **rest} if not rest:
            try:
                when = expressions.parse(condition)
            except NotationError as error:
                told: Mapping[str, Any] = error.parameters
                raise MoveRefused(error.key, (*at, "if"), **told) from None
            return arm_to(_known(target, (*at, "then"), process), when)
        case {"otherwise": str(target), **rest} if not rest:
            return arm_to(_known(target, (*at, "otherwise"), process))
        case _:
            raise MoveRefused("then-not-understood", at)


def _known(name: str, at: tuple[str | int, ...], process: Process) -> str:
    if name == "next" and at[2] in process.steps:
        return _next(str(at[2]), process)
    if name in groups(process):
        return groups(process)[name][0]
    known = [*process.steps, *ends_of(process)]
    if name not in known:
        raise MoveRefused("unknown-step", at, name=name, suggestion=near(name, known))
    return name


def _next(name: str, process: Process) -> str:
    """The step that stands after this one in its row; at the end of the row, where that leads."""
    inside = process.steps[name].inside
    row = [n for n, step in process.steps.items() if step.inside == inside and step.does != "end"]
    after = row[row.index(name) + 1 :] if name in row else []
    return next(iter(after), ENDS[0] if inside is None else ANSWERED)
