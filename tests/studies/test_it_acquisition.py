"""The study of the US Department of Agriculture: what is published comes out, in closed form
where that is possible."""

from pathlib import Path

import numpy as np
import pytest

from approvalflow.eventlog import Horizon
from approvalflow.language.reading import read_process
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import read_redesign
from approvalflow.seconds import DAY
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import plan_of

FOLDER = Path(__file__).parents[2] / "processes" / "it-acquisition"
TODAY = read_process(FOLDER / "process.yaml").process
REDESIGNS = tuple(sorted((FOLDER / "redesigns").glob("*.yaml")))
THRESHOLD = 250_000.0


def elapsed_days(process: Process, replications: int) -> np.ndarray:
    """Days from submission to decision, of all requests of the measured year."""
    office = Office(process)
    plan = plan_of(office, Horizon())
    found = []
    for replication in range(1, replications + 1):
        cases = ENGINES["simpy"](plan, Luck(office, plan, 1, replication)).cases
        begins, closes = plan.horizon.begins, plan.horizon.closes
        measured = (cases.submitted >= begins) & (cases.submitted < closes)
        assert np.all(cases.decided[measured] >= 0)
        found.append((cases.decided - cases.submitted)[measured] / DAY)
    return np.concatenate(found)


def test_at_least_thirteen_different_officials_approve_in_a_row() -> None:
    approvals = [step.by for step in TODAY.steps.values() if step.does == "approve"]
    assert len(approvals) >= 13
    assert len(set(approvals)) == len(approvals)


def test_the_small_requests_are_many_and_carry_next_to_no_money() -> None:
    law = TODAY.case_data["value"].number.law()
    assert float(law.cdf(THRESHOLD)) == pytest.approx(0.37, abs=0.005)
    assert law.partial_mean(THRESHOLD) / law.mean() == pytest.approx(2 / 465, abs=0.0002)
    # the mean does not fit at the same time; the README of the study says so
    assert 1.2 < law.mean() / (465e6 / 68) < 1.35
    assert law.support == (25_000.0, 465_000_000.0)


def test_the_requests_of_the_count_are_as_many_as_published() -> None:
    working_days = 112  # from 2010-02-03 to 2010-07-13
    assert TODAY.arrivals.count * working_days == pytest.approx(68, abs=0.5)
    calendar = Office(TODAY).timetable(Horizon()).calendar
    first, last = 212, 212 + 160  # days after 2009-07-06
    counted = int(calendar.working_days_before(last + 1)) - int(calendar.working_days_before(first))
    assert counted == working_days


def test_nobody_is_busy_with_it() -> None:
    loads = [pool.load for pool in loads_of(Office(TODAY)).pools]
    assert len(loads) == 13
    assert all(load is not None and 0.01 < load < 0.10 for load in loads)


def test_three_in_a_hundred_are_refused() -> None:
    chances = [1 - step.outcomes["refuse"].share for step in TODAY.steps.values() if step.outcomes]
    assert np.prod(chances) == pytest.approx(0.97)


def test_the_mean_is_near_the_published_one_to_which_it_is_calibrated() -> None:
    days = elapsed_days(TODAY, 6)
    assert days.mean() == pytest.approx(55, abs=2)
    # held back from the calibration; the published 54 % of 44 requests is sure to 15 points
    assert np.mean(days > 50) == pytest.approx(0.54, abs=0.15)


def test_merging_and_joint_review_save_more_days_than_the_higher_threshold() -> None:
    today = elapsed_days(TODAY, 4).mean()
    saved = {}
    for file in REDESIGNS:
        saved[file.stem] = today - elapsed_days(read_redesign(file, TODAY).process, 4).mean()
    assert 7 < saved["delegate-under-250k"] < 12
    assert 12 < saved["merge-levels"] < 17
    assert 12 < saved["parallel-review"] < 17
