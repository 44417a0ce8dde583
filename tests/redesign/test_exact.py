"""What moves must change by exactly: identities case by case, and a theorem on thinned queues."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.checks.checks import findings
from approvalflow.eventlog import Ending, EventLog, Horizon
from approvalflow.language.reading import process_from
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.model.process import Process
from approvalflow.redesign.moves.merge import Merge
from approvalflow.redesign.moves.parallelise import Parallelise
from approvalflow.redesign.reading import redesign_from
from approvalflow.study.runner import simulation_of
from helpers.theory import agrees

SHORT = Horizon(start_up=0, weeks=12, run_out=30)

CHAIN = """\
approvalflow: 1
arrivals: 20 per week
transfers: {between_departments: 1 working day}
roles:
  clerk: {staff: unlimited, department: planning}
  lawyer: {staff: unlimited, department: legal, cost: 60 CNY/h}
  chief: {staff: unlimited, department: planning}
steps:
  - draft: {by: clerk, work_time: 1 to 3 h, fee: 30 CNY}
  - law: {by: lawyer, work_time: {median: 1 h, p90: 3 h}, fee: 12 CNY}
  - sign: {does: approve, by: chief, work_time: 10 to 30 min}
"""


def read(text: str) -> Process:
    return process_from(read_source(text, "process.yaml"), "process").process


def moved(process: Process, moves: str) -> Process:
    source = read_source(f"approvalflow: 1\nmoves:\n{moves}", "redesign.yaml")
    return redesign_from(source, "redesign", process).process


def log_of(process: Process, horizon: Horizon = SHORT, replication: int = 1) -> EventLog:
    return simulation_of(process, horizon).log(1, replication)


def measures_of(process: Process) -> dict[str, float | None]:
    simulation = simulation_of(process, SHORT)
    return dict(scorecard_of(simulation.log(1, 1), simulation.office).measures)


def work_of(process: Process, log: EventLog, step: str) -> np.ndarray:
    """Open seconds of each case's visit to a step, by number of case."""
    simulation = simulation_of(process, SHORT)
    visits = log.visits
    here = visits.step == log.steps.index(step)
    order = np.argsort(visits.case[here])
    calendar = simulation.timetable.calendar
    seconds = calendar.open_between(visits.started[here][order], visits.finished[here][order])
    return np.asarray(seconds)


def test_no_moves_change_nothing() -> None:
    today = read(CHAIN)
    assert moved(today, "  []\n") == today


def test_merged_work_is_what_is_kept_of_the_sum_of_the_same_draws() -> None:
    today = read(CHAIN)
    merge = "{steps: [draft, law], into: prepare, by: clerk, keeps: 70%}"
    merged = moved(today, f"  - merge: {merge}\n")
    before, after = log_of(today), log_of(merged)
    both = [work_of(today, before, name) for name in ("draft", "law")]
    one = work_of(merged, after, "prepare")
    known = min(len(one), *(len(work) for work in both))
    assert known > 200
    expected = 0.7 * (both[0][:known] + both[1][:known])
    assert np.all(np.abs(one[:known] - expected) <= 1.2)  # each was rounded to the second


def test_a_merge_takes_the_ways_between_departments_away() -> None:
    today = read(CHAIN)
    merged = moved(today, "  - merge: {steps: [draft, law], into: prepare, by: clerk}\n")
    before, after = measures_of(today), measures_of(merged)
    assert (before["handoffs"], after["handoffs"]) == (2.0, 0.0)
    assert (before["reviews"], after["reviews"]) == (2.0, 1.0)
    assert (before["signoffs"], after["signoffs"]) == (1.0, 1.0)
    assert (before["departments"], after["departments"]) == (2.0, 1.0)
    assert after["work_hours"] == pytest.approx(before["work_hours"], rel=1e-3)
    assert after["applicant_cost"] == before["applicant_cost"] == pytest.approx(42.0)


def test_a_merge_of_half_a_chain_halves_the_hand_overs() -> None:
    steps = "".join(
        f"  - s{n}: {{by: {role}, work_time: 10 min}}\n" for n, role in enumerate("ababa")
    )
    today = read(
        "approvalflow: 1\narrivals: 20 per week\n"
        "roles: {a: {staff: unlimited, department: A}, b: {staff: unlimited, department: B}}\n"
        f"steps:\n{steps}"
    )
    merged = moved(today, "  - merge: {steps: [s0, s1, s2], into: one, by: a}\n")
    assert (measures_of(today)["handoffs"], measures_of(merged)["handoffs"]) == (4.0, 2.0)


def test_parallel_steps_take_as_long_as_the_longest_and_the_same_work() -> None:
    text = """\
approvalflow: 1
arrivals: 20 per week
calendar: {hours: always}
roles: {a: unlimited, b: unlimited}
steps:
  - one: {by: a, work_time: 1 to 5 h}
  - two: {by: b, work_time: {median: 1 h, p90: 4 h}}
"""
    today = read(text)
    box = moved(today, "  - {parallelise: [one, two], as: both}\n")
    before, after = log_of(today), log_of(box)
    works = [work_of(today, before, name)[:200] for name in ("one", "two")]
    stay = (after.cases.decided - after.cases.submitted)[:200]
    np.testing.assert_array_equal(stay, np.maximum(*works))
    in_row = (before.cases.decided - before.cases.submitted)[:200]
    np.testing.assert_array_equal(in_row, works[0] + works[1])


def test_a_dropped_step_takes_its_time_with_it_and_nothing_else() -> None:
    today = read(CHAIN)
    fewer = moved(today, "  - drop: law\n")
    before, after = log_of(today), log_of(fewer)
    for step in ("draft", "sign"):
        known = 200
        np.testing.assert_array_equal(
            work_of(today, before, step)[:known], work_of(fewer, after, step)[:known]
        )
    assert "law" not in after.steps
    assert measures_of(fewer)["handoffs"] == 0.0


def test_a_delegate_has_the_luck_of_the_decision() -> None:
    today = read(CHAIN)
    other = moved(today, "  - {delegate: sign, to: lawyer}\n")
    before, after = log_of(today), log_of(other)
    np.testing.assert_array_equal(
        work_of(today, before, "sign")[:200], work_of(other, after, "sign.by_lawyer")[:200]
    )


def test_a_delegate_who_signs_already_keeps_the_luck_of_his_in_tray() -> None:
    text = """\
approvalflow: 1
arrivals: 20 per week
calendar: {hours: always}
roles: {deputy: unlimited, chief: unlimited}
steps:
  - draft: {does: approve, by: deputy, work_time: 10 min, in_tray: 1 to 9 h}
  - sign: {does: approve, by: chief, work_time: 10 min, in_tray: 1 to 3 calendar days}
"""
    today = read(text)
    other = moved(today, "  - {delegate: [draft, sign], to: deputy}\n")

    def lain(log: EventLog, step: str) -> np.ndarray:
        here = log.visits.step == log.steps.index(step)
        order = np.argsort(log.visits.case[here])
        return (log.visits.ready - log.visits.arrived)[here][order][:200]

    np.testing.assert_array_equal(
        lain(log_of(today), "draft"), lain(log_of(other), "sign.by_deputy")
    )


# V-27: three checks of 2, 5 and 1 h that refuse 10, 30 and 20 %. In this order a case costs
# 2 + 0.9 x 5 + 0.63 x 1 = 7.13 h; by what they refuse for an hour, the third, second and first,
# 1 + 0.8 x 5 + 0.56 x 2 = 6.12 h. The same 50.4 % pass, the very same cases.
CHECKS = """\
approvalflow: 1
arrivals: {count: 20, per: h}
calendar: {hours: always}
roles: {one: unlimited, two: unlimited, three: unlimited}
steps:
  - first: {by: one, work_time: 2 h, outcomes: {refuse: 10%}}
  - second: {by: two, work_time: 5 h, outcomes: {refuse: 30%}}
  - third: {by: three, work_time: 1 h, outcomes: {refuse: 20%}}
"""


@pytest.mark.long
def test_what_finds_most_for_its_cost_comes_first() -> None:
    today = read(CHECKS)
    other = moved(today, "  - resequence: [third, second, first]\n")
    horizon = Horizon(start_up=1, weeks=8, run_out=1)
    costs: dict[str, list[float]] = {"today": [], "other": []}
    for replication in range(1, 9):
        results = []
        for name, process in (("today", today), ("other", other)):
            log = simulation_of(process, horizon).log(1, replication)
            measured = (log.cases.submitted >= horizon.begins) & (log.cases.ended >= 0)
            spent = np.bincount(
                log.visits.case, log.visits.finished - log.visits.started, len(log.cases)
            )
            costs[name].append(float(spent[measured].mean()) / 3600)
            results.append(log.cases.result[measured])
        size = min(map(len, results))
        np.testing.assert_array_equal(results[0][:size], results[1][:size])
        passed = float((results[0] == 0).mean())
        assert abs(passed - 0.504) < 3.5 * (0.25 / size) ** 0.5
    agrees(costs["today"], 7.13)
    agrees(costs["other"], 6.12)


# A chief as an M/M/1 queue with arrivals 0.9 and service 1 an hour stays W = 10 h; with a share p
# delegated, arrivals are thinned to 0.9 (1 - p) and W = 1 / (1 - 0.9 (1 - p)).
QUEUE = """\
approvalflow: 1
arrivals: {count: 0.9, per: h}
calendar: {hours: always}
case_data: {delegated: SHARE%}
roles: {chief: 1, deputy: unlimited}
steps:
  - sign: {does: approve, by: chief, work_time: {mean: 1 h, shape: exponential}}
"""
LONG = Horizon(start_up=4, weeks=150, run_out=20)
DELEGATED = "  - {delegate: sign, to: deputy, if: delegated}\n"


@pytest.mark.long
@pytest.mark.parametrize("share", [25, 50, 80])
def test_delegation_thins_the_queue_of_the_chief(share: int) -> None:
    process = moved(read(QUEUE.replace("SHARE", str(share))), DELEGATED)
    simulation = simulation_of(process, LONG)
    stays, alone = [], []
    for replication in range(1, 9):
        log = simulation.log(1, replication)
        visits = log.visits
        measured = (visits.ready >= LONG.begins) & (visits.ready < LONG.closes)
        hours = (visits.finished - visits.ready) / 3600
        chief = visits.step == log.steps.index("sign")
        stays.append(float(hours[measured & chief].mean()))
        alone.append(float(hours[measured & ~chief].mean()))
    agrees(stays, 1 / (1 - 0.9 * (1 - share / 100)), precision=0.02)
    agrees(alone, 1.0, precision=0.02)


# Two clerks with their own queues, each M/M/1 with a load of 0.8, wait 4 service times; the same
# two as one pool are an M/M/2 queue and wait 1.777778 (V-05). A service takes 6 min on average.
TWO_DESKS = """\
approvalflow: 1
arrivals: {count: 16, per: h}
calendar: {hours: always}
case_data: {kind: {east: 50%, west: 50%}}
roles: {east: 1, west: 1}
steps:
  - to_east: {by: east, work_time: {mean: 6 min, shape: exponential}, only_if: kind is east}
  - to_west: {by: west, work_time: {mean: 6 min, shape: exponential}, only_if: kind is west}
"""


@pytest.mark.long
@pytest.mark.parametrize(
    ("moves", "exact"),
    [("  []\n", 4.0), ("  - merge: {roles: [east, west], into: both}\n", 1.777778)],
    ids=["apart", "pooled"],
)
def test_two_queues_become_one(moves: str, exact: float) -> None:
    _waits_come_out(moved(read(TWO_DESKS), moves), exact)


def test_one_window_over_neighbours_is_their_merger() -> None:
    text = """\
approvalflow: 1
arrivals: 20 per week
roles: {clerk: 2, window: 2, counter: 2, chief: 1}
steps:
  - intake:
      by: clerk
      work_time: 10 to 30 min
      outcomes: {ask_applicant: {share: [30%, 0%], takes: 1 working day}}
  - second: {by: window, work_time: 20 to 60 min, outcomes: {refuse: 5%}}
  - sign: {does: approve, by: chief, work_time: 10 min}
"""
    today = read(text)
    window = "  - {one_window: counter, steps: [second, intake], into: joint}\n"
    merger = "  - {merge: {steps: [intake, second], into: joint, by: counter}}\n"
    one, other = (log_of(moved(today, moves)) for moves in (window, merger))
    assert len(one.visits) == len(other.visits) > 100
    for name in ("case", "ready", "started", "finished", "answered", "outcome"):
        np.testing.assert_array_equal(getattr(one.visits, name), getattr(other.visits, name))


def test_a_commitment_is_granted_without_its_check() -> None:
    """Of the cases that commit themselves none has the check before, all are decided sooner or at
    once, a sample has it after, and of that a share is revoked.
    """
    text = """\
approvalflow: 1
arrivals: {count: 40, per: h}
calendar: {hours: always}
case_data: {clean: 60%}
roles: {clerk: unlimited, visitor: unlimited}
steps:
  - intake: {by: clerk, work_time: 20 min}
  - visit: {by: visitor, work_time: 2 to 3 h, outcomes: {refuse: 20%}}
"""
    move = "  - {commitment: visit, if: clean, take_up: 80%, checked: 30%, fails: 10%}\n"
    process = moved(read(text), move)
    horizon = Horizon(start_up=0, weeks=4, run_out=1)
    log = simulation_of(process, horizon).log(1, 1)
    measured = np.flatnonzero((log.cases.submitted < horizon.closes) & (log.cases.ended >= 0))
    done = {
        step: np.isin(measured, log.visits.case[log.visits.step == number])
        for number, step in enumerate(log.steps)
    }
    clean = log.cases.attributes["clean"][measured].astype(bool)
    committed = clean & log.cases.attributes["visit_commits"][measured].astype(bool)
    np.testing.assert_array_equal(done["visit"], ~committed)
    days = (log.cases.decided - log.cases.submitted)[measured]
    assert np.all(days[committed] == 20 * 60)
    checked, revoked = done["visit_later"], log.cases.result[measured] == Ending.OTHER
    assert not np.any(checked & ~committed)
    assert not np.any(revoked & ~checked)
    for part, whole, share in (
        (committed, clean, 0.8), (checked, committed, 0.3), (revoked, checked, 0.1),
    ):  # fmt: skip
        size = int(whole.sum())
        assert abs(part.sum() / size - share) < 3.5 * (share * (1 - share) / size) ** 0.5


@pytest.mark.long
def test_two_desks_become_one_of_double_speed() -> None:
    """M/M/1 with 1.6 arrivals and 2 services: the wait is 0.8 / 0.4 = 2 of the old services."""
    moves = (
        "  - merge: {roles: [east, west], into: both, staff: 1}\n"
        "  - set: {steps: {to_east: {work_time: {mean: 3 min, shape: exponential}}}}\n"
        "  - set: {steps: {to_west: {work_time: {mean: 3 min, shape: exponential}}}}\n"
    )
    _waits_come_out(moved(read(TWO_DESKS), moves), 2.0)


@pytest.mark.long
def test_splitting_a_pool_by_place_loses_what_it_gave() -> None:
    """The other way round: an M/M/2 queue waits 1.777778 service times, its two halves 4."""
    pooled = TWO_DESKS[: TWO_DESKS.index("steps:")].replace("east: 1,", "both: 2, east: 1,")
    pooled += "steps:\n  - desk: {by: both, work_time: {mean: 6 min, shape: exponential}}\n"
    split = "  - {decentralise: desk, to: {east: east, west: west}, by: kind}\n"
    _waits_come_out(moved(read(pooled), "  []\n"), 1.777778)
    _waits_come_out(moved(read(pooled), split), 4.0)


def _waits_come_out(process: Process, exact: float) -> None:
    """The mean wait in services of 6 min."""
    long = Horizon(start_up=1, weeks=40, run_out=20)
    simulation = simulation_of(process, long)
    waits = []
    for replication in range(1, 9):
        visits = simulation.log(1, replication).visits
        measured = (visits.ready >= long.begins) & (visits.ready < long.closes)
        waits.append(float((visits.started - visits.ready)[measured].mean()) / 360)
    agrees(waits, exact, precision=0.02)


def test_branches_that_can_change_nothing_change_nothing() -> None:
    """With always enough people: the same results, not later, and less work."""
    text = """\
approvalflow: 1
arrivals: 20 per week
roles: {a: {staff: unlimited, cost: 60 CNY/h}, b: unlimited, c: unlimited}
steps:
  - check:
      in_series: [a, b, c]
      work_time: 1 to 5 h
      outcomes: {refuse: 30%, ask_applicant: {share: [20%, 0%], takes: 2 to 9 h}}
"""
    today = read(text)
    for join in ("all", "any", "majority"):
        patient = moved(today, f"  - {{parallelise: check, join: {join}}}\n")
        early = f"  - {{parallelise: check, join: {join}, decides: as soon as certain}}\n"
        hasty = moved(today, early)
        before, after = log_of(patient), log_of(hasty)
        known = 200
        for column in ("submitted", "result"):
            mine, theirs = getattr(before.cases, column), getattr(after.cases, column)
            np.testing.assert_array_equal(mine[:known], theirs[:known])
        assert np.all(after.cases.decided[:known] <= before.cases.decided[:known])
        lasting, saved = measures_of(patient), measures_of(hasty)
        assert saved["work_hours"] < lasting["work_hours"]
        assert saved["office_cost"] < lasting["office_cost"]


def test_one_notice_asks_the_applicant_once() -> None:
    text = """\
approvalflow: 1
arrivals: 20 per week
roles: {a: {staff: unlimited, department: A}, b: {staff: unlimited, department: B}}
steps:
  - check:
      in_series: [a, b]
      work_time: 1 h
      outcomes: {ask_applicant: {share: [100%, 0%], takes: 2 working days}}
"""
    today = read(text)
    apart = measures_of(moved(today, "  - {parallelise: check}\n"))
    once = measures_of(moved(today, "  - {parallelise: check, one_notice: yes}\n"))
    assert (apart["applicant_contacts"], once["applicant_contacts"]) == (3.0, 2.0)
    for name in ("days_mean", "work_hours", "reviews", "handoffs", "returns", "legal_days_mean"):
        assert once[name] == apart[name], name


def test_merged_steps_with_outcomes_become_a_branch() -> None:
    """Side by side the same cases are refused as in a row, and as many questions are asked."""
    text = """\
approvalflow: 1
arrivals: 10 per week
roles: {clerk: 2, fire: 1, health: 1}
steps:
  - intake: {by: clerk, work_time: 10 to 30 min}
  - fire: {by: fire, work_time: 1 to 2 h, outcomes: {refuse: 20%}}
  - water: {by: fire, work_time: 1 h, outcomes: {ask_applicant: {share: 20%, takes: 1 h}}}
  - health: {by: health, work_time: 1 to 2 h}
"""
    today = process_from(read_source(text, "process.yaml"), "process").process
    merge = {"merge": {"steps": ["fire", "water"], "into": "site", "by": "fire"}}
    merged = Merge.model_validate(merge).apply(today).process
    beside = {"parallelise": ["site", "health"], "as": "opinions"}
    box = Parallelise.model_validate(beside).apply(merged).process
    assert [f for f in findings(box, written=False) if f.severity == "error"] == []
    row, side = (simulation_of(p, Horizon(start_up=0, weeks=20)).log(1, 1) for p in (merged, box))
    known = min(len(row.cases), len(side.cases)) - 50  # the last are still on their way in one
    assert np.array_equal(row.cases.result[:known], side.cases.result[:known])
    asked = [
        int(np.sum((log.visits.answered > log.visits.finished) & (log.visits.case < known)))
        for log in (row, side)
    ]
    assert asked[0] == asked[1] > 0
