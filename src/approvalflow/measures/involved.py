"""How many hands a case goes through: sign-offs, reviews, levels and departments."""

from __future__ import annotations

import numpy as np

from approvalflow.eventlog import EventLog, Ints
from approvalflow.measures.cohort import Cohort, by_step
from approvalflow.measures.counting import distinct
from approvalflow.office.office import Office

_SIGNS = ("approve", "meeting")


def involved_in(log: EventLog, office: Office, cohort: Cohort) -> dict[str, Ints]:
    """Counts by case, shape (size,), of what was done; levels and departments where the file has
    any.
    """
    rows = cohort.rows
    step, done = log.visits.step[rows], log.visits.done[rows]
    signs = by_step(log, office, lambda _, s: s.does in _SIGNS)[step] > 0
    reviews = by_step(log, office, lambda _, s: s.does == "review")[step] > 0
    made = {"signoffs": cohort.count(signs & done), "reviews": cohort.count(reviews & done)}
    if office.process.levels:
        level = by_step(log, office, lambda name, _: office.level_of(name))[step]
        made["levels"] = _different(cohort, np.where(done, level, -1))
    if office.departments:
        department = by_step(log, office, lambda name, _: office.department_of(name))[step]
        made["departments"] = _different(cohort, np.where(done, department, -1))
    return made


def _different(cohort: Cohort, number: Ints) -> Ints:
    """How many different numbers each case's rows have; -1 is none."""
    known = number >= 0
    base = int(number.max(initial=0)) + 1
    pairs, _ = distinct(cohort.case[known] * base + number[known], cohort.size * base)
    return np.bincount(pairs // base, minlength=cohort.size).astype(np.int64)
