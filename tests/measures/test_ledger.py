import numpy as np
import pytest

from approvalflow.eventlog import Horizon
from approvalflow.measures.ledger import CLOCKS, PASSAGES, STATES, ledger_of
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import plan_of
from helpers import slowly
from helpers.handmade import DESKS, RETURNS, H, at, boxed, log_of, office_of


def test_every_second_of_a_case_worked_by_hand() -> None:
    office = office_of(DESKS)
    mon, tue, wed = 0, 1, 2
    log = log_of(
        office,
        [(at(mon, 10), at(wed, 14), 0)],
        [
            # an hour in the tray, an hour in the queue, an hour of work, then with the applicant
            (0, "intake", 1, -1, at(mon, 10), at(mon, 11), at(mon, 12), at(mon, 13), at(tue, 10)),
            (0, "intake", 2, 0, at(tue, 10), at(tue, 10), at(tue, 10), at(tue, 11), at(tue, 11)),
            # an hour on the way; the head is there from 13:00; one evening and one morning between
            (0, "decide", 1, 1, at(tue, 12), at(tue, 12), at(tue, 14), at(wed, 14), at(wed, 14)),
        ],
    )
    ledger = ledger_of(log, office)
    assert list(slowly.told(log, office)[0]) == [
        ("transfer", "open", "first", "B", "", 1 * H),
        ("in_tray", "open", "first", "A", "", 1 * H),
        ("queue", "open", "first", "A", "", 1 * H),
        ("queue", "open", "first", "B", "", 1 * H),
        ("absent", "open", "first", "B", "", 1 * H),
        ("work", "open", "first", "A", "", 1 * H),
        ("work", "open", "first", "B", "", 4 * H),
        ("work", "open", "rework", "A", "", 1 * H),
        ("pause", "open", "first", "B", "", 4 * H),
        ("pause", "closed", "first", "B", "", 16 * H),
        ("applicant", "open", "first", "applicant", "", 5 * H),
        ("applicant", "closed", "first", "applicant", "", 16 * H),
    ]
    assert ledger.per_case().tolist() == [52 * H]
    assert ledger.cases.tolist() == [0]


def test_the_branch_that_answered_last_counts_and_nothing_after_the_issue() -> None:
    # water: 2 h in the queue, 1 h of work; fire and the filing are not on the way to the decision
    ledger = ledger_of(*boxed())
    assert list(slowly.told(*boxed())[0]) == [
        ("queue", "open", "first", "C", "", 2 * H),
        ("work", "open", "first", "A", "", 1 * H),
        ("work", "open", "first", "C", "", 1 * H),
        ("external", "open", "first", "external", "", 2 * H),
    ]
    assert ledger.per_case().tolist() == [6 * H]


def test_a_case_decided_without_a_visit_and_cases_that_do_not_count() -> None:
    office = office_of(DESKS)
    cases = [
        (at(0, 9), at(0, 9), 0),  # passes at once
        (at(0, 10), -1, -1),  # undecided
        (at(1, 10), at(2, 10), 2),  # withdrawn
        (at(8, 10), at(8, 10), 0),  # submitted after the window
    ]
    log = log_of(office, cases, [])
    ledger = ledger_of(log, office)
    assert ledger.cases.tolist() == [0]
    assert ledger.per_case().tolist() == [0]
    assert slowly.told(log, office)[0] == ()


def test_no_case_at_all() -> None:
    office = office_of(DESKS)
    assert slowly.told(log_of(office, [], []), office)[0] == ()


FIRST = """
approvalflow: 1
time_limit: 20 working days
arrivals: 12 per working day
roles: {clerk: 2, reviewer: 4, head: 1}
steps:
  - intake:
      by: clerk
      work_time: 10 to 30 min
      outcomes: {ask_applicant: {share: 18%, takes: 2 to 8 working days}}
  - review: {by: reviewer, work_time: 1 to 3 h}
  - decision: {does: approve, by: head, work_time: 10 min, outcomes: {refuse: 3%}}
"""
SIGNATURES = """
approvalflow: 1
calendar: {holidays: US, hours: "Mon-Fri 08:30-12:00 and 12:30-17:00"}
levels: [branch, agency]
transfers: {between_departments: 1 working day}
roles:
  chief: {level: branch, department: Programme}
  budget: {level: agency, department: Agency budget, hours: "Mon-Fri 07:00-11:00"}
  cio: {level: agency, department: Agency IT, hours: "Wed 10:00-20:00"}
arrivals: {count: 0.54, per: working day}
steps:
  - sign_off:
      does: approve
      in_series: [chief, budget, cio]
      in_tray: {median: 1.7 working days, p90: 5 working days}
      work_time: {low: 10 min, likely: 20 min, high: 60 min}
"""
FORK = """
approvalflow: 1
calendar: {hours: always}
arrivals: 0.5 per h
roles: {desk_a: 1, desk_b: 1}
steps:
  - both:
      in_parallel: [desk_a, desk_b]
      work_time: {mean: 1 h, shape: exponential}
      outcomes: {ask_applicant: {share: 20%, takes: 5 h}}
  - issue: {does: issue}
  - late: {does: wait, takes: 3 h}
"""


@pytest.mark.parametrize("text", [FIRST, SIGNATURES, RETURNS, FORK])
def test_the_ledger_of_a_simulated_log_adds_up_to_the_second(text: str) -> None:
    office = office_of(text)
    plan = plan_of(office, Horizon(start_up=1, weeks=12, run_out=60))
    log = ENGINES["simpy"](plan, Luck(office, plan, 7, 1))
    ledger = ledger_of(log, office)
    elapsed = (log.cases.decided - log.cases.submitted)[ledger.cases]
    assert len(ledger.cases) > 20
    assert np.array_equal(ledger.per_case(), elapsed)
    assert (ledger.seconds > 0).all()
    lines, _ = slowly.told(log, office)
    assert sum(line[-1] for line in lines) == int(elapsed.sum())
    order = [
        (STATES.index(s), CLOCKS.index(c), PASSAGES.index(p), unit, level)
        for s, c, p, unit, level, _ in lines
    ]
    assert order == sorted(order)
    assert list(lines) == slowly.lines(ledger)
