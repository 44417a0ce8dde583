"""What applicants ask and complain of, and the work that it makes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from approvalflow.eventlog import CHASE, COMPLAINT, EventLog, Ints, Visits
from approvalflow.measures.cohort import Bools, Cohort
from approvalflow.measures.presence import work_seconds
from approvalflow.office.office import Office


def answers_of(log: EventLog) -> EventLog:
    """The log with the answers as its only visits: who worked from when until when."""
    q = log.questions
    done = np.flatnonzero(q.finished >= 0)
    none = np.full(len(done), -1, dtype=np.int64)
    case, asked, started, finished = (c[done] for c in (q.case, q.asked, q.started, q.finished))
    return replace(log, visits=Visits(
        case=case, step=none, visit=np.ones_like(none), previous=none, arrived=asked, ready=asked,
        started=started, finished=finished, answered=finished, role=q.role[done],
        person=q.person[done], outcome=np.zeros_like(none),
    ))  # fmt: skip


class AskedOf:
    """The questions and complaints of the cases of a cohort."""

    def __init__(self, log: EventLog, office: Office, cohort: Cohort) -> None:
        self.log, self.cohort = log, cohort
        self._answers = answers_of(log)
        self.work = work_seconds(
            self._answers, office, np.arange(len(self._answers.visits), dtype=np.int64)
        )
        """Seconds of work by answer."""

    def questions(self) -> Ints:
        """How many each case asked."""
        return self._sum(self._of(CHASE), np.ones(len(self.log.questions), dtype=np.int64))

    def complained(self) -> Bools:
        """Of which cases somebody complained."""
        ones = np.ones(len(self.log.questions), dtype=np.int64)
        return np.asarray(self._sum(self._of(COMPLAINT), ones) > 0)

    def answered(self) -> tuple[Ints, Ints]:
        """Of each case the seconds from its questions to the answers, and how many there are."""
        q = self.log.questions
        done = self._of(CHASE) & (q.finished >= 0)
        return self._sum(done, q.finished - q.asked), self._sum(done, np.ones_like(q.case))

    def worked(self, role: int | None = None) -> Ints:
        """Seconds of work on the questions and complaints of each case, by one role or by all."""
        visits = self._answers.visits
        chosen = np.ones(len(visits), dtype=np.bool_) if role is None else visits.role == role
        return self._total(visits.case[chosen], self.work[chosen])

    def _of(self, kind: int) -> Bools:
        return np.asarray(self.log.questions.kind == kind)

    def _sum(self, chosen: Bools, amounts: Ints) -> Ints:
        return self._total(self.log.questions.case[chosen], amounts[chosen])

    def _total(self, case: Ints, amounts: Ints) -> Ints:
        position = case - self.cohort.first
        here = (position >= 0) & (position < self.cohort.size)
        sums = np.zeros(self.cohort.size, dtype=np.int64)
        np.add.at(sums, position[here], amounts[here])
        return sums
