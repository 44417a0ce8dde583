"""A failing input is made small: what can be left out while it still fails so is left out."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from faults.cases import Case, json_bytes

Fails = Callable[[Case], bool]
SECONDS = 20


def reduced(case: Case, fails: Fails, seconds: float = SECONDS) -> Case:
    """The smallest found in that time."""
    until = time.monotonic() + seconds
    better: Case | None = case
    while better is not None:
        case = better
        tries = itertools.takewhile(lambda _: time.monotonic() < until, _smaller(case))
        better = next((smaller for smaller in tries if fails(smaller)), None)
    return case


def _smaller(case: Case) -> Iterator[Case]:
    """Big cuts first."""
    lines = (*case.lines, *case.then)
    if len(lines) > 1:
        for line in lines:
            yield replace(case, lines=(line,), then=())
        if case.then:
            yield replace(case, lines=case.lines[:1], then=case.then[:-1])
    for name in case.files:
        yield replace(case, files={n: data for n, data in case.files.items() if n != name})
    for name in case.environment:
        around = {n: value for n, value in case.environment.items() if n != name}
        yield replace(case, environment=around)
    for name, data in case.files.items():
        for less in _less(data or b""):
            yield replace(case, files={**case.files, name: less})


def _less(data: bytes) -> Iterator[bytes]:
    try:
        tree = json.loads(data)
    except ValueError:
        yield from _fewer_lines(data)
        return
    sizes = sorted(_parts_of(tree), key=lambda part: -part[1])
    for path, _ in sizes:
        yield json_bytes(_without(tree, path))


def _fewer_lines(data: bytes) -> Iterator[bytes]:
    lines = data.split(b"\n")
    size = len(lines) // 2
    while size >= 1:
        for at in range(0, len(lines), size):
            yield b"\n".join(lines[:at] + lines[at + size :])
        size //= 2
    if len(lines) == 1 and len(data) > 1:
        yield data[: len(data) // 2]
        yield data[len(data) // 2 :]


def _parts_of(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Every part of a tree, and how many parts it holds."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in pairs if isinstance(tree, dict | list) else ():
        inner = list(_parts_of(value, (*path, key))) if isinstance(value, dict | list) else []
        yield (*path, key), 1 + len(inner)
        yield from inner


def _without(tree: Any, path: tuple[Any, ...]) -> Any:
    key, *rest = path
    if isinstance(tree, dict):
        if not rest:
            return {k: v for k, v in tree.items() if k != key}
        return {k: _without(v, tuple(rest)) if k == key else v for k, v in tree.items()}
    if not rest:
        return tree[:key] + tree[key + 1 :]
    return [_without(v, tuple(rest)) if n == key else v for n, v in enumerate(tree)]
