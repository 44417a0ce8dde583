"""What goes wrong with a case, of a list that is the same for every office: what a crisis is
counted from (Alkire and Foster 2011, "Counting and Multidimensional Poverty Measurement").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from approvalflow.measures.cohort import Bools
from approvalflow.measures.facts import Facts
from approvalflow.process.deadlines import lapses
from approvalflow.process.graph import outcomes_of
from approvalflow.process.model.process import Process
from approvalflow.process.model.varying import leaves
from approvalflow.seconds import HOUR

LEAST_WORK = 20  # of the office's time one part in so many is work, or it mostly lay
MOST_SIGNOFFS = 3
MOST_DEPARTMENTS = 3
MOST_VISITS = 2
MOST_AGAIN = 1
OPEN = -1  # the code of a case that had not ended with the run


@dataclass(frozen=True, slots=True)
class Troubles:
    """`codes`: of each case of the cohort the sum of 2^number of its troubles, OPEN where it had
    not ended; shape (size,). `absent`: the troubles of which nothing is known, and why.
    """

    codes: NDArray[np.int16] = field(default_factory=lambda: np.zeros(0, dtype=np.int16))
    absent: Mapping[str, str] = field(default_factory=dict)


NO_TROUBLES = Troubles()


def troubles_of(facts: Facts) -> Troubles:
    """Of every case, judged by the limits of the process or by those it is to be judged by."""
    cohort = facts.cohort
    codes = np.zeros(cohort.size, dtype=np.int16)
    absent = {}
    for number, (name, (needed, found)) in enumerate(TROUBLES.items()):
        reasons = [facts.absent[column] for column in needed if column in facts.absent]
        why = _unsaid(name, facts.office.process) or (reasons[0] if reasons else "")
        if why:
            absent[name] = why
        else:
            codes |= np.where(found(facts), np.int16(1 << number), np.int16(0))
    codes[cohort.decided_at < 0] = OPEN
    return Troubles(codes, absent)


def _unsaid(name: str, process: Process) -> str:
    """Why the process has nothing to say of it; "" if it has."""
    if name == "cost" and (process.judged_by is None or process.judged_by.cost is None):
        return "no-bar"
    return "no-silence" if name == "silence" and not can_fall_silent(process) else ""


def can_fall_silent(process: Process) -> bool:
    """Whether a case can end without a decision of the office, or of the applicant's own accord."""
    if set(leaves(process.time_limit.if_late)) & {"granted", "refused"}:
        return True
    every = (named for step in process.steps.values() for named in outcomes_of(step))
    return any(name == "withdraw" or lapses(outcome) for name, outcome in every)


def _over(column: str, most: int) -> Callable[[Facts], Bools]:
    def found(facts: Facts) -> Bools:
        return np.asarray(np.greater(facts.columns[column], most))

    return found


def _idle(facts: Facts) -> Bools:
    time, work = facts.columns["office_time"], facts.columns["work"]
    return np.asarray(facts.cohort.decided & (LEAST_WORK * work < time))


def _again(facts: Facts) -> Bools:
    return np.asarray(
        np.greater(np.add(facts.columns["returns"], facts.columns["stays"]), MOST_AGAIN)
    )


def _silence(facts: Facts) -> Bools:
    columns = (facts.columns[name] for name in ("deemed", "withdrawn", "lapsed"))
    return np.asarray(np.any([np.greater(column, 0) for column in columns], axis=0))


def _dear(facts: Facts) -> Bools:
    judged = facts.office.process.judged_by
    assert judged is not None
    assert judged.cost is not None
    return np.asarray(facts.columns["paid"] > judged.cost * HOUR)  # of wages by the hour


TROUBLES: Mapping[str, tuple[tuple[str, ...], Callable[[Facts], Bools]]] = {
    "late": (("late",), lambda facts: np.asarray(facts.columns["late"] > 0)),
    "idle": (("office_time", "work"), _idle),
    "signoffs": (("signoffs",), _over("signoffs", MOST_SIGNOFFS)),
    "departments": (("departments",), _over("departments", MOST_DEPARTMENTS)),
    "visits": (("office_visits",), _over("office_visits", MOST_VISITS)),
    "again": (("returns", "stays"), _again),
    "silence": (("deemed", "withdrawn", "lapsed"), _silence),
    "cost": (("paid",), _dear),
}
"""By name, the columns that each needs, and which cases have it; in the order of their bits."""
