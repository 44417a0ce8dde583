"""A plan as it is made: the numbers that its parts have been given so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from approvalflow.notation.expressions import Expression
from approvalflow.office.office import Office, atoms_of
from approvalflow.office.timetable import Timetable
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED, ENDS, Route
from approvalflow.simulation.plan.contract import NONE, Node, PlannedMeeting, PlannedWay
from approvalflow.simulation.plan.recipes import Chooses, Lasts, Recipe


@dataclass(slots=True)
class Draft:
    """What all parts of a planner share. A recipe that is asked for twice has one number.

    `numbers`: of nodes that the process names, and whether they are meant inside a box. `more`:
    the nodes after these, which no arrow of the process names. `counters`: the visit counter of
    each step.
    """

    office: Office
    times: Timetable
    numbers: dict[tuple[str, bool], int]
    counters: dict[str, int]
    recipes: list[Recipe] = field(default_factory=list)
    index: dict[Recipe, int] = field(default_factory=dict)
    meetings: list[PlannedMeeting] = field(default_factory=list)
    more: list[Node] = field(default_factory=list)

    def recipe(self, recipe: Recipe) -> int:
        if recipe not in self.index:
            self.index[recipe] = len(self.recipes)
            self.recipes.append(recipe)
        return self.index[recipe]

    def unless(self, condition: Expression | None) -> int:
        """A recipe that gives 0 where a condition holds; NONE without one."""
        return NONE if condition is None else self.recipe(Chooses((condition,)))

    def lasts(self, atom: str, purpose: str, value: object) -> int:
        """A recipe of a time; NONE where there is none."""
        if value is None:
            return NONE
        return self.recipe(Lasts(atom, purpose, value))  # type: ignore[arg-type]

    def way(self, route: Route, *, inside: bool) -> PlannedWay:
        """Where a route leads, from `inside` a box or not."""
        nodes = tuple(self.number(arm.to, inside=inside) for arm in route)
        conditions = tuple(arm.when for arm in route if arm.when is not None)
        return PlannedWay(self.recipe(Chooses(conditions)) if conditions else NONE, nodes)

    def number(self, name: str, *, inside: bool) -> int:
        """Of a node by the name of a step or an end."""
        return self.numbers.get((name, inside), self.numbers.get((name, False), NONE))

    def add(self, node: Node) -> int:
        """One more node; its number."""
        self.more.append(node)
        return len(self.numbers) + len(self.more) - 1


def draft_of(office: Office, times: Timetable) -> Draft:
    """An empty one: nodes of steps and ends have their numbers, and steps their counters."""
    process = office.process
    names = [(name, False) for name in (*process.steps, *ENDS)]
    keys = [*names, (ANSWERED, True), ("refused", True)]
    return Draft(office, times, {key: i for i, key in enumerate(keys)}, _counters(process))


def _counters(process: Process) -> dict[str, int]:
    """The visit counter of each step: steps that share an atom share it."""
    owner: dict[str, str] = {}

    def root(atom: str) -> str:
        while owner.setdefault(atom, atom) != atom:
            atom = owner[atom]
        return atom

    for name, step in process.steps.items():
        first, *rest = atoms_of(name, step)
        for atom in rest:
            owner[root(atom)] = root(first)
    roots = {name: root(atoms_of(name, step)[0]) for name, step in process.steps.items()}
    numbers = {r: n for n, r in enumerate(sorted(set(roots.values())))}
    return {name: numbers[r] for name, r in roots.items()}
