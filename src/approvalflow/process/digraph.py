"""Graphs of names: what can be reached from where, circles, and an order that follows the edges.

A library of graphs costs every command more to import than all that is asked of it here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

Edges = Mapping[str, Collection[str]]


class Circular(Exception):  # noqa: N818 - it says what happened
    """There is no order, for a way leads from a node back to it."""


class Digraph:
    """Nodes and edges in the order in which they were first named."""

    def __init__(self, edges: Iterable[tuple[str, str]] = ()) -> None:
        # keys alone: sets that keep their order
        self._after: dict[str, dict[str, None]] = {}
        self._before: dict[str, dict[str, None]] = {}
        self.add_edges(edges)

    def add_node(self, node: str) -> None:
        self._after.setdefault(node, {})
        self._before.setdefault(node, {})

    def add_edges(self, edges: Iterable[tuple[str, str]]) -> None:
        """Edges, with the nodes at their ends."""
        for source, target in edges:
            self.add_node(source)
            self.add_node(target)
            self._after[source][target] = None
            self._before[target][source] = None

    def __contains__(self, node: object) -> bool:
        return node in self._after

    def __iter__(self) -> Iterator[str]:
        return iter(self._after)

    def after(self, node: str) -> Collection[str]:
        """The nodes to which an edge leads from this one."""
        return self._after.get(node, {})

    def without(self, nodes: Collection[str]) -> Digraph:
        """The graph without some of its nodes."""
        rest = Digraph()
        rest._after, rest._before = (
            {
                node: dict.fromkeys(other for other in others if other not in nodes)
                for node, others in edges.items()
                if node not in nodes
            }
            for edges in (self._after, self._before)
        )
        return rest

    def descendants(self, node: str) -> set[str]:
        """All others to which a way leads from this one."""
        return _reached(self._after, node)

    def ancestors(self, node: str) -> set[str]:
        """All others from which a way leads to this one."""
        return _reached(self._before, node)

    def leads(self, source: str, target: str) -> bool:
        """Whether there is a way from one node to another; from each to itself there is."""
        return source == target or target in self.descendants(source)

    def shortest(self, source: str, target: str) -> tuple[str, ...]:
        """A way with the fewest edges, looked for from both ends; () where there is none."""
        came: dict[str, str | None] = {source: None}
        goes: dict[str, str | None] = {target: None}
        if source == target:
            return (source,)
        ahead, back = [source], [target]
        while ahead and back:
            if len(ahead) <= len(back):
                ahead, met = _level(self._after, ahead, came, goes)
            else:
                back, met = _level(self._before, back, goes, came)
            if met is not None:
                return (*reversed(_trail(came, met)), *_trail(goes, met)[1:])
        return ()

    def components(self) -> list[frozenset[str]]:
        """Sets of nodes between any two of which ways lead both ways; none leads to one of an
        earlier set (Kosaraju).
        """
        found: list[frozenset[str]] = []
        told: set[str] = set()
        for node in reversed(self._left()):
            if node not in told:
                part = frozenset(_reached(self._before, node, told) | {node})
                told |= part
                found.append(part)
        return found

    def _left(self) -> list[str]:
        """The nodes in the order in which a walk in depth leaves them."""
        left: list[str] = []
        seen: set[str] = set()
        for start in self._after:
            stack = [] if start in seen else [(start, iter(self._after[start]))]
            seen.add(start)
            while stack:
                node, rest = stack[-1]
                further = next((target for target in rest if target not in seen), None)
                if further is None:
                    left.append(node)
                    stack.pop()
                else:
                    seen.add(further)
                    stack.append((further, iter(self._after[further])))
        return left

    def in_order(self) -> tuple[str, ...]:
        """Each node after those from which edges lead to it, else by name; raises Circular."""
        waits = {node: len(before) for node, before in self._before.items()}
        free = [node for node, count in waits.items() if not count]
        heapify(free)
        order: list[str] = []
        while free:
            order.append(heappop(free))
            for target in self._after[order[-1]]:
                waits[target] -= 1
                if not waits[target]:
                    heappush(free, target)
        if len(order) < len(waits):
            raise Circular
        return tuple(order)


def _reached(edges: Edges, node: str, known: Collection[str] = ()) -> set[str]:
    """All to which ways lead by these edges, but for what is known and what lies behind it."""
    seen, new = {node}, [node]
    while new:
        for other in edges.get(new.pop(), ()):
            if other not in seen and other not in known:
                seen.add(other)
                new.append(other)
    return seen - {node}


def _level(
    edges: Edges, nodes: list[str], mine: dict[str, str | None], others: Collection[str]
) -> tuple[list[str], str | None]:
    """The nodes one edge further, noted in `mine`; and the first that the other search knows."""
    further: list[str] = []
    for node in nodes:
        for other in edges.get(node, ()):
            if other not in mine:
                mine[other] = node
                further.append(other)
            if other in others:
                return further, other
    return further, None


def _trail(came: Mapping[str, str | None], node: str) -> list[str]:
    """The nodes from one back to where the search began."""
    found = [node]
    while (before := came[found[-1]]) is not None:
        found.append(before)
    return found
