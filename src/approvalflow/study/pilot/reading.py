"""What the log of a pilot that was run shows, by the analysis that was planned for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, isfinite

import numpy as np

from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.eventlog import Ints
from approvalflow.study.pilot.analyses import Estimates, stops
from approvalflow.study.pilot.cases import Bools, PilotCases
from approvalflow.study.pilot.designs import Planning
from approvalflow.study.pilot.figures import further_figures, mean_of
from approvalflow.study.pilot.measured import measured_in
from approvalflow.study.pilot.tables import PilotLog, PilotRow
from approvalflow.study.pilot.trials import known_cases, weekly_differences
from approvalflow.study.reading import Study
from approvalflow.study.result.pilot import PilotEffect, PilotFigure, PilotRead, PilotWay
from approvalflow.study.tabular import require_heads

_WEEK = 7.0  # days


def read_pilot(log: PilotLog, planning: Planning, study: Study) -> PilotRead:
    """Raises ApprovalFlowError where the log has not what the analysis needs."""
    way, measure = planning.here.way, planning.measure
    require_columns(log, way, measure, planning.here.strata)
    cases = pilot_cases(log, way, planning.here.strata)
    during = cases.having(cases.week >= 0)
    arms = np.array([row.arm for row in log.rows])
    decided = np.isfinite(cases.days) & (cases.week >= 0)
    late = ~np.isfinite(cases.days) & (cases.week >= 0)
    looked = [[row.right for row in log.rows if row.right is not None and row.arm == arm]
              for arm in (0, 1)]  # fmt: skip
    found = _estimates(cases, planning)
    return PilotRead(
        cases=_both(decided, arms),
        undecided=_both(late, arms),
        weeks=int(during.week.max(initial=0)) + 1,
        effect=_effect(found),
        stopped=_stopped(during, measure) if way == "share" else None,
        rechecked=(len(looked[0]), len(looked[1])),
        wrong=(looked[0].count(False), looked[1].count(False)),
        narrowed=tuple(one for _, one in measured_in(log, study)),
        figures=tuple(_figures(cases, found, planning, log)),
    )


def _both(rows: Bools, arms: Ints) -> tuple[int, int]:
    return int(np.count_nonzero(rows & (arms == 0))), int(np.count_nonzero(rows & (arms == 1)))


def require_columns(log: PilotLog, way: PilotWay, measure: str, strata: Sequence[str]) -> None:
    """What the planned analysis asks of a log."""
    wanted = ["work"] if measure == "work" else []
    wanted += ["office"] if way in ("where", "offices") else []
    require_heads(log.file, log.columns, (*wanted, *strata))
    if len({row.arm for row in log.rows}) < 2:
        raise ApprovalFlowError([Problem("pilot-log-one-arm", Where(log.file, 1, 1))])
    if "office" in wanted and len({row.office for row in log.rows}) != 2:
        raise ApprovalFlowError([Problem("pilot-log-offices", Where(log.file, 1, 1))])


def pilot_cases(log: PilotLog, way: PilotWay, strata: Sequence[str]) -> PilotCases:
    """As an analysis has them. Of offices the arm is that of the office, before the pilot too,
    which begins with the first case that goes the new way.
    """
    rows = log.rows
    tried = [row for row in rows if row.arm]
    offices = {row.office for row in tried} if way in ("where", "offices") else set()
    start = floor(min(row.submitted for row in (tried if offices else rows)))
    kinds = sorted({_kind(row, strata) for row in rows})
    return PilotCases(
        week=np.array([floor((row.submitted - start) / _WEEK) for row in rows]),
        days=np.array([np.nan if row.days is None else row.days for row in rows]),
        work=np.array([np.nan if row.work is None else row.work for row in rows]),
        kind=np.array([kinds.index(_kind(row, strata)) for row in rows]),
        arm=np.array([int(row.office in offices) if offices else row.arm for row in rows]),
        granted=np.ones(len(rows), dtype=np.bool_),
    )


def _kind(row: PilotRow, strata: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.data[name] for name in strata)


def _estimates(cases: PilotCases, planning: Planning) -> Estimates | None:
    """None where the analysis is not offered, or there are too few cases or blocks."""
    chosen = planning.chosen
    if chosen is None or not chosen.design.offered or chosen.analysis is None:
        return None
    found = chosen.analysis(cases)
    return found if isfinite(found.value[0]) and isfinite(found.half[0]) else None


def _effect(found: Estimates | None) -> PilotEffect | None:
    if found is None:
        return None
    value, half = float(found.value[0]), float(found.half[0])
    return PilotEffect(value, value - half, value + half)


def _figures(
    cases: PilotCases, found: Estimates | None, planning: Planning, log: PilotLog
) -> Iterator[PilotFigure]:
    """The difference with the error of its analysis; each mean with its scatter from one simulated
    pilot to the next, since cases that wait together are no sample.
    """
    chosen = planning.chosen
    if found is None or chosen is None or not found.error[0] > 0:
        return
    yield PilotFigure("effect", float(found.value[0]), float(found.error[0]))
    planned = planning.asked.weeks
    weeks = max(1, min(planned, int(cases.week.max(initial=0)) + 1))
    for name in further_figures("work" in log.columns, planning.measure):
        value = mean_of(cases, name, planned)
        scatter = np.array([mean_of(pilot, name, planned) for pilot in chosen.pilots])
        error = float(np.nanstd(scatter, ddof=1)) * (planned / weeks) ** 0.5
        if isfinite(value) and isfinite(error) and error > 0:
            yield PilotFigure(name, value, error)


def _stopped(cases: PilotCases, measure: str) -> int | None:
    own = known_cases(cases, measure)
    if not len(own):
        return None
    arms = own.arm[:, None].astype(np.float64)
    weeks = int(own.week.max()) + 1
    week = int(stops(weekly_differences(own, arms, measure, weeks))[0])
    return None if week < 0 else week + 1
