"""What the measures add up: whole numbers for each case of the cohort."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import DECISIVE, QUESTIONS, Ending, EventLog, Ints, NotObserved
from approvalflow.measures import costs
from approvalflow.measures.asking import AskedOf
from approvalflow.measures.blocks import blocks_of
from approvalflow.measures.cohort import Cohort, cases_of, cohort_of, met
from approvalflow.measures.deciding import decided_at, refusals_in
from approvalflow.measures.involved import involved_in
from approvalflow.measures.legal import (
    Stays,
    after,
    clock_starts,
    legal_days,
    limit_kept,
    stays_of,
    waits_and_stays,
)
from approvalflow.measures.opacity import longest_silence, undated
from approvalflow.measures.paths import handoffs_of, returns_of
from approvalflow.measures.presence import work_seconds
from approvalflow.measures.quality import wrongly_granted, wrongly_refused
from approvalflow.measures.seated import present_at, sitting_of
from approvalflow.measures.workload import Service, escalated, services_of, unanswered
from approvalflow.office.office import Office
from approvalflow.process.authority import refusing
from approvalflow.process.deadlines import goes_on_late, goes_up_late
from approvalflow.process.model.limits import Limits

FactColumn = NDArray[np.int64] | NDArray[np.float64] | NDArray[np.bool_]


_ASKED = {"documents": "documents", "form_fields": "form_fields", "office_visits": "visits"}
# the reasons that say that the process has nothing to say of it
UNSAID = frozenset({
    "no-limit", "no-levels", "no-departments", "no-wages", "no-applicant-costs", "no-backlog",
    "no-asks", "no-defects", "always-open", "no-questions", "no-complaints",
})  # fmt: skip
NOT_OBSERVED = "not-observed"  # the reason, where the log lacks a column


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """One replication, ready to be measured.

    `services`: of each role, where the log tells of them. The `cohort` is without rows.

    `columns` have shape (cohort.size,); seconds are whole, money is a float. Where process or
    log have nothing to make a column from, `absent` holds the reason instead.
    """

    log: EventLog
    office: Office
    cohort: Cohort
    services: Mapping[str, Service]
    columns: Mapping[str, FactColumn]
    absent: Mapping[str, str]


class _Measured:
    """A log while facts are made of it: what several of them need, made when first asked for."""

    def __init__(self, log: EventLog, office: Office, cohort: Cohort) -> None:
        self.log, self.office, self.cohort = log, office, cohort

    @cached_property
    def clock(self) -> tuple[Ints, Stays]:
        """When the legal clock of each case starts, and stands still."""
        self.log.require_visits("finished", "answered", "outcome")
        starts = clock_starts(self.log, self.office, self.cohort)
        return starts, after(stays_of(self.log, self.cohort), starts)

    @cached_property
    def work(self) -> Ints:
        """Seconds of work at desks, by row of the cohort."""
        self.log.require_visits("started", "finished", "role", "person")
        return work_seconds(self.log, self.office, self.cohort.rows)

    @cached_property
    def asked(self) -> AskedOf:
        """What applicants asked."""
        return AskedOf(self.log, self.office, self.cohort)

    @cached_property
    def sitting(self) -> Ints:
        """The sitting in which each row of the cohort was heard."""
        self.log.require_visits("started", "finished")
        return sitting_of(self.log, self.office, self.cohort.rows)

    @cached_property
    def heard(self) -> Ints:
        """Seconds of a sitting over each row of the cohort."""
        spent = (self.log.visits.finished - self.log.visits.started)[self.cohort.rows]
        heard: Ints = np.where(self.sitting >= 0, spent, 0)
        return heard


def facts_of(log: EventLog, office: Office) -> Facts:
    """Every fact that process and log have something for; the others with the reason."""
    blocks = [(block, cohort_of(block, office)) for block in blocks_of(log)]
    return facts_from(log, office, [made_of(*block, office) for block in blocks])


Made = dict[str, FactColumn | str]


def made_of(log: EventLog, cohort: Cohort, office: Office) -> Made:
    """The columns of a block of cases, or the reasons; what the office pays is still in parts."""
    measured = _Measured(log, office, cohort)
    made: Made = {"decided": cohort.decided}
    for names, make in _MAKERS:
        try:
            made |= make(measured)
        except NotObserved:
            made |= dict.fromkeys(names, NOT_OBSERVED)
    return made


def facts_from(log: EventLog, office: Office, made: Sequence[Made]) -> Facts:
    """The facts of a log of which the blocks have been made, one after the other."""
    services: Mapping[str, Service] = {}
    with suppress(NotObserved):
        services = services_of(log, office)
    every = {name: _joined([block[name] for block in made]) for name in made[0]}
    columns = {name: c for name, c in every.items() if not isinstance(c, str)}
    cohort = cases_of(log, columns.pop("decided"))  # type: ignore[arg-type]
    absent = {name: c for name, c in every.items() if isinstance(c, str)}
    parts = {n: columns.pop(n) for n in list(columns) if n.startswith(costs.PARTS)}
    if "paid" not in absent:
        columns["paid"] = costs.paid(office, cohort, services, parts)
    return Facts(log, office, cohort, services, columns, absent)


def _joined(blocks: Sequence[FactColumn | str]) -> FactColumn | str:
    """One column, in whole numbers that are no longer than need be where there are many."""
    if len(blocks) == 1 or isinstance(blocks[0], str):
        return blocks[0]
    column: FactColumn = np.concatenate(blocks)
    if column.dtype != np.int64:
        return column
    edges = int(column.min(initial=0)), int(column.max(initial=0))
    fits = (t for t in (np.int8, np.int16, np.int32) if np.iinfo(t).min <= edges[0]
            and edges[1] <= np.iinfo(t).max)  # fmt: skip
    return cast("FactColumn", column.astype(next(fits, np.int64)))


def _ends(of: _Measured) -> Made:
    cohort = of.cohort
    of.log.require("cases.submitted", "cases.decided", "cases.result")
    return {
        "elapsed": cohort.elapsed,
        "granted": cohort.result == Ending.GRANTED,
        "refused": cohort.result == Ending.REFUSED,
        "withdrawn": cohort.result == Ending.WITHDRAWN,
        "lapsed": cohort.result == Ending.LAPSED,
        "turned_away": cohort.result == Ending.TURNED_AWAY,
    }


def _opened(of: _Measured) -> Made:
    of.log.require("cases.submitted", "cases.decided")
    if of.office.process.calendar.hours.always:
        return {"opened": "always-open"}
    calendar, cohort = of.office.timetable(of.log.horizon).calendar, of.cohort
    end = np.maximum(cohort.decided_at, cohort.submitted)
    return {"opened": calendar.open_between(cohort.submitted, end)}


def _silence(of: _Measured) -> Made:
    of.log.require("cases.deemed")
    return {"deemed": of.cohort.deemed}


def _legal(of: _Measured) -> Made:
    calendar = of.office.timetable(of.log.horizon).calendar
    kept = _kept(of, of.office.process.time_limit)
    return {"legal_days": legal_days(of.cohort, *of.clock, calendar)} | kept


def _office_time(of: _Measured) -> Made:
    """Open seconds of which the office could have made use: without the applicant's, and without
    waits that pass by themselves.
    """
    log, cohort = of.log, of.cohort
    log.require_visits("step", "ready", "finished", "answered")
    calendar = of.office.timetable(log.horizon).calendar
    outside = waits_and_stays(log, of.office, cohort)
    gone = outside.total(calendar.open_between(outside.start, outside.end), cohort.size)
    end = np.maximum(cohort.decided_at, cohort.submitted)
    return {"office_time": calendar.open_between(cohort.submitted, end) - gone}


def _late(of: _Measured) -> Made:
    """Decided later than a limit; silence keeps none."""
    judged = of.office.process.judged_by
    limits = of.office.process.time_limit if judged is None else judged.limits
    kept = [column for column in _kept(of, limits).values() if not isinstance(column, str)]
    if not kept:
        return {"late": "no-limit"}
    return {"late": of.cohort.decided & ~np.all(kept, axis=0)}


def _labour(of: _Measured) -> Made:
    present = present_at(of.log, of.sitting)
    return {
        "work": of.cohort.total(of.work + of.heard),
        "labour": of.cohort.total(of.work + of.heard * present) + of.asked.worked(),
    }


def _questions(of: _Measured) -> Made:
    """What applicants ask and complain of, where they do."""
    process = of.office.process
    asks = process.chases is not None or process.complains is not None
    if asks:
        of.log.require(QUESTIONS)
    made: Made = dict.fromkeys(("questions", "answering", "answers"), "no-questions")
    made |= {"complained": "no-complaints", "answer_work": "no-questions"}
    if process.chases is not None:
        answering, answers = of.asked.answered()
        made |= {"questions": of.asked.questions(), "answering": answering, "answers": answers}
    if process.complains is not None:
        made["complained"] = of.asked.complained()
    if asks:
        made["answer_work"] = of.asked.worked()
    return made


def _kept(of: _Measured, limits: Limits) -> Made:
    longer = None if limits.extension is None else limits.extension.by.scaled
    found: Made = {}
    for name, limit, more in (
        ("statutory", limits.statutory, longer), ("promised", limits.promised, None)
    ):  # fmt: skip
        found[name] = "no-limit"
        if limit is not None:
            of.log.require("cases.extended", "cases.deemed")
            found[name] = limit_kept(limit, of.log, of.office, of.cohort, *of.clock, more)
    return found


def _involved(of: _Measured) -> Made:
    of.log.require_visits("step", "started", "outcome")
    without: Made = {"levels": "no-levels", "departments": "no-departments"}
    return without | involved_in(of.log, of.office, of.cohort)


def _moves(of: _Measured) -> Made:
    log, office, cohort = of.log, of.office, of.cohort
    log.require_visits("step", "visit", "previous", "started", "finished", "answered", "outcome")
    handed = handoffs_of(log, office, cohort) if office.departments else "no-departments"
    return {"returns": returns_of(log, office, cohort), "handoffs": handed}


def _stays(of: _Measured) -> Made:
    of.log.require_visits("finished", "answered")
    visits, rows = of.log.visits, of.cohort.rows
    return {"stays": of.cohort.count(visits.answered[rows] > visits.finished[rows])}


def _wrong(of: _Measured) -> Made:
    """Granted with a defect that nobody found, refused without one."""
    log, office, cohort = of.log, of.office, of.cohort
    log.require_visits("step", "started", "outcome")
    defects = office.process.defects
    if not len(defects):
        return dict.fromkeys(("wrongful", "wrongful_refusals"), "no-defects")
    return {
        "wrongful": wrongly_granted(log, office, cohort),
        "wrongful_refusals": wrongly_refused(log, cohort, defects),
    }


def _heard(of: _Measured) -> Made:
    """How long the applicant heard nothing, and how long no date was known for what comes next."""
    log, office, cohort = of.log, of.office, of.cohort
    log.require("cases.submitted", "cases.decided")
    log.require_visits("step", "ready", "started", "finished", "answered", "outcome")
    if office.process.chases is not None:
        log.require(QUESTIONS)
    with_office, without_date = undated(log, office, cohort)
    return {
        "silence": longest_silence(log, office, cohort),
        "with_office": with_office,
        "undated": without_date,
    }


def _asked(of: _Measured) -> Made:
    """What applicants had to bring, fill in and come for, at the steps where work began."""
    log, office, cohort = of.log, of.office, of.cohort
    log.require_visits("step", "started")
    asking = {name: office.process.steps[name].asks for name in log.steps}
    if not any(asking.values()):
        return dict.fromkeys(_ASKED, "no-asks")
    made = {name: np.zeros(cohort.size, dtype=np.int64) for name in _ASKED}
    for step, asks in enumerate(asking.values()):
        if asks is not None:
            cases = met(step, log, cohort)
            for name, key in _ASKED.items():
                made[name][cases] += getattr(asks, key)
    return dict(made)


def _taken(of: _Measured) -> Made:
    """What deadlines took from each step, and what came there."""
    log, cohort, process = of.log, of.cohort, of.office.process
    made: Made = {}
    for column, count, steps in (
        ("silent", unanswered, goes_on_late(process)),
        ("upward", escalated, goes_up_late(process)),
    ):
        for step in steps:
            names = f"{column} {step}", f"came {step}"
            try:
                made |= zip(names, count(log, cohort, step), strict=True)
            except NotObserved:
                made |= dict.fromkeys(names, NOT_OBSERVED)
    return made


def _costs(of: _Measured) -> Made:
    """What goes into `paid`; `applicant`: money."""
    log, office, cohort = of.log, of.office, of.cohort
    made: Made = {"paid": "no-wages", "applicant": "no-applicant-costs"}
    if any(
        pool.role.cost is not None or pool.role.price is not None for pool in office.pools.values()
    ):
        log.require_visits("step", "visit", "outcome")
        del made["paid"]
        made |= costs.parts_of(log, office, cohort, of.work, of.sitting, of.heard, of.asked.worked)
    steps = [office.process.steps[name] for name in log.steps]
    if any(step.fee is not None for step in steps) or office.process.delay_cost is not None:
        made["applicant"] = costs.applicant(log, office, cohort)
    return made


def _decisive(of: _Measured) -> Made:
    """On which step's signature alone a refusal hangs: by the own way of the case, else as far as
    visits tell; `unsure`: of which of these they do not.
    """
    columns, process = of.cohort.attributes(of.log), of.office.process
    numbers = {step: of.log.steps.index(step) for step in refusing(process)}
    known = {step: columns.get(f"{DECISIVE}{number}") for step, number in numbers.items()}
    made: Made = {f"decisive {step}": rows for step, rows in known.items() if rows is not None}
    observed = [step for step, rows in known.items() if rows is None]
    if not observed:
        return made
    try:
        refusals = refusals_in(of.log, process, of.cohort)
    except NotObserved:
        return made | {f"decisive {step}": NOT_OBSERVED for step in observed}
    for step in observed:
        found = decided_at(of.log, process, of.cohort, refusals, step)
        made[f"decisive {step}"], made[f"unsure {step}"] = found
    return made


_MAKERS: tuple[tuple[tuple[str, ...], Callable[[_Measured], Made]], ...] = (
    (("elapsed", "granted", "refused", "withdrawn", "lapsed", "turned_away"), _ends),
    (("opened",), _opened),
    (("deemed",), _silence),
    (("legal_days", "statutory", "promised"), _legal),
    (("office_time",), _office_time),
    (("late",), _late),
    (("work", "labour"), _labour),
    (("questions", "answering", "answers", "complained", "answer_work"), _questions),
    (("wrongful", "wrongful_refusals"), _wrong),
    (("signoffs", "reviews", "levels", "departments"), _involved),
    (("returns", "handoffs"), _moves),
    (("stays",), _stays),
    (tuple(_ASKED), _asked),
    (("silence", "with_office", "undated"), _heard),
    (("paid", "applicant"), _costs),
    ((), _taken),
    ((), _decisive),
)
