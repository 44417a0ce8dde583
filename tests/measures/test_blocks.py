"""A log that is measured in blocks of cases has the scorecard of the whole."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvalflow.eventlog import VISIT_COLUMNS, EventLog, Horizon
from approvalflow.measures import blocks
from approvalflow.measures.laws import BrokenLaw, require_laws, require_ledgers
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.office.office import Office
from approvalflow.study.reading import read_study
from approvalflow.study.runner import simulation_of
from helpers.strategies import Tree, process_of, processes

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent.name for path in PROCESSES.glob("*/process.yaml"))
PLAIN = ("overall", "by", "catches", "ledger", "averaged", "worked", "tallies", "kept",
         "first_case", "size", "decided", "undecided")  # fmt: skip


def in_blocks(log: EventLog, office: Office, rows: int) -> Scorecard:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "ROWS", rows)
        require_laws(log)
        card = scorecard_of(log, office)
    require_ledgers(card)
    return card


def same(log: EventLog, office: Office, rows: int) -> None:
    whole, parted = scorecard_of(log, office), in_blocks(log, office, rows)
    for name in PLAIN:
        assert getattr(parted, name) == getattr(whole, name), name
    assert parted.traffic.taken == whole.traffic.taken
    assert parted.traffic.stays == whole.traffic.stays
    assert np.array_equal(parted.elapsed, whole.elapsed)
    for name, kind in whole.kinds.items():
        assert np.array_equal(parted.kinds[name].codes, kind.codes)
    for name, clock in whole.clocks.items():
        assert np.array_equal(parted.clocks[name], clock)
    assert set(parted.ways.legs) == set(whole.ways.legs)
    order = [parted.ways.legs.index(leg) for leg in whole.ways.legs]
    ways = parted.ways.counts[parted.ways.which][:, order]
    assert np.array_equal(ways, whole.ways.counts[whole.ways.which])


@pytest.mark.parametrize("study", STUDIES)
def test_shipped_studies(study: str) -> None:
    names = sorted(path.stem for path in (PROCESSES / study / "redesigns").glob("*.yaml"))
    read = read_study(PROCESSES / study, names[:1])
    for process in (read.today.process, read.redesigns[0].process):
        simulation = simulation_of(process, Horizon(start_up=4, weeks=12, run_out=104))
        same(simulation.log(1, 1), simulation.office, 100)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most=5), st.integers(0, 1000), st.sampled_from([7, 40]))
def test_random_processes(tree: Tree, seed: int, rows: int) -> None:
    simulation = simulation_of(process_of(tree), Horizon(start_up=1, weeks=3, run_out=26))
    same(simulation.log(seed, 1), simulation.office, rows)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most=4, backlog=True), st.integers(0, 1000))
def test_random_backlogs(tree: Tree, seed: int) -> None:
    simulation = simulation_of(process_of(tree), Horizon.of_year(weeks=4))
    same(simulation.log(seed, 1), simulation.office, 20)


def test_blocks_hold_every_visit_once_and_its_predecessor() -> None:
    simulation = simulation_of(read_study(PROCESSES / "social-investment", ()).today.process)
    log = simulation.log(1, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "ROWS", 500)
        parts = list(blocks.blocks_of(log))
    assert len(parts) > 5
    assert sum(len(part.cases) for part in parts) == len(log.cases)
    assert sum(len(part.visits) for part in parts) == len(log.visits)
    first = 0
    for part in parts:
        case, last = log.visits.case, first + len(part.cases)
        rows = np.flatnonzero((case >= first) & (case < last))
        for name in VISIT_COLUMNS:
            column = getattr(part.visits, name)
            if name == "previous":
                column = np.where(column >= 0, rows[column], -1)
            own = getattr(log.visits, name)[rows] - (first if name == "case" else 0)
            assert np.array_equal(column, own), name
        first = last


def test_a_law_broken_at_the_edge_of_two_pieces_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    simulation = simulation_of(read_study(PROCESSES / "it-acquisition", ()).today.process)
    log = simulation.log(1, 1)
    visits = log.visits
    busy = np.flatnonzero(visits.begun & (visits.person >= 0) & (visits.finished > visits.started))
    one = next(n for n in busy if n >= 800)
    role, person = visits.role[one], visits.person[one]
    other = next(
        n for n in busy if n > one and (visits.role[n], visits.person[n]) == (role, person)
    )
    started, ready = visits.started.copy(), visits.ready.copy()
    arrived = visits.arrived.copy()
    started[other] = visits.started[one]
    for column in (ready, arrived):
        column[other] = min(column[other], started[other])
    broken = replace(log, visits=replace(visits, started=started, ready=ready, arrived=arrived))
    for rows in (1 << 16, int(other), int(one) + 1):
        monkeypatch.setattr(blocks, "ROWS", rows)
        with pytest.raises(BrokenLaw, match="who are busy"):
            require_laws(broken)
