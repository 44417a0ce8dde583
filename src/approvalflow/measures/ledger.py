"""Where the days went: every second from submission to decision, in exactly one state.

Along the critical path: after a parallel box, the branch that answered last, or made its decision
certain: the longest chain of visits, as in project networks (Kelley & Walker 1959). Or averaged
over the branches: each of the n copies of a file counts for 1/n of it at every second, and one that
has answered waits for the others. Both add up to the elapsed time, exactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

import numpy as np

from approvalflow.eventlog import EventLog, Ints
from approvalflow.measures.branches import makes_copies
from approvalflow.measures.cohort import Bools, Cohort, cohort_of
from approvalflow.measures.spent import (
    APPLICANT,
    SYNCHRONISATION,
    Path,
    Unit,
    copied,
    critical_path,
    decided_cases,
    rework_of,
    spans_of,
    units_of,
    until_decided,
    waits_of,
)
from approvalflow.office.office import Office

STATES = (
    "transfer", "in_tray", "queue", "absent", "meeting", "agenda", "work", "other_duties", "pause",
    "applicant", "external", "synchronisation",
)  # fmt: skip
CLOCKS = ("open", "closed")  # the process calendar
PASSAGES = ("first", "rework")
_WHOLE = (Fraction(1),)

Line = tuple[str, str, str, str, str, int]
Averaged = tuple[int, tuple[Line, ...]]  # in so many parts of a second, these
NOT_AVERAGED: Averaged = (1, ())
Lines = tuple[tuple[Line, ...], Averaged]  # of both ledgers
NO_LINES: Lines = ((), NOT_AVERAGED)


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """Seconds by case, state, clock, passage, unit and weight: a sparse table of shape (rows,).

    `case` is a position in `cases`, the numbers of the decided cases of the cohort; the other
    keys are positions in STATES, CLOCKS, PASSAGES, `units` and `weights`. A key occurs once a case.
    """

    cases: Ints
    units: tuple[Unit, ...]
    weights: tuple[Fraction, ...]
    case: Ints
    state: Ints
    clock: Ints
    passage: Ints
    unit: Ints
    weight: Ints
    seconds: Ints

    @property
    def parts(self) -> int:
        """In so many parts of a second everything is a whole number: 1 along the critical path."""
        return lcm(*(weight.denominator for weight in self.weights))

    def per_case(self) -> Ints:
        """All seconds of each case, in `parts`: exactly its elapsed time."""
        sums = np.zeros(len(self.cases), dtype=np.int64)
        parts = np.array([int(weight * self.parts) for weight in self.weights], dtype=np.int64)
        np.add.at(sums, self.case, self.seconds * parts[self.weight])
        return sums


@dataclass(frozen=True, slots=True, eq=False)
class _Entries:
    """What a ledger is summed from: keys of shape (6, entries), the last of them the position of
    the visit, and seconds.
    """

    keys: Ints
    seconds: Ints

    def among(self, chosen: Bools) -> _Entries:
        """Those of some visits."""
        here = chosen[self.keys[-1]]
        return _Entries(self.keys[:, here], self.seconds[here])

    def beside(self, others: _Entries, size: int) -> _Entries:
        """With others, whose positions come after the first `size`."""
        moved = others.keys + np.array([[0]] * 5 + [[size]])
        return _Entries(
            np.concatenate([self.keys, moved], axis=1),
            np.concatenate([self.seconds, others.seconds]),
        )


def ledger_of(log: EventLog, office: Office) -> Ledger:
    """The ledger of the decided cases of the cohort, along their critical paths.

    The seconds of a case add up to decided - submitted, because each visit begins where the
    one before it ended and the last one ends with the decision. Raises NotObserved.
    """
    cases = decided_cases(log, cohort_of(log, office))
    path = critical_path(log, office, cases)
    units, unit_of_step = units_of(log, office)
    entries = _of_visits(log, office, path, units, unit_of_step)
    return _summed(cases, units, entries, _WHOLE, np.zeros_like(path.rows))


def ledgers_of(log: EventLog, office: Office) -> tuple[Ledger, Ledger]:
    """The same, and averaged over the branches of boxes: one ledger where nothing makes copies.
    Raises NotObserved.
    """
    if not makes_copies(office):
        path = ledger_of(log, office)
        return path, path
    log, cases = until_decided(log), decided_cases(log, cohort_of(log, office))
    of = copied(log, office, cases)
    entries = _of_visits(log, office, of.every, of.units, of.unit_of_step)
    nothing = np.zeros_like(of.every.rows)
    path = _summed(cases, of.units, entries.among(of.on_path), _WHOLE, nothing)
    unit, spent = waits_of(log, office, of)
    waits = np.searchsorted(cases, of.waits.case)
    waited = _entered(waits, of.waits.again, [(SYNCHRONISATION, unit, *spent)])
    both = entries.beside(waited, len(of.every.rows))
    return path, _summed(cases, of.units, both, of.weights, of.which)


def lines_of(log: EventLog, office: Office, cohort: Cohort) -> Lines:
    """The lines of both ledgers, which need no case by case; raises NotObserved."""
    cases = decided_cases(log, cohort)
    if not makes_copies(office):
        path = critical_path(log, office, cases)
        units, unit_of_step = units_of(log, office)
        whole = _Sums(units, _WHOLE)
        unit = unit_of_step[log.visits.step[path.rows]]
        rework = rework_of(log, path)
        keys = whole.keys(rework, unit, 0), whole.keys(rework, units.index(Unit(APPLICANT)), 0)
        for state, *spent in spans_of(log, office, path):
            whole.add(state, spent, keys[state == APPLICANT])
        return tuple(whole.lines()), NOT_AVERAGED
    log = until_decided(log)
    of = copied(log, office, cases)
    rework, unit = rework_of(log, of.every), of.unit_of_step[log.visits.step[of.every.rows]]
    outside, size = of.units.index(Unit(APPLICANT)), len(unit)
    whole, averaged = _Sums(of.units, _WHOLE), _Sums(of.units, of.weights)
    keys = whole.keys(rework, unit, 0), whole.keys(rework, outside, 0)
    which = of.which[:size]
    weighed = averaged.keys(rework, unit, which), averaged.keys(rework, outside, which)
    for state, *spent in spans_of(log, office, of.every):
        applicant = state == APPLICANT
        on_path = [np.where(of.on_path, seconds, 0) for seconds in spent]
        whole.add(state, on_path, keys[applicant])
        averaged.add(state, spent, weighed[applicant])
    unit, both = waits_of(log, office, of)
    averaged.add(SYNCHRONISATION, both, averaged.keys(of.waits.again, unit, of.which[size:]))
    return tuple(whole.lines()), (averaged.parts, tuple(averaged.lines()))


def joined_lines(parts: Sequence[Lines]) -> Lines:
    """The lines of all parts of a log together."""
    if len(parts) == 1:
        return parts[0]
    whole = lcm(*(own for _, (own, _) in parts))
    averaged = _added((line, whole // own) for _, (own, lines) in parts for line in lines)
    return _added((line, 1) for lines, _ in parts for line in lines), (whole, averaged)


def _added(lines: Iterable[tuple[Line, int]]) -> tuple[Line, ...]:
    """By key and in the order of keys, each so many times."""
    total: Counter[tuple[int, int, int, str, str]] = Counter()
    for (state, clock, passage, unit, level, seconds), times in lines:
        key = STATES.index(state), CLOCKS.index(clock), PASSAGES.index(passage), unit, level
        total[key] += times * seconds
    return tuple(
        (STATES[s], CLOCKS[c], PASSAGES[p], unit, level, seconds)
        for (s, c, p, unit, level), seconds in sorted(total.items())
    )


class _Sums:
    """Seconds over all cases by state, clock, passage, unit and weight."""

    def __init__(self, units: tuple[Unit, ...], weights: tuple[Fraction, ...]) -> None:
        self.units, self.weights = units, weights
        self.parts = lcm(*(weight.denominator for weight in weights))
        self.shape = (len(PASSAGES), max(len(units), 1), max(len(weights), 1))
        self.table = np.zeros((len(STATES), len(CLOCKS), prod(self.shape)), dtype=np.int64)

    def keys(self, passage: Ints, unit: Ints | int, weight: Ints | int) -> Ints:
        """The three as one number."""
        return (passage * self.shape[1] + unit) * self.shape[2] + weight

    def add(self, state: str, spent: Sequence[Ints], keys: Ints) -> None:
        """The open and the closed seconds of some visits."""
        for clock, seconds in enumerate(spent):
            if seconds.any():
                np.add.at(self.table[STATES.index(state), clock], keys, seconds)

    def lines(self) -> Iterator[Line]:
        """(state, clock, passage, unit, level, seconds) in the order of keys; the seconds in
        `parts`.
        """
        sums = self.table.reshape(*self.table.shape[:2], *self.shape)
        parts = [int(weight * self.parts) for weight in self.weights]
        for s, c, p, u in np.argwhere(sums.any(axis=-1)).tolist():
            seconds = (part * int(n) for part, n in zip(parts, sums[s, c, p, u], strict=True))
            yield STATES[s], CLOCKS[c], PASSAGES[p], *self.units[u], sum(seconds)


def _of_visits(
    log: EventLog, office: Office, path: Path, units: tuple[Unit, ...], unit_of_step: Ints
) -> _Entries:
    """What happened in the visits."""
    unit = unit_of_step[log.visits.step[path.rows]]
    outside = np.full_like(unit, units.index(Unit(APPLICANT)))
    return _entered(
        path.case,
        rework_of(log, path),
        (
            (state, outside if state == APPLICANT else unit, opened, closed)
            for state, opened, closed in spans_of(log, office, path)
        ),
    )


def _entered(case: Ints, passage: Ints, found: Iterable[tuple[str, Ints, Ints, Ints]]) -> _Entries:
    """Of each state the units, the open and the closed seconds, of shape (visits,)."""
    keys: list[Ints] = []
    seconds: list[Ints] = []
    for state, unit, *both in found:
        for clock, spent in enumerate(both):
            some = np.flatnonzero(spent)
            fixed = np.full((2, len(some)), [[STATES.index(state)], [clock]], dtype=np.int64)
            keys.append(np.stack([case[some], *fixed, passage[some], unit[some], some]))
            seconds.append(spent[some])
    return _Entries(np.concatenate(keys, axis=1), np.concatenate(seconds))


def _summed(
    cases: Ints,
    units: tuple[Unit, ...],
    entries: _Entries,
    weights: tuple[Fraction, ...],
    which: Ints,
) -> Ledger:
    """One row for each combination of keys; `which`: the number of the weight of each visit."""
    shape = (max(len(cases), 1), len(STATES), len(CLOCKS), len(PASSAGES), len(units),
             max(len(weights), 1))  # fmt: skip
    keys = (*entries.keys[:-1], which[entries.keys[-1]])
    flat, inverse = np.unique(np.ravel_multi_index(keys, shape), return_inverse=True)
    sums = np.zeros(len(flat), dtype=np.int64)
    np.add.at(sums, inverse, entries.seconds)
    case, state, clock, passage, unit, weight = np.unravel_index(flat, shape)
    return Ledger(cases, units, weights, case, state, clock, passage, unit, weight, sums)
