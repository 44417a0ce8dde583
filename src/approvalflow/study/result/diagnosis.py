"""Why it takes so long: causes whose days add up, and the crisis in rows and an index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.redesign.causes.catalogue import Group
from approvalflow.study.result.crisis import Crisis
from approvalflow.study.result.design import Names


@dataclass(frozen=True, slots=True)
class CauseShare:
    """The days that a cause has on its account, of all that the causes have together."""

    cause: str
    """Which cause: `staff`, `desks`, `ways`, `meetings`, `rework`, `order` or `nights`."""
    group: Group
    """The group it belongs to: `resources`, `desk`, `system` or `hours`."""
    days: float
    """Mean calendar days of a case; below 0 where taking it away makes others wait longer."""
    low: float | None
    """Lower end of its 95 % interval; null where one replication gives none."""
    high: float | None
    """Its upper end."""
    ledger: float | None
    """Days that the ledger of today has under the same name; null of what has no state of its
    own.
    """


@dataclass(frozen=True, slots=True)
class GroupShare:
    """The days of a group of causes: the sum of those of its causes."""

    group: Group
    """Which group."""
    days: float
    """Mean calendar days of a case."""
    low: float | None
    """Lower end of its 95 % interval; null where one replication gives none."""
    high: float | None
    """Its upper end."""


@dataclass(frozen=True, slots=True)
class Booking:
    """The two groups of the question whether it is the system or the people, if in-trays belong to
    one of them.
    """

    in_tray: Literal["resources", "system"]
    """Where in-trays are booked."""
    resources: float
    """Days for lack of people."""
    system: float
    """Days by the way in which the procedure is built."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left when all causes are taken away, by the ledger of that process."""

    what: Literal["work", "nights", "external", "applicant", "meeting", "other"]
    """Work; nights and days off around it; waits that pass by themselves and bodies outside; the
    applicant; sittings that a law requires; anything else.
    """
    days: float
    """Mean calendar days of a case."""


@dataclass(frozen=True, slots=True)
class CauseSet:
    """Today without some of the causes: what every share is computed from."""

    without: tuple[str, ...]
    """The causes that are taken away; empty: today."""
    settles: bool
    """Whether such an office keeps up with what comes in."""
    decided: int
    """Cases decided, over all replications."""
    seconds: int | None
    """Seconds from their submissions to their decisions; null where there is no mean."""


@dataclass(frozen=True, slots=True)
class QuestionsLimit:
    """From when on answering applicants eats all the time that is left."""

    role: str
    """The role that answers."""
    days: float
    """The wait in working days beyond which it only answers."""
    files: float
    """How many cases are open then."""
    today: float
    """How many are open today, on average."""
    most: float
    """How many are open at the peak of the measured weeks, on average over replications."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Why it takes so long."""

    __repr__ = in_short

    replications: int
    """How often each set of causes was simulated."""
    nights: float | None
    """How many times the working hours day and night are; null where nights were not asked for."""
    booked: Literal["", "resources", "system"]
    """Where the file books in-trays; empty where nobody has said why files lie."""
    because: str
    """Why there, as the file says it."""
    above: tuple[str, ...]
    """Where today does not keep up: what must be taken away before any day can be told apart."""
    today: float | None
    """Mean calendar days that the shares and what is left add up to; null where there are none."""
    left: float | None
    """Mean calendar days that are left without any of the causes."""
    groups: tuple[GroupShare, ...]
    """The groups, in the order in which they are told."""
    causes: tuple[CauseShare, ...]
    """The causes, in the same order."""
    bookings: tuple[Booking, ...]
    """Both answers to the question whether it is the people; empty where the file decides it."""
    remains: tuple[Remaining, ...]
    """What is left, by what it is."""
    sets: tuple[CauseSet, ...]
    """Every set of causes."""
    side_by_side: tuple[tuple[str, ...], ...] | None
    """Steps in a row that need not wait for one another; null where the file says nothing of it."""
    required: tuple[str, ...]
    """Meetings and batches that a law requires, which no cause takes away."""
    crisis: Crisis | None = None
    """The crisis in numbers; null where no design has means."""
    questions: QuestionsLimit | None = None
    """From when on answering eats all time; null where nobody asks, or always enough answer."""
    interrupted: bool = False
    """Whether somebody stopped it before it had as many replications as the result."""
    why: Names = field(default_factory=dict)
    """Why there, by language; empty where the file says it in one."""
