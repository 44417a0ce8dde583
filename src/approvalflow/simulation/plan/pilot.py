"""The plan of a pilot: two ways in one office, and which of them a case goes.

Made of the plans of today and of the redesign: their people, sittings, calendars and draws are one,
their nodes stand beside each other. A case walks one of the two for good.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from approvalflow.eventlog import Horizon
from approvalflow.office.office import Office, atoms_of
from approvalflow.simulation.plan.contract import (
    NONE,
    Node,
    NodeKind,
    Plan,
    PlannedArrow,
    PlannedDue,
    PlannedMeeting,
    PlannedPool,
    PlannedWay,
)
from approvalflow.simulation.plan.planner import plan_of
from approvalflow.simulation.plan.recipes import Recipe, Tried

TODAY, REDESIGN = 0, 1


def pilot_plan(today: Office, redesign: Office, tried: Tried, horizon: Horizon) -> Plan:
    """Cases go the way of `redesign` where `tried` draws 1, else that of `today`.

    The two must be `in_one_office`. Files of a backlog have begun their way, which is today's. A
    step has one number in the log if both ways have it with the same atoms and outcomes; else that
    of the redesign is named `step@redesign`.
    """
    first, second = plan_of(today, horizon), plan_of(redesign, horizon)
    recipes = list(first.recipes)
    places = {recipe: number for number, recipe in enumerate(recipes)}

    def placed(recipe: Recipe) -> int:
        if recipe not in places:
            places[recipe] = len(recipes)
            recipes.append(recipe)
        return places[recipe]

    steps = _steps_of((today, redesign), (first, second))
    moved = [placed(recipe) for recipe in second.recipes]
    begins = (_Renumbered(first, range(len(first.recipes)), steps[TODAY], 0), _Renumbered(
        second, moved, steps[REDESIGN], len(first.nodes)))  # fmt: skip
    meetings, seats = _meetings_of(*begins)
    nodes = [node for way, pools in zip(begins, seats, strict=True) for node in way.nodes(pools)]
    starts = tuple(
        Node(NodeKind.SORT, 0, arrows=(PlannedArrow(way.way(way.plan.start)),)) for way in begins
    )
    start = PlannedWay(placed(tried), (len(nodes), len(nodes) + 1))
    names, outcomes = _names_of((today, redesign), (first, second), steps)
    return replace(
        first,
        nodes=(*nodes, *starts),
        start=start,
        pools=tuple(map(_pool_of_both, first.pools, second.pools)),
        meetings=meetings,
        counters=max(first.counters, second.counters),
        recipes=tuple(recipes),
        steps=names,
        outcomes=outcomes,
        timed=first.timed or second.timed,
    )


@dataclass(frozen=True, slots=True)
class _Renumbered:
    """A plan that becomes part of another: what its numbers are there. `recipes` and `steps` by
    number; nodes lie `offset` further on.
    """

    plan: Plan
    recipes: Sequence[int]
    steps: Sequence[int]
    offset: int

    def recipe(self, number: int) -> int:
        return NONE if number == NONE else self.recipes[number]

    def step(self, number: int) -> int:
        return NONE if number == NONE else self.steps[number]

    def node(self, number: int) -> int:
        return NONE if number == NONE else number + self.offset

    def way(self, way: PlannedWay) -> PlannedWay:
        return PlannedWay(self.recipe(way.recipe), tuple(map(self.node, way.nodes)))

    def arrow(self, arrow: PlannedArrow) -> PlannedArrow:
        return PlannedArrow(
            way=self.way(arrow.way),
            takes=self.recipe(arrow.takes),
            mark=arrow.mark,
            reply_within=self.recipe(arrow.reply_within),
            gives_up=self.recipe(arrow.gives_up),
            lapsed=self.node(arrow.lapsed),
        )

    def due(self, due: PlannedDue | None) -> PlannedDue | None:
        if due is None:
            return None
        expired = None if due.expired is None else self.arrow(due.expired)
        return replace(due, after=self.recipe(due.after), escalated=self.node(due.escalated),
                       expired=expired)  # fmt: skip

    def meeting(self, meeting: PlannedMeeting) -> PlannedMeeting:
        return replace(meeting, step=self.step(meeting.step), rank=self.step(meeting.rank))

    def nodes(self, pools: Callable[[int], int]) -> list[Node]:
        """Its nodes; `pools` says what the number of a pool becomes."""
        return [self._node(node, pools) for node in self.plan.nodes]

    def _node(self, node: Node, pools: Callable[[int], int]) -> Node:
        numbers: dict[str, Any] = {name: self.recipe(getattr(node, name)) for name in (
            "only_if", "between_jurisdictions", "between_departments", "between_levels", "tray",
            "lasts", "outcome", "patience")}  # fmt: skip
        sorts = node.step != NONE or node.kind == NodeKind.NOTICE
        return replace(
            node,
            rank=self.step(node.rank) if sorts else node.rank,
            step=self.step(node.step),
            pool=pools(node.pool),
            arrows=tuple(map(self.arrow, node.arrows)),
            branches=tuple(
                replace(branch, only_if=self.recipe(branch.only_if), due=self.recipe(branch.due),
                        first=self.node(branch.first))
                for branch in node.branches
            ),
            due=self.due(node.due),
            others=tuple((pool, self.recipe(work)) for pool, work in node.others),
            not_same_as=self.step(node.not_same_as),
            **numbers,
        )  # fmt: skip


def _alike(offices: tuple[Office, Office], plans: tuple[Plan, Plan], name: str) -> bool:
    """Whether a step of both ways has one number."""
    (one, other), (first, second) = offices, plans
    if name not in one.step_number or name not in other.step_number:
        return False
    mine, theirs = one.process.steps[name], other.process.steps[name]
    outcomes = first.outcomes[one.step_number[name]], second.outcomes[other.step_number[name]]
    same = atoms_of(name, mine) == atoms_of(name, theirs) and mine.does == theirs.does
    return same and outcomes[TODAY] == outcomes[REDESIGN]


def _steps_of(
    offices: tuple[Office, Office], plans: tuple[Plan, Plan]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What the numbers of the steps of each become, in the order of their atoms, as in an office:
    so that those of one way stay in the order in which they sort within a second.
    """

    def key(way: int, name: str) -> tuple[tuple[str, ...], str, int]:
        shared = way == REDESIGN and _alike(offices, plans, name)
        atoms = atoms_of(name, offices[way].process.steps[name])
        return atoms, name, TODAY if shared else way

    keys = [[key(way, name) for name in office.steps] for way, office in enumerate(offices)]
    numbers = {one: n for n, one in enumerate(sorted({*keys[TODAY], *keys[REDESIGN]}))}
    first, second = (tuple(numbers[one] for one in some) for some in keys)
    return first, second


def _names_of(
    offices: tuple[Office, Office], plans: tuple[Plan, Plan], steps: Sequence[Sequence[int]]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The names of the steps by number, and of their outcomes."""
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    for way, office in enumerate(offices):
        own = set(steps[way]) - set(steps[TODAY]) if way == REDESIGN else set()
        for name, outcomes, number in zip(
            office.steps, plans[way].outcomes, steps[way], strict=True
        ):
            here = f"{name}@redesign" if number in own else name
            found.setdefault(number, (here, outcomes))
    ordered = [found[number] for number in range(len(found))]
    return tuple(name for name, _ in ordered), tuple(outcomes for _, outcomes in ordered)


def _meetings_of(
    first: _Renumbered, second: _Renumbered
) -> tuple[tuple[PlannedMeeting, ...], tuple[Callable[[int], int], Callable[[int], int]]]:
    """The meetings and batches of both, and what the numbers of pools become in each: a meeting
    that both have sits once.
    """
    meetings = list(map(first.meeting, first.plan.meetings))
    roles = len(first.plan.pools)
    place = {first.plan.steps[meeting.step]: n for n, meeting in enumerate(first.plan.meetings)}
    becomes = list(range(roles))
    for meeting in second.plan.meetings:
        name = second.plan.steps[meeting.step]
        if name not in place:
            place[name] = len(meetings)
            meetings.append(second.meeting(meeting))
        becomes.append(roles + place[name])
    return tuple(meetings), (
        lambda pool: pool,
        lambda pool: NONE if pool == NONE else becomes[pool],
    )


def _pool_of_both(one: PlannedPool, other: PlannedPool) -> PlannedPool:
    """People are told apart where one of the ways tells them apart."""
    return replace(one, differs=one.differs or other.differs)
