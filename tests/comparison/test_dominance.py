"""Who beats whom in everything."""

from __future__ import annotations

from approvalflow.comparison.dominance import beaten_in, gaps
from approvalflow.measures.replicated import Replicated, means

NAMES = ["days", "in_time", "control"]


def had(days: float, in_time: float, control: float, spread: float = 0.5) -> dict[str, Replicated]:
    noise = (-1, 0, 1, 0)
    return {
        "days": means([days + spread * one for one in noise]),
        "in_time": means([in_time + 0.01 * spread * one for one in noise]),
        "control": means([control] * 4),
    }


def test_better_in_one_and_worse_in_none() -> None:
    designs = {"today": had(50, 0.5, 1), "a": had(40, 0.8, 1), "b": had(30, 0.9, 0.6)}
    assert list(beaten_in(designs, NAMES)) == [("a", "today")]
    without = [name for name in NAMES if name != "control"]
    assert list(beaten_in(designs, without)) == [("a", "today"), ("b", "today"), ("b", "a")]


def test_what_nobody_sees_is_no_difference() -> None:
    designs = {"today": had(50, 0.5, 1), "a": had(50.04, 0.6, 1)}
    assert list(beaten_in(designs, NAMES)) == [("a", "today")]
    (days, in_time, control) = gaps(designs["a"], designs["today"], NAMES)
    assert (days.amount, control.amount) == (0, 0)
    assert round(in_time.amount, 6) == 0.1
    assert in_time.sure


def test_chance_beats_nobody() -> None:
    luck = {"days": means([40, 60, 30, 68]), "in_time": means([0.5] * 4), "control": means([1] * 4)}
    assert list(beaten_in({"today": had(50, 0.5, 1), "a": luck}, NAMES)) == []
