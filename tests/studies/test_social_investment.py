"""The study of Shanghai's social-investment projects: the limit comes out, and what the redesigns
do to it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from approvalflow.language.reading import read_process
from approvalflow.measures.scorecard import Readings
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import read_redesign
from approvalflow.study.reading import observed_value
from approvalflow.study.runner import simulation_of

FOLDER = Path(__file__).parents[2] / "processes" / "social-investment"
TODAY = read_process(FOLDER / "process.yaml").process
REDESIGNS = tuple(sorted((FOLDER / "redesigns").glob("*.yaml")))
REPLICATIONS = 2


@cache
def process_of(name: str) -> Process:
    if name == "today":
        return TODAY
    return read_redesign(FOLDER / "redesigns" / f"{name}.yaml", TODAY).process


@cache
def readings_of(name: str) -> tuple[tuple[Readings, dict[str, Readings]], ...]:
    """Of each replication: all measures, and those by category of project."""
    simulation = simulation_of(process_of(name))
    cards = [simulation.scorecard(1, number) for number in range(1, REPLICATIONS + 1)]
    assert all(card.undecided == 0 for card in cards)
    return tuple((card.overall, dict(card.by["category"])) for card in cards)


def mean(name: str, measure: str, category: str = "") -> float:
    chosen = [by[category] if category else overall for overall, by in readings_of(name)]
    found = [readings.measures[measure] for readings in chosen]
    return sum(value for value in found if value is not None) / REPLICATIONS


@pytest.mark.parametrize("name", ["today", *(file.stem for file in REDESIGNS)])
def test_the_loads_are_ordinary(name: str) -> None:
    loads = [pool.load for pool in loads_of(Office(process_of(name))).pools]
    assert all(load is not None and load < 0.85 for load in loads)


def test_seven_departments_give_an_opinion_on_the_design_and_later_three() -> None:
    def opinions(process: Process, of: Callable[[str], bool]) -> set[str | None]:
        return {process.roles[s.by].department for n, s in process.steps.items() if s.by and of(n)}

    assert len(opinions(TODAY, lambda name: name.startswith("design."))) == 7
    merged = process_of("seven-into-three")
    assert not opinions(merged, lambda name: name.startswith("design."))
    assert len(opinions(merged, lambda name: name.endswith("_view"))) == 3


def test_nine_projects_in_ten_keep_the_published_limit_to_which_it_is_calibrated() -> None:
    published = observed_value("legal_days_p90", TODAY.observed["legal_days_p90"], TODAY)
    assert published == 105
    assert mean("today", "legal_days_p90") == pytest.approx(published, abs=2)
    assert mean("today", "within_statutory") == pytest.approx(0.91, abs=0.03)
    # held back: the part of the construction permit takes less than all of it, 279 days
    assert mean("today", "days_mean") < 279


def test_asking_all_at_once_saves_more_than_asking_three_one_after_the_other() -> None:
    today = mean("today", "legal_days_mean")
    assert today - mean("seven-into-three", "legal_days_mean") == pytest.approx(22.4, abs=2)
    assert today - mean("parallel", "legal_days_mean") == pytest.approx(32.1, abs=2)
    assert today - mean("three-tracks", "legal_days_mean") == pytest.approx(63.4, abs=3)


def test_of_the_three_new_limits_the_way_alone_keeps_one_in_full_and_one_hardly_ever() -> None:
    assert mean("three-tracks", "within_statutory", "other") > 0.97
    assert 0.6 < mean("three-tracks", "within_statutory", "small") < 0.85
    assert mean("three-tracks", "within_statutory", "industrial") < 0.05
    assert mean("three-tracks", "legal_days_mean", "industrial") == pytest.approx(23.5, abs=1)


def test_nobody_is_refused_who_is_granted_today() -> None:
    for file in REDESIGNS:
        assert mean(file.stem, "granted") == pytest.approx(mean("today", "granted"), abs=1e-9)
