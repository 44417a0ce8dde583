"""Several processes of one office: one deputy mayor signs in all of them."""

from pathlib import Path

import numpy as np
import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.language.reading import process_from, read_process
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign.moves.delegate import Delegate
from approvalflow.redesign.reading import read_redesign
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings, simulation_of

CITY = Path(__file__).parents[1] / "studies" / "examples" / "deputy-mayor"
HALL = """\
approvalflow: 1
name: City hall
roles:
  land_officer: 3
  permit_officer: 4
  head: 1
  deputy_mayor: {staff: 1, hours: Mon-Fri 15:00-17:00}
processes:
  land:
    time_limit: 60 working days
    arrivals: 0.9 per working day
    steps:
      - review: {by: land_officer, work_time: {mean: 10 h, sd: 6 h}}
      - sign: {does: approve, by: deputy_mayor, work_time: 10 to 40 min,
               outcomes: {return: {share: 10%, then: review}}}
  permits:
    time_limit: 20 working days
    arrivals: 5 per working day
    case_data: {urgent: 40%}
    steps:
      - review: {by: permit_officer, work_time: {mean: 4 h, sd: 2 h}}
      - sign: {does: approve, by: deputy_mayor, work_time: 12 min,
               outcomes: {return: {share: 5%, then: review}}}
"""
ALONE = """\
approvalflow: 1
roles:
  permit_officer: 4
  deputy_mayor: {staff: 1, hours: Mon-Fri 15:00-17:00}
arrivals: 5 per working day
steps:
  - review: {by: permit_officer, work_time: {mean: 4 h, sd: 2 h}}
  - sign: {does: approve, by: deputy_mayor, work_time: 12 min,
           outcomes: {return: {share: 5%, then: review}}}
"""


def read(text: str) -> Process:
    return process_from(read_source(text, "hall.yaml"), "hall").process


def loads(process: Process) -> dict[str, float]:
    return {pool.role: pool.load or 0.0 for pool in loads_of(Office(process)).pools}


def test_steps_go_by_the_name_of_their_process() -> None:
    process = read(HALL)
    assert list(process.steps) == ["land.review", "land.sign", "permits.review", "permits.sign"]
    assert process.steps["permits.sign"].outcomes["return"].then[0].to == "permits.review"


def test_the_load_of_a_shared_official_is_the_sum() -> None:
    # 5 permits of 12 min / 0.95, and 0.9 cases of land of 25 min / 0.9, in 2 h a day
    shared = loads(read(HALL))["deputy_mayor"]
    assert shared == pytest.approx((5 * 12 / 0.95 + 0.9 * 25 / 0.9) / 120, rel=0.002)
    assert shared > loads(read(ALONE))["deputy_mayor"]


def test_cases_come_in_for_each_process_at_its_own_rate() -> None:
    log = simulation_of(read(HALL), Horizon(start_up=0, weeks=200)).log(1, 1)
    measured = log.cases.submitted < 200 * 7 * 86_400
    permits = int(np.sum(log.cases.attributes["process"][measured] == 1))
    expected = 1000 * 5  # working days in 200 weeks
    assert abs(permits - expected) < 3.5 * expected**0.5
    land = int(measured.sum()) - permits
    assert abs(land - 900) < 3.5 * 30


def test_every_case_keeps_to_the_steps_of_its_process() -> None:
    log = simulation_of(read(HALL), Horizon(start_up=0, weeks=10)).log(1, 1)
    names = np.array([step.partition(".")[0] for step in log.steps])[log.visits.step]
    owners = np.array(["land", "permits"])[log.cases.attributes["process"][log.visits.case]]
    assert np.array_equal(names, owners)


def test_case_data_say_nothing_of_other_processes() -> None:
    office = Office(read(HALL))
    log = simulation_of(office.process, Horizon(start_up=0, weeks=10, run_out=52)).log(1, 1)
    card = scorecard_of(log, office)
    permits = int(np.sum(card.kinds["process"].codes == 1))
    assert int(np.sum(card.kinds["urgent"].codes >= 0)) == permits < card.size


def test_delegating_in_one_process_shortens_the_other(tmp_path: Path) -> None:
    (tmp_path / "redesigns").mkdir()
    (tmp_path / "process.yaml").write_text(HALL, encoding="utf-8")
    (tmp_path / "redesigns" / "delegate.yaml").write_text(
        "approvalflow: 1\nmoves:\n  - delegate: permits.sign\n    to: head\n", encoding="utf-8"
    )
    study = read_study(tmp_path, None)
    result = compare(study, Settings(replications=20, workers=1))
    by_process = result.comparisons[0].by["process"]
    assert {name: row.word for name, row in by_process.items()} == {
        "land": "better",
        "permits": "better",
    }
    moved = Delegate.model_validate({"delegate": "permits.sign", "to": "head"})
    after = loads(moved.apply(study.today.process).process)
    assert after["deputy_mayor"] == pytest.approx(0.9 * 25 / 0.9 / 120, rel=0.01)


def test_a_deputy_mayor_of_three_processes_is_relieved_in_one() -> None:
    """His load is the sum of three, and what one process takes from him gives the others time."""
    today = read_process(CITY / "process.yaml").process
    hours = 6 / 4  # a day
    grants = 2 * (10 + 3 + 2) / 12  # a working day, March at 300 % and April at 200 %
    land, permits = 0.9 * 25 / 0.9, 5 * 5 / 0.95  # minutes a working day
    load = loads(today)["deputy_mayor"]
    assert load == pytest.approx((land + permits + grants * 5) / 60 / hours, rel=0.08)
    redesigned = read_redesign(CITY / "redesigns" / "delegate-permits.yaml", today).process
    after = loads(redesigned)["deputy_mayor"]
    assert after == pytest.approx((land + grants * 5) / 60 / hours, rel=0.08)
    horizon = Horizon(weeks=52)
    cards = [simulation_of(p, horizon).scorecard(1, 1) for p in (today, redesigned)]
    for process in ("land", "grants"):
        before, then = (card.by["process"][process].measures["days_mean"] for card in cards)
        assert before is not None
        assert then is not None
        assert then < before


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("processes:", "arrivals: 3 per week\nprocesses:", "processes-own-it"),
        ("  permits:", "  per-mits:", "bad-process-name"),
        ("case_data: {urgent: 40%}", "case_data: {process: 40%}", "datum-in-two-processes"),
        ("    time_limit: 60 working days\n", "", "limit-for-some"),
        ("    arrivals: 5 per working day\n", "", "key-missing-here"),
        ("case_data: {urgent", "case_dat: {urgent", "unknown-key"),
        ("then: review}}}\n  permits", "then: permits.review}}}\n  permits", "unknown-step"),
        ("arrivals: 5 per working day", "arrivals: 5 per h", "arrivals-which-hour"),
        ("arrivals: 5 per working day", "arrivals: 5 per calendar day", "arrivals-calendar-day"),
    ],
)
def test_what_is_wrong_has_its_place(old: str, new: str, key: str) -> None:
    assert old in HALL
    with pytest.raises(ApprovalFlowError) as refusal:
        read(HALL.replace(old, new))
    problems = refusal.value.problems
    assert key in {problem.key for problem in problems}
    assert all(problem.where is not None and problem.where.line > 1 for problem in problems)
