"""The measures, by id: one function or line each, with its unit, direction and place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from approvalflow.eventlog import EventLog
from approvalflow.measures import workload
from approvalflow.measures.cohort import Bools, Cohort
from approvalflow.measures.facts import FactColumn, Facts
from approvalflow.office.posts import posts_cost
from approvalflow.process.deadlines import is_term_bound
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.pools import pools_of
from approvalflow.seconds import DAY, HOUR

Unit = Literal[
    "days",
    "working days",
    "hours",
    "share",
    "count",
    "money",
    "cases",
    "cases per 30 days",
    "weeks",
]
# Where the report has it: the brief, then subject by subject in this order. What is `rare` is no
# row where it happens in no design; what tells of the `queue` belongs to the brief over a year.
Place = Literal[
    "brief", "legal", "work", "rework", "organisation", "applicant", "ends", "quality", "rare",
    "open", "queue", "people",
]  # fmt: skip


Count = Callable[[EventLog, Cohort, str, Bools], float | None]


class Missing(Exception):  # noqa: N818 - it says what happened
    """A measure that cannot be had; `why` is the key of the sentence that says so."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Measure:
    """`compute` takes the facts and which cases of the cohort are meant; raises Missing.

    `better` is the better direction, if there is one; `place`: where the report has it. `of_cases`
    is false for measures of the office as a whole, which cannot be split by kind of case.
    """

    id: str
    unit: Unit
    better: Literal["less", "more"] | None
    place: Place
    compute: Callable[[Facts, Bools], float]
    of_cases: bool = True


def _column(facts: Facts, name: str) -> FactColumn:
    if name in facts.absent:
        raise Missing(facts.absent[name])
    return facts.columns[name]


def _decided(facts: Facts, among: Bools) -> Bools:
    """The decided of these cases, if all have ended: else the slow ones would be left out."""
    _all_ended(facts, among)
    decided = facts.cohort.decided & among
    if not decided.any():
        raise Missing("no-decided-case")
    return decided


def _all_ended(facts: Facts, among: Bools) -> None:
    if not among.any():
        raise Missing("no-case")
    if (facts.cohort.decided_at[among] < 0).any():
        raise Missing("undecided-cases")


def per_decided(name: str, facts: Facts, among: Bools, *, scale: int = 1, plus: int = 0) -> float:
    """Sum over decided cases / their number, in `scale` to the unit."""
    column = _column(facts, name)
    decided = _decided(facts, among)
    return float(column[decided].sum() / (int(decided.sum()) * scale)) + plus


def quantile(name: str, share: float, facts: Facts, among: Bools, *, scale: int = 1) -> float:
    """The inverse of the empirical distribution: the smallest value that reaches the share."""
    column = _column(facts, name)[_decided(facts, among)]
    return float(np.quantile(column, share, method="inverted_cdf")) / scale


def of_cohort(name: str, facts: Facts, among: Bools) -> float:
    """The share of all cases submitted."""
    column = _column(facts, name)
    _all_ended(facts, among)
    return float(column[among].sum() / among.sum())


def efficiency(facts: Facts, among: Bools) -> float:
    """Sum of work / sum of elapsed, on the wall clock."""
    decided = _decided(facts, among)
    elapsed = int(_column(facts, "elapsed")[decided].sum())
    if not elapsed:
        raise Missing("no-time-passed")
    return float(_column(facts, "work")[decided].sum() / elapsed)


def _open_cases(facts: Facts, _: Bools) -> float:
    return workload.open_cases(facts.log)


def _backlog_growth(facts: Facts, _: Bools) -> float:
    return workload.backlog_growth(facts.log)


def _weeks_to_clear(facts: Facts, _: Bools) -> float:
    if not facts.log.cases.ahead:
        raise Missing("no-backlog")
    weeks = workload.weeks_to_clear(facts.log)
    if weeks is None:
        raise Missing("backlog-not-cleared")
    return float(weeks)


def _posts_cost(facts: Facts, _: Bools) -> float:
    cost = posts_cost(facts.office)
    if cost is None:
        raise Missing("no-wages")
    return cost


def _utilisation(role: str, facts: Facts, _: Bools) -> float:
    used = workload.utilisation(facts.log, facts.office, role)
    if used is None:
        raise Missing("nobody-on-duty")
    return used


def _of_visits(count: Count, step: str, facts: Facts, among: Bools) -> float:
    share = count(facts.log, facts.cohort, step, among)
    if share is None:
        raise Missing("no-case")
    return share


MEASURES: tuple[Measure, ...] = (
    Measure("days_mean", "days", "less", "brief", partial(per_decided, "elapsed", scale=DAY)),
    Measure("days_median", "days", "less", "brief", partial(quantile, "elapsed", 0.5, scale=DAY)),
    Measure("days_p90", "days", "less", "brief", partial(quantile, "elapsed", 0.9, scale=DAY)),
    Measure("legal_days_mean", "working days", "less", "legal", partial(per_decided, "legal_days")),
    Measure(
        "legal_days_p90", "working days", "less", "legal", partial(quantile, "legal_days", 0.9)
    ),
    Measure(
        "open_hours_mean", "hours", "less", "legal", partial(per_decided, "opened", scale=HOUR)
    ),
    Measure(
        "open_hours_p90", "hours", "less", "legal", partial(quantile, "opened", 0.9, scale=HOUR)
    ),
    Measure("within_statutory", "share", "more", "brief", partial(of_cohort, "statutory")),
    Measure("within_promised", "share", "more", "brief", partial(of_cohort, "promised")),
    Measure("work_hours", "hours", "less", "brief", partial(per_decided, "labour", scale=HOUR)),
    Measure("efficiency", "share", "more", "work", efficiency),
    Measure("signoffs", "count", "less", "brief", partial(per_decided, "signoffs")),
    Measure("reviews", "count", "less", "work", partial(per_decided, "reviews")),
    Measure("levels", "count", "less", "organisation", partial(per_decided, "levels")),
    Measure("departments", "count", "less", "organisation", partial(per_decided, "departments")),
    Measure("handoffs", "count", "less", "brief", partial(per_decided, "handoffs")),
    Measure("returns", "count", "less", "rework", partial(per_decided, "returns")),
    Measure(
        "applicant_contacts", "count", "less", "applicant", partial(per_decided, "stays", plus=1)
    ),
    Measure("documents", "count", "less", "applicant", partial(per_decided, "documents")),
    Measure("form_fields", "count", "less", "applicant", partial(per_decided, "form_fields")),
    Measure("office_visits", "count", "less", "applicant", partial(per_decided, "office_visits")),
    Measure("office_cost", "money", "less", "brief", partial(per_decided, "paid", scale=HOUR)),
    # no direction: a post that is freed is not saved before somebody else needs the person
    Measure("posts_cost", "money", None, "brief", _posts_cost, of_cases=False),
    Measure("applicant_cost", "money", "less", "brief", partial(per_decided, "applicant")),
    Measure("open_cases", "cases", "less", "open", _open_cases, of_cases=False),
    Measure(
        "backlog_growth", "cases per 30 days", "less", "queue", _backlog_growth, of_cases=False
    ),
    Measure("weeks_to_clear", "weeks", "less", "queue", _weeks_to_clear, of_cases=False),
    Measure("granted", "share", None, "ends", partial(of_cohort, "granted")),
    Measure("refused", "share", None, "brief", partial(of_cohort, "refused")),
    Measure("withdrawn", "share", None, "ends", partial(of_cohort, "withdrawn")),
    Measure("lapsed", "share", None, "rare", partial(of_cohort, "lapsed")),
    Measure("deemed", "share", "less", "rare", partial(of_cohort, "deemed")),
    Measure("wrongful_approvals", "share", "less", "quality", partial(of_cohort, "wrongful")),
    Measure(
        "wrongful_refusals", "share", "less", "quality", partial(of_cohort, "wrongful_refusals")
    ),
    Measure("turned_away", "share", "less", "rare", partial(of_cohort, "turned_away")),
)
UTILISATION, UNANSWERED, ESCALATED = "utilisation", "unanswered", "escalated"


def utilisation_of(role: str) -> Measure:
    """How much of their hours the people of a role work; neither side is the better one."""
    name = f"{UTILISATION}({role})"
    return Measure(name, "share", None, "people", partial(_utilisation, role), of_cases=False)


def unanswered_at(step: str) -> Measure:
    """The share of what comes to a step of which nobody has begun when its deadline passes."""
    return Measure(
        f"{UNANSWERED}({step})",
        "share",
        "less",
        "queue",
        partial(_of_visits, workload.unanswered, step),
    )


def escalated_at(step: str) -> Measure:
    """The share of what comes to a step that a deadline takes to a level above."""
    name = f"{ESCALATED}({step})"
    return Measure(name, "share", "less", "queue", partial(_of_visits, workload.escalated, step))


FAMILIES: Mapping[str, Callable[[str], Measure]] = {
    UTILISATION: utilisation_of,
    UNANSWERED: unanswered_at,
    ESCALATED: escalated_at,
}


def measures_of(process: Process) -> tuple[Measure, ...]:
    """All measures of a process: also one utilisation for each pool with limited staff, what is
    left unanswered at each step from which a file goes on, and what goes up at each of the others
    with a deadline.
    """
    limited = [name for name, pool in pools_of(process).items() if pool.staff != UNLIMITED]
    steps = process.steps
    due = {name: step.due for name, step in steps.items() if step.due is not None}
    late = {name for name in due if due[name].goes_on}
    late |= {n for n, step in steps.items() if step.roles and is_term_bound(process, n)}
    silent = (unanswered_at(name) for name in sorted(late))
    upward = (escalated_at(name) for name in sorted(due) if not due[name].goes_on)
    return (*MEASURES, *map(utilisation_of, limited), *silent, *upward)


def placed(*places: Place) -> tuple[str, ...]:
    """The ids of the measures that have one of these places, in reading order."""
    return tuple(m.id for place in places for m in MEASURES if m.place == place)


def measure_named(name: str) -> Measure | None:
    """The measure of that id, `utilisation(role)` and the like included."""
    family, _, of = name.partition("(")
    if family in FAMILIES and of.endswith(")"):
        return FAMILIES[family](of[:-1])
    return next((measure for measure in MEASURES if measure.id == name), None)
