"""A search for a set of moves: all sets, closer looks, fresh luck; killed and resumed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.redesign.portfolio import Choice
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.cache.store import Cache
from approvalflow.study.compare import compare
from approvalflow.study.designs import Overloaded
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study
from approvalflow.study.reproduction.repeating import repeated
from approvalflow.study.result import Result
from approvalflow.study.result.search import Search, SoughtSet
from approvalflow.study.runner import Interrupted, Progress, Settings
from approvalflow.study.search import looks, search
from approvalflow.study.storing import as_json, from_json
from helpers.studies import OFFICE, study_in

BRIEF = Settings(horizon=Horizon(start_up=1, weeks=8, run_out=30), replications=4)
HIRE = """\
approvalflow: 1
costs: {per_year: 100 000 CNY}
moves: [{set: {roles: {clerk: {staff: {one_of: [3, 4]}}}}}]
"""
LESS = """\
approvalflow: 1
moves:
  - drop: check
    costs: {once: 20 000 CNY}
  - set: {transfers: {between_departments: 1 h}}
"""
PAID = OFFICE.replace("head: 1", "head: {staff: 1, cost: 90 CNY/h}")


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return study_in(tmp_path_factory.mktemp("search"), PAID, hire=HIRE, less=LESS)


@pytest.fixture(scope="module")
def result(study: Study) -> Result:
    return search(study, BRIEF)


@pytest.fixture(scope="module")
def found(result: Result) -> Search:
    assert result.search is not None
    return result.search


def by_choice(found: Search) -> dict[Choice, SoughtSet]:
    return {one.choice: one for one in found.sets}


def test_all_sets_are_looked_at(found: Search) -> None:
    assert [option.redesigns for option in found.options] == [("hire",), ("less",), ("less",)]
    assert [len(option.levels) for option in found.options] == [2, 1, 1]
    assert (found.space, found.tried, len(found.sets)) == (12, 12, 12)
    assert found.runs == 12
    assert (found.first, found.chosen, found.fresh) == (4, 4, 4)
    assert found.sets[0].choice == (0, 0, 0)
    budgets = {one.choice: one.budget for one in found.sets}
    assert budgets[1, 1, 0] == budgets[2, 1, 1] == 320_000
    assert budgets[0, 1, 1] == 20_000


def test_a_set_has_the_figures_of_the_redesign_alone(study: Study, found: Search) -> None:
    alone = compare(study, BRIEF)
    less = by_choice(found)[0, 1, 1]
    design = next(one for one in alone.designs if one.id == "less")
    for told, value in zip(found.measures, less.values, strict=True):
        assert value == design.measures[told.measure].value
    assert found.measures[0].today == alone.designs[0].measures["days_mean"].value


def test_what_is_minimised(study: Study, found: Search) -> None:
    assert [(m.measure, m.lost) for m in found.measures] == [
        ("days_mean", False), ("office_cost", False), ("signoffs", True),
    ]  # fmt: skip
    assert found.measures[0].worthwhile == pytest.approx(0.05 * (found.measures[0].today or 0))
    other = search(study, BRIEF, minimise=("days_p90", "signoffs")).search
    assert other is not None
    assert [(m.measure, m.lost) for m in other.measures] == [
        ("days_p90", False), ("signoffs", False),
    ]  # fmt: skip


def test_what_changes_nothing_is_named(found: Search) -> None:
    assert [option.effect for option in found.options] == ["", "", "none"]


def test_what_is_told_is_of_replications_that_chose_nothing(study: Study, found: Search) -> None:
    """Today by replications 5 to 8, which no other figure of the search is of."""
    eight = compare(study, replace(BRIEF, replications=8))
    days = eight.designs[0].measures["days_mean"]
    parts = [(v or 0.0) * of for v, of in zip(days.by_replication, days.denominators, strict=True)]
    assert found.today[0] == pytest.approx(sum(parts[4:]) / sum(days.denominators[4:]))
    front = next(one for one in found.front if one.number == 1)
    assert front.values == found.today


def test_the_front_is_one_and_the_best_is_cheap(found: Search) -> None:
    first = {n: one.values[0] for n, one in enumerate(found.sets, 1)}
    least = min(first.values())
    near = [n for n, value in first.items() if value - least < found.measures[0].worthwhile]
    assert found.near == len(near)
    assert found.best in near
    budget = found.sets[found.best - 1].budget
    assert budget == min(found.sets[n - 1].budget or 0.0 for n in near)
    assert found.sets[found.best - 1].choice[2] == 0  # nothing is taken that changes nothing


def test_the_curve_buys_more_for_more(found: Search) -> None:
    assert found.curve[0].budget == 0
    budgets = [step.budget for step in found.curve]
    assert budgets == sorted(set(budgets))
    values = [step.value for step in found.curve]
    assert values == sorted(values, reverse=True)
    assert found.curve[1].bought


def test_orders_end_with_the_set_to_take(found: Search) -> None:
    taken = [n for n, level in enumerate(found.sets[found.best - 1].choice, 1) if level]
    assert sorted(one.option for one in found.order) == taken
    assert sorted(one.option for one in found.greedy) == taken
    assert found.order[-1].value == found.taken[0]


def test_the_same_again_from_what_is_stored(result: Result) -> None:
    text = as_json(result)
    stored = from_json(text.encode())
    assert stored.search == result.search
    assert repeated(stored).same
    other = replace(stored, search=replace(stored.search, near=1))  # type: ignore[arg-type]
    assert not repeated(other).same


def test_a_stored_front_that_is_none_is_refused(result: Result) -> None:
    document = json.loads(as_json(result))
    first, second, *_ = document["search"]["front"]
    first["values"] = [value + 1 for value in second["values"][:-1]] + [second["values"][-1] - 1]
    first["low"] = first["high"] = [None, None, None]
    document["search"]["sets"][first["number"] - 1]["budget"] = 1e9
    with pytest.raises(ApprovalFlowError) as error:
        from_json(json.dumps(document).encode())
    assert [problem.parameters["path"] for problem in error.value.problems] == [
        "search.front[0].number"
    ]


def test_without_costs_there_is_no_curve(tmp_path: Path) -> None:
    drop = "approvalflow: 1\nmoves: [{drop: check}]\n"
    found = search(study_in(tmp_path, PAID, drop=drop), BRIEF).search
    assert found is not None
    assert found.curve == ()
    assert found.sets[0].budget is None


def test_killed_and_resumed(study: Study, result: Result, tmp_path: Path) -> None:
    """A program that dies loses what is under way; what the cache has is not made again."""

    class Killed(Exception):  # noqa: N818 - it says what happened
        """As if the program had ended."""

    done: list[Progress] = []

    def dies(progress: Progress) -> None:
        done.extend([progress] * (not progress.made))
        if len(done) == 30:
            raise Killed

    with Cache(tmp_path) as cache, pytest.raises(Killed):
        search(study, BRIEF, Aids(progress=dies, cache=cache))
    with Cache(tmp_path) as cache:
        again = search(study, BRIEF, Aids(cache=cache))
        assert cache.read > 0
    assert as_json(again) == as_json(result)


@pytest.mark.parametrize(("stops", "depth"), [(40, (3, 3, 0)), (85, (4, 4, 2))])
def test_stopped_it_tells_what_is_known(
    study: Study, stops: int, depth: tuple[int, int, int]
) -> None:
    """After the comparison, in the first look and in the last."""
    told: list[Progress] = []

    def stopping(progress: Progress) -> None:
        told.extend([progress] * (not progress.made))
        if len(told) == stops:
            raise KeyboardInterrupt

    short = search(study, BRIEF, Aids(progress=stopping))
    assert short.search is not None
    assert short.search.interrupted
    done = short.search
    assert (done.first, done.chosen, done.fresh) == depth
    again = repeated(from_json(as_json(short).encode()))
    assert again.same


@pytest.mark.parametrize("making", [True, False])
def test_stopped_at_once_it_tells_nothing(study: Study, making: bool) -> None:
    """While its sets are made, or after the first replications of them."""
    told: list[Progress] = []

    def stopping(progress: Progress) -> None:
        told.extend([progress] * (bool(progress.made) == making))
        if len(told) == (3 if making else 14):
            raise KeyboardInterrupt

    with pytest.raises(Interrupted):
        search(study, BRIEF, Aids(progress=stopping))


def test_of_many_sets_a_sample_and_what_lies_beside(
    study: Study, monkeypatch: pytest.MonkeyPatch, result: Result
) -> None:
    monkeypatch.setattr(looks, "ALL_OF", 9)
    monkeypatch.setattr(looks, "SAMPLE", 4)
    some = search(study, BRIEF)
    found = some.search
    assert found is not None
    assert found.rounds > 1
    assert 4 < len(found.sets) <= 9 + 4  # and the parts of the best set
    whole = by_choice(result.search)  # type: ignore[arg-type]
    assert all(whole[one.choice].values == one.values for one in found.sets)
    assert repeated(from_json(as_json(some).encode())).same


@pytest.mark.parametrize(
    ("asked", "key"), [("granted", "not-minimisable"), ("dayz", "unknown-measure")]
)
def test_what_cannot_be_minimised(study: Study, asked: str, key: str) -> None:
    with pytest.raises(ApprovalFlowError) as error:
        search(study, BRIEF, minimise=(asked,))
    assert [problem.key for problem in error.value.problems] == [key]


def test_nothing_to_search(tmp_path: Path) -> None:
    with pytest.raises(ApprovalFlowError) as error:
        search(study_in(tmp_path, PAID), BRIEF)
    assert [problem.key for problem in error.value.problems] == ["nothing-to-search"]


def test_what_nothing_measures(tmp_path: Path) -> None:
    free = PAID.replace(", cost: 60 CNY/h", "").replace(", cost: 90 CNY/h", "")
    drop = "approvalflow: 1\nmoves: [{drop: check}]\n"
    study = study_in(tmp_path, free, drop=drop)
    with pytest.raises(ApprovalFlowError) as error:
        search(study, BRIEF, minimise=("office_cost",))
    (problem,) = error.value.problems
    assert (problem.key, problem.parameters["measure"]) == ("not-measured-here", "office_cost")
    usual = search(study, BRIEF).search
    assert usual is not None
    assert [one.measure for one in usual.measures] == ["days_mean", "work_hours", "signoffs"]


def test_an_office_that_drowns_is_helped_by_sets_that_settle(tmp_path: Path) -> None:
    drowning = PAID.replace("5 per working day", "9 per working day")
    study = study_in(tmp_path, drowning, hire=HIRE, less=LESS)
    found = search(study, BRIEF).search
    assert found is not None
    assert found.unsettled > 0
    assert found.today == ()
    assert found.winner.fresh is None
    assert all(choice != (0, 0, 0) for choice in by_choice(found))
    assert found.order[0].option == 1  # nothing else settles first
    worse = PAID.replace("5 per working day", "90 per working day")
    with pytest.raises(Overloaded):
        search(study_in(tmp_path / "worse", worse, less=LESS), BRIEF)


def test_a_set_is_told_whose_guardrail_it_breaks(tmp_path: Path) -> None:
    """Of the redesigns that it takes moves from; it is taken all the same."""
    less = LESS + "guardrails: [work_hours >= today - 1 min, granted >= today - 1 point]\n"
    hire = HIRE + "guardrails: [work_hours >= today - 1 min]\n"
    study = study_in(tmp_path, PAID, hire=hire, less=less)
    result = search(study, BRIEF)
    found = result.search
    assert found is not None
    drop = next(n for n, o in enumerate(found.options) if o.levels[0][0].kind == "drop")
    assert found.sets[found.best - 1].choice[drop]
    assert {one.redesign for one in found.breaks} <= {"less", "hire"}
    assert {one.text for one in found.breaks} == {"work_hours >= today - 1 min"}
    for one in found.breaks:
        choice = found.sets[one.number - 1].choice
        assert choice[drop]
        taken = [o.redesigns for o, level in zip(found.options, choice, strict=True) if level]
        assert any(one.redesign in names for names in taken)
    assert (found.best, "less") in {(one.number, one.redesign) for one in found.breaks}
    text = " ".join(text_of(answer_of(result)).split())
    assert "The set to take breaks a guardrail of a redesign that it takes moves from" in text
    assert from_json(as_json(result).encode()) == result
    changed = json.loads(as_json(result))
    changed["search"]["breaks"][0]["redesign"] = "nobody"
    with pytest.raises(ApprovalFlowError):
        from_json(json.dumps(changed).encode())
