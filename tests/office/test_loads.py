"""Loads from the traffic equations: by hand, and beside what is simulated."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from approvalflow.eventlog import Horizon
from approvalflow.measures.workload import utilisation
from approvalflow.office.demand import demand_of
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign.moves.parallelise import Parallelise
from approvalflow.redesign.redesign import applied
from approvalflow.study.foreseen import load_key, load_words
from approvalflow.study.runner import simulation_of
from helpers.strategies import Tree, process_of, processes


def loads(process: Process | str) -> dict[str, float | None]:
    return {pool.role: pool.load for pool in pools(process)}


def pools(process: Process | str) -> tuple[PoolLoad, ...]:
    return loads_of(Office(process_of(process) if isinstance(process, str) else process)).pools


LEVELS = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 1 min}
roles: {level_1: 8, level_2: 8, level_3: 8}
steps:
  - levels:
      does: approve
      in_series: [level_1, level_2, level_3]
      work_time: {depends_on: role, level_1: 2 to 5 min, level_2: 5 to 7 min, level_3: 5 to 10 min}
      outcomes: {refuse: {share: {depends_on: role, level_1: 30%, level_2: 20%, level_3: 10%}}}
"""


def test_in_series_a_refusal_saves_the_work_of_those_after_it() -> None:
    expected = {"level_1": 3.5 / 8, "level_2": 0.7 * 6 / 8, "level_3": 0.7 * 0.8 * 7.5 / 8}
    assert loads(LEVELS) == pytest.approx(expected)


def test_in_parallel_everybody_has_all_the_work() -> None:
    move = Parallelise.model_validate({"parallelise": "levels"})
    parallel = applied(process_of(LEVELS), (move,)).process
    expected = {"level_1": 0.4375, "level_2": 0.75, "level_3": 0.9375}
    assert loads(parallel) == pytest.approx(expected)
    assert loads(LEVELS.replace("in_series", "in_parallel")) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("steps", "visits", "work"),
    [
        # 20 % back from the second to the first: 1 / 0.8 visits each
        ("""
  - first: {by: a, work_time: 1 h}
  - second: {by: b, work_time: 2 h, outcomes: {return: {share: 20%, then: first}}}
""", {"first": 1.25, "second": 1.25}, {"a": 1.25, "b": 2.5}),
        # by attempt: 1 + 0.5 + 0.5 x 0.2 visits; 2 h the first time, 1 h after that
        ("""
  - check:
      by: a
      work_time: [2 h, 1 h]
      outcomes: {return: {share: [50%, 20%, 0%], then: check}}
  - sign: {by: b, work_time: 1 h}
""", {"check": 1.6, "sign": 1.0}, {"a": 2.6, "b": 1.0}),
        # the last share holds on: 1 + 0.3 (1 + 0.1 + 0.01 + ...)
        ("""
  - first: {by: a, work_time: [30 min, 1 h]}
  - second: {by: b, work_time: 1 h, outcomes: {return: {share: [30%, 10%], then: first}}}
""", {"first": 4 / 3, "second": 4 / 3}, {"a": 0.5 + 1 / 3, "b": 4 / 3}),
        # asked again, the applicant comes back to the same desk; a refusal ends the case
        ("""
  - first:
      by: a
      work_time: 1 h
      outcomes: {ask_applicant: {share: 25%, takes: 5 working days}, refuse: 30%}
  - second: {by: b, work_time: 1 h}
""", {"first": 4 / 3, "second": 0.6}, {"a": 4 / 3, "b": 0.6}),
        # a box is passed with 0.8 x 0.5; the next step sees only what passes
        ("""
  - box:
      does: parallel
      branches:
        x: {by: a, work_time: 1 h, outcomes: {refuse: 20%}}
        y: {by: a, work_time: 2 h, outcomes: {refuse: 50%}}
  - sign: {by: b, work_time: 1 h}
""", {"box.x": 1.0, "box.y": 1.0, "sign": 0.4}, {"a": 3.0, "b": 0.4}),
        # one that agrees is enough: 1 - 0.2 x 0.5; within a branch a refusal saves what follows
        ("""
  - box:
      does: parallel
      join: any
      branches:
        x: {by: a, work_time: 1 h, outcomes: {refuse: 20%}}
        y:
          - look: {by: a, work_time: 2 h, outcomes: {refuse: 50%}}
          - note: {by: b, work_time: 1 h}
  - sign: {by: b, work_time: 1 h}
""", {"box.x": 1.0, "box.y.look": 1.0, "box.y.note": 0.5, "sign": 0.9}, {"a": 3.0, "b": 1.4}),
        # two of three, the third always agreeing: unless both others refuse
        ("""
  - box:
      does: parallel
      join: majority
      branches:
        x: {by: a, work_time: 1 h, outcomes: {refuse: 50%}}
        y: {by: a, work_time: 1 h, outcomes: {refuse: 50%}}
        z: {by: a, work_time: 1 h}
  - sign: {by: b, work_time: 1 h}
""", {"box.x": 1.0, "box.y": 1.0, "box.z": 1.0, "sign": 0.75}, {"a": 3.0, "b": 0.75}),
    ],
    ids=["rework", "by attempt", "the last holds on", "applicant", "box", "any", "majority"],
)  # fmt: skip
def test_visits_and_work_of_a_case(
    steps: str, visits: dict[str, float], work: dict[str, float]
) -> None:
    head = "approvalflow: 1\narrivals: 1 per working day\nroles: {a: 1, b: 1}\nsteps:"
    process = process_of(head + steps)
    traffic = demand_of(Office(process))
    assert traffic.visits == pytest.approx(visits)
    assert {role: seconds / 3600 for role, seconds in traffic.work.items()} == pytest.approx(work)
    # eight hours a day, one case a day
    assert loads(process) == pytest.approx({role: hours / 8 for role, hours in work.items()})


def test_tandem_with_rework() -> None:
    yaml = """
approvalflow: 1
calendar: {hours: always}
arrivals: 0.5 per h
roles: {desk_a: 1, desk_b: 1}
steps:
  - first: {by: desk_a, work_time: {mean: 1 h, shape: exponential}}
  - second:
      by: desk_b
      work_time: {mean: 1 h, shape: exponential}
      outcomes: {return: {share: 20%, then: first}}
"""
    assert loads(yaml) == pytest.approx({"desk_a": 0.625, "desk_b": 0.625})


KINDS = """
approvalflow: 1
arrivals: 1 per working day
case_data:
  kind: {public: 25%, private: rest}
  urgent: {depends_on: kind, public: 50%, private: 0%}
  area: 0 to 400 m2
  track: [{if: area < 100 m2, is: small}, {otherwise: large}]
roles: {a: 1, b: 1, c: 2, d: 1}
steps:
  - one: {by: a, work_time: {depends_on: kind, public: 2 h, private: [1 h, 3 h]}}
  - two: {by: b, work_time: 4 h, only_if: kind is public}
  - three:
      by: c
      work_time: {depends_on: track, small: 2 h, large: 4 h}
      outcomes: {return: {share: {depends_on: urgent, yes: 50%, no: 0%}, then: three}}
  - four: {by: d, work_time: 1 h, only_if: urgent and area >= 200 m2}
"""


def test_only_if_and_depends_on() -> None:
    """Kinds of case are weighed with 4,096 evenly spread cases: right to about a thousandth."""
    hours = {
        "a": 0.25 * 2 + 0.75 * 1,
        "b": 0.25 * 4,
        # an eighth of the cases is urgent, and needs two visits on average
        "c": (0.25 * 2 + 0.75 * 4) * (7 / 8 + 2 / 8) / 2,
        "d": 0.125 * 0.5,
    }
    found = loads(KINDS)
    assert found == pytest.approx({role: h / 8 for role, h in hours.items()}, rel=2e-3, abs=1e-4)


def test_hours_posts_and_what_is_missing() -> None:
    yaml = """
approvalflow: 1
arrivals: 1 per working day
roles:
  a: {staff: 2, hours: Mon-Fri 13:00-17:00}
  b: {staff: unlimited}
  c: 1
steps:
  - one: {by: a, work_time: 4 h}
  - two: {by: b, work_time: 40 h}
  - three: {by: c, work_time: 16 h}
"""
    a, b, c = pools(yaml)
    assert (a.load, a.staff, a.hours_per_week, a.missing_staff) == (pytest.approx(0.5), 2, 20, 0)
    assert (b.load, b.staff, b.missing_staff) == (None, None, 0)
    assert (c.load, c.hours_per_week) == (pytest.approx(2.0), 40)
    assert c.missing_staff == 2  # 2 / 0.85 = 2.35 posts are wanted
    # of five cases a week half stay behind
    assert c.growth_per_month == pytest.approx(2.5 / 7 * 30)


@pytest.mark.slow
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(processes(most=5, deadlines=False))  # what leaves a queue, no load can foresee
def test_what_is_simulated_agrees(tree: Tree) -> None:
    for role in tree["roles"].values():
        role.pop("deputy", None)  # how much goes to a deputy is an estimate: see the next test
    process = process_of(tree)
    assume(not any(step.stops_early for step in process.steps.values()))  # bounds, see below
    simulation = simulation_of(process, Horizon(start_up=4, weeks=52, run_out=52))
    known = {
        p.role: p.load
        for p in loads_of(simulation.office, simulation.plan.horizon).pools
        if p.load is not None
    }
    assume(known and max(known.values()) < 0.8)
    logs = [simulation.log(1, replication) for replication in range(1, 21)]
    sits = {role for step in simulation.office.process.steps.values() for role in step.members}
    for role, load in known.items():
        if role in sits:
            continue  # a load is of work at the desk, and sittings are use as well
        used = np.array([utilisation(log, simulation.office, role).value for log in logs])
        error = used.std(ddof=1) / len(used) ** 0.5
        edge = 1e-4  # of regular arrivals the window cuts the same case in every replication
        assert abs(used.mean() - load) <= 3.5 * error + edge


def test_a_deputy_takes_about_what_arrives_while_the_head_is_away() -> None:
    """Only about: files that had waited go to him too. Together they do all of the work."""
    text = """
approvalflow: 1
arrivals: 20 per week
roles:
  head: {absent: 50 working days a year in spells of 5, deputy: clerk}
  clerk: {share_of_time: 50%}
steps:
  - sign: {by: head, work_time: 1 h}
"""
    simulation = simulation_of(process_of(text), Horizon(start_up=4, weeks=52, run_out=52))
    clerk, head = loads_of(simulation.office, simulation.plan.horizon).pools
    away = simulation.timetable.absent_share("head")
    # 20 h of 40 a week: of the head's 1 - away, and twice as long for the clerk
    assert head.load == pytest.approx(0.5, rel=0.02)
    assert clerk.load == pytest.approx(away * 0.5 * 2, rel=0.02)
    logs = [simulation.log(1, replication) for replication in range(1, 21)]
    used = {
        role: np.mean([utilisation(log, simulation.office, role).value for log in logs])
        for role in ("clerk", "head")
    }
    assert used["clerk"] / 2 + used["head"] * (1 - away) == pytest.approx(0.5, abs=0.01)
    assert used["clerk"] == pytest.approx(clerk.load, abs=0.05)


def test_a_condition_without_case_data() -> None:
    """`never` and `always` are true of every case alike, whatever is known of it."""
    text = """
approvalflow: 1
arrivals: 5 per week
roles: {clerk: 1, head: 1}
steps:
  - review: {by: clerk, work_time: 1 h, only_if: always}
  - sign: {by: head, work_time: 1 h, only_if: never}
"""
    visits = demand_of(Office(process_of(text))).visits
    assert (visits["review"], visits.get("sign", 0.0)) == (1.0, 0.0)


def test_of_boxes_that_break_work_off_the_load_is_an_upper_bound() -> None:
    """Of three who work an hour each, one that refuses or a majority that agrees is enough."""
    text = """
approvalflow: 1
calendar: {hours: always}
arrivals: 0.5 per h
roles: {ann: 1, bob: 1, cid: 2, head: 1}
steps:
  - look: {by: head, work_time: 30 min}
  - check:
      in_parallel: [ann, bob, cid]
      work_time: {mean: 1 h, shape: exponential}
      join: majority
      decides: as soon as certain
      outcomes: {refuse: 20%}
"""
    simulation = simulation_of(process_of(text), Horizon(start_up=4, weeks=52, run_out=52))
    log = simulation.log(1, 1)
    for pool in loads_of(simulation.office, simulation.plan.horizon).pools:
        used = utilisation(log, simulation.office, pool.role).value
        assert used is not None
        assert pool.load is not None
        assert pool.least == (pool.load if pool.role == "head" else 0.0)
        assert not pool.overloaded
        if pool.role == "head":
            assert used == pytest.approx(pool.load, rel=0.05)
        else:
            assert 0.3 * pool.load < used < 0.95 * pool.load


LAPSING = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 5 h}
roles: {a: 1, b: 1, c: 1}
steps:
  - intake:
      by: a
      work_time: 1 h
      outcomes:
        ask_applicant: {share: [50%, 0%], takes: 0 to 8 h, reply_within: 6 h, gives_up: 20%}
  - both:
      does: parallel
      branches:
        x:
          by: b
          work_time: 1 h
          outcomes: {ask_applicant: {share: [50%, 0%], takes: 1 h, gives_up: 20%}}
        y: {by: b, work_time: 0 min}
  - sign: {by: c, work_time: 1 h}
"""


def test_who_never_answers_or_too_late_needs_no_more_work() -> None:
    """Half are asked; of these 20 % are silent, and a quarter of the others too late: 60 % come
    back. In the box a tenth of the cases ends.
    """
    found = loads(LAPSING)
    assert found["a"] == pytest.approx(0.2 * 1.3)
    assert found["b"] == pytest.approx(0.2 * 0.8 * (1 + 0.4))
    assert found["c"] == pytest.approx(0.2 * 0.8 * 0.9)
    logs = [simulation_of(process_of(LAPSING), Horizon(0, 52)).log(1, n) for n in range(1, 11)]
    office = simulation_of(process_of(LAPSING), Horizon(0, 52)).office
    for role, load in found.items():
        used = np.array([utilisation(log, office, role).value for log in logs])
        assert abs(used.mean() - load) <= 3.5 * used.std(ddof=1) / len(used) ** 0.5 + 1e-3


def test_a_queue_whose_files_leave_is_never_overloaded() -> None:
    text = """
approvalflow: 1
calendar: {hours: always}
arrivals: 1.2 per h
roles: {desk: 1}
steps:
  - sign: {by: desk, work_time: 1 hKEY}
"""
    (staying,) = pools(text.replace("KEY", ""))
    assert staying.overloaded
    for key in (", due: {after: 5 h, action: go_on}", ", outcomes: {withdraw: {after: 5 h}}"):
        (leaving,) = pools(text.replace("KEY", key))
        assert leaving.load == pytest.approx(1.2)
        assert not leaving.overloaded
    anyway = ", due: {after: 5 h, action: go_on, file: worked anyway}"
    assert pools(text.replace("KEY", anyway))[0].overloaded


@pytest.mark.parametrize(
    ("load", "nearly", "over"),
    [
        (0.9499, False, False),
        (0.95 - 1e-12, True, False),
        (1 - 1e-6, True, False),
        (0.9999999999999996, True, True),  # a sum of shares that is 1 but for its rounding
        (1.2, True, True),
    ],
)
def test_loads_are_compared_with_room_for_rounding(load: float, nearly: bool, over: bool) -> None:
    pool = PoolLoad("clerk", load, 1, 40.0, 0, 0.0, load, load)
    assert (pool.nearly_full, pool.overloaded) == (nearly, over)


SILENT = """
approvalflow: 1
calendar: {hours: always}
arrivals: 2 per h
roles: {fire: 1}
steps:
  - opinion: {by: fire, work_time: 1 h, due: {after: 5 h, action: go_on}}
"""


def test_who_can_answer_a_part_only_is_told_and_refused_nothing() -> None:
    for text, told in ((SILENT, True), (SILENT.replace("2 per h", "0.9 per h"), False)):
        loads = loads_of(Office(process_of(text)))
        assert [load.name for load in loads.high] == (["fire"] if told else [])
        assert not loads.overloaded
    (fire,) = loads_of(Office(process_of(SILENT))).high
    assert load_key(fire) == "load-part"
    assert load_words(fire)["part"] == "50 %"
