"""What the office pays, by hand and beside a plain count of the log."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import BROKEN_OFF, EventLog, Horizon, Seats, Sittings
from approvalflow.measures.presence import persons_of
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.office.posts import posts_cost
from approvalflow.process.wages import at_least
from approvalflow.report.document import Table
from approvalflow.report.documents.diary import diary_of
from approvalflow.report.media.markdown import markdown
from approvalflow.report.sections import document_of
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import plan_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import Study, read_study
from approvalflow.study.runner import Settings, simulation_of
from helpers.handmade import WEEK, at, log_of, office_of
from helpers.strategies import Tree, process_of, processes

LAB = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 1 h, when: any time}
roles: {lab: {staff: 1, price: 100 EUR}}
steps:
  - test: {by: lab, work_time: 20 min, due: {after: 10 min, action: go_on}}
"""


def simulated(office: Office, horizon: Horizon = WEEK, seed: int = 1) -> tuple[EventLog, Scorecard]:
    plan = plan_of(office, horizon)
    log = ENGINES["simpy"](plan, Luck(office, plan, seed, 1))
    return log, scorecard_of(log, office)


def test_a_visit_that_ends_in_vain_is_paid_once() -> None:
    log, card = simulated(office_of(LAB))
    assert len(log.visits) > card.size  # every case has a row in vain
    assert card.measures["office_cost"] == 100
    assert card.measures["work_hours"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("file", ["dropped", "worked anyway"])
def test_files_that_nobody_began_cost_nothing(file: str) -> None:
    """Of one case an hour every fifth can be done; those left to be done anyway are late."""
    due = f"5 h, due: {{after: 2 h, action: go_on, file: {file}}}"
    office = office_of(LAB.replace("20 min, due: {after: 10 min, action: go_on}", due))
    log, card = simulated(office)
    measured = log.visits.case < card.size
    begun = set(log.visits.case[measured & log.visits.begun].tolist())
    assert card.size / 6 < len(begun) < card.size / 3
    assert card.measures["office_cost"] == pytest.approx(100 * len(begun) / card.size)


def test_a_diary_tells_of_work_in_vain_without_the_waits_before_it() -> None:
    office = office_of("""
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 1 h, when: any time}
roles: {lab: {in_tray: 30 min}}
steps:
  - test: {by: lab, work_time: 1 h, due: {after: 40 min, action: go_on}}
""")
    log, _ = simulated(office)
    table = diary_of(log, office, 0, "en").sections[0].blocks[0]
    assert isinstance(table, Table)
    *_, row, vain = table.rows
    assert "in vain" in vain.cells[1].text
    assert "tray" in row.cells[2].text
    assert vain.cells[2].text == "50 min of work"


HEAD = """
approvalflow: 1
arrivals: {every: 1 working day}
roles: {head: {cost: 100 EUR/h, hours: Mon-Fri 09:00-17:00}}
steps:
  - read: {by: head, work_time: 4.8 h}
  - hear: {does: meeting, by: head, sits: Mon-Fri 15:00-17:00, work_time: 6 min}
"""


def test_load_is_of_the_desk_and_use_of_all_hours() -> None:
    """Of 40 hours 10 are sittings; the desk has 24 hours of work for the other 30."""
    office = office_of(HEAD)
    (load,) = loads_of(office).pools
    assert (load.load, load.hours_per_week) == (
        pytest.approx(0.8, abs=0.005),
        pytest.approx(40, abs=0.6),
    )
    horizon = Horizon(start_up=4, weeks=13, run_out=8)
    log, card = simulated(office, horizon)
    hours = card.worked["head"] / 3600 / horizon.weeks
    assert hours == pytest.approx(24 + 10, abs=0.6)
    assert card.measures["utilisation(head)"] == pytest.approx(0.85, abs=0.01)
    whole = int(log.sittings.held[(log.sittings.time >= log.horizon.begins)
                                  & (log.sittings.time < log.horizon.closes)].sum())  # fmt: skip
    assert card.measures["office_cost"] == pytest.approx(480 + whole * 200 / card.decided)


COUNCIL = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00}
arrivals: {every: 1 week}
case_data: {big: 30%}
roles: {clerk: {cost: 50 EUR/h}, councillor: {staff: 9, cost: 100 EUR/h}}
steps:
  - draft: {by: clerk, work_time: 2 h}
  - council:
      does: meeting
      by: {councillor: 9}
      sits: 1st Thu 18:30-21:30
      work_time: 10 min
      only_if: big
"""


def test_sittings_cost_whether_or_not_there_are_cases() -> None:
    year = Horizon(start_up=13, weeks=52, run_out=26)
    found = []
    for sits in ("1st Thu", "Thu"):
        log, card = simulated(office_of(COUNCIL.replace("1st Thu", sits)), year)
        times = log.sittings.time
        held = int(((times >= log.horizon.begins) & (times < log.horizon.closes)).sum())
        assert card.measures["office_cost"] == pytest.approx(100 + held * 9 * 300 / card.decided)
        assert card.worked["councillor"] == held * 9 * 3 * 3600
        # who is never heard pays for no sitting
        assert card.by["big"]["no"].measures["office_cost"] == pytest.approx(100)
        found.append(held)
    assert found == [12, 52]


def test_a_role_that_only_sits_has_no_load() -> None:
    loads = {load.role: load for load in loads_of(office_of(COUNCIL)).pools}
    assert loads["councillor"].load is None
    assert not loads["councillor"].overloaded
    assert loads["clerk"].load is not None


def test_a_sitting_that_goes_on_into_another_of_the_same_person_counts_once() -> None:
    office = office_of("""
approvalflow: 1
arrivals: 1 per week
roles: {head: {cost: 60 EUR/h}}
steps:
  - one: {does: meeting, by: head, sits: Mon 10:00-12:00, work_time: 6 min}
  - two: {does: meeting, by: head, sits: Mon 12:00-14:00, work_time: 6 min}
""")
    rows = [
        (0, "one", 1, -1, at(0, 9), at(0, 9), at(0, 10), at(0, 10, 6), at(0, 10, 6)),
        (0, "two", 1, 0, at(0, 10, 6), at(0, 10, 6), at(0, 12), at(0, 12, 6), at(0, 12, 6)),
    ]
    step = np.array([office.step_number["one"], office.step_number["two"]])
    times, until = np.array([at(0, 10), at(0, 12)]), np.array([at(0, 13), at(0, 14)])
    ones, none = np.ones(2, dtype=np.int64), np.zeros(2, dtype=np.int64)
    log = replace(
        log_of(office, [(at(0, 9), at(0, 12, 6), 0)], rows),
        sittings=Sittings(step, times, until, ones, ones, none),
        seats=Seats(np.arange(2), none, none),
    )
    card = scorecard_of(log, office)
    assert card.worked["head"] == 4 * 3600
    assert card.measures["office_cost"] == 4 * 60


@given(processes())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_cost_and_use_of_a_role_are_those_of_its_log(tree: Tree) -> None:
    """Beside a count of every second of every row, one by one."""
    for number, role in enumerate(tree["roles"].values()):
        role |= {"cost": f"{10 + number} EUR/h", "price": f"{number} EUR"}
    simulation = simulation_of(process_of(tree), Horizon(start_up=1, weeks=4, run_out=60))
    log, office = simulation.log(1, 1), simulation.office
    card = scorecard_of(log, office)
    begins, closes = log.horizon.begins, log.horizon.closes
    times = office.timetable(log.horizon)
    decided = {
        card.first_case + log.cases.ahead + n for n in np.flatnonzero(card.elapsed >= 0).tolist()
    }
    v, total = log.visits, 0.0
    for number, name in enumerate(log.roles):
        pool = office.pools[name]
        persons = persons_of(log, office, number)
        spent, work, visits = 0, 0, set()
        for n in np.flatnonzero((v.role == number) & (v.started >= 0)).tolist():
            own = persons[v.person[n]] if persons else times.role_calendars[number]
            spent += int(own.open_between(np.clip(v.started[n], begins, closes),
                                          np.clip(v.finished[n], begins, closes)))  # fmt: skip
            if int(v.case[n]) in decided:
                work += round(int(own.open_between(v.started[n], v.finished[n])) * pool.share)
                if v.outcome[n] != BROKEN_OFF:
                    visits.add((int(v.case[n]), int(v.step[n]), int(v.visit[n])))
        sat = _sat(log, number)
        assert card.worked[name] == spent * pool.share + sat
        assert pool.role.cost is not None
        total += pool.role.cost.money.amount * (work + sat) / 3600
        total += (pool.role.cost.money.amount - 10) * len(visits)
        used = card.measures.get(f"utilisation({name})")
        if used is not None:
            assert 0 <= used <= 1 + 1e-9
    paid = card.measures["office_cost"]
    if paid is not None:
        assert paid * card.decided == pytest.approx(total)


def _sat(log: EventLog, role: int) -> int:
    """Seconds of held sittings of each person of a role, second sittings in them left out."""
    seconds = 0
    for person in np.unique(log.seats.person[log.seats.role == role]).tolist():
        rows = log.seats.sitting[(log.seats.role == role) & (log.seats.person == person)]
        reached = log.horizon.begins
        for row in sorted(rows.tolist(), key=lambda r: int(log.sittings.time[r])):
            since = max(reached, int(log.sittings.time[row]))
            until = min(int(log.sittings.until[row]), log.horizon.closes)
            if until > since:
                seconds += until - since
                reached = until
    return seconds


HANDED = """
approvalflow: 1
arrivals: {every: 1 working day}
roles: {clerk: {staff: 2, cost: 45 EUR/h}, helper: 1}
steps:
  - draft: {by: clerk, work_time: 2 h}
  - check: {by: clerk, work_time: 1 h}
"""


def study_of(folder: Path, *guardrails: str, process: str = HANDED, moves: str = "") -> Study:
    (folder / "redesigns").mkdir()
    (folder / "process.yaml").write_text(process)
    moves = moves or "  - set: {steps: {check: {by: helper}}}\n"
    told = "".join(f"  - {text}\n" for text in guardrails)
    kept = f"guardrails:\n{told}" if told else ""
    (folder / "redesigns" / "handed.yaml").write_text(f"approvalflow: 1\nmoves:\n{moves}{kept}")
    return read_study(folder, ["handed"])


def test_work_handed_to_a_role_without_a_wage_saves_nothing(tmp_path: Path) -> None:
    study = study_of(tmp_path)
    assert "wage-missing" in {warning.key for warning in study.redesigns[0].warnings}
    short = Horizon(start_up=4, weeks=13, run_out=8)
    result = compare(study, Settings(replications=2, horizon=short))
    today, handed = result.designs
    assert (today.at_least, handed.at_least["office_cost"]) == ({}, ("helper",))
    row = result.comparisons[0].measures["office_cost"]
    assert (row.today, row.word, row.difference) == (pytest.approx(135), "not compared", None)
    assert row.design == pytest.approx(90)
    for language, least in (("en", "at least 90"), ("zh", "至少90")):
        shown = markdown(document_of(result, language))
        assert least in shown
        assert "helper" in shown


def test_a_wage_of_nothing_is_one(tmp_path: Path) -> None:
    process = HANDED.replace("helper: 1", "helper: {cost: 0 EUR/h}")
    study = study_of(tmp_path, "office_cost <= today", process=process)
    assert "wage-missing" not in {warning.key for warning in study.redesigns[0].warnings}


@pytest.mark.parametrize("text", ["office_cost <= today", "posts_cost <= 200 000 EUR"])
def test_no_guardrail_holds_down_what_is_only_known_at_least(tmp_path: Path, text: str) -> None:
    with pytest.raises(ApprovalFlowError) as caught:
        study_of(tmp_path, text)
    assert [(p.key, p.where and p.where.line) for p in caught.value.problems] == [
        ("cost-at-least", 5)
    ]
    assert dict(caught.value.problems[0].parameters)["roles"] == "helper"


def test_nor_against_a_today_that_is_only_known_at_least(tmp_path: Path) -> None:
    process = HANDED.replace("check: {by: clerk", "check: {by: helper")
    moves = "  - set: {steps: {check: {by: clerk}}}\n"
    with pytest.raises(ApprovalFlowError) as caught:
        study_of(tmp_path, "office_cost <= today", process=process, moves=moves)
    assert [p.key for p in caught.value.problems] == ["cost-at-least"]


@pytest.mark.parametrize(
    ("roles", "cost"),
    [
        ("{clerk: {staff: 2, cost: 45 EUR/h}}", 2 * 40 * 52 * 45),
        ("{clerk: {cost: 45 EUR/h, share_of_time: 30%, hours: Mon-Thu 09:00-17:00}}",
         32 * 52 * 45 * 0.3),
        ("{clerk: {cost: 45 EUR/h, absent: 30 working days a year}}", 40 * 52 * 45),
        # nothing for posts without a step
        ("{clerk: {cost: 45 EUR/h}, spare: {cost: 99 EUR/h}}", 40 * 52 * 45),
        ("{clerk: {staff: unlimited, cost: 45 EUR/h}}", 0),
    ],
)  # fmt: skip
def test_posts_are_paid_for_a_year(roles: str, cost: float) -> None:
    office = office_of(f"""
approvalflow: 1
calendar: {{hours: Mon-Fri 09:00-17:00}}
arrivals: {{every: 1 working day}}
roles: {roles}
steps:
  - draft: {{by: clerk, work_time: 1 h}}
""")
    assert posts_cost(office) == pytest.approx(cost)
    assert at_least(office.process) == ({} if cost else {"posts_cost": ("clerk",)})


def test_who_only_sits_is_paid_for_the_windows_of_a_year() -> None:
    """Nine councillors, twelve evenings of three hours, 100 EUR an hour: 32,400 EUR."""
    office = office_of(COUNCIL)
    assert posts_cost(office) == pytest.approx(40 * 52 * 50 + 32_400)


def test_a_redesign_adds_and_frees_posts(tmp_path: Path) -> None:
    study = study_of(tmp_path, moves="  - set: {roles: {clerk: {staff: 3}}}\n")
    result = compare(study, Settings(replications=2, horizon=Horizon(4, 13, 8)))
    row = result.comparisons[0].measures["posts_cost"]
    assert (row.difference, row.word) == (pytest.approx(week_hours(study) * 52 * 45), "different")


def week_hours(study: Study) -> float:
    return study.today.process.calendar.hours.open_seconds / 3600
