"""The network of a plan, made: pools, dockets, stations and the transitions between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

from approvalflow.eventlog import IN_VAIN
from approvalflow.simulation.engines.simpy.network import (
    ANSWER,
    NOWHERE,
    BoxBranch,
    Order,
    PriorityQueue,
    ServerPool,
    Station,
    Transition,
)
from approvalflow.simulation.engines.simpy.rosters import Roster, Takers
from approvalflow.simulation.engines.simpy.running import Callbacks
from approvalflow.simulation.engines.simpy.sittings import Docket
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import NONE, Node, PlannedArrow, PlannedWay
from approvalflow.simulation.tools.draws import Draws
from approvalflow.simulation.tools.hours import always, hours_of


def order_of(plan: Plan, draws: Sequence[Draws]) -> Order | None:
    """In which order files are served, where it is not that of their coming."""
    if plan.serve_first == NONE and plan.chases is None and plan.complaints is None:
        return None
    return Order(None if plan.serve_first == NONE else draws[plan.serve_first], plan.classes)


def pools_of(
    plan: Plan, luck: Luck, draws: Sequence[Draws], order: Order | None
) -> list[ServerPool]:
    """The pools of roles by number, each knowing who else takes its queue."""
    pools = [_pool(number, plan, luck, order) for number in range(len(plan.pools))]
    rosters = {pool.number: pool for pool in pools if isinstance(pool, Roster)}
    crews = {number: {number} for number in rosters}
    for number, roster in rosters.items():
        for stand_in in plan.pools[number].stand_ins:
            other = rosters[stand_in.pool]
            only_if = [draws[recipe] for recipe in stand_in.only_if]
            hours = [hours_of(calendar) for calendar in luck.stand_in_calendars(stand_in)]
            roster.takers.append(Takers(other, hours, stand_in.after, only_if))
            together = crews[number] | crews[other.number]
            for member in together:
                crews[member] = together
    for number, roster in rosters.items():
        roster.crew = tuple(rosters[member] for member in sorted(crews[number]))
    return pools


def _pool(number: int, plan: Plan, luck: Luck, order: Order | None) -> ServerPool:
    pool = plan.pools[number]
    hours = always() if pool.calendar == NONE else hours_of(plan.calendars[pool.calendar])
    if not pool.differs:
        return ServerPool(number, pool, hours, _lanes(order))
    each = luck.person_calendars(number)
    people = [hours] * max(pool.staff, 1) if each is None else list(map(hours_of, each))
    return Roster(number, pool, hours, people, order)


def dockets_of(plan: Plan, luck: Luck, order: Order | None) -> list[Docket]:
    """Those of the meetings, which as pools have the numbers after those of roles."""
    return [
        Docket(len(plan.pools) + number, meeting, luck.present(number), _lanes(order))
        for number, meeting in enumerate(plan.meetings)
    ]


def _lanes(order: Order | None) -> PriorityQueue | None:
    """For a queue of several classes."""
    return None if order is None else PriorityQueue(order)


def stations_of(
    nodes: Sequence[Node],
    draws: Sequence[Draws],
    pools: Sequence[ServerPool],
    on_finish: tuple[Callbacks, ...],
) -> list[Station]:
    """The stations by number of node.

    `on_finish`: what the clock calls at the end of work, and where there is more to do then.
    """
    stations = [Station(node, draws) for node in nodes]
    for station, node in zip(stations, nodes, strict=True):
        if node.pool != NONE:
            station.pool = pools[node.pool]
        careful = node.remembered or node.above or node.term_bound or node.visible
        station.on_finish = on_finish[bool(careful)]
        station.transitions = tuple(Transition(arrow, draws, stations) for arrow in node.arrows)
        if station.transitions:
            station.passing = station.transitions[0]
        station.branches = tuple(_branches(node, draws, stations))
    for station, node in zip(stations, nodes, strict=True):
        if node.due is not None and node.due.escalated != NONE:
            station.escalated = stations[node.due.escalated]
        elif node.due is not None and node.due.expired is not None:
            station.expired = Transition(node.due.expired, draws, stations)
            station.vain = _in_vain(station, draws, stations)
    for station, node in zip(stations, nodes, strict=True):
        if not node.above:
            _climb(station)
        others = [(pools[pool], draws[work]) for pool, work in node.others]
        station.stand_ins = {pool.number: _with_people(station, pool, w) for pool, w in others}
        if node.due is not None and station.escalated is None:
            station.vain.stand_ins = {n: other.vain for n, other in station.stand_ins.items()}
    return stations


def _branches(
    node: Node, draws: Sequence[Draws], stations: Sequence[Station]
) -> Iterator[BoxBranch]:
    answered = next((s for s in stations if s.kind == ANSWER and not s.refuses), None)
    for number, branch in enumerate(node.branches):
        assert answered is not None
        only_if, term = (None if n == NONE else draws[n] for n in (branch.only_if, branch.due))
        yield BoxBranch(only_if, stations[branch.first], term, number, answered)


def _climb(station: Station) -> None:
    """All levels above a desk know it."""
    above = station.escalated
    while above is not None:
        above.home, above = station, above.escalated


def _with_people(station: Station, pool: ServerPool, lasts: Draws) -> Station:
    """The same station where other people work."""
    other = copy(station)
    other.pool, other.lasts, other.works = pool, lasts, lasts.table
    if station.due is not None and station.escalated is None:
        other.vain = copy(station.vain)
        other.vain.pool, other.vain.lasts, other.vain.works = pool, lasts, lasts.table
    return other


def _in_vain(station: Station, draws: Sequence[Draws], stations: Sequence[Station]) -> Station:
    nowhere = next(n for n, other in enumerate(stations) if other.kind == NOWHERE)
    vain = copy(station)
    vain.ends, vain.stand_ins, vain.visible = _ALL_IN_VAIN, {}, ()
    vain.home = vain.rung = None
    # the number of the outcome, counted from the end, is that of a transition
    to_nowhere = PlannedArrow(PlannedWay(NONE, (nowhere,)))
    vain.transitions = (Transition(to_nowhere, draws, stations),) * -IN_VAIN
    vain.passing = vain.transitions[0]
    return vain


class _Same:
    """A table that holds the same wherever one looks."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __getitem__(self, _: int) -> Any:
        return self.value


_ALL_IN_VAIN: Any = _Same(_Same(_Same(IN_VAIN)))
