"""Applicants who ask, and complain: when, how often, before whom, and what it costs others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from unittest import mock

import numpy as np
import pytest

from approvalflow.eventlog import CHASE, COMPLAINT, EventLog, Horizon
from approvalflow.measures.laws import BrokenLaw, require_laws
from approvalflow.seconds import DAY, HOUR
from approvalflow.simulation.engines import ENGINES, OF_RECORD, USUAL, compiled
from approvalflow.simulation.luck import Luck
from approvalflow.study.runner import Simulation, simulation_of
from helpers.lawful import same
from helpers.strategies import process_of
from helpers.theory import agrees


@pytest.fixture(scope="module", autouse=True)
def engine() -> Iterator[str]:
    """The one that knows of questions: the compiled engine leaves such plans to it."""
    with mock.patch.dict(ENGINES, {USUAL: ENGINES[OF_RECORD]}):
        yield OF_RECORD


OFFICE = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
"""
ASKED = (
    "chases: {after: 15 working days, every: 5 working days, by: hotline, work_time: 0 min,"
    " share: 100%}\n"
)
LONG = (
    OFFICE
    + ASKED
    + """
arrivals: {every: 8 weeks}
roles: {clerk: 1, hotline: {staff: unlimited, hours: always}}
steps:
"""
)
SEEN = """
  - one: {does: wait, takes: 10 working days, visible: yes}
  - two: {does: wait, takes: 22 working days}
"""
SENT_BACK = """
  - check:
      by: clerk
      work_time: 8 h
      outcomes: {ask_applicant: {share: 100%, takes: 40 working days, then: lie}}
  - lie: {does: wait, takes: 21 working days}
"""
WEEKS = Horizon(start_up=0, weeks=9, run_out=30)


def simulated(text: str, horizon: Horizon = WEEKS) -> Simulation:
    return simulation_of(process_of(text), horizon)


def logged(text: str, horizon: Horizon = WEEKS) -> EventLog:
    log = simulated(text, horizon).log(1, 1)
    require_laws(log)
    return log


def asked_after(log: EventLog, simulation: Simulation, case: int = 0) -> list[float]:
    """After how many working days the applicant of a case asked."""
    calendar = simulation.office.timetable(log.horizon).calendar
    q, submitted = log.questions, log.cases.submitted[case]
    asked = q.asked[(q.case == case) & (q.kind == CHASE)]
    passed = calendar.open_before(asked) - calendar.open_before(np.full(len(asked), submitted))
    return (passed / (8 * HOUR)).tolist()


@pytest.mark.parametrize(
    ("steps", "days"),
    [
        # what would be due at the second of the decision is not asked
        ("  - lie: {does: wait, takes: 30 working days}", [15, 20, 25]),
        ("  - lie: {does: wait, takes: 15 working days}", []),
        # he hears of what is visible, and waits anew
        (SEEN, [25, 30]),
        (SEEN.replace(", visible: yes", ""), [15, 20, 25, 30]),
        # and when he is asked; while he has the file himself he asks nothing
        (SENT_BACK, [56, 61]),
    ],
)
def test_when_somebody_asks_who_hears_nothing(steps: str, days: list[float]) -> None:
    simulation = simulated(LONG + steps)
    log = simulation.log(1, 1)
    require_laws(log)
    assert asked_after(log, simulation) == days


def test_a_branch_that_has_the_file_back_does_not_wait_for_the_other() -> None:
    """While the applicant has one of two copies he asks nothing; then for as long as ever."""
    steps = """
  - both:
      does: parallel
      branches:
        one:
          - a: {by: clerk, work_time: 8 h, outcomes: {ask_applicant: {share: [100%, 0%],
                takes: 30 working days}}}
        two:
          - b: {does: wait, takes: 55 working days}
"""
    simulation = simulated(LONG + steps)
    assert asked_after(simulation.log(1, 1), simulation) == [46, 51]


BUSY = (
    OFFICE
    + """
arrivals: {every: 8 weeks}
roles: {clerk: 1}
chases: {after: 1 working day, every: 1 working day, by: clerk, work_time: 3 h, share: 100%}
steps:
  - lie: {does: wait, takes: 10 h}
  - check: {by: clerk, work_time: 9 h}
"""
)


def test_an_answer_takes_the_hours_of_who_answers() -> None:
    """Worked by hand: submitted Tue 09:00 (a Monday is the first day of each 8 weeks)."""
    log = logged(BUSY)
    start = int(log.cases.submitted[0])
    q = log.questions
    # lies until 19:00, is begun at 09:00 of the next day, asked about at 17:00 of the first:
    # the question came first; the second is dropped, as it waits when the case is decided
    assert (q.asked[:1] - start).tolist() == [8 * HOUR]
    assert (q.started[:1] - start).tolist() == [24 * HOUR]
    assert (q.finished[:1] - start).tolist() == [27 * HOUR]
    check = log.visits.step == log.steps.index("check")
    assert log.visits.started[check][:1].tolist() == [start + 27 * HOUR]


def test_one_question_is_open_at_a_time_and_what_is_decided_is_dropped() -> None:
    text = BUSY.replace("takes: 10 h", "takes: 5 h").replace("after: 1 working day", "after: 6 h")
    log = logged(text.replace("work_time: 9 h", "work_time: 20 h"))
    q = log.questions
    # asked after six hours, while the clerk is at the file to its end
    assert q.case.tolist() == [0]
    assert np.all(q.asked < log.cases.ended[q.case])
    assert set(q.finished.tolist()) == set(q.started.tolist()) == {-1}


QUEUE = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
arrivals: {count: 2, per: week, when: office hours}
roles: {judge: 1, hotline: {staff: unlimited, hours: always}}
chases: {after: 15 working days, every: 5 working days, by: hotline, work_time: 0 min, share: 100%}
steps:
  - judge: {by: judge, work_time: {mean: 16 h, shape: exponential}}
"""


@pytest.mark.slow
def test_how_many_ask_in_front_of_a_queue() -> None:
    """Stays of M/M/1 are exponential, W = 10 days of 8 h: share x e^(-after/W) / (1 - e^(-every/W))
    a case. The known mean stay takes away most of the error (a control variate: the number of
    questions goes with the days, correlation .99).
    """
    simulation = simulated(QUEUE, Horizon(104, 52 * 65, 156))
    calendar = simulation.office.timetable(simulation.plan.horizon).calendar
    asked, stays = [], []
    for replication in range(1, 13):
        log = simulation.log(1, replication)
        cases, begins = log.cases, log.horizon.begins
        mine = (cases.submitted >= begins) & (cases.submitted < log.horizon.closes)
        number = np.bincount(log.questions.case, minlength=len(cases))
        asked.append(number[mine].mean())
        spent = calendar.open_between(cases.submitted[mine], cases.decided[mine])
        stays.append(spent.mean() / HOUR)
    slope = np.cov(asked, stays)[0, 1] / np.var(stays, ddof=1)
    exact = float(np.exp(-1.5) / (1 - np.exp(-0.5)))
    assert exact == pytest.approx(0.56708, abs=1e-5)
    agrees((np.array(asked) - slope * (np.array(stays) - 80)).tolist(), exact, precision=0.02)


CLERKS = (
    OFFICE
    + """
arrivals: 18 per week
case_data: {urgent: 30%}
roles: {clerk: 1, head: {staff: 1, hours: Mon-Fri 09:00-12:00}}
serve_first: [urgent]
steps:
  - check: {by: clerk, work_time: {mean: 2 h, shape: exponential}}
  - sign: {by: head, work_time: 20 min}
"""
)
MONTHS = Horizon(start_up=0, weeks=20, run_out=52)


@pytest.mark.parametrize("served", ["serve_first: [urgent]\n", ""])
def test_where_nobody_asks_everything_is_as_it_was(served: str) -> None:
    said = "{after: 2 working days, every: 1 h, by: clerk, work_time: 20 min, share: 0%}"
    text = CLERKS.replace("serve_first: [urgent]\n", served)
    assert same(logged(text, MONTHS), logged(f"{text}chases: {said}\n", MONTHS))


def test_who_answers_at_a_desk_of_his_own_changes_no_file() -> None:
    said = "{after: 2 working days, every: 1 h, by: hotline, work_time: 20 min, share: 100%}"
    text = CLERKS.replace("roles: {", "roles: {hotline: 1, ")
    asked = logged(f"{text}chases: {said}\n", MONTHS)
    quiet = logged(text.replace("hotline: 1, ", ""), MONTHS)
    assert len(asked.questions) > 100
    assert same(asked, quiet, but=frozenset({"role"}))


LATE = (
    OFFICE
    + """
arrivals: 19 per week
case_data: {urgent: 60%}
serve_first: [urgent]
time_limit: {statutory: 5 working days, promised: 3 working days}
roles: {clerk: 1, head: 1, supervision: 1}
steps:
  - check: {by: clerk, work_time: {mean: 2 h, shape: exponential}}
  - sign: {by: head, work_time: 20 min}
complains: {after: LIMIT, share: SHARE, by: supervision, work_time: 1 h, upheld: UPHELD}
"""
)


def late(limit: str, share: str, upheld: str, more: str = "") -> EventLog:
    text = LATE.replace("LIMIT", limit).replace("SHARE", share).replace("UPHELD", upheld)
    return logged(text.replace("UPHELD", upheld) + more, MONTHS)


def test_whoever_complains_does_so_once_when_the_limit_has_passed() -> None:
    log = late("promised", "100%", "0%")
    q, cases = log.questions, log.cases
    assert set(q.kind.tolist()) == {COMPLAINT}
    assert len(np.unique(q.case)) == len(q) > 20
    # the limit is over at the closing of its third day, and was passed in each case complained of
    assert set((q.asked % DAY).tolist()) == {17 * HOUR}
    assert np.all((cases.decided[q.case] > q.asked) | (cases.decided[q.case] < 0))
    took = np.where(cases.decided < 0, 0, cases.decided - cases.submitted)
    assert set(np.flatnonzero(took > 9 * DAY).tolist()) <= set(q.case.tolist())
    assert len(late("statutory", "100%", "0%").questions) < len(q)
    assert 0 < len(late("promised", "30%", "0%").questions) < len(q)


def test_a_complaint_that_is_upheld_goes_first_and_one_that_is_not_changes_nothing() -> None:
    never, always = late("promised", "100%", "0%"), late("promised", "100%", "100%")
    nobody = late("promised", "0%", "0%")
    assert same(never, nobody)
    q = always.questions
    upheld = q.case[(q.upheld == 1) & (q.finished < always.cases.decided[q.case])]
    days = [np.where(log.cases.decided < 0, 0, log.cases.decided) for log in (never, always)]
    assert len(upheld) > 10
    assert np.mean((days[1] - days[0])[upheld]) < 0
    # from then on nobody else is begun before it, but others whose complaints were upheld
    v = always.visits
    check = np.flatnonzero(v.step == always.steps.index("check"))
    row = {int(v.case[n]): n for n in check}
    for case, seen in zip(q.case.tolist(), q.finished.tolist(), strict=True):
        if case in row and 0 <= seen < v.started[row[case]]:
            between = (v.started[check] > seen) & (v.started[check] < v.started[row[case]])
            assert set(v.case[check[between]].tolist()) <= set(upheld.tolist())


def test_an_extension_puts_the_complaint_off() -> None:
    extended = "extension: {by: 2 working days, used: 100%}"
    text = LATE.replace("LIMIT", "statutory").replace("SHARE", "100%").replace("UPHELD", "0%")
    longer = logged(text.replace("promised: 3 working days", extended), MONTHS)
    shorter = logged(text, MONTHS)
    seven = logged(text.replace("statutory: 5", "statutory: 7"), MONTHS)
    assert len(longer.questions) < len(shorter.questions)
    assert longer.questions.asked.tolist() == seven.questions.asked.tolist()


def test_the_laws_notice_questions_that_are_not_right() -> None:
    said = "{after: 2 working days, every: 1 h, by: clerk, work_time: 20 min, share: 100%}"
    log = logged(f"{CLERKS}chases: {said}\n", MONTHS)
    q = log.questions
    for name in ("asked", "started", "finished"):
        wrong = replace(q, **{name: getattr(q, name) - 40 * DAY})
        with pytest.raises(BrokenLaw):
            require_laws(replace(log, questions=wrong))
    assert {f.name for f in fields(q)} == {
        "case", "kind", "asked", "started", "finished", "role", "person", "upheld"
    }  # fmt: skip


TIPS = (
    OFFICE
    + """
arrivals: 9 per week
roles: {clerk: 1}
chases: {after: 15 working days, every: 5 working days, by: clerk, work_time: 10 min, share: 60%}
steps: [{review: {by: clerk, work_time: {mean: 4 h, shape: exponential}}}]
"""
)


@pytest.mark.long
def test_an_office_tips_beyond_the_point_of_no_return_and_not_well_below_it() -> None:
    """67 files (`office.asking`): a year begun with half as many, as many, and 1.6 times as many;
    it has tipped where more than 67 are open at its end. Files of a backlog have heard nothing
    since the first day only, so that a start at 67 tips less often than not.
    """
    year, tipped = Horizon(start_up=0, weeks=52, run_out=0, kind="year"), []
    for files in (34, 67, 107):
        simulation = simulated(f"{TIPS}backlog: {{review: {files}}}\n", year)
        logs = [simulation.log(1, number) for number in range(1, 41)]
        lying = [int((log.cases.decided < 0).sum()) for log in logs]
        tipped.append(float(np.mean([n > 67 for n in lying])))
    assert tipped[0] <= 0.15
    assert 0.15 <= tipped[1] <= 0.75
    assert tipped[2] >= 0.9


def test_the_compiled_engine_leaves_such_plans_to_simpy() -> None:
    asked, quiet = (simulated(text) for text in (BUSY, BUSY.replace("share: 100%", "share: 0%")))
    assert not compiled.knows(asked.plan)
    assert compiled.knows(quiet.plan)
    log = ENGINES["compiled"](asked.plan, Luck(asked.office, asked.plan, 1, 1))
    assert len(log.questions) == len(asked.log(1, 1).questions) > 0
