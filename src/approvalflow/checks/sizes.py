"""Checks of how much there is: what would take too long to follow, or be read by nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sized

from approvalflow.checks.findings import Finding
from approvalflow.eventlog import CALENDAR_ONLY
from approvalflow.notation import units
from approvalflow.office.office import Office
from approvalflow.process.found import ties_any
from approvalflow.process.kinds import Kind
from approvalflow.process.model.process import Process
from approvalflow.process.values import categories_of
from approvalflow.process.walking import Path, conditions
from approvalflow.seconds import YEAR

MOST_ROLES = 500
MOST_DATA = 200
MOST_CATEGORIES = 500  # of one case datum
MOST_OUTCOMES = 50  # of one step
MOST_BRANCHES = 100  # of one box
MOST_PROCESSES = 50
MOST_CONDITIONS = 500  # that differ: each is asked of thousands of cases
MOST_FINDERS = 10  # steps that refuse what they find, in a thousand combinations
MOST_WAYS = 100_000  # kinds of case times steps, each of which is followed
MOST_CASES = 2_000_000  # a year, four a minute: half a minute and 2 GB a replication


def entries_fit(process: Process) -> Iterator[Finding]:
    """No more entries at one place than can be followed."""
    for path, entries, most in _entries(process):
        if len(entries) > most:
            key = "processes" if path == ("#streams",) else str(path[-1])
            told = {"key": key, "count": _count(len(entries)), "most": _count(most)}
            yield Finding("too-many-entries", path, told, on_key=True)
    found = sum(1 for datum in process.case_data.values() if datum.finds)
    if found > MOST_FINDERS:
        last = [name for name, step in process.steps.items() if ties_any(step)][-1]
        told = {"count": _count(found), "most": _count(MOST_FINDERS)}
        yield Finding("if-found-too-many", ("steps", last, "outcomes"), told, on_key=True)
    asked = {condition: path for path, condition in conditions(process)}
    if len(asked) > MOST_CONDITIONS:
        told = {"key": "if", "count": _count(len(asked)), "most": _count(MOST_CONDITIONS)}
        yield Finding("too-many-entries", list(asked.values())[MOST_CONDITIONS], told)


def _entries(process: Process) -> Iterator[tuple[Path, Sized, int]]:
    yield ("roles",), process.roles, MOST_ROLES
    yield ("case_data",), process.case_data, MOST_DATA
    yield ("#streams",), process.streams, MOST_PROCESSES
    for name, datum in process.case_data.items():
        yield ("case_data", name), categories_of(datum), MOST_CATEGORIES
    for name, step in process.steps.items():
        yield ("steps", name, "outcomes"), step.outcomes, MOST_OUTCOMES
        yield ("steps", name, "branches"), step.branches, MOST_BRANCHES


def cases_fit(office: Office) -> Iterator[Finding]:
    """No more cases a year than can be simulated."""
    for stream in office.timetable(CALENDAR_ONLY).streams:
        cases = stream.between(0, YEAR)
        if cases > MOST_CASES:
            path = ("#streams", stream.name) if stream.name else ("arrivals",)
            told = {"count": _count(float(f"{cases:.2g}")), "most": _count(MOST_CASES)}
            yield Finding("too-many-cases", path, told)


def ways_fit(process: Process, kinds: tuple[tuple[Kind, float], ...]) -> Iterator[Finding]:
    """No more kinds of case than can be followed through every step."""
    if len(kinds) * len(process.steps) > MOST_WAYS:
        told = {"kinds": _count(len(kinds)), "steps": _count(len(process.steps))}
        yield Finding("too-many-ways", ("case_data",), told, on_key=True)


def _count(number: float) -> str:
    return units.number_text(number)
