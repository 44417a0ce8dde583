"""What the way of a file says: handovers from department to department, and returns."""

from __future__ import annotations

import numpy as np

from approvalflow.eventlog import IN_VAIN, EventLog, Ints
from approvalflow.measures.cohort import Cohort, by_step
from approvalflow.measures.counting import distinct
from approvalflow.measures.seated import deferrals
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process


def returns_of(log: EventLog, office: Office, cohort: Cohort) -> Ints:
    """Arrows taken to a step already visited, shape (size,).

    That the applicant's answer comes back to the step that asked for it is no return, nor to the
    branches of the box that asked for them all. Nor is a deferral: the file lies where it was.
    """
    cohort = _but_questions(log, office, cohort)
    visits, rows = log.visits, cohort.rows
    before = visits.previous[rows]
    answer = (
        (before >= 0)
        & (visits.step[before] == visits.step[rows])
        & (visits.answered[before] > visits.finished[before])
    )
    number = office.step_number
    inside = ((s.inside or ("",))[0] for s in map(office.process.steps.__getitem__, log.steps))
    box = np.array([number.get(name, len(log.steps)) for name in inside], dtype=np.int64)
    answer |= (before >= 0) & (visits.step[before] == box[visits.step[rows]])
    answer |= deferrals(log, rows) > 0
    counted = (visits.outcome[rows] != IN_VAIN) & ~visits.comes_up(rows)
    return cohort.count((visits.visit[rows] > 1) & ~answer & counted)


def _but_questions(log: EventLog, office: Office, cohort: Cohort) -> Cohort:
    """Without the visits at which a box asks the applicant for its branches."""
    asks = by_step(log, office, lambda _, step: step.asks_once) > 0
    return cohort if not asks.any() else cohort.among(~asks[log.visits.step[cohort.rows]])


def handoffs_of(log: EventLog, office: Office, cohort: Cohort) -> Ints:
    """Handovers of each case, shape (size,): to a visit in another department than the last
    one of the file's path that had any; one for each branch entered and one where a file leaves
    the join of a box. Only to visits that were finished; a question to the applicant is none.
    """
    cohort = _but_questions(log, office, cohort)
    cohort = cohort.among(log.visits.completed[cohort.rows])
    rows, previous = cohort.rows, log.visits.previous[cohort.rows]
    chains, box_of = _chains(log, office.process)
    step = log.visits.step
    # The step before, or one more than there are for a file that comes from outside.
    before = np.where(previous >= 0, step[previous], len(log.steps))
    here, there = chains[:, step[rows]], chains[:, before]
    same = np.all(here == there, axis=0) & (previous >= 0)
    department = by_step(log, office, lambda name, _: office.department_of(name))
    own = np.where(log.visits.done[rows], department[step[rows]], -1)
    last = _last_department(rows, previous, same, own)
    handed = cohort.count(same & (own >= 0) & (last >= 0) & (own != last))
    # Where each file came from: a row, or for a case that comes in, a number of its own.
    origin = np.where(previous >= 0, previous + cohort.size, cohort.case)
    froms, places = len(log.visits) + cohort.size, int(chains.max(initial=0)) + 1
    asks = np.append(by_step(log, office, lambda _, step: step.asks_once) > 0, False)[before]
    for depth in range(len(chains)):
        # with the applicant's answer the branches of a box that asked go on where they were
        moved = (here[depth] != there[depth]) & ~(
            asks & (box_of[here[depth]] == box_of[there[depth]])
        )
        entered = (here[depth] >= 0) & moved
        left = (there[depth] >= 0) & moved
        for chosen, place in ((entered, here[depth]), (left, np.zeros_like(rows))):
            at = np.flatnonzero(chosen)
            if len(at):
                _, which = distinct(origin[at] * places + place[at], froms * places)
                once = np.zeros(int(which.max()) + 1, dtype=np.int64)
                once[which] = at  # of those from one place to one other any
                handed += np.bincount(cohort.case[once], minlength=cohort.size)
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


def _chains(log: EventLog, process: Process) -> tuple[Ints, Ints]:
    """In which branch of which box each step lies, from the outside in: numbers of branches of
    shape (depth, steps + 1); -1 where it lies in no box so deep, and in the column at the end.
    And the number of the box of each branch, -1 at the end. A question of a box to the applicant
    is a branch of its own.
    """
    paths: list[tuple[tuple[str, str], ...]] = []
    for name in log.steps:
        step = process.steps[name]
        path: list[tuple[str, str]] = [(name, "")] if step.asks_once else []
        inside = step.inside
        while inside is not None:
            path.insert(0, inside)
            inside = process.steps[inside[0]].inside
        paths.append(tuple(path))
    numbers = {branch: n for n, branch in enumerate(sorted({b for p in paths for b in p}))}
    depth = max((len(path) for path in paths), default=0)
    chains = np.full((depth, len(log.steps) + 1), -1, dtype=np.int64)
    for column, branches in enumerate(paths):
        chains[: len(branches), column] = [numbers[branch] for branch in branches]
    boxes = sorted({box for box, _ in numbers})
    box_of = [boxes.index(box) for box, _ in sorted(numbers)]
    return chains, np.array([*box_of, -1], dtype=np.int64)
