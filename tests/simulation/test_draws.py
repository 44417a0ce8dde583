"""A draw depends on its key and its place alone, in whatever pieces it is made, or not made."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from approvalflow.eventlog import Horizon
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.luck.uniforms import BLOCK
from approvalflow.simulation.plan.contract import NEVER, NONE
from approvalflow.simulation.tools.draws import Draws
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Simulation, simulation_of

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent.name for path in PROCESSES.glob("*/process.yaml"))


def of(study: str) -> Simulation:
    return simulation_of(read_study(PROCESSES / study, ()).today.process, Horizon())


def luck_of(simulation: Simulation) -> Luck:
    return Luck(simulation.office, simulation.plan, 3, 2)


@pytest.mark.parametrize("study", STUDIES)
@pytest.mark.parametrize("visit", [1, 2])
def test_pieces_of_a_block_are_the_block(study: str, visit: int) -> None:
    simulation = of(study)
    for recipe in range(len(simulation.plan.recipes)):
        whole = luck_of(simulation).block(recipe, visit, 0)
        other = luck_of(simulation)
        edges = [0, 128, 131, 384, BLOCK]
        pieces = [other.block(recipe, visit, 0, b, a) for a, b in pairwise(edges)]
        assert [n for piece in pieces for n in piece] == list(whole)


@pytest.mark.parametrize("slots", [[0, 127, 128, 700, 1023], [1000, 3], [5]])
def test_a_table_grows_by_what_is_asked_for(slots: list[int]) -> None:
    simulation = of("it-acquisition")
    for recipe in range(3):
        draws, whole = Draws(luck_of(simulation), recipe), luck_of(simulation).block(recipe, 1, 0)
        for slot in slots:
            assert draws.at(slot, 1) == whole[slot]
            assert draws.table[1][0][slot] == whole[slot]
        assert len(draws.table[1][0]) <= max(slots) + 256


def test_what_nobody_can_ask_is_not_drawn_and_changes_nothing() -> None:
    simulation = of("planning-committee")
    plan = simulation.plan
    committee = next(n for n in plan.nodes if n.step >= 0 and plan.steps[n.step] == "committee")
    assert committee.only_if != NONE
    luck, free = luck_of(simulation), luck_of(simulation)
    free.__dict__["_unless"] = {}
    made, every, unless = (
        np.array(block)
        for block in (
            luck.block(committee.lasts, 1, 0),
            free.block(committee.lasts, 1, 0),
            luck.block(committee.only_if, 1, 0),
        )
    )
    asked = unless == 0
    assert 0 < asked.sum() < BLOCK / 2
    assert np.array_equal(made[asked], every[asked])
    assert np.all(made[~asked] == -NEVER)
