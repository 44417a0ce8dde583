"""What is wrong in a stored result: at which path of it, and the facts that the sentence needs."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from approvalflow.notation.characters import escaped

Path = tuple[str | int, ...]  # keys of objects and positions in lists, from the outermost

_PLAIN = re.compile(r"\w+")
_LONGEST = 40  # characters of a value that a sentence repeats


@dataclass(frozen=True, slots=True)
class Flaw:
    """`key` names the sentence of a problem; `path` and `facts` are what fills it. `on_key`: it is
    the key at the path that is wrong, not what stands under it. `known`: the names of which one
    may have been meant by the fact `name`, or else by the key.
    """

    path: Path
    key: str
    facts: dict[str, str] = field(default_factory=dict)
    on_key: bool = False
    known: Collection[str] = ()


Flaws = Iterator[Flaw]


def written(path: Path) -> str:
    """The path as one writes it: `designs[1].measures["utilisation(clerk)"].value`."""
    text = ""
    for part in path:
        if isinstance(part, str) and _PLAIN.fullmatch(part):
            text += f".{part}" if text else part
        else:
            text += f"[{escaped(json.dumps(part, ensure_ascii=False))}]"
    return text


def told(value: Any) -> str:
    """A value as a file has it, cut where it is long."""
    match value:
        case dict() if value:
            return "{...}"
        case list() | tuple() if value:
            return "[...]"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def listed(names: Iterable[str]) -> str:
    """Names in a row, as the sentences of problems take them."""
    return ", ".join(names)
