"""Absence at random: as many days as were said, in the spells that were said, by date."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.eventlog import Horizon
from approvalflow.simulation.luck import Luck
from approvalflow.study.runner import Simulation, simulation_of
from helpers.strategies import process_of

OFFICE = """
approvalflow: 1
calendar: {{starts: {starts}}}
arrivals: 10 per week
roles: {{clerk: {{staff: 40, absent: {absent}}}}}
steps:
  - sign: {{by: clerk, work_time: 1 h}}
"""


def simulated(absent: str, starts: str = "2025-01-06") -> Simulation:
    text = OFFICE.format(absent=absent, starts=starts)
    return simulation_of(process_of(text), Horizon(start_up=0, weeks=52))


def days_away(simulation: Simulation, replication: int) -> np.ndarray:
    """By person and day of the first year, of shape (40, 365)."""
    luck = Luck(simulation.office, simulation.plan, 1, replication)
    office = simulation.timetable.calendar.working[:365]
    return np.array([office & ~own.working[:365] for own in luck.person_calendars(0) or ()])


@pytest.mark.parametrize("absent", ["25 working days a year",
                                    "25 working days a year in spells of 5"])  # fmt: skip
def test_people_are_away_as_often_as_was_said(absent: str) -> None:
    simulation = simulated(absent)
    means = np.array([days_away(simulation, r).sum(axis=1).mean() for r in range(1, 61)])
    error = float(means.std(ddof=1)) / len(means) ** 0.5
    assert error <= 0.02 * 25
    assert abs(float(means.mean()) - 25) <= 3.5 * error


def test_spells_last_as_long_as_was_said() -> None:
    away = days_away(simulated("25 working days a year in spells of 5"), 1)
    working = np.flatnonzero(away.any(axis=0) | simulated("1 working day a year")
                             .timetable.calendar.working[:365])  # fmt: skip
    for person in away[:, working]:
        edges = np.flatnonzero(np.diff(np.concatenate([[0], person.astype(int), [0]])))
        lengths = (edges[1::2] - edges[::2])[1:-1]  # the first and the last may be cut
        assert np.all(lengths >= 5)


def test_a_date_keeps_its_luck_whenever_the_simulation_starts() -> None:
    early, late = (
        days_away(simulated("25 working days a year in spells of 5", starts), 1)
        for starts in ("2025-01-06", "2025-02-03")
    )
    assert np.array_equal(early[:, 28 + 7 :], late[:, 7 : 365 - 28])
