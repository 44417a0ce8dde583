"""The nodes of a plan: what each step of the process is, by what it does."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.eventlog import Ending
from approvalflow.process.asking import told_outcomes
from approvalflow.process.deadlines import is_term_bound
from approvalflow.process.model.steps import Step
from approvalflow.simulation.plan.boxes import plan_box
from approvalflow.simulation.plan.contract import NONE, Node, NodeKind, PlannedArrow, PlannedWay
from approvalflow.simulation.plan.desks import plan_desk, with_deadline
from approvalflow.simulation.plan.draft import Draft
from approvalflow.simulation.plan.meetings import plan_meeting
from approvalflow.simulation.plan.recipes import Lasts, Sorts


def plan_node(draft: Draft, name: str, step: Step) -> Node:
    """The node that has the number of a step; desks beside it are added to the draft."""
    rank = draft.office.step_number.get(name, 0)
    number = draft.office.step_number.get(name, NONE)
    only_if = draft.unless(step.only_if)
    node = Node(
        NodeKind.DESK,
        rank,
        number,
        counter=draft.counters[name],
        only_if=only_if,
        visible=told_outcomes(draft.office.process, name),
    )
    passing = draft.way(step.then or (), inside=step.inside is not None)
    match step.does:
        case "end":
            return Node(NodeKind.END, rank, result=Ending.OTHER)
        case "issue":
            return replace(node, kind=NodeKind.ISSUE, arrows=(PlannedArrow(passing),))
        case "parallel":
            return plan_box(draft, name, step, passing, node)
        case "wait":
            assert step.takes is not None
            takes = draft.recipe(Lasts(step.lineage or name, "wait", step.takes))
            return replace(node, kind=NodeKind.WAIT, lasts=takes, arrows=(PlannedArrow(passing),))
        case "batch":
            pool = plan_meeting(draft, name, step, rank)
            bound = is_term_bound(draft.office.process, name)
            batch = replace(
                node,
                pool=pool,
                arrows=(PlannedArrow(passing),),
                watched=bound or step.due is not None,
                term_bound=bound,
            )
            return with_deadline(draft, batch, name, step, None)
        case "meeting":
            return plan_desk(draft, name, step, node, plan_meeting(draft, name, step, rank))
        case _:
            pools = draft.office.pools_at(name)
            desks = tuple(plan_desk(draft, name, step, node, pool) for pool in pools)
            return desks[0] if len(desks) == 1 else _sorted_to(draft, step, desks)


def _sorted_to(draft: Draft, step: Step, desks: tuple[Node, ...]) -> Node:
    """To the desk of the case's category; all its desks are one step."""
    datum = draft.office.process.roles[step.by or ""].separate_by or ""
    way = PlannedWay(draft.recipe(Sorts(datum)), tuple(draft.add(desk) for desk in desks))
    return Node(NodeKind.SORT, 0, arrows=(PlannedArrow(way),))
