"""The ways past steps that are not meant for every case."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from approvalflow.process import graph
from approvalflow.process.graph import Arrow
from approvalflow.process.kinds import Kind, kinds_of
from approvalflow.process.model.process import Process

Pair = tuple[str, str]


def ways_past(process: Process, taken: Iterable[Pair] = ()) -> dict[Pair, tuple[str, ...]]:
    """The pairs of places between which a case passes over steps, and those steps, in the order
    of passing; for every kind of case, and whatever of `taken` no arrow joins.
    """
    if not any(step.only_if is not None for step in process.steps.values()):
        return {}
    routes = list(_routes(process))
    found: dict[Pair, dict[str, None]] = {}
    for kind, _ in kinds_of(process):
        for pair, passed in _of_kind(process, kind, routes):
            found.setdefault(pair, {}).update(dict.fromkeys(passed))
    joined = graph.connections(process)
    for pair in taken:
        if pair not in joined and pair not in found:
            found[pair] = dict.fromkeys(_between(process, *pair))
    return {pair: tuple(passed) for pair, passed in found.items()}


def _routes(process: Process) -> Iterator[list[Arrow]]:
    """The arrows of each route together: the last arm of a route has no condition."""
    route: list[Arrow] = []
    for arrow in graph.arrows(process):
        if route and route[-1].source != arrow.source:
            yield route
            route = []
        route.append(arrow)
        if arrow.when is None:
            yield route
            route = []
    if route:
        yield route


def _of_kind(
    process: Process, kind: Kind, routes: Iterable[list[Arrow]]
) -> Iterator[tuple[Pair, list[str]]]:
    for route in routes:
        source = route[0].source
        if _passes(process, kind, source.removesuffix(graph.JOIN)):
            continue
        arrow = next((a for a in route if a.when is None or kind.holds[a.when]), None)
        if arrow is None:
            continue
        target, passed = arrow.target, list[str]()
        while target not in passed and _passes(process, kind, target):
            passed.append(target)
            step = process.steps[target]
            target = graph.within(step, kind.chosen(step.then or ()))
        if passed:
            yield (source, target), passed


def _passes(process: Process, kind: Kind, place: str) -> bool:
    """Whether such a case passes over the step."""
    step = process.steps.get(place)
    return step is not None and step.only_if is not None and not kind.holds[step.only_if]


def _between(process: Process, source: str, target: str) -> tuple[str, ...]:
    """The fewest steps with a condition that lie between two places."""
    queue: deque[tuple[str, tuple[str, ...]]] = deque(
        (a.target, ()) for a in graph.arrows(process) if a.source == source
    )
    seen: set[str] = set()
    while queue:
        here, passed = queue.popleft()
        if here == target:
            return passed
        step = process.steps.get(here)
        if here in seen or step is None or step.only_if is None:
            continue
        seen.add(here)
        onward = (graph.within(step, arm.to) for arm in step.then or ())
        queue.extend((to, (*passed, here)) for to in onward)
    return ()
