"""Meetings and batches: a log worked out by hand, its ledger, exact values, and who pays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from approvalflow.eventlog import Horizon
from approvalflow.measures.facts import facts_of
from approvalflow.measures.ledger import PASSAGES, STATES, Ledger, ledger_of
from approvalflow.measures.workload import utilisation
from approvalflow.office.loads import loads_of
from approvalflow.seconds import DAY
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings, simulation_of
from helpers.lawful import check
from helpers.strategies import process_of
from helpers.theory import agrees, has_the_log_of_the_other
from helpers.worked import cases_written, rows_of, visits_written

HOUR = 3600

# A case every three open hours. The council of two sits for half an hour and takes 20 minutes for
# a first hearing, 10 for a second: on Tuesday the second case does not fit any more. Everybody is
# deferred once, and comes before those never heard. Who is deferred needs no cut-off.
SITTINGS = """
approvalflow: 1
calendar: {starts: 2025-01-06}
arrivals: {every: 3 h}
roles: {member: {staff: 2, cost: 60 CNY/h}}
steps:
  - council:
      does: meeting
      by: {member: 2}
      sits: Tue Thu 18:00-18:30
      cut_off: 9 h
      work_time: [20 min, 10 min]
      outcomes: {defer: [100%, 0%]}
"""
SITTINGS_LOG = """
0 council 1 - Mon12:00 Mon12:00 Tue18:00  Tue18:20  Tue18:20  - - defer
0 council 2 0 Tue18:20 Tue18:20 Thu18:00  Thu18:10  Thu18:10  - - approve
1 council 1 - Mon15:00 Mon15:00 Thu18:10  Thu18:30  Thu18:30  - - defer
1 council 2 2 Thu18:30 Thu18:30 Tue+18:00 Tue+18:10 Tue+18:10 - - approve
2 council 1 - Tue10:00 Tue10:00 Tue+18:10 Tue+18:30 Tue+18:30 - - defer
"""
SITTINGS_CASES = """
Mon12:00 Thu18:10  Thu18:10  GRANTED
Mon15:00 Tue+18:10 Tue+18:10 GRANTED
"""


def test_the_log_is_the_one_worked_out_by_hand() -> None:
    simulation = simulation_of(process_of(SITTINGS), Horizon(start_up=0, weeks=1, run_out=1))
    log = simulation.log(1, 1)
    assert visits_written(log)[:5] == rows_of(SITTINGS_LOG)
    assert cases_written(log)[:2] == rows_of(SITTINGS_CASES)
    check(log, simulation.office)
    s = log.sittings
    rows = np.stack([s.time, s.until, s.held, s.taken, s.left], axis=1)[:3].tolist()
    tuesday, thursday, next_tuesday = (day * DAY + 18 * HOUR for day in (1, 3, 8))
    assert rows == [
        [tuesday, tuesday + 1800, 1, 1, 1],  # the cut-off was at nine o'clock
        [thursday, thursday + 1800, 1, 2, 6],
        [next_tuesday, next_tuesday + 1800, 1, 2, 13],
    ]
    assert len(log.seats) == 2 * len(s)


def test_its_ledger_rows() -> None:
    simulation = simulation_of(process_of(SITTINGS), Horizon(start_up=0, weeks=1, run_out=1))
    ledger = ledger_of(simulation.log(1, 1), simulation.office)
    assert _minutes(ledger, 0) == {
        ("meeting", "first"): 30 * 60,
        ("work", "first"): 20,
        ("meeting", "rework"): 47 * 60 + 40,
        ("work", "rework"): 10,
    }
    # It could have been heard on Tuesday, but for the first case; from then on the agenda is full.
    assert _minutes(ledger, 1) == {
        ("meeting", "first"): 27 * 60,
        ("agenda", "first"): 48 * 60 + 10,
        ("work", "first"): 20,
        ("meeting", "rework"): 4 * 24 * 60 + 23 * 60 + 30,
        ("work", "rework"): 10,
    }


def _minutes(ledger: Ledger, case: int) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = defaultdict(float)
    for row in np.flatnonzero(ledger.case == case).tolist():
        key = STATES[ledger.state[row]], PASSAGES[ledger.passage[row]]
        found[key] += ledger.seconds[row] / 60
    return found


# Nobody but the first of two planners sits, and only on Tuesdays; on the holiday nobody does.
TAKEN_OUT = """
approvalflow: 1
calendar: {holidays: NL, starts: 2025-04-14}
arrivals: {every: 3 h}
roles: {planner: 2, head: {hours: Mon-Fri 15:00-17:00}}
steps:
  - look: {by: planner, work_time: 2 h}
  - board: {does: meeting, by: [planner, head], sits: Mon 14:00-17:00, work_time: 5 min}
"""


def test_the_window_is_taken_out_of_the_hours_of_those_who_sit() -> None:
    simulation = simulation_of(process_of(TAKEN_OUT), Horizon(start_up=0, weeks=2, run_out=1))
    log = simulation.log(1, 1)
    check(log, simulation.office)
    first, second = simulation.timetable.person_calendars("planner") or ()
    monday, easter_monday, next_monday = (day * DAY + 15 * HOUR for day in (0, 7, 14))
    assert not first.is_open(monday)
    assert second.is_open(monday)
    assert not second.is_open(easter_monday)
    assert log.sittings.time.tolist()[:2] == [monday - HOUR, next_monday - HOUR]
    head = simulation.timetable.person_calendars("head") or ()
    assert [bool(head[0].is_open(day * DAY + 15 * HOUR)) for day in (0, 1)] == [False, True]
    at_desk = log.visits.person[log.visits.started == monday - HOUR]
    assert 0 not in at_desk.tolist()


QUORUM = """
approvalflow: 1
calendar: {hours: always}
arrivals: 10 per calendar week
roles: {member: {staff: 5, cost: 60 CNY/h}}
steps:
  - council: {does: meeting, by: {member: 5}, quorum: 4, attendance: 70%,
              sits: Mon-Sun 10:00-12:00, work_time: 6 min}
"""


def test_fewer_than_the_quorum_hold_no_sitting() -> None:
    text = QUORUM.replace("10 per calendar week", "10 per week")
    simulation = simulation_of(process_of(text), Horizon(start_up=0, weeks=104, run_out=2))
    log = simulation.log(1, 1)
    check(log, simulation.office)
    came = np.bincount(log.seats.sitting, minlength=len(log.sittings))
    assert np.array_equal(log.sittings.held, came >= 4)
    quorate = 0.7**5 + 5 * 0.7**4 * 0.3
    assert log.sittings.held.mean() == pytest.approx(quorate, abs=3.5 * (0.25 / len(came)) ** 0.5)
    (load,) = loads_of(simulation.office, simulation.plan.horizon).agendas
    assert (load.room, load.sittings_per_week) == (20, pytest.approx(7 * quorate))
    assert load.load == pytest.approx(10 / (7 * quorate * 20))
    # Whoever came to a sitting that is held is paid for the two hours, and on duty for them.
    facts = facts_of(log, simulation.office)
    heard = facts.columns["work"] == 360
    assert heard.all()
    held = log.sittings.held > 0
    measured = held & (log.sittings.time < log.horizon.closes)
    paid = int(came[measured].sum()) * 2 * 60
    assert facts.columns["paid"].sum() / 3600 == pytest.approx(paid)
    seats = int(came[held].sum())
    assert set(np.unique(facts.columns["labour"])) == {4 * 360, 5 * 360}
    used = utilisation(log, simulation.office, "member").value or 0.0
    on_duty = 5 * 24 * 728 - 5 * 2 * 728 + 2 * int(came.sum())
    assert used == pytest.approx(2 * seats / on_duty, rel=0.02)


LONG = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 24 h}
roles: {member: 1}
steps:
  - council: {does: meeting, by: member, sits: Mon-Sun 10:00-11:00,
              work_time: {values: [15 min, 3 h]}}
"""


def test_the_first_case_is_heard_to_its_end() -> None:
    simulation = simulation_of(process_of(LONG), Horizon(start_up=0, weeks=8, run_out=4))
    log = simulation.log(1, 1)
    check(log, simulation.office)
    v = log.visits
    overran = v.finished - (v.started // DAY) * DAY > 11 * HOUR
    assert overran.any()
    assert np.all(v.started[overran] % DAY == 10 * HOUR)
    assert np.all(v.finished[overran] - v.started[overran] == 3 * HOUR)
    assert (utilisation(log, simulation.office, "member").value or 0) <= 1


# Exact values, in days

ROUND_THE_CLOCK = """
approvalflow: 1
calendar: {{hours: always}}
arrivals: {arrivals}
roles: {{member: 1}}
steps:
  - council: {{does: meeting, by: member, sits: "{sits}", work_time: 0 min{more}}}
"""
RUNS = """
approvalflow: 1
calendar: {{hours: always}}
arrivals: 40 per week
roles: {{}}
steps:
  - payment: {{does: batch, runs: {runs}}}
"""


@dataclass(frozen=True)
class Exact:
    name: str
    yaml: str
    wait: float  # days
    weeks: int
    variance: float | None = None
    start_up: int = 8
    replications: int = 12


def _daily(per_week: str, more: str = "") -> str:
    # One day between two sittings: T = 1 here, where the reference has T = 10.
    return ROUND_THE_CLOCK.format(
        arrivals=f"{per_week} per week", sits="Mon-Sun 00:00-24:00", more=more
    )


MODELS = (
    Exact("no cap (V-15)", _daily("70"), 0.5, 60, 1 / 12),
    Exact("an agenda of one (V-16)", _daily("5.6", ", agenda: 1"), 2.5, 3000, replications=36),
    Exact("an agenda of five (V-17)", _daily("28", ", agenda: 5"), 0.7890600, 800),
    Exact("an agenda of twelve (V-17)", _daily("70", ", agenda: 12"), 0.6197090, 400),
    Exact("a batch once a week", RUNS.format(runs="Mon 17:00"), 3.5, 60, 49 / 12),
    Exact("a batch on Monday and Thursday", RUNS.format(runs="Mon Thu 17:00"), 25 / 14, 60),
)


@pytest.mark.long
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_exact_value_comes_out(model: Exact, engine: str) -> None:
    horizon = Horizon(model.start_up, model.weeks, 52)
    simulation = simulation_of(process_of(model.yaml), horizon)
    if has_the_log_of_the_other(simulation, engine):
        return
    waits, variances = [], []
    for replication in range(1, model.replications + 1):
        cases = simulation.log(1, replication).cases
        measured = (cases.submitted >= horizon.begins) & (cases.submitted < horizon.closes)
        days = (cases.decided - cases.submitted)[measured] / DAY
        assert days.min() >= 0
        waits.append(float(days.mean()))
        variances.append(float(days.var()))
    agrees(waits, model.wait)
    if model.variance is not None:
        agrees(variances, model.variance)


def test_twice_a_week_instead_of_once(tmp_path: Path) -> None:
    """The mean falls from 3.5 to 25/14 days, and there are applicants who lose nonetheless."""
    folder = tmp_path / "council"
    (folder / "redesigns").mkdir(parents=True)
    text = _daily("40").replace("Mon-Sun 00:00-24:00", "Tue 14:00-18:00")
    (folder / "process.yaml").write_text(text, encoding="utf-8")
    (folder / "redesigns" / "twice.yaml").write_text(
        "approvalflow: 1\nname: Twice a week\nmoves:\n"
        "  - set: {steps: {council: {sits: Mon Thu 14:00-18:00}}}\n"
        "    because: the council agreed\n",
        encoding="utf-8",
    )
    settings = Settings(replications=6, horizon=Horizon(1, 26, 4), workers=1)
    result = compare(read_study(folder, None), settings)
    (found,) = result.comparisons
    today, design = (d.measures["days_mean"].value for d in result.designs)
    assert today == pytest.approx(3.5, rel=0.05)
    assert design == pytest.approx(25 / 14, rel=0.05)
    assert found.verdict == "adopt"
    # Who came on Monday evening or on Tuesday before two waited for a day at most, now until
    # Thursday: who comes in those 24 hours loses two days.
    assert found.slower.value == pytest.approx(1 / 7, abs=0.02)
    assert found.faster.value == pytest.approx(6 / 7, abs=0.02)


AFTER_THE_RUN = """
approvalflow: 1
calendar: {hours: always}
arrivals: 2 per h
roles: {clerk: unlimited, cashier: 1}
steps:
  - check: {by: clerk, work_time: {mean: 5 h, shape: exponential}}
  - payment: {does: batch, runs: Mon Thu 17:00}
  - book: {by: cashier, work_time: 5 min}
"""


def test_what_leaves_a_run_in_one_second_goes_on_by_case_number() -> None:
    """Not by when it came to the batch."""
    log = simulation_of(process_of(AFTER_THE_RUN), Horizon(0, 4, 2)).log(1, 1)
    v = log.visits
    batch, book = (np.flatnonzero(v.step == log.steps.index(n)) for n in ("payment", "book"))
    overtaken = 0
    for moment in np.unique(v.finished[batch]).tolist():
        left = batch[v.finished[batch] == moment]
        follows = book[np.isin(v.previous[book], left)]
        by_start = follows[np.argsort(v.started[follows])]
        assert np.all(np.diff(v.case[by_start]) > 0)
        overtaken += int(np.any(np.diff(v.ready[left[np.argsort(v.case[left])]]) < 0))
    assert overtaken > 3  # in most runs a later case had come first
