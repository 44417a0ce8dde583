"""What must be so in every case and to the second: how much of it is not, and of how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from approvalflow.eventlog import EventLog, Ints
from approvalflow.measures import workload
from approvalflow.measures.cohort import Bools
from approvalflow.measures.ledger import CLOCKS, STATES, Ledger, ledgers_of
from approvalflow.measures.presence import by_hours
from approvalflow.measures.replicated import Parts
from approvalflow.office.office import Office
from approvalflow.seconds import HOUR
from approvalflow.study.validation.readings import Simulated, open_over_time

_TIMES = ("arrived", "ready", "started", "finished", "answered")
_OTHERS = ("case", "visit", "person", "outcome")


def from_a_table(every: int, work: int, people: int, runs: Sequence[Simulated]) -> Parts:
    """Visits that are not as worked out by hand: a case every so many seconds, begun at once by
    one person after the other.
    """
    (run,) = runs
    visits = run.log.visits
    number = np.arange(len(visits))
    comes = (number + 1) * every
    table = {
        "case": number, "arrived": comes, "ready": comes, "started": comes,
        "finished": comes + work, "person": number % people,
    }  # fmt: skip
    wrong = np.any([getattr(visits, name) != column for name, column in table.items()], axis=0)
    return Parts(float(wrong.sum()), float(len(visits)))


def averaged_of(log: EventLog, office: Office) -> Ledger:
    """The ledger averaged over the branches of boxes."""
    return ledgers_of(log, office)[1]


def from_a_ledger(
    kept: Callable[[EventLog, Office], Ledger],
    kind: str,
    tables: Mapping[bool, Mapping[tuple[str, str], float]],
    runs: Sequence[Simulated],
) -> Parts:
    """Cases whose days are not spent as worked out by hand: hours by state and clock, for those of
    which the datum `kind` holds and for the others.
    """
    (run,) = runs
    ledger = kept(run.log, run.office)
    holds = run.log.cases.attributes[kind][ledger.cases]
    expected = np.zeros((2, len(STATES), len(CLOCKS)), dtype=np.int64)
    for yes, table in tables.items():
        for (state, clock), hours in table.items():
            expected[int(yes), STATES.index(state), CLOCKS.index(clock)] = round(hours * HOUR)
    expected *= ledger.parts
    wrong = np.any(_by_state(ledger) != expected[holds.astype(np.int64)], axis=(1, 2))
    return Parts(float(wrong.sum()), float(len(ledger.cases)))


def _by_state(ledger: Ledger) -> Ints:
    """Each case in parts of a second, of shape (cases, states, clocks)."""
    found = np.zeros((len(ledger.cases), len(STATES), len(CLOCKS)), dtype=np.int64)
    parts = np.array([int(weight * ledger.parts) for weight in ledger.weights], dtype=np.int64)
    spent = ledger.seconds * parts[ledger.weight]
    np.add.at(found, (ledger.case, ledger.state, ledger.clock), spent)
    return found


def other_cases(slower: int, names: Mapping[str, str], runs: Sequence[Simulated]) -> Parts:
    """Cases that go another way in the second process than in the first, or at other times than
    so many times those; `names`: what the second calls the steps of the first.
    """
    one, other = (run.log for run in runs)
    both = _ended_in_both(one, other)
    first, second = _rows_of(one, both, names, slower), _rows_of(other, both, {}, 1)
    if first.shape != second.shape:
        return Parts(float(both.sum()), float(both.sum()))
    rows = np.any(first != second, axis=0)
    wrong = np.zeros(len(both), dtype=np.bool_)
    wrong[first[0][rows]] = True
    results = one.cases.result[: len(both)] != other.cases.result[: len(both)]
    return Parts(float((wrong | (results & both)).sum()), float(both.sum()))


def _ended_in_both(one: EventLog, other: EventLog) -> Bools:
    count = min(len(one.cases), len(other.cases))
    return np.asarray((one.cases.ended[:count] >= 0) & (other.cases.ended[:count] >= 0))


def _rows_of(log: EventLog, cases: Bools, names: Mapping[str, str], times: int) -> Ints:
    """The visits of these cases, one a column, by case, step and visit."""
    visits = log.visits
    order = sorted(names.get(step, step) for step in log.steps)
    numbers = np.array([order.index(names.get(step, step)) for step in log.steps])
    rows = np.flatnonzero(visits.case < len(cases))
    rows = rows[cases[visits.case[rows]]]
    rows = rows[np.lexsort((visits.visit[rows], numbers[visits.step[rows]], visits.case[rows]))]
    at = [np.where(column < 0, column, column * times) for column in
          (getattr(visits, name)[rows] for name in _TIMES)]  # fmt: skip
    return np.stack(
        [*(getattr(visits, name)[rows] for name in _OTHERS), numbers[visits.step[rows]], *at]
    )


def later_cases(runs: Sequence[Simulated]) -> Parts:
    """Cases decided later in the second process than in the first."""
    one, other = (run.log for run in runs)
    both = _ended_in_both(one, other)
    later = other.cases.decided[: len(both)] > one.cases.decided[: len(both)]
    return Parts(float((later & both).sum()), float(both.sum()))


def open_seconds(runs: Sequence[Simulated]) -> Parts:
    """Seconds by which the open cases, counted from one event to the next, differ from what the
    measure makes of the stays of all cases.
    """
    (run,) = runs
    horizon = run.log.horizon
    count, lasts = open_over_time(run.log)
    measured = round(workload.open_cases(run.log) * (horizon.closes - horizon.begins))
    area = int((count * lasts).sum())
    return Parts(float(abs(area - measured)), float(area))


def busy_seconds(work: Mapping[str, float], runs: Sequence[Simulated]) -> Parts:
    """Visits that took other hours of work than the file says, over whatever nights and breaks."""
    (run,) = runs
    visits = run.log.visits
    rows = np.flatnonzero(visits.done)
    spent = np.zeros(len(rows), dtype=np.int64)
    for here, own in by_hours(run.log, run.office, rows):
        at = rows[here]
        spent[here] = own.open_between(visits.started[at], visits.finished[at])
    written = np.array([round(work[step] * HOUR) for step in run.log.steps])
    wrong = spent != written[visits.step[rows]]
    return Parts(float(wrong.sum()), float(len(rows)))


def unbalanced_ledgers(
    kept: Callable[[EventLog, Office], Ledger], runs: Sequence[Simulated]
) -> Parts:
    """Cases whose days do not add up to the time from submission to decision."""
    (run,) = runs
    ledger, cases = kept(run.log, run.office), run.log.cases
    elapsed = (cases.decided - cases.submitted)[ledger.cases] * ledger.parts
    return Parts(float((ledger.per_case() != elapsed).sum()), float(len(ledger.cases)))
