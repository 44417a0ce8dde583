"""A year that begins with a backlog: an office that cannot cope today, and what would clear it."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from approvalflow.cli.app import run
from approvalflow.eventlog import Horizon
from approvalflow.report.media import html
from approvalflow.report.media.terminal import show
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.designs import Overloaded
from approvalflow.study.horizons import horizon_for
from approvalflow.study.result import Design, Result
from approvalflow.study.runner import Settings, simulation_of
from approvalflow.study.simulate import simulate
from helpers.strategies import process_of
from helpers.studies import LATE as OFFICE
from helpers.studies import study_in

QUICKER = """
approvalflow: 1
name: A shorter form
moves: [{set: {steps: {review: {work_time: {mean: 50.943396 min, shape: exponential}}}}}]
guardrails: [weeks_to_clear <= 26 weeks]
"""
SETTINGS = Settings(replications=10, workers=1)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return compare(
        study_in(tmp_path_factory.mktemp("year") / "office", OFFICE, quicker=QUICKER), SETTINGS
    )


def load(design: Design) -> float:
    (pool,) = design.loads
    return pool.load or 0.0


def test_a_growing_office_and_one_that_copes(year: Result) -> None:
    """Growth for the one, days and weeks to clear the backlog for the other, and a verdict."""
    today, quicker = year.designs
    assert load(today) == pytest.approx(1.06, abs=1e-4)
    assert load(quicker) == pytest.approx(0.9, abs=1e-4)
    assert year.inputs.horizon == "year"
    assert (today.status, quicker.status) == ("growing", "measured")
    growth = today.measures["backlog_growth"]
    # 6 % of 80 files a week that are not reached
    assert growth.low < 4.8 / 7 * 30 < growth.high  # type: ignore[operator]
    assert today.measures["weeks_to_clear"].value is None
    assert today.measures["weeks_to_clear"].why == "queue-grows"
    assert (today.measures["days_mean"].value or 0) > 5
    assert (quicker.measures["days_mean"].value or 9) < 5
    assert 1 <= (quicker.measures["weeks_to_clear"].value or 0) <= 2
    (found,) = year.comparisons
    assert found.verdict == "adopt"
    assert found.reasons[0].parameters["measure"] == "backlog_growth"
    assert found.measures["days_mean"].word == "better"
    assert found.measures["weeks_to_clear"].word == "not compared"
    assert [g.holds for g in found.guardrails] == ["yes"]
    assert (found.faster.value or 0) > 0.5
    assert [w.code for w in year.warnings] == ["load-full", "year-grows"]


def test_the_report_says_of_which_cases_its_means_are(year: Result) -> None:
    document = document_of(year)
    console = Console(width=100, file=StringIO(), record=True)
    show(document, console)
    for text in (console.export_text(), re.sub("<[^>]*>", " ", html.page(document, year))):
        says_it(" ".join(text.split()))


def says_it(flat: str) -> None:
    assert "means are of the cases submitted in this year; the queue grows by" in flat
    assert "Weeks to clear the backlog" in flat
    assert "from the first day, with the backlog" in flat


def test_settled_refuses_what_a_year_measures(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", OFFICE)
    settled = Horizon(start_up=2, weeks=12, run_out=20)
    with pytest.raises(Overloaded):
        simulate(study, Settings(replications=2, horizon=settled, workers=1))
    result = simulate(study, Settings(replications=2, horizon=Horizon.of_year(12), workers=1))
    assert result.designs[0].status == "growing"


def test_a_settled_run_says_that_it_leaves_the_backlog_out(tmp_path: Path) -> None:
    calm = OFFICE.replace("84.8", "40")
    study = study_in(tmp_path / "office", calm)
    assert horizon_for([study.today.process]).kind == "year"
    result = simulate(study, Settings(replications=2, horizon=Horizon(2, 12, 20), workers=1))
    assert [w.code for w in result.warnings] == ["backlog-unused"]
    assert result.designs[0].measures["weeks_to_clear"].why == "no-backlog"


def test_more_files_keep_the_luck_of_those_submitted() -> None:
    """Whatever lies there: the cases submitted come when they came, and take as long."""
    logs = []
    for count in (0, 3, 1500):
        text = OFFICE.replace("{review: 40}", f"{{review: {count}}}").replace("84.8", "40")
        simulation = simulation_of(process_of(text), Horizon.of_year(8))
        log, hours = simulation.log(1, 1), simulation.timetable.calendar
        v, cases = log.visits, log.cases
        assert cases.ahead == count
        chosen = np.flatnonzero((v.case >= count) & (v.case < count + 300))
        work = hours.open_between(v.started[chosen], v.finished[chosen])
        order = np.argsort(v.case[chosen])
        logs.append((cases.submitted[count:][:300], work[order]))
    for submitted, work in logs[1:]:
        assert np.array_equal(submitted, logs[0][0])
        assert np.array_equal(work, logs[0][1])


def test_the_command_line_measures_a_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study_in(tmp_path / "office", OFFICE)
    folder = str(tmp_path / "office")
    out = tmp_path / "result.json"
    options = ["--replications", "2", "--weeks", "8", "--workers", "1", "--json", str(out)]
    assert run(["run", folder, *options], "en") == 0
    assert "the queue grows by" in " ".join(capsys.readouterr().out.split())
    result = json.loads(out.read_text("utf-8"))
    assert result["inputs"]["command"] == (
        "approvalflow run office --seed 1 --replications 2 --weeks 8"
    )
    assert run(["run", folder, *options, "--horizon", "settled"], "en") == 4
    assert "--horizon year" in capsys.readouterr().err
    assert run(["run", folder, *options, "--start-up", "4"], "en") == 2
    assert run(["run", folder, "--weeks", "8", "--follow", "1"], "en") == 0
    assert "Case 1 of" in capsys.readouterr().out
    log = tmp_path / "log.csv"
    assert run(["run", folder, "--weeks", "8", "--log", str(log)], "en") == 0
    ids = [line.split(",")[0] for line in log.read_text("utf-8-sig").splitlines()[1:]]
    assert ids[0] == "backlog-1"
    assert {"backlog-40", "1", "2"} <= set(ids)
    assert "backlog-41" not in ids


ASKED = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
arrivals: COUNT per week
roles: {clerk: 1}
chases: {after: 15 working days, every: 5 working days, by: clerk, work_time: 10 min, share: 60%}
steps: [{review: {by: clerk, work_time: 4 h}}]
"""


@pytest.mark.parametrize(("count", "lying", "codes"), [(9, 120, 1), (5, 2, 0)])
def test_an_office_in_which_answering_eats_all_time_is_told_of_it(
    tmp_path: Path, count: int, lying: int, codes: int
) -> None:
    """At 67 files nine a week leave time for nothing but answers."""
    text = ASKED.replace("COUNT", str(count)) + f"backlog: {{review: {lying}}}\n"
    study = study_in(tmp_path / "office", text)
    result = simulate(study, Settings(replications=2, horizon=Horizon.of_year(8), workers=1))
    told = [warned for warned in result.warnings if warned.code == "questions-tip"]
    assert len(told) == codes
    for warned in told:
        assert warned.parameters["files"] == "67"
        assert int(warned.parameters["most"]) >= 120
