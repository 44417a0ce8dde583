"""Event logs made by hand, on a calendar whose first day is a Monday."""

from collections.abc import Sequence

import numpy as np

from approvalflow.eventlog import VISIT_COLUMNS, Cases, EventLog, Horizon, Visits
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.office import Office
from approvalflow.process.reading import process_from

WEEK = Horizon(start_up=0, weeks=1, run_out=8)
H = 3600


def office_of(text: str) -> Office:
    return Office(process_from(read_source(text.encode(), "test.yaml"), "test").process)


def at(day: int, hour: int, minute: int = 0) -> int:
    """Seconds; day 0 is Monday 2025-01-06."""
    return day * 24 * H + hour * H + minute * 60


def log_of(
    office: Office,
    cases: Sequence[tuple[int, int, int]],
    visits: Sequence[tuple[int, str, int, int, int, int, int, int, int]],
    attributes: dict[str, np.ndarray] | None = None,
    horizon: Horizon = WEEK,
) -> EventLog:
    """`cases`: submitted, decided, result. `visits`: case, step, visit, previous, arrived, ready,
    started, finished, answered.
    """
    rows = []
    for case, step, *times in visits:
        by = office.process.steps[step].by
        role = -1 if by is None else office.role_number[by]
        rows.append((case, office.step_number[step], *times, role, 0, 0))
    table = np.array(rows, dtype=np.int64).reshape(-1, len(VISIT_COLUMNS))
    known = np.array(cases, dtype=np.int64).reshape(-1, 3)
    zero = np.zeros(len(known), dtype=np.int64)
    return EventLog(
        cases=Cases(
            known[:, 0], known[:, 1], known[:, 1], known[:, 2], zero, zero, attributes or {}
        ),
        horizon=horizon,
        visits=Visits(**{name: table[:, n] for n, name in enumerate(VISIT_COLUMNS)}),
        steps=office.steps,
        roles=office.roles,
        outcomes=tuple(("approve",) for _ in office.steps),
    )
