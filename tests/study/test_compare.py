"""From a study on disk to a result: what it says, what it must not say, and its shape."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from approvalflow.eventlog import Horizon
from approvalflow.seconds import DAY, WEEK
from approvalflow.study.compare import compare
from approvalflow.study.designs import Overloaded
from approvalflow.study.result import Curve, Result
from approvalflow.study.runner import Settings
from approvalflow.study.schemas import schema
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json, from_json, with_versions
from helpers.studies import DROPPED, HELPED, NOTHING, OFFICE, QUARTER, study_in

SETTINGS = Settings(seed=1, replications=3, horizon=QUARTER, workers=1)
BUSY = OFFICE.replace("5 per working day", "8 per working day")


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("study") / "office"
    study = study_in(folder, dropped=DROPPED, helped=HELPED, nothing=NOTHING)
    return compare(study, SETTINGS)


@pytest.fixture(scope="module")
def overloaded(tmp_path_factory: pytest.TempPathFactory) -> Result:
    study = study_in(tmp_path_factory.mktemp("busy") / "office", BUSY, helped=HELPED)
    return compare(study, Settings(replications=5, horizon=QUARTER, workers=1))


def test_a_redesign_without_moves_changes_nothing(compared: Result) -> None:
    (found,) = (c for c in compared.comparisons if c.design == "nothing")
    least = compared.designs[0].at_least  # is compared with nothing
    known = {
        name: row
        for name, row in found.measures.items()
        if row.today is not None and name not in least
    }
    assert len(known) > 15
    for row in known.values():
        assert row.today == row.design
        assert (row.difference, row.low, row.high) == (0.0, 0.0, 0.0)
        assert row.word == "no detectable difference"
    assert all(row.difference == 0.0 for row in found.by["kind"].values())
    for side in (found.faster, found.slower):
        assert (side.value, side.low, side.high) == (0.0, 0.0, 0.0)
    assert (found.verdict, found.line, found.rank) == ("changes nothing", 5, 3)


def test_a_redesign_that_helps_is_adopted(compared: Result) -> None:
    (found,) = (c for c in compared.comparisons if c.design == "dropped")
    days = found.measures["days_mean"]
    assert days.word == "better"
    assert days.difference is not None
    assert days.today is not None
    assert days.difference == pytest.approx((days.design or 0) - days.today)
    assert days.low is not None
    assert days.high is not None
    assert days.low < days.difference < days.high < 0
    assert [g.holds for g in found.guardrails] == ["yes"]
    assert found.verdict == "adopt"
    assert (found.slower.value or 0.0) < (found.faster.value or 0.0)


def test_a_design_adds_up(compared: Result) -> None:
    """The ledger holds the elapsed days of every decided case; shares of ends make one."""
    for design in compared.designs:
        measures = design.measures
        assert design.status == "measured"
        assert design.cases == design.decided > 0
        mean = measures["days_mean"].by_replication
        assert len(mean) == 3
        elapsed = sum(line.seconds for line in design.ledger) / DAY / design.decided
        assert min(m or 0 for m in mean) <= elapsed <= max(m or 0 for m in mean)
        work = sum(line.seconds for line in design.ledger if line.state == "work")
        assert work / 3600 / design.decided == pytest.approx(measures["work_hours"].value, rel=0.02)
        ends = [measures[name].value or 0.0 for name in ("granted", "refused", "withdrawn")]
        assert sum(ends) == pytest.approx(1.0)


def test_an_overloaded_process_has_no_settled_state(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", BUSY)
    with pytest.raises(Overloaded) as raised:
        simulate(study, SETTINGS)
    (pool,) = raised.value.loads
    assert pool.role == "clerk"
    assert pool.load is not None
    assert pool.load > 1


def test_an_overloaded_today_is_compared_by_the_growth_of_its_backlog(overloaded: Result) -> None:
    today, helped = overloaded.designs
    (comparison,) = overloaded.comparisons
    assert (today.status, helped.status) == ("overloaded", "measured")
    assert today.why == "clerk"
    assert set(today.measures) == {
        "open_cases", "backlog_growth", "posts_cost", "utilisation(clerk)", "utilisation(head)",
    }  # fmt: skip
    assert today.ledger == ()
    assert today.curve == Curve((), ())
    growth = comparison.measures["backlog_growth"]
    assert growth.word == "better"
    assert comparison.verdict == "adopt"
    assert comparison.measures["days_mean"].today is None
    assert comparison.measures["days_mean"].difference is None
    assert comparison.faster.value is None
    assert "load-full" in {w.code for w in overloaded.warnings}


def test_the_backlog_grows_by_what_the_pool_cannot_do(tmp_path: Path) -> None:
    """12 cases a day of an hour each for one post of 8 hours: 4 a working day stay behind."""
    yaml = """
approvalflow: 1
arrivals: 12 per working day
roles: {clerk: 1}
steps:
  - check: {by: clerk, work_time: 1 h}
"""
    faster = "approvalflow: 1\nmoves: [{set: {roles: {clerk: {staff: 2}}}}]\n"
    study = study_in(tmp_path / "office", yaml, faster=faster)
    year = Settings(replications=10, horizon=Horizon(start_up=0, weeks=52), workers=1)
    result = compare(study, year)
    found = result.designs[0].measures["backlog_growth"]
    exact = 4 * 5 * 30 * DAY / WEEK
    assert found.low is not None
    assert found.high is not None
    assert found.low <= exact <= found.high
    assert found.high - found.low < 0.1 * exact
    assert result.designs[0].loads[0].load == pytest.approx(1.5)
    assert result.designs[0].loads[0].growth_per_month == pytest.approx(exact, abs=1e-3)


def test_cases_left_undecided_give_no_mean(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office")
    short = Settings(replications=3, horizon=Horizon(start_up=0, weeks=4, run_out=0), workers=1)
    result = simulate(study, short)
    (design,) = result.designs
    assert design.status == "undecided"
    assert design.decided < design.cases
    assert design.why == str(design.cases - design.decided)
    days = design.measures["days_mean"]
    assert days.value is None
    assert days.why == "undecided-cases"
    assert design.ledger == ()
    assert design.measures["open_cases"].value is not None


@pytest.mark.parametrize("which", ["compared", "overloaded"])
def test_a_result_has_the_shape_of_its_schema(which: str, request: pytest.FixtureRequest) -> None:
    rules = schema("result")
    Draft7Validator.check_schema(rules)
    validator = Draft7Validator(rules)
    result: Result = request.getfixturevalue(which)
    for one in (result, with_versions(result)):
        written = json.loads(as_json(one))
        assert list(validator.iter_errors(written)) == []
    del written["designs"][0]["loads"]
    assert list(validator.iter_errors(written)) != []


@pytest.mark.parametrize("which", ["compared", "overloaded"])
def test_a_result_is_read_back_as_it_was_written(
    which: str, request: pytest.FixtureRequest
) -> None:
    result: Result = request.getfixturevalue(which)
    assert from_json(as_json(result).encode()) == result


@pytest.mark.parametrize("which", ["compared", "overloaded"])
def test_a_result_holds_no_nan(which: str, request: pytest.FixtureRequest) -> None:
    text = as_json(request.getfixturevalue(which))
    assert "NaN" not in text
    assert "Infinity" not in text


def test_a_result_holds_no_place_time_or_host(tmp_path: Path) -> None:
    """The same study somewhere else, and later, is the same bytes."""
    first = study_in(tmp_path / "here" / "office", nothing=NOTHING)
    second = study_in(tmp_path / "somewhere else" / "office", nothing=NOTHING)
    texts = [as_json(compare(study, SETTINGS)) for study in (first, second)]
    assert texts[0] == texts[1]
    for text in (str(tmp_path), tmp_path.name, "somewhere", socket.gethostname(), "workers"):
        assert f'"{text}' not in texts[0]
        assert f"/{text}" not in texts[0]
    command = (
        "approvalflow compare office nothing --seed 1 --replications 3 --weeks 12 --start-up 2"
    )
    assert json.loads(texts[0])["inputs"]["command"] == command
