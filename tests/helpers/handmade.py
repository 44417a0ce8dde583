"""Event logs made by hand, on a calendar whose first day is a Monday."""

from collections.abc import Sequence

import numpy as np

from approvalflow.eventlog import VISIT_COLUMNS, Cases, EventLog, Horizon, Visits
from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.office import Office

WEEK = Horizon(start_up=0, weeks=1, run_out=8)
H = 3600

DESKS = """
approvalflow: 1
arrivals: 1 per week
roles:
  clerk: {department: A}
  head: {department: B, hours: "Mon-Fri 13:00-17:00"}
steps:
  - intake: {by: clerk, work_time: 1 h, outcomes: {ask_applicant: {share: 50%, takes: 21 h}}}
  - decide: {does: approve, by: head, work_time: 4 h}
"""
BOX = """
approvalflow: 1
arrivals: 1 per week
roles: {clerk: {department: A}, fire: {department: B}, water: {department: C}}
steps:
  - intake: {by: clerk, work_time: 1 h}
  - notice: {does: wait, takes: 2 h}
  - opinions: {in_parallel: [fire, water], work_time: 1 h}
  - issue: {does: issue}
  - filing: {by: clerk, work_time: 1 h}
"""
RETURNS = """
approvalflow: 1
calendar: {holidays: CN, hours: "Mon-Fri 09:00-12:00 and 13:30-17:30"}
transfers: {between_departments: 2 working days}
roles:
  land: {department: Land, staff: 3}
  housing: {department: Housing, staff: 3}
  head: {department: Housing, hours: "Mon-Fri 15:00-17:00"}
arrivals: 1.5 per working day
case_data: {category: {small: 25%, other: rest}}
steps:
  - land_use:
      does: approve
      by: land
      in_tray: 2 to 8 working days
      work_time: {depends_on: category, small: 6 h, other: 12 h}
      outcomes:
        ask_applicant:
          share: [25%, 8%, 0%]
          takes: {median: 6 working days, p90: 20 working days}
  - permit: {does: approve, by: housing, work_time: 2 h}
  - signs:
      does: approve
      by: head
      work_time: 10 min
      outcomes: {return: {share: 20%, then: permit}, refuse: 2%}
"""


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


def boxed() -> tuple[EventLog, Office]:
    office = office_of(BOX)
    rows = [
        (0, "intake", 1, -1, at(0, 9), at(0, 9), at(0, 9), at(0, 10), at(0, 10)),
        (0, "notice", 1, 0, at(0, 10), at(0, 10), at(0, 10), at(0, 12), at(0, 12)),
        (0, "opinions.fire", 1, 1, at(0, 12), at(0, 12), at(0, 12), at(0, 13), at(0, 13)),
        (0, "opinions.water", 1, 1, at(0, 12), at(0, 12), at(0, 14), at(0, 15), at(0, 15)),
        (0, "issue", 1, 3, at(0, 15), at(0, 15), at(0, 15), at(0, 15), at(0, 15)),
        (0, "filing", 1, 4, at(0, 15), at(0, 15), at(0, 15), at(0, 16), at(0, 16)),
    ]
    return log_of(office, [(at(0, 9), at(0, 15), 0)], rows), office
