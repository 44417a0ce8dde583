"""The log as it grows, and whether everything asked for is in it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from approvalflow.eventlog import (
    QUESTION_COLUMNS,
    SEAT_COLUMNS,
    SITTING_COLUMNS,
    VISIT_COLUMNS,
    Cases,
    Duty,
    EventLog,
    Ints,
    Questions,
    Seats,
    Sittings,
    Visits,
)
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan

_WIDTH = len(VISIT_COLUMNS)
_ANSWERED = VISIT_COLUMNS.index("answered")
_CHUNK = 4096 * _WIDTH


class Record:
    """Cases and visits of one replication.

    A visit is twelve numbers at the end of `rows`, in the order of VISIT_COLUMNS; an engine
    calls `rows.extend`, the cheapest way to put down a row. Every few thousand rows are packed
    into columns of eight bytes a number.
    """

    __slots__ = (
        "_begins", "_closed", "_closes", "_columns", "_open", "decided", "deemed", "ended",
        "extended", "questions", "result", "rows", "seats", "sittings", "submitted", "undecided",
    )  # fmt: skip

    def __init__(self, plan: Plan) -> None:
        self._begins, self._closes = plan.horizon.begins, plan.horizon.closes
        self._open = 0  # cases that are measured or of the backlog, and have not ended
        self._closed = False
        self.undecided = 0
        self._columns = tuple(array("q") for _ in VISIT_COLUMNS)
        self.rows: list[int] = []
        self.submitted, self.decided = array("q"), array("q")
        self.ended, self.result = array("q"), array("q")
        self.extended: set[int] = set()
        self.deemed: set[int] = set()
        self.sittings, self.seats = array("q"), array("q")  # row after row
        self.questions = array("q")

    def submit(self, now: int) -> int:
        """The number of a new case."""
        self.submitted.append(now)
        for column in (self.decided, self.ended, self.result):
            column.append(-1)
        self.undecided += 1
        self._open += self._awaited(now)
        self._closed = now >= self._closes
        if len(self.rows) >= _CHUNK:
            self._pack()
        return len(self.submitted) - 1

    def sit(self, row: tuple[int, ...], present: list[tuple[int, int]]) -> None:
        """A sitting as in SITTING_COLUMNS, and who came: role and person."""
        number = len(self.sittings) // len(SITTING_COLUMNS)
        self.sittings.extend(row)
        for role, person in present:
            self.seats.extend((number, role, person))

    def ask(self, case: int, kind: int, now: int) -> int:
        """Somebody asks, or complains; the number of the row, as in QUESTION_COLUMNS."""
        self.questions.extend((case, kind, now, -1, -1, -1, -1, 0))
        return len(self.questions) // len(QUESTION_COLUMNS) - 1

    def answered(self, number: int, row: tuple[int, ...]) -> None:
        """From when until when by whom, and whether it was right."""
        end = (number + 1) * len(QUESTION_COLUMNS)
        self.questions[end - len(row) : end] = array("q", row)

    def decide(self, case: int, now: int) -> None:
        if self.decided[case] < 0:
            self.decided[case] = now
            self.undecided -= 1

    def end(self, case: int, now: int, result: int) -> None:
        self.ended[case] = now
        self.result[case] = result
        self.decide(case, now)
        self._open -= self._awaited(self.submitted[case])

    def _awaited(self, submitted: int) -> bool:
        """Whether the run goes on until such a case has ended: if it is measured or of the
        backlog.
        """
        return self._begins <= submitted < self._closes or submitted < 0

    def answer(self, row: int, now: int) -> None:
        """The applicant of a row is no longer waited for."""
        packed = len(self._columns[_ANSWERED])
        if row < packed:
            self._columns[_ANSWERED][row] = now
        else:
            self.rows[(row - packed) * _WIDTH + _ANSWERED] = now

    @property
    def complete(self) -> bool:
        """Whether all cases that are measured have been submitted and have ended."""
        return self._closed and not self._open

    def _pack(self) -> None:
        for number, column in enumerate(self._columns):
            column.fromlist(self.rows[number::_WIDTH])
        self.rows.clear()

    def log(self, plan: Plan, luck: Luck) -> EventLog:
        self._pack()
        cases = [_column(c) for c in (self.submitted, self.decided, self.ended, self.result)]
        size = len(self.submitted)
        return log_of(plan, luck, Columns(
            visits=[_column(numbers) for numbers in self._columns],
            cases=[*cases, _chosen(self.extended, size), _chosen(self.deemed, size)],
            sittings=_column(self.sittings).reshape(-1, len(SITTING_COLUMNS)),
            seats=_column(self.seats).reshape(-1, len(SEAT_COLUMNS)),
            questions=_column(self.questions).reshape(-1, len(QUESTION_COLUMNS)),
        ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """What an engine has put down: columns of visits and cases, rows of sittings and seats, and of
    questions where there are any.
    """

    visits: Sequence[Ints]
    cases: Sequence[Ints]
    sittings: Ints
    seats: Ints
    questions: Ints | None = None


def log_of(plan: Plan, luck: Luck, columns: Columns) -> EventLog:
    """The log of one replication."""
    differing = tuple(n for n, pool in enumerate(plan.pools) if pool.own_hours)
    submitted, decided, ended, result, extended, deemed = columns.cases
    attributes = luck.attributes(len(submitted))
    return EventLog(
        cases=Cases(submitted, decided, ended, result, extended, deemed, attributes),
        visits=Visits(*columns.visits),
        horizon=plan.horizon,
        steps=plan.steps,
        roles=plan.roles,
        outcomes=plan.outcomes,
        sittings=Sittings(*map(np.ascontiguousarray, columns.sittings.T)),
        seats=Seats(*map(np.ascontiguousarray, columns.seats.T)),
        differing=differing,
        duty=_duty(differing, luck),
        questions=_questions(columns.questions),
    )


def _questions(rows: Ints | None) -> Questions:
    return Questions() if rows is None else Questions(*map(np.ascontiguousarray, rows.T))


def _duty(roles: tuple[int, ...], luck: Luck) -> Duty:
    """The hours of each person of some roles."""
    nothing = np.zeros(0, dtype=np.int64)
    columns = [(nothing, nothing, nothing, nothing)]
    for role in roles:
        for person, hours in enumerate(luck.person_calendars(role) or ()):
            who = np.full((2, len(hours.opens)), [[role], [person]], dtype=np.int64)
            columns.append((*who, hours.opens, hours.closes))
    return Duty(*(np.concatenate(parts) for parts in zip(*columns, strict=True)))


def _chosen(cases: set[int], size: int) -> Ints:
    """1 for these cases, 0 for the others."""
    column = np.zeros(size, dtype=np.int64)
    column[sorted(cases)] = 1
    return column


def _column(numbers: array[int]) -> Ints:
    """The same memory, seen by numpy."""
    return np.frombuffer(numbers, dtype=np.int64)
