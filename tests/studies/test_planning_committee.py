"""The study of English planning applications: officers decide most, a committee the rest."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from approvalflow.language.reading import read_process
from approvalflow.measures.scorecard import Readings
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import read_redesign
from approvalflow.report.document import Paragraph
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import observed_value, read_study
from approvalflow.study.runner import Settings, simulation_of

FOLDER = Path(__file__).parents[2] / "processes" / "planning-committee"
TODAY = read_process(FOLDER / "process.yaml").process
REDESIGNS = tuple(sorted((FOLDER / "redesigns").glob("*.yaml")))
REPLICATIONS = 6
COSTS = {"householder": 408, "minor": 794, "dwellings": 1668, "major": 2886, "other": 392}


@cache
def process_of(name: str) -> Process:
    if name == "today":
        return TODAY
    return read_redesign(FOLDER / "redesigns" / f"{name}.yaml", TODAY).process


@cache
def readings_of(name: str) -> tuple[tuple[Readings, dict[str, dict[str, Readings]]], ...]:
    """Of each replication: all measures, and those by kind of case."""
    simulation = simulation_of(process_of(name))
    cards = [simulation.scorecard(1, number) for number in range(1, REPLICATIONS + 1)]
    return tuple((card.overall, {a: dict(by) for a, by in card.by.items()}) for card in cards)


def mean(name: str, measure: str, attribute: str = "", category: str = "") -> float:
    chosen = [by[attribute][category] if category else all_ for all_, by in readings_of(name)]
    found = [readings.measures[measure] for readings in chosen]
    return sum(value for value in found if value is not None) / REPLICATIONS


@pytest.mark.parametrize("name", ["today", *(file.stem for file in REDESIGNS)])
def test_nobody_and_no_agenda_is_full(name: str) -> None:
    found = loads_of(Office(process_of(name)))
    assert not found.overloaded
    full = [load.name for load in found.every if load.nearly_full]
    assert full == ["case_officer"] * (name == "valid-at-once")


@pytest.mark.slow
def test_officers_decide_94_in_a_hundred() -> None:
    simulation, officers, committee = simulation_of(TODAY), 0, 0
    for log in (simulation.log(1, number) for number in range(1, 5)):
        of_step = {step: len(np.unique(log.visits.case[log.visits.step == n]))
                   for n, step in enumerate(log.steps)}  # fmt: skip
        officers += of_step["officer_decision"]
        committee += of_step["committee"]
    assert officers / (officers + committee) == pytest.approx(108_500 / 115_800, abs=0.012)


@pytest.mark.slow
def test_costs_and_hours_are_those_of_the_benchmark() -> None:
    for kind, cost in COSTS.items():
        assert mean("today", "office_cost", "kind", kind) == pytest.approx(cost, rel=0.06)
        assert mean("today", "work_hours", "kind", kind) == pytest.approx(cost / 48, rel=0.06)
    published = observed_value("office_cost", TODAY.observed["office_cost"], TODAY)
    assert mean("today", "office_cost") == pytest.approx(published, rel=0.04)


@pytest.mark.slow
def test_as_many_are_in_time_as_published_and_of_the_major_ones_without_having_been_asked() -> None:
    published = observed_value("within_statutory", TODAY.observed["within_statutory"], TODAY)
    assert mean("today", "within_statutory") == pytest.approx(published, abs=0.05)
    assert mean("today", "within_statutory", "kind", "major") == pytest.approx(0.85, abs=0.1)
    granted = mean("today", "granted")
    assert granted / (granted + mean("today", "refused")) == pytest.approx(0.88, abs=0.02)


@pytest.mark.slow
def test_the_committee_takes_weeks_and_each_redesign_its_part_of_them() -> None:
    def committee(name: str) -> float:
        return mean(name, "days_mean", "to_committee", "yes")

    assert committee("today") - mean("today", "days_mean", "to_committee", "no") > 28
    assert committee("today") - committee("every-fortnight") == pytest.approx(12, abs=4)
    assert committee("today") - committee("officers-decide-more") == pytest.approx(27, abs=5)


@pytest.mark.slow
def test_twice_as_often_is_not_better_for_everybody() -> None:
    study = read_study(FOLDER, ("every-fortnight",))
    result = compare(study, Settings(replications=4, workers=1))
    (found,) = result.comparisons
    sooner, later = found.faster_by["to_committee"]["yes"]
    assert sooner is not None
    assert later is not None
    assert 0.5 < sooner < 0.8
    assert 0.05 < later < 0.3
    assert found.faster_by["to_committee"]["no"] == (0.0, 0.0)


@pytest.mark.slow
def test_the_average_hides_who_gains_and_who_pays() -> None:
    """The checklist saves 4 % of the mean, and more than a case in five waits longer; the other
    two save less, but for those who meet the committee a sixth, and two fifths, of their days.
    """
    result = compare(read_study(FOLDER, None), Settings(replications=20, workers=1))
    found = {c.design: c for c in result.comparisons}
    checklist, oftener = found["valid-at-once"], found["every-fortnight"]
    officers = found["officers-decide-more"]
    assert [(c.line, c.rank) for c in (checklist, oftener, officers)] == [(10, 2), (10, 1), (10, 1)]
    assert checklist.slower.value == pytest.approx(0.22, abs=0.03)
    assert checklist.concerned is not None
    assert checklist.concerned.share == pytest.approx(0.18, abs=0.04)  # are asked less often
    assert oftener.concerned is not None
    assert oftener.concerned.share == pytest.approx(0.06, abs=0.01)  # meet the committee
    assert oftener.concerned.gains
    group = officers.concerned
    assert group is not None
    assert group.share == pytest.approx(0.06 - 0.45 * 0.03, abs=0.01)  # all of them but the major
    assert group.gains
    assert -(group.days.difference or 0.0) / (group.days.today or 1.0) > 0.3
    assert result.recommendation is not None
    assert result.recommendation.design == "officers-decide-more"
    view = document_of(result).sections[0].blocks
    told = [block.text for block in view if isinstance(block, Paragraph)]
    assert told[0].startswith("Recommended: B, “Only major schemes go to the committee”, for the")
    price = next(text for text in told if "A checklist before" in text).partition("The price: ")[2]
    share = re.match(r"([\d.]+) % of the cases wait at least a day longer", price)
    assert share is not None
    assert float(share[1]) == pytest.approx(100 * (checklist.slower.value or 0.0), abs=0.06)
