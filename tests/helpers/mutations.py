"""One change at any path of a JSON document: another value, a key gone, an entry twice."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

Path = tuple[str | int, ...]
ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 3, 1.5, -0.25, 1e-300, 1e30, 10**12, 1e59, "", "x", "1",
    "#start", "granted", "a, b", "days_mean", "overloaded", "\x1b[31m", "\u202e", "\ud800",
    [], [1], ["x"], [[]], {}, {"x": 1}, {"": "x"}, float("nan"), float("inf"),
)  # fmt: skip
_BY_NAME = ("measures", "by", "faster_by", "roles", "worked", "released", "versions")


def paths_in(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every path below the root."""
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for part, inner in inside:
        yield (*path, part)
        yield from paths_in(inner, (*path, part))


def by_kind(document: Any) -> dict[Path, list[Path]]:
    """The paths, together where only positions and names differ: no kind is hit more often for
    being there more often.
    """
    found: dict[Path, list[Path]] = {}
    for path in paths_in(document):
        before = ("", *path[:-1])
        kind = tuple(
            "*" if isinstance(part, int) or held in _BY_NAME else part
            for held, part in zip(before, path, strict=True)
        )
        found.setdefault(kind, []).append(path)
    return found


def at(document: Any, path: Path) -> Any:
    for part in path:
        document = document[part]
    return document


def changed(document: Any, kinds: dict[Path, list[Path]], chance: Random) -> tuple[Any, str]:
    """A copy with one change, and what it is."""
    path = chance.choice(kinds[chance.choice(sorted(kinds, key=str))])
    made = copy.deepcopy(document)
    holder, part = at(made, path[:-1]), path[-1]
    how = chance.choice(("odd", "odd", "gone", "twice", "moved", "near", "near", "renamed"))
    match how:
        case "odd":
            holder[part] = copy.deepcopy(chance.choice(ODD))
        case "gone":
            del holder[part]
        case "twice" if isinstance(holder, list):
            holder.insert(int(part), copy.deepcopy(holder[int(part)]))
        case "moved" if isinstance(holder, list):
            chance.shuffle(holder)
        case "renamed" if isinstance(holder, dict):
            holder[chance.choice((f"{part}s", str(part)[:-1], "x"))] = holder.pop(part)
        case _:
            holder[part] = _near(holder[part], chance)
    return made, f"{how} at {path}"


def _near(value: Any, chance: Random) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return chance.choice((value + 1, value - 1, -value, value * 1.01, value * 1e6, 0))
        case str():
            return chance.choice((f"{value}x", value[:-1], f"{value}, {value}", value * 50))
        case list():
            return chance.choice((value + value, value[:-1], value[1:], []))
        case dict():
            return dict(list(value.items())[: len(value) // 2])
        case _:
            return 1
