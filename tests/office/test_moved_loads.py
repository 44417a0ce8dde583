"""What deadlines, patience and deputies move is in the loads: by hand, and beside what happens."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from approvalflow.eventlog import SETTLED, Horizon
from approvalflow.measures.brought import kept_loads
from approvalflow.measures.workload import utilisation
from approvalflow.notation.units import parse_duration
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import Loads, loads_of
from approvalflow.office.office import Office
from approvalflow.office.stays import expiries
from approvalflow.process.model.process import Process
from approvalflow.seconds import DAY, WEEK
from approvalflow.simulation.tools.legal import LegalClock
from approvalflow.study.runner import simulation_of
from helpers.strategies import Tree, process_of, processes

YEAR = Horizon(start_up=13, weeks=52, run_out=52)


def pools(process: Process | str) -> dict[str, PoolLoad]:
    return {pool.role: pool for pool in loads(process).pools}


def loads(process: Process | str) -> Loads:
    return loads_of(Office(process_of(process) if isinstance(process, str) else process))


PATIENCE = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 6 h}
roles: {clerk: 1, other: 1}
steps:
  - see: {by: clerk, work_time: 10 h, outcomes: {withdraw: {after: 5 h, then: desk}}, then: granted}
  - desk: {by: other, work_time: 30 h}
"""
ESCALATED = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00}
arrivals: {count: 0.1125, per: open hour}
roles: {clerk: 1, head: 1}
steps:
  - examine:
      by: clerk
      work_time: {mean: 8 h, shape: exponential}
      due: {after: 1 working day, action: escalate, to: head}
  - sign: {does: approve, by: head, work_time: {mean: 440 min, shape: exponential}}
"""


def test_patience_that_leads_to_another_desk_is_work_there() -> None:
    """Of 4 cases a day 2.4 fit; the others bring 48 h of work a day to a desk of 24 h."""
    found = pools(PATIENCE)
    assert found["clerk"].load == pytest.approx(10 / 6)
    assert (found["clerk"].kept, found["clerk"].answered) == (0, pytest.approx(0.6, abs=1e-3))
    assert found["other"].least == pytest.approx(2.0)
    assert found["other"].overloaded
    assert found["other"].growth_per_month == pytest.approx(24, abs=0.1)


def test_of_several_deadlines_in_turn_what_is_certain_is_followed() -> None:
    """4 a day, 1.6 wait in vain for the first, and of these at least half for the second."""
    text = PATIENCE.replace("other: 1}", "other: 1, last: 1}").replace(
        "work_time: 30 h}",
        "work_time: 30 h, due: {after: 9 h, action: escalate, to: last}}",
    )
    found = pools(text)
    assert not found["other"].overloaded
    assert found["other"].kept == 0
    assert found["last"].least == pytest.approx(1.0)  # 0.8 a day of 30 h


def test_escalated_work_is_work_of_who_takes_over() -> None:
    found = pools(ESCALATED)
    clerk, head = found["clerk"], found["head"]
    assert (clerk.load, clerk.kept) == (pytest.approx(0.9), 0)
    assert clerk.answered == pytest.approx(1 - 0.262, abs=0.01)
    assert head.load == head.kept == pytest.approx(0.825 + 0.9 * 0.262, abs=0.01)
    assert head.least == pytest.approx(0.825)  # that anybody waits at the clerk's is luck
    assert head.perhaps_unsettled
    assert head.answered is None
    assert not head.overloaded


def test_a_tray_longer_than_the_deadline_hands_everything_on() -> None:
    text = ESCALATED.replace("      due:", "      in_tray: 20 working days\n      due:")
    found = pools(text)
    assert found["clerk"].answered == pytest.approx(0)
    assert found["head"].least == pytest.approx(0.825 + 0.9)
    assert found["head"].overloaded


LAWYER = """
approvalflow: 1
arrivals: {count: 1.3, per: open hour}
roles:
  head: {absent: 30 working days a year in spells of 3, deputy: lawyer}
  lawyer: 1
steps:
  - opinion: {by: lawyer, work_time: 1 h, due: {after: 2 working days, action: go_on}}
  - sign: {by: head, work_time: 30 min}
  - file: {by: lawyer, work_time: 6 min}
"""


def test_who_stands_in_and_lets_opinions_pass_is_stable() -> None:
    """150 % is asked of the lawyer; 13 % are his own to keep, and nobody must take the head's."""
    found = loads(LAWYER)
    lawyer = next(pool for pool in found.pools if pool.role == "lawyer")
    assert lawyer.load == pytest.approx(1.5, abs=0.01)
    assert lawyer.least == pytest.approx(0.13)
    assert lawyer.answers_a_part
    assert not found.too_full


def test_work_that_is_done_anyway_stays() -> None:
    text = ESCALATED.replace("escalate, to: head", "go_on, file: worked anyway")
    found = pools(text.replace("0.1125", "0.15"))
    assert found["clerk"].least == found["clerk"].kept == pytest.approx(1.2)
    assert found["clerk"].overloaded


LADDER = """
approvalflow: 1
arrivals: {count: 1, per: open hour}
roles: {clerk: 1, manager: {in_tray: 3 working days}, director: 1}
steps:
  - check:
      by: clerk
      in_tray: 5 working days
      work_time: 1 h
      due:
        after: 2 working days
        action: escalate
        to: [{role: manager, after: 2 working days}, director]
"""


def test_a_file_climbs_a_ladder_whose_trays_outlast_its_times() -> None:
    found = pools(LADDER)
    assert found["clerk"].answered == found["manager"].answered == pytest.approx(0)
    assert (found["clerk"].kept, found["manager"].kept) == (0, 0)
    assert found["director"].load == found["director"].least == pytest.approx(1.0)
    assert found["director"].overloaded


def test_what_a_ladder_brings_is_measured_level_by_level() -> None:
    text = LADDER.replace("in_tray: 3 working days", "staff: 1").replace(
        "      in_tray: 5 working days\n", ""
    )
    text = text.replace("work_time: 1 h", "work_time: {mean: 90 min, shape: exponential}")
    simulation = simulation_of(process_of(text), YEAR)
    found = {pool.role: pool for pool in loads_of(simulation.office, YEAR).pools}
    logs = [simulation.log(1, replication) for replication in range(1, 9)]
    for role, pool in found.items():
        used = np.mean([utilisation(log, simulation.office, role).value for log in logs])
        assert pool.load is not None
        expected = pool.load * (1 if pool.answered is None else pool.answered)
        assert used == pytest.approx(expected, abs=0.04)
    assert found["manager"].answered is not None
    assert found["director"].answered is None


def test_a_deadline_may_lead_elsewhere() -> None:
    """Of 1.25 an hour a quarter is not begun in time; those go to the archive, not to the head."""
    text = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 48 min}
roles: {clerk: 1, head: 1, archive: 1}
steps:
  - check: {by: clerk, work_time: 1 h, then: sign,
            due: {after: 20 h, action: go_on, then: store}}
  - sign: {by: head, work_time: 30 min, then: granted}
  - store: {by: archive, work_time: 2 h}
"""
    found = pools(text)
    late = found["archive"].load
    assert late is not None
    assert 0.2 * 1.25 * 2 <= late <= 1.25 * 2
    assert found["head"].load == pytest.approx((1.25 - late / 2) * 0.5)


SAT = """
approvalflow: 1
arrivals: {count: 8, per: week}
roles: {councillor: 3, head: 1}
steps:
  - board:
      does: meeting
      by: {councillor: 3}
      sits: Thu 14:00-17:00
      agenda: 5
      work_time: 30 min
      due: {after: 12 working days, action: escalate, to: head}
  - sign: {by: head, work_time: 4 h}
"""


def test_what_a_full_agenda_hands_on_is_left_to_the_run() -> None:
    found = loads(SAT)
    (agenda,) = found.agendas
    assert agenda.load > 1.5
    assert not agenda.overloaded
    head = next(pool for pool in found.pools if pool.role == "head")
    assert head.estimated
    simulation = simulation_of(process_of(SAT), YEAR)
    measured = kept_loads(simulation.log(1, 1), simulation.office)
    brought = 8 * 4 / 40 + (8 - 5) * 0.5 / 40
    assert measured["head"] == pytest.approx(brought, abs=0.08)


@pytest.mark.parametrize("after", ["10 h", "6 open hours", "2 working days", "3 calendar days"])
def test_a_deadline_expires_in_the_loads_when_it_does_in_a_run(after: str) -> None:
    due = parse_duration(after)
    office = Office(process_of(ESCALATED))
    calendar = office.timetable(YEAR).calendar
    arrived = np.arange(0, 3 * WEEK, 4_441, dtype=np.int64)
    clocks = ["wall", "calendar", "working", "open"]
    amount = round(due.scaled / DAY if due.clock == "calendar" else due.scaled)
    legal = LegalClock(calendar)
    span = amount * len(clocks) + clocks.index(due.clock)
    expected = [legal.expires(int(start), span, ()) for start in arrived]
    assert expiries(calendar, arrived, due).tolist() == expected


STRANGERS = {
    "three people, a chain of two": """
arrivals: {count: 20, per: week}
roles: {a: 2, b: 1, c: 1}
steps:
  - one: {by: a, in_tray: 0 to 2 working days, work_time: 2 to 6 h,
          due: {after: 2 working days, action: escalate, to: b}}
  - two: {by: b, work_time: 30 min, due: {after: 1 working day, action: escalate, to: c}}
  - three: {by: c, work_time: 20 min}
""",
    "boxes, other hours": """
arrivals: {count: 6, per: working day}
roles: {a: {staff: 3, hours: Mon-Thu 08:00-16:30}, b: 1}
steps:
  - box:
      does: parallel
      branches:
        x: {by: a, work_time: {mean: 4 h, shape: exponential},
            due: {after: 3 working days, action: go_on}}
        y: {by: b, work_time: 1 h, due: {after: 1 working day, action: go_on, file: worked anyway},
            outcomes: {refuse: 20%}}
  - sign: {by: b, work_time: 15 min}
""",
    "patience drawn, applicants asked": """
arrivals: {count: 9, per: week}
roles: {clerk: 1, desk: 1}
steps:
  - see: {by: clerk, work_time: 3 to 5 h, outcomes: {withdraw: {after: 3 to 9 working days,
          then: appeal}, ask_applicant: {share: 20%, takes: 2 weeks}}, then: granted}
  - appeal: {by: desk, work_time: 4 h}
""",
    "even work, even arrivals": """
calendar: {hours: always}
arrivals: {every: 9 h}
roles: {a: 1, b: 1}
steps:
  - one: {by: a, work_time: 8 h, due: {after: 8 h, action: escalate, to: b}}
  - two: {by: b, work_time: 8 h}
""",
    "a part of the time": """
arrivals: {count: 1, per: open hour}
roles: {a: {staff: 2, share_of_time: 50%}, b: {staff: 1, absent: 20 working days a year}}
steps:
  - one: {by: a, work_time: {mean: 50 min, shape: exponential},
          due: {after: 6 h, action: escalate, to: b}}
  - two: {by: b, work_time: 15 min}
""",
}


@pytest.mark.parametrize("which", STRANGERS)
def test_the_estimate_is_near_what_is_measured(which: str) -> None:
    simulation = simulation_of(process_of("approvalflow: 1" + STRANGERS[which]), YEAR)
    found = loads_of(simulation.office, YEAR)
    logs = [simulation.log(1, replication) for replication in range(1, 9)]
    for pool in found.pools:
        assert pool.load is not None
        assert pool.kept is not None
        measured = np.array([kept_loads(log, simulation.office)[pool.role] for log in logs])
        error = 3 * measured.std(ddof=1) / len(measured) ** 0.5
        assert abs(measured.mean() - pool.kept) <= 0.03 + error
        if pool.answered is not None and pool.kept == 0:
            used = np.mean([utilisation(log, simulation.office, pool.role).value for log in logs])
            assert used == pytest.approx(pool.load * pool.answered, abs=0.03)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most=5))
def test_what_is_certain_is_kept_and_what_is_kept_was_asked(tree: Tree) -> None:
    office = Office(process_of(tree))
    for load in loads_of(office).pools:
        if load.load is not None:
            assert load.kept is not None
            assert load.least is not None
            # of those who stand in, less may be certain than is likely, never more
            assert load.least <= load.kept + 1e-3 or office.stand_ins
            assert load.kept <= load.load * (1 + 1e-9)
            assert load.answered is None or -1e-9 <= load.answered <= 1 + 1e-9


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most=5, deadlines=False))
def test_without_deadlines_loads_are_certain_to_the_digit(tree: Tree) -> None:
    for role in tree["roles"].values():
        role.pop("deputy", None)
    process = process_of(tree)
    early = any(step.stops_early for step in process.steps.values())
    for load in loads_of(Office(process)).every:
        assert load.kept == load.load
        assert early or load.least == load.load
        assert not load.estimated


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most=4))
def test_what_is_certain_is_never_more_than_is_measured(tree: Tree) -> None:
    """A bound that is wrong would refuse an office that settles."""
    process = process_of(tree)
    horizon = Horizon(start_up=13, weeks=52, run_out=52)
    simulation = simulation_of(process, horizon)
    logs = [simulation.log(1, replication) for replication in range(1, 9)]
    measured = [kept_loads(log, simulation.office) for log in logs]
    for load in loads_of(simulation.office, horizon).pools:
        if load.load is None or not load.least:
            continue
        found = np.array([one.get(load.role, 0.0) for one in measured])
        if any((log.cases.ended < 0).mean() > 0.05 for log in logs):
            continue  # where files lie at the end, what they bring was not recorded
        error = 3.5 * found.std(ddof=1) / len(found) ** 0.5
        assert load.least <= found.mean() + error + 0.02


def test_the_usual_horizon_is_that_of_a_settled_year() -> None:
    assert (
        loads_of(Office(process_of(ESCALATED))).pools
        == loads_of(Office(process_of(ESCALATED)), SETTLED).pools
    )
