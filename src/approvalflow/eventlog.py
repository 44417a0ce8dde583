"""What happened to each case: simulated here, or observed in an office.

An engine only records; every measure is computed afterwards from these columns, over the horizon
that the log carries. Times are whole seconds from the start of the calendar; -1 stands for "never"
or "none".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from approvalflow.brevity import in_short
from approvalflow.seconds import DAY, WEEK

Ints = NDArray[np.int64]
Column = NDArray[np.int64] | NDArray[np.float64] | NDArray[np.bool_]

NOBODY = -1  # the person of a step at which nobody is numbered (a wait, unlimited staff)
NOT_BEGUN = -1  # `started` of a file that left before anybody began
BEFORE = -1  # when files of the backlog were submitted: before the first second

# outcomes that are none of a step's own, and their names, the last of those of the step
BROKEN_OFF, BROKEN_OFF_NAME = -1, "broken off"  # its box decided without it, or the case was over
PASSING = "approve"  # the outcome of a step that passes
EXPIRED, EXPIRED_NAME = -3, "expired"  # its deadline let the file go on; nobody decided
ESCALATED, ESCALATED_NAME = -4, "escalated"  # its deadline took the file to the level above
DECISIVE = (
    "#decisive "  # before the number of a step: the cases in which its signature alone refused
)
IN_VAIN, IN_VAIN_NAME = -2, "in vain"  # work after the file had left: without effect on the case

VISIT_COLUMNS = (
    "case", "step", "visit", "previous", "arrived", "ready", "started", "finished", "answered",
    "role", "person", "outcome",
)  # fmt: skip
CHASE, COMPLAINT = 0, 1  # kinds of questions
QUESTION_COLUMNS = ("case", "kind", "asked", "started", "finished", "role", "person", "upheld")
SITTING_COLUMNS = ("step", "time", "until", "held", "taken", "left")
SEAT_COLUMNS = ("sitting", "role", "person")
CASE_COLUMNS = ("submitted", "decided", "ended", "result", "extended", "deemed")
QUESTIONS = "questions"  # of applicants, all columns together
EVERYTHING = (
    frozenset(f"cases.{name}" for name in CASE_COLUMNS)
    | frozenset(f"visits.{name}" for name in VISIT_COLUMNS)
    | {QUESTIONS}
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """How long is simulated, in weeks: a start-up that is not measured, the submissions that
    are, and at most so long until the last of these is decided.

    `settled` starts empty; `year` starts with the backlog, and measures from the first day.
    """

    start_up: int = 13
    weeks: int = 52
    run_out: int = 156
    kind: Literal["settled", "year"] = "settled"

    @classmethod
    def of_year(cls, weeks: int = 52) -> Self:
        """From the first day on, with the backlog."""
        return cls(start_up=0, weeks=weeks, kind="year")

    @property
    def begins(self) -> int:
        return self.start_up * WEEK

    @property
    def closes(self) -> int:
        return (self.start_up + self.weeks) * WEEK

    @property
    def stops(self) -> int:
        return (self.start_up + self.weeks + self.run_out) * WEEK

    @property
    def days(self) -> int:
        """How many days of calendar it needs: its own, and a year to spare."""
        return self.stops // DAY + 366


SETTLED = Horizon()
CALENDAR_ONLY = Horizon(start_up=0, weeks=0, run_out=0)
"""Nothing is simulated: for what the calendar says of its first year."""


class NotObserved(ValueError):  # noqa: N818 - it says what happened
    """Columns that are asked for and that this log does not know."""

    def __init__(self, columns: frozenset[str]) -> None:
        self.columns = columns
        super().__init__("not observed in this log: " + ", ".join(sorted(columns)))


class KnownData(dict[str, Column]):
    """What is known of cases by name; raises NotObserved of what nobody wrote down."""

    def __missing__(self, name: str) -> Column:
        raise NotObserved(frozenset({f"cases.{name}"}))


class Ending(IntEnum):
    """How a case ended."""

    OPEN = -1
    GRANTED = 0
    REFUSED = 1
    WITHDRAWN = 2
    LAPSED = 3
    OTHER = 4
    TURNED_AWAY = 5


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """One row a case, in order of submission; the row is the case number.

    The files of a backlog stand first; they were submitted BEFORE the start.

    `decided` is when both clocks stopped: at an `issue` step, else at the end. `extended` is 1
    where the extension of the statutory limit was used, `deemed` where silence decided.
    `attributes` are the case data: bool for yes/no, int64 codes for categories, else float64.
    """

    __repr__ = in_short

    submitted: Ints
    decided: Ints
    ended: Ints
    result: Ints
    extended: Ints
    deemed: Ints
    attributes: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.submitted)

    @property
    def ahead(self) -> int:
        """How many files of a backlog there are."""
        return int(np.searchsorted(self.submitted, 0))


@dataclass(frozen=True, slots=True, eq=False)
class Visits:
    """One row a visit of one case to one step, in the order in which they finished.

    A file sets off when the row `previous` was `answered` (or the case submitted, where
    `previous` is -1), has `arrived` at the desk after the transfer, is `ready` after the
    in-tray, and `started` when somebody takes it up; the applicant, where asked, has `answered`,
    else `answered` equals `finished`. After a parallel box `previous` is the row of the branch
    that answered last. `visit` counts from 1. `role` is -1 where nobody works, and at
    meetings, where several do (see the sittings and seats).

    Where a box decides as soon as it is certain, what the other branches had begun ends at that
    second with the outcome BROKEN_OFF; what they had in a queue, on the way, in a tray or at a wait
    leaves it then, with `started` and `person` -1 where nobody had begun. A box that asks the
    applicant once has visits of its own, which are that question: its branches finished asking
    before, and go on from there.
    A file may leave before its visit has ended: the row then ends when it left, with `started`
    NOT_BEGUN where nobody had begun, and the outcome EXPIRED, that of patience, or BROKEN_OFF. What
    people work on it after that is a further row with the outcome IN_VAIN, which no row follows.
    What a deadline takes to the level above leaves a row with the outcome ESCALATED; the same visit
    goes on there in the next row, which arrives at that second and is `ready` after the tray of
    that level.
    """

    __repr__ = in_short

    case: Ints
    step: Ints
    visit: Ints
    previous: Ints
    arrived: Ints
    ready: Ints
    started: Ints
    finished: Ints
    answered: Ints
    role: Ints
    person: Ints
    outcome: Ints

    def __len__(self) -> int:
        return len(self.case)

    @property
    def begun(self) -> NDArray[np.bool_]:
        """Whether anybody took each up."""
        return np.greater_equal(self.started, 0)

    @property
    def completed(self) -> NDArray[np.bool_]:
        """Whether each was finished, not broken off."""
        return np.not_equal(self.outcome, BROKEN_OFF)

    @property
    def goes_up(self) -> NDArray[np.bool_]:
        """Whether the next row is the same visit at the level above."""
        return np.equal(self.outcome, ESCALATED)

    def comes_up(self, rows: Ints) -> NDArray[np.bool_]:
        """Whether each of these rows is the rest of a visit that began at a level below."""
        before = self.previous[rows]
        return np.asarray((before >= 0) & self.goes_up[before])

    def rungs(self, rows: Ints) -> Ints:
        """So many levels above the desk of its step each of these rows is."""
        found = np.zeros(len(rows), dtype=np.int64)
        at, climbing = rows, self.comes_up(rows)
        while climbing.any():
            found += climbing
            at = np.where(climbing, self.previous[at], at)
            climbing &= self.comes_up(at)
        return found

    @property
    def taken_up(self) -> Ints:
        """`started`; where nobody began, when the file left."""
        return np.where(self.started == NOT_BEGUN, self.finished, self.started)

    @property
    def done(self) -> NDArray[np.bool_]:
        """Whether somebody began, and it had an outcome for the case."""
        return np.greater_equal(np.minimum(self.started, self.outcome), 0)


def _nothing() -> Ints:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Sittings:
    """One row a sitting of a meeting or run of a batch, in order of time; empty if observed.

    Held, it lasts from `time` until `until`: the end of its window, or of its last case where that
    is later. `held`: 0 where too few came (then `until` equals `time`), else 1. `taken`: the cases
    heard; `left`: those ready by the cut-off that were not.
    """

    step: Ints = field(default_factory=_nothing)
    time: Ints = field(default_factory=_nothing)
    until: Ints = field(default_factory=_nothing)
    held: Ints = field(default_factory=_nothing)
    taken: Ints = field(default_factory=_nothing)
    left: Ints = field(default_factory=_nothing)

    def __len__(self) -> int:
        return len(self.step)


@dataclass(frozen=True, slots=True, eq=False)
class Seats:
    """Who came: one row for each member present at each sitting, held or not.

    `sitting` is a row of the sittings.
    """

    sitting: Ints = field(default_factory=_nothing)
    role: Ints = field(default_factory=_nothing)
    person: Ints = field(default_factory=_nothing)

    def __len__(self) -> int:
        return len(self.sitting)


@dataclass(frozen=True, slots=True, eq=False)
class Questions:
    """One row a question or complaint of an applicant, in the order in which they were asked; empty
    if observed.

    `kind`: CHASE or COMPLAINT. `started` and `finished` by somebody of a role; -1 where the case
    was decided, or the run over, before. `upheld`: 1 where a complaint was right.
    """

    case: Ints = field(default_factory=_nothing)
    kind: Ints = field(default_factory=_nothing)
    asked: Ints = field(default_factory=_nothing)
    started: Ints = field(default_factory=_nothing)
    finished: Ints = field(default_factory=_nothing)
    role: Ints = field(default_factory=_nothing)
    person: Ints = field(default_factory=_nothing)
    upheld: Ints = field(default_factory=_nothing)

    def __len__(self) -> int:
        return len(self.case)


@dataclass(frozen=True, slots=True, eq=False)
class Duty:
    """When people were on duty: one row an interval [opens, closes) of one person.

    Only of the roles whose people differ; all others keep the hours of their role. `calendars`:
    those made of it, by role, so that they are made once.
    """

    role: Ints = field(default_factory=_nothing)
    person: Ints = field(default_factory=_nothing)
    opens: Ints = field(default_factory=_nothing)
    closes: Ints = field(default_factory=_nothing)
    calendars: dict[int, Any] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.role)


@dataclass(frozen=True, slots=True, eq=False)
class EventLog:
    """Everything that happened in one replication.

    `horizon` is what was simulated or observed, and so what is measured. `observed` names the
    columns that are known ("cases.decided", "visits.ready"); the others hold nothing.
    `steps`, `roles` and `outcomes` name the numbers in the columns; `outcomes[step][n]` is the
    n-th outcome of a step. `differing`: the numbers of the roles whose hours are in `duty`.
    """

    __repr__ = in_short

    cases: Cases
    visits: Visits
    horizon: Horizon
    steps: tuple[str, ...]
    roles: tuple[str, ...]
    outcomes: tuple[tuple[str, ...], ...]
    sittings: Sittings = field(default_factory=Sittings)
    seats: Seats = field(default_factory=Seats)
    differing: tuple[int, ...] = ()
    duty: Duty = field(default_factory=Duty)
    questions: Questions = field(default_factory=Questions)
    observed: frozenset[str] = EVERYTHING

    def require(self, *columns: str) -> None:
        """Raises NotObserved, with those of the columns that the log does not know."""
        unknown = frozenset(columns) - self.observed
        if unknown:
            raise NotObserved(unknown)

    def require_visits(self, *columns: str) -> None:
        """The same, for columns of the visits."""
        self.require(*(f"visits.{name}" for name in columns))
