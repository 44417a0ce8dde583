"""What happened in one replication as tables: one row a case, or one a visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import NOBODY, Ending, EventLog, Horizon, Ints
from approvalflow.measures.cohort import Bools, cohort_of
from approvalflow.measures.facts import Facts, facts_of
from approvalflow.measures.spent import APPLICANT, EXTERNAL, critical_path, decided_cases, spans_of
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.process.model.process import PROCESS, defect_column
from approvalflow.process.wages import at_least
from approvalflow.seconds import DAY, HOUR

Kind = Literal["text", "whole", "number", "yes", "time"]

BACKLOG = "backlog-"  # before the numbers of its files
CASE_DATA = "case_data."  # before a case datum that is called as a column of ours
DEFECT = "defect."  # before the name of one
VISIT_HEADS = (
    "case_id", "activity", "visit", "arrived", "ready", "start_time", "end_time", "answered",
    "role", "resource", "outcome",
)  # fmt: skip
_WAITING = ("in_tray", "queue", "absent", "meeting", "agenda", "external", APPLICANT)
"""The states of a case in which it waits for somebody or something."""


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: what its cells are, and they; None where there is nothing to tell."""

    name: str
    kind: Kind
    cells: Sequence[Any]


@dataclass(frozen=True, slots=True)
class DataTable:
    """Columns of one length."""

    columns: tuple[DataColumn, ...]

    def __len__(self) -> int:
        return len(self.columns[0].cells)

    @property
    def names(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The cells row by row."""
        return zip(*(column.cells for column in self.columns), strict=True)


def moment(office: Office, seconds: int) -> datetime:
    """The local time of an instant of the simulation."""
    midnight = datetime.combine(office.process.calendar.starts, datetime.min.time())
    return midnight + timedelta(seconds=int(seconds))


def case_ids(log: EventLog) -> list[str]:
    """Cases count from 1, files of the backlog too."""
    ahead = log.cases.ahead
    lying = [f"{BACKLOG}{number}" for number in range(1, ahead + 1)]
    return lying + [str(number) for number in range(1, len(log.cases) - ahead + 1)]


def attributes_of(log: EventLog, office: Office, beside: Sequence[str]) -> list[DataColumn]:
    """The case data, a cell a case, then whether it has each defect; what another process of the
    office knows is empty. `beside`: the names of the other columns of the table.
    """
    known = [
        DataColumn(CASE_DATA + name if name in beside else name, *_known(name, log, office))
        for name in office.process.case_data
    ]
    defects = ((name, log.cases.attributes[defect_column(name)]) for name in office.process.defects)
    return known + [DataColumn(DEFECT + name, "yes", has.tolist()) for name, has in defects]


def _known(name: str, log: EventLog, office: Office) -> tuple[Kind, list[Any]]:
    datum, column = office.process.case_data[name], log.cases.attributes[name]
    kind: Kind = "yes" if datum.yes is not None else "number"
    cells: list[Any] = column.tolist()
    if datum.yes is None and datum.number is None:
        kind, kinds = "text", datum.categories
        cells = [kinds[code] if code >= 0 else None for code in column.astype(np.int64).tolist()]
    owner = office.process.owners.get(name)
    if owner is not None:
        processes = office.process.case_data[PROCESS].categories
        theirs = values.category_codes(log.cases.attributes[PROCESS]) == processes.index(owner)
        cells = [cell if own else None for cell, own in zip(cells, theirs.tolist(), strict=True)]
    return kind, cells


def visits_of(log: EventLog, office: Office) -> DataTable:
    """One visit a row, in the order in which they finished, each with the data of its case."""
    v = log.visits
    steps, roles = np.array(log.steps, dtype=object), (*log.roles, "")
    people = zip(v.role.tolist(), v.person.tolist(), strict=True)
    ids, case = case_ids(log), v.case.tolist()
    named: list[tuple[Kind, list[Any]]] = [
        ("text", [ids[number] for number in case]),
        ("text", steps[v.step].tolist()),
        ("whole", v.visit.tolist()),
        *(("time", _times(office, t)) for t in (v.arrived, v.ready, v.started, v.finished,
                                                v.answered)),
        ("text", [roles[role] or None for role in v.role.tolist()]),
        ("text", [_person(roles[role], person) or None for role, person in people]),
        ("text", [log.outcomes[step][outcome] for step, outcome in
                  zip(v.step.tolist(), v.outcome.tolist(), strict=True)]),
    ]  # fmt: skip
    columns = [DataColumn(name, *of) for name, of in zip(VISIT_HEADS, named, strict=True)]
    for attribute in attributes_of(log, office, VISIT_HEADS):
        cells = [attribute.cells[number] for number in case]
        columns.append(DataColumn(attribute.name, attribute.kind, cells))
    return DataTable(tuple(columns))


def _person(role: str, person: int) -> str:
    return role if person == NOBODY else f"{role} {person + 1}"


def _times(office: Office, column: Ints) -> list[datetime | None]:
    return [moment(office, t) if t >= 0 else None for t in column.tolist()]


def cases_of(log: EventLog, office: Office) -> DataTable:
    """One case a row, in order of submission, files of the backlog first. `decided` and `days` as
    the measures count them: of cases granted, refused or issued. What a case cost, how it stood
    with the law and what it waited for is told of those that are measured alone.
    """
    cases, ahead = log.cases, log.cases.ahead
    facts = facts_of(log, office)
    decided = _decided(log, office)
    days = np.where(decided, (cases.decided - cases.submitted) / DAY, np.nan)
    days[:ahead] = np.nan  # nobody knows since when they lie there
    in_cohort = np.zeros(len(cases), dtype=np.bool_)
    in_cohort[facts.cohort.first : facts.cohort.first + facts.cohort.size] = True
    names = {ending: ending.name.lower() for ending in Ending}
    told = (
        DataColumn("measured", "yes", in_cohort.tolist()),
        DataColumn("submitted", "time", _times(office, cases.submitted)),
        DataColumn("decided", "time", _times(office, np.where(decided, cases.decided, -1))),
        DataColumn("ended", "time", _times(office, cases.ended)),
        DataColumn("result", "text", [names[Ending(code)] for code in cases.result.tolist()]),
        DataColumn("extended", "yes", cases.extended.astype(np.bool_).tolist()),
        DataColumn("deemed", "yes", cases.deemed.astype(np.bool_).tolist()),
        DataColumn("days", "number", _numbers(days)),
        *_measured(log, office, facts),
        *_waits(log, office),
    )
    first = DataColumn("case_id", "text", case_ids(log))
    taken = (first.name, *(column.name for column in told))
    return DataTable((first, *attributes_of(log, office, taken), *told))


def _decided(log: EventLog, office: Office) -> Bools:
    """Which of all cases are decided; of the backlog those granted or refused."""
    horizon = log.horizon
    whole = Horizon(0, horizon.start_up + horizon.weeks + horizon.run_out, 0, horizon.kind)
    everybody = cohort_of(replace(log, horizon=whole), office)
    result = log.cases.result
    found = (log.cases.decided >= 0) & ((result == Ending.GRANTED) | (result == Ending.REFUSED))
    found[everybody.first : everybody.first + everybody.size] = everybody.decided
    return np.asarray(found)


def _numbers(column: NDArray[Any]) -> list[float | None]:
    """None for what is no number."""
    return [None if cell != cell else cell for cell in column.tolist()]  # noqa: PLR0124


def _measured(log: EventLog, office: Office, facts: Facts) -> Iterator[DataColumn]:
    """What is known of each case of the cohort; None of the others."""
    cohort = facts.cohort
    left_out = at_least(office.process)
    scaled = {"legal_days": (1, "legal_days"), "paid": (HOUR, "office_cost"),
              "applicant": (1, "applicant_cost")}  # fmt: skip
    for name, column in (("statutory", "within_statutory"), ("promised", "within_promised")):
        known = facts.columns.get(name)
        cells: list[Any] = [None] * len(log.cases)
        if known is not None:
            cells[cohort.first : cohort.first + cohort.size] = known.astype(np.bool_).tolist()
        yield DataColumn(column, "yes", cells)
    for name, (scale, column) in scaled.items():
        known = facts.columns.get(name)
        numbers = np.full(len(log.cases), np.nan)
        if known is not None:
            of_these = np.where(cohort.decided, known / scale, np.nan)
            numbers[cohort.first : cohort.first + cohort.size] = of_these
        head = f"{column}_at_least" if column in left_out else column
        yield DataColumn(head, "number", _numbers(numbers))


def _waits(log: EventLog, office: Office) -> Iterator[DataColumn]:
    """For whom each decided case waited longest on its way, and at which step, in days."""
    cases = decided_cases(log, cohort_of(log, office))
    path = critical_path(log, office, cases)
    step, role = log.visits.step[path.rows], log.visits.role[path.rows]
    waited = np.zeros(len(path.rows), dtype=np.int64)
    asked = np.zeros_like(waited)
    for state, opened, closed in spans_of(log, office, path):
        if state == APPLICANT:
            asked = opened + closed
        elif state in _WAITING:
            waited = waited + opened + closed
    who = (*log.roles, *(_whom(office, name) for name in log.steps), APPLICANT)
    labels = tuple(dict.fromkeys(who))
    number = np.array([labels.index(name) for name in who], dtype=np.int64)
    people = number[np.where(role >= 0, role, len(log.roles) + step)]
    applicant = np.full_like(people, labels.index(APPLICANT))
    twice = np.concatenate([path.case, path.case])
    spent = np.concatenate([waited, asked])
    for head, names, of in (
        ("waited_for", labels, np.concatenate([people, applicant])),
        ("waited_at", log.steps, np.concatenate([step, step])),
    ):
        longest: list[Any] = [None] * len(log.cases)
        days: list[Any] = [None] * len(log.cases)
        for case, which, seconds in _longest(twice, of, spent, len(names)):
            longest[cases[case]], days[cases[case]] = names[which], seconds / DAY
        yield DataColumn(head, "text", longest)
        yield DataColumn(f"{head}_days", "number", days)


def _whom(office: Office, step: str) -> str:
    """For whom a case waits at a step where no role is: a sitting goes by the name of its step."""
    timed = office.process.steps[step].timetable is not None
    return step if timed else EXTERNAL


def _longest(case: Ints, of: Ints, spent: Ints, most: int) -> Iterator[tuple[int, int, int]]:
    """Of each case that waited the first of those with the largest sum, and that sum."""
    keys, place = np.unique(case * most + of, return_inverse=True)
    sums = np.zeros(len(keys), dtype=np.int64)
    np.add.at(sums, place, spent)
    cases, which = np.divmod(keys, most)
    order = np.lexsort((which, -sums, cases))
    first = np.unique(cases[order], return_index=True)[1]
    for row in order[first].tolist():
        if sums[row]:
            yield int(cases[row]), int(which[row]), int(sums[row])
