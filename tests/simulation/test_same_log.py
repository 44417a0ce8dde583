"""One log, row for row, whichever engine runs: SimPy, the flat loop compiled, and interpreted.

More processes than a test has time for:
APPROVALFLOW_SAME=2000 pytest tests/simulation/test_same_log.py
"""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from approvalflow.eventlog import EventLog, Horizon
from approvalflow.process.model.process import Process
from approvalflow.simulation.engines import ENGINES, USUAL, choosing, compiled, is_installed
from approvalflow.simulation.engines.compiled import interpreted, machine, memory
from approvalflow.simulation.luck import Luck
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Simulation, simulation_of
from helpers.lawful import same
from helpers.strategies import Tree, process_of, processes

PROCESSES = Path(__file__).parents[2] / "processes"
EXAMPLES = int(os.environ.get("APPROVALFLOW_SAME", "40"))
ANY = st.booleans().flatmap(lambda lying: processes(backlog=lying, most=9))
STUDIES = sorted(folder.name for folder in PROCESSES.iterdir() if folder.is_dir())
needs_numba = pytest.mark.skipif(not is_installed("compiled"), reason="the extra `fast`")


@pytest.fixture(scope="module", autouse=True)
def engine() -> str:
    """Each test says by itself what runs."""
    return USUAL


def planned(tree: Tree) -> Simulation:
    horizon = Horizon.of_year(10) if "backlog" in tree else Horizon(2, 8, 52)
    return simulation_of(process_of(tree), horizon)


def logs(simulation: Simulation, seed: int = 1, *, by: str = "compiled") -> tuple[EventLog, ...]:
    """Of the engine of record, and of another."""
    runs = [ENGINES["simpy"], interpreted.log_of if by == "interpreted" else ENGINES[by]]
    return tuple(
        run(simulation.plan, Luck(simulation.office, simulation.plan, seed, 1)) for run in runs
    )


@needs_numba
@pytest.mark.slow
@settings(max_examples=EXAMPLES)
@given(ANY, st.integers(0, 10**6))
def test_any_process_has_one_log(tree: Tree, seed: int) -> None:
    assert same(*logs(planned(tree), seed))


@needs_numba
@settings(max_examples=10)
@given(ANY, st.integers(0, 10**6), st.sampled_from(("0 h", "3 h", "1 working day")))
def test_over_borders_too(tree: Tree, seed: int, way: str) -> None:
    """The people of the first, third ... role belong to one jurisdiction, the others to another."""
    roles = {
        name: {**role, "jurisdiction": ("east", "west")[number % 2]}
        for number, (name, role) in enumerate(tree["roles"].items())
    }
    transfers = {**tree["transfers"], "between_jurisdictions": way}
    assert same(*logs(planned({**tree, "roles": roles, "transfers": transfers}), seed))


@pytest.mark.slow
@settings(max_examples=max(EXAMPLES // 10, 10))
@given(ANY, st.integers(0, 10**6))
def test_the_source_interpreted_has_it_too(tree: Tree, seed: int) -> None:
    assert same(*logs(planned(tree), seed, by="interpreted"))


@settings(max_examples=10)
@given(ANY, st.integers(0, 10**6))
def test_little_room_at_first_changes_nothing(tree: Tree, seed: int) -> None:
    """Rows that are taken away, draws that are dropped, an event for which there was no room."""
    with (
        mock.patch.object(machine, "_ROWS", 1),
        mock.patch.object(machine, "_SLOTS", 1),
        mock.patch.object(memory, "_ALIVE", 1),
    ):
        assert same(*logs(planned(tree), seed, by="interpreted"))


EXTENDED = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
arrivals: {every: 15 h}
time_limit:
  statutory: 2 working days
  extension: {by: 9 working days, used: 100%}
  if_late: nothing
roles: {clerk: 1, expert: 1}
steps:
  - both:
      does: parallel
      branches:
        papers:
          by: clerk
          in_tray: 3 working days
          work_time: 1 h
          outcomes: {ask_applicant: {share: [100%, 0%], takes: 2 working days}}
        look:
          by: expert
          in_tray: 20 working days
          work_time: 1 h
          due: {after: 5 working days, action: go_on}
"""


def test_a_limit_that_was_extended_stands_still_once_again() -> None:
    """It is then among the deadlines of its case already."""
    simulation = simulation_of(process_of(EXTENDED), Horizon(start_up=0, weeks=2, run_out=12))
    one, other = logs(simulation, by="interpreted")
    assert one.cases.extended.any()
    assert same(one, other)


@needs_numba
@pytest.mark.parametrize("study", STUDIES)
def test_shipped_studies_have_one_log_today_and_redesigned(study: str) -> None:
    read = read_study(PROCESSES / study)
    designs: list[Process] = [read.today.process, *(one.process for one in read.redesigns)]
    for process in designs:
        assert same(*logs(simulation_of(process)))


@needs_numba
def test_what_fails_in_a_draw_is_raised_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> list[int]:
        raise ZeroDivisionError

    monkeypatch.setattr(Luck, "block", fails)
    simulation = simulation_of(read_study(PROCESSES / STUDIES[0], ()).today.process)
    for name in ("simpy", "compiled"):
        with pytest.raises(ZeroDivisionError):
            ENGINES[name](simulation.plan, Luck(simulation.office, simulation.plan, 1, 1))


def test_a_numba_that_cannot_be_imported_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> EventLog:
        raise ImportError

    for name in ("is_installed", "is_at_hand"):
        monkeypatch.setattr(compiled, name, lambda: True)
    monkeypatch.setattr(compiled, "run", fails)
    chooser, simulation = choosing.Chooser(10.0), simulation_of(process_of(EXTENDED))
    luck = Luck(simulation.office, simulation.plan, 1, 1)
    assert same(chooser.run(simulation.plan, luck), logs(simulation, by="simpy")[0])
    assert not chooser.compiles


@pytest.mark.parametrize(
    ("installed", "at_hand", "spent", "compiles"),
    [
        (True, True, 0.1, False),
        (True, True, 0.6, True),
        (True, False, 0.6, False),
        (True, False, 26.0, True),
        (False, False, 100.0, False),
    ],
)
def test_the_quickest_is_chosen_by_what_was_spent(
    installed: bool, at_hand: bool, spent: float, compiles: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "is_installed", lambda: installed)
    monkeypatch.setattr(compiled, "is_at_hand", lambda: at_hand)
    assert choosing.Chooser(spent).compiles == compiles
