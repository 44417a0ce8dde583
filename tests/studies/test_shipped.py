"""What every study in processes/ fulfils: it reads without a warning, every number has a source or
a reason, and its redesigns are the ones it is known for."""

from functools import cache
from pathlib import Path

import pytest

from approvalflow.comparison.guardrails import parse_guardrail
from approvalflow.language.provenance import unsupported
from approvalflow.language.reading import ReadProcess, read_process
from approvalflow.redesign.reading import read_redesign

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = {
    "convenience-store": ("on-commitment", "one-licence", "one-window"),
    "it-acquisition": ("delegate-under-250k", "merge-levels", "parallel-review"),
    "planning-committee": ("every-fortnight", "officers-decide-more", "valid-at-once"),
    "social-investment": ("parallel", "seven-into-three", "three-tracks"),
    "two-cities": ("joint-inspectorate", "recognition"),
}
GUARDED = {
    "convenience-store": ({"days_p90", "granted"}, 3),
    "it-acquisition": ({"days_p90", "granted"}, 3),
    "planning-committee": ({"granted"}, 1),
    "social-investment": ({"within_statutory", "granted"}, 3),
    "two-cities": ({"days_mean"}, 2),
}
"""Which measures the guardrails of each redesign name, and how many at least."""


@cache
def today_of(study: str) -> ReadProcess:
    return read_process(PROCESSES / study / "process.yaml")


def test_these_are_all() -> None:
    assert {file.parent.name for file in PROCESSES.glob("*/process.yaml")} == set(STUDIES)


@pytest.mark.parametrize("study", STUDIES)
def test_it_reads_without_a_warning_and_every_number_has_a_source_or_a_reason(study: str) -> None:
    read = today_of(study)
    assert read.warnings == ()
    assert list(unsupported(read.assumptions)) == []


@pytest.mark.parametrize("study", STUDIES)
def test_its_redesigns_are_these(study: str) -> None:
    files = sorted((PROCESSES / study / "redesigns").glob("*.yaml"))
    assert tuple(file.stem for file in files) == STUDIES[study]


@pytest.mark.parametrize(("study", "name"), [(s, name) for s in STUDIES for name in STUDIES[s]])
def test_a_redesign_reads_without_a_warning_and_is_supported(study: str, name: str) -> None:
    today = today_of(study).process
    read = read_redesign(PROCESSES / study / "redesigns" / f"{name}.yaml", today)
    assert read.warnings == ()
    assert list(unsupported(read.assumptions)) == []
    assert read.process != today
    assert all(move.because for move in read.redesign.moves)
    guardrails = [parse_guardrail(text, read.process) for text in read.redesign.guardrails]
    measures, (named, least) = {g.measure for g in guardrails}, GUARDED[study]
    assert named <= measures
    assert len(measures) >= least
