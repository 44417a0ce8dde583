"""The cases of a pilot: what an analysis knows of each, whether simulated or read from a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from approvalflow.brevity import in_short
from approvalflow.eventlog import Ending, EventLog, Ints
from approvalflow.measures.presence import work_seconds
from approvalflow.office.office import Office
from approvalflow.process.values import Columns, category_codes
from approvalflow.seconds import DAY, HOUR, WEEK

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class PilotCases:
    """One row a case, in order of submission.

    `week`: of the pilot, from 0; below 0 before it. `days` until decided, in calendar days, and
    hours of `work`; NaN where unknown. `kind`: the number of its kind of case. `arm`: 1 where it
    went the redesign's way. `granted`: whether it was.
    """

    __repr__ = in_short

    week: Ints
    days: Floats
    work: Floats
    kind: Ints
    arm: Ints
    granted: Bools

    def __len__(self) -> int:
        return len(self.week)

    def having(self, rows: Bools) -> PilotCases:
        """Some of them."""
        return PilotCases(
            self.week[rows], self.days[rows], self.work[rows], self.kind[rows], self.arm[rows],
            self.granted[rows],
        )  # fmt: skip

    def between(self, first: int, end: int) -> PilotCases:
        """Those of the weeks from `first` to before `end`, of which these become the first."""
        found = self.having((self.week >= first) & (self.week < end))
        return replace(found, week=found.week - first)

    def measure(self, name: str) -> Floats:
        """`days` or `work`."""
        return self.work if name == "work" else self.days


def simulated_cases(
    log: EventLog, office: Office, arm: Ints, since: int, strata: tuple[str, ...]
) -> PilotCases:
    """Those of a simulated log submitted in its measured weeks. `since`: when the pilot begins, in
    seconds; `strata`: the categories by which cases are told apart.
    """
    cases, horizon = log.cases, log.horizon
    counted = (cases.submitted >= horizon.begins) & (cases.submitted < horizon.closes)
    worked = np.flatnonzero((log.visits.role >= 0) & log.visits.begun)
    seconds = work_seconds(log, office, worked)
    work = np.bincount(log.visits.case[worked], seconds, len(cases)) / HOUR
    days = np.where(cases.decided >= 0, (cases.decided - cases.submitted) / DAY, np.nan)
    week = (cases.submitted - since) // WEEK
    return PilotCases(
        week, days, work, kinds_of(cases.attributes, strata, len(cases)), arm,
        cases.result == Ending.GRANTED,
    ).having(counted)  # fmt: skip


def kinds_of(columns: Columns, strata: tuple[str, ...], cases: int) -> Ints:
    """The number of the combination of categories of each case, shape (cases,)."""
    kind = np.zeros(cases, dtype=np.int64)
    for name in strata:
        codes = category_codes(columns[name])
        kind = kind * (int(codes.max(initial=0)) + 1) + codes
    return kind
