"""All that is kept of one replication: small, plain, and enough for every comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from approvalflow.brevity import in_short
from approvalflow.eventlog import EventLog, Ints, NotObserved
from approvalflow.measures.blocks import blocks_of
from approvalflow.measures.brought import kept_loads, moves_work
from approvalflow.measures.cohort import Bools, Cohort, cohort_of
from approvalflow.measures.facts import NOT_OBSERVED, Facts, Made, facts_from, made_of
from approvalflow.measures.kpis import Empty, Measure, Missing, decisive_at, measures_of
from approvalflow.measures.ledger import (
    NO_LINES,
    NOT_AVERAGED,
    Averaged,
    Line,
    Lines,
    joined_lines,
    lines_of,
)
from approvalflow.measures.movements import (
    NO_MOVEMENTS,
    Movements,
    Traffic,
    joined_traffic,
    traffic_of,
)
from approvalflow.measures.quality import Catch, catches, joined_catches
from approvalflow.measures.replicated import Parts
from approvalflow.measures.tallies import Tally, tallies
from approvalflow.measures.troubles import NO_TROUBLES, Troubles, troubles_of
from approvalflow.measures.ways import NO_WAYS, CaseWays, joined_ways, ways_of
from approvalflow.measures.workload import most_open_cases
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.process.authority import refusing
from approvalflow.process.model.process import PROCESS

_CLOCKS = ("legal_days", "opened")  # whose quantiles are measured, beside `elapsed`

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Readings:
    """Measures by id, each with what it divides; None where one cannot be had. `why`: the key of
    the reason for that, or for there being nothing to divide.
    """

    __repr__ = in_short

    parts: Mapping[str, Parts | None]
    why: Mapping[str, str]

    @property
    def measures(self) -> dict[str, float | None]:
        """The numbers of this replication."""
        return {name: None if part is None else part.value for name, part in self.parts.items()}


@dataclass(frozen=True, slots=True)
class Kinds:
    """A case datum with categories: their names, and the code of each case of the cohort; -1 for
    cases of another process, of which it says nothing.
    """

    names: tuple[str, ...]
    codes: NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Scorecard:
    """One replication of one design.

    `by`: attribute, category, readings. `elapsed`: seconds of each case of the cohort in order of
    submission, -1 where not decided; `clocks`: the same on other clocks, by the column of the
    facts, where they are known. `undecided`: cohort cases that had not ended when the run did;
    there is then no mean. `catches`, `ledger` and `traffic` are empty where the log lacks a column
    that they need; `averaged` too, and where no box makes copies. `worked`: seconds of work and
    sittings by pool; empty likewise, as `tallies` are. `kept`: where deadlines, patience or
    deputies move files, the loads of the work that nothing else takes from its queue.
    `first_case`: the number of the first, among those submitted. `ways`: where each case went.
    `movements`: of the first cases of replication 1. `troubles`: what went wrong with each case.
    `at_most`: measures of which the log does not tell more, since cases never met what came later.
    `most_open`: as many cases were open at a time in the measured weeks.
    """

    __repr__ = in_short

    overall: Readings
    by: Mapping[str, Mapping[str, Readings]]
    catches: tuple[Catch, ...]
    ledger: tuple[Line, ...]
    traffic: Traffic
    worked: Mapping[str, float]
    elapsed: Ints
    kinds: Mapping[str, Kinds]
    first_case: int
    size: int
    decided: int
    undecided: int
    kept: Mapping[str, float] = field(default_factory=dict)
    averaged: Averaged = NOT_AVERAGED
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    ways: CaseWays = NO_WAYS
    clocks: Mapping[str, Ints] = field(default_factory=dict)
    movements: Movements = NO_MOVEMENTS
    troubles: Troubles = NO_TROUBLES
    most_open: int = 0
    at_most: tuple[str, ...] = ()

    @property
    def measures(self) -> dict[str, float | None]:
        return self.overall.measures

    @property
    def why(self) -> Mapping[str, str]:
        return self.overall.why

    def column(self, clock: str) -> Ints:
        """How long each case of the cohort took on a clock; empty where that is not known."""
        return self.elapsed if clock == "elapsed" else self.clocks.get(clock, self.elapsed[:0])


def scorecard_of(log: EventLog, office: Office) -> Scorecard:
    """Everything measured of one replication, over the horizon of its log.

    Raises ValueError where the log is of another process.
    """
    if (log.steps, log.roles) != (office.steps, office.roles):
        raise ValueError("this log is of a process with other steps or roles")
    parts = [_part_of(block, office) for block in blocks_of(log)]
    facts = facts_from(log, office, [part.made for part in parts])
    cohort, measures = facts.cohort, measures_of(office.process)
    of_cases = [measure for measure in measures if measure.of_cases]
    kinds = _kinds_of(log, office, cohort)
    by = {
        attribute: {
            name: _readings(of_cases, facts, kind.codes == code)
            for code, name in enumerate(kind.names)
        }
        for attribute, kind in kinds.items()
    }
    services = facts.services
    ledger, averaged = joined_lines([part.lines for part in parts])
    return Scorecard(
        overall=_readings(measures, facts, np.ones(cohort.size, dtype=np.bool_)),
        by=by,
        catches=joined_catches([part.catches for part in parts]),
        ledger=ledger,
        traffic=joined_traffic([part.traffic for part in parts]),
        worked={role: service.worked for role, service in services.items()},
        tallies=_if_observed(lambda: tallies(log, office, services), {}) if services else {},
        kept=_if_observed(lambda: kept_loads(log, office), {}) if moves_work(office) else {},
        averaged=averaged,
        elapsed=cohort.elapsed,
        kinds=kinds,
        first_case=cohort.first - log.cases.ahead,
        size=cohort.size,
        decided=int(cohort.decided.sum()),
        undecided=int((cohort.decided_at < 0).sum()),
        ways=joined_ways([part.ways for part in parts]),
        troubles=troubles_of(facts),
        most_open=most_open_cases(log),
        at_most=tuple(
            decisive_at(step).id
            for step in refusing(office.process)
            if np.any(facts.columns.get(f"unsure {step}", False))
        ),
        clocks={n: facts.columns[n].astype(np.int32) for n in _CLOCKS if n in facts.columns},
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What is measured of a block of cases, to be joined to what is measured of the others."""

    made: Made
    lines: Lines
    catches: tuple[Catch, ...]
    traffic: Traffic
    ways: CaseWays


def _part_of(log: EventLog, office: Office) -> _Part:
    cohort = cohort_of(log, office)
    return _Part(
        made_of(log, cohort, office),
        _if_observed(lambda: lines_of(log, office, cohort), NO_LINES),
        _if_observed(lambda: catches(log, office, cohort), ()),
        _if_observed(lambda: traffic_of(log, office, cohort), Traffic({}, ())),
        _if_observed(lambda: ways_of(log, office, cohort), NO_WAYS),
    )


def _if_observed(make: Callable[[], T], otherwise: T) -> T:
    """What is made of the log, or nothing where it lacks a column for it."""
    try:
        return make()
    except NotObserved:
        return otherwise


def _readings(measures: Iterable[Measure], facts: Facts, among: Bools) -> Readings:
    found: dict[str, Parts | None] = {}
    why: dict[str, str] = {}
    for measure in measures:
        found[measure.id] = None
        try:
            found[measure.id] = measure.compute(facts, among)
        except Empty as empty:
            found[measure.id], why[measure.id] = Parts(0.0, 0.0), empty.why
        except Missing as missing:
            why[measure.id] = missing.why
        except NotObserved:
            why[measure.id] = NOT_OBSERVED
    return Readings(found, why)


def _kinds_of(log: EventLog, office: Office, cohort: Cohort) -> dict[str, Kinds]:
    """The case data that have categories and may be seen, of the cases that they belong to."""
    columns = cohort.attributes(log)

    def codes(name: str) -> NDArray[np.int16]:
        found = values.category_codes(columns[name]).astype(np.int16)
        owner = office.process.owners.get(name)
        if owner is not None:
            processes = office.process.case_data[PROCESS].categories
            found[values.category_codes(columns[PROCESS]) != processes.index(owner)] = -1
        return found

    return {
        name: Kinds(values.categories_of(datum), codes(name))
        for name, datum in office.process.case_data.items()
        if name in columns and not datum.hidden and datum.number is None
    }
