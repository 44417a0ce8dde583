"""The arrows of a step: what follows each outcome."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.process.appeals import OVERTURNED
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.steps import Step
from approvalflow.simulation.plan.contract import (
    NONE,
    Node,
    NodeKind,
    PlannedArrow,
    PlannedWay,
    ResultMark,
)
from approvalflow.simulation.plan.draft import Draft
from approvalflow.simulation.plan.recipes import Happens, Lengths


def plan_arrows(draft: Draft, step: Step, name: str) -> Iterator[PlannedArrow]:
    """By number of outcome; the first is that of passing."""
    inside = step.inside is not None
    settles = step.does in ("approve", "meeting") and not inside
    passing = _starting(draft, draft.way(step.then or (), inside=inside), step.starts)
    yield PlannedArrow(passing, mark=ResultMark.APPROVED if settles else ResultMark.NOTHING)
    for part in step.parts(name):
        for outcome_name, outcome in part.outcomes.items():
            yield _arrow(draft, part.atom, outcome_name, outcome, name)


def _arrow(draft: Draft, atom: str, name: str, outcome: Outcome, step_id: str) -> PlannedArrow:
    step = draft.office.process.steps[step_id]
    inside = step.inside is not None
    way = draft.way(outcome.then or step.then or (), inside=inside)
    way = _starting(draft, way, outcome.clock == "starts")
    takes = draft.lasts(atom, f"takes {name}", outcome.takes)
    if takes != NONE and step.inside and draft.office.process.steps[step.inside[0]].asks_once:
        rank = draft.office.step_number[step_id]
        notice = Node(NodeKind.NOTICE, rank, lasts=takes, arrows=(PlannedArrow(way),))
        return PlannedArrow(PlannedWay(NONE, (draft.add(notice),)))
    refuses = name == "refuse" and not inside
    mark = ResultMark.REFUSED if refuses else ResultMark.NOTHING
    if step.appealed is not None and name == OVERTURNED:
        mark = ResultMark.APPROVED
    if outcome.reply_within is None and outcome.gives_up is None:
        return PlannedArrow(way, takes, mark)
    reply = gives_up = NONE
    if outcome.reply_within is not None:
        reply = draft.recipe(Lengths(outcome.reply_within))
    if outcome.gives_up is not None:
        gives_up = draft.recipe(Happens(atom, f"gives up {name}", outcome.gives_up))
    return PlannedArrow(way, takes, mark, reply, gives_up, draft.numbers["lapsed", False])


def _starting(draft: Draft, way: PlannedWay, starts: bool) -> PlannedWay:
    """The way on, by the node at which the legal clock starts."""
    if not starts:
        return way
    return PlannedWay(NONE, (draft.add(Node(NodeKind.STARTS, 0, arrows=(PlannedArrow(way),))),))
