"""Where two results differ: every figure and word, by its path in the JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from approvalflow.comparison.shown import PRIMARY
from approvalflow.study.result import Result
from approvalflow.study.stored.flaws import Path
from approvalflow.study.storing import as_json

_LEADING = ("value", "difference", "word")  # of a measure, of a row
_REPEATED = ("by_replication", "replayed")  # figures of single replications and cases


class Absent:
    """Stands for what one of the two results has not."""


ABSENT = Absent()


@dataclass(frozen=True, slots=True)
class Deviation:
    """What stands at a path in the stored result, and in the one made anew."""

    path: Path
    then: Any
    now: Any

    @property
    def counts(self) -> bool:
        """Whether it is a number on one side at least."""
        return _is_number(self.then) or _is_number(self.now)

    @property
    def relative(self) -> float | None:
        """By which share of the first number the second differs."""
        if not (_is_number(self.then) and _is_number(self.now) and self.then):
            return None
        return (float(self.now) - float(self.then)) / abs(float(self.then))


@dataclass(frozen=True, slots=True)
class MovedMeasures:
    """The measures of a design that differ, of so many; `beyond`: their value lies outside the
    interval that was told.
    """

    design: str
    measures: int
    moved: tuple[str, ...]
    beyond: tuple[str, ...]


def numbers_in(result: Result) -> int:
    """How many numbers a result has, but for the versions."""
    return sum(_is_number(leaf) for _, leaf in _leaves(_plain(result)))


def deviations_of(then: Result, now: Result) -> tuple[Deviation, ...]:
    """All but the versions, in the order of their weight: verdicts and settings, then values,
    the primary one first, then all else, then what is of single replications.
    """
    if _text(then) == _text(now):
        return ()
    first, second = dict(_leaves(_plain(then))), dict(_leaves(_plain(now)))
    found = [
        Deviation(path, first.get(path, ABSENT), second.get(path, ABSENT))
        for path in dict.fromkeys((*first, *second))
        if not _same(first.get(path, ABSENT), second.get(path, ABSENT))
    ]
    return tuple(sorted(found, key=_weight))


def moved(then: Result, now: Result) -> tuple[MovedMeasures, ...]:
    """By design that both have, if any of its measures differs."""
    again = {design.id: design for design in now.designs}
    told = []
    for design in then.designs:
        if design.id not in again:
            continue
        others = again[design.id].measures
        names = [name for name, value in design.measures.items() if others.get(name) != value]
        beyond = [name for name in names if _beyond(design.measures[name], others.get(name))]
        if names:
            told.append(MovedMeasures(design.id, len(design.measures), tuple(names), tuple(beyond)))
    return tuple(told)


def _beyond(then: Any, now: Any) -> bool:
    if now is None or now.value is None or then.value is None:
        return now is None or now.value is not then.value
    low = then.value if then.low is None else then.low
    high = then.value if then.high is None else then.high
    return not low <= now.value <= high


def _weight(deviation: Deviation) -> int:
    path = deviation.path
    if any(part in _REPEATED for part in path):
        return 4
    if path and path[-1] in _LEADING:
        return 1 if PRIMARY in path and "by" not in path else 2
    return 0 if path[:1] == ("inputs",) or not (deviation.counts or "designs" in path) else 3


def _text(result: Result) -> str:
    return as_json(replace(result, versions={}))


def _plain(result: Result) -> Any:
    return json.loads(_text(result))


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Everything that holds nothing itself."""
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*path, number))
    else:
        yield path, value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same(one: Any, other: Any) -> bool:
    """Equal, and of one kind: 1 is not true."""
    return one is other or (isinstance(one, bool) == isinstance(other, bool) and one == other)
