"""What a case costs, the office and the applicant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


PARTS = ("desk ", "over ", "price ")  # how the names of what `paid` is made from begin


def parts_of(
    log: EventLog,
    office: Office,
    cohort: Cohort,
    work: Ints,
    sitting: Ints,
    heard: Ints,
    answering: Callable[[int], Ints],
) -> dict[str, Ints | Floats]:
    """Of each role that is paid, for each case: seconds at the `desk`, those for which members sat
    `over` it, and 3,600 times the `price` of what was done.

    `work` at desks, the `sitting` and the seconds `heard` in it are by row of the cohort;
    `answering`: seconds of work on questions by the role of that number, for each case.
    """
    here = log.visits.role[cohort.rows]
    found: dict[str, Ints | Floats] = {}
    done = None
    for n, name in enumerate(log.roles):
        role = office.pools[name].role
        if role.cost is not None:
            found[f"desk {name}"] = cohort.total(work * (here == n)) + answering(n)
            found[f"over {name}"] = cohort.total(heard * present_at(log, sitting, n))
        if role.price is not None:
            done = _visits_done(log, cohort) if done is None else done
            each = _amounts(role.price, log, office, cohort)
            found[f"price {name}"] = HOUR * each * cohort.count((here == n) & done)
    return found


def paid(
    office: Office,
    cohort: Cohort,
    services: Mapping[str, Service],
    parts: Mapping[str, NDArray[Any]],
) -> Floats:
    """What the office pays for each case: wage times seconds of work and 3,600 times prices, still
    to be divided by 3,600. Shape (cohort.size,).

    Members are paid for the sittings held in the measured weeks, whole, cases or none; the decided
    cases bear that in proportion to the time for which these members heard them.
    """
    # By role, so that the sum does not depend on the order of the visits, even in its rounding.
    total = np.zeros(cohort.size)
    for name in office.roles:
        role = office.pools[name].role
        if role.cost is not None:
            borne = _borne(services[name].held, parts[f"over {name}"], cohort)
            total += role.cost.money.amount * (parts[f"desk {name}"] + borne)
        if role.price is not None:
            total += parts[f"price {name}"]
    return total


def _borne(seconds: int, over: NDArray[Any], cohort: Cohort) -> Floats:
    """Seconds of sittings shared out among the decided cases, by the time `over` each; evenly
    where none of them was heard.
    """
    weights = np.where(cohort.decided, over.astype(np.int64), 0)
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
    cost = _a_day(log, office, cohort) * cohort.elapsed / DAY
    for number, name in enumerate(log.steps):
        fee = process.steps[name].fee
        if fee is not None:  # once, when the case was first taken up there
            paying = met(number, log, cohort)
            cost[paying] += _amounts(fee, log, office, cohort)[paying]
    return np.asarray(cost, dtype=np.float64)


def _a_day(log: EventLog, office: Office, cohort: Cohort) -> Floats:
    """What a calendar day costs each applicant."""
    delay, cost = office.process.delay_cost, np.zeros(cohort.size)
    if delay is not None and delay.fixed is not None:
        cost += delay.fixed.money.amount
    if delay is not None and delay.of_value is not None:
        amounts = cohort.attributes(log)[delay.of_value.datum]
        cost += delay.of_value.share * amounts.astype(np.float64)
    return cost


def _amounts(money: Any, log: EventLog, office: Office, cohort: Cohort) -> Floats:
    """An amount of money, which may vary, for each case."""
    amounts = np.zeros(cohort.size)
    columns = cohort.attributes(log)
    types = values.types_of(office.process.case_data)
    for leaf, cases in values.choices(money, columns, types, 1, cohort.size):
        amounts[cases] = leaf.amount
    return amounts
