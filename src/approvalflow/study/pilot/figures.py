"""The means of a pilot to which simulated ones are held, whether it is simulated or read."""

from __future__ import annotations

import numpy as np

from approvalflow.study.pilot.cases import Floats, PilotCases
from approvalflow.study.result.pilot import PilotMeasure, PilotSeen


def further_figures(has_work: bool, measure: PilotMeasure) -> tuple[PilotSeen, ...]:
    """Those beside the difference of the planned analysis: what a log has, and is not yet that."""
    work: tuple[PilotSeen, ...] = ("work",) if measure == "work" else ("work", "more_work")
    return ("days", *(work if has_work else ()))


def mean_of(cases: PilotCases, name: PilotSeen, weeks: int) -> float:
    """Of the cases submitted in so many weeks of a pilot; NaN where there are none."""
    during = (cases.week >= 0) & (cases.week < weeks)
    values = cases.days if name == "days" else cases.work
    today = _mean(values[during & (cases.arm == 0)])
    if name != "more_work":
        return today
    return _mean(values[during & (cases.arm == 1)]) - today


def _mean(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else float("nan")
