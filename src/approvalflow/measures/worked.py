"""A measure worked on three cases: numbers so few that a reader can do it again by hand.

What each case adds is what the measure itself says of that case alone. Measures of the office as a
whole are worked on a log that holds nothing but the three.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

import numpy as np

from approvalflow.eventlog import VISIT_COLUMNS, EventLog, Ints
from approvalflow.measures import workload
from approvalflow.measures.cohort import Bools, cohort_of
from approvalflow.measures.facts import Facts, facts_of
from approvalflow.measures.kpis import UTILISATION, Empty, Measure, Missing
from approvalflow.office.office import Office
from approvalflow.office.posts import yearly_costs
from approvalflow.seconds import DAY, WEEK

CASES = 3
FEWER = "fewer-than-three"  # the reason where there are not three such cases
_LONGEST = 50  # weeks of a window of half and half: a year would be compared with the year before

How = Literal["ratio", "quantile", "utilisation", "open", "halves", "ends", "weeks", "sum"]


@dataclass(frozen=True, slots=True)
class Addend:
    """What one case, or what `of` names (a role, `SITTINGS`), adds above and below the line."""

    above: float
    below: float
    case: int = -1
    of: str = ""


SITTINGS = "sittings"


@dataclass(frozen=True, slots=True)
class Worked:
    """`how` the terms become the `value`.

    ratio: sum of above / (sum of below x `per`). quantile: the above of number `rank` / `per`.
    utilisation: sum of above / `per`. open: the same. halves: 30 x (sum of above - sum of below) /
    (`per` x its days), over two halves. ends: 30 x (sum of above - sum of below) / `per` days.
    weeks: the greatest above / `per`, rounded up. sum: of above. `weeks`: those that are measured,
    where the office is.
    """

    measure: Measure
    how: How
    terms: tuple[Addend, ...]
    value: float
    per: float = 1
    rank: int = 0
    weeks: int = 0


def worked(measure: Measure, log: EventLog, office: Office) -> Worked:
    """The measure on three cases of a log.

    Raises Missing where the process cannot have it, or the log holds too few such cases.
    """
    if measure.of_cases:
        return _of_cases(measure, facts_of(log, office))
    make = _OF_OFFICE.get(measure.id.partition("(")[0])
    if make is None:
        raise Missing("not-measured")
    return make(measure, log, office)


def _of_cases(measure: Measure, facts: Facts) -> Worked:
    terms = _chosen(_terms(measure, facts))
    among = _only(facts, [term.case - facts.cohort.first for term in terms])
    parts = measure.compute(facts, among)
    value = parts.value
    assert value is not None  # each of the cases adds something below the line
    tail = measure.tail
    if tail is not None:
        seconds = (replace(term, above=round(term.above * tail.scale)) for term in terms)
        rank = ceil(tail.share * CASES)
        return Worked(measure, "quantile", tuple(seconds), value, tail.scale, rank)
    if measure.unit == "money":  # which is kept in smaller parts, to be added exactly
        money = (replace(term, above=term.above / parts.scale) for term in terms)
        return Worked(measure, "ratio", tuple(money), value)
    return Worked(measure, "ratio", terms, value, parts.scale)


def _terms(measure: Measure, facts: Facts) -> Iterator[Addend]:
    """What each case of the cohort adds, one after the other; raises Missing after the last."""
    with suppress(Empty):  # of no case at all: what else is missing is missing of every case
        measure.compute(facts, _only(facts, []))
    for number in range(facts.cohort.size):
        with suppress(Missing):
            parts = measure.compute(facts, _only(facts, [number]))
            yield Addend(parts.over, parts.of, facts.cohort.first + number)
    raise Missing(FEWER)


def _chosen(terms: Iterator[Addend]) -> tuple[Addend, ...]:
    """The first three; where they are all alike, the third makes way for the first that is not."""
    first = [next(terms) for _ in range(CASES)]
    alike = {term.above for term in first}
    if len(alike) == 1:
        with suppress(Missing):  # raised where there is none
            first[-1] = next(term for term in terms if term.above not in alike)
    return tuple(first)


def _only(facts: Facts, cases: Sequence[int]) -> Bools:
    """These cases of the cohort, by their position in it."""
    among = np.zeros(facts.cohort.size, dtype=np.bool_)
    among[list(cases)] = True
    return among


# ---- the office as a whole -----------------------------------------------------------------------


def alone(log: EventLog, cases: Iterable[int], weeks: int) -> EventLog:
    """The log as if only these cases had been, and these weeks from the first day were measured."""
    kept = np.array(sorted(cases), dtype=np.int64)
    v = log.visits
    rows = np.flatnonzero(np.isin(v.case, kept))
    position = np.full(len(v) + 1, -1, dtype=np.int64)  # the last is for a previous of -1
    position[rows] = np.arange(len(rows))
    columns = {name: getattr(v, name)[rows] for name in VISIT_COLUMNS}
    columns["case"] = np.searchsorted(kept, columns["case"])
    columns["previous"] = position[columns["previous"]]
    c = log.cases
    named = {
        name: getattr(c, name)[kept] for name in c.__dataclass_fields__ if name != "attributes"
    }
    attributes = {name: column[kept] for name, column in c.attributes.items()}
    horizon = replace(log.horizon, start_up=0, weeks=weeks)
    return replace(
        log,
        cases=replace(c, **named, attributes=attributes),
        visits=replace(v, **columns),
        horizon=replace(horizon, run_out=max(0, log.horizon.stops // WEEK - weeks)),
    )


def _decided(log: EventLog, office: Office) -> Ints:
    """The first three decided cases."""
    log.require("cases.submitted", "cases.decided", "cases.result")
    cohort = cohort_of(log, office)
    return _three(cohort.first + np.flatnonzero(cohort.decided))


def _three(cases: Ints) -> Ints:
    if len(cases) < CASES:
        raise Missing(FEWER)
    return cases[:CASES]


def _until(log: EventLog, cases: Ints) -> int:
    """So many weeks until the last of them is decided."""
    return max(1, -(-int(log.cases.decided[cases].max()) // WEEK))


def _value(measure: Measure, log: EventLog, office: Office) -> float:
    facts = facts_of(log, office)
    value = measure.compute(facts, np.ones(facts.cohort.size, dtype=np.bool_)).value
    assert value is not None  # Missing otherwise
    return value


def _utilisation(measure: Measure, log: EventLog, office: Office) -> Worked:
    log.require_visits("started", "finished", "role", "person")
    role = measure.id.partition("(")[2].removesuffix(")")
    visits = log.visits
    here = np.unique(visits.case[(visits.role == log.roles.index(role)) & visits.begun])
    cases = _decided(log, office)
    decided = here[log.cases.decided[here] >= 0]
    if len(decided) >= CASES:
        cases = _three(decided)
    weeks = _until(log, cases)

    def seconds(cases: Iterable[int]) -> float:
        return workload.services_of(alone(log, cases, weeks), office)[role].worked

    sittings = seconds(())

    terms = [Addend(seconds([case]) - sittings, 0, case) for case in cases.tolist()]
    if sittings:
        terms.append(Addend(sittings, 0, of=SITTINGS))
    small = alone(log, cases.tolist(), weeks)
    value = _value(measure, small, office)
    duty = workload.utilisation(small, office, role).of
    return Worked(measure, "utilisation", tuple(terms), value, duty, weeks=weeks)


def _open(log: EventLog, weeks: int, since: int = 0) -> int:
    """Seconds for which the cases of a log are open in some weeks."""
    horizon = replace(log.horizon, start_up=since, weeks=weeks)
    return round(workload.open_cases(replace(log, horizon=horizon)) * weeks * WEEK)


def _open_cases(measure: Measure, log: EventLog, office: Office) -> Worked:
    cases = _decided(log, office)
    weeks = _until(log, cases)
    terms = (Addend(_open(alone(log, [n], weeks), weeks), 0, n) for n in cases.tolist())
    value = _value(measure, alone(log, cases.tolist(), weeks), office)
    return Worked(measure, "open", tuple(terms), value, weeks * WEEK, weeks=weeks)


def _backlog_growth(measure: Measure, log: EventLog, office: Office) -> Worked:
    if log.horizon.kind == "year":
        return _growth_of_year(measure, log, office)
    cases = _decided(log, office)
    half = min(_LONGEST, _until(log, cases)) // 2 or 1
    terms = []
    for case in cases.tolist():
        own = alone(log, [case], 2 * half)
        terms.append(Addend(_open(own, half, half), _open(own, half), case))
    value = _value(measure, alone(log, cases.tolist(), 2 * half), office)
    return Worked(measure, "halves", tuple(terms), value, half * WEEK, weeks=2 * half)


def _growth_of_year(measure: Measure, log: EventLog, office: Office) -> Worked:
    cases = _three(np.arange(len(log.cases)))
    decided = log.cases.decided[cases]
    weeks = max(1, int(decided.max()) // WEEK)
    ends = weeks * WEEK
    terms = tuple(
        Addend(
            int(log.cases.submitted[case] < ends and not 0 <= when < ends),
            int(log.cases.submitted[case] < 0),
            case,
        )
        for case, when in zip(cases.tolist(), decided.tolist(), strict=True)
    )
    value = _value(measure, alone(log, cases.tolist(), weeks), office)
    return Worked(measure, "ends", terms, value, ends // DAY, weeks=weeks)


def _weeks_to_clear(measure: Measure, log: EventLog, office: Office) -> Worked:
    ahead = log.cases.ahead
    if not ahead:
        raise Missing("no-backlog")
    files = _three(np.flatnonzero(log.cases.decided[:ahead] >= 0))
    terms = (Addend(int(log.cases.decided[n]), 0, n) for n in files.tolist())
    value = _value(measure, alone(log, files.tolist(), 1), office)
    return Worked(measure, "weeks", tuple(terms), value, WEEK)


def _posts_cost(measure: Measure, log: EventLog, office: Office) -> Worked:
    terms = [Addend(hours * wage, hours, of=pool) for pool, hours, wage in yearly_costs(office)]
    return Worked(measure, "sum", tuple(terms), _value(measure, log, office))


_OF_OFFICE: dict[str, Callable[[Measure, EventLog, Office], Worked]] = {
    UTILISATION: _utilisation,
    "open_cases": _open_cases,
    "backlog_growth": _backlog_growth,
    "weeks_to_clear": _weeks_to_clear,
    "posts_cost": _posts_cost,
}
