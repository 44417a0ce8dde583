"""One design and what the simulation says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

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
    load: float | None  # none for unlimited staff
    staff: int | None
    hours_per_week: float
    missing_staff: int  # posts more that would bring the load to 85 %
    growth_per_month: float  # cases by which the queue grows, if overloaded
    kept: float | None = None  # the part of the load that nothing but work takes from the queue
    answered: float | None = None  # of the visits, begun before they leave; none if all are
    measured: float | None = None  # of what is kept, where that is an estimate before any run


@dataclass(frozen=True, slots=True)
class Agenda:
    """How full the agenda of a meeting is, from the traffic equations."""

    step: str
    load: float
    arriving: float  # cases for each sitting that is held
    room: float  # cases that a full sitting hears
    sittings_per_week: float
    wanted: int  # room that would bring the load to 85 %
    growth_per_month: float  # cases by which the queue grows, if overloaded


@dataclass(frozen=True, slots=True)
class Beside:
    """A number that is known without simulation, and the simulated one with its interval."""

    expected: float
    simulated: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A pool beside formulas. `work`: hours a week at its desks, by the traffic equations. `wait`:
    mean days of a visit until it is begun, by Allen and Cunneen; seconds of the pool's hours, as
    long as they are on the calendar, as is what it then takes. Null where none holds; `why` then
    says so.
    """

    role: str
    work: Beside | None
    wait: Beside | None
    takes: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class MoveTold:
    """A move of a redesign as written; `said`: each of its values by its key, those within others
    with a dot between the keys.
    """

    kind: str
    words: str
    because: str
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a step, a role or the office; "" where nothing is."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a step, a role or the office. `into`: the steps to which a step moved."""

    of: Literal["step", "role", "office"]
    id: str
    kind: Literal["kept", "removed", "added", "changed", "moved"]
    into: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step for people. `waiting`: the mean calendar days of a visit until it is taken up, at a
    step without people until it is over; null without visits.
    """

    id: str
    name: Names
    does: str
    role: str
    department: str
    level: str
    visits: float  # for each case, on average
    waiting: float | None


@dataclass(frozen=True, slots=True)
class Flow:
    """The way from one place to another: a step, `#start`, the join of a box (`box#join`) or an
    end. `outcomes` are those of its arrows, `conditions` what must hold to go there and to be
    treated there, as written. `past`: the steps with a condition that it passes over.
    """

    source: str
    target: str
    outcomes: tuple[str, ...]
    conditions: tuple[str, ...]
    per_case: float  # how often a case takes it, on average
    past: tuple[str, ...] = ()
    cases: float | None = None  # the share of cases that ever take it
    share: float | None = None  # of those that ever go on from its source


@dataclass(frozen=True, slots=True)
class Replayed:
    """A simulated case: four whole numbers for each movement, one after the other. The position
    of its arrow in `flows`, when the file sets off, how long it is on the way, and how long it
    then stays there; in minutes, the first from the first submission of all.
    """

    case: int
    moves: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """One design and what the simulation says of it; the first is today."""

    id: str
    name: Names
    status: Status
    cases: int  # cohort cases, over all replications
    decided: int
    measures: Mapping[str, Value]
    by: ByKind
    ledger: tuple[LedgerLine, ...]
    curve: Curve
    loads: tuple[Load, ...]
    moves: tuple[MoveTold, ...]
    changes: tuple[Change, ...]
    rules_touched: tuple[str, ...]  # legal bases of steps that change or go
    released: Mapping[str, int]  # roles left without a step, and their posts
    catches: tuple[Caught, ...]  # where defects are declared
    empty_signatures: tuple[str, ...]  # signatures that, as far as the file says, find nothing
    waivers: tuple[Waiver, ...]  # rules set aside, with the reason
    waived: tuple[str, ...]  # checks of today that are no longer done for some or all cases
    new_luck: tuple[str, ...]  # steps that share no luck with today
    steps: tuple[StepTold, ...]
    flows: tuple[Flow, ...]
    replay: tuple[Replayed, ...]  # the first measured cases of the first replication
    agendas: tuple[Agenda, ...] = ()  # where there are meetings
    at_least: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # measures that leave
    # out the work of roles, and these
    worked: Mapping[str, float] = field(default_factory=dict)  # hours a week by role, sittings too
    arrivals_a_year: float | None = None  # cases expected in the first 365 days
    branch_average: BranchAverage | None = None  # `ledger` is along the critical path
    checks: tuple[CrossCheck, ...] = ()  # of the pools of a design with a settled mean
    why: str = ""  # who is overloaded, or how many cases are undecided
