"""Which redesign by which values: floors, who beats whom in everything, prices, weightings."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.many import Aids
from approvalflow.study.rank import doubt, experiment
from approvalflow.study.rank.experiment import rank
from approvalflow.study.rank.swings import swings_of
from approvalflow.study.reading import Study, read_study
from approvalflow.study.reproduction.repeating import repeated
from approvalflow.study.result import Rank, Result
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.stored.rules import broken
from approvalflow.study.storing import as_json, from_json
from helpers.studies import Inline, study_in

BRIEF = Settings(replications=4, horizon=Horizon(start_up=1, weeks=8, run_out=30), workers=1)
OFFICE = """
approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: 20 per week
time_limit: {promised: 6 calendar days}
case_data: {district: {east: 50%, west: rest}}
roles: {clerk: {staff: unlimited, cost: 60 CNY/h}, head: {staff: 2, cost: 100 CNY/h}}
steps:
  - wait: {does: wait, takes: {depends_on: district, east: 4 calendar days, west: 6 calendar days}}
  - check: {by: clerk, does: approve, work_time: 1 h}
  - sign: {by: head, does: approve, work_time: 2 h}
"""
QUICK = """approvalflow: 1
moves:
  - set: {steps: {wait: {takes: 1 calendar day}}}
"""
CHEAP = "approvalflow: 1\nmoves: [drop: check]\n"
PROMISE = "approvalflow: 1\nmoves: [set: {time_limit: {promised: 2 calendar days}}]\n"
ANCHORS = """approvalflow: 1
offices: district
anchors:
  days: {worst: 8 calendar days, target: 1 calendar day, source: the charter}
  cost: {worst: 300 CNY, target: 100 CNY, source: the budget}
  control: {worst: 0%, target: 100%, source: the audit office}
  in_time: {worst: 0%, target: 100%, source: the law}
"""


def study_of(folder: Path, values: str = "", **redesigns: str) -> Study:
    study_in(folder, OFFICE, **redesigns)
    if values:
        (folder / "values.yaml").write_text(values, "utf-8")
    return read_study(folder, None)


def asked(study: Study, *profiles: str) -> Rank:
    found = rank(study, BRIEF, asked=profiles).rank
    assert found is not None
    return found


def values(found: Rank, name: str) -> list[float | None]:
    return [one.value for one in next(c for c in found.criteria if c.id == name).values]


def states(found: Rank) -> dict[str, str]:
    return {one.id: one.state for one in found.criteria}


def test_criteria_are_what_differs(tmp_path: Path) -> None:
    found = asked(study_of(tmp_path, ANCHORS, cheap=CHEAP, quick=QUICK))
    assert found.designs == ("licence", "cheap", "quick") or found.designs[1:] == ("cheap", "quick")
    assert values(found, "control") == [1, 0.5, 1]
    today, cheap, quick = values(found, "cost")
    assert (today, quick) == (260, 260)
    assert cheap == 200
    apart = values(found, "same_for_all")
    assert apart[0] == pytest.approx(2, abs=0.1)
    assert apart[2] == pytest.approx(0, abs=0.1)
    assert states(found) | {"visits": "empty", "defects": "empty", "documents": "empty"} == (
        states(found)
    )
    assert [c.why for c in found.criteria if c.id == "visits"] == ["no-asks"]


def test_control_decides_who_beats_today(tmp_path: Path) -> None:
    """What drops a check beats today only where checks do not count."""
    found = asked(study_of(tmp_path, cheap=CHEAP, quick=QUICK))
    today = found.designs[0]
    assert [(b.first, b.second) for b in found.beaten] == [("quick", today)]
    without = [(b.first, b.second) for b in found.without_control]
    assert without == [("cheap", today), ("quick", today)]


def test_a_price_is_what_is_given_for_what(tmp_path: Path) -> None:
    """Quick saves 4 days and costs 60 CNY more than the one that drops a check."""
    found = asked(study_of(tmp_path, cheap=CHEAP, quick=QUICK))
    (price,) = found.exchanges
    assert (price.first, price.second) == ("quick", "cheap")
    gains = {one.criterion: one.amount for one in price.gains}
    losses = {one.criterion: one.amount for one in price.losses}
    assert next(iter(gains)) == "days"
    assert gains["control"] == 0.5
    assert losses == {"cost": pytest.approx(60)}
    assert price.rate == pytest.approx(gains["days"] / 60)


def test_in_time_is_by_the_limit_of_today(tmp_path: Path) -> None:
    """Whoever promises himself less does not become worse by it; his own limit stands beside."""
    found = asked(study_of(tmp_path, promise=PROMISE, quick=QUICK))
    in_time = next(one for one in found.criteria if one.id == "in_time")
    today, promise, _ = values(found, "in_time")
    assert today == promise
    assert in_time.own[0] is None
    assert in_time.own[1] == 0
    assert ("quick", "promise") in [(b.first, b.second) for b in found.beaten]


def test_only_what_is_anchored_has_weight(tmp_path: Path) -> None:
    bare = asked(study_of(tmp_path / "bare", cheap=CHEAP, quick=QUICK))
    assert {one.refused for one in bare.profiles} == {
        "rank.refused.first-no-anchor", "rank.refused.no-anchor",
    }  # fmt: skip
    assert bare.draws == 0
    found = asked(study_of(tmp_path / "anchored", ANCHORS, cheap=CHEAP, quick=QUICK))
    told = {one.id: one for one in found.profiles}
    assert told["interest"].groups == (("days",), ("cost",), ("in_time", "control"))
    assert told["unity"].left_out == ("same_for_all",)
    assert all(len(one.weightings) == 3 for one in told.values())
    assert {one.winner for one in told.values()} == {"quick"}
    assert found.accepted == ("quick",)


def test_what_differs_and_has_no_weight_is_named(tmp_path: Path) -> None:
    """A profile none of whose own criteria counts is not weighed, though others do."""
    days = "{days: {worst: 8 calendar days, target: 1 calendar day, source: a}}"
    study = study_of(tmp_path, f"approvalflow: 1\nanchors: {days}", cheap=CHEAP, quick=QUICK)
    result = rank(study, BRIEF, asked=("interest", "room >= rest"))
    assert result.rank is not None
    interest, room = result.rank.profiles
    assert (interest.winner, interest.groups) == ("quick", (("days",),))
    assert room.refused in ("rank.refused.none-named", "rank.refused.first-no-anchor")
    text = " ".join(told(result).split())
    assert "Weighed: days; without an anchor, and so without weight:" in text
    assert text.endswith("what is weighed is days alone.")


def test_named_criteria_that_do_not_differ_leave_nothing_of_a_profile(tmp_path: Path) -> None:
    """In time nobody differs here, checks have no anchor: what is left is not unity."""
    file = (
        "approvalflow: 1\nanchors:\n"
        "  days: {worst: 8 calendar days, target: 1 calendar day, source: a}\n"
        "  in_time: {worst: 0%, target: 100%, source: a}\n"
    )
    late = OFFICE.replace("promised: 6 calendar days", "promised: 60 calendar days")
    study_in(tmp_path, late, cheap=CHEAP, quick=QUICK)
    (tmp_path / "values.yaml").write_text(file, "utf-8")
    found = asked(read_study(tmp_path, None), "unity", "interest")
    unity, interest = found.profiles
    assert unity.refused == "rank.refused.none-named"
    assert interest.weightings


def test_a_family_whose_first_criterion_is_empty_is_refused(tmp_path: Path) -> None:
    found = asked(study_of(tmp_path, ANCHORS, quick=QUICK, cheap=CHEAP), "visits >= days >= rest")
    assert found.profiles[0].refused == "rank.refused.first-empty"
    assert found.profiles[0].weightings == ()


def test_a_winner_wins_under_every_set_of_anchors(tmp_path: Path) -> None:
    """Money first: from 300 to 100 CNY cheap wins; its anchors turn that."""
    study = study_of(tmp_path, ANCHORS, cheap=CHEAP, quick=QUICK)
    told = asked(study, "cost >= days")
    (profile,) = told.profiles
    firsts = [[ranks[0] for ranks in one.ranks] for one in profile.weightings]
    most = {max(range(3), key=lambda n, row=row: row[n]) for row in firsts}  # type: ignore[misc]
    sure = len(most) == 1 and all(max(row) > 0.5 for row in firsts)
    assert bool(profile.winner) == sure


def test_whoever_breaks_a_floor_may_not_be_taken(tmp_path: Path) -> None:
    floors = ANCHORS + "floors: [signoffs >= today]\n"
    found = asked(study_of(tmp_path, floors, cheap=CHEAP, quick=QUICK))
    assert found.allowed == (found.designs[0], "quick")
    assert all(one.winner in ("", "quick") for one in found.profiles)
    text = told(rank(study_of(tmp_path / "b", floors, cheap=CHEAP, quick=QUICK), BRIEF))
    assert "A breaks a floor" in text


def test_several_profiles_side_by_side(tmp_path: Path) -> None:
    """What all accept, and who gives up what with it."""
    file = ANCHORS + (
        "profiles:\n"
        "  mayor: {set_by: the mayor, order: cost}\n"
        "  firms: {set_by: the chamber, order: days}\n"
    )
    found = asked(study_of(tmp_path, file, cheap=CHEAP, quick=QUICK), "mayor", "firms")
    assert [one.winner for one in found.profiles] == ["cheap", "quick"]
    both = asked(study_of(tmp_path / "b", file, cheap=CHEAP, quick=QUICK), "firms", "interest")
    assert both.accepted == ("quick",)


def told(result: Result, language: str = "en") -> str:
    return text_of(answer_of(result, language))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_answer_fits_a_screen_and_ends_in_a_sentence(tmp_path: Path, language: str) -> None:
    for number, (file, redesigns) in enumerate(
        [("", {"cheap": CHEAP, "quick": QUICK}), (ANCHORS, {"cheap": CHEAP, "promise": PROMISE})]
    ):
        study = study_of(tmp_path / str(number), file, **redesigns)
        lines = told(rank(study, BRIEF), language).split("\n")
        assert len(lines) <= 24
        assert lines[-1].endswith("。" if language == "zh" else ".")
        assert "{" not in "".join(lines)


def test_stored_and_done_again(tmp_path: Path) -> None:
    study = study_of(tmp_path, ANCHORS, cheap=CHEAP, promise=PROMISE)
    result = rank(study, BRIEF, asked=("unity", "days >= cost"))
    again = from_json(as_json(result).encode())
    assert again == result
    assert repeated(result).same


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("designs", 1), "nobody"),
        (("allowed", 0), "nobody"),
        (("beaten", 0, "first"), "nobody"),
        (("criteria", 0, "id"), "days"),
        (("criteria", 0, "measure"), "dayz"),
        (("criteria", 1, "values"), []),
        (("criteria", 5, "why"), ""),
        (("criteria", 5, "why"), "no such words"),
        (("exchanges", 0, "gains", 0, "criterion"), "dais"),
        (("exchanges", 0, "rate"), -1.0),
        (("profiles", 0, "order"), "dais >= cost"),
        (("profiles", 0, "winner"), "nobody"),
        (("profiles", 0, "refused"), "rank.refused.no-anchor"),
        (("profiles", 0, "weightings", 0, "ranks", 0, 0), 1.5),
        (("profiles", 0, "weightings", 0, "above"), []),
        (("profiles", 0, "weightings", 0, "weights", "days"), 2.0),
        (("anchors", 1, "target"), 8.0),
        (("anchors", 0, "criterion"), "dais"),
    ],
)
def test_a_result_that_does_not_hold_together_is_refused(
    stored: dict[str, Any], path: tuple[str | int, ...], value: object
) -> None:
    changed = json.loads(json.dumps(stored))
    node = changed["rank"]
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value
    with pytest.raises(ApprovalFlowError):
        from_json(json.dumps(changed).encode())


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("stored")
    result = rank(study_of(folder / "office", ANCHORS, cheap=CHEAP, quick=QUICK), BRIEF)
    found: dict[str, Any] = json.loads(as_json(result))
    return found


def test_interrupted_while_the_limits_are_asked_for(tmp_path: Path) -> None:
    """What was compared is ranked all the same, without the share in time."""
    study = study_of(tmp_path, promise=PROMISE, quick=QUICK)
    whole = Inline()
    rank(study, replace(BRIEF, workers=2), Aids(executor=whole))
    result = rank(study, replace(BRIEF, workers=2), Aids(executor=Inline(whole.jobs - 1)))
    assert result.rank is not None
    assert result.rank.interrupted
    assert states(result.rank)["in_time"] == "empty"
    assert states(result.rank)["days"] == "differs"


def test_refused(tmp_path: Path) -> None:
    study = study_of(tmp_path, quick=QUICK)
    with pytest.raises(ApprovalFlowError) as without:
        rank(study.only(None), BRIEF)
    assert [one.key for one in without.value.problems] == ["rank-no-redesign"]
    with pytest.raises(ApprovalFlowError) as unknown:
        rank(study, BRIEF, asked=["unty", "days >= cots"])
    assert [one.key for one in unknown.value.problems] == ["no-such-profile", "unknown-criterion"]


def test_what_is_asked_differs_and_is_at_most_five(tmp_path: Path) -> None:
    found = asked(study_of(tmp_path, ANCHORS, cheap=CHEAP, quick=QUICK))
    swings = {one.criterion: one for one in swings_of(found)}
    assert set(swings) == {"in_time", "days", "control", "cost", "same_for_all"}
    assert (swings["days"].worst, swings["days"].target) == (8, 1)
    assert not swings["same_for_all"].anchored
    assert swings["same_for_all"].worst > swings["same_for_all"].target


LONG = "wait: {does: wait, takes: {depends_on: district, east: EAST, west: 20 calendar days}}"
GUESSED = re.sub("wait: {does.*}}", LONG, OFFICE).replace(
    "EAST", "{is: 20 calendar days, could_be: 10 calendar days to 80 calendar days}"
)
SIXTEEN = QUICK.replace("1 calendar day", "16 calendar days")
TWO_ANCHORS = """approvalflow: 1
anchors:
  days: {worst: 60 calendar days, target: 0 calendar days, source: the charter}
  cost: {worst: 500 CNY, target: 100 CNY, source: the budget}
"""


@pytest.fixture(scope="module")
def doubted(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """How long files lie in the east today nobody knows; the quick one takes 16 days for all."""
    folder = tmp_path_factory.mktemp("doubted") / "office"
    study_in(folder, GUESSED, quick=SIXTEEN, cheap=CHEAP)
    (folder / "values.yaml").write_text(TWO_ANCHORS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doubt, "POINTS", 12)
        return rank(read_study(folder, None), BRIEF, doubted=True, asked=("days = cost",))


def test_weightings_are_drawn_over_what_guesses_could_be(doubted: Result) -> None:
    """Half of the cases take 25 days more on average, in which the cheap one is no better."""
    assert doubted.rank is not None
    found = doubted.rank.doubt
    assert found is not None
    assert (found.guesses, found.points, found.replications) == (1, 12, 4)
    days = found.shifts["days"]
    assert len(days) == 12
    todays, cheaps, quicks = zip(*days, strict=True)  # in the order of the designs
    assert list(doubted.rank.designs[1:]) == ["cheap", "quick"]
    assert sum(todays) / 12 == pytest.approx(25 / 2, rel=0.15)
    assert sum(cheaps) / 12 == pytest.approx(25 / 2, rel=0.15)
    assert quicks == pytest.approx([0.0] * 12, abs=1e-9)
    assert found.shifts["cost"] == pytest.approx(np.zeros((12, 3)), abs=1e-9)


def test_a_winner_by_the_guesses_as_written_alone_is_told(doubted: Result) -> None:
    """As written 4 days less weigh little beside 60 CNY; up to 34 days less would not."""
    assert doubted.rank is not None
    (told,) = doubted.rank.profiles
    assert (told.as_written, told.winner) == ("cheap", "")
    said = {lang: " ".join(text_of(answer_of(doubted, lang)).split()) for lang in ("en", "zh")}
    assert "over what a guess could be, at 12 of 12 points" in said["en"]
    assert "With the guesses as written" in said["en"]
    assert "各项估计按所写的值时" in said["zh"].replace(" ", "")
    assert list(broken(doubted)) == []


def test_a_rank_over_guesses_is_made_again(
    doubted: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubt, "POINTS", 12)
    assert "--guesses" in doubted.inputs.command
    assert repeated(doubted, workers=1).deviations == ()
    assert doubted.rank is not None
    assert doubted.rank.doubt is not None
    less = {**doubted.rank.doubt.shifts, "days": doubted.rank.doubt.shifts["days"][1:]}
    wrong = replace(doubted.rank, doubt=replace(doubted.rank.doubt, shifts=less))
    assert list(broken(replace(doubted, rank=wrong)))


def test_without_ranges_guesses_are_as_written(tmp_path: Path) -> None:
    study = study_of(tmp_path / "office", ANCHORS, quick=QUICK)
    result = rank(study, BRIEF, doubted=True)
    assert result.rank is not None
    assert result.rank.doubt is not None
    assert result.rank.doubt.points == 0
    assert "Guesses are taken as written" in " ".join(text_of(answer_of(result, "en")).split())


def test_who_stops_while_guesses_are_drawn_has_them_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise Interrupted

    monkeypatch.setattr(experiment, "doubt_of", stopped)
    study = study_of(tmp_path / "office", ANCHORS, quick=QUICK)
    result = rank(study, BRIEF, doubted=True)
    assert result.rank is not None
    assert (result.rank.doubt, result.rank.interrupted) == (None, True)
    assert "the guesses are taken as written" in " ".join(text_of(answer_of(result, "en")).split())
