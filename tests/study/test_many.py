"""Many processes over the same replications: each is as if run alone, and the same are run once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.meaning import canonical
from approvalflow.process.model.process import Process
from approvalflow.study import many as module
from approvalflow.study.cache.store import Cache
from approvalflow.study.many import Aids, many
from approvalflow.study.runner import Interrupted, Progress, Settings, simulation_of
from approvalflow.study.setting import with_changes
from helpers.strategies import process_of
from helpers.studies import OFFICE

BRIEF = Settings(horizon=Horizon(start_up=1, weeks=4, run_out=20))
OTHER = ("arrivals=11 per week",)


def days(card: Scorecard) -> float | None:
    return card.measures["days_mean"]


def processes() -> list[Process]:
    today = process_of(OFFICE)
    other = with_changes(today, OTHER)
    return [today, other, with_changes(today, ("arrivals=10 per week",)), other]


def test_as_each_alone() -> None:
    made = processes()
    found = many(made, BRIEF, (1, 2, 3), days)
    horizon = BRIEF.horizon
    for process, kept in zip(made, found.kept, strict=True):
        alone = simulation_of(process, horizon)
        assert kept == tuple(days(alone.scorecard(1, number)) for number in (1, 2, 3))
    assert found.kept[1] is found.kept[3] or found.kept[1] == found.kept[3]
    assert found.runs == len({canonical(process) for process in made})
    assert not found.interrupted


def test_in_passes_and_by_others_all_is_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = many(processes(), BRIEF, range(1, 6), days)
    monkeypatch.setattr(module, "AT_ONCE", 1)
    monkeypatch.setattr(module, "_PLANNED", 1)
    assert many(processes(), BRIEF, range(1, 6), days) == whole
    with ThreadPoolExecutor(1) as pool, Cache(tmp_path) as cache:
        for _ in range(2):
            aids = Aids(executor=pool, cache=cache)
            assert many(processes(), BRIEF, range(1, 6), days, aids) == whole
        assert cache.read == 5 * whole.runs


def test_stopped_it_gives_what_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 1)
    heard: list[Progress] = []

    def stops_after(count: int) -> Aids:
        heard.clear()

        def hear(state: Progress) -> None:
            heard.append(state)
            if len(heard) == count:
                raise KeyboardInterrupt

        return Aids(hear)

    whole = many(processes(), BRIEF, range(1, 6), days)
    found = many(processes(), BRIEF, range(1, 6), days, stops_after(3 * whole.runs - 1))
    assert found.interrupted
    assert found.kept == tuple(kept[:2] for kept in whole.kept)
    with pytest.raises(Interrupted):
        many(processes(), BRIEF, range(1, 6), days, stops_after(2 * whole.runs - 1))


def test_nothing_to_run() -> None:
    assert many([], BRIEF, (1, 2), days).kept == ()
