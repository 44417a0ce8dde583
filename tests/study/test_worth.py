"""What each move is worth: shares that add up, and what is said where there are none."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.study.cache.store import Cache
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study
from approvalflow.study.reproduction.repeating import repeated
from approvalflow.study.result import Result, SharedMeasure, Worth
from approvalflow.study.runner import Progress, Settings
from approvalflow.study.storing import as_json, from_json
from approvalflow.study.worth.asking import worth
from approvalflow.study.worth.games import Game, require_order
from helpers.strategies import process_of
from helpers.studies import OFFICE, Inline, study_in

WEEKS = Settings(replications=4, horizon=Horizon(start_up=1, weeks=8, run_out=30), workers=1)
WAITS = """
approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: 5 per week
time_limit: {promised: 3 calendar days}
roles: {clerk: {staff: unlimited, cost: 60 CNY/h}}
steps:
  - first: {does: wait, takes: 1 to 3 calendar days}
  - second: {does: wait, takes: 2 to 6 calendar days}
  - sign: {does: approve, by: clerk, work_time: 1 h}
"""
FIRST = "  - set: {steps: {first: {takes: 1 calendar day}}}\n"
SECOND = "  - set: {steps: {second: {takes: 2 calendar days}}}\n"


def moves(*lines: str) -> str:
    return "approvalflow: 1\nmoves:\n" + "".join(lines)


def asked(study: Study, settings: Settings = WEEKS, *measures: str) -> Worth:
    found = worth(study, settings, measures=measures).worth
    assert found is not None
    return found


def of(found: Worth, measure: str = "days_mean") -> SharedMeasure:
    return next(one for one in found.measures if one.measure == measure)


def number(value: object) -> float:
    return value.value  # type: ignore[attr-defined, no-any-return]


def adds_up(measure: SharedMeasure) -> None:
    """Over all replications and in each of them."""
    assert measure.whole is not None
    shares = [one.share for one in measure.shares if one.share is not None]
    assert sum(map(number, shares)) == pytest.approx(number(measure.whole), abs=1e-12)
    for each in zip(measure.whole.by_replication, *(s.by_replication for s in shares), strict=True):
        assert None not in each
        assert sum(each[1:]) == pytest.approx(each[0], abs=1e-12)  # type: ignore[arg-type]


def test_two_waits_that_do_not_meet(tmp_path: Path) -> None:
    found = asked(study_in(tmp_path, WAITS, both=moves(FIRST, SECOND)))
    days = of(found)
    adds_up(days)
    for one in days.shares:
        assert one.share is not None
        assert number(one.share) == pytest.approx(number(one.alone))
        assert number(one.share) == pytest.approx(number(one.last))
        assert one.share.by_replication == pytest.approx(one.alone.by_replication)  # type: ignore[union-attr]
    # 1 to 3 days take 2 on average, 2 to 6 take 4
    assert number(days.shares[0].share) == pytest.approx(1, abs=0.2)
    assert number(days.shares[1].share) == pytest.approx(2, abs=0.4)
    assert (found.sets, found.orders, found.pairs, found.pairs_seen) == (4, 2, (), 1)
    adds_up(of(found, "office_cost"))


def test_the_same_move_twice(tmp_path: Path) -> None:
    found = asked(study_in(tmp_path, WAITS, twice=moves(FIRST, FIRST)))
    days = of(found)
    adds_up(days)
    whole = number(days.whole)
    for one in days.shares:
        assert number(one.share) == pytest.approx(whole / 2)
        assert number(one.alone) == pytest.approx(whole)
        assert number(one.last) == 0
    (pair,) = found.pairs
    assert number(pair.beyond) == pytest.approx(-whole)
    assert pair.p_holm < 0.05


def test_pieces_share_what_their_move_has(tmp_path: Path) -> None:
    both = "  - set: {steps: {first: {takes: 1 calendar day}, second: {takes: 2 calendar days}}}\n"
    found = asked(study_in(tmp_path, WAITS, one=moves(both)))
    (one,) = of(found).shares
    assert len(found.movers) == 1
    assert len(one.pieces) == len(found.movers[0].pieces) == 2
    assert sum(map(number, one.pieces)) == pytest.approx(number(one.share))
    apart = of(asked(study_in(tmp_path / "b", WAITS, both=moves(FIRST, SECOND))))
    assert [*map(number, one.pieces)] == pytest.approx([number(s.share) for s in apart.shares])


def test_who_needs_whom(tmp_path: Path) -> None:
    helper = "  - add: {roles: {helper: {staff: 1, cost: 60 CNY/h}}}\n"
    signs = "  - set: {steps: {sign: {by: helper}}}\n"
    checks = "  - set: {steps: {check: {by: helper}}}\n"
    alone = "  - set: {steps: {intake: {work_time: 5 min}}}\n"
    found = asked(study_in(tmp_path, OFFICE, three=moves(helper, signs, checks, alone)))
    assert [mover.moves for mover in found.movers] == [(0, 1), (2,), (3,)]
    assert [(m.needs, m.needed_by) for m in found.movers] == [((), (1,)), ((0,), ()), ((), ())]
    days = of(found)
    adds_up(days)
    assert days.shares[1].alone is None
    assert days.shares[0].last is None
    assert days.shares[2].alone is not None
    assert days.shares[2].last is not None
    assert (found.sets, found.orders) == (6, 3)


def test_redesigns_accepted_in_one_order_only(tmp_path: Path) -> None:
    dropped = moves("  - drop: second\n")
    study = study_in(tmp_path, WAITS, a=dropped, b=moves(SECOND), c=moves(FIRST))
    found = asked(study)
    assert found.of == "redesigns"
    assert [mover.id for mover in found.movers] == ["a", "b", "c"]
    assert found.order == (1, 0, 2)
    adds_up(of(found))
    # without a wait nothing is left to be quicker
    assert number(of(found).shares[1].last) == 0


def test_a_limit_of_its_own_is_beside_that_of_today(tmp_path: Path) -> None:
    tighter = "  - set: {time_limit: {promised: 1 calendar day}}\n"
    found = asked(study_in(tmp_path, WAITS, t=moves(FIRST, tighter)), WEEKS, "within_promised")
    share = of(found, "within_promised")
    assert number(share.shares[1].share) == 0
    assert share.own_limit == 0
    assert share.after is not None
    assert share.after > 0


LATE = """
approvalflow: 1
arrivals: 90 per week
roles: {officer: 2, head: 1}
steps:
  - review: {by: officer, work_time: {mean: 1 h, shape: exponential}}
  - sign: {by: head, work_time: {mean: 20 min, shape: exponential}}
"""
HIRED = "  - set: {roles: {officer: {staff: 3}}}\n"
QUICK = "  - set: {steps: {sign: {work_time: {mean: 10 min, shape: exponential}}}}\n"


def test_overloaded_without_one_of_them(tmp_path: Path) -> None:
    found = asked(study_in(tmp_path, LATE, both=moves(QUICK, HIRED)))
    assert found.first == (1,)
    assert found.overloaded == ((), (0,))
    assert found.settled == ((1,), (0, 1))
    days = of(found)
    assert days.shares[1].share is None
    assert number(days.shares[0].share) == pytest.approx(number(days.whole))
    assert number(days.whole) > 0


def test_one_of_them_must_come_first_though_today_keeps_up(tmp_path: Path) -> None:
    office = LATE.replace("{officer: 2, head: 1}", "{officer: 3, head: 1}")
    more = "  - set: {steps: {sign: {work_time: {mean: 40 min, shape: exponential}}}}\n"
    heads = "  - set: {roles: {head: 3}}\n"
    found = asked(study_in(tmp_path, office, both=moves(more, heads)))
    assert found.overloaded == ((0,),)
    assert found.first == (1,)
    assert of(found).shares[1].share is None
    assert number(of(found).shares[0].share) == pytest.approx(number(of(found).whole))


def test_moves_that_wait_for_each_other(tmp_path: Path) -> None:
    both = frozenset({0, 1})
    made = {frozenset[int](): process_of(WAITS), both: process_of(WAITS)}
    game = Game(("1 (drop)", "2 (set)"), ((0,), (1,)), made.get)
    with pytest.raises(ApprovalFlowError) as refused:
        require_order(game)
    (problem,) = refused.value.problems
    assert problem.key == "worth-no-order"
    assert problem.parameters == {"first": "1 (drop)", "second": "2 (set)"}
    assert game.needs(0) == (1,)
    assert game.needed_by(0) == (1,)


def test_overloaded_with_all_of_them(tmp_path: Path) -> None:
    slower = "  - set: {steps: {sign: {work_time: 1 h}}}\n"
    result = worth(study_in(tmp_path, LATE, both=moves(QUICK, slower)), WEEKS)
    assert from_json(as_json(result).encode()) == result
    found = result.worth
    assert found is not None
    days = of(found)
    assert days.why == "overloaded"
    assert all(share.share is None for share in days.shares)
    assert found.settled == ()


def test_in_a_year_there_is_always_a_mean(tmp_path: Path) -> None:
    year = Settings(replications=3, horizon=Horizon.of_year(20), workers=1)
    found = asked(study_in(tmp_path, LATE, both=moves(QUICK, HIRED)), year)
    assert not found.overloaded
    adds_up(of(found))


@pytest.mark.parametrize(
    ("redesigns", "key"),
    [
        ({}, "worth-no-redesign"),
        ({"none": "approvalflow: 1\nmoves: []\n"}, "worth-no-moves"),
        ({"whole": WAITS}, "worth-no-moves"),
        (
            {"one": moves("  - drop: first\n"), "other": moves("  - drop: first\n")},
            "worth-excluded",
        ),
        ({"one": moves(FIRST), "whole": WAITS}, "worth-excluded"),
    ],
)
def test_nothing_to_share(tmp_path: Path, redesigns: dict[str, str], key: str) -> None:
    study = study_in(tmp_path, WAITS, **redesigns)
    with pytest.raises(ApprovalFlowError) as refused:
        worth(study, WEEKS)
    assert [problem.key for problem in refused.value.problems] == [key]


def test_a_measure_that_is_none(tmp_path: Path) -> None:
    study = study_in(tmp_path, WAITS, one=moves(FIRST))
    with pytest.raises(ApprovalFlowError) as refused:
        worth(study, WEEKS, measures=("days_men", "utilisation(nobody)"))
    assert {problem.key for problem in refused.value.problems} == {
        "unknown-measure",
        "unknown-role",
    }


def test_a_quantile_is_shared_too(tmp_path: Path) -> None:
    study = study_in(tmp_path, WAITS, both=moves(FIRST, SECOND))
    result: Result = worth(study, WEEKS, measures=("days_p90",))
    assert result.worth is not None
    found = of(result.worth, "days_p90")
    adds_up(found)
    row = result.comparisons[0].measures["days_p90"]
    assert found.before == pytest.approx(row.today)
    assert found.after == pytest.approx(row.design)
    assert result.inputs.command.endswith("--measure days_p90")


def test_the_whole_is_that_of_the_comparison(tmp_path: Path) -> None:
    result = worth(study_in(tmp_path, WAITS, both=moves(FIRST, SECOND)), WEEKS)
    assert result.worth is not None
    row, whole = result.comparisons[0].measures["days_mean"], of(result.worth).whole
    assert whole is not None
    assert row.difference is not None
    assert row.low is not None
    assert whole.value == pytest.approx(-row.difference)
    assert whole.high == pytest.approx(-row.low)
    assert Fraction(of(result.worth).before or 0) == pytest.approx(row.today)


def test_stored_and_made_again(tmp_path: Path) -> None:
    study = study_in(tmp_path, WAITS, both=moves(FIRST, SECOND, "  - drop: second\n"))
    result = worth(study, WEEKS, measures=("days_p90",))
    assert from_json(as_json(result).encode()) == result
    again = repeated(result, workers=1)
    assert again.same
    assert again.again.worth == result.worth


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("measures", 0, "whole", "value"), 5.5, "result-outside-interval"),
        (("measures", 0, "whole", "by_replication", 1), 5.5, "result-shares"),
        (("measures", 0, "shares"), [], "result-count"),
        (("measures", 0, "measure"), "dayz", "result-unknown-measure"),
        (("movers", 0, "needs"), [7], "result-outside"),
        (("movers", 0, "moves"), [], "result-empty"),
        (("movers", 0, "id"), "2", "result-twice"),
        (("design",), "other", "result-no-such-design"),
        (("replications",), 3, "result-count"),
    ],
)
def test_damaged(tmp_path: Path, path: tuple[str | int, ...], value: Any, key: str) -> None:
    stored = json.loads(as_json(worth(study_in(tmp_path, WAITS, two=moves(FIRST, SECOND)), WEEKS)))
    inner = stored["worth"]
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    with pytest.raises(ApprovalFlowError) as refused:
        from_json(json.dumps(stored).encode())
    assert key in [problem.key for problem in refused.value.problems]


def test_by_others_and_from_the_cache_it_is_the_same(tmp_path: Path) -> None:
    study = study_in(tmp_path / "study", WAITS, both=moves(FIRST, SECOND))
    once = as_json(worth(study, WEEKS))
    with Cache(tmp_path / "cache") as cache:
        for _ in range(2):
            assert as_json(worth(study, WEEKS, Aids(executor=Inline(), cache=cache))) == once
        assert cache.read


def test_stopped_while_sets_are_simulated(tmp_path: Path) -> None:
    study = study_in(tmp_path, WAITS, both=moves(FIRST, SECOND))
    whole = worth(study, WEEKS).worth
    assert whole is not None
    told: list[Progress] = []

    def stops(progress: Progress) -> None:
        told.append(progress)
        if progress.designs == 4 and progress.replications == 2:
            raise KeyboardInterrupt

    result = worth(study, WEEKS, Aids(stops))
    found = result.worth
    assert found is not None
    assert found.interrupted
    assert result.inputs.interrupted
    assert 2 <= found.replications < 4
    adds_up(of(found))
    for part, all_of_it in zip(of(found).shares, of(whole).shares, strict=True):
        assert part.share is not None
        assert all_of_it.share is not None
        begun = all_of_it.share.by_replication[: found.replications]
        assert part.share.by_replication == begun
    assert repeated(result, workers=1).same


def test_stopped_before_any_set(tmp_path: Path) -> None:
    def stops(progress: Progress) -> None:
        if progress.designs == 2 and progress.replications == 3:
            raise KeyboardInterrupt

    result = worth(study_in(tmp_path, WAITS, both=moves(FIRST, SECOND)), WEEKS, Aids(stops))
    assert result.worth is None
    assert result.inputs.interrupted
    assert result.inputs.command.startswith("approvalflow compare")
