"""A log that contradicts itself is a fault of the program: told as such, and never a result."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from approvalflow.cli import exit_code
from approvalflow.eventlog import EventLog, Horizon
from approvalflow.measures.laws import BrokenLaw, require_laws, require_ledgers
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.simulation import engines
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of
from helpers.studies import study_in

BOXED = """
approvalflow: 1
arrivals: 6 per working day
roles: {clerk: 2, fire: 1, head: 1}
steps:
  - intake: {by: clerk, work_time: {mean: 1 h, shape: exponential}}
  - opinions: {in_parallel: [clerk, fire], work_time: 30 min}
  - sign: {does: approve, by: head, work_time: 20 min, outcomes: {refuse: 10%}}
"""
SHORT = Horizon(start_up=1, weeks=4, run_out=20)
Broken = Callable[[EventLog], EventLog]


def with_cases(**changed: Callable[[EventLog], np.ndarray]) -> Broken:
    return lambda log: replace(
        log, cases=replace(log.cases, **{n: f(log) for n, f in changed.items()})
    )


def with_visits(**changed: Callable[[EventLog], np.ndarray]) -> Broken:
    return lambda log: replace(
        log, visits=replace(log.visits, **{n: f(log) for n, f in changed.items()})
    )


def put(column: np.ndarray, row: int, value: int) -> np.ndarray:
    found = column.copy()
    found[row] = value
    return found


def last_row(log: EventLog) -> int:
    """Of a case in the middle of the measured weeks."""
    return int(np.flatnonzero(log.visits.case == len(log.cases) // 2)[-1])


def of_one_person(log: EventLog) -> np.ndarray:
    """A second clerk's work is put down for the first."""
    clerk = log.roles.index("clerk")
    return np.where(log.visits.role == clerk, np.minimum(log.visits.person, 0), log.visits.person)


def without_last(log: EventLog) -> EventLog:
    kept = np.arange(len(log.visits)) != last_row(log)
    columns = {n: getattr(log.visits, n)[kept] for n in type(log.visits).__dataclass_fields__}
    moved = np.cumsum(kept) - 1
    before = columns["previous"]
    columns["previous"] = np.where(before >= 0, moved[before], -1)
    return replace(log, visits=replace(log.visits, **columns))


ends_late = with_cases(ended=lambda log: log.cases.ended + (log.cases.ended >= 0))
BREAKS: dict[str, tuple[Broken, str]] = {
    "a case that has ended is open": (
        with_cases(result=lambda log: put(log.cases.result, 3, -1)),
        r"\d+ cases of \d+ have ended, and \d+ are open",
    ),
    "a result that is none": (
        with_cases(result=lambda log: put(log.cases.result, 3, 17)),
        r"\d+ cases were submitted, and \d+ ended or are open",
    ),
    "decided before it was submitted": (
        with_cases(submitted=lambda log: put(log.cases.submitted, 3, int(log.cases.ended[3]) + 1)),
        "a case has ended before it was submitted",
    ),
    "the last visit of a case is lost": (
        without_last, r"the open cases come to \d+ seconds, and their sojourns to \d+"
    ),
    "a case ends a second late": (
        ends_late,
        "the open cases come to",
    ),
    "a visit of another case": (
        with_visits(case=lambda log: put(log.visits.case, last_row(log), 0)),
        "a visit follows one of another case",
    ),
    "work that ends before it begins": (
        with_visits(
            finished=lambda log: put(log.visits.finished, last_row(log), 0)
        ),
        "the times of a visit are not in order",
    ),
    "one person does two things at once": (
        with_visits(person=of_one_person),
        r"visits take \d+ seconds of people who are busy for \d+ \(clerk\)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("breaks", "told"), BREAKS.values(), ids=BREAKS)
def test_a_log_that_is_broken_is_found(breaks: Broken, told: str) -> None:
    simulation = simulation_of(process_of(BOXED), SHORT)
    log = simulation.log(1, 1)
    require_laws(log)
    with pytest.raises(BrokenLaw, match=told):
        require_laws(breaks(log))


def test_a_ledger_that_loses_a_second_is_found() -> None:
    simulation = simulation_of(process_of(BOXED), SHORT)
    card = scorecard_of(simulation.log(1, 1), simulation.office)
    require_ledgers(card)
    (*key, seconds), *others = card.ledger
    lost = replace(card, ledger=((*key, seconds - 1), *others))
    with pytest.raises(BrokenLaw, match=r"a ledger comes to \d+ seconds, and the cases took \d+"):
        require_ledgers(lost)
    parts, lines = card.averaged
    with pytest.raises(BrokenLaw, match="a ledger comes to"):
        require_ledgers(replace(card, averaged=(parts, lines[1:])))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_result_is_made_of_it(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    study_in(tmp_path / "study", BOXED)
    whole = engines.ENGINES[engines.USUAL]
    monkeypatch.setitem(engines.ENGINES, engines.USUAL, lambda *both: ends_late(whole(*both)))
    made = tmp_path / "result.json"
    line = ["--lang", language, "run", str(tmp_path / "study"), "--replications", "2", "--workers",
            "1", "--weeks", "4", "--start-up", "1", "--json", str(made)]  # fmt: skip
    assert exit_code(line) == 70
    told = capsys.readouterr()
    assert told.out == ""
    assert re.search(r"BrokenLaw: the open cases come to \d+ seconds", told.err.replace("\n", " "))
    assert not made.exists()
