"""A role that stands ready for a redesign: its warning, and what its step is called."""

from dataclasses import replace
from pathlib import Path

from approvalflow.report.view import View
from approvalflow.study.compare import compare
from approvalflow.study.runner import Settings
from helpers.studies import study_in

OFFICE = """
approvalflow: 1
arrivals: {count: 2, per: working day}
roles: {clerk: 1, guild: 1, idle: 1}
steps:
  - look: {by: clerk, work_time: 1 h}
  - look_again: {name: Look, by: clerk, work_time: 1 h}
"""
OUT = "approvalflow: 1\nmoves: [{transfer: look, to: guild, checks: 5%, found: 1%}]\n"


def test_a_role_that_a_redesign_gives_work_is_not_said_to_do_nothing(tmp_path: Path) -> None:
    study = study_in(tmp_path / "s", OFFICE, out=OUT)
    alone = study_in(tmp_path / "t", OFFICE)
    told = [[w.parameters["role"] for w in read.today.warnings] for read in (study, alone)]
    assert told == [["idle"], ["guild", "idle"]]


def test_a_step_is_called_as_it_is_today(tmp_path: Path) -> None:
    study = study_in(tmp_path / "s", OFFICE.replace("{name: Look, ", "{name: look, "), out=OUT)
    result = compare(study, Settings(replications=2, workers=1))
    assert View(result).step_named("look") == "look (clerk)"
    alone = replace(result, designs=result.designs[1:])
    assert View(alone).step_named("look") == "look (guild)"
