"""Parallel boxes: their branches, and how many must agree."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.process import graph
from approvalflow.process.deadlines import ends_in_boxes, is_term_bound
from approvalflow.process.model.routes import straight
from approvalflow.process.model.steps import Step
from approvalflow.simulation.plan.contract import (
    NONE,
    Node,
    NodeKind,
    PlannedArrow,
    PlannedBranch,
    PlannedWay,
    ResultMark,
)
from approvalflow.simulation.plan.draft import Draft
from approvalflow.simulation.plan.recipes import Spans


def plan_box(draft: Draft, name: str, step: Step, passing: PlannedWay, node: Node) -> Node:
    """`node`: what it has in common with other steps."""
    inside = step.inside is not None
    branches = tuple(
        PlannedBranch(
            draft.unless(b.only_if),
            draft.number(b.first, inside=True),
            NONE if b.due is None else draft.recipe(Spans(b.due.after)),
        )
        for _, b in step.branches.items()
    )
    refuse = step.outcomes.get("refuse")
    route = (refuse.then if refuse else None) or straight("refused")
    refusal = PlannedArrow(draft.way(route, inside=inside), mark=ResultMark.REFUSED)
    needed = tuple(step.join.needed(entered) for entered in range(len(branches) + 1))
    process = draft.office.process
    watched = step.asks_once or any(graph.early_boxes(process, name))
    watched = watched or is_term_bound(process, name)
    watched = watched or any(b.due is not None for b in step.branches.values())
    return replace(
        node, kind=NodeKind.BOX, arrows=(PlannedArrow(passing), refusal), branches=branches,
        needed=needed, early=step.stops_early,
        watched=watched or ends_in_boxes(process),
    )  # fmt: skip
