"""The second net: what grows though no load says why, and what only seems to."""

from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.eventlog import Horizon
from approvalflow.study.compare import compare
from approvalflow.study.designs import Overloaded
from approvalflow.study.fullness import drift
from approvalflow.study.runner import Settings, simulation_of
from approvalflow.study.settling import with_horizon
from approvalflow.study.simulate import simulate
from helpers.strategies import process_of
from helpers.studies import study_in

SHORT = Settings(replications=10, horizon=Horizon(start_up=13), workers=1)
NOTICE = """
approvalflow: 1
arrivals: 10 per week
roles: {clerk: 1}
steps:
  - notice: {does: wait, takes: WEEKS weeks}
  - sign: {by: clerk, work_time: 1 h}
"""
LONGER = "approvalflow: 1\nmoves: [{set: {steps: {notice: {takes: 100 weeks}}}}]\n"


def test_a_notice_of_two_years_fills_the_house_and_no_desk(tmp_path: Path) -> None:
    """Ten a week come and none leaves: 43 a month. With a start-up that fits it settles."""
    with pytest.raises(Overloaded) as raised:
        simulate(study_in(tmp_path / "office", NOTICE.replace("WEEKS", "100")), SHORT)
    assert raised.value.loads == ()
    assert raised.value.growth == pytest.approx(10 * 30 / 7, rel=0.05)
    study = study_in(tmp_path / "other", NOTICE.replace("WEEKS", "100"))
    (today,) = simulate(study, Settings(replications=10, workers=1)).designs
    assert today.status == "measured"


def test_a_redesign_that_drifts_has_no_mean_and_is_not_adopted(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", NOTICE.replace("WEEKS", "2"), longer=LONGER)
    result = compare(study, SHORT)
    today, longer = result.designs
    assert (today.status, longer.status) == ("measured", "overloaded")
    assert "days_mean" not in longer.measures
    assert result.comparisons[0].verdict == "do not adopt"


def test_the_command_line_says_so_and_exits_with_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study_in(tmp_path / "office", NOTICE.replace("WEEKS", "100"))
    options = ["--start-up", "13", "--weeks", "52", "--replications", "10", "--workers", "1"]
    assert exit_code(["run", str(tmp_path / "office"), *options]) == 4
    told = capsys.readouterr().err
    assert "does not settle in the weeks simulated" in " ".join(told.split())


STABLE = """
approvalflow: 1
calendar: {hours: always}
arrivals: ARRIVALS
roles: {desk: 1}
steps:
  - sign: {by: desk, work_time: {mean: 1 h, shape: exponential}}
"""
SEASON = "{count: 0.6, per: h, by_month: {Oct: 200%, Nov: 200%, Dec: 200%}}"


@pytest.mark.long
@pytest.mark.parametrize("arrivals", ["0.8 per h", SEASON.replace("0.6", "0.4"), "0.02 per h"])
def test_what_is_stable_is_not_refused(arrivals: str) -> None:
    process = process_of(STABLE.replace("ARRIVALS", arrivals))
    horizon = with_horizon([("today", process)], Settings()).horizon
    assert horizon is not None
    simulation = simulation_of(process, horizon)
    for seed in range(1, 9):
        cards = [simulation.scorecard(seed, number) for number in range(1, 11)]
        assert drift(cards, horizon) is None
