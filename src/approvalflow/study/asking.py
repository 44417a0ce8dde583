"""From when on answering applicants eats all time, beside what is open today."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.eventlog import Horizon
from approvalflow.office.asking import no_return
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.study.result import QuestionsLimit


def questions_limit(
    today: Process, horizon: Horizon, lying: Sequence[tuple[float, int]]
) -> QuestionsLimit | None:
    """`lying`: by replication the mean number of open cases, and the largest. None where nobody
    asks, or there are no replications of an office that keeps up.
    """
    office = Office(today)
    found = no_return(office, horizon, loads_of(office, horizon).pools)
    if found is None or not lying:
        return None
    mean, most = (round(sum(each) / len(lying), 1) for each in zip(*lying, strict=True))
    return QuestionsLimit(found.role, round(found.days, 1), round(found.files, 1), mean, most)
