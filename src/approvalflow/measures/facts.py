"""What the measures add up: whole numbers for each case of the cohort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import EventLog, Ints, Result
from approvalflow.measures.cohort import Cohort, by_step, cohort_of
from approvalflow.measures.legal import Stays, legal_days, limit_kept, stays_of
from approvalflow.measures.paths import handoffs_of, returns_of
from approvalflow.measures.presence import work_seconds
from approvalflow.measures.seated import came, sitting_of
from approvalflow.process import values
from approvalflow.process.office import DAY, Office

Floats = NDArray[np.float64]
FactColumn = NDArray[np.int64] | NDArray[np.float64] | NDArray[np.bool_]


_SIGNS = ("approve", "meeting")


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """One replication, ready to be measured.

    `columns` have shape (cohort.size,); seconds are whole, money is a float. Where the process
    has nothing to make a column from, `absent` holds the reason instead.
    """

    log: EventLog
    office: Office
    cohort: Cohort
    columns: Mapping[str, FactColumn]
    absent: Mapping[str, str]


def facts_of(log: EventLog, office: Office) -> Facts:
    cohort = cohort_of(log, office)
    stays = stays_of(log, cohort)
    work = work_seconds(log, office)[cohort.rows]
    sitting = sitting_of(log, office, cohort.rows)
    spent = (log.visits.finished - log.visits.started)[cohort.rows]
    heard: Ints = np.where(sitting >= 0, spent, 0)
    made: dict[str, FactColumn | str] = {
        "elapsed": cohort.elapsed,
        "legal_days": legal_days(cohort, stays, office.calendar),
        "work": cohort.total(work + heard),
        "labour": cohort.total(work + heard * _present(log, sitting)),
        "granted": cohort.result == Result.GRANTED,
        "refused": cohort.result == Result.REFUSED,
        "withdrawn": cohort.result == Result.WITHDRAWN,
    }
    made |= _limits(log, office, cohort, stays)
    made |= _visits(log, office, cohort)
    made |= _costs(log, office, cohort, work, heard, sitting)
    return Facts(
        log,
        office,
        cohort,
        columns={name: c for name, c in made.items() if not isinstance(c, str)},
        absent={name: c for name, c in made.items() if isinstance(c, str)},
    )


def _present(log: EventLog, sitting: Ints, role: int | None = None) -> Ints:
    """How many members, of one role or of all, came to these sittings; 0 for number -1."""
    roles = range(len(log.roles)) if role is None else (role,)
    number = sum((came(log, n) for n in roles), start=np.zeros(len(log.sittings), dtype=np.int64))
    present: Ints = np.append(number, 0)[sitting]
    return present


def _limits(
    log: EventLog, office: Office, cohort: Cohort, stays: Stays
) -> dict[str, FactColumn | str]:
    limits = office.process.time_limit
    return {
        name: "no-limit" if limit is None else limit_kept(limit, log, office, cohort, stays)
        for name, limit in (("statutory", limits.statutory), ("promised", limits.promised))
    }


def _visits(log: EventLog, office: Office, cohort: Cohort) -> dict[str, FactColumn | str]:
    visits, rows, process = log.visits, cohort.rows, office.process
    step = visits.step[rows]
    made: dict[str, FactColumn | str] = {
        "signoffs": cohort.count(by_step(log, office, lambda _, s: s.does in _SIGNS)[step] > 0),
        "reviews": cohort.count(by_step(log, office, lambda _, s: s.does == "review")[step] > 0),
        "returns": returns_of(log, cohort),
        "stays": cohort.count(visits.answered[rows] > visits.finished[rows]),
        "levels": "no-levels",
        "departments": "no-departments",
        "handoffs": "no-departments",
    }
    if process.levels:
        level = by_step(log, office, lambda name, _: office.level_of(name))[step]
        made["levels"] = _distinct(cohort, level)
    if office.departments:
        department = by_step(log, office, lambda name, _: office.department_of(name))[step]
        made["departments"] = _distinct(cohort, department)
        made["handoffs"] = handoffs_of(log, office, cohort)
    return made


def _distinct(cohort: Cohort, number: Ints) -> Ints:
    """How many different numbers each case's rows have; -1 is none."""
    known = number >= 0
    base = int(number.max(initial=0)) + 1
    pairs = np.unique(cohort.case[known] * base + number[known])
    return np.bincount(pairs // base, minlength=cohort.size).astype(np.int64)


def _costs(
    log: EventLog, office: Office, cohort: Cohort, work: Ints, heard: Ints, sitting: Ints
) -> dict[str, FactColumn | str]:
    """`wages`: wage times seconds of work, still to be divided by 3,600; `applicant`: money.

    In a meeting every member who came is paid for the time over the case, as at a desk.
    """
    process = office.process
    made: dict[str, FactColumn | str] = {"wages": "no-wages", "applicant": "no-applicant-costs"}
    wages = {n: office.pools[name].role.cost for n, name in enumerate(log.roles)}
    if any(wages.values()):
        # By role, so that the sum does not depend on the order of the visits, even in its rounding.
        role = log.visits.role[cohort.rows]
        paid = np.zeros(cohort.size)
        for n, wage in wages.items():
            if wage is not None:
                paid += wage.money.amount * cohort.total(
                    work * (role == n) + heard * _present(log, sitting, n)
                )
        made["wages"] = paid
    fees = [name for name in log.steps if process.steps[name].fee is not None]
    if fees or process.delay_cost is not None:
        delay = process.delay_cost.money.amount if process.delay_cost else 0.0
        cost = delay * cohort.elapsed / DAY
        for name in fees:
            cost += _fee(process.steps[name].fee, log.steps.index(name), log, office, cohort)
        made["applicant"] = cost
    return made


def _fee(fee: Any, step: int, log: EventLog, office: Office, cohort: Cohort) -> Floats:
    """What each case paid at a step: once, when it was first there."""
    paying = np.unique(cohort.case[log.visits.step[cohort.rows] == step])
    amounts = np.zeros(cohort.size)
    columns = cohort.attributes(log)
    types = values.types_of(office.process.case_data)
    for money, cases in values.choices(fee, columns, types, 1, cohort.size):
        amounts[cases] = money.amount
    paid = np.zeros(cohort.size)
    paid[paying] = amounts[paying]
    return paid
