"""A stored result made again from what it holds: the same to the last figure, or what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import approvalflow as af
from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.study import storing
from approvalflow.study.compare import compare
from approvalflow.study.reading import Study, read_study
from approvalflow.study.reproduction.repeating import Reproduction, repeated
from approvalflow.study.reproduction.settings import MOST
from approvalflow.study.result import Result
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json, from_json
from helpers.studies import DROPPED, HELPED, NOTHING, OFFICE, QUARTER, Inline, study_in

ROOT = Path(__file__).parents[2]
SHORT = Settings(replications=3, horizon=QUARTER, workers=1)
LATE = """
approvalflow: 1
arrivals: 84.8 per week
backlog: {review: 40}
roles: {officer: 2}
steps:
  - review: {by: officer, work_time: {mean: 1 h, shape: exponential}}
"""
QUICKER = "approvalflow: 1\nmoves: [{set: {steps: {review: {work_time: 50 min}}}}]\n"
SELDOM = """
approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: {count: 1.94, per: week, when: any time}
roles: {member: 1}
steps:
  - board:
      {does: meeting, by: member, sits: every 4 weeks from 2025-01-09 09:00-17:00, agenda: 8,
       work_time: 1 min}
"""
LONGER = "approvalflow: 1\nmoves: [{set: {steps: {board: {work_time: 2 min}}}}]\n"
CHINESE = """
approvalflow: 1
id: 施工许可
name: {zh: 施工许可, en: Building permit}
arrivals: 6 per week
case_data: {规模: {大: 20%, 小: rest}}
roles: {窗口: 1, 委员: 5}
steps:
  - 受理: {by: 窗口, work_time: 1 h}
  - 会审:
      does: meeting
      by: {委员: 3}
      sits: Tue 14:00-18:00
      work_time: 20 min
      agenda: 12
      outcomes: {defer: 20%, refuse: 5%}
"""
OFTENER = (
    "approvalflow: 1\nname: 加开\nmoves: [{set: {steps: {会审: {sits: 'Tue Fri 14:00-18:00'}}}}]\n"
)
WHOLE = OFFICE.replace("75 min", "60 min").replace("observed: {days_mean: 3 calendar days}\n", "")
SIMPLE = """
approvalflow: 1
study: {worthwhile: 40%}
arrivals: 5 per working day
roles: {clerk: 1}
steps: [sign: {by: clerk, work_time: 30 to 50 min}]
"""
WORTHY = """
approvalflow: 1
study: {worthwhile: 0.5%}
arrivals: 5 per working day
roles: {clerk: 1}
steps:
  - sign: {by: clerk, work_time: 30 to 50 min}
  - lie: {does: wait, takes: 3 weeks}
"""
BRIEF = Horizon(1, 4, 20)
WORTH = "approvalflow: 1\nmoves: [{set: {roles: {clerk: {staff: 3}}}}]\n"


def again(result: Result, **options: Any) -> Reproduction:
    """Of the result as it is read from its file; from that file alone."""
    return repeated(from_json(as_json(result).encode()), **options)


def changed(result: Result, change: Callable[[dict[str, Any]], object]) -> Result:
    document = json.loads(as_json(result))
    change(document)
    return from_json(json.dumps(document).encode())


def ran(folder: Path, settings: Settings = SHORT, process: str = OFFICE) -> Result:
    return simulate(study_in(folder, process), settings)


def several(folder: Path) -> Study:
    return study_in(folder, OFFICE, dropped=DROPPED, helped=HELPED, nothing=NOTHING, whole=WHOLE)


MADE: dict[str, Callable[[Path], Result]] = {
    "run": ran,
    "compare": lambda folder: compare(several(folder), SHORT),
    "year": lambda folder: compare(study_in(folder, LATE, quicker=QUICKER),
                                   Settings(replications=2, workers=1)),
    "weeks of a year": lambda folder: ran(
        folder, Settings(seed=7, replications=2, horizon=Horizon.of_year(20), workers=1), LATE),
    "meetings in Chinese": lambda folder: compare(
        study_in(folder, CHINESE, 加开=OFTENER),
        Settings(replications=2, horizon=Horizon(1, 8, 60), workers=1)),
    "undecided": lambda folder: ran(
        folder, Settings(replications=2, horizon=Horizon(1, 8, 2), workers=1), CHINESE),
    "by the rule": lambda folder: ran(folder, Settings(replications=2, workers=1)),
    "by precision": lambda folder: ran(
        folder, Settings(precision=0.0634567891, horizon=BRIEF, workers=1), SIMPLE),
    "usual precision": lambda folder: compare(
        study_in(folder, WORTHY, worth=WORTH), Settings(horizon=BRIEF, workers=1)),
    "fixed, with a precision": lambda folder: ran(
        folder, Settings(replications=4, precision=0.5, horizon=QUARTER, workers=1)),
    "once": lambda folder: ran(folder, Settings(replications=1, horizon=QUARTER, workers=1)),
    "overloaded": lambda folder: compare(
        study_in(folder, OFFICE.replace("5 per", "8 per"), helped=HELPED), SHORT),
    "all too slow": lambda folder: compare(
        study_in(folder, SELDOM, longer=LONGER), Settings(replications=2, workers=1)),
}  # fmt: skip


@pytest.mark.parametrize("name", MADE)
def test_a_result_alone_is_enough_for_the_same_figures(name: str, tmp_path: Path) -> None:
    result = MADE[name](tmp_path / "study 研究")
    found = again(result, workers=1)
    assert found.same, found.deviations[:5]
    assert as_json(found.again) == as_json(result)
    assert found.world == ()


def test_two_workers_make_the_same_again(tmp_path: Path) -> None:
    settings = Settings(replications=3, horizon=BRIEF, workers=1)
    result = compare(study_in(tmp_path / "s", SIMPLE, worth=WORTH), settings)
    assert again(result, workers=1).again == again(result, workers=2).again == result


def test_changes_and_a_redesign_from_elsewhere_are_in_the_result(tmp_path: Path) -> None:
    study_in(tmp_path / "s")
    elsewhere = tmp_path / "its idea.yaml"
    elsewhere.write_text("\ufeff" + HELPED.replace("\n", "\r\n"), encoding="utf-8")
    changes = ("roles.head.staff=2", "steps.check.work_time={mean: 1 h, shape: exponential}")
    result = compare(read_study(tmp_path / "s", [str(elsewhere)], changes), SHORT)
    elsewhere.unlink()
    assert again(result).same
    assert result.inputs.changes == changes


@pytest.mark.parametrize("settings", [
    Settings(horizon=BRIEF), Settings(replications=13, horizon=BRIEF),
    Settings(precision=0.001, horizon=BRIEF),
])  # fmt: skip
@pytest.mark.parametrize("stops", [4, 11, 23, 25])
def test_an_interrupted_result_is_made_again_as_far_as_it_went(
    settings: Settings, stops: int, tmp_path: Path
) -> None:
    study = study_in(tmp_path / "s", SIMPLE, worth=WORTH)
    result = compare(study, settings, executor=Inline(stops))
    found = again(result, workers=1)
    assert found.same, found.deviations[:5]
    assert found.again.inputs.interrupted == result.inputs.interrupted


def test_what_is_interrupted_itself_is_not_compared(tmp_path: Path) -> None:
    result = ran(tmp_path / "s", Settings(replications=6, horizon=QUARTER, workers=1))
    with pytest.raises(Interrupted):
        again(result, executor=Inline(stops=4))


# ---- what is not the same ----------------------------------------------------------------------


def test_another_seed_gives_other_figures_and_another_command(tmp_path: Path) -> None:
    found = again(changed(ran(tmp_path / "s"), lambda d: d["inputs"].update(seed=2)))
    assert not found.same
    assert [one.name for one in found.world] == ["command"]
    assert found.moved[0].design == "s"
    assert "days_mean" in found.moved[0].moved
    assert set(found.moved[0].beyond) < set(found.moved[0].moved)


def test_figures_that_were_changed_together_are_told_by_their_place(tmp_path: Path) -> None:
    """One alone is refused as it is read: it is not the mean of its replications."""
    result = ran(tmp_path / "s")
    was = result.designs[0].measures["open_cases"].value
    assert was is not None

    def one(document: dict[str, Any]) -> None:
        document["designs"][0]["measures"]["open_cases"]["value"] += 0.01

    def all_of_it(document: dict[str, Any]) -> None:
        told = document["designs"][0]["measures"]["open_cases"]
        for name in ("value", "low", "high"):
            told[name] += 0.01
        told["by_replication"] = [number + 0.01 for number in told["by_replication"]]

    with pytest.raises(ApprovalFlowError):
        changed(result, one)
    found = again(changed(result, all_of_it))
    assert {d.path[:4] for d in found.deviations} == {("designs", 0, "measures", "open_cases")}
    assert len(found.deviations) == 3 + 3
    assert found.deviations[0].path[-1] == "value"
    assert found.deviations[0].now == was
    assert found.deviations[0].relative == pytest.approx(-0.01 / was, rel=0.01)
    (moved,) = found.moved
    assert (moved.design, moved.moved, moved.beyond) == ("s", ("open_cases",), ())
    assert found.world == ()


@pytest.mark.parametrize("change", [
    lambda d: d["designs"][0].update(name={"": "Tomorrow"}),
    lambda d: d.update(currency="GBP"),
    lambda d: d["inputs"].update(command="approvalflow run 'elsewhere"),
    lambda d: d["inputs"]["start_up"].update(way=1.0),
    lambda d: d["inputs"]["precision"].update(target=0.5),
    lambda d: d.update(observed=[]),
    lambda d: d["designs"][0]["steps"].pop(),
        lambda d: d["inputs"].update(wanted=0.5),
])  # fmt: skip
def test_whatever_else_was_changed_is_found(
    change: Callable[[dict[str, Any]], object], made: Result
) -> None:
    try:
        altered = changed(made, change)
    except ApprovalFlowError:
        return
    found = again(altered)
    assert not found.same
    assert found.deviations


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """With a rule for its start-up."""
    return ran(tmp_path_factory.mktemp("made") / "s", Settings(replications=2, workers=1))


def test_versions_are_told_and_change_nothing(made: Result) -> None:
    old = changed(made, lambda d: d.update(versions={"numpy": "1.0", "pandas": "2.0"}))
    found = again(old)
    assert found.same
    told = {one.name: (one.then, one.now) for one in found.world}
    assert told["numpy"] == ("1.0", storing.versions()["numpy"])
    assert told["pandas"] == ("2.0", "")
    assert told["python"][0] == ""
    assert found.again.versions == storing.versions("auto")


def test_another_key_scheme_or_engine_is_told_by_name(made: Result) -> None:
    other = changed(made, lambda d: d["inputs"].update(key_scheme="mine-1", engine="compiled"))
    assert not again(other).same
    assert [one.name for one in again(other).world] == ["key_scheme", "engine"]
    assert "engine" not in as_json(made)


@pytest.mark.parametrize("name", MOST)
def test_a_run_without_end_is_refused(name: str, made: Result) -> None:
    endless = changed(made, lambda d: d["inputs"].update({name: 10**9}))
    with pytest.raises(ApprovalFlowError) as refused:
        again(endless)
    (problem,) = refused.value.problems
    assert (problem.key, problem.parameters["name"]) == ("repeat-too-long", f"inputs.{name}")


def rewritten(document: dict[str, Any], old: str, new: str) -> None:
    """The text of the process, with its digest."""
    file = document["inputs"]["process"]
    file["text"] = file["text"].replace(old, new)
    file["sha256"] = sha256(file["text"].encode()).hexdigest()


def test_a_text_that_no_longer_is_a_study_is_refused_with_its_places(made: Result) -> None:
    old = changed(made, lambda d: rewritten(d, "does: approve", "dos: approve"))
    with pytest.raises(ApprovalFlowError) as refused:
        again(old)
    problem = refused.value.problems[-1]
    assert problem.where is not None
    assert (problem.key, problem.where.file) == ("unknown-key", "process.yaml")


def test_all_that_is_wrong_with_the_texts_is_told_at_once(tmp_path: Path) -> None:
    result = compare(study_in(tmp_path / "s", OFFICE, dropped=DROPPED, helped=HELPED), SHORT)

    def spoil(document: dict[str, Any]) -> None:
        rewritten(document, "head: 1", "head: -1")
        for file in document["inputs"]["redesigns"]:
            file["text"] += "becuse: x\n"
            file["sha256"] = sha256(file["text"].encode()).hexdigest()

    with pytest.raises(ApprovalFlowError) as refused:
        again(changed(result, spoil))
    files = {problem.where.file for problem in refused.value.problems if problem.where}
    assert files == {"process.yaml", "redesigns/dropped.yaml", "redesigns/helped.yaml"}


def test_in_a_notebook(tmp_path: Path) -> None:
    report = af.run(study_in(tmp_path / "s"), SHORT)
    assert af.reproduce(report).same


@pytest.mark.slow
@pytest.mark.parametrize("name", [
    "convenience-store", "it-acquisition", "planning-committee", "social-investment",
])  # fmt: skip
def test_the_shipped_studies_are_made_again(name: str) -> None:
    result = compare(
        read_study(ROOT / "processes" / name, None),
        Settings(replications=2, horizon=Horizon(2, 8, 52)),
    )
    assert again(result).same


@pytest.mark.slow
def test_the_sample_report_is_made_again() -> None:
    assert repeated(storing.read_result(ROOT / "reports" / "it-acquisition.json")).same
