"""One design of a result: what was measured of it, and what it means for today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from approvalflow.comparison.shown import Status, has_means, shown
from approvalflow.measures import pooled
from approvalflow.measures.estimates import Gathered, Value
from approvalflow.measures.scorecard import Scorecard
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import AnyLoad
from approvalflow.office.office import atoms_of
from approvalflow.process.duties import detected_at
from approvalflow.process.model.process import Process
from approvalflow.process.pools import pools_of
from approvalflow.process.wages import at_least
from approvalflow.redesign.pooling import united
from approvalflow.study.crosschecks import cross_checks
from approvalflow.study.designs import ReadyDesign
from approvalflow.study.differences import changes, rules_touched
from approvalflow.study.result import Agenda, Curve, Design, Load
from approvalflow.study.summary.flows import flows_of, names_of, steps_of
from approvalflow.study.summary.moves import move_told
from approvalflow.study.summary.officials import officials_of
from approvalflow.study.summary.replay import replay

_LOADS = ("load", "kept", "answered", "measured")
_Told = TypeVar("_Told", Load, Agenda)


def design_of(
    today: Process,
    ready: ReadyDesign,
    cards: Sequence[Scorecard],
    replayed: tuple[int, int],
) -> Design:
    """`replayed`: the most cases that are replayed, and the most of their movements."""
    process, read = ready.process, ready.redesign
    undecided = sum(card.undecided for card in cards)
    status, loads = ready.status(cards), ready.known(cards)
    means, whole = has_means(status), has_means(status) and not undecided
    moves = read.redesign.moves if read else ()
    changed = changes(today, process) if read else ()
    flows = flows_of(process, cards)
    measures = shown(Gathered(cards).values(), status)
    worked = _rounded(pooled.worked(cards, ready.simulation.plan.horizon.weeks))
    return Design(
        id=ready.id,
        name=names_of(read.redesign.name if read else process.name, ready.id),
        status=status,
        cases=sum(card.size for card in cards),
        decided=sum(card.decided for card in cards),
        measures=measures,
        by=_by_kind(cards) if means else {},
        ledger=pooled.ledger(cards) if whole else (),
        curve=pooled.curve(cards) if whole else Curve((), ()),
        loads=tuple(_told(Load, pool) for pool in loads if isinstance(pool, PoolLoad)),
        moves=tuple(map(move_told, moves)),
        changes=changed,
        rules_touched=rules_touched(today, changed),
        released=_released(today, process, united(moves)),
        catches=pooled.caught(cards),
        empty_signatures=_empty_signatures(process),
        waivers=tuple(read.waivers) if read else (),
        waived=tuple(read.waived) if read else (),
        new_luck=_new_luck(today, process) if read else (),
        steps=steps_of(ready.simulation.office, cards),
        flows=flows,
        replay=replay(cards[0].movements, flows, *replayed),
        agendas=tuple(_told(Agenda, agenda) for agenda in ready.loads.agendas),
        at_least=at_least(process),
        worked=worked,
        officials=officials_of(ready.simulation.office, worked, measures),
        arrivals_a_year=round(ready.simulation.timetable.arrivals_a_year, 4),
        branch_average=pooled.branch_average(cards) if whole else None,
        checks=cross_checks(ready, cards) if whole else (),
        why=_why(ready, cards, status) or (str(undecided) if undecided else ""),
    )


def _by_kind(cards: Sequence[Scorecard]) -> dict[str, dict[str, dict[str, Value]]]:
    """Every measure by attribute and category."""
    return {
        attribute: {name: Gathered(cards, attribute, name).values() for name in categories}
        for attribute, categories in cards[0].by.items()
    }


def _why(ready: ReadyDesign, cards: Sequence[Scorecard], status: Status) -> str:
    """Who leaves a design without a mean; "" if it has one."""
    full = ready.too_full(cards)
    if status in ("overloaded", "growing"):
        full = tuple(load for load in full if load.overloaded)
    elif status != "unsettled":
        return ""
    return ", ".join(load.name for load in full)


def _rounded(hours: Mapping[str, float]) -> dict[str, float]:
    return {role: round(value, 4) for role, value in hours.items()}


def _told(part: type[_Told], found: AnyLoad) -> _Told:
    """What a result tells of a load: not what only its making needs, and no more digits."""
    told = {field.name: getattr(found, field.name) for field in fields(part)}
    rounded = {
        name: round(value, 6 if name in _LOADS else 4)
        for name, value in told.items()
        if isinstance(value, float)
    }
    return part(**told | rounded)


def _empty_signatures(process: Process) -> tuple[str, ...]:
    """Sign-offs that detect nothing, where the file says what others detect."""
    if not len(process.defects):
        return ()
    signs = ((n, s) for n, s in process.steps.items() if s.does in ("approve", "meeting"))
    return tuple(name for name, step in signs if not detected_at(name, step))


def _released(today: Process, design: Process, merged: Mapping[str, str]) -> dict[str, int]:
    """The pools that have a step today and none under the design, with their posts; of those
    united in one pool, the posts that it has no more.
    """
    known, left = pools_of(today), pools_of(design)
    before = {role for step in today.steps.values() for role in step.roles}
    after = {role for step in design.steps.values() for role in step.roles}
    found = {
        name: max(0, pool.staff)
        for name, pool in known.items()
        if pool.of in before and pool.of not in after and pool.of not in merged
    }
    for into in sorted(set(merged.values())):
        posts = sum(max(0, pool.staff) for pool in known.values() if merged.get(pool.of) == into)
        kept = sum(pool.staff for pool in left.values() if pool.of == into) if into in after else 0
        if 0 <= kept < posts:
            found[into] = posts - kept
    return found


def _new_luck(today: Process, design: Process) -> tuple[str, ...]:
    """The steps of a design that share no luck with today."""
    known = {atom for name, step in today.steps.items() for atom in atoms_of(name, step)}
    desks = {n: s for n, s in design.steps.items() if s.roles or s.takes is not None}
    return tuple(sorted(n for n, s in desks.items() if not known & set(atoms_of(n, s))))
