"""The ways past steps that are not meant for every case."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from approvalflow.notation.expressions import Expression, always, conjunction
from approvalflow.process import graph
from approvalflow.process.graph import Arrow
from approvalflow.process.kinds import Kind, kinds_of
from approvalflow.process.model.process import Process

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WayPast:
    """The steps that are passed over, in the order of passing, and the conditions of the arrows by
    which that is done.
    """

    steps: tuple[str, ...]
    when: tuple[Expression, ...]


def ways_past(process: Process, taken: Iterable[Pair] = ()) -> dict[Pair, WayPast]:
    """The pairs of places between which a case passes over steps; for every kind of case, and
    whatever of `taken` no arrow joins.
    """
    if not _asks(process):
        return {}
    routes = list(_routes(process))
    steps: dict[Pair, dict[str, None]] = {}
    when: dict[Pair, dict[Expression, None]] = {}
    for kind, _ in kinds_of(process):
        for pair, passed, condition in _of_kind(process, kind, routes):
            if passed:
                steps.setdefault(pair, {}).update(dict.fromkeys(passed))
                when.setdefault(pair, {})[condition] = None
    joined = graph.connections(process)
    for pair in taken:
        if pair not in joined and pair not in steps:
            steps[pair] = dict.fromkeys(_between(process, *pair))
    return {pair: WayPast(tuple(steps[pair]), tuple(when.get(pair, ()))) for pair in steps}


def never_taken(process: Process) -> frozenset[Pair]:
    """The pairs that an arrow joins and that no kind of case goes between, though there are kinds
    that are treated at the one and at the other.
    """
    if not _asks(process):
        return frozenset()
    routes = list(_routes(process))
    possible: set[Pair] = set()
    treated: set[str] = set()
    for kind, _ in kinds_of(process):
        possible |= {pair for pair, _, _ in _of_kind(process, kind, routes)}
        treated |= {name for name in process.steps if not _passes(process, kind, name)}
    asking = {name for name, step in process.steps.items() if step.only_if is not None} & treated
    return frozenset(
        pair
        for pair in graph.connections(process)
        if pair not in possible and all(place in asking for place in pair)
    )


def may_follow(process: Process, kinds: Iterable[Kind], one: str, other: str) -> bool:
    """Whether a case of one of these kinds can be treated at both places, at one after the other;
    whatever its share, and however often it comes back.
    """
    import networkx as nx  # where a graph is asked

    routes = list(_routes(process))
    around = [(name, graph.join_of(name)) for name, s in process.steps.items() if graph.is_box(s)]
    for kind in kinds:
        unasked = {
            (name, branch.first)
            for name, step in process.steps.items()
            for branch in step.branches.values()
            if branch.only_if is not None and not kind.holds[branch.only_if]
        }
        ways = nx.DiGraph(p for p, _, _ in _of_kind(process, kind, routes) if p not in unasked)
        ways.add_edges_from(around)  # where no branch is asked
        if not all(place in ways for place in (graph.START, one, other)):
            continue
        for first, second in ((one, other), (other, one)):
            if nx.has_path(ways, graph.START, first) and nx.has_path(ways, first, second):
                return True
    return False


def _asks(process: Process) -> bool:
    return any(step.only_if is not None for step in process.steps.values())


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
) -> Iterator[tuple[Pair, list[str], Expression]]:
    """Where a kind of case goes from each place at which it is treated, what it passes over, and
    under which condition of the arrows.
    """
    for route in routes:
        source = route[0].source
        if _passes(process, kind, source.removesuffix(graph.JOIN)):
            continue
        arrow = next((a for a in route if a.when is None or kind.holds[a.when]), None)
        if arrow is None:
            continue
        target, passed, when = arrow.target, list[str](), arrow.when or always()
        while target not in passed and _passes(process, kind, target):
            passed.append(target)
            step = process.steps[target]
            arm = next((a for a in step.then or () if a.when is None or kind.holds[a.when]), None)
            if arm is None:
                break
            when = conjunction(when, arm.when or always())
            target = graph.within(step, arm.to)
        yield (source, target), passed, when


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
