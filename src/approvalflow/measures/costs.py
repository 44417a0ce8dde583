"""What a case costs, the office and the applicant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import EventLog, Ints
from approvalflow.measures.cohort import Bools, Cohort, met
from approvalflow.measures.seated import present_at
from approvalflow.measures.workload import Service
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.seconds import DAY, HOUR

Floats = NDArray[np.float64]


def paid(
    log: EventLog,
    office: Office,
    cohort: Cohort,
    services: Mapping[str, Service],
    work: Ints,
    sitting: Ints,
    heard: Ints,
) -> Floats:
    """What the office pays for each case: wage times seconds of work and 3,600 times prices, still
    to be divided by 3,600. Shape (cohort.size,).

    `work` at desks, the `sitting` and the seconds `heard` in it are by row of the cohort. Members
    are paid for the sittings held in the measured weeks, whole, cases or none; the decided cases
    bear that in proportion to the time for which these members heard them.
    """
    # By role, so that the sum does not depend on the order of the visits, even in its rounding.
    here = log.visits.role[cohort.rows]
    done = _visits_done(log, cohort)
    total = np.zeros(cohort.size)
    for n, name in enumerate(log.roles):
        role = office.pools[name].role
        if role.cost is not None:
            over = cohort.total(heard * present_at(log, sitting, n))
            seconds = cohort.total(work * (here == n)) + _borne(services[name].held, over, cohort)
            total += role.cost.money.amount * seconds
        if role.price is not None:
            each = _amounts(role.price, log, office, cohort)
            total += HOUR * each * cohort.count((here == n) & done)
    return total


def _borne(seconds: int, over: Ints, cohort: Cohort) -> Floats:
    """Seconds of sittings shared out among the decided cases, by the time `over` each; evenly
    where none of them was heard.
    """
    weights = np.where(cohort.decided, over, 0)
    if not weights.any():
        weights = cohort.decided.astype(np.int64)
    return np.asarray(seconds * weights / max(int(weights.sum()), 1), dtype=np.float64)


def _visits_done(log: EventLog, cohort: Cohort) -> Bools:
    """One row of each visit that somebody began and that was not broken off.

    Work that goes on in vain is a further row of its visit, which is done but once.
    """
    visits, rows = log.visits, cohort.rows
    chosen = np.flatnonzero(visits.begun[rows] & visits.completed[rows])
    case, step, visit = (c[rows[chosen]] for c in (visits.case, visits.step, visits.visit))
    keys = (case * len(log.steps) + step) * (visit.max(initial=0) + 1) + visit
    _, first = np.unique(keys, return_index=True)
    once = np.zeros(len(rows), dtype=np.bool_)
    once[chosen[first]] = True
    return once


def applicant(log: EventLog, office: Office, cohort: Cohort) -> Floats:
    """What each applicant pays: the fees, and the cost of the days. Shape (cohort.size,)."""
    process = office.process
    delay = process.delay_cost.money.amount if process.delay_cost else 0.0
    cost = delay * cohort.elapsed / DAY
    for number, name in enumerate(log.steps):
        fee = process.steps[name].fee
        if fee is not None:  # once, when the case was first taken up there
            paying = met(number, log, cohort)
            cost[paying] += _amounts(fee, log, office, cohort)[paying]
    return np.asarray(cost, dtype=np.float64)


def _amounts(money: Any, log: EventLog, office: Office, cohort: Cohort) -> Floats:
    """An amount of money, which may vary, for each case."""
    amounts = np.zeros(cohort.size)
    columns = cohort.attributes(log)
    types = values.types_of(office.process.case_data)
    for leaf, cases in values.choices(money, columns, types, 1, cohort.size):
        amounts[cases] = leaf.amount
    return amounts
