"""The cases of one replication as they move from place to place."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.eventlog import EventLog
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.movements import movements_of
from approvalflow.office.office import Office
from approvalflow.process.graph import connections
from approvalflow.study.result import Replayed


def replay(log: EventLog, office: Office, most: int, movements: int) -> tuple[Replayed, ...]:
    """The first `most` cases of the cohort; fewer, where they move more often than `movements`."""
    cohort = cohort_of(log, office)
    few = replace(cohort, size=min(cohort.size, most))
    few = few.among(few.case < few.size)
    number = {pair: n for n, pair in enumerate(connections(office.process))}
    begins = int(cohort.submitted[0]) if cohort.size else 0
    found: dict[int, list[int]] = {}
    for moved in sorted(movements_of(log, office, few), key=lambda m: (m.case, m.left)):
        left, arrived, until = (
            (t - begins) // 60 for t in (moved.left, moved.arrived, moved.until)
        )
        taken = (number[moved.pair], left, arrived - left, until - arrived)
        found.setdefault(moved.case - cohort.first, []).extend(taken)
    kept: list[Replayed] = []
    for case, moves in found.items():
        movements -= len(moves) // 4
        if movements < 0:
            break
        kept.append(Replayed(case + 1, tuple(moves)))
    return tuple(kept)
