"""What is done for every case, whichever way it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from approvalflow.process import graph
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import Condition

if TYPE_CHECKING:
    import networkx as nx

GRANTED = "granted"


def way_around(
    process: Process, steps: Collection[str], to: str, *, when: Condition | None = None
) -> tuple[str, ...]:
    """A way from the start to a step or end on which none of these steps is done; () if none.

    A step that is passed over for some cases is no safeguard, but for cases of its own condition
    `when`. Every branch of a box is done, so a box is as safe as its safest branch.
    """
    import networkx as nx  # where a graph is asked

    safe = {name for name in steps if process.steps[name].only_if in (None, when)} - {to}
    whole = graph.graph_of(process)
    around = {to, *_boxes_around(process, to)}  # their other branches come no sooner
    while True:
        rest = whole.subgraph(node for node in whole if node not in safe)
        others = (name for name in process.steps if name not in safe and name not in around)
        more = {name for name in others if _safe_box(process, rest, name, when)}
        if not more:
            break
        safe |= more
    if to not in rest or graph.START not in rest or not nx.has_path(rest, graph.START, to):
        return ()
    found = nx.shortest_path(rest, graph.START, to)
    return tuple(node for node in found if not node.endswith(graph.JOIN))


def _boxes_around(process: Process, name: str) -> Iterator[str]:
    step = process.steps.get(name)
    while step is not None and step.inside is not None:
        yield step.inside[0]
        step = process.steps.get(step.inside[0])


def _safe_box(process: Process, rest: nx.DiGraph[str], name: str, when: Condition | None) -> bool:
    """Whether a branch of a box leads past one of the steps that were taken out, in every case;
    or in every case of the condition `when`.
    """
    import networkx as nx

    step = process.steps[name]
    if not graph.is_box(step) or step.only_if not in (None, when):
        return False
    join = graph.join_of(name)
    asked = (branch.first for branch in step.branches.values() if branch.only_if in (None, when))
    return any(
        first != ANSWERED
        and (first not in rest or join not in rest or not nx.has_path(rest, first, join))
        for first in asked
    )


def in_words(way: Collection[str]) -> str:
    """A way as people read it."""
    return " → ".join(node.lstrip("#") for node in way)


def detectors(process: Process, defect: str) -> tuple[str, ...]:
    """The steps that may find a defect."""
    return tuple(name for name, step in process.steps.items() if defect in detected_at(name, step))


def detected_at(name: str, step: Step) -> frozenset[str]:
    parts = step.parts(name) or (step,)
    return frozenset(defect for part in parts for defect in part.detects)
