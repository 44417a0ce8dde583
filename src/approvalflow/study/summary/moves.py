"""The moves of a redesign as a result tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from approvalflow.process.model.boxes import Join
from approvalflow.process.model.named import Named
from approvalflow.process.model.spreads import Spread
from approvalflow.process.model.texts import words_of
from approvalflow.process.model.varying import OTHERWISE, ByAttempt, ByCase
from approvalflow.redesign import Move
from approvalflow.study.result import MoveTold

_OF_MOVES = ("kind", "because", "costs")  # what is no part of what a move does


def move_told(made: Move) -> MoveTold:
    """A move as it would be written, on one line."""
    parts = [
        f"{info.alias or name}: {_written(getattr(made, name))}"
        for name, info in type(made).model_fields.items()
        if name not in _OF_MOVES and name in made.model_fields_set
    ]
    said = dict(_said(made))
    return MoveTold(
        made.kind, ", ".join(parts), made.because or "", said, dict(words_of(made.because))
    )


def _said(made: Move) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The values of a move by key; those of the move's own key by the keys within it alone."""
    for name, info in type(made).model_fields.items():
        key = info.alias or name
        if name in made.model_fields_set and key not in _OF_MOVES:
            yield from _leaves(() if key == made.kind else (key,), getattr(made, name))


def _leaves(path: tuple[str, ...], given: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(given, BaseModel) and not isinstance(given, Join | Spread):
        given = {key: getattr(given, key) for key in sorted(given.model_fields_set)}
    if isinstance(given, Mapping | Named):
        for key, value in given.items():
            if not str(key).startswith("#"):
                yield from _leaves((*path, str(key)), value)
        return
    several = isinstance(given, tuple | list) and not _are_words(tuple(given))
    yield ".".join(path), tuple(map(_written, given)) if several else (_written(given),)


def _written(given: Any) -> str:
    """A value of a move; the keys that are the model's own are left out."""
    match given:
        case ByCase():
            rest = {} if given.otherwise is None else {OTHERWISE: given.otherwise}
            return _written({"depends_on": given.depends_on, **dict(given.options), **rest})
        case ByAttempt():
            return f"[{_row(given.attempts)}]"
        case tuple() if _are_words(given):
            said = dict(given)
            return said[""] if "" in said else _written(said)
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


def _are_words(given: tuple[Any, ...]) -> bool:
    """Whether they are what something is called, by language."""
    return bool(given) and all(
        isinstance(one, tuple) and len(one) == 2 and all(isinstance(part, str) for part in one)
        for one in given
    )


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
