"""What a case brings and takes whatever the crowd: its way, its work by pool, its hearings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from approvalflow.eventlog import NOT_BEGUN, EventLog, Ints
from approvalflow.measures.cohort import Bools, cohort_of
from approvalflow.measures.ledger import STATES, ledger_of
from approvalflow.measures.presence import work_seconds
from approvalflow.office.office import Office

CROWD = ("queue", "absent", "agenda")  # what a file waits because others are before it


@dataclass(frozen=True, slots=True, eq=False)
class Undelayed:
    """Of the cohort. `way`: seconds of each decided case but those of the crowd, shape (n,);
    `work`: official seconds of each case by pool, `heard`: its hearings by meeting, each of shape
    (size,).
    """

    way: Ints
    work: dict[str, Ints]
    heard: dict[str, Ints]


def undelayed(log: EventLog, office: Office) -> Undelayed:
    """Raises NotObserved where the log lacks a column."""
    ledger = ledger_of(log, office)
    crowd = np.isin(ledger.state, [STATES.index(state) for state in CROWD])
    way = np.zeros(len(ledger.cases), dtype=np.int64)
    np.add.at(way, ledger.case[~crowd], ledger.seconds[~crowd])
    cohort = cohort_of(log, office)
    seconds = work_seconds(log, office, cohort.rows)
    role, step = log.visits.role[cohort.rows], log.visits.step[cohort.rows]

    def total(amounts: Ints, chosen: Bools) -> Ints:
        return cohort.among(chosen).total(amounts[chosen])

    begun = (log.visits.started[cohort.rows] != NOT_BEGUN).astype(np.int64)
    meetings = [n for n, name in enumerate(log.steps)
                if office.process.steps[name].does == "meeting"]  # fmt: skip
    return Undelayed(
        way,
        {name: total(seconds, role == number) for number, name in enumerate(log.roles)},
        {log.steps[number]: total(begun, step == number) for number in meetings},
    )
