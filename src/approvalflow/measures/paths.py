"""What the way of a file says: handovers from department to department, and returns."""

from __future__ import annotations

import numpy as np

from approvalflow.eventlog import EventLog, Ints
from approvalflow.measures.cohort import Cohort, by_step
from approvalflow.measures.seated import deferrals
from approvalflow.process.model import Process
from approvalflow.process.office import Office


def returns_of(log: EventLog, cohort: Cohort) -> Ints:
    """Arrows taken to a step already visited, shape (size,).

    That the applicant's answer comes back to the step that asked for it is no return, nor is a
    deferral: the file lies where it was.
    """
    visits, rows = log.visits, cohort.rows
    before = visits.previous[rows]
    answer = (
        (before >= 0)
        & (visits.step[before] == visits.step[rows])
        & (visits.answered[before] > visits.finished[before])
    )
    stayed = answer | (deferrals(log, rows) > 0)
    return cohort.count((visits.visit[rows] > 1) & ~stayed)


def handoffs_of(log: EventLog, office: Office, cohort: Cohort) -> Ints:
    """Handovers of each case, shape (size,): to a visit in another department than the last
    one of the file's path that had any; one for each branch entered and one where a file leaves
    the join of a box.
    """
    rows, previous = cohort.rows, log.visits.previous[cohort.rows]
    chains = _chains(log, office.process)
    step = log.visits.step
    # The step before, or one more than there are for a file that comes from outside.
    before = np.where(previous >= 0, step[previous], len(log.steps))
    here, there = chains[:, step[rows]], chains[:, before]
    same = np.all(here == there, axis=0) & (previous >= 0)
    department = by_step(log, office, lambda name, _: office.department_of(name))
    last = _last_department(rows, previous, same, department[step[rows]])
    own = department[step[rows]]
    handed = cohort.count(same & (own >= 0) & (last >= 0) & (own != last))
    # Where each file came from: a row, or for a case that comes in, a number of its own.
    origin = np.where(previous >= 0, previous + cohort.size, cohort.case)
    for depth in range(len(chains)):
        entered = (here[depth] >= 0) & (here[depth] != there[depth])
        left = (there[depth] >= 0) & (here[depth] != there[depth])
        for chosen, place in ((entered, here[depth]), (left, np.zeros_like(rows))):
            at = np.flatnonzero(chosen)
            _, once = np.unique(origin[at] * (chains.max() + 1) + place[at], return_index=True)
            handed += np.bincount(cohort.case[at[once]], minlength=cohort.size)
    return handed


def _last_department(rows: Ints, previous: Ints, same: Ints, department: Ints) -> Ints:
    """The department that had the file before each visit; -1 if none in the same branch did.

    A wait has no department: the file is then still where it was.
    """
    index = np.full(int(rows.max(initial=-1)) + 1, -1, dtype=np.int64)
    index[rows] = np.arange(len(rows))
    back = np.where(same, index[previous] if len(rows) else previous, -1)
    at = back.copy()
    while True:
        going = np.flatnonzero((at >= 0) & (department[at] < 0))
        if not len(going):
            return np.where(at >= 0, department[at], -1)
        at[going] = back[at[going]]


def _chains(log: EventLog, process: Process) -> Ints:
    """In which branch of which box each step lies, from the outside in: numbers of branches of
    shape (depth, steps + 1); -1 where it lies in no box so deep, and in the column at the end.
    """
    paths: list[tuple[tuple[str, str], ...]] = []
    for name in log.steps:
        path: list[tuple[str, str]] = []
        inside = process.steps[name].inside
        while inside is not None:
            path.insert(0, inside)
            inside = process.steps[inside[0]].inside
        paths.append(tuple(path))
    numbers = {branch: n for n, branch in enumerate(sorted({b for p in paths for b in p}))}
    depth = max((len(path) for path in paths), default=0)
    chains = np.full((depth, len(log.steps) + 1), -1, dtype=np.int64)
    for step, branches in enumerate(paths):
        chains[: len(branches), step] = [numbers[branch] for branch in branches]
    return chains
