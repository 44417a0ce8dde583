"""What the log of a pilot that was run shows, by the analysis that was planned for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, isfinite

import numpy as np

from approvalflow.errors import ApprovalFlowError, NotationError, Problem, Where
from approvalflow.eventlog import Ints
from approvalflow.measures.statistics import beta_quantile
from approvalflow.notation import units
from approvalflow.process.values import YES
from approvalflow.study.pilot.analyses import LEVEL, stops
from approvalflow.study.pilot.cases import Bools, PilotCases
from approvalflow.study.pilot.designs import Planning
from approvalflow.study.pilot.tables import PilotLog, PilotRow
from approvalflow.study.pilot.trials import known_cases, weekly_differences
from approvalflow.study.reading import Study
from approvalflow.study.result.pilot import MeasuredGuess, PilotEffect, PilotRead, PilotWay
from approvalflow.study.sensitivity.guesses import guesses_of

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
    return PilotRead(
        cases=_both(decided, arms),
        undecided=_both(late, arms),
        weeks=int(during.week.max(initial=0)) + 1,
        effect=_effect(cases, planning),
        stopped=_stopped(during, measure) if way == "share" else None,
        rechecked=(len(looked[0]), len(looked[1])),
        wrong=(looked[0].count(False), looked[1].count(False)),
        narrowed=tuple(_narrowed(log, study)),
    )


def _both(rows: Bools, arms: Ints) -> tuple[int, int]:
    return int(np.count_nonzero(rows & (arms == 0))), int(np.count_nonzero(rows & (arms == 1)))


def require_columns(log: PilotLog, way: PilotWay, measure: str, strata: Sequence[str]) -> None:
    """What the planned analysis asks of a log."""
    wanted = ["work"] if measure == "work" else []
    wanted += ["office"] if way in ("where", "offices") else []
    missing = [name for name in (*wanted, *strata) if name not in log.columns]
    if missing:
        facts = {"columns": ", ".join(missing), "found": ", ".join(log.columns)}
        raise ApprovalFlowError([Problem("pilot-log-columns", Where(log.file, 1, 1), facts)])
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


def _effect(cases: PilotCases, planning: Planning) -> PilotEffect | None:
    """None where the analysis is not offered, or there are too few cases or blocks."""
    chosen = planning.chosen
    if chosen is None or not chosen.design.offered or chosen.analysis is None:
        return None
    found = chosen.analysis(cases)
    value, half = float(found.value[0]), float(found.half[0])
    if not isfinite(value) or not isfinite(half):
        return None
    return PilotEffect(value, value - half, value + half)


def _stopped(cases: PilotCases, measure: str) -> int | None:
    own = known_cases(cases, measure)
    if not len(own):
        return None
    arms = own.arm[:, None].astype(np.float64)
    weeks = int(own.week.max()) + 1
    week = int(stops(weekly_differences(own, arms, measure, weeks))[0])
    return None if week < 0 else week + 1


def _narrowed(log: PilotLog, study: Study) -> Iterator[MeasuredGuess]:
    """Guesses of shares of kinds of case, of which the log says what they are."""
    for guess in guesses_of(study):
        for place in guess.places:
            head, *keys = place.path
            if head != "case_data" or not keys or keys[0] not in log.columns or len(keys) > 2:
                continue
            category = keys[1] if len(keys) > 1 else YES
            cells = [row.data[keys[0]] for row in log.rows if row.data[keys[0]]]
            seen, count = cells.count(category), len(cells)
            if not count or category in ("is", "otherwise"):
                continue
            low = beta_quantile(seen, count - seen + 1, LEVEL / 2) if seen else 0.0
            high = beta_quantile(seen + 1, count - seen, 1 - LEVEL / 2) if seen < count else 1.0
            yield MeasuredGuess(".".join(place.path), category, _share(place.text), seen / count,
                                low, high)  # fmt: skip


def _share(text: str) -> float | None:
    try:
        return units.parse_share(text)
    except NotationError:
        return None
