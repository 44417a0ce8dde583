"""Replications: as many as precision needs, and the same numbers whoever makes them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from approvalflow.eventlog import Horizon
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import estimate, paired
from approvalflow.study import rounds, runner
from approvalflow.study.cache.store import Cache
from approvalflow.study.compare import compare
from approvalflow.study.precision import Precision
from approvalflow.study.runner import SIZES, Interrupted, Progress, Settings, simulation_of
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json
from helpers.strategies import process_of
from helpers.studies import DROPPED, OFFICE, QUARTER, Inline, study_in

TODAY = simulation_of(process_of(OFFICE), QUARTER)
OTHER = simulation_of(process_of(OFFICE.replace("30 min", "10 min")), QUARTER)


def days(cards: tuple[Scorecard, ...]) -> list[float]:
    return [card.measures["days_mean"] or np.nan for card in cards]


def totals(cards: tuple[Scorecard, ...]) -> NDArray[np.float64]:
    """The days of all cases decided in each replication, and how many these are."""
    decided = [card.elapsed[card.elapsed >= 0] for card in cards]
    return np.array([(some.sum() / 86_400, len(some)) for some in decided])


def left_out(totals: NDArray[np.float64]) -> list[float]:
    """What the ratio of all replications owes to each, by leaving it out."""
    ratio = [np.delete(totals, n, axis=0).sum(axis=0) for n in range(len(totals))]
    whole, n = totals.sum(axis=0), len(totals)
    return [n * whole[0] / whole[1] - (n - 1) * rest[0] / rest[1] for rest in ratio]


@pytest.mark.slow
def test_workers_and_executors_change_no_byte(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", dropped=DROPPED)

    def written(workers: int, executor: Inline | None = None) -> str:
        settings = Settings(seed=7, replications=4, horizon=QUARTER, workers=workers)
        return as_json(compare(study, settings, executor=executor))

    alone = written(1)
    assert written(2) == alone  # two processes of their own
    assert written(1, Inline()) == alone
    settings = Settings(seed=8, replications=4, horizon=QUARTER, workers=1)
    assert as_json(compare(study, settings)) != alone


def test_replications_are_added_until_the_mean_is_precise_enough() -> None:
    seen: list[Progress] = []
    settings = Settings(precision=0.05, horizon=QUARTER, workers=1)
    done = runner.run([TODAY, OTHER], settings, progress=seen.append)
    count = len(done.cards[0])
    assert count in SIZES
    assert SIZES[0] < count < SIZES[-1]
    assert len(done.cards[1]) == count
    today, other = (totals(design) for design in done.cards)
    first = today[: SIZES[0]].sum(axis=0)
    assert done.precision.target == pytest.approx(0.05 * first[0] / first[1])
    assert done.precision.target is not None
    for size in SIZES[: SIZES.index(count) + 1]:
        each = [left_out(some[:size]) for some in (today, other)]
        half = estimate(each[0]).half_width or 0.0
        half = max(half, paired(*each).difference.half_width or 0.0)
        assert (half <= done.precision.target) == (size == count)
    assert done.precision.half_width == pytest.approx(half)
    assert done.precision.reached
    assert [p.replications for p in seen] == list(range(1, count + 1))
    assert {(p.designs, p.certain, p.read) for p in seen} == {(2, False, 0)}
    assert all(p.expected in SIZES and p.replications <= p.expected for p in seen)
    assert seen[-1].expected == count
    assert seen[-1].seconds_left == 0
    assert all(p.seconds_left is not None and p.seconds_left >= 0 for p in seen)
    assert any(p.seconds_left for p in seen)
    # the same replications, whatever the number: more are only added
    fixed = runner.run([TODAY], Settings(replications=3, horizon=QUARTER, workers=1))
    assert days(fixed.cards[0]) == days(done.cards[0])[:3]


def test_a_fixed_number_is_told_as_it_is(tmp_path: Path) -> None:
    for read in (0, 3):
        seen: list[Progress] = []
        with Cache(tmp_path) as cache:
            settings = Settings(replications=3 + read, horizon=QUARTER, workers=1)
            runner.run([TODAY], settings, progress=seen.append, cache=cache)
        assert [p.replications for p in seen] == list(range(1, 4 + read))
        assert {(p.designs, p.certain, p.expected) for p in seen} == {(1, True, 3 + read)}
        assert [p.read for p in seen] == [min(n, read) for n in range(1, 4 + read)]
        assert seen[-1].seconds_left == 0


def test_a_precision_that_cannot_be_had_ends_at_the_last_size() -> None:
    week = Horizon(start_up=0, weeks=1, run_out=20)
    simulation = simulation_of(process_of(OFFICE), week)
    done = runner.run([simulation], Settings(precision=1e-6, horizon=week, workers=1))
    assert len(done.cards[0]) == SIZES[-1]
    assert not done.precision.reached


def test_no_mean_no_target() -> None:
    """Where no mean can be had, more replications would not give one."""
    simulation = simulation_of(process_of(OFFICE), Horizon(start_up=0, weeks=2, run_out=0))
    done = runner.run([simulation], Settings(workers=1))
    assert len(done.cards[0]) == SIZES[0]
    assert done.precision == Precision(None, None, reached=False)


@pytest.mark.parametrize(("stops", "complete"), [(4, 2), (5, 2), (7, 3)])
def test_an_interrupted_run_keeps_what_is_complete(
    stops: int, complete: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "SECONDS", 0.0)  # one replication a block
    settings = Settings(horizon=QUARTER, workers=1)
    done = runner.run([TODAY, OTHER], settings, executor=Inline(stops))
    assert done.interrupted
    assert [len(design) for design in done.cards] == [complete, complete]
    whole = runner.run([TODAY, OTHER], Settings(replications=3, horizon=QUARTER, workers=1))
    assert days(done.cards[0]) == days(whole.cards[0])[:complete]
    assert days(done.cards[1]) == days(whole.cards[1])[:complete]


def test_before_two_replications_there_is_nothing_to_show() -> None:
    with pytest.raises(Interrupted):
        runner.run([TODAY, OTHER], Settings(horizon=QUARTER, workers=1), executor=Inline(3))


def test_an_interrupted_study_says_so(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office")

    def stop(progress: Progress) -> None:
        if progress.replications == 3:
            raise KeyboardInterrupt

    result = simulate(study, Settings(horizon=QUARTER, workers=1), progress=stop)
    assert result.inputs.interrupted is True
    assert result.inputs.replications == 3
    value = result.designs[0].measures["days_mean"]
    done = runner.run([TODAY], Settings(replications=3, horizon=QUARTER, workers=1))
    assert list(value.by_replication) == days(done.cards[0])
