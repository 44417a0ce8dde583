"""Values in words, as a file would say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from approvalflow.notation.units import number_text
from approvalflow.process.model.arrivals import Arrivals
from approvalflow.process.model.boxes import Join
from approvalflow.process.model.dues import Due, Rung
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.model.routes import Route
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.varying import ByAttempt, ByCase


def text_of(value: Any) -> str:
    """A value as it would be written."""
    match value:
        case ByCase():
            pairs = [f"{k}: {text_of(v)}" for k, v in value.options]
            rest = [] if value.otherwise is None else [f"otherwise: {text_of(value.otherwise)}"]
            return f"{{by {value.depends_on}: {', '.join(pairs + rest)}}}"
        case ByAttempt():
            return "[" + ", ".join(text_of(v) for v in value.attempts) + "]"
        case Time():
            return _time_text(value)
        case Arrivals(count=float() as count):
            return _said(value, {"count": number_text(count)})
        case Due():
            to = ", ".join(_level_text(rung) for rung in value.to)
            then = route_text(value.then or ())
            return _said(value, {"to": f"[{to}]" if len(value.to) > 1 else to, "then": then})
        case Join():
            return f"at least {value.count}" if value.rule == "at_least" else value.rule
        case float():
            return f"{number_text(round(100 * value, 4))}%"
        case int() if value == UNLIMITED:
            return "unlimited"
        case tuple() | list():
            return ", ".join(text_of(item) for item in value)
        case Mapping():
            return ", ".join(f"{key}: {text_of(each)}" for key, each in value.items())
        case BaseModel():
            return _said(value, {})
        case _:
            return str(value)


def _said(value: BaseModel, known: Mapping[str, str]) -> str:
    """What is said in a mapping; `known` are texts of some keys."""
    said = {key: getattr(value, key) for key in type(value).model_fields}
    kept = {key: each for key, each in said.items() if each is not None and each != {}}
    fields = type(value).model_fields
    return ", ".join(
        f"{key}: {known.get(key) or text_of(each)}"
        for key, each in kept.items()
        if each != fields[key].get_default(call_default_factory=True)
    )


def _level_text(rung: Rung) -> str:
    if rung.after is None:
        return rung.role
    return f"{{role: {rung.role}, after: {text_of(rung.after)}}}"


def _time_text(time: Time) -> str:
    given = time.durations()
    if set(given) == {"value"}:
        return str(given["value"])
    if set(given) == {"low", "high"}:
        return f"{given['low']} to {given['high']}"
    shape = f", {time.shape}" if time.shape else ""
    return ", ".join(f"{key} {value}" for key, value in given.items()) + shape


def route_text(route: Route) -> str:
    """Where an arrow leads, and under which conditions."""
    arms = (f"{arm.to} if {arm.when}" if arm.when is not None else arm.to for arm in route)
    return ", else ".join(arms).replace("#", "")
