"""Applicants who ask and complain: who answers them, when, and how many do."""

from __future__ import annotations

from approvalflow.process.asking import answering, complaining
from approvalflow.process.deadlines import has_start
from approvalflow.process.model.spreads import VaryingTime
from approvalflow.process.pools import pools_of_role
from approvalflow.simulation.plan.contract import (
    Node,
    NodeKind,
    PlannedArrow,
    PlannedChases,
    PlannedComplaints,
    PlannedWay,
)
from approvalflow.simulation.plan.draft import Draft
from approvalflow.simulation.plan.recipes import Happens, Lengths, Sorts, Spans, Works

_CHASES, _COMPLAINS = "#chases", "#complains"  # no step can have these names
# how they sort among what happens to a case in one second: after all of its steps
_RANK_OF_A_QUESTION, _RANK_OF_A_COMPLAINT = 4094, 4093


def plan_chases(draft: Draft) -> PlannedChases | None:
    """None where nobody asks."""
    said = answering(draft.office.process)
    if said is None:
        return None
    ahead = said.first == "yes"
    node = _desk(draft, _CHASES, said.by, said.work_time, _RANK_OF_A_QUESTION, ahead=ahead)
    return PlannedChases(
        node=node,
        after=draft.recipe(Lengths(said.after)),
        every=draft.recipe(Lengths(said.every)),
        share=draft.recipe(Happens(_CHASES, "share", said.share)),
    )


def plan_complaints(draft: Draft) -> PlannedComplaints | None:
    """None where nobody complains."""
    process = draft.office.process
    said = complaining(process)
    if said is None:
        return None
    limits = process.time_limit
    limit = limits.statutory if said.after == "statutory" else limits.promised
    assert limit is not None
    return PlannedComplaints(
        node=_desk(draft, _COMPLAINS, said.by, said.work_time, _RANK_OF_A_COMPLAINT, ahead=True),
        limit=draft.recipe(Spans(limit)),
        share=draft.recipe(Happens(_COMPLAINS, "share", said.share)),
        upheld=draft.recipe(Happens(_COMPLAINS, "upheld", said.upheld)),
        extended=said.after == "statutory" and limits.extension is not None,
        goes_first=said.effect == "first",
        from_start=not has_start(process),
    )


def _desk(draft: Draft, atom: str, role: str, work: VaryingTime, rank: int, *, ahead: bool) -> int:
    """The number of the node at which people of a role do what is asked of them, of the people of
    the case's category where the role is separated.
    """
    office, numbers = draft.office, []
    for pool in pools_of_role(office.process, role):
        others = tuple(
            (office.role_number[other.pool], _works(draft, atom, work, other.pool))
            for other in office.stand_ins.get(pool, ())
        )
        desk = Node(
            NodeKind.DESK,
            rank,
            pool=office.role_number[pool],
            lasts=_works(draft, atom, work, pool),
            others=others,
            ahead=ahead,
        )
        numbers.append(draft.add(desk))
    if len(numbers) == 1:
        return numbers[0]
    way = PlannedWay(
        draft.recipe(Sorts(office.process.roles[role].separate_by or "")), tuple(numbers)
    )
    return draft.add(Node(NodeKind.SORT, 0, arrows=(PlannedArrow(way),)))


def _works(draft: Draft, atom: str, work: VaryingTime, pool: str) -> int:
    return draft.recipe(Works(((atom, work),), 1.0 / draft.office.pools[pool].share))
