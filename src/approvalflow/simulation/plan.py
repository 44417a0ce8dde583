"""The process made ready to run: whole numbers and tables, with all meaning settled here.

An engine reads a plan and the numbers of `luck`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum

from approvalflow.eventlog import BROKEN_OFF_NAME, IN_VAIN_NAME, Horizon, Result
from approvalflow.notation.units import Clock
from approvalflow.process import deadlines, graph, pools
from approvalflow.process.calendars import Calendar
from approvalflow.process.model import (
    ANSWERED,
    ENDS,
    UNLIMITED,
    Lying,
    Outcome,
    Part,
    Process,
    Route,
    Step,
    straight,
)
from approvalflow.process.office import Office, atoms_of
from approvalflow.process.timetable import Timetable
from approvalflow.simulation.recipes import (
    Chooses,
    Ends,
    Happens,
    Lasts,
    Lengths,
    Recipe,
    Sorts,
    Spans,
    Words,
    Works,
)

NONE = -1


class Kind(IntEnum):
    """What happens at a node."""

    DESK = 0
    WAIT = 1
    ISSUE = 2
    BOX = 3
    END = 4
    ANSWER = 5  # the end of a branch
    NOTICE = 6  # where a branch waits until its box asks the applicant for all of them
    STARTS = 7  # the legal clock starts
    NOWHERE = 8  # where work leads that has no effect any more
    SORT = 9  # on to the desk of one's own category


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
    reply_within: int = NONE
    gives_up: int = NONE
    lapsed: int = NONE  # the node of those who do not answer in time


@dataclass(frozen=True, slots=True)
class PlannedBranch:
    """A branch of a box: a recipe that gives 0 where it is asked, and its first node."""

    only_if: int
    first: int


@dataclass(frozen=True, slots=True)
class PlannedDue:
    """The deadline of a desk: a recipe of `Spans`, and what happens then."""

    after: int
    escalated: int = NONE  # the node with the other role; else the file goes on
    worked_anyway: bool = False


@dataclass(frozen=True, slots=True)
class PlannedLimit:
    """The limit of the case. Recipes: `Spans`, the word for silence, 1 where it is extended."""

    statutory: int
    late: int
    used: int = NONE
    by: int = NONE
    from_start: bool = True  # else the clock starts at an outcome


SILENCE = ("nothing", "granted", "refused")


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
    early: bool = False  # a box that decides as soon as certain
    # a box that must know where its branches are; a desk that a file may leave before the end
    watched: bool = False
    due: PlannedDue | None = None
    patience: int = NONE
    withdraws: int = NONE  # the number of the outcome of those whose patience ends
    others: tuple[tuple[int, int], ...] = ()  # pools that may stand in, and their work
    not_same_as: int = NONE  # the step whose person does not do this one
    remembered: bool = False  # another step asks who did this one


@dataclass(frozen=True, slots=True)
class Files:
    """Files of the backlog: how many lie where `way` leads, `ready` in the queue or about to set
    off. `boxes`: nodes of the boxes they are in, from the outermost; of the branches of the
    innermost those that begin at nodes in `also` are still to be asked, all others have agreed.
    """

    count: int
    way: Way
    ready: bool
    boxes: tuple[int, ...]
    also: frozenset[int]


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
    backlog: tuple[Files, ...] = ()
    serve_first: int = NONE  # a recipe that gives the class of a case, the first served first
    classes: int = 1
    limit: PlannedLimit | None = None
    most_open: int = NONE  # with so many open cases whoever comes is turned away
    timed: bool = False  # there are deadlines that stand still while the applicant answers


def plan_of(office: Office, horizon: Horizon) -> Plan:
    """The plan of a process that passed its checks."""
    return _Planner(office, horizon, office.timetable(horizon)).plan()


@dataclass(slots=True)
class _Planner:
    office: Office
    horizon: Horizon
    times: Timetable
    recipes: list[Recipe] = field(default_factory=list)
    index: dict[Recipe, int] = field(default_factory=dict)
    numbers: dict[tuple[str, bool], int] = field(default_factory=dict)
    meetings: list[Meeting] = field(default_factory=list)
    more: list[Node] = field(default_factory=list)  # nodes that no arrow of the process names
    first_more: int = 0

    def plan(self) -> Plan:
        process = self.office.process
        names = [(n, False) for n in (*process.steps, *ENDS)]
        self.numbers = {
            key: i for i, key in enumerate([*names, (ANSWERED, True), ("refused", True)])
        }
        self.first_more = len(self.numbers)
        counters = _counters(process)
        nodes = [self._node(n, s, counters) for n, s in process.steps.items()]
        nodes += [Node(Kind.END, 0, result=_RESULTS[end]) for end in ENDS]
        nodes += [Node(Kind.ANSWER, 0), Node(Kind.ANSWER, 0, refuses=True)]
        self._add(Node(Kind.NOWHERE, 0))
        start = self._way(process.start, inside=False)
        lying = self.office.backlog(self.horizon)
        backlog = tuple(self._files(name, files) for _, name, files in lying)
        first = process.serve_first
        serve_first = self._recipe(Chooses(first)) if first else NONE
        limit = self._limit()
        return Plan(
            nodes=(*nodes, *self.more),
            start=start,
            pools=self._pools(),
            meetings=tuple(self.meetings),
            calendars=(self.times.calendar, *self.times.role_calendars),
            counters=len(set(counters.values())),
            recipes=tuple(self.recipes),
            horizon=self.horizon,
            steps=self.office.steps,
            roles=self.office.roles,
            backlog=backlog,
            outcomes=tuple(outcome_names(process, s) for s in self.office.steps),
            serve_first=serve_first,
            classes=len(first) + 1,
            limit=limit,
            most_open=process.arrivals.most_open or NONE,
            timed=limit is not None or any(node.due for node in (*nodes, *self.more)),
        )

    def _files(self, name: str, files: Lying) -> Files:
        steps = self.office.process.steps
        route = files.at or straight(name)
        there = steps.get(route[0].to)
        inside = files.inside or (there.inside if there else None)
        way = self._way(route, inside=inside is not None)
        boxes: list[int] = []
        while inside is not None:
            boxes.insert(0, self._number(inside[0], inside=False))
            inside = steps[inside[0]].inside
        also = frozenset(self._number(step, inside=True) for step in files.also if step in steps)
        return Files(files.count, way, files.ready, tuple(boxes), also)

    def _limit(self) -> PlannedLimit | None:
        """Where somebody asks whether the limit has passed."""
        limits = self.office.process.time_limit
        if limits.statutory is None or not (limits.if_late or limits.extension):
            return None
        used = by = NONE
        if limits.extension is not None:
            used = self._recipe(Happens("time limit", "extension", limits.extension.used))
            by = self._recipe(Spans(limits.extension.by))
        late = self._recipe(Words(limits.if_late or "nothing", SILENCE))
        from_start = not deadlines.has_start(self.office.process)
        return PlannedLimit(self._recipe(Spans(limits.statutory)), late, used, by, from_start)

    def _add(self, node: Node) -> int:
        self.more.append(node)
        return self.first_more + len(self.more) - 1

    def _starting(self, way: Way, starts: bool) -> Way:
        """The way on, by the place at which the legal clock starts."""
        if not starts:
            return way
        return Way(NONE, (self._add(Node(Kind.STARTS, 0, arrows=(PlannedArrow(way),))),))

    def _pools(self) -> tuple[Pool, ...]:
        office, found = self.office, []
        told_apart = _told_apart(office, self.times)
        for number, (name, pool) in enumerate(office.pools.items()):
            hours = pool.role.hours or office.process.calendar.hours
            always = hours.always and not office.process.calendar.closed
            found.append(Pool(
                staff=NONE if pool.staff == UNLIMITED else pool.staff,
                calendar=NONE if always else number + 1,
                differs=name in told_apart,
                own_hours=self.times.person_calendars(name) is not None,
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
                return self._box(name, step, passing, Node(
                    Kind.BOX, rank, number, counter=counter, only_if=only_if,
                ))  # fmt: skip
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
                return self._desk(name, step, rank, counter, only_if, meeting)
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
        office, schedule = self.office, self.times.schedules[name]
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
        way = Way(self._recipe(Sorts(datum)), tuple(self._add(desk) for desk in desks))
        return Node(Kind.SORT, 0, arrows=(PlannedArrow(way),))

    def _wait(self, name: str, step: Step, node: Node) -> Node:
        assert step.takes is not None
        takes = self._recipe(Lasts(step.lineage or name, "wait", step.takes))
        return replace(node, lasts=takes)

    def _box(self, name: str, step: Step, passing: Way, node: Node) -> Node:
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
        process = self.office.process
        watched = step.asks_once or any(graph.early_boxes(process, name))
        return replace(
            node, arrows=(PlannedArrow(passing), refusal), branches=branches, needed=needed,
            early=step.stops_early, watched=watched or deadlines.ends_in_boxes(process),
        )  # fmt: skip

    def _desk(
        self,
        name: str,
        step: Step,
        rank: int,
        counter: int,
        only_if: int,
        seat: str | int,
    ) -> Node:
        """`seat`: the pool that does it, or the number of a meeting."""
        office, atom = self.office, atoms_of(name, step)[0]
        parts = step.parts(name)
        tray = step.in_tray
        if tray is None and step.by is not None:
            tray = office.process.roles[step.by].in_tray
        transfers = office.process.transfers
        shares = tuple(
            (p.atom, tuple(o.share or 0.0 for _, o in p.outcomes.items())) for p in parts
        )
        node = Node(
            kind=Kind.DESK,
            rank=rank,
            step=office.step_number[name],
            department=office.department_of(name),
            level=office.level_of(name),
            counter=counter,
            only_if=only_if,
            between_departments=self._lasts(atom, "transfer", transfers.between_departments),
            between_levels=self._lasts(atom, "transfer", transfers.between_levels),
            tray=self._lasts(step.tray_atom or atom, "in_tray", tray),
            outcome=self._recipe(Ends(shares)) if any(any(s) for _, s in shares) else NONE,
            defers=outcome_names(office.process, name).index("defer")
            if "defer" in step.outcomes
            else NONE,
            arrows=tuple(self._arrows(step, name)),
            watched=deadlines.is_watched(office.process, name),
            not_same_as=office.step_number.get(step.not_same_as or "", NONE),
            remembered=any(s.not_same_as == name for s in office.process.steps.values()),
        )
        node = self._with_patience(node, name, step)
        if isinstance(seat, int):
            return replace(node, pool=seat, lasts=self._work(step, parts))
        return self._with_deadline(self._manned(node, step, name, seat), name, step, seat)

    def _manned(self, node: Node, step: Step, name: str, pool: str) -> Node:
        """The desk with the people of a pool, and of those who stand in for it."""
        numbers, parts = self.office.role_number, step.parts(name)
        others = tuple(
            (numbers[other.pool], self._work(step, parts, self.office.pools[other.pool].share))
            for other in self.office.stand_ins.get(pool, ())
        )
        work = self._work(step, parts, self.office.pools[pool].share)
        return replace(node, pool=numbers[pool], lasts=work, others=others)

    def _with_patience(self, node: Node, name: str, step: Step) -> Node:
        """Which stays the same wherever the file is."""
        patience = deadlines.patience_of(name, step)
        if patience is None:
            return node
        drawn = self._lasts(patience.atom, "patience", patience.after)
        return replace(node, patience=drawn, withdraws=patience.outcome)

    def _with_deadline(self, node: Node, name: str, step: Step, pool: str) -> Node:
        if step.due is None:
            return node
        after, escalated = self._recipe(Spans(step.due.after)), NONE
        if step.due.to is not None:
            to = pools.pools_beside(self.office.process, step.due.to, self.office.pools[pool])
            escalated = self._add(self._of_pool(node, step, name, to))
        due = PlannedDue(after, escalated, step.due.file == "worked anyway")
        return replace(node, due=due)

    def _of_pool(self, node: Node, step: Step, name: str, pool: str) -> Node:
        """The same desk with the people of another role."""
        office, role = self.office, self.office.pools[pool].role
        department = office.departments.index(role.department) if role.department else NONE
        level = office.process.levels.index(role.level) if role.level else NONE
        node = replace(node, department=department, level=level)
        return self._manned(node, step, name, pool)

    def _work(self, step: Step, parts: tuple[Part, ...], share: float = 1.0) -> int:
        """How long the work takes people who have only a share of their hours for it."""
        return self._recipe(Works(tuple((p.atom, p.work_time) for p in parts), step.keeps / share))

    def _lasts(self, atom: str, purpose: str, value: object) -> int:
        if value is None:
            return NONE
        return self._recipe(Lasts(atom, purpose, value))  # type: ignore[arg-type]

    def _arrows(self, step: Step, name: str) -> Iterable[PlannedArrow]:
        inside = step.inside is not None
        settles = step.does in ("approve", "meeting") and not inside
        passing = self._starting(self._way(step.then or (), inside=inside), step.starts)
        yield PlannedArrow(passing, mark=Mark.APPROVED if settles else Mark.NOTHING)
        for part in step.parts(name):
            for outcome_name, outcome in part.outcomes.items():
                yield self._arrow(part.atom, outcome_name, outcome, name)

    def _arrow(self, atom: str, name: str, outcome: Outcome, step_id: str) -> PlannedArrow:
        step = self.office.process.steps[step_id]
        inside = step.inside is not None
        way = self._way(outcome.then or step.then or (), inside=inside)
        way = self._starting(way, outcome.clock == "starts")
        takes = self._lasts(atom, f"takes {name}", outcome.takes)
        if takes != NONE and step.inside and self.office.process.steps[step.inside[0]].asks_once:
            rank = self.office.step_number[step_id]
            notice = Node(Kind.NOTICE, rank, lasts=takes, arrows=(PlannedArrow(way),))
            return PlannedArrow(Way(NONE, (self._add(notice),)))
        refuses = name == "refuse" and not inside
        mark = Mark.REFUSED if refuses else Mark.NOTHING
        if outcome.reply_within is None and outcome.gives_up is None:
            return PlannedArrow(way, takes, mark)
        reply = gives_up = NONE
        if outcome.reply_within is not None:
            reply = self._recipe(Lengths(outcome.reply_within))
        if outcome.gives_up is not None:
            gives_up = self._recipe(Happens(atom, f"gives up {name}", outcome.gives_up))
        return PlannedArrow(way, takes, mark, reply, gives_up, self.numbers["lapsed", False])


_RESULTS = {
    "granted": Result.GRANTED,
    "refused": Result.REFUSED,
    "withdrawn": Result.WITHDRAWN,
    "lapsed": Result.LAPSED,
}


def _told_apart(office: Office, times: Timetable) -> frozenset[str]:
    """The pools whose people are not all alike to an engine."""
    found = {name for name in office.pools if times.person_calendars(name) is not None}
    for name, others in office.stand_ins.items():
        found |= {name, *(other.pool for other in others)}
    for name, step in office.process.steps.items():
        if step.not_same_as is not None:
            due = step.due.to if step.due is not None else None
            to = () if due is None else pools.pools_of_role(office.process, due)
            doing = (*office.pools_at(name), *to)
            found |= {pool for pool in doing if office.pools[pool].staff != UNLIMITED}
    return frozenset(found)


def outcome_names(process: Process, name: str) -> tuple[str, ...]:
    """The names of a step's outcomes by number; those that are none of its own come last."""
    step = process.steps[name]
    if graph.is_box(step):
        return ("ask_applicant",)
    names = ("approve", *(name for name, _ in graph.outcomes_of(step)))
    outside = step.inside[0] if step.inside else None
    if deadlines.is_watched(process, name):
        return (*names, IN_VAIN_NAME, BROKEN_OFF_NAME)
    broken = outside is not None and any(graph.early_boxes(process, outside))
    return (*names, BROKEN_OFF_NAME) if broken else names


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
