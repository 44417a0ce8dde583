"""What steps find: defects that cases have, and grants in spite of them.

Whether a case has a defect, and whether a step would find it, is drawn case by case and does not
change its way; several looks of one step at one case are one. What a step finds, it finds whatever
others do (independent detection, Landau 1969).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from approvalflow.eventlog import Ending, EventLog
from approvalflow.measures.cohort import Bools, Cohort
from approvalflow.office.office import Office
from approvalflow.process.model.process import defect_column, look_column


@dataclass(frozen=True, slots=True)
class Catch:
    """Of the cases with a defect that a step looked at: how many, how many it found, and how many
    of these nobody else did.
    """

    step: str
    defect: str
    met: int
    found: int
    alone: int


def wrongly_granted(log: EventLog, office: Office, cohort: Cohort) -> Bools:
    """Granted with a defect that no step found, shape (size,)."""
    columns = cohort.attributes(log)
    wrong = np.zeros(cohort.size, dtype=np.bool_)
    for defect in office.process.defects:
        found = [hits for _, _, hits in _looks(log, office, cohort, defect)]
        missed = np.asarray(columns[defect_column(defect)], dtype=np.bool_) & ~np.any(
            [wrong & False, *found], axis=0
        )
        wrong |= missed
    return np.asarray(wrong & (cohort.result == Ending.GRANTED))


def wrongly_refused(log: EventLog, cohort: Cohort, defects: Iterable[str]) -> Bools:
    """Refused without any defect that the file knows of, shape (size,)."""
    columns = cohort.attributes(log)
    none = np.ones(cohort.size, dtype=np.bool_)
    for defect in defects:
        none &= ~np.asarray(columns[defect_column(defect)], dtype=np.bool_)
    return np.asarray(none & (cohort.result == Ending.REFUSED))


def catches(log: EventLog, office: Office, cohort: Cohort) -> tuple[Catch, ...]:
    """Of every step and defect that it looks for, in the order of the steps."""
    if not len(office.process.defects):
        return ()
    log.require_visits("step", "started", "outcome")
    made: list[Catch] = []
    columns = cohort.attributes(log)
    for defect in office.process.defects:
        has = np.asarray(columns[defect_column(defect)], dtype=np.bool_)
        looks = list(_looks(log, office, cohort, defect))
        for number, (step, met, hits) in enumerate(looks):
            others = [h for n, (_, _, h) in enumerate(looks) if n != number]
            alone = hits & ~np.any([hits & False, *others], axis=0)
            sums = (int((has & what).sum()) for what in (met, hits, alone))
            made.append(Catch(step, defect, *sums))
    order = {name: number for number, name in enumerate(office.process.steps)}
    return tuple(sorted(made, key=lambda catch: (order[catch.step], catch.defect)))


def joined_catches(parts: Sequence[tuple[Catch, ...]]) -> tuple[Catch, ...]:
    """Those of all parts of a log together."""
    return tuple(
        Catch(
            each[0].step,
            each[0].defect,
            *(sum(getattr(catch, name) for catch in each) for name in ("met", "found", "alone")),
        )
        for each in zip(*parts, strict=True)
    )


def _looks(
    log: EventLog, office: Office, cohort: Cohort, defect: str
) -> Iterator[tuple[str, Bools, Bools]]:
    """The steps that look for a defect: the cases they looked at, and those in which they would
    find it.
    """
    columns = cohort.attributes(log)
    for name, step in office.process.steps.items():
        drawn = [
            columns[look_column(part.atom, defect)]
            for part in step.parts(name)
            if defect in part.detects
        ]
        if drawn:
            met = _looked_at(log, cohort, log.steps.index(name))
            yield name, met, met & np.any(drawn, axis=0)


def _looked_at(log: EventLog, cohort: Cohort, step: int) -> Bools:
    return cohort.has((log.visits.step[cohort.rows] == step) & log.visits.done[cohort.rows])
