"""From bytes to the values of JSON: what is no JSON, or no text and number that a result holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from approvalflow.notation.characters import code_point, hidden_in
from approvalflow.study.stored.flaws import Flaw, Flaws, Path

DEEPEST = 32  # levels; a result has nine
LARGEST_NUMBER = 1e60  # beyond it lies no ratio of two variances, let alone a time or a price


class Unusable:
    """A number that no result holds, as it was written."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class Object(dict[str, Any]):
    """A JSON object, and the keys that it has more than once."""

    __slots__ = ("twice",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.twice: tuple[str, ...] = ()
        if len(self) < len(pairs):
            counted = Counter(key for key, _ in pairs)
            self.twice = tuple(key for key, times in counted.items() if times > 1)


def values_in(text: str) -> Any:
    """The values, objects as `Object`; raises json.JSONDecodeError, or RecursionError where
    they are nested without end.
    """
    return json.loads(
        text,
        object_pairs_hook=Object,
        parse_constant=Unusable,
        parse_float=_fraction,
        parse_int=_whole,
    )


def _fraction(text: str) -> float | Unusable:
    number = float(text)
    return number if abs(number) <= LARGEST_NUMBER else Unusable(text)


def _whole(text: str) -> int | Unusable:
    if len(text) > 61 or abs(number := int(text)) > LARGEST_NUMBER:
        return Unusable(text)
    return number


def flaws_in(values: Any) -> Flaws:
    """Keys that stand twice, numbers that are none, texts that cannot be shown."""
    for path, value in _walked(values):
        match value:
            case Unusable():
                yield Flaw(path, "result-number-impossible", {"found": value.text[:40]})
            case Object():
                for key in value.twice:
                    yield Flaw((*path, key), "result-key-twice", on_key=True)
                for key in value:
                    yield from _hidden((*path, key), key, on_key=True)
            case str():
                yield from _hidden(path, value)
            case _ if len(path) > DEEPEST:
                yield Flaw(path, "result-too-deep", {"deepest": str(DEEPEST)})


def _hidden(path: Path, text: str, *, on_key: bool = False) -> Flaws:
    if found := hidden_in(text):
        yield Flaw(path, "result-character", {"found": code_point(found.group())}, on_key)


def _walked(values: Any) -> Iterator[tuple[Path, Any]]:
    """Every value with its path, in the order of the file; nothing below what lies too deep."""
    yield (), values
    waiting: list[tuple[Path, Iterator[tuple[str | int, Any]]]] = [((), _parts(values))]
    while waiting:
        path, parts = waiting[-1]
        part, value = next(parts, ("", waiting))
        if value is waiting:  # nothing is left here
            waiting.pop()
            continue
        yield (*path, part), value
        if len(path) < DEEPEST and isinstance(value, dict | list) and value:
            waiting.append(((*path, part), _parts(value)))


def _parts(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def shortened(value: Any, most: int) -> Any:
    """The values with the beginnings of all lists, each of at most so many entries."""
    if isinstance(value, dict):
        return {key: shortened(inner, most) for key, inner in value.items()}
    if isinstance(value, list):
        return [shortened(inner, most) for inner in value[:most]]
    return value
