"""Checks of the graph: every case comes to an end, and branches keep to their box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from approvalflow.checks.findings import Finding
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process import graph
from approvalflow.process.kinds import Kind, graph_of_kind
from approvalflow.process.model.process import Process, routes
from approvalflow.process.model.routes import ANSWERED
from approvalflow.process.walking import Path


def walls_hold(office: Office) -> Iterator[Finding]:
    """Arrows do not cross the wall of a box."""
    process = office.process
    inside = {name: step.inside for name, step in process.steps.items()}
    ends = set(graph.ends_of(process))
    for path, route in routes(process):
        name = str(path[1]) if len(path) > 1 else ""
        home = inside.get(name)
        for target in graph.targets(route):
            if target in process.steps and inside[target] != home:
                yield Finding("across-the-wall", path, {"name": target, "step": name})
            elif home is not None and target in ends and not _is_refusal(path, target):
                yield Finding("end-inside-box", path, {"name": target, "step": name})
            elif target not in process.steps and target not in ends and target != ANSWERED:
                parameters = {"name": target, "suggestion": near(target, process.steps)}
                yield Finding("unknown-step", path, parameters)


def _is_refusal(path: Path, target: str) -> bool:
    return target == "refused" and "refuse" in path


def graph_is_sound(office: Office) -> Iterator[Finding]:
    """Every step can be reached, and from every step an end."""
    import networkx as nx  # where a graph is asked

    process = office.process
    whole = graph.graph_of(process)
    reached = nx.descendants(whole, graph.START)
    settled = graph.graph_of(process, settled=True)
    ends = [end for end in graph.ends_of(process) if end in settled]
    leading = set(ends).union(*(nx.ancestors(settled, end) for end in ends))
    passing: nx.DiGraph[str] = nx.DiGraph()
    for name, step in process.steps.items():
        if step.only_if is not None or step.does == "issue":
            passing.add_edges_from((name, target) for target in graph.targets(step.then))
    for circle in nx.strongly_connected_components(passing):
        first = min(circle)
        if len(circle) > 1 or passing.has_edge(first, first):
            yield Finding(
                "endless-passing",
                ("steps", first),
                {"steps": ", ".join(sorted(circle))},
                on_key=True,
            )
    for name in process.steps:
        if name not in reached:
            yield Finding("unreachable-step", ("steps", name), {"step": name}, on_key=True)
        elif name not in leading and name not in ends:
            yield Finding("no-way-to-an-end", ("steps", name), {"step": name}, on_key=True)


def every_kind_ends(process: Process, kinds: Iterable[tuple[Kind, float]]) -> Iterator[Finding]:
    """No kind of case goes round for ever, though the graph has a way out for others."""
    import networkx as nx

    for kind, _ in kinds:
        ways = graph_of_kind(process, kind)
        ends = [end for end in graph.ends_of(process) if end in ways]
        leading = set(ends).union(*(nx.ancestors(ways, end) for end in ends))
        reached = graph_of_kind(process, kind, expired=True)
        caught = sorted((nx.descendants(reached, graph.START) & set(process.steps)) - leading)
        if caught:
            parameters = {"step": caught[0], "kind": kind.words}
            yield Finding("endless-for-some", ("steps", caught[0]), parameters, on_key=True)
            return


def atoms_differ(office: Office) -> Iterator[Finding]:
    """Two steps with one atom would share their luck by accident."""
    process = office.process
    owners: dict[str, str] = {}
    for name, step in process.steps.items():
        for part in step.parts(name) or ():
            if part.atom in owners:
                parameters = {"atom": part.atom, "step": owners[part.atom]}
                yield Finding("lineage-twice", ("steps", name, "lineage"), parameters)
            owners[part.atom] = name
