"""Ladders of levels, deadlines that lead elsewhere, and the second of expiry."""

from __future__ import annotations

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.measures.facts import facts_of
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of
from helpers.worked import complete, is_worked_out, measures_of

# Three levels: the officer has not looked by Wed 17:00, the manager, whose own tray keeps it
# longer, not by Thu 17:00; the director has no tray and does it in the morning.
LADDER = """
roles: {officer: 1, manager: {in_tray: 2 working days}, director: 1}
steps:
  - sign:
      by: officer
      in_tray: 5 working days
      work_time: 1 h
      due:
        after: 1 working day
        action: escalate
        to: [{role: manager, after: 1 working day}, director]
"""
LADDER_LOG = """
0 sign 1 - Tue16:00  Wed17:00  -         Wed17:00  Wed17:00  officer  - escalated
0 sign 1 0 Wed17:00  Thu17:00  -         Thu17:00  Thu17:00  manager  - escalated
0 sign 1 1 Thu17:00  Thu17:00  Fri09:00  Fri10:00  Fri10:00  director 0 approve
1 sign 1 - Thu15:00  Fri17:00  -         Fri17:00  Fri17:00  officer  - escalated
1 sign 1 3 Fri17:00  Mon+17:00 -         Mon+17:00 Mon+17:00 manager  - escalated
1 sign 1 4 Mon+17:00 Mon+17:00 Tue+09:00 Tue+10:00 Tue+10:00 director 0 approve
"""
LADDER_CASES = """
Tue16:00  Fri10:00  Fri10:00  GRANTED
Thu15:00  Tue+10:00 Tue+10:00 GRANTED
Mon+14:00 -         -         OPEN
"""

# What has expired goes to the manager, not to the registry.
OTHER_STEP = """
roles: {officer: 1, manager: 1}
steps:
  - ask:
      by: officer
      in_tray: 5 working days
      work_time: 1 h
      due: {after: 1 working day, action: go_on, then: decide}
  - file: {by: officer, work_time: 1 h, then: granted}
  - decide: {does: approve, by: manager, work_time: 1 h}
"""
OTHER_STEP_LOG = """
0 ask    1 - Tue16:00 Wed17:00 -         Wed17:00  Wed17:00  officer - expired
0 decide 1 0 Wed17:00 Wed17:00 Thu09:00  Thu10:00  Thu10:00  manager 0 approve
1 ask    1 - Thu15:00 Fri17:00 -         Fri17:00  Fri17:00  officer - expired
1 decide 1 2 Fri17:00 Fri17:00 Mon+09:00 Mon+10:00 Mon+10:00 manager 0 approve
"""
OTHER_STEP_CASES = """
Tue16:00  Thu10:00  Thu10:00  GRANTED
Thu15:00  Mon+10:00 Mon+10:00 GRANTED
Mon+14:00 -         -         OPEN
"""

# The applicant waits two days from the arrival at the officer, wherever the file is.
PATIENT_ABOVE = """
roles: {officer: 1, manager: {in_tray: 9 working days}}
steps:
  - sign:
      by: officer
      in_tray: 5 working days
      work_time: 1 h
      due: {after: 1 working day, action: escalate, to: manager}
      outcomes: {withdraw: {after: 2 working days}}
"""
PATIENT_ABOVE_LOG = """
0 sign 1 - Tue16:00 Wed17:00  - Wed17:00  Wed17:00  officer - escalated
0 sign 1 0 Wed17:00 Thu16:00  - Thu16:00  Thu16:00  manager - withdraw
1 sign 1 - Thu15:00 Fri17:00  - Fri17:00  Fri17:00  officer - escalated
1 sign 1 2 Fri17:00 Mon+15:00 - Mon+15:00 Mon+15:00 manager - withdraw
"""
PATIENT_ABOVE_CASES = """
Tue16:00  Thu16:00  Thu16:00  WITHDRAWN
Thu15:00  Mon+15:00 Mon+15:00 WITHDRAWN
Mon+14:00 -         -         OPEN
"""

# Expires at the opening: who comes to the desk begins first. The work is then in vain.
OPENING = """
roles: {clerk: 1}
steps:
  - see: {by: clerk, in_tray: 1 h, work_time: 1 h, due: {after: 17 h, action: go_on, file: dropped}}
"""
OPENING_LOG = """
0 see 1 - Tue16:00 Tue17:00 Wed09:00 Wed09:00 Wed09:00 clerk 0 expired
0 see 1 - Tue16:00 Tue17:00 Wed09:00 Wed10:00 Wed10:00 clerk 0 in_vain
1 see 1 - Thu15:00 Thu16:00 Thu16:00 Thu17:00 Thu17:00 clerk 0 approve
"""
OPENING_CASES = """
Tue16:00  Wed09:00 Wed09:00 GRANTED
Thu15:00  Thu17:00 Thu17:00 GRANTED
Mon+14:00 -        -        OPEN
"""

# Ready in the second of closing, in which nobody begins.
CLOSING = """
roles: {clerk: 1}
steps:
  - see: {by: clerk, in_tray: 2 open hours, work_time: 1 h, due: {after: 1 h, action: go_on}}
"""
CLOSING_LOG = """
0 see 1 - Tue16:00 Tue17:00 - Tue17:00 Tue17:00 clerk - expired
1 see 1 - Thu15:00 Thu16:00 - Thu16:00 Thu16:00 clerk - expired
"""
CLOSING_CASES = """
Tue16:00  Tue17:00 Tue17:00 GRANTED
Thu15:00  Thu16:00 Thu16:00 GRANTED
Mon+14:00 -        -        OPEN
"""

# Two hours of Thursday and two of Friday.
OPEN_HOURS = """
approvalflow: 1
calendar: {hours: Mon-Fri 08:00-17:00}
arrivals: {every: 34 h}
roles: {clerk: 1, boss: 1}
steps:
  - see:
      by: clerk
      work_time: 1 h
      in_tray: 10 working days
      due: {after: 4 open hours, action: escalate, to: boss}
"""
OPEN_HOURS_LOG = """
0 see 1 - Thu15:00 Fri10:00 -        Fri10:00 Fri10:00 clerk - escalated
0 see 1 0 Fri10:00 Fri10:00 Fri10:00 Fri11:00 Fri11:00 boss  0 approve
"""
OPEN_HOURS_CASES = """
Thu15:00  Fri11:00 Fri11:00 GRANTED
Wed+13:00 -        -        OPEN
"""

WORKED = {
    "ladder": (LADDER, LADDER_LOG, LADDER_CASES),
    "other step": (OTHER_STEP, OTHER_STEP_LOG, OTHER_STEP_CASES),
    "patient above": (PATIENT_ABOVE, PATIENT_ABOVE_LOG, PATIENT_ABOVE_CASES),
    "opening": (OPENING, OPENING_LOG, OPENING_CASES),
    "closing": (CLOSING, CLOSING_LOG, CLOSING_CASES),
    "open hours": (OPEN_HOURS, OPEN_HOURS_LOG, OPEN_HOURS_CASES),
}


@pytest.mark.parametrize(("yaml", "visits", "cases"), WORKED.values(), ids=WORKED)
def test_the_log_is_the_one_worked_out_by_hand(yaml: str, visits: str, cases: str) -> None:
    is_worked_out(complete(yaml), visits, cases)


def test_what_went_up_and_what_nobody_answered() -> None:
    """A visit that goes up two levels counts once."""
    assert measures_of(*WORKED["ladder"])["escalated(sign)"] == 1
    assert measures_of(*WORKED["patient above"])["escalated(sign)"] == 1
    assert measures_of(*WORKED["other step"])["unanswered(ask)"] == 1


def test_a_visit_up_the_ladder_is_one_visit() -> None:
    yaml, visits, cases = WORKED["ladder"]
    facts = facts_of(*is_worked_out(complete(yaml), visits, cases))
    assert facts.columns["returns"].tolist() == [0, 0]
    assert facts.columns["reviews"].tolist() == [1, 1]


TWO_AND_TWO = """
approvalflow: 1
arrivals: {every: 1 working day}
roles: {officer: 5, manager: {staff: 2, in_tray: 20 working days}, director: 1}
steps:
  - sign:
      does: approve
      by: officer
      in_tray: 20 working days
      work_time: 10 min
      due:
        after: 2 working days
        action: escalate
        to: [{role: manager, after: 2 working days}, director]
"""
BY_STEPS = """
approvalflow: 1
arrivals: {every: 1 working day}
roles: {officer: 5, manager: 2, director: 1}
steps:
  - officer_sign: {does: approve, by: officer, in_tray: 20 working days, work_time: 10 min,
      due: {after: 2 working days, action: go_on, then: manager_sign}, then: granted}
  - manager_sign: {does: approve, by: manager, in_tray: 20 working days, work_time: 10 min,
      due: {after: 2 working days, action: go_on, then: director_sign}, then: granted}
  - director_sign: {does: approve, by: director, work_time: 10 min}
"""


@pytest.mark.parametrize("yaml", [TWO_AND_TWO, BY_STEPS], ids=["ladder", "steps"])
def test_two_days_and_two_and_the_director_in_the_morning(yaml: str) -> None:
    simulation = simulation_of(process_of(yaml), Horizon(start_up=0, weeks=8, run_out=8))
    facts = facts_of(simulation.log(1, 1), simulation.office)
    assert set(facts.columns["legal_days"].tolist()) == {5}
    assert set(facts.columns["signoffs"].tolist()) == {1}


TRAY = """
approvalflow: 1
arrivals: {every: 2 h}
roles: {clerk: 1, boss: 1}
steps:
  - see: {by: clerk, in_tray: 10 working days, work_time: 1 h, DUE}
"""


@pytest.mark.parametrize(
    ("due", "begins"),
    [
        ("due: {after: 2 working days, action: escalate, to: boss}", (3, 9)),
        ("outcomes: {withdraw: {after: 2 working days}}", (2, 11)),
    ],
)
def test_a_tray_of_ten_days(due: str, begins: tuple[int, int]) -> None:
    """At the desk on Mon 11:00: to the boss on Thu 9:00, or gone on Wed 11:00."""
    simulation = simulation_of(process_of(TRAY.replace("DUE", due)), Horizon(0, 1, 8))
    visits = simulation.log(1, 1).visits
    last = int((visits.case == 0).nonzero()[0][-1])
    assert int(visits.arrived[visits.case == 0][0]) == 11 * 3600
    assert int(visits.taken_up[last]) == (begins[0] * 24 + begins[1]) * 3600
