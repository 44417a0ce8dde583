"""The study of two cities: who gains from recognition, who does the work, and what it gives up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings

FOLDER = Path(__file__).parents[2] / "processes" / "two-cities"


@cache
def result() -> Result:
    horizon = Horizon(start_up=8, weeks=52, run_out=30)
    settings = Settings(replications=20, horizon=horizon, workers=1)
    return compare(read_study(FOLDER, None), settings)


def days(design: int, city: str) -> float:
    value = result().designs[design].by["home"][city]["days_mean"].value
    assert value is not None
    return value


def test_recognition_saves_more_than_a_joint_inspectorate() -> None:
    today, joint, recognised = ((days(n, "east"), days(n, "west")) for n in range(3))
    for city in range(2):
        assert recognised[city] == pytest.approx(5.4, abs=0.2)
        assert joint[city] == pytest.approx(11.4, abs=0.3)
        assert today[city] == pytest.approx(14.5, abs=0.3)
    assert [c.verdict for c in result().comparisons] == ["adopt", "adopt"]
    assert {held.holds for c in result().comparisons for held in c.guardrails} == {"yes"}


def test_only_recognition_opens_more_unsafe_kitchens() -> None:
    today, joint, recognised = (
        d.measures["wrongful_approvals"].value or 0 for d in result().designs
    )
    assert joint == pytest.approx(today, abs=0.002)
    # one kitchen in twenty, of which the second look would have found two fifths of what is left
    assert recognised - today == pytest.approx(0.05 * 0.3 * 0.4, abs=0.003)


def test_whose_officials_do_the_work() -> None:
    today, joint, _ = result().designs
    assert set(today.officials) == {"east", "west"}
    assert joint.officials["zone"].posts == 7
    assert joint.officials["east"].hours < today.officials["east"].hours / 5
    assert "neighbours" in [section.id for section in document_of(result()).sections]
