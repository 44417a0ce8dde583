"""What is read of the log of one replication: a sum, and over what it is a mean; times in hours.

The mean over several replications is that of their totals, so that crowded ones count for more. A
figure that is no mean, such as a quantile, counts each replication once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from approvalflow.eventlog import EXPIRED, Ending, EventLog, Ints
from approvalflow.measures import workload
from approvalflow.measures.cohort import Bools, Cohort, cohort_of
from approvalflow.measures.quality import wrongly_granted
from approvalflow.measures.replicated import Parts
from approvalflow.office.office import Office
from approvalflow.process.values import Floats
from approvalflow.seconds import HOUR


@dataclass(frozen=True, eq=False)
class Simulated:
    """A replication of one process, and the cases that are measured."""

    log: EventLog
    office: Office

    @property
    def cohort(self) -> Cohort:
        return cohort_of(self.log, self.office)


Reading = Callable[[Sequence[Simulated]], Parts]
"""Of the replication with one number of all processes of a trial."""


def _one(runs: Sequence[Simulated]) -> Simulated:
    (run,) = runs
    return run


def stay(runs: Sequence[Simulated]) -> Parts:
    """From submission to decision, of all who are decided."""
    spent = _stays(_one(runs).cohort)
    return _mean(spent / HOUR)


def stay_p90(runs: Sequence[Simulated]) -> Parts:
    spent = _stays(_one(runs).cohort)
    return Parts(float(np.quantile(spent, 0.9, method="inverted_cdf")) / HOUR)


def stay_variance(runs: Sequence[Simulated]) -> Parts:
    spent = _stays(_one(runs).cohort)
    return Parts(float((spent / HOUR).var()))


def _stays(cohort: Cohort) -> Ints:
    assert np.all(cohort.decided_at[cohort.result != Ending.OPEN] >= 0)
    came = (cohort.decided_at >= 0) & (cohort.result != Ending.TURNED_AWAY)
    return np.asarray((cohort.decided_at - cohort.submitted)[came], dtype=np.int64)


def wait(runs: Sequence[Simulated]) -> Parts:
    """From being ready until somebody begins, of all visits."""
    return _waits(_one(runs))


def wait_of(datum: str, yes: bool, runs: Sequence[Simulated]) -> Parts:
    """The same of the cases of one kind."""
    run = _one(runs)
    kind = np.asarray(run.cohort.attributes(run.log)[datum], dtype=np.bool_)
    return _waits(run, kind if yes else ~kind)


def wait_at(step: str, runs: Sequence[Simulated]) -> Parts:
    """The same of the visits to one step."""
    run = _one(runs)
    return _mean(_spans(run.log, _rows(run, step))[0])


def stay_at(steps: Sequence[str], runs: Sequence[Simulated]) -> Parts:
    """From the arrival of a file at one of the steps until it is done there."""
    run = _one(runs)
    rows = np.concatenate([_rows(run, step) for step in steps])
    visits = run.log.visits
    return _mean((visits.finished[rows] - visits.arrived[rows]) / HOUR)


def kept_waiting(runs: Sequence[Simulated]) -> Parts:
    """The visits that do not begin at once."""
    run = _one(runs)
    waits, _ = _spans(run.log, run.cohort.rows)
    return _mean(waits > 0)


def files_waiting(runs: Sequence[Simulated]) -> Parts:
    """How many files wait, on average over time."""
    run = _one(runs)
    horizon = run.log.horizon
    return Parts(_waits(run).over * HOUR, float(horizon.closes - horizon.begins))


def files_at(step: str, runs: Sequence[Simulated]) -> Parts:
    """How many files are at a step, on average over time."""
    log = _one(runs).log
    horizon, visits = log.horizon, log.visits
    here = visits.step == log.steps.index(step)
    begins, closes = horizon.begins, horizon.closes
    inside = np.clip(visits.finished[here], begins, closes)
    inside -= np.clip(visits.arrived[here], begins, closes)
    return Parts(float(inside.sum()), float(closes - begins))


def wait_for_others(step: str, runs: Sequence[Simulated]) -> Parts:
    """From the end of one branch of a box until all have answered, where the box ends the case."""
    run = _one(runs)
    rows = _rows(run, step)
    visits = run.log.visits
    return _mean((run.log.cases.decided[visits.case[rows]] - visits.finished[rows]) / HOUR)


def open_cases(runs: Sequence[Simulated]) -> Parts:
    return Parts(workload.open_cases(_one(runs).log))


def open_variance(runs: Sequence[Simulated]) -> Parts:
    """How far the number of open cases is from its mean, over time."""
    count, lasts = open_over_time(_one(runs).log)
    mean = float((count * lasts).sum() / lasts.sum())
    return Parts(float((lasts * (count - mean) ** 2).sum() / lasts.sum()))


def nobody_open(runs: Sequence[Simulated]) -> Parts:
    """The share of the time without an open case."""
    count, lasts = open_over_time(_one(runs).log)
    return Parts(float(lasts[count == 0].sum()), float(lasts.sum()))


def open_over_time(log: EventLog) -> tuple[Ints, Ints]:
    """How many cases are open between two events of the measured weeks, and for how long."""
    cases, horizon = log.cases, log.horizon
    begins, closes = horizon.begins, horizon.closes
    ended = np.where(cases.decided >= 0, cases.decided, closes)
    times = np.concatenate([cases.submitted, ended])
    steps = np.repeat([1, -1], len(cases))
    order = np.argsort(times, kind="stable")
    count, times = np.cumsum(steps[order]), np.clip(times[order], begins, closes)
    return count[:-1], np.diff(times)


def use_of(role: str, runs: Sequence[Simulated]) -> Parts:
    run = _one(runs)
    return workload.utilisation(run.log, run.office, role)


def ended_as(ending: Ending, runs: Sequence[Simulated]) -> Parts:
    """The share of the cases that end so."""
    return _mean(_one(runs).cohort.result == ending)


def unanswered(step: str, runs: Sequence[Simulated]) -> Parts:
    """The share of what comes to a step that nobody has begun when its time is over."""
    run = _one(runs)
    silent, came = workload.unanswered(run.log, run.cohort, step)
    return Parts(int(silent.sum()), int(came.sum()))


def silent(runs: Sequence[Simulated]) -> Parts:
    """The share of the cases that go on because a deadline passed."""
    run = _one(runs)
    cohort = run.cohort
    expired = run.log.visits.outcome[cohort.rows] == EXPIRED
    return _mean(cohort.count(expired) > 0)


def work(runs: Sequence[Simulated]) -> Parts:
    """Hours of work on a case, of an office that never closes."""
    run = _one(runs)
    cohort = run.cohort
    _, spent = _spans(run.log, cohort.rows)
    return Parts(float(spent.sum()), float(cohort.size))


def wrongly(runs: Sequence[Simulated]) -> Parts:
    """The share of the cases that are granted with a defect that nobody found."""
    run = _one(runs)
    return _mean(wrongly_granted(run.log, run.office, run.cohort))


def _waits(run: Simulated, among: Bools | None = None) -> Parts:
    cohort = run.cohort
    rows = cohort.rows if among is None else cohort.rows[among[cohort.case]]
    return _mean(_spans(run.log, rows)[0])


def _rows(run: Simulated, step: str) -> Ints:
    rows = run.cohort.rows
    here: Ints = rows[run.log.visits.step[rows] == run.log.steps.index(step)]
    return here


def _spans(log: EventLog, rows: Ints) -> tuple[Floats, Floats]:
    """The wait before and the work of each visit, in hours."""
    visits = log.visits
    started = visits.taken_up[rows]
    return (started - visits.ready[rows]) / HOUR, (visits.finished[rows] - started) / HOUR


def _mean(values: Floats | Bools) -> Parts:
    return Parts(float(values.sum()), float(len(values)))
