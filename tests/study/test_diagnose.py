"""Why it takes so long: by hand and by theory, in offices small enough for both."""

import json
from pathlib import Path
from typing import Any

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.study.cache.store import Cache
from approvalflow.study.diagnose import diagnose
from approvalflow.study.many import Aids
from approvalflow.study.reproduction.repeating import repeated
from approvalflow.study.result import Diagnosis, Result
from approvalflow.study.runner import Settings
from approvalflow.study.storing import as_json, from_json, read_result
from helpers.studies import Inline, study_in

SHORT = Horizon(start_up=2, weeks=8, run_out=52)
QUEUE = """
approvalflow: 1
calendar: {hours: always}
arrivals: {count: 0.8, per: h, when: any time}
roles: {clerk: 1}
steps:
  - review: {by: clerk, work_time: {mean: 1 h, shape: exponential}}
"""
TRAYS = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 10 h, when: any time}
roles: {clerk: unlimited}
steps:
  - review: {by: clerk, in_tray: 1 to 5 h, work_time: 2 h}
  - sign: {does: approve, by: clerk, in_tray: 3 h, work_time: 1 h}
"""
MIXED = """
approvalflow: 1
arrivals: 4 per working day
transfers: {between_departments: 1 working day}
roles:
  clerk: {staff: 2, department: Front}
  head: {staff: 1, department: Back, absent: 30 working days a year in spells of 5}
steps:
  - intake:
      by: clerk
      work_time: 1 to 2 h
      outcomes: {ask_applicant: {share: [40%, 10%, 0%], takes: 2 to 9 calendar days}}
  - check: {by: clerk, in_tray: 1 to 6 working days, work_time: 20 min to 1 h}
  - sign: {does: approve, by: head, work_time: 1 h, outcomes: {refuse: 10%}}
"""
FULL = """
approvalflow: 1
calendar: {hours: always}
arrivals: {count: 1.3, per: h, when: any time}
roles: {clerk: 1}
steps:
  - review:
      by: clerk
      in_tray: 3 h
      work_time: {mean: 1 h, shape: exponential}
      outcomes: {return: {share: [10%, 0%], then: review}}
"""


def asked(
    folder: Path, text: str, replications: int = 4, horizon: Horizon = SHORT, **more: bool
) -> Result:
    settings = Settings(replications=replications, workers=1, horizon=horizon)
    return diagnose(study_in(folder, text), settings, Aids(), **more)


def found(result: Result) -> Diagnosis:
    assert result.diagnosis is not None
    return result.diagnosis


def days_of(diagnosis: Diagnosis) -> dict[str, float]:
    return {one.cause: one.days for one in diagnosis.causes}


@pytest.mark.slow
def test_of_one_queue_people_are_all_there_is_to_wait_for(tmp_path: Path) -> None:
    """The share is the queue of the ledger exactly; in theory it is 4 h (M/M/1, load 0.8)."""
    told = found(asked(tmp_path / "a", QUEUE, 20, Horizon(start_up=8, weeks=52)))
    (staff,) = (one for one in told.causes if one.cause == "staff")
    assert staff.days == staff.ledger
    assert staff.low is not None
    assert staff.high is not None
    assert staff.low <= 4 / 24 <= staff.high
    assert staff.high - staff.low < 0.03
    assert days_of(told) == {"staff": staff.days} | dict.fromkeys(
        ("desks", "ways", "meetings", "rework"), 0.0
    )
    assert [one.what for one in told.remains] == ["work"]


def test_where_files_only_lie_desks_are_all(tmp_path: Path) -> None:
    """3 h on average and 3 h exactly lie there; 3 h are work."""
    told = found(asked(tmp_path / "a", TRAYS))
    desks = days_of(told)["desks"]
    assert desks == pytest.approx(6 / 24, abs=0.01)
    assert sum(days_of(told).values()) == desks
    assert told.left == 3 / 24
    assert told.today == pytest.approx(desks + 3 / 24, abs=1e-9)
    assert [(one.resources, one.system) for one in told.bookings] == [(desks, 0.0), (0.0, desks)]


def test_everything_adds_up_and_equal_processes_are_run_once(tmp_path: Path) -> None:
    result = asked(tmp_path / "a", MIXED)
    told = found(result)
    mean = result.designs[0].measures["days_mean"].value
    assert told.today == pytest.approx(mean, abs=0.0005)
    assert told.left is not None
    whole = sum(days_of(told).values()) + told.left
    assert whole == pytest.approx(told.today, abs=1e-9)
    assert sum(one.days for one in told.remains) == pytest.approx(told.left, abs=1e-9)
    for group in told.groups:
        members = [one.days for one in told.causes if one.group == group.group]
        assert group.days == pytest.approx(sum(members), abs=1e-9)
        assert group.low is not None
        assert group.high is not None
        assert group.low <= group.days <= group.high
    assert len(told.sets) == 32
    assert days_of(told)["meetings"] == 0.0  # there are none
    assert all(days_of(told)[cause] > 0.1 for cause in ("desks", "ways", "rework", "staff"))
    by_set = {one.without: one.seconds for one in told.sets}
    assert by_set["staff",] == by_set["staff", "meetings"]


def test_one_who_asks_what_lies_there_for_is_answered_by_the_file(tmp_path: Path) -> None:
    """Booked as lack of people the groups are two, with the reason beside them."""
    booked = MIXED + "causes: {in_tray: resources, because: notes of two weeks}\n"
    open_, said = (found(asked(tmp_path / n, t)) for n, t in (("a", MIXED), ("b", booked)))
    assert (said.booked, said.because) == ("resources", "notes of two weeks")
    assert [one.group for one in open_.groups] == ["resources", "desk", "system"]
    groups = {one.group: one.days for one in said.groups}
    assert groups == {"resources": open_.bookings[0].resources, "system": open_.bookings[0].system}
    assert said.bookings == ()
    assert said.today == open_.today


def test_where_files_belong_without_a_reason_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ApprovalFlowError) as refused:
        study_in(tmp_path / "a", MIXED + "causes: {in_tray: system}\n")
    assert [problem.key for problem in refused.value.problems] == ["cause-without-reason"]
    within = "causes: {in_tray: {is: system, source: a decree}}\n"
    assert study_in(tmp_path / "b", MIXED + within).today.process.causes.in_tray == "system"


def test_whoever_is_turned_away_has_no_days(tmp_path: Path) -> None:
    capped = QUEUE.replace("when: any time", "when: any time, most_open: 3")
    with pytest.raises(ApprovalFlowError) as refused:
        asked(tmp_path / "a", capped)
    assert [problem.key for problem in refused.value.problems] == ["causes-with-most-open"]


def test_an_office_that_does_not_keep_up_is_told_what_cures_it(tmp_path: Path) -> None:
    """Days are shared only above people: without rework alone the load is 1.3, not 1.43."""
    result = asked(tmp_path / "a", FULL)
    told = found(result)
    assert result.designs[0].status == "overloaded"
    assert result.designs[0].loads[0].missing_staff >= 1
    assert told.above == ("staff",)
    assert "staff" not in days_of(told)
    assert told.today == pytest.approx(days_of(told)["desks"] + days_of(told)["rework"] + 1 / 24,
                                       abs=0.003)  # fmt: skip
    settles = {one.without for one in told.sets if one.settles}
    assert all("staff" in without for without in settles)
    assert len(settles) == 16
    assert all((one.seconds is None) == (not one.settles) for one in told.sets)


def test_nights_are_a_cause_when_they_are_asked_for(tmp_path: Path) -> None:
    told = found(asked(tmp_path / "a", MIXED, at_night=True))
    assert told.nights == pytest.approx(168 / 40)
    assert "nights" in days_of(told)
    assert [one.group for one in told.groups] == ["resources", "desk", "system", "hours"]
    assert told.today == pytest.approx(sum(days_of(told).values()) + (told.left or 0), abs=1e-9)


def test_it_is_done_again_to_the_letter(tmp_path: Path) -> None:
    result = asked(tmp_path / "a", MIXED, 3, at_night=True)
    text = as_json(result)
    (tmp_path / "result.json").write_text(text, encoding="utf-8")
    stored = read_result(tmp_path / "result.json")
    assert "--nights" in stored.inputs.command
    assert repeated(stored, workers=1).same


def test_interrupted_in_the_causes_it_says_of_how_many_replications_they_are(
    tmp_path: Path,
) -> None:
    study = study_in(tmp_path / "a", TRAYS)
    settings = Settings(replications=8, workers=1, horizon=SHORT)
    whole = Inline()
    diagnose(study, settings, Aids(executor=whole))
    stopped = diagnose(study, settings, Aids(executor=Inline(stops=whole.jobs - 1)))
    told = found(stopped)
    assert told.interrupted
    assert 2 <= told.replications < 8
    assert stopped.inputs.replications == 8
    assert stopped.inputs.interrupted
    assert repeated(stopped, workers=1).same


CROWDED = """
approvalflow: 1
levels: [desk, head]
time_limit: 4 working days
case_data: {kind: {simple: 50%, hard: rest}}
arrivals: {every: 1 working day}
roles:
  clerk: {staff: unlimited, level: desk, department: Front}
  head: {staff: unlimited, level: head, department: Back}
steps:
  - check:
      by: clerk
      in_tray: {depends_on: kind, simple: 1 working day, hard: 6 working days}
      work_time: 2 h
      asks: {visits: 3}
  - first: {does: approve, by: head, work_time: 10 min}
  - second: {does: approve, by: head, work_time: 10 min}
  - third: {does: approve, by: head, work_time: 10 min}
  - fourth: {does: approve, by: head, work_time: 10 min}
"""
FEWER = "approvalflow: 1\nmoves: [{drop: [second, third]}]\n"
STRICT = """
approvalflow: 1
moves:
  - drop: [second, third]
  - set: {time_limit: 1 h}
"""


def test_the_crisis_is_counted_by_the_limits_of_today(tmp_path: Path) -> None:
    """A redesign that promises less is judged as one that does not: by what cases go through."""
    study = study_in(tmp_path / "a", CROWDED, fewer=FEWER, strict=STRICT)
    result = diagnose(study, Settings(replications=2, workers=1, horizon=SHORT), Aids())
    told = found(result).crisis
    assert told is not None
    assert {one.id: one.why for one in told.troubles if not one.weight} == {
        "silence": "no-silence", "cost": "no-bar",
    }  # fmt: skip
    assert told.least == 2  # a third of six
    today, fewer, strict = (one.all for one in told.designs)
    assert today.having["signoffs"] == today.having["visits"] == today.cases == today.in_crisis
    assert 0.3 < today.having["late"] / today.cases < 0.7  # the hard half
    assert fewer == strict  # though its own limit is kept by nobody
    assert result.designs[2].measures["within_statutory"].value == 0.0
    assert fewer.having["signoffs"] == 0
    assert fewer.in_crisis == fewer.having["late"] == today.having["late"]
    kinds = told.designs[0].by["kind"]
    assert kinds["hard"].having["late"] == kinds["hard"].cases
    assert kinds["simple"].having["late"] == 0
    assert sum(kind.points for kind in kinds.values()) == today.points


def test_a_case_may_be_too_dear_where_the_file_has_a_bar(tmp_path: Path) -> None:
    priced = MIXED.replace("staff: 2,", "staff: 2, cost: 60 CNY/h,") + (
        "study: {too_dear: 150 CNY}\n"
    )
    result = asked(tmp_path / "a", priced)
    told = found(result).crisis
    assert told is not None
    assert told.cost == 150.0
    (today,) = told.designs
    assert 0 < today.all.having["cost"] < today.all.cases
    assert today.low is not None
    assert today.high is not None
    most = sum(one.weight for one in told.troubles)
    assert today.low <= today.all.points / today.all.cases / most <= today.high


DAMAGED: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "a share": (("causes", 1, "days"), 9.0),
    "a set": (("sets", 3, "seconds"), 1),
    "today": (("today",), 1.0),
    "what is left": (("left",), 77.0),
    "a part of it": (("remains", 0, "days"), 77.0),
    "a cause": (("causes", 0, "cause"), "weather"),
    "an interval": (("causes", 1, "low"), 99.0),
    "points": (("crisis", "designs", 0, "all", "points"), 1),
    "a trouble": (("crisis", "designs", 0, "all", "having", "late"), -1),
    "the least": (("crisis", "least"), 9),
    "replications": (("replications",), 99),
}


@pytest.fixture(scope="module")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> str:
    text = MIXED + "time_limit: 5 working days\n"
    return as_json(asked(tmp_path_factory.mktemp("study") / "a", text, 2))


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_diagnosis_is_refused(told_once: str, what: str) -> None:
    path, value = DAMAGED[what]
    document = json.loads(told_once)
    holder = document["diagnosis"]
    for part in path[:-1]:
        holder = holder[part]
    assert holder[path[-1]] != value
    holder[path[-1]] = value
    with pytest.raises(ApprovalFlowError) as refused:
        from_json(json.dumps(document).encode())
    problems = refused.value.problems
    assert all(problem.parameters["path"].startswith("diagnosis") for problem in problems)
    if what in ("a share", "a set", "today", "what is left", "points", "the least"):
        assert "result-days" in {problem.key for problem in problems}


ORDERED = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h, when: any time}
roles: {clerk: unlimited}
steps:
  - intake: {by: clerk, work_time: 1 h}
  - check: {by: clerk, in_tray: 4 h, work_time: 1 h}
  - visit: {by: clerk, in_tray: 3 h, work_time: 1 h, needs: intake}
  - sign: {does: approve, by: clerk, work_time: 1 h}
"""


def test_waiting_for_a_turn_by_hand(tmp_path: Path) -> None:
    """11 h today, 7 side by side, 4 without trays, 3 without both."""
    told = found(asked(tmp_path / "a", ORDERED))
    assert told.side_by_side == (("check", "visit"),)
    assert days_of(told)["order"] * 24 == pytest.approx(2.5, abs=0.02)
    assert days_of(told)["desks"] * 24 == pytest.approx(5.5, abs=0.02)
    assert (told.left or 0) * 24 == pytest.approx(3, abs=0.02)
    assert (told.today or 0) * 24 == pytest.approx(11, abs=0.02)


def test_what_was_kept_gives_the_same_bytes(tmp_path: Path) -> None:
    study = study_in(tmp_path / "a", MIXED)
    settings = Settings(replications=2, workers=1, horizon=SHORT)
    with Cache(tmp_path / "kept") as cache:
        several = (Aids(), Aids(cache=cache), Aids(cache=cache))
        texts = {as_json(diagnose(study, settings, aids)) for aids in several}
    assert len(texts) == 1
