"""The plan: whole numbers and tables, with all meaning settled.

An engine reads a plan and the numbers of `luck`, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from approvalflow.calendar.calendar import Calendar
from approvalflow.eventlog import Ending, Horizon
from approvalflow.simulation.plan.recipes import Recipe

NONE = -1
NEVER = 1 << 62  # an instant beyond the end of every calendar


class NodeKind(IntEnum):
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


class ResultMark(IntEnum):
    """What an arrow settles about the result, should it not lead to that end itself."""

    NOTHING = 0
    REFUSED = 1
    APPROVED = 2


@dataclass(frozen=True, slots=True)
class PlannedWay:
    """Where to: the node at the number that the recipe draws; without one, the only node."""

    recipe: int
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlannedArrow:
    """What follows an outcome: the applicant's time, if any, and the way."""

    way: PlannedWay
    takes: int = NONE
    mark: ResultMark = ResultMark.NOTHING
    reply_within: int = NONE
    gives_up: int = NONE
    lapsed: int = NONE  # the node of those who do not answer in time


@dataclass(frozen=True, slots=True)
class PlannedBranch:
    """A branch of a box: a recipe that gives 0 where it is asked, its first node, and of its own
    deadline a recipe of `Spans`.
    """

    only_if: int
    first: int
    due: int = NONE


@dataclass(frozen=True, slots=True)
class PlannedDue:
    """The deadline of a desk: a recipe of `Spans`, and what happens then."""

    after: int
    escalated: int = NONE  # the node with the people of the level above; else the file goes on
    expired: PlannedArrow | None = None  # where it goes on
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

    kind: NodeKind
    rank: int  # how it sorts among events of one second and one case
    step: int = NONE
    pool: int = NONE
    jurisdiction: int = NONE
    department: int = NONE
    level: int = NONE
    counter: int = NONE  # which visit counter it moves
    only_if: int = NONE
    between_jurisdictions: int = NONE
    between_departments: int = NONE
    between_levels: int = NONE
    tray: int = NONE
    lasts: int = NONE  # work, or the wait
    outcome: int = NONE
    defers: int = NONE  # the outcome that sends a case to the next sitting
    arrows: tuple[PlannedArrow, ...] = ()  # by number of outcome; the first on passing
    branches: tuple[PlannedBranch, ...] = ()
    needed: tuple[int, ...] = ()  # by number of branches entered: how many must not refuse
    result: Ending = Ending.OPEN
    refuses: bool = False
    early: bool = False  # a box that decides as soon as certain
    # a box that must know where its branches are; a desk that a file may leave before the end
    watched: bool = False
    due: PlannedDue | None = None
    patience: int = NONE
    withdraws: int = NONE  # the number of the outcome of those whose patience ends
    others: tuple[tuple[int, int], ...] = ()  # pools that may stand in, and their work
    above: bool = False  # the people of a level to which a deadline takes files
    not_same_as: int = NONE  # the step whose person does not do this one
    remembered: bool = False  # another step asks who did this one
    term_bound: bool = False  # in a branch that has a deadline as a whole
    visible: tuple[int, ...] = ()  # the outcomes of which the applicant hears
    ahead: bool = False  # what is done here goes before all files


@dataclass(frozen=True, slots=True)
class PlannedFiles:
    """Files of the backlog: how many lie where `way` leads, `ready` in the queue or about to set
    off. `boxes`: nodes of the boxes they are in, from the outermost, each with the number of the
    branch, NONE if there is none more; of the branches of the innermost those that begin at nodes
    in `also` are still to be asked, all others have agreed.
    """

    count: int
    way: PlannedWay
    ready: bool
    boxes: tuple[tuple[int, int], ...]
    also: frozenset[int]


@dataclass(frozen=True, slots=True)
class PlannedStandIn:
    """A pool that takes another's queue while everybody of the pools `absent` is away.

    Of a file that has been ready for all of `after` (seconds as recipes give them) and for which
    each recipe of `only_if` gives 0.
    """

    pool: int
    absent: tuple[int, ...]
    after: tuple[int, ...]
    only_if: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlannedPool:
    """People who can stand in for one another; `staff` is NONE where there are always enough.

    `differs`: they must be told apart, by their own hours (`own_hours`, of which luck knows), by
    the queues that they take or by what they did before. `stand_ins`: who else takes the queue.
    """

    staff: int
    calendar: int  # NONE: open at all times
    differs: bool = False
    own_hours: bool = False
    stand_ins: tuple[PlannedStandIn, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
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
class PlannedChases:
    """Applicants who hear nothing ask: the node at which they are answered, recipes of times and
    one that gives 1 where an applicant ever asks.
    """

    node: int
    after: int
    every: int
    share: int


@dataclass(frozen=True, slots=True)
class PlannedComplaints:
    """Applicants complain of a limit that has passed: the node at which somebody looks into it,
    recipes of the limit (`Spans`), of 1 where they do, of 1 where it is upheld.
    """

    node: int
    limit: int
    share: int
    upheld: int
    extended: bool = False  # the limit may be extended
    goes_first: bool = True  # a case whose complaint is upheld goes before others
    from_start: bool = True  # else the clock starts at an outcome


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an engine needs to know. `calendars[0]` is that of the process.

    The pool of a node is a role's, or, from `len(pools)` on, a meeting's.
    """

    nodes: tuple[Node, ...]
    start: PlannedWay
    pools: tuple[PlannedPool, ...]
    meetings: tuple[PlannedMeeting, ...]
    calendars: tuple[Calendar, ...]
    counters: int
    recipes: tuple[Recipe, ...]
    horizon: Horizon
    steps: tuple[str, ...]
    roles: tuple[str, ...]
    outcomes: tuple[tuple[str, ...], ...]
    backlog: tuple[PlannedFiles, ...] = ()
    serve_first: int = NONE  # a recipe that gives the class of a case, the first served first
    classes: int = 1
    limit: PlannedLimit | None = None
    chases: PlannedChases | None = None
    complaints: PlannedComplaints | None = None
    most_open: int = NONE  # with so many open cases whoever comes is turned away
    timed: bool = False  # there are deadlines that stand still while the applicant answers
