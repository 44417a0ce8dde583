import pickle

import numpy as np
import pytest

from approvalflow.eventlog import Horizon
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.estimates import Gathered
from approvalflow.measures.kpis import MEASURES, measure_named, measures_of
from approvalflow.measures.paths import handoffs_of
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.measures.workload import backlog_growth
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import plan_of
from approvalflow.study.runner import simulation_of
from helpers.handmade import BOX, DESKS, RETURNS, WEEK, at, boxed, log_of, office_of
from helpers.strategies import process_of

PRICED = """
approvalflow: 1
arrivals: 1 per week
time_limit: {statutory: 2 working days, promised: 1 week}
delay_cost: 24 CNY per calendar day
levels: [low, high]
roles:
  clerk: {department: A, cost: 60 CNY/h, level: low}
  head: {department: B, cost: 100 CNY/h, level: high, hours: "Mon-Fri 13:00-17:00"}
steps:
  - intake:
      by: clerk
      work_time: 1 h
      fee: 80 CNY
      asks: {documents: 14, form_fields: 70, visits: 1}
      outcomes: {ask_applicant: {share: 50%, takes: 21 h}}
  - decide: {does: approve, by: head, work_time: 4 h}
"""
ROWS = [
    (0, "intake", 1, -1, at(0, 10), at(0, 11), at(0, 12), at(0, 13), at(1, 10)),
    (0, "intake", 2, 0, at(1, 10), at(1, 10), at(1, 10), at(1, 11), at(1, 11)),
    (0, "decide", 1, 1, at(1, 12), at(1, 12), at(1, 14), at(2, 14), at(2, 14)),
]


def test_the_measures_of_a_case_worked_by_hand() -> None:
    office = office_of(PRICED)
    card = scorecard_of(log_of(office, [(at(0, 10), at(2, 14), 0)], ROWS), office)
    worked = {
        "days_mean": 52 / 24,
        "days_median": 52 / 24,
        "days_p90": 52 / 24,
        "legal_days_mean": 2,  # Tuesday, Wednesday; the clock stood at Monday's closing only
        "legal_days_p90": 2,
        "within_statutory": 1,
        "within_promised": 1,
        "work_hours": 6,  # 1 + 1 with the clerk, 4 with the head
        "efficiency": 6 / 52,
        "signoffs": 1,
        "reviews": 2,
        "levels": 2,
        "departments": 2,
        "handoffs": 1,
        "returns": 0,  # the applicant's answer is none
        "applicant_contacts": 2,
        "documents": 14,  # once, though the case came twice
        "form_fields": 70,
        "office_visits": 1,
        "office_cost": 2 * 60 + 4 * 100,
        "posts_cost": 52 * (40 * 60 + 20 * 100),
        "applicant_cost": 80 + 52,  # the fee once; 24 CNY a day for 52 h
        "granted": 1,
        "refused": 0,
        "withdrawn": 0,
        "utilisation(clerk)": 2 / 40,
        "utilisation(head)": 4 / 20,
        "open_cases": 52 / 168,
    }
    assert {name: card.measures[name] for name in worked} == pytest.approx(worked)
    assert card.why == {
        "questions": "no-questions",
        "days_to_answer": "no-questions",
        "question_hours": "no-questions",
        "complaints": "no-complaints",
        "weeks_to_clear": "no-backlog",
        "wrongful_approvals": "no-defects",
        "wrongful_refusals": "no-defects",
    }
    assert (card.first_case, card.size, card.decided, card.undecided) == (0, 1, 1, 0)
    assert card.elapsed.tolist() == [52 * 3600]


def test_what_cannot_be_had_says_why() -> None:
    office = office_of(BOX.replace("{department: A}", "1").replace("{department: B}", "1")
                       .replace("{department: C}", "unlimited"))  # fmt: skip
    card = scorecard_of(log_of(office, [(at(0, 9), at(0, 9), 0)], []), office)
    assert card.why == {
        "within_statutory": "no-limit",
        "within_promised": "no-limit",
        "efficiency": "no-time-passed",
        "undated": "no-time-passed",
        "levels": "no-levels",
        "departments": "no-departments",
        "handoffs": "no-departments",
        "documents": "no-asks",
        "form_fields": "no-asks",
        "office_visits": "no-asks",
        "office_cost": "no-wages",
        "posts_cost": "no-wages",
        "applicant_cost": "no-applicant-costs",
        "questions": "no-questions",
        "days_to_answer": "no-questions",
        "question_hours": "no-questions",
        "complaints": "no-complaints",
        "weeks_to_clear": "no-backlog",
        "wrongful_approvals": "no-defects",
        "wrongful_refusals": "no-defects",
    }
    assert all(card.measures[name] is None for name in card.why)
    assert "utilisation(water)" not in card.measures


@pytest.mark.parametrize(
    ("cases", "why"),
    [
        ([], "no-case"),
        ([(at(0, 9), at(0, 12), 2)], "no-decided-case"),
        ([(at(0, 9), at(0, 9), 0), (at(1, 9), -1, -1)], "undecided-cases"),
    ],
)
def test_no_mean_without_all_cases(cases: list[tuple[int, int, int]], why: str) -> None:
    office = office_of(DESKS)
    card = scorecard_of(log_of(office, cases, []), office)
    assert card.measures["days_mean"] is None
    assert card.why["days_mean"] == why
    assert card.measures["open_cases"] is not None


def test_shares_are_of_all_cases_and_means_of_the_decided() -> None:
    office = office_of(PRICED)
    # granted after 1 day, refused after 3, withdrawn; on time in working days: the first only
    cases = [(at(0, 9), at(1, 9), 0), (at(0, 9), at(3, 9), 1), (at(0, 9), at(0, 10), 2)]
    rows = [
        (case, "decide", 1, -1, since, since, since, until, until)
        for case, (since, until, _) in enumerate(cases)
    ]
    card = scorecard_of(log_of(office, cases, rows), office)
    assert card.measures["days_mean"] == 2
    assert card.measures["days_median"] == 1
    assert card.measures["days_p90"] == 3
    assert card.measures["granted"] == pytest.approx(1 / 3)
    assert card.measures["withdrawn"] == pytest.approx(1 / 3)
    assert card.measures["within_statutory"] == pytest.approx(1 / 3)
    assert card.measures["within_promised"] == pytest.approx(2 / 3)


STAYS = """
approvalflow: 1
arrivals: 1 per week
time_limit: {statutory: 3 calendar days, promised: {depends_on: kind, big: 99 h, small: 98 h}}
case_data: {kind: {big: 50%, small: 50%}, secret: 10%}
roles: {fire: 1, water: 1}
steps:
  - opinions:
      in_parallel: [fire, water]
      work_time: 1 h
      outcomes: {ask_applicant: {share: 50%, takes: 20 h}}
"""


def test_stays_of_parallel_branches_are_united() -> None:
    office = office_of(STAYS)
    # Two like cases, Monday 9:00 to the next Monday 9:00. With the applicant: Tue 12:00 - Thu
    # 10:00 for fire, Wed 12:00 - Fri 9:00 for water; together Tue 12:00 - Fri 9:00 (69 h).
    rows = []
    fire, water = "opinions.fire", "opinions.water"
    for case, n in ((0, 0), (1, 4)):
        rows += [
            (case, fire, 1, -1, at(0, 9), at(0, 9), at(0, 9), at(1, 12), at(3, 10)),
            (case, water, 1, -1, at(0, 9), at(0, 9), at(0, 9), at(2, 12), at(4, 9)),
            (case, fire, 2, n, at(3, 10), at(3, 10), at(3, 10), at(7, 9), at(7, 9)),
            (case, water, 2, n + 1, at(4, 9), at(4, 9), at(4, 9), at(4, 10), at(4, 10)),
        ]
    cases = [(at(0, 9), at(7, 9), 0), (at(0, 9), at(7, 9), 0)]
    attributes = {"kind": np.array([0, 1]), "secret": np.array([True, False])}
    card = scorecard_of(log_of(office, cases, rows, attributes), office)
    # Tue, Wed, Thu, Fri, Mon = 5 working days, less Tue, Wed, Thu
    assert card.measures["legal_days_mean"] == 2
    # 7 midnights less those to Wed, Thu, Fri: 4 calendar days are too many
    assert card.measures["within_statutory"] == 0
    # 168 h less 69 h = 99 h on the clock
    assert card.measures["within_promised"] == 0.5
    assert card.by["kind"]["big"].measures["within_promised"] == 1
    assert card.by["kind"]["small"].measures["within_promised"] == 0
    assert card.by["secret"]["yes"].measures["days_mean"] == 7
    assert "open_cases" not in card.by["kind"]["big"].measures
    assert card.kinds["kind"].names == ("big", "small")
    assert card.kinds["kind"].codes.tolist() == [0, 1]
    assert card.measures["applicant_contacts"] == 3


def test_a_stay_that_begins_at_the_closing_covers_that_day_and_one_that_ends_there_does_not() -> (
    None
):
    office = office_of(PRICED)
    for (since, until), days in {
        (at(1, 17), at(2, 9)): 2,  # Tuesday's closing stood: Wed, Thu
        (at(1, 12), at(1, 17)): 3,
        (at(1, 12), at(2, 17)): 2,
    }.items():
        rows = [
            (0, "intake", 1, -1, at(0, 9), at(0, 9), at(0, 9), since, until),
            (0, "decide", 1, 0, until, until, until, at(3, 15), at(3, 15)),
        ]
        card = scorecard_of(log_of(office, [(at(0, 9), at(3, 15), 0)], rows), office)
        assert card.measures["legal_days_mean"] == days


def test_closings_are_the_last_of_the_day() -> None:
    lunch = office_of(RETURNS)  # 12:00 and 17:30; the first days of January 2025 are no holidays
    assert lunch.timetable(WEEK).calendar.closings[:2].tolist() == [at(0, 17, 30), at(1, 17, 30)]
    always = office_of(DESKS.replace("arrivals", "calendar: {hours: always}\narrivals"))
    assert always.timetable(WEEK).calendar.closings[:2].tolist() == [at(1, 0), at(2, 0)]


def test_a_box_hands_over_at_each_branch_and_at_the_join() -> None:
    log, office = boxed()
    # the wait hides nothing; two branches entered; one join, though to the issue
    assert handoffs_of(log, office, cohort_of(log, office)).tolist() == [3]


def test_a_department_is_remembered_over_a_wait() -> None:
    office = office_of("""
approvalflow: 1
arrivals: 1 per week
roles: {clerk: {department: A}, fire: {department: B}}
steps:
  - intake: {by: clerk, work_time: 1 h}
  - notice: {does: wait, takes: 2 h}
  - advice: {by: fire, work_time: 1 h}
  - close: {by: fire, work_time: 1 h}
""")
    rows = [
        (0, "intake", 1, -1, at(0, 9), at(0, 9), at(0, 9), at(0, 10), at(0, 10)),
        (0, "notice", 1, 0, at(0, 10), at(0, 10), at(0, 10), at(0, 12), at(0, 12)),
        (0, "advice", 1, 1, at(0, 12), at(0, 12), at(0, 12), at(0, 13), at(0, 13)),
        (0, "close", 1, 2, at(0, 13), at(0, 13), at(0, 13), at(0, 14), at(0, 14)),
    ]
    log = log_of(office, [(at(0, 9), at(0, 14), 0)], rows)
    assert handoffs_of(log, office, cohort_of(log, office)).tolist() == [1]


def test_a_return_counts_every_step_gone_through_again() -> None:
    office = office_of(RETURNS)
    attributes = {"category": np.array([0])}
    days = range(5)
    steps = [("land_use", 1), ("permit", 1), ("signs", 1), ("permit", 2), ("signs", 2)]
    rows = [
        (0, step, visit, n - 1, at(n, 15), at(n, 15), at(n, 15), at(n, 16), at(n, 16))
        for n, (step, visit) in zip(days, steps, strict=True)
    ]
    rows[0] = (0, "land_use", 1, -1, at(0, 9), at(0, 9), at(0, 15), at(0, 16), at(0, 16))
    card = scorecard_of(log_of(office, [(at(0, 9), at(4, 16), 0)], rows, attributes), office)
    assert card.measures["returns"] == 2
    assert card.measures["signoffs"] == 5
    assert card.measures["handoffs"] == 1


def test_open_cases_are_a_time_average() -> None:
    office = office_of(DESKS)
    card = scorecard_of(log_of(office, [(at(3, 12), -1, -1)], []), office)
    assert card.measures["open_cases"] == pytest.approx(0.5)


WEEKS = 7 * 24 * 3600


def grows(horizon: Horizon, cases: list[tuple[int, int]]) -> float:
    """Of cases submitted and decided in these weeks."""
    rows = [(a * WEEKS, b * WEEKS if b >= 0 else -1, 0 if b >= 0 else -1) for a, b in cases]
    office = office_of(DESKS)
    return backlog_growth(log_of(office, rows, [], horizon=horizon))


def test_growth_compares_the_last_quarter_with_the_same_quarter_of_a_year_before() -> None:
    """Two cases of thirteen weeks' standing in the second quarter, none in the first."""
    settled = Horizon(start_up=13, weeks=52)
    assert grows(settled, [(52, 65), (52, 65)]) == pytest.approx(30 * 2 / 364)
    # a season of each year is none
    assert grows(settled, [(0, 13), (20, 40), (52, 65)]) == pytest.approx(0.0)
    assert grows(settled, [(14, 50), (15, 51)]) == pytest.approx(0.0)


def test_growth_of_less_than_a_year_is_its_second_half_less_its_first() -> None:
    assert grows(Horizon(start_up=13, weeks=26), [(26, 39)]) == pytest.approx(30 / 91)
    assert grows(Horizon(start_up=0, weeks=52), [(26, -1)]) == pytest.approx(30 / 182)
    # with a start-up of eight weeks these are compared, and the same of the year after
    assert grows(Horizon(start_up=8, weeks=52), [(52, 60)]) == pytest.approx(30 / 364)


def test_growth_over_several_years_is_by_the_years_measured() -> None:
    """One case more stands for good from the third year on."""
    found = grows(Horizon(start_up=26, weeks=104), [(20, -1), (100, -1)])
    assert found == pytest.approx(30 * (2 - 6 / 13) / 728)


def test_growth_of_a_year_is_its_end_less_its_start() -> None:
    year = Horizon.of_year(52)
    assert grows(year, [(1, 20), (2, -1), (30, -1)]) == pytest.approx(30 * 2 / 364)


def test_nobody_on_duty_is_no_utilisation() -> None:
    # the head sits on Thursdays; the only Thursday of the window, 2026-01-01, is a holiday
    text = DESKS.replace("Mon-Fri 13:00-17:00", "Thu 13:00-17:00")
    calendar = "calendar: {starts: 2025-12-29, holidays: US}\narrivals"
    office = office_of(text.replace("arrivals", calendar))
    card = scorecard_of(log_of(office, [], []), office)
    assert card.measures["utilisation(head)"] is None
    assert card.why["utilisation(head)"] == "nobody-on-duty"
    assert card.measures["utilisation(clerk)"] == 0


def test_measures_are_found_by_id_alone() -> None:
    office = office_of(DESKS)
    assert len({m.id for m in MEASURES}) == len(MEASURES)
    for measure in measures_of(office.process):
        found = measure_named(measure.id)
        assert found is not None
        assert (found.id, found.unit, found.better) == (measure.id, measure.unit, measure.better)
    assert measure_named("utilisation") is None


def test_a_scorecard_of_a_simulated_log_is_complete_and_small() -> None:
    office = office_of(RETURNS)
    plan = plan_of(office, Horizon(start_up=2, weeks=26, run_out=104))
    card = scorecard_of(ENGINES["simpy"](plan, Luck(office, plan, 3, 1)), office)
    assert card.first_case > 0
    assert card.size == card.decided > 100
    assert card.measures["days_mean"] == pytest.approx(card.elapsed.mean() / 86_400)
    assert sum(line[-1] for line in card.ledger) == card.elapsed.sum()
    assert set(card.by["category"]) == {"other", "small"}
    values = Gathered([card], "category", "small").value("days_mean")
    assert values.value == card.by["category"]["small"].measures["days_mean"]
    again = pickle.loads(pickle.dumps(card))
    assert again.measures == card.measures
    assert len(pickle.dumps(card)) < 10_600


EXTERNAL = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
roles:
  clerk: {cost: 60 EUR/h}
  fire: {staff: unlimited, price: 350 EUR}
  water: {staff: 2, price: 200 EUR}
steps:
  - intake: {by: clerk, work_time: 2 h}
  - advice:
      does: parallel
      join: any
      decides: as soon as certain
      branches:
        fire: {by: fire, work_time: 3 h}
        law: {by: clerk, work_time: 9 h}
        water: {by: water, work_time: 8 h}
"""


def test_the_office_pays_for_finished_visits_and_for_all_work() -> None:
    """Intake 2 h, and 3 h of the 9 h of law: at a wage. The fire service has finished; the water
    board was broken off and is not paid.
    """
    office = office_of(EXTERNAL)
    plan = plan_of(office, WEEK)
    log = ENGINES["simpy"](plan, Luck(office, plan, 1, 1))
    card = scorecard_of(log, office)
    worked = {
        "days_mean": 5 / 24,
        "office_cost": 5 * 60 + 350,
        "work_hours": 2 + 3 * 3,
        "reviews": 2,
        "applicant_contacts": 1,
    }
    assert {name: card.measures[name] for name in worked} == pytest.approx(worked)
    assert [line[0] for line in card.ledger] == ["work", "work"]
    assert sum(line[-1] for line in card.ledger) == 5 * 3600


def test_a_way_counts_from_the_last_desk_that_had_a_department() -> None:
    """A to B over a wait and a desk without a department: one handover, and one way."""
    office = office_of("""
approvalflow: 1
arrivals: {every: 15 h}
transfers: {between_departments: 1 working day}
roles: {clerk: {department: A}, anybody: 1, head: {department: B}, again: {department: B}}
steps:
  - intake: {by: clerk, work_time: 1 h}
  - notice: {does: wait, takes: 1 working day}
  - copy: {by: anybody, work_time: 1 h}
  - decide: {does: approve, by: head, work_time: 1 h}
  - file: {by: again, work_time: 1 h}
""")
    plan = plan_of(office, WEEK)
    log = ENGINES["simpy"](plan, Luck(office, plan, 1, 1))
    v = log.visits
    set_off = np.where(v.previous >= 0, v.answered[v.previous], v.arrived)
    late = {log.steps[s] for s, a, b in zip(v.step, set_off, v.arrived, strict=True) if b > a}
    assert late == {"decide"}
    assert scorecard_of(log, office).measures["handoffs"] == 1


HOURS = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00}
arrivals: {every: 1 week}
roles: {clerk: 1}
steps:
  - wait: {does: wait, takes: LASTS}
  - sign: {by: clerk, work_time: 1 h}
"""


@pytest.mark.parametrize(
    ("lasts", "hours"),
    [("0 h", 1), ("2 calendar days", 1 + 16), ("3 working days", 1 + 24), ("12 open hours", 13)],
)
def test_open_hours_leave_out_nights_and_weekends(lasts: str, hours: float) -> None:
    simulation = simulation_of(process_of(HOURS.replace("LASTS", lasts)), Horizon(0, 4, 8))
    measures = simulation.scorecard(1, 1).measures
    assert measures["open_hours_mean"] == pytest.approx(hours)
    assert measures["open_hours_p90"] == pytest.approx(hours)


def test_where_the_office_never_closes_there_are_no_open_hours() -> None:
    process = process_of(HOURS.replace("LASTS", "1 h").replace("Mon-Fri 09:00-17:00", "always"))
    card = simulation_of(process, Horizon(0, 4, 8)).scorecard(1, 1)
    assert card.measures["open_hours_mean"] is None
    assert card.why["open_hours_mean"] == "always-open"
