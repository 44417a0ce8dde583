"""Parallel boxes: their branches, and how many must agree."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.process import graph
from approvalflow.process.deadlines import ends_in_boxes
from approvalflow.process.model.routes import straight
from approvalflow.process.model.steps import Step
from approvalflow.simulation.plan.contract import (
    Node,
    NodeKind,
    PlannedArrow,
    PlannedBranch,
    PlannedWay,
    ResultMark,
)
from approvalflow.simulation.plan.draft import Draft


def plan_box(draft: Draft, name: str, step: Step, passing: PlannedWay, node: Node) -> Node:
    """`node`: what it has in common with other steps."""
    inside = step.inside is not None
    branches = tuple(
        PlannedBranch(
            draft.unless(b.only_if),
            draft.number(b.first, inside=True),
        )
        for _, b in step.branches.items()
    )
    refuse = step.outcomes.get("refuse")
    route = (refuse.then if refuse else None) or straight("refused")
    refusal = PlannedArrow(draft.way(route, inside=inside), mark=ResultMark.REFUSED)
    needed = tuple(step.join.needed(entered) for entered in range(len(branches) + 1))
    process = draft.office.process
    watched = step.asks_once or any(graph.early_boxes(process, name))
    return replace(
        node, kind=NodeKind.BOX, arrows=(PlannedArrow(passing), refusal), branches=branches,
        needed=needed, early=step.stops_early,
        watched=watched or ends_in_boxes(process),
    )  # fmt: skip
