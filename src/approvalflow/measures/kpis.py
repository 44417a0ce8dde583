"""The measures, by id: one function or line each, with its unit, direction and place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from approvalflow.measures import workload
from approvalflow.measures.cohort import Bools
from approvalflow.measures.facts import NOT_OBSERVED, FactColumn, Facts
from approvalflow.measures.replicated import Bounds, Parts
from approvalflow.office.posts import posts_cost
from approvalflow.process.authority import refusing
from approvalflow.process.deadlines import goes_on_late, goes_up_late
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


class Missing(Exception):  # noqa: N818 - it says what happened
    """A measure that cannot be had; `why` is the key of the sentence that says so."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class Empty(Missing):
    """There is nothing to measure in this replication, though there may be in others."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A quantile, by the inverse of the empirical distribution: that of `column` at `share`."""

    column: str
    share: float
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """`compute` takes the facts and which cases of the cohort are meant; raises Missing.

    `better` is the better direction, if there is one; `place`: where the report has it. `of_cases`
    is false for measures of the office as a whole, which cannot be split by kind of case.
    `bounds`: what it can be: at least 0, a share of time or of cases, anything; `clock`: the column
    of days which shows how those cases clump, "" where they do not. `tail`: of a quantile, which;
    over replications it is that of all cases. What is measured of the office as a whole is a mean
    over replications, all else a ratio of totals.
    """

    id: str
    unit: Unit
    better: Literal["less", "more"] | None
    place: Place
    compute: Callable[[Facts, Bools], Parts]
    of_cases: bool = True
    bounds: Bounds = "positive"
    clock: str = ""
    tail: Tail | None = None


def _column(facts: Facts, name: str) -> FactColumn:
    if name in facts.absent:
        raise Missing(facts.absent[name])
    return facts.columns[name]


def _decided(facts: Facts, among: Bools) -> Bools:
    """The decided of these cases, if all have ended: else the slow ones would be left out."""
    _all_ended(facts, among)
    decided = facts.cohort.decided & among
    if not decided.any():
        raise Empty("no-decided-case")
    return decided


def _all_ended(facts: Facts, among: Bools) -> None:
    if not among.any():
        raise Empty("no-case")
    if (facts.cohort.decided_at[among] < 0).any():
        raise Missing("undecided-cases")


def per_decided(name: str, facts: Facts, among: Bools, *, scale: int = 1, plus: int = 0) -> Parts:
    """Sum over decided cases / their number, in `scale` to the unit."""
    column = _column(facts, name)
    decided = _decided(facts, among)
    number = int(decided.sum())
    return Parts(float(column[decided].sum() + plus * number), number, scale)


def quantile(tail: Tail, facts: Facts, among: Bools) -> Parts:
    """The smallest value of the decided cases that reaches the share."""
    column = _column(facts, tail.column)[_decided(facts, among)]
    return Parts(float(np.quantile(column, tail.share, method="inverted_cdf")) / tail.scale)


def of_cohort(name: str, facts: Facts, among: Bools) -> Parts:
    """The share of all cases submitted."""
    column = _column(facts, name)
    _all_ended(facts, among)
    return Parts(float(column[among].sum()), int(among.sum()))


def efficiency(facts: Facts, among: Bools) -> Parts:
    """Sum of work / sum of elapsed, on the wall clock."""
    decided = _decided(facts, among)
    elapsed = int(_column(facts, "elapsed")[decided].sum())
    if not elapsed:
        raise Empty("no-time-passed")
    return Parts(float(_column(facts, "work")[decided].sum()), elapsed)


def undated(facts: Facts, among: Bools) -> Parts:
    """Sum of the time without a date for what comes next / sum of that in which the file is not
    with the applicant.
    """
    decided = _decided(facts, among)
    with_office = int(_column(facts, "with_office")[decided].sum())
    if not with_office:
        raise Empty("no-time-passed")
    return Parts(float(_column(facts, "undated")[decided].sum()), with_office)


def _open_cases(facts: Facts, _: Bools) -> Parts:
    return Parts(workload.open_cases(facts.log))


def _backlog_growth(facts: Facts, _: Bools) -> Parts:
    return Parts(workload.backlog_growth(facts.log))


def _weeks_to_clear(facts: Facts, _: Bools) -> Parts:
    if not facts.log.cases.ahead:
        raise Missing("no-backlog")
    weeks = workload.weeks_to_clear(facts.log)
    if weeks is None:
        raise Missing("backlog-not-cleared")
    return Parts(weeks)


def _posts_cost(facts: Facts, _: Bools) -> Parts:
    cost = posts_cost(facts.office)
    if cost is None:
        raise Missing("no-wages")
    return Parts(cost)


def _utilisation(role: str, facts: Facts, _: Bools) -> Parts:
    if not facts.services:
        raise Missing(NOT_OBSERVED)
    found = workload.used(facts.log, facts.office, role, facts.services)
    if found.of <= 0:
        raise Empty("nobody-on-duty")
    return found


def _days_to_answer(facts: Facts, among: Bools) -> Parts:
    """From the questions of decided cases to their answers / how many were answered."""
    seconds, answers = _column(facts, "answering"), _column(facts, "answers")
    decided = _decided(facts, among)
    number = int(answers[decided].sum())
    if not number:
        raise Empty("no-answer")
    return Parts(float(seconds[decided].sum()), number, DAY)


def _of_visits(names: tuple[str, str], facts: Facts, among: Bools) -> Parts:
    over, of = (int(_column(facts, name)[among].sum()) for name in names)
    if not of:
        raise Empty("no-case")
    return Parts(over, of)


def _mean(
    name: str, unit: Unit, place: Place, column: str, *, scale: int = 1, plus: int = 0
) -> Measure:
    """The mean of a column over the decided cases, of which less is better."""
    return Measure(name, unit, "less", place, partial(per_decided, column, scale=scale, plus=plus))


def _quantile(name: str, unit: Unit, place: Place, tail: Tail) -> Measure:
    return Measure(name, unit, "less", place, partial(quantile, tail), tail=tail)


def _share(
    name: str, place: Place, better: Literal["less", "more"] | None, column: str, clock: str = ""
) -> Measure:
    """The share of the cases submitted for which a column is true."""
    compute = partial(of_cohort, column)
    return Measure(name, "share", better, place, compute, bounds="cases", clock=clock)


MEASURES: tuple[Measure, ...] = (
    _mean("days_mean", "days", "brief", "elapsed", scale=DAY),
    _quantile("days_median", "days", "brief", Tail("elapsed", 0.5, DAY)),
    _quantile("days_p90", "days", "brief", Tail("elapsed", 0.9, DAY)),
    _mean("legal_days_mean", "working days", "legal", "legal_days"),
    _quantile("legal_days_p90", "working days", "legal", Tail("legal_days", 0.9)),
    _mean("open_hours_mean", "hours", "legal", "opened", scale=HOUR),
    _quantile("open_hours_p90", "hours", "legal", Tail("opened", 0.9, HOUR)),
    _share("within_statutory", "brief", "more", "statutory", "legal_days"),
    _share("within_promised", "brief", "more", "promised", "legal_days"),
    _mean("work_hours", "hours", "brief", "labour", scale=HOUR),
    Measure("efficiency", "share", "more", "work", efficiency, bounds="time"),
    _mean("signoffs", "count", "brief", "signoffs"),
    _mean("reviews", "count", "work", "reviews"),
    _mean("levels", "count", "organisation", "levels"),
    _mean("departments", "count", "organisation", "departments"),
    _mean("handoffs", "count", "brief", "handoffs"),
    _mean("returns", "count", "rework", "returns"),
    _mean("applicant_contacts", "count", "applicant", "stays", plus=1),
    _mean("longest_silence", "days", "applicant", "silence", scale=DAY),
    Measure("undated", "share", "less", "applicant", undated, bounds="time"),
    _mean("questions", "count", "applicant", "questions"),
    Measure("days_to_answer", "days", "less", "applicant", _days_to_answer),
    _share("complaints", "applicant", "less", "complained", "elapsed"),
    _mean("question_hours", "hours", "work", "answer_work", scale=HOUR),
    _mean("documents", "count", "applicant", "documents"),
    _mean("form_fields", "count", "applicant", "form_fields"),
    _mean("office_visits", "count", "applicant", "office_visits"),
    _mean("office_cost", "money", "brief", "paid", scale=HOUR),
    # no direction: a post that is freed is not saved before somebody else needs the person
    Measure("posts_cost", "money", None, "brief", _posts_cost, of_cases=False),
    _mean("applicant_cost", "money", "brief", "applicant"),
    Measure("open_cases", "cases", "less", "open", _open_cases, of_cases=False),
    Measure(
        "backlog_growth",
        "cases per 30 days",
        "less",
        "queue",
        _backlog_growth,
        of_cases=False,
        bounds="none",
    ),
    Measure("weeks_to_clear", "weeks", "less", "queue", _weeks_to_clear, of_cases=False),
    _share("granted", "ends", None, "granted"),
    _share("refused", "brief", None, "refused"),
    _share("withdrawn", "ends", None, "withdrawn", "elapsed"),
    _share("lapsed", "rare", None, "lapsed", "elapsed"),
    _share("deemed", "rare", "less", "deemed", "elapsed"),
    _share("wrongful_approvals", "quality", "less", "wrongful"),
    _share("wrongful_refusals", "quality", "less", "wrongful_refusals"),
    _share("turned_away", "rare", "less", "turned_away", "elapsed"),
)
UTILISATION, UNANSWERED, ESCALATED = "utilisation", "unanswered", "escalated"
DECIDES = "decisive"


def utilisation_of(role: str) -> Measure:
    """How much of their hours the people of a role work; neither side is the better one."""
    name, compute = f"{UTILISATION}({role})", partial(_utilisation, role)
    return Measure(name, "share", None, "people", compute, of_cases=False, bounds="time")


def unanswered_at(step: str) -> Measure:
    """The share of what comes to a step of which nobody has begun when its deadline passes."""
    return _at_step(f"{UNANSWERED}({step})", f"silent {step}", step)


def escalated_at(step: str) -> Measure:
    """The share of what comes to a step that a deadline takes to a level above."""
    return _at_step(f"{ESCALATED}({step})", f"upward {step}", step)


def decisive_at(step: str) -> Measure:
    """The share of the cases submitted that would have been granted had this step alone said yes;
    neither side is the better one.
    """
    compute = partial(of_cohort, f"decisive {step}")
    return Measure(f"{DECIDES}({step})", "share", None, "quality", compute, bounds="cases")


def _at_step(name: str, column: str, step: str) -> Measure:
    compute = partial(_of_visits, (column, f"came {step}"))
    return Measure(name, "share", "less", "queue", compute, bounds="cases", clock="elapsed")


FAMILIES: Mapping[str, Callable[[str], Measure]] = {
    UTILISATION: utilisation_of,
    UNANSWERED: unanswered_at,
    ESCALATED: escalated_at,
    DECIDES: decisive_at,
}


def measures_of(process: Process) -> tuple[Measure, ...]:
    """All measures of a process: also one utilisation for each pool with limited staff, what is
    left unanswered at each step from which a file goes on, what goes up at each of the others
    with a deadline, and what hangs on each step that can refuse.
    """
    limited = [name for name, pool in pools_of(process).items() if pool.staff != UNLIMITED]
    silent = (unanswered_at(name) for name in goes_on_late(process))
    upward = (escalated_at(name) for name in goes_up_late(process))
    deciding = map(decisive_at, refusing(process))
    return (*MEASURES, *map(utilisation_of, limited), *silent, *upward, *deciding)


def placed(*places: Place) -> tuple[str, ...]:
    """The ids of the measures that have one of these places, in reading order."""
    return tuple(m.id for place in places for m in MEASURES if m.place == place)


def measure_named(name: str) -> Measure | None:
    """The measure of that id, `utilisation(role)` and the like included."""
    family, _, of = name.partition("(")
    if family in FAMILIES and of.endswith(")"):
        return FAMILIES[family](of[:-1])
    return next((measure for measure in MEASURES if measure.id == name), None)
