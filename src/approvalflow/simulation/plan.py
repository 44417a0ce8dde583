"""The process made ready to run: whole numbers and tables, with all meaning settled here.

An engine reads a plan and the numbers of `luck`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from approvalflow.eventlog import Result
from approvalflow.notation.units import Clock
from approvalflow.process import graph, pools
from approvalflow.process.calendars import Calendar
from approvalflow.process.model import (
    ANSWERED,
    ENDS,
    UNLIMITED,
    Outcome,
    Part,
    Process,
    Route,
    Step,
    straight,
)
from approvalflow.process.office import Horizon, Office, atoms_of
from approvalflow.simulation.recipes import Chooses, Ends, Lasts, Recipe, Sorts, Works

NONE = -1


class Kind(IntEnum):
    """What happens at a node."""

    DESK = 0
    WAIT = 1
    ISSUE = 2
    BOX = 3
    END = 4
    ANSWER = 5  # the end of a branch
    SORT = 6  # on to the desk of one's own category


class Mark(IntEnum):
    """What an arrow settles about the result, should it not lead to that end itself."""

    NOTHING = 0
    REFUSED = 1
    APPROVED = 2


@dataclass(frozen=True, slots=True)
class Way:
    """Where to: the node at the number that the recipe draws; without one, the only node."""

    recipe: int
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlannedArrow:
    """What follows an outcome: the applicant's time, if any, and the way."""

    way: Way
    takes: int = NONE
    mark: Mark = Mark.NOTHING


@dataclass(frozen=True, slots=True)
class PlannedBranch:
    """A branch of a box: a recipe that gives 0 where it is asked, and its first node."""

    only_if: int
    first: int


@dataclass(frozen=True, slots=True)
class Node:
    """One place in the plan. Numbers of recipes, pools and so on; NONE where there is none."""

    kind: Kind
    rank: int  # how it sorts among events of one second and one case
    step: int = NONE
    pool: int = NONE
    department: int = NONE
    level: int = NONE
    counter: int = NONE  # which visit counter it moves
    only_if: int = NONE
    between_departments: int = NONE
    between_levels: int = NONE
    tray: int = NONE
    lasts: int = NONE  # work, or the wait
    outcome: int = NONE
    defers: int = NONE  # the outcome that sends a case to the next sitting
    arrows: tuple[PlannedArrow, ...] = ()  # by number of outcome; the first on passing
    branches: tuple[PlannedBranch, ...] = ()
    needed: tuple[int, ...] = ()  # by number of branches entered: how many must not refuse
    result: Result = Result.OPEN
    refuses: bool = False
    others: tuple[tuple[int, int], ...] = ()  # pools that may stand in, and their work
    not_same_as: int = NONE  # the step whose person does not do this one
    watched: bool = False  # another step asks who did this one


@dataclass(frozen=True, slots=True)
class StandIn:
    """A pool that takes another's queue while everybody of the pools `absent` is away.

    Of a file that has been ready for all of `after` (seconds as recipes give them) and for which
    each recipe of `only_if` gives 0.
    """

    pool: int
    absent: tuple[int, ...]
    after: tuple[int, ...]
    only_if: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """People who can stand in for one another; `staff` is NONE where there are always enough.

    `differs`: they must be told apart, by their own hours (`own_hours`, of which luck knows), by
    the queues that they take or by what they did before. `stand_ins`: who else takes the queue.
    """

    staff: int
    calendar: int  # NONE: open at all times
    differs: bool = False
    own_hours: bool = False
    stand_ins: tuple[StandIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A step whose cases wait for fixed hours. As a pool it has the number after those of roles.

    `opens`, `closes`, `cuts`: as in `Schedule`, by sitting. `agenda`: how many cases at most;
    NONE: as many as fit. `members`: role and person of each; of a batch none.
    """

    step: int
    rank: int
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    cuts: tuple[int, ...]
    agenda: int
    quorum: int
    members: tuple[tuple[int, int], ...]
    attendance: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an engine needs to know. `calendars[0]` is that of the process.

    The pool of a node is a role's, or, from `len(pools)` on, a meeting's.
    """

    nodes: tuple[Node, ...]
    start: Way
    pools: tuple[Pool, ...]
    meetings: tuple[Meeting, ...]
    calendars: tuple[Calendar, ...]
    counters: int
    recipes: tuple[Recipe, ...]
    horizon: Horizon
    steps: tuple[str, ...]
    roles: tuple[str, ...]
    outcomes: tuple[tuple[str, ...], ...]


def plan_of(office: Office) -> Plan:
    """The plan of a process that passed its checks."""
    return _Planner(office).plan()


@dataclass(slots=True)
class _Planner:
    office: Office
    recipes: list[Recipe] = field(default_factory=list)
    index: dict[Recipe, int] = field(default_factory=dict)
    numbers: dict[tuple[str, bool], int] = field(default_factory=dict)
    meetings: list[Meeting] = field(default_factory=list)
    first_desk: int = 0
    desks: list[Node] = field(default_factory=list)  # of steps with a desk for each category

    def plan(self) -> Plan:
        process = self.office.process
        names = [(n, False) for n in (*process.steps, *ENDS)]
        self.numbers = {
            key: i for i, key in enumerate([*names, (ANSWERED, True), ("refused", True)])
        }
        self.first_desk = len(self.numbers)
        counters = _counters(process)
        nodes = [self._node(n, s, counters) for n, s in process.steps.items()]
        nodes += [Node(Kind.END, 0, result=_RESULTS[end]) for end in ENDS]
        nodes += [Node(Kind.ANSWER, 0), Node(Kind.ANSWER, 0, refuses=True)]
        nodes += self.desks
        start = self._way(process.start, inside=False)
        return Plan(
            nodes=tuple(nodes),
            start=start,
            pools=self._pools(),
            meetings=tuple(self.meetings),
            calendars=(self.office.calendar, *self.office.role_calendars),
            counters=len(set(counters.values())),
            recipes=tuple(self.recipes),
            horizon=self.office.horizon,
            steps=self.office.steps,
            roles=self.office.roles,
            outcomes=tuple(outcome_names(process.steps[s]) for s in self.office.steps),
        )

    def _pools(self) -> tuple[Pool, ...]:
        office, found = self.office, []
        told_apart = _told_apart(office)
        for number, (name, pool) in enumerate(office.pools.items()):
            hours = pool.role.hours or office.process.calendar.hours
            found.append(Pool(
                staff=NONE if pool.staff == UNLIMITED else pool.staff,
                calendar=NONE if hours.always else number + 1,
                differs=name in told_apart,
                own_hours=office.person_calendars(name) is not None,
                stand_ins=tuple(self._stand_in(s) for s in office.stand_ins.get(name, ())),
            ))  # fmt: skip
        return tuple(found)

    def _stand_in(self, stand_in: pools.StandIn) -> StandIn:
        numbers, day = self.office.role_number, self.office.working_day
        after = (
            -round(a.seconds(day)) if a.clock is Clock.WORKING else round(a.seconds(day))
            for a in stand_in.after
        )
        return StandIn(
            pool=numbers[stand_in.pool],
            absent=tuple(numbers[name] for name in stand_in.absent),
            after=tuple(after) or (0,),
            only_if=tuple(self._recipe(Chooses((asked,))) for asked in stand_in.only_if),
        )

    def _recipe(self, recipe: Recipe) -> int:
        if recipe not in self.index:
            self.index[recipe] = len(self.recipes)
            self.recipes.append(recipe)
        return self.index[recipe]

    def _way(self, route: Route, *, inside: bool) -> Way:
        nodes = tuple(self._number(arm.to, inside=inside) for arm in route)
        conditions = tuple(arm.when for arm in route if arm.when is not None)
        return Way(self._recipe(Chooses(conditions)) if conditions else NONE, nodes)

    def _number(self, name: str, *, inside: bool) -> int:
        return self.numbers.get((name, inside), self.numbers.get((name, False), NONE))

    def _node(self, name: str, step: Step, counters: dict[str, int]) -> Node:
        inside = step.inside is not None
        only_if = NONE if step.only_if is None else self._recipe(Chooses((step.only_if,)))
        passing = self._way(step.then or (), inside=inside)
        rank = self.office.step_number.get(name, 0)
        number = self.office.step_number.get(name, NONE)
        counter = counters.get(name, NONE)
        match step.does:
            case "end":
                return Node(Kind.END, rank, result=Result.OTHER)
            case "issue":
                arrows = (PlannedArrow(passing),)
                return Node(
                    Kind.ISSUE, rank, number, counter=counter, only_if=only_if, arrows=arrows
                )
            case "parallel":
                return self._box(step, rank, only_if, passing)
            case "wait":
                return self._wait(name, step, Node(
                    Kind.WAIT, rank, number, counter=counter, only_if=only_if,
                    arrows=(PlannedArrow(passing),),
                ))  # fmt: skip
            case "batch":
                return Node(
                    Kind.DESK, rank, number, counter=counter, only_if=only_if,
                    pool=self._meeting(name, step, rank), arrows=(PlannedArrow(passing),),
                )  # fmt: skip
            case "meeting":
                meeting = self._meeting(name, step, rank)
                return self._desk(name, step, rank, counter, only_if, None, meeting)
            case _:
                desks = tuple(
                    self._desk(name, step, rank, counter, only_if, pool)
                    for pool in self.office.pools_at(name)
                )
                if len(desks) == 1:
                    return desks[0]
                return self._sort(step, desks)

    def _meeting(self, name: str, step: Step, rank: int) -> int:
        """The number of its pool."""
        office, schedule = self.office, self.office.schedules[name]
        members = tuple(
            (office.role_number[role], person)
            for role, seats in step.members.items()
            for person in range(seats)
        )
        self.meetings.append(
            Meeting(
                step=office.step_number[name],
                rank=rank,
                opens=tuple(schedule.opens.tolist()),
                closes=tuple(schedule.closes.tolist()),
                cuts=tuple(schedule.cuts.tolist()),
                agenda=NONE if step.agenda is None else step.agenda,
                quorum=step.needed_members,
                members=members,
                attendance=step.attendance,
            )
        )
        return len(office.roles) + len(self.meetings) - 1

    def _sort(self, step: Step, desks: tuple[Node, ...]) -> Node:
        """To the desk of the case's category; all its desks are one step."""
        datum = self.office.process.roles[step.by or ""].separate_by or ""
        first = self.first_desk + len(self.desks)
        self.desks += desks
        way = Way(self._recipe(Sorts(datum)), tuple(range(first, first + len(desks))))
        return Node(Kind.SORT, 0, arrows=(PlannedArrow(way),))

    def _wait(self, name: str, step: Step, node: Node) -> Node:
        assert step.takes is not None
        takes = self._recipe(Lasts(step.lineage or name, "wait", step.takes))
        return _replaced(node, lasts=takes)

    def _box(self, step: Step, rank: int, only_if: int, passing: Way) -> Node:
        inside = step.inside is not None
        branches = tuple(
            PlannedBranch(
                NONE if b.only_if is None else self._recipe(Chooses((b.only_if,))),
                self._number(b.first, inside=True),
            )
            for _, b in step.branches.items()
        )
        refuse = step.outcomes.get("refuse")
        route = (refuse.then if refuse else None) or straight("refused")
        refusal = PlannedArrow(self._way(route, inside=inside), mark=Mark.REFUSED)
        needed = tuple(step.join.needed(entered) for entered in range(len(branches) + 1))
        return Node(
            Kind.BOX, rank, only_if=only_if, arrows=(PlannedArrow(passing), refusal),
            branches=branches, needed=needed,
        )  # fmt: skip

    def _desk(
        self,
        name: str,
        step: Step,
        rank: int,
        counter: int,
        only_if: int,
        pool: str | None,
        meeting: int = NONE,
    ) -> Node:
        office, atom = self.office, atoms_of(name, step)[0]
        parts = step.parts(name)
        tray = step.in_tray
        if tray is None and step.by is not None:
            tray = office.process.roles[step.by].in_tray
        transfers = office.process.transfers
        shares = tuple(
            (p.atom, tuple(o.share for _, o in p.outcomes.items() if o.share is not None))
            for p in parts
        )
        return Node(
            kind=Kind.DESK,
            rank=rank,
            step=office.step_number[name],
            pool=meeting if pool is None else office.role_number[pool],
            department=office.department_of(name),
            level=office.level_of(name),
            counter=counter,
            only_if=only_if,
            between_departments=self._lasts(atom, "transfer", transfers.between_departments),
            between_levels=self._lasts(atom, "transfer", transfers.between_levels),
            tray=self._lasts(step.tray_atom or atom, "in_tray", tray),
            lasts=self._work(step, parts, pool),
            outcome=self._recipe(Ends(shares)) if any(s for _, s in shares) else NONE,
            defers=outcome_names(step).index("defer") if "defer" in step.outcomes else NONE,
            arrows=tuple(self._arrows(step, name)),
            others=tuple(
                (office.role_number[other.pool], self._work(step, parts, other.pool))
                for other in office.stand_ins.get(pool or "", ())
            ),
            not_same_as=office.step_number.get(step.not_same_as or "", NONE),
            watched=any(s.not_same_as == name for s in office.process.steps.values()),
        )

    def _work(self, step: Step, parts: tuple[Part, ...], pool: str | None) -> int:
        """How long the work takes people who have only a share of their hours for it."""
        share = 1.0 if pool is None else self.office.pools[pool].share
        return self._recipe(Works(tuple((p.atom, p.work_time) for p in parts), step.keeps / share))

    def _lasts(self, atom: str, purpose: str, value: object) -> int:
        if value is None:
            return NONE
        return self._recipe(Lasts(atom, purpose, value))  # type: ignore[arg-type]

    def _arrows(self, step: Step, name: str) -> Iterable[PlannedArrow]:
        inside = step.inside is not None
        settles = step.does in ("approve", "meeting") and not inside
        passing = self._way(step.then or (), inside=inside)
        yield PlannedArrow(passing, mark=Mark.APPROVED if settles else Mark.NOTHING)
        for part in step.parts(name):
            for outcome_name, outcome in part.outcomes.items():
                yield self._arrow(part.atom, outcome_name, outcome, step)

    def _arrow(self, atom: str, name: str, outcome: Outcome, step: Step) -> PlannedArrow:
        inside = step.inside is not None
        way = self._way(outcome.then or step.then or (), inside=inside)
        takes = self._lasts(atom, f"takes {name}", outcome.takes)
        refuses = name == "refuse" and not inside
        return PlannedArrow(way, takes, Mark.REFUSED if refuses else Mark.NOTHING)


_RESULTS = {
    "granted": Result.GRANTED,
    "refused": Result.REFUSED,
    "withdrawn": Result.WITHDRAWN,
    "lapsed": Result.LAPSED,
}


def _replaced(node: Node, **changes: int) -> Node:
    from dataclasses import replace

    return replace(node, **changes)  # type: ignore[arg-type]


def _told_apart(office: Office) -> frozenset[str]:
    """The pools whose people are not all alike to an engine."""
    found = {name for name in office.pools if office.person_calendars(name) is not None}
    for name, others in office.stand_ins.items():
        found |= {name, *(other.pool for other in others)}
    for name, step in office.process.steps.items():
        if step.not_same_as is not None:
            found |= {p for p in office.pools_at(name) if office.pools[p].staff != UNLIMITED}
    return frozenset(found)


def outcome_names(step: Step) -> tuple[str, ...]:
    """The names of a step's outcomes by number."""
    return ("approve", *(name for name, _ in graph.outcomes_of(step)))


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
