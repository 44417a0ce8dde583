"""What was observed in an office: tables of its cases and visits as an event log.

The columns are those that `run --cases` and `run --log` write. A column that is not there is not
observed, and what is made of it not measured.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import numpy as np

from approvalflow.brevity import in_short
from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.eventlog import (
    BEFORE,
    BROKEN_OFF_NAME,
    CASE_COLUMNS,
    ESCALATED_NAME,
    EXPIRED_NAME,
    IN_VAIN_NAME,
    VISIT_COLUMNS,
    Cases,
    Column,
    Ending,
    EventLog,
    Horizon,
    Ints,
    KnownData,
    Visits,
)
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.process import Process, defect_column
from approvalflow.process.values import categories_of
from approvalflow.seconds import DAY, WEEK
from approvalflow.simulation.plan.outcomes import outcome_names
from approvalflow.study.tables import CASE_DATA, DEFECT, VISIT_HEADS
from approvalflow.study.tabular import ANSWERS, MOST_TOLD, CsvLine, each_of, lines_of

CASE_HEADS = (
    "case_id", "submitted", "result", "decided", "ended", "extended", "deemed", "measured",
)  # fmt: skip
_VISIT_TIMES = {
    "arrived": "arrived", "ready": "ready", "start_time": "started", "end_time": "finished",
    "answered": "answered",
}  # fmt: skip
_IN_CHINESE = ("未办结", "准予", "不予", "撤回", "失效", "其他", "未受理")
RESULTS: Mapping[str, Ending] = {
    **{ending.name.lower(): ending for ending in Ending},
    **dict(zip(_IN_CHINESE, Ending, strict=True)),
}
_DECIDED = (Ending.GRANTED, Ending.REFUSED)
_OF_NONE = frozenset({ESCALATED_NAME, EXPIRED_NAME, IN_VAIN_NAME, BROKEN_OFF_NAME})
_NEVER = -1
_FIRST, _LAST = (datetime.combine(day, time.min) for day in (date.min, date.max))


@dataclass(frozen=True, slots=True)
class ObservedTables:
    """The log, and its process with the calendar of the days that were observed. `first`, `last`:
    when the cases that are measured were submitted; `later`: how many came after these, since the
    next was still open.
    """

    __repr__ = in_short

    office: Office
    log: EventLog
    first: date
    last: date
    later: int


@dataclass(frozen=True, slots=True)
class _Case:
    line: CsvLine
    submitted: datetime | None
    decided: datetime | None
    ended: datetime | None
    result: Ending
    extended: bool
    deemed: bool
    measured: bool
    data: Mapping[str, float]

    @property
    def id(self) -> str:
        return self.line.cells["case_id"]


_Kept = Mapping[str, tuple[int, datetime | None]]  # by id its number, and when it was submitted


def observed_in(process: Process, cases: Path, visits: Path | None = None) -> ObservedTables:
    """The tables of an office as a log of its process; raises ApprovalFlowError with what is wrong
    in them. Cases that are not to be `measured` are left out, and those submitted after the oldest
    one that is open: of these only the quick ones have ended.
    """
    heads, lines = lines_of(cases, CASE_HEADS[:3], CASE_HEADS)
    data = _data_heads(process, heads)
    every = each_of(lines, lambda line: _case(line, data, process))
    chosen = [one for one in every if one.measured]
    read = _ended(chosen, cases)
    dates = [one.submitted for one in read if one.submitted is not None]
    began, last = min(dates).date(), max(dates).date()
    office = _office_since(process, began)
    table = _cases(read, data, began)
    kept = {one.id: (number, one.submitted) for number, one in enumerate(read)}
    others = {one.id for one in every} - set(kept)
    rows, seen = _visits(visits, kept, others, office, began)
    log = EventLog(
        cases=table,
        visits=rows,
        horizon=_horizon(table, rows),
        steps=office.steps,
        roles=office.roles,
        outcomes=tuple(outcome_names(process, step) for step in office.steps),
        observed=_known_of_cases(process, heads) | seen,
    )
    return ObservedTables(office, log, began, last, len(chosen) - len(read))


def _known_of_cases(process: Process, heads: Sequence[str]) -> frozenset[str]:
    """What a table without these columns does not say, unless the process cannot have it."""
    limit = process.time_limit
    unsaid = {name for name, never in (("extended", limit.extension is None),
                                       ("deemed", limit.if_late is None))
              if name not in heads and not never}  # fmt: skip
    return frozenset(f"cases.{name}" for name in CASE_COLUMNS if name not in unsaid)


def _ended(every: Sequence[_Case], file: Path) -> list[_Case]:
    """In order of submission, those before the oldest one that is open; first those of which nobody
    knows since when they lie there.
    """
    problems = [one.line.problem("observed-twice", "case_id") for one in _again(every)]
    dated = [one.submitted for one in every if one.submitted is not None]
    still = [one.submitted for one in every if one.submitted is not None and one.decided is None]
    until = min(still, default=_LAST)
    if not problems and not any(moment < until for moment in dated):
        key = "observed-none-ended" if dated else "observed-undated"
        facts = {"date": until.date().isoformat()} if dated else {}
        problems.append(Problem(key, Where(str(file), 1, 1), facts))
    if problems:
        raise ApprovalFlowError(problems[:MOST_TOLD])
    read = [one for one in every if one.submitted is None or one.submitted < until]
    return sorted(read, key=lambda one: one.submitted or _FIRST)


def _office_since(process: Process, began: date) -> Office:
    """The office with a calendar of the days that were observed."""
    calendar = process.calendar.model_copy(update={"starts": began})
    return Office(process.model_copy(update={"calendar": calendar}))


def _horizon(cases: Cases, visits: Visits) -> Horizon:
    """All that was observed, in whole weeks."""
    weeks = int(cases.submitted.max()) // WEEK + 1
    times = cases.ended, visits.finished, visits.answered
    last = max(int(column.max(initial=0)) for column in times)
    return Horizon(start_up=0, weeks=weeks, run_out=max(0, last // WEEK + 1 - weeks))


def _data_heads(process: Process, heads: Sequence[str]) -> dict[str, str]:
    """The columns of case data and defects that are there, by the names that a log has for these;
    one that is called as a column of ours stands apart.
    """
    plain = {name: name for name in process.case_data if name not in CASE_HEADS}
    apart = {name: CASE_DATA + name for name in process.case_data if CASE_DATA + name in heads}
    defects = {defect_column(name): DEFECT + name for name in process.defects}
    return {n: head for n, head in (plain | apart | defects).items() if head in heads}


def _case(line: CsvLine, data: Mapping[str, str], process: Process) -> _Case:
    submitted, decided, ended = (_moment(line, h) for h in ("submitted", "decided", "ended"))
    result = line.among("result", RESULTS)
    if result in _DECIDED and decided is None:
        raise line.refused("observed-undecided", "decided", result=line.cells["result"])
    if submitted is not None and decided is not None and decided < submitted:
        raise line.refused("table-before", "decided")
    if result not in (Ending.OPEN, *_DECIDED) and decided is None and ended is None:
        raise line.refused("observed-undecided", "decided", result=line.cells["result"])
    values = {name: _datum(line, head, process.case_data.get(name)) for name, head in data.items()}
    return _Case(
        line=line,
        submitted=submitted,
        decided=decided or ended,
        ended=ended or (decided if result != Ending.OPEN else None),
        result=result,
        extended=_answer(line, "extended"),
        deemed=_answer(line, "deemed"),
        measured=not line.cells.get("measured") or _answer(line, "measured"),
        data=values,
    )


def _moment(line: CsvLine, head: str) -> datetime | None:
    return line.moment(head) if line.cells.get(head) else None


def _answer(line: CsvLine, head: str) -> bool:
    return bool(line.cells.get(head)) and line.among(head, ANSWERS)


def _datum(line: CsvLine, head: str, datum: Datum | None) -> float:
    """A number, the place among the kinds, or yes or no; -1 where no kind is written."""
    if datum is not None and datum.number is not None:
        number = line.amount(head)
        if number is None:
            raise line.refused("table-number", head)
        return number
    if not line.cells[head]:
        return -1.0
    if datum is None or datum.yes is not None:
        return float(line.among(head, ANSWERS))
    kinds = categories_of(datum)
    return float(line.among(head, {kind.lower(): n for n, kind in enumerate(kinds)}))


def _again(read: Iterable[_Case]) -> list[_Case]:
    """Those whose number another has before."""
    known: set[str] = set()
    found = []
    for one in read:
        found += [one] if one.id in known else []
        known.add(one.id)
    return found


def _cases(read: Sequence[_Case], data: Mapping[str, str], began: date) -> Cases:
    def times(of: Callable[[_Case], datetime | None], never: int) -> Ints:
        return np.array([_seconds(of(one), began, never) for one in read], dtype=np.int64)

    columns: dict[str, Column] = {}
    for name in data:
        cells = [one.data[name] for one in read]
        columns[name] = np.array(cells, dtype=np.float64)
    return Cases(
        submitted=times(lambda one: one.submitted, BEFORE),
        decided=times(lambda one: one.decided, _NEVER),
        ended=times(lambda one: one.ended, _NEVER),
        result=np.array([one.result for one in read], dtype=np.int64),
        extended=np.array([one.extended for one in read], dtype=np.int64),
        deemed=np.array([one.deemed for one in read], dtype=np.int64),
        attributes=KnownData(columns),
    )


def _seconds(moment: datetime | None, began: date, never: int) -> int:
    if moment is None:
        return never
    since = moment - datetime.combine(began, datetime.min.time())
    return since.days * DAY + since.seconds


def _visits(
    path: Path | None, kept: _Kept, others: Collection[str], office: Office, began: date
) -> tuple[Visits, frozenset[str]]:
    """The visits of the cases that are kept, by when they ended where that is written, and the
    columns that are known.
    """
    if path is None:
        nothing = np.zeros(0, dtype=np.int64)
        return Visits(**dict.fromkeys(VISIT_COLUMNS, nothing)), frozenset()
    heads, lines = lines_of(path, VISIT_HEADS[:2], VISIT_HEADS)
    lines = [line for line in lines if line.cells["case_id"] not in others]
    visits = each_of(lines, lambda line: _visit(line, kept, office, began))
    if "end_time" in heads:
        visits.sort(key=lambda one: one["finished"])
    count: dict[tuple[int, int], int] = {}
    for one in visits:
        place = one["case"], one["step"]
        count[place] = one["visit"] = count.get(place, 0) + 1
    named = {**_VISIT_TIMES, "role": "role", "outcome": "outcome"}
    seen = {"case", "step", "visit", *(column for head, column in named.items() if head in heads)}
    columns = {
        name: np.array([one.get(name, _NEVER) for one in visits], dtype=np.int64)
        for name in VISIT_COLUMNS
    }
    return Visits(**columns), frozenset(f"visits.{name}" for name in seen)


def _visit(line: CsvLine, kept: _Kept, office: Office, began: date) -> dict[str, int]:
    case, step = line.cells["case_id"], line.cells["activity"]
    if case not in kept:
        raise line.refused("observed-no-such-case", "case_id")
    if step not in office.step_number:
        meant = near(step, office.steps)
        known = ", ".join(office.steps)
        raise line.refused("observed-no-such-step", "activity", known=known, suggestion=meant)
    number, submitted = kept[case]
    found = {"case": number, "step": office.step_number[step]}
    for head, column in _VISIT_TIMES.items():
        moment = _moment(line, head)
        if moment is not None and submitted is not None and moment < submitted:
            raise line.refused("table-before", head)
        found[column] = _seconds(moment, began, _NEVER)
    if line.cells.get("role"):
        found["role"] = line.among("role", {n.lower(): r for r, n in enumerate(office.roles)})
    if "outcome" in line.heads:
        names = outcome_names(office.process, step)
        told = {name.lower(): _numbered(names, name) for name in names}
        found["outcome"] = line.among("outcome", told)
    return found


def _numbered(names: tuple[str, ...], name: str) -> int:
    """As a log numbers the outcomes of a step: those that are none of its own from the end."""
    number = names.index(name)
    return number - len(names) if name in _OF_NONE else number
