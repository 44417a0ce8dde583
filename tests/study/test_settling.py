"""How long an office needs to settle: known relaxation times, ways, seasons, and what was asked."""

from math import inf
from pathlib import Path

import numpy as np
import pytest

from approvalflow.eventlog import Horizon
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.office.relaxation import agenda_relaxation, pool_relaxation
from approvalflow.process.model.process import Process
from approvalflow.seconds import HOUR, WEEK
from approvalflow.study.compare import compare
from approvalflow.study.designs import Overloaded
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings, simulation_of
from approvalflow.study.settling import Asked, with_horizon
from approvalflow.study.simulate import simulate
from helpers.strategies import process_of

YEAR = Horizon(start_up=0)

ALONE = """
approvalflow: 1
calendar: {hours: always}
arrivals: ARRIVALS
roles: {desk: 1}
steps:
STEPS
"""
VISIT = "  - s%d: {by: desk, work_time: {mean: 1 h, shape: exponential}}"


def alone(arrivals: str, visits: int = 1) -> Process:
    steps = "\n".join(VISIT % number for number in range(visits))
    return process_of(ALONE.replace("ARRIVALS", arrivals).replace("STEPS", steps))


def hours_of_desk(process: Process, mean: float, variance: float) -> float:
    office = Office(process)
    (load,) = loads_of(office, YEAR).pools
    return pool_relaxation(office, YEAR, load, mean * HOUR, variance * HOUR**2) / HOUR


@pytest.mark.parametrize("rate", [0.5, 0.8, 0.95])
def test_one_desk_with_exponential_work(rate: float) -> None:
    """4 rho E[S] / (1 - rho)^2."""
    found = hours_of_desk(alone(f"{rate} per h"), 1, 1)
    assert found == pytest.approx(4 * rate / (1 - rate) ** 2)


def test_twelve_steps_at_one_desk_count_by_case_not_by_visit() -> None:
    assert hours_of_desk(alone("0.075 per h", 12), 12, 12) == pytest.approx(2340)


def test_regular_arrivals_of_regular_work_are_settled_at_once() -> None:
    assert hours_of_desk(alone("{every: 2 h}"), 1, 0) == pytest.approx(0)


def test_people_away_in_spells_make_it_longer() -> None:
    """H^2 m (m - 1) k^2 / (m + k)^3 a day: spells of five are worse than single days."""
    text = """
approvalflow: 1
arrivals: 4 per working day
roles: {clerk: {staff: 2, absent: AWAY}}
steps:
  - sign: {by: clerk, work_time: 1 h}
"""
    taus = []
    for away in ("5 working days a year", "50 working days a year",
                 "50 working days a year in spells of 10"):  # fmt: skip
        office = Office(process_of(text.replace("AWAY", away)))
        (load,) = loads_of(office, YEAR).pools
        taus.append(pool_relaxation(office, YEAR, load, HOUR, 0) / WEEK)
    assert taus == sorted(taus)
    assert taus[2] > 2 * taus[1]


BOARD = """
approvalflow: 1
arrivals: RATE per week
roles: {member: 3}
steps:
  - board: {does: meeting, by: {member: 3}, sits: "Thu 14:00-17:00", agenda: 3, work_time: 1 h}
"""


def test_an_agenda_in_sittings() -> None:
    """2 lambda / (a (1 - rho))^2 weeks for a board that always sits and hears each case once."""
    office = Office(process_of(BOARD.replace("RATE", "2.7")))
    (load,) = loads_of(office, YEAR).agendas
    found = agenda_relaxation(office, YEAR, load, 1.0) / WEEK
    assert found == pytest.approx(2 * 2.7 / (3 * 0.1) ** 2, rel=0.02)


def test_nothing_settles_at_its_capacity() -> None:
    office = Office(alone("1 per h"))
    (load,) = loads_of(office, YEAR).pools
    assert pool_relaxation(office, YEAR, load, HOUR, HOUR**2) == inf


def horizon_of(*texts: str, asked: Asked | None = None) -> tuple[Horizon, Settings]:
    designs = [(f"d{n}", process_of(text)) for n, text in enumerate(texts)]
    settings = with_horizon(designs, Settings(), asked)
    assert settings.horizon is not None
    return settings.horizon, settings


NOTICE = """
approvalflow: 1
arrivals: 10 per week
roles: {clerk: 1}
steps:
  - notice: {does: wait, takes: WAIT weeks}
  - sign: {by: clerk, work_time: 1 h}
"""


def test_the_way_comes_before_a_quarter_in_which_growth_is_seen() -> None:
    horizon, settings = horizon_of(NOTICE.replace("WAIT", "26"))
    assert settings.start_up is not None
    assert 26 <= settings.start_up.way <= 27
    assert horizon.start_up in (40, 41)
    assert horizon.weeks == 52


def test_the_slowest_design_sets_it_for_all() -> None:
    short, long = NOTICE.replace("WAIT", "2"), NOTICE.replace("WAIT", "20")
    horizon, settings = horizon_of(short, long)
    assert settings.start_up is not None
    assert settings.start_up.design == "d1"
    assert horizon == horizon_of(long)[0]


def test_a_full_office_is_measured_as_long_as_it_takes_to_settle() -> None:
    text = ALONE.replace("ARRIVALS", "0.97 per h").replace("STEPS", VISIT % 1)
    horizon, settings = horizon_of(text)
    assert settings.start_up is not None
    exact = 2 * 4 * 0.97 / 0.03**2 * HOUR / WEEK
    assert settings.start_up.relaxation == pytest.approx(exact, rel=0.1)
    assert horizon.weeks % 52 == 0
    assert horizon.weeks - 52 < settings.start_up.relaxation <= horizon.weeks


SITTINGS = """
approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: {count: COUNT, per: week, when: any time}
roles: {member: 1}
steps:
  - board:
      {does: meeting, by: member, sits: every 4 weeks from 2025-01-09 09:00-17:00, agenda: 8,
       work_time: 1 min}
"""


def test_what_takes_more_than_twenty_years_has_no_settled_mean() -> None:
    """2 tau of an agenda of 8 at 97 %: 2 x 2 x 7.76 / (8 x 0.03)^2 = 539 sittings, or 41 years; it
    sets no start-up for the others, and what is asked for does not change it.
    """
    slow, quick = SITTINGS.replace("COUNT", "1.94"), SITTINGS.replace("COUNT", "1.0")
    horizon, settings = horizon_of(slow, quick)
    (found,) = settings.slow
    assert (found.design, found.slowest) == ("d0", "board")
    assert found.years == pytest.approx(539 * 4 / 52, rel=0.05)
    assert settings.start_up is not None
    assert settings.start_up.design == "d1"
    assert horizon.start_up < 52
    assert horizon_of(slow, asked=Asked(start_up=13, weeks=52))[1].slow
    assert not horizon_of(slow, asked=Asked("year"))[1].slow
    assert not horizon_of(SITTINGS.replace("COUNT", "1.88"))[1].slow  # 94 %


def test_a_design_that_takes_decades_has_no_verdict(tmp_path: Path) -> None:
    (tmp_path / "redesigns").mkdir()
    (tmp_path / "process.yaml").write_text(SITTINGS.replace("COUNT", "1.94"), encoding="utf-8")
    (tmp_path / "redesigns" / "more.yaml").write_text(
        "approvalflow: 1\nmoves:\n  - set: {steps: {board: {agenda: 16}}}\n", encoding="utf-8"
    )
    study, settings = read_study(tmp_path, None), Settings(replications=10, workers=1)
    with pytest.raises(Overloaded) as refused:
        simulate(study, settings)
    assert refused.value.slow is not None
    result = compare(study, settings)
    assert [design.status for design in result.designs] == ["unsettled", "measured"]
    assert result.designs[0].measures.get("days_mean") is None
    (found,) = result.comparisons
    assert (found.verdict, found.reasons[0].key) == ("evidence insufficient", "primary-unsettled")
    assert [w.parameters["years"] for w in result.warnings if w.code == "settles-late"] == ["41"]


SEASON = "{count: 10, per: week, by_month: {May: 200%}}"
LEAVE = "clerk: {absent: [2025-08-04 to 2025-08-15]}"


@pytest.mark.parametrize("change", [("10 per week", SEASON), ("clerk: 1", LEAVE)])
def test_where_months_differ_it_is_a_whole_year(change: tuple[str, str]) -> None:
    assert horizon_of(NOTICE.replace("WAIT", "1").replace(*change))[0].start_up == 52


def test_what_is_asked_overrides_only_itself() -> None:
    horizon, settings = horizon_of(NOTICE.replace("WAIT", "26"), asked=Asked(start_up=8))
    assert (horizon.start_up, horizon.weeks) == (8, 52)
    assert settings.start_up is not None
    assert settings.start_up.weeks in (40, 41)  # what the rule would have taken
    horizon, _ = horizon_of(NOTICE.replace("WAIT", "26"), asked=Asked(weeks=104))
    assert horizon.start_up in (40, 41)
    assert horizon.weeks == 104
    assert horizon_of(NOTICE.replace("WAIT", "1"), asked=Asked("year"))[0] == Horizon.of_year()


GROWING = """
approvalflow: 1
arrivals: {count: 10, per: week, by_month: {Mar: 250%, Nov: 20%}}
roles: {clerk: 1}
steps:
  - wait: {does: wait, takes: 6 to 12 weeks}
  - sign: {by: clerk, work_time: 1 h}
"""
MONTHLY = """
approvalflow: 1
arrivals: 7 per month
roles: {member: 3}
steps:
  - board: {does: meeting, by: {member: 3}, sits: "3rd Thu 09:00-17:00", work_time: 1 h}
"""


@pytest.mark.long
@pytest.mark.parametrize("text", [GROWING, MONTHLY])
def test_neither_a_season_nor_a_stable_board_grows(text: str) -> None:
    """An office with seasons and one wait "grew" by -5.8 a month, a monthly board by -3 to 13."""
    process = process_of(text)
    horizon, _ = horizon_of(text)
    simulation = simulation_of(process, horizon)
    cards = [simulation.scorecard(1, number) for number in range(1, 31)]
    growth = np.array([card.measures["backlog_growth"] for card in cards], dtype=np.float64)
    error = growth.std(ddof=1) / len(growth) ** 0.5
    # a November has 20 working days in one year and 21 in the next
    assert abs(growth.mean()) <= 3.5 * error + 0.4
    assert error < 0.3


TURNING = """
approvalflow: 1
calendar: {hours: always}
arrivals: {count: 0.6, per: h, by_month: {Oct: 200%, Nov: 200%, Dec: 200%, Jan: 40%, Feb: 40%,
  Mar: 40%, Apr: 40%, May: 40%, Jun: 40%, Jul: 40%, Aug: 40%, Sep: 40%}}
roles: {desk: 1}
steps:
  - sign: {by: desk, work_time: {mean: 1 h, shape: exponential}}
"""


def test_a_month_over_its_capacity_is_no_reason_to_refuse() -> None:
    horizon, settings = horizon_of(TURNING)
    assert settings.start_up is not None
    assert settings.start_up.seasons
    assert horizon.start_up == 52


BOX = """
approvalflow: 1
arrivals: 40 per week
roles: {clerk: 1, head: 2}
steps:
  - both: {does: parallel, BOX}
  - sign: {by: head, work_time: 30 min}
"""
GOES_ON = (
    "branches: {a: {due: {after: 2 h, action: go_on}, steps: [{see: {by: clerk, work_time: TIME}}"
    "]}, b: {by: head, work_time: 10 min}}"
)
SEES = "see: {by: clerk, work_time: TIME, outcomes: {refuse: 10%}}"
LOOKS = "look: {by: head, work_time: 10 min, outcomes: {refuse: 10%}}"
AT_ONCE = f"branches: {{{SEES}, {LOOKS}}}, join: JOIN, decides: as soon as certain"


@pytest.mark.parametrize("time", ["1 h", "70 min", "2 h"])
@pytest.mark.parametrize(
    "box", [GOES_ON, AT_ONCE.replace("JOIN", "any"), AT_ONCE.replace("JOIN", "all")]
)
def test_a_box_that_breaks_off_work_settles_however_much_is_asked(box: str, time: str) -> None:
    """The desk has 40 h a week, and is asked for 40 to 80: some of it is never done."""
    horizon, settings = horizon_of(BOX.replace("BOX", box.replace("TIME", time)))
    assert settings.start_up is not None
    assert 13 <= horizon.start_up <= 4 * 52
