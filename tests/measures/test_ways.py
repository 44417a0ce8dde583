"""The way of each case, made by hand: whichever branch answers last, it is the same way."""

from pathlib import Path

import numpy as np
import pytest

from approvalflow.eventlog import IN_VAIN, Ending, EventLog, Horizon
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.ways import END, NO_WAYS, NOWHERE, Leg, ways_of
from approvalflow.office.office import Office
from approvalflow.process.graph import START
from approvalflow.study.reading import read_study
from approvalflow.study.runner import simulation_of
from helpers.handmade import BOX, RETURNS, H, at, log_of, office_of

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent.name for path in PROCESSES.glob("*/process.yaml"))


def way(office: Office, log: EventLog, case: int = 0) -> dict[Leg, int]:
    found = ways_of(log, office, cohort_of(log, office))
    counts = found.counts[found.which[case]].tolist()
    return {leg: n for leg, n in zip(found.legs, counts, strict=True) if n}


def boxed(office: Office, first: str, last: str) -> EventLog:
    """A case of which `last` answers an hour after `first`."""
    nine = at(0, 9)

    def row(
        step: str, previous: int, hour: int
    ) -> tuple[int, str, int, int, int, int, int, int, int]:
        start = nine + hour * H
        return (0, step, 1, previous, start, start, start, start + H, start + H)

    rows = [row("intake", -1, 0), row("notice", 0, 1), row(first, 1, 2), row(last, 1, 3)]
    rows += [row("issue", 3, 4), row("filing", 4, 5)]
    return log_of(office, [(nine, nine + 5 * H, Ending.GRANTED)], rows)


def test_whichever_branch_answers_last() -> None:
    office = office_of(BOX)
    fire, water = "opinions.fire", "opinions.water"
    found = way(office, boxed(office, fire, water))
    assert found == way(office, boxed(office, water, fire))
    assert found == {
        Leg(START, "", "intake"): 1,
        Leg("intake", "approve", "notice"): 1,
        Leg("notice", "approve", fire): 1,
        Leg("notice", "approve", water): 1,
        Leg(fire, "approve", "opinions#join"): 1,
        Leg(water, "approve", "opinions#join"): 1,
        Leg("opinions#join", "", "issue"): 1,
        Leg("issue", "approve", "filing"): 1,
        Leg("filing", "approve", NOWHERE): 1,
        Leg(END, "", "granted"): 1,
    }


def test_what_is_done_in_vain_is_no_way() -> None:
    office = office_of(RETURNS)
    log = simulation_of(office.process, Horizon(start_up=0, weeks=4, run_out=20)).log(1, 1)
    before = ways_of(log, office, cohort_of(log, office))
    last = np.flatnonzero(log.visits.step == log.steps.index("signs"))[-1]
    log.visits.outcome[last] = IN_VAIN
    after = ways_of(log, office, cohort_of(log, office))
    assert before.counts[before.which].sum() == after.counts[after.which].sum() + 1


@pytest.mark.parametrize("name", STUDIES)
def test_every_visit_is_come_to_and_every_case_ends_once(name: str) -> None:
    study = read_study(PROCESSES / name)
    horizon = Horizon(start_up=2, weeks=4, run_out=156)
    simulation = simulation_of(study.today.process, horizon)
    log, office = simulation.log(1, 1), simulation.office
    cohort = cohort_of(log, office)
    found = ways_of(log, office, cohort)
    taken = found.counts.astype(np.int64)[found.which]
    assert taken.shape == (cohort.size, len(found.legs))
    real = cohort.rows[log.visits.outcome[cohort.rows] != IN_VAIN]
    for number, step in enumerate(log.steps):
        into = [n for n, leg in enumerate(found.legs) if leg.target == step]
        visits = np.bincount(
            log.visits.case[real][log.visits.step[real] == number] - cohort.first,
            minlength=cohort.size,
        )
        assert np.array_equal(taken[:, into].sum(axis=1), visits)
    ends = [n for n, leg in enumerate(found.legs) if leg.source == END]
    assert (taken[:, ends].sum(axis=1) == 1).all()


def test_without_cases_there_are_no_ways() -> None:
    office = office_of(BOX)
    log = log_of(office, [], [])
    assert ways_of(log, office, cohort_of(log, office)) is NO_WAYS
    assert not NO_WAYS.known
