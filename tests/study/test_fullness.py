"""Nothing that never settles gets a settled mean: refused before a run, or by what it shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.measures.scorecard import Scorecard
from approvalflow.office.desks import PoolLoad
from approvalflow.study.compare import compare
from approvalflow.study.designs import Overloaded, today_of
from approvalflow.study.fullness import known, too_full
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.wording import say
from helpers.studies import study_in

SETTLED = Settings(seed=1, replications=20, horizon=Horizon(start_up=13), workers=1)
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
TWO_HEADS = "approvalflow: 1\nmoves: [{set: {roles: {head: {staff: 2}}}}]\n"
GIVEN_UP = """
approvalflow: 1
calendar: {hours: always}
arrivals: {count: 4, per: calendar day}
roles: {clerk: 1, other: 1}
steps:
  - see:
      by: clerk
      work_time: {mean: 5 h, shape: exponential}
      outcomes: {withdraw: {after: 1 h, then: desk}}
      then: granted
  - desk: {by: other, work_time: {mean: 16 h, shape: exponential}}
"""


def refused(folder: Path, text: str) -> PoolLoad:
    with pytest.raises(Overloaded) as raised:
        simulate(study_in(folder / "office", text), SETTLED)
    (load,) = raised.value.loads
    assert isinstance(load, PoolLoad)
    return load


def test_escalations_that_overload_the_head_are_refused_by_name(tmp_path: Path) -> None:
    head = refused(tmp_path, ESCALATED)
    assert head.role == "head"
    assert head.measured == pytest.approx(1.06, abs=0.06)
    assert head.missing_staff == 1


def test_applicants_who_give_up_and_bring_more_work_elsewhere_are_refused(tmp_path: Path) -> None:
    """That anybody waits for the first desk is luck, so no bound knows of it: 69 % give up."""
    other = refused(tmp_path, GIVEN_UP)
    assert other.role == "other"
    assert other.measured == pytest.approx(other.load, rel=0.1)
    assert other.measured is not None
    assert other.measured > 1


def test_an_office_that_lets_deadlines_pass_is_told_and_measured(tmp_path: Path) -> None:
    text = ESCALATED.replace("escalate, to: head", "go_on").replace("0.1125", "0.3")
    text = text.replace("440 min", "60 min")
    result = simulate(study_in(tmp_path / "office", text), SETTLED)
    (today,) = result.designs
    assert today.status == "measured"
    assert today.measures["days_mean"].value is not None
    assert today.measures["unanswered(examine)"].value == pytest.approx(0.6, abs=0.03)
    clerk = next(load for load in today.loads if load.role == "clerk")
    assert (clerk.load, clerk.kept) == (pytest.approx(2.4), 0)
    assert "load-part" in {warned.code for warned in result.warnings}


def test_who_stands_in_but_settles_has_a_mean(tmp_path: Path) -> None:
    """The lawyer is asked for 150 %, and 109 % with what is certain of the head's: he settles."""
    text = """
approvalflow: 1
arrivals: {count: 1.2, per: open hour}
roles: {head: {absent: 30 working days a year, deputy: lawyer}, lawyer: 1}
steps:
  - opinion: {by: lawyer, work_time: 1 h, due: {after: 2 working days, action: go_on}}
  - sign: {by: head, work_time: 30 min}
"""
    result = simulate(study_in(tmp_path / "office", text), SETTLED)
    assert result.designs[0].status == "measured"


def test_a_design_that_a_run_shows_to_be_too_full_has_no_mean(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", ESCALATED, two=TWO_HEADS)
    result = compare(study, SETTLED)
    today, two = result.designs
    assert (today.status, today.why, two.status) == ("overloaded", "head", "measured")
    assert "days_mean" not in today.measures
    assert two.measures["days_mean"].value is not None
    (comparison,) = result.comparisons
    assert comparison.measures["days_mean"].word == "not compared"
    assert comparison.measures["backlog_growth"].difference is not None
    head = next(load for load in today.loads if load.role == "head")
    assert head.measured is not None
    assert head.measured > 1
    full = [w for w in result.warnings if w.code == "load-full"]
    assert [(w.parameters["role"], w.parameters["load"]) for w in full] == [
        ("head", f"{100 * head.measured:.0f} %")
    ]


def full_to(load: float) -> str:
    minutes = load * 60
    return f"""
approvalflow: 1
arrivals: {{every: 1 h}}
roles: {{clerk: 1}}
steps:
  - sign: {{by: clerk, work_time: {minutes} min}}
"""


@pytest.mark.parametrize(
    ("load", "status", "said"),
    [
        (0.94, "measured", set()),
        (0.95, "measured", {"load-high"}),
        (0.98, "measured", {"load-high"}),
        (0.985, "unsettled", {"load-brim"}),
        (1.0, "overloaded", {"load-full"}),
        (1.2, "overloaded", {"load-full"}),
    ],
)
def test_loads_have_four_bands(load: float, status: str, said: set[str], tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", full_to(load), same="approvalflow: 1\nmoves: []\n")
    settings = Settings(replications=2, horizon=Horizon(2, 13), workers=1)
    result = compare(study, settings)
    assert [design.status for design in result.designs] == [status, status]
    assert {w.code for w in result.warnings if w.code.startswith("load-")} == said
    has_mean = "days_mean" in result.designs[0].measures
    assert has_mean == (status == "measured")
    if status == "unsettled":
        assert result.comparisons[0].verdict == "evidence insufficient"
    if status != "measured":
        with pytest.raises(Overloaded):
            simulate(study, settings)


def test_a_measured_load_is_certain_only_with_its_lower_limit(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", ESCALATED)
    today = today_of(study, Horizon(start_up=2, weeks=4, run_out=4))
    (card,) = [today.simulation.scorecard(1, 1)]

    def cards(*loads: float) -> list[Scorecard]:
        return [replace(card, kept={"head": load}) for load in loads]

    near, apart = cards(0.98, 0.99, 1.0, 0.985), cards(0.5, 1.5, 1.2, 0.8)
    assert [load.name for load in too_full(today.loads, near)] == ["head"]
    assert too_full(today.loads, apart) == ()
    assert too_full(today.loads, cards(0.9, 0.95)) == ()
    told = {load.name: load for load in known(today.loads, apart)}
    assert told["head"].kept == pytest.approx(1.0)
    assert told["head"].nearly_full


def test_the_same_is_said_of_the_band_in_both_languages() -> None:
    for language in ("en", "zh"):
        words = {"role": "head", "load": "98 %", "missing": "1"}
        load = {"en": "98 %", "zh": "98%"}[language]
        assert load in say("overloaded.pool.brim", language, **words)
