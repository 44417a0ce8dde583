"""A file with other values at some places, which is then read as any other: so that every check of
what is written holds for them too.
"""

from __future__ import annotations

from collections.abc import Mapping as Texts
from dataclasses import replace

from approvalflow.notation.yamlsource import Mapping, Node, Scalar, Sequence, Source

Path = tuple[str, ...]


def with_values(source: Source, values: Texts[Path, str]) -> Source:
    """The source with the texts at their paths, which are those of its assumptions. A key that is
    not there is put in, where what should hold it is.
    """
    return replace(source, root=_with(source.root, values, ()))


def _with(node: Node, values: Texts[Path, str], path: Path) -> Node:
    if isinstance(node, Scalar):
        return Scalar(values[path], node.mark, quoted=True) if path in values else node
    if not any(place[: len(path)] == path for place in values):
        return node
    if isinstance(node, Sequence):
        below = (_with(item, values, (*path, str(n))) for n, item in enumerate(node.items, 1))
        return Sequence(tuple(below), node.mark)
    stated = bool(path) and node.get("is") is not None and node.get("if") is None
    items = [
        (
            key,
            _with(value, values, path if stated and key.text == "is" else (*path, key.text or "")),
        )
        for key, value in node.items
    ]
    known = {key.text for key, _ in node.items}
    for place in values if not stated else ():
        if place and place[:-1] == path and place[-1] not in known:
            new = Scalar(place[-1], node.mark)
            items.append((new, Scalar(values[place], node.mark, quoted=True)))
    return Mapping(tuple(items), node.mark)
