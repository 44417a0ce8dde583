"""Loads as measured: what came in the measured weeks and nothing but work takes away."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.eventlog import Horizon
from approvalflow.measures.brought import kept_loads, moves_work
from approvalflow.office.office import Office
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of

HORIZON = Horizon(start_up=4, weeks=26, run_out=26)
DESK = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 8 h}
roles: {desk: 1, boss: 1}
steps:
  - look: {by: desk, work_time: 12 hKEY}
  - sign: {by: boss, work_time: 2 h}
"""


def measured(key: str) -> dict[str, float]:
    simulation = simulation_of(process_of(DESK.replace("KEY", key)), HORIZON)
    return kept_loads(simulation.log(1, 1), simulation.office)


def test_what_nobody_needs_to_do_is_no_load() -> None:
    """Files come every 8 h and leave after 5: each second is worked on, and none is kept."""
    found = measured(", due: {after: 5 h, action: go_on}")
    assert found["desk"] == 0
    assert found["boss"] == pytest.approx(2 / 8, abs=1e-3)


def test_what_is_done_anyway_counts_though_nobody_has_come_to_it() -> None:
    """The cases are over after 5 h; their work lies at the desk, which does two thirds of it."""
    found = measured(", due: {after: 5 h, action: go_on, file: worked anyway}")
    assert found["desk"] == pytest.approx(12 / 8, abs=0.02)


def test_what_goes_up_is_brought_to_who_takes_over() -> None:
    """At the desk every 12 h begins one; of 6 in 48 h the other 2 go up, 12 h of work each."""
    found = measured(", due: {after: 5 h, action: escalate, to: boss}")
    assert found["desk"] == 0
    assert found["boss"] == pytest.approx(2 / 8 + 24 / 48, abs=0.01)


def test_where_nothing_moves_files_nothing_is_measured() -> None:
    assert not moves_work(Office(process_of(DESK.replace("KEY", ""))))
    assert measured("")["desk"] > 1


def test_work_after_the_measured_weeks_counts_where_it_came_in_them() -> None:
    """At 90 % the same files are measured however long they wait."""
    text = DESK.replace("12 hKEY", "{mean: 7.2 h, shape: exponential}").replace(
        "every: 8 h", "count: 3, per: calendar day"
    )
    simulation = simulation_of(process_of(text), Horizon(start_up=13, weeks=52, run_out=52))
    found = [kept_loads(simulation.log(1, n), simulation.office)["desk"] for n in range(1, 13)]
    assert np.mean(found) == pytest.approx(0.9, abs=3 * np.std(found) / 12**0.5)
