"""One design and what the simulation says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.comparison.shown import Status
from approvalflow.measures.estimates import Value
from approvalflow.measures.pooled import BranchAverage, Caught, Curve, LedgerLine
from approvalflow.redesign.rules import Waiver

Names = Mapping[str, str]  # what something is called, by language; "" where none is named
ByKind = Mapping[str, Mapping[str, Mapping[str, Value]]]  # attribute, category, measure


@dataclass(frozen=True, slots=True)
class Load:
    """The share of a pool's hours that work takes, from the traffic equations."""

    role: str
    """The pool: a role, or one of its parts where it is separated by a category."""
    load: float | None
    """The share of its hours that work takes, 0.8 for 80 %; null for unlimited staff."""
    staff: int | None
    """Posts; null for unlimited staff."""
    hours_per_week: float
    """Hours a week of one post."""
    missing_staff: int
    """Posts more that would bring the load to 85 %."""
    growth_per_month: float
    """Cases by which the queue grows, if it is overloaded."""
    kept: float | None = None
    """The part of the load that nothing but work takes from the queue."""
    answered: float | None = None
    """The share of the visits that is begun before they leave; null if all are."""
    measured: float | None = None
    """What the runs measured of `kept`, where that is an estimate before any run."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """How full the agenda of a meeting is, from the traffic equations."""

    step: str
    """The meeting."""
    load: float
    """What comes as a share of the room there is, 0.8 for 80 %."""
    arriving: float
    """Cases for each sitting that is held."""
    room: float
    """Cases that a full sitting hears."""
    sittings_per_week: float
    """How often it sits."""
    wanted: int
    """Room that would bring the load to 85 %."""
    growth_per_month: float
    """Cases by which the queue grows, if it is overloaded."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A number that is known without simulation, and the simulated one with its interval."""

    expected: float
    """By the formula."""
    simulated: float
    """By the simulation."""
    low: float | None
    """Lower end of the 95 % interval of `simulated`; null where there is none."""
    high: float | None
    """Its upper end."""


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A pool beside formulas; null where none holds."""

    role: str
    """The pool."""
    work: Beside | None
    """Hours a week at its desks, by the traffic equations."""
    wait: Beside | None
    """Mean days of a visit until it is begun, by Allen and Cunneen: seconds of the pool's hours, as
    long as they are on the calendar.
    """
    takes: float = 0.0
    """What it then takes, in the same days."""
    why: str = ""
    """The key of the reason why no formula holds; empty where one does."""


@dataclass(frozen=True, slots=True)
class MoveTold:
    """A move of a redesign as written."""

    kind: str
    """Which move: `merge`, `delegate`, ..."""
    words: str
    """What it does, as its lines say it."""
    because: str
    """Why, as the redesign says it."""
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Each of its values by its key, those within others with a dot between the keys."""
    why: Names = field(default_factory=dict)
    """Why, by language; empty where the redesign says it in one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a step, a role or the office; "" where nothing is."""

    key: str
    """The key that differs: `work_time`, `by`, ..."""
    before: str
    """What it says today; empty where nothing."""
    after: str
    """What it says in the redesign; empty where nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a step, a role or the office."""

    of: Literal["step", "role", "office"]
    """Of what."""
    id: str
    """Which step or role; empty for the office."""
    kind: Literal["kept", "removed", "added", "changed", "moved"]
    """What became of it."""
    into: str
    """The step to which a step moved; empty where none."""
    facts: tuple[Fact, ...]
    """What is said of it otherwise than today."""


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step for people."""

    id: str
    """The name of the step in the file."""
    name: Names
    """What people call it, by language."""
    does: str
    """What happens there: `review`, `approve`, `meeting`, `wait`, ..."""
    role: str
    """Who does it; empty where nobody."""
    department: str
    """The department of the role; empty where none is named."""
    level: str
    """The level of the role; empty where none is named."""
    visits: float
    """Visits for each case, on average."""
    waiting: float | None
    """Mean calendar days of a visit until it is taken up, at a step without people until it is
    over; null without visits.
    """
    legal_basis: str = ""
    """The rule that asks for the step, as written; empty where none is named."""
    published: str = ""
    """Whether its criteria are published: `yes`, `no`, or `except` and what is not; empty where
    nothing is said.
    """
    discretion: float | None = None
    """The share of cases of which no rule says how to decide them; null where nothing is said."""
    audited: float | None = None
    """The share of its decisions that is looked at afterwards; null where nothing is said."""
    in_person: int = 0
    """How often the applicant comes in person for it."""
    if_found: bool = False
    """Whether the cases in which it finds a defect are refused, instead of a share."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The way from one place to another."""

    source: str
    """Where it leads from: a step, `#start`, or the join of a box (`box#join`)."""
    target: str
    """Where it leads to: a step, the join of a box, or an end."""
    outcomes: tuple[str, ...]
    """The outcomes on which its arrows are taken."""
    conditions: tuple[str, ...]
    """What must hold to go there and to be treated there, as written."""
    per_case: float
    """How often a case takes it, on average."""
    past: tuple[str, ...] = ()
    """The steps with a condition that it passes over."""
    cases: float | None = None
    """The share of cases that ever take it."""
    share: float | None = None
    """The share that takes it of those that ever go on from its source."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A simulated case."""

    __repr__ = in_short

    case: int
    """The number of the case."""
    moves: tuple[int, ...]
    """Four whole numbers for each movement, one after the other: the position of its arrow in
    `flows`, when the file sets off, how long it is on the way, and how long it then stays there; in
    minutes, the first from the first submission of all.
    """


@dataclass(frozen=True, slots=True)
class Officials:
    """The officials of one jurisdiction, and what a design asks of them."""

    posts: int
    """Their posts, without those of roles whose staff is unlimited."""
    hours: float
    """Hours a week that they work, sittings too."""
    cost: float | None
    """What a year of these hours costs; null where a role with work has no wage."""
    load: float | None
    """The highest use of hours among their roles; null where none has hours."""


@dataclass(frozen=True, slots=True)
class Design:
    """One design and what the simulation says of it; the first is today."""

    __repr__ = in_short

    id: str
    """That of the process, or the name of the file of the redesign."""
    name: Names
    """What people call it, by language."""
    status: Status
    """`measured` where it settles; else why it has no settled figures."""
    cases: int
    """Cases submitted in the measured weeks, over all replications."""
    decided: int
    """Those of them that were granted, refused or issued."""
    measures: Mapping[str, Value]
    """Every measure by its id; docs/measures.md says how each is made."""
    by: ByKind
    """Measures by attribute of the case, category, and measure."""
    ledger: tuple[LedgerLine, ...]
    """Where the days went, along the critical path."""
    curve: Curve
    """How many are decided within so many days."""
    loads: tuple[Load, ...]
    """How full everybody's hours are."""
    moves: tuple[MoveTold, ...]
    """What the redesign does; empty for today."""
    changes: tuple[Change, ...]
    """What is other than today; empty for today."""
    rules_touched: tuple[str, ...]
    """Legal bases of steps that change or go."""
    released: Mapping[str, int]
    """Roles left without a step, and their posts."""
    catches: tuple[Caught, ...]
    """What each step finds, where defects are declared."""
    empty_signatures: tuple[str, ...]
    """Signatures that, as far as the file says, find nothing."""
    waivers: tuple[Waiver, ...]
    """Rules that the redesign sets aside, with the reason."""
    waived: tuple[str, ...]
    """Checks of today that are no longer done for some or all cases."""
    new_luck: tuple[str, ...]
    """Steps that share no luck with today."""
    steps: tuple[StepTold, ...]
    """The steps, in their order."""
    flows: tuple[Flow, ...]
    """The arrows of the map, and how many take each."""
    replay: tuple[Replayed, ...]
    """The first measured cases of the first replication, to be shown on the map."""
    agendas: tuple[Agenda, ...] = ()
    """How full the sittings are, where there are meetings."""
    at_least: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Measures that leave out the work of roles, and these roles."""
    worked: Mapping[str, float] = field(default_factory=dict)
    """Hours a week by role, sittings too."""
    arrivals_a_year: float | None = None
    """Cases expected in the first 365 days."""
    branch_average: BranchAverage | None = None
    """The ledger averaged over the branches of boxes; `ledger` is along the critical path. Null
    where no box makes copies of a file.
    """
    checks: tuple[CrossCheck, ...] = ()
    """Pools beside formulas, of a design with a settled mean."""
    officials: Mapping[str, Officials] = field(default_factory=dict)
    """By jurisdiction, where roles name one."""
    why: str = ""
    """Who is overloaded, or how many cases are undecided; else empty."""
