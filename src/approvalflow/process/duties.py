"""What must not be left out: precedence, competence, and what is done on every way to a grant."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import networkx as nx

from approvalflow.process import graph
from approvalflow.process.findings import Finding, near
from approvalflow.process.model import ANSWERED, Condition, Process, Step
from approvalflow.process.office import Office

GRANTED = "granted"
_DECIDES = ("approve", "meeting")


def way_around(
    process: Process, steps: Collection[str], to: str, *, when: Condition | None = None
) -> tuple[str, ...]:
    """A way from the start to a step or end on which none of these steps is done; () if none.

    A step that is passed over for some cases is no safeguard, but for cases of its own condition
    `when`. Every branch of a box is done, so a box is as safe as its safest branch.
    """
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


def needs_are_met(office: Office) -> Iterator[Finding]:
    """What a step needs is done before it, whichever way a case goes."""
    process = office.process
    for name, step in process.steps.items():
        for number, needed in enumerate(step.needs):
            path = ("steps", name, "needs", number)
            if needed not in process.steps:
                parameters = {"name": needed, "suggestion": near(needed, process.steps)}
                yield Finding("unknown-step", path, parameters)
            elif way := way_around(process, (needed,), name, when=step.only_if):
                parameters = {"step": name, "needed": needed, "way": in_words(way)}
                yield Finding("needs-not-met", path, parameters)


def deciders_are_competent(office: Office) -> Iterator[Finding]:
    """Who decides is of the level that may, or above."""
    process = office.process
    for name, step in process.steps.items():
        asked = step.decided_at_least_by
        if asked is None:
            continue
        path = ("steps", name, "decided_at_least_by")
        if asked not in process.levels:
            parameters = {"name": asked, "suggestion": near(asked, process.levels)}
            yield Finding("unknown-level", path, parameters)
            continue
        for role in step.roles:
            known = process.roles.get(role)
            if known is None:
                continue
            height = process.levels.index(known.level) if known.level in process.levels else -1
            if step.does in _DECIDES and height < process.levels.index(asked):
                level = known.level or ""
                parameters = {"step": name, "role": role, "level": level, "asked": asked}
                yield Finding("level-too-low", path, parameters)


def defects_are_known(office: Office) -> Iterator[Finding]:
    """Steps detect defects that cases can have."""
    process = office.process
    for name, step in process.steps.items():
        for part in step.parts(name) or (step,):
            for defect in part.detects:
                if defect not in process.defects:
                    parameters = {"name": defect, "suggestion": near(defect, process.defects)}
                    path = ("steps", name, "detects", defect)
                    yield Finding("unknown-defect", path, parameters, on_key=True)


def detectors(process: Process, defect: str) -> tuple[str, ...]:
    """The steps that may find a defect."""
    return tuple(name for name, step in process.steps.items() if defect in detected_at(name, step))


def detected_at(name: str, step: Step) -> frozenset[str]:
    parts = step.parts(name) or (step,)
    return frozenset(defect for part in parts for defect in part.detects)


CHECKS = (needs_are_met, deciders_are_competent, defects_are_known)
