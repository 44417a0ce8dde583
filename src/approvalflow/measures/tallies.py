"""What was done at each desk, and how long files waited there on the clock of its hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from approvalflow.eventlog import IN_VAIN, EventLog
from approvalflow.measures.blocks import stretches
from approvalflow.measures.presence import are_of
from approvalflow.measures.workload import Service
from approvalflow.office.office import Office


@dataclass(frozen=True, slots=True)
class Tally:
    """Of a pool, in the measured weeks. `worked`: seconds at desks; of the visits that became ready
    then and were begun: how many, the seconds of its hours that they waited, and how many of
    them came while it was closed.
    """

    worked: float
    visits: int
    waited: int
    outside: int


def tallies(log: EventLog, office: Office, services: Mapping[str, Service]) -> dict[str, Tally]:
    """By pool."""
    log.require_visits("ready", "started", "role", "outcome")
    times = office.timetable(log.horizon)
    begins, closes = log.horizon.begins, log.horizon.closes
    sums = np.zeros((3, len(log.roles)), dtype=np.int64)
    for _, visits in stretches(log):
        came = visits.begun & (visits.ready >= begins) & (visits.ready < closes)
        came &= visits.outcome != IN_VAIN
        for hours, roles in times.roles_by_hours:
            rows = np.flatnonzero(came & are_of(visits.role, roles))
            role, ready = visits.role[rows], visits.ready[rows]
            sums[0] += np.bincount(role, minlength=len(log.roles))
            np.add.at(sums[1], role, hours.open_between(ready, visits.started[rows]))
            sums[2] += np.bincount(role[~hours.is_open(ready)], minlength=len(log.roles))
    return {
        name: Tally(services[name].worked - services[name].held, *sums[:, number].tolist())
        for number, name in enumerate(log.roles)
    }
