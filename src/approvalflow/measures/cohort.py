"""The cases that are measured: those submitted in the measured window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import Column, Ending, EventLog, Ints, KnownData
from approvalflow.office.office import Office
from approvalflow.process.model.steps import Step

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """The `size` cases from number `first` on, and the rows of their visits.

    Columns of shape (size,): `submitted`, `decided_at` (-1: never), `result`, `extended` and
    `deemed` (0 or 1), and `decided`:
    granted or refused, or issued, whatever became of the case afterwards.
    `rows` are rows of the visits, in the order of the log; `case` gives for each of them the
    position of its case in the cohort.
    """

    first: int
    size: int
    submitted: Ints
    decided_at: Ints
    result: Ints
    extended: Ints
    deemed: Ints
    decided: Bools
    rows: Ints
    case: Ints

    @property
    def elapsed(self) -> Ints:
        """Seconds from submission to decision, of shape (size,); -1 where not decided."""
        return np.where(self.decided, self.decided_at - self.submitted, -1)

    def attributes(self, log: EventLog) -> dict[str, Column]:
        """The case data of the cohort, as columns of shape (size,); asked for one that the log does
        not know it raises NotObserved.
        """
        here = slice(self.first, self.first + self.size)
        known = log.cases.attributes.items()
        return KnownData({name: column[here] for name, column in known})

    def among(self, chosen: Bools) -> Cohort:
        """The same cases with some of their rows; `chosen` has the shape of `rows`."""
        return replace(self, rows=self.rows[chosen], case=self.case[chosen])

    def has(self, chosen: Bools) -> Bools:
        """Which cases have any of the chosen rows; `chosen` has the shape of `rows`."""
        found = np.zeros(self.size, dtype=np.bool_)
        found[self.case[chosen]] = True
        return found

    def count(self, chosen: Bools) -> Ints:
        """How many of the chosen rows each case has; `chosen` has the shape of `rows`."""
        return np.bincount(self.case[chosen], minlength=self.size).astype(np.int64)

    def total(self, amounts: Ints) -> Ints:
        """The exact sum over each case's rows."""
        sums = np.zeros(self.size, dtype=np.int64)
        np.add.at(sums, self.case, amounts)
        return sums


def cohort_of(log: EventLog, office: Office) -> Cohort:
    """Cases are in order of submission, so the cohort is one stretch of their numbers."""
    cases, visits = log.cases, log.visits
    first, end = cases_between(log)
    rows = np.flatnonzero((visits.case >= first) & (visits.case < end))
    case = visits.case[rows] - first
    issued = np.zeros(end - first, dtype=np.bool_)
    issues = by_step(log, office, lambda _, step: step.does == "issue") > 0
    issued[case[issues[visits.step[rows]]]] = True
    decided_at, result = cases.decided[first:end], cases.result[first:end]
    settled = (result == Ending.GRANTED) | (result == Ending.REFUSED) | issued
    return _cohort(log, (decided_at >= 0) & settled, rows, case)


def cases_of(log: EventLog, decided: Bools) -> Cohort:
    """The same without any rows, if it is known which of the cases are decided."""
    return _cohort(log, decided, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def cases_between(log: EventLog) -> tuple[int, int]:
    """The number of the first case of the cohort, and that after the last."""
    edges = [log.horizon.begins, log.horizon.closes]
    first, end = np.searchsorted(log.cases.submitted, edges).tolist()
    return first, end


def _cohort(log: EventLog, decided: Bools, rows: Ints, case: Ints) -> Cohort:
    (first, end), cases = cases_between(log), log.cases
    return Cohort(
        first=first,
        size=end - first,
        submitted=cases.submitted[first:end],
        decided_at=cases.decided[first:end],
        result=cases.result[first:end],
        extended=cases.extended[first:end],
        deemed=cases.deemed[first:end],
        decided=decided,
        rows=rows,
        case=case,
    )


def by_step(log: EventLog, office: Office, of: Callable[[str, Step], int]) -> Ints:
    """A number for each step, in the order in which the log numbers them."""
    steps = office.process.steps
    return np.array([of(name, steps[name]) for name in log.steps], dtype=np.int64)


def met(step: int, log: EventLog, cohort: Cohort) -> Ints:
    """The cases that were taken up at a step."""
    there = (log.visits.step[cohort.rows] == step) & log.visits.begun[cohort.rows]
    return np.flatnonzero(cohort.has(there))
