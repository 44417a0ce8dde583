"""A key that is misspelt is read as the one that was meant: what stands under it is checked too,
so that mending the key does not bring up the next mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from approvalflow.errors import ApprovalFlowError, Problem, in_order
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence, Source

MOST_READ_ON = 50  # problems; with more there is enough to mend before the next reading
_KEYS = ("unknown-key", "unknown-move")  # of problems that stand at a key and may name another


def with_what_follows(
    source: Source, problems: Iterable[Problem], read: Callable[[Source], object]
) -> tuple[Problem, ...]:
    """The problems of a source, and those that `read` finds under its misspelt keys."""
    problems = tuple(problems)
    if len(problems) > MOST_READ_ON:
        return problems
    meant = {
        (p.place[1:], p.parameters.get("key") or p.parameters.get("name", "")): suggestion
        for p in problems
        if p.key in _KEYS and p.where and (suggestion := p.parameters.get("suggestion"))
    }
    if not meant:
        return problems
    spans: list[tuple[_Spot, _Spot]] = []
    root = _renamed(source.root, meant, spans)
    if not spans:
        return problems
    try:
        read(replace(source, root=root))
    except ApprovalFlowError as error:
        told = {problem.place for problem in problems}
        new = [p for p in error.problems if p.place not in told and _within(p, spans)]
        return in_order([*problems, *new])
    return problems


_Spot = tuple[int, int]


def _renamed(
    node: Node, meant: dict[tuple[_Spot, str], str], spans: list[tuple[_Spot, _Spot]]
) -> Node:
    """The tree with the keys that were meant, each where the misspelt one stands; notes from where
    to where their values reach.
    """
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_renamed(item, meant, spans) for item in node.items))
    if isinstance(node, Scalar):
        return node
    items: list[tuple[Scalar, Node]] = []
    for key, value in node.items:
        spot = (key.mark.line, key.mark.column)
        name = meant.get((spot, key.text or ""))
        if name is not None and node.key_node(name) is None:
            key = replace(key, text=name)  # noqa: PLW2901 - the one that was meant
            spans.append((spot, max(_end(mark) for mark in _marks(value))))
        items.append((key, _renamed(value, meant, spans)))
    return Mapping(tuple(items), node.mark)


def _marks(node: Node) -> Iterator[Mark]:
    yield node.mark
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _marks(item)
    elif isinstance(node, Mapping):
        for key, value in node.items:
            yield key.mark
            yield from _marks(value)


def _end(mark: Mark) -> _Spot:
    return mark.line, mark.column + mark.length


def _within(problem: Problem, spans: Iterable[tuple[_Spot, _Spot]]) -> bool:
    _, line, column = problem.place
    return any(start <= (line, column) <= end for start, end in spans)
