"""The moves of a redesign as a result tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from approvalflow.process.model.boxes import Join
from approvalflow.process.model.named import Named
from approvalflow.process.model.spreads import Spread
from approvalflow.process.model.varying import OTHERWISE, ByAttempt, ByCase
from approvalflow.redesign import Move
from approvalflow.study.result import MoveTold


def move_told(made: Move) -> MoveTold:
    """A move as it would be written, on one line."""
    parts = [
        f"{info.alias or name}: {_written(getattr(made, name))}"
        for name, info in type(made).model_fields.items()
        if name not in ("kind", "because") and name in made.model_fields_set
    ]
    return MoveTold(made.kind, ", ".join(parts), made.because or "")


def _written(given: Any) -> str:
    """A value of a move; the keys that are the model's own are left out."""
    match given:
        case ByCase():
            rest = {} if given.otherwise is None else {OTHERWISE: given.otherwise}
            return _written({"depends_on": given.depends_on, **dict(given.options), **rest})
        case ByAttempt():
            return f"[{_row(given.attempts)}]"
        case tuple() | list():
            return _row(given) if len(given) == 1 else f"[{_row(given)}]"
        case Mapping() | Named():
            pairs = (f"{k}: {_written(v)}" for k, v in given.items() if not str(k).startswith("#"))
            return "{" + ", ".join(pairs) + "}"
        case Join():
            return f"{{at_least: {given.count}}}" if given.rule == "at_least" else given.rule
        case BaseModel():
            return _parts(given)
        case float():
            return f"{round(100 * given, 4):g}%"
        case _:
            return str(given)


def _row(given: tuple[Any, ...] | list[Any]) -> str:
    return ", ".join(map(_written, given))


def _parts(given: BaseModel) -> str:
    """What is said of a part; of a time only that and from where to where, in short."""
    said = {key: getattr(given, key) for key in sorted(given.model_fields_set)}
    if isinstance(given, Spread) and said.keys() == {"value"}:
        return _written(said["value"])
    if isinstance(given, Spread) and said.keys() == {"low", "high"}:
        return f"{said['low']} to {said['high']}"
    return _written(said)
