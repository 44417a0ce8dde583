"""Desks: where people, or the members of a meeting, work on files."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.office.office import atoms_of
from approvalflow.process.deadlines import is_term_bound, is_watched, patience_of
from approvalflow.process.model.process import Process
from approvalflow.process.model.steps import Part, Step
from approvalflow.process.pools import pools_beside
from approvalflow.simulation.plan.arrows import plan_arrows
from approvalflow.simulation.plan.contract import NONE, Node, PlannedArrow, PlannedDue
from approvalflow.simulation.plan.draft import Draft
from approvalflow.simulation.plan.outcomes import outcome_names
from approvalflow.simulation.plan.recipes import Ends, Spans, Works


def plan_desk(draft: Draft, name: str, step: Step, node: Node, seat: str | int) -> Node:
    """`node`: what it has in common with other steps; `seat`: the pool that does it, or the
    number of a meeting.
    """
    office, atom = draft.office, atoms_of(name, step)[0]
    parts = step.parts(name)
    tray = step.in_tray
    if tray is None and step.by is not None:
        tray = office.process.roles[step.by].in_tray
    transfers = office.process.transfers
    node = replace(
        node,
        jurisdiction=office.jurisdiction_of(name),
        department=office.department_of(name),
        level=office.level_of(name),
        between_jurisdictions=draft.lasts(atom, "transfer", transfers.between_jurisdictions),
        between_departments=draft.lasts(atom, "transfer", transfers.between_departments),
        between_levels=draft.lasts(atom, "transfer", transfers.between_levels),
        tray=draft.lasts(step.tray_atom or atom, "in_tray", tray),
        outcome=_ends(draft, parts),
        defers=_number_of(office.process, name, "defer"),
        arrows=tuple(plan_arrows(draft, step, name)),
        watched=is_watched(office.process, name),
        not_same_as=office.step_number.get(step.not_same_as or "", NONE),
        remembered=any(s.not_same_as == name for s in office.process.steps.values()),
        term_bound=is_term_bound(office.process, name),
    )
    node = _with_patience(draft, node, name, step)
    if isinstance(seat, int):
        heard = replace(node, pool=seat, lasts=_work(draft, step, parts))
        return with_deadline(draft, heard, name, step, None)
    return with_deadline(draft, _manned(draft, node, step, name, seat), name, step, seat)


def _ends(draft: Draft, parts: tuple[Part, ...], *, but: str = "") -> int:
    """A recipe of the outcome; the one named `but` is given to nobody."""
    ends = tuple(
        (p.atom, tuple((n, (o.share if n != but else None) or 0.0) for n, o in p.outcomes.items()))
        for p in parts
    )
    return draft.recipe(Ends(ends)) if any(s for _, named in ends for _, s in named) else NONE


def _number_of(process: Process, name: str, outcome: str) -> int:
    names = outcome_names(process, name)
    return names.index(outcome) if outcome in process.steps[name].outcomes else NONE


def _manned(draft: Draft, node: Node, step: Step, name: str, pool: str) -> Node:
    """The desk with the people of a pool, and of those who stand in for it."""
    numbers, parts = draft.office.role_number, step.parts(name)
    others = tuple(
        (numbers[other.pool], _work(draft, step, parts, draft.office.pools[other.pool].share))
        for other in draft.office.stand_ins.get(pool, ())
    )
    work = _work(draft, step, parts, draft.office.pools[pool].share)
    return replace(node, pool=numbers[pool], lasts=work, others=others)


def _with_patience(draft: Draft, node: Node, name: str, step: Step) -> Node:
    """Which stays the same wherever the file is."""
    patience = patience_of(name, step)
    if patience is None:
        return node
    drawn = draft.lasts(patience.atom, "patience", patience.after)
    return replace(node, patience=drawn, withdraws=patience.outcome)


def with_deadline(draft: Draft, node: Node, name: str, step: Step, pool: str | None) -> Node:
    """The desk, meeting or batch with what becomes of files that it leaves lying; `pool`: of the
    desk.
    """
    due = step.due
    if due is None:
        return node
    after = draft.recipe(Spans(due.after))
    if due.goes_on:
        way = draft.way(due.then or step.then or (), inside=step.inside is not None)
        return replace(node, due=PlannedDue(after, NONE, PlannedArrow(way), due.worked_anyway))
    return replace(node, due=PlannedDue(after, _ladder(draft, node, step, name, pool)))


def _ladder(draft: Draft, node: Node, step: Step, name: str, pool: str | None) -> int:
    """The number of the node of the first level above; each leads to the next."""
    assert step.due is not None
    number = NONE
    for level, (role, after) in reversed([*enumerate(step.due.rungs, 1)]):
        own = None if pool is None else draft.office.pools[pool]
        to = role if own is None else pools_beside(draft.office.process, role, own)
        above = _of_pool(draft, node, step, name, to, level)
        if after is not None:
            above = replace(above, due=PlannedDue(draft.recipe(Spans(after)), number))
        number = draft.add(above)
    return number


def _of_pool(draft: Draft, node: Node, step: Step, name: str, pool: str, above: int) -> Node:
    """The same desk with the people of another role and the tray of theirs, `above` so many
    levels. Who decides alone what a meeting would have decided defers nothing.
    """
    office, role = draft.office, draft.office.pools[pool].role
    atom = atoms_of(name, step)[0]
    tray = draft.lasts(atom, f"in_tray {above} up", role.in_tray)
    jurisdiction = office.jurisdictions.index(role.jurisdiction) if role.jurisdiction else NONE
    department = office.departments.index(role.department) if role.department else NONE
    level = office.process.levels.index(role.level) if role.level else NONE
    outcome = _ends(draft, step.parts(name), but="defer")
    node = replace(node, jurisdiction=jurisdiction, department=department, level=level, tray=tray,
                   above=True, outcome=outcome, defers=NONE)  # fmt: skip
    return _manned(draft, node, step, name, pool)


def _work(draft: Draft, step: Step, parts: tuple[Part, ...], share: float = 1.0) -> int:
    """How long the work takes people who have only a share of their hours for it."""
    return draft.recipe(Works(tuple((p.atom, p.work_time) for p in parts), step.keeps / share))
