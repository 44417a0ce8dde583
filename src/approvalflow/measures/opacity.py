"""What the applicant hears of a case: how long nothing, and how long no date that comes next.

He hears of it at submission, where he is asked, when he has answered, of what is `visible`, when a
question of his is answered, and of the decision. While he has the file himself nobody is silent.
"""

from __future__ import annotations

import numpy as np

from approvalflow.eventlog import CHASE, EventLog, Ints
from approvalflow.measures.cohort import Bools, Cohort, by_step
from approvalflow.measures.legal import Stays, stays_of, united
from approvalflow.office.office import Office
from approvalflow.process.asking import told_outcomes

AHEAD = 15  # working days: a date that is farther away is no date that one waits for
_DATED = ("wait", "meeting", "batch")
_COLUMNS = ("case", "start", "end")  # of stays


def longest_silence(log: EventLog, office: Office, cohort: Cohort) -> Ints:
    """Of each case the longest time in seconds in which the applicant heard nothing and did not
    have the file, shape (size,); 0 where it is not decided.
    """
    stays = stays_of(log, cohort)
    told = _told(log, office, cohort)
    told = told[cohort.decided[cohort.case[told]]]
    answered, answers = _answered(log, cohort)
    times = np.append(log.visits.finished[cohort.rows[told]], answers)
    rows = np.flatnonzero(cohort.decided)
    case = np.concatenate([rows, stays.case, cohort.case[told], answered, rows])
    end = np.maximum(cohort.decided_at, cohort.submitted)[rows]
    start = np.concatenate([cohort.submitted[rows], stays.start, times, end])
    until = np.concatenate([cohort.submitted[rows], stays.end, times, end])
    start, until = (np.minimum(at, cohort.decided_at[case]) for at in (start, until))
    return _longest_between(case, start, until, cohort.size)


def _answered(log: EventLog, cohort: Cohort) -> tuple[Ints, Ints]:
    """The positions of the decided cases whose applicant asked and was answered, and when."""
    q = log.questions
    case = q.case - cohort.first
    mine = (q.kind == CHASE) & (q.finished >= 0) & (case >= 0) & (case < cohort.size)
    mine[mine] = cohort.decided[case[mine]]
    return case[mine], q.finished[mine]


def _told(log: EventLog, office: Office, cohort: Cohort) -> Ints:
    """The places, among the rows of the cohort, of visits of which the applicant is told."""
    step, outcome = log.visits.step[cohort.rows], log.visits.outcome[cohort.rows]
    done = log.visits.done[cohort.rows]
    chosen = np.zeros(len(step), dtype=np.bool_)
    for number, name in enumerate(log.steps):
        for ended in told_outcomes(office.process, name):
            chosen |= (step == number) & (outcome == ended)
    return np.flatnonzero(chosen & done)


def _longest_between(case: Ints, start: Ints, until: Ints, size: int) -> Ints:
    """The longest gap between intervals of each case; those of one may overlap."""
    longest = np.zeros(size, dtype=np.int64)
    if not len(case):
        return longest
    order = np.lexsort((until, start, case))
    case, start, until = case[order], start[order], until[order]
    # Cases laid out one after the other on one line, so that one running maximum serves all.
    shift = case * (int(until.max()) + 1)
    reach = np.maximum.accumulate(until + shift) - shift
    same = case[1:] == case[:-1]
    np.maximum.at(longest, case[1:][same], (start[1:] - reach[:-1])[same])
    return longest


def undated(log: EventLog, office: Office, cohort: Cohort) -> tuple[Ints, Ints]:
    """Of each decided case the seconds in which the file is not with the applicant, and of those
    the ones in which no date is known for what comes next, within AHEAD working days: the end of
    a wait, or the sitting or run for which the file lies ready.
    """
    stays = stays_of(log, cohort)
    dated = _dated(log, office, cohort)
    both = united(
        cohort, *(np.concatenate([getattr(stays, n), getattr(dated, n)]) for n in _COLUMNS)
    )
    decided = cohort.decided
    elapsed = np.where(decided, np.maximum(cohort.decided_at - cohort.submitted, 0), 0)
    with_office = elapsed - stays.total(stays.end - stays.start, cohort.size)
    return with_office, elapsed - both.total(both.end - both.start, cohort.size)


def _dated(log: EventLog, office: Office, cohort: Cohort) -> Stays:
    """From when on, in these cases, the next date is near enough."""
    kinds = by_step(log, office, lambda _, step: step.does in _DATED) > 0
    waits = by_step(log, office, lambda _, step: step.does == "wait") > 0
    step = log.visits.step[cohort.rows]
    rows = cohort.rows[kinds[step]]
    case = cohort.case[kinds[step]]
    waiting: Bools = waits[log.visits.step[rows]]
    comes = np.where(waiting, log.visits.finished[rows], log.visits.taken_up[rows])
    begun: Bools = log.visits.begun[rows]
    closing = office.timetable(log.horizon).calendar.closings
    first = np.maximum(np.searchsorted(closing, comes) - AHEAD, 0)
    near = closing[np.minimum(first, len(closing) - 1)] if len(closing) else comes
    start = np.maximum(log.visits.ready[rows], np.where(first > 0, near, 0))
    end = np.minimum(comes, cohort.decided_at[case])
    return united(cohort, case[begun], start[begun], end[begun])
