"""Files on the arrows of their process: nothing appears, nothing is lost."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvalflow.eventlog import Ending, Horizon
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.movements import movements_of, traffic_of
from approvalflow.process.graph import START, is_box, join_of
from approvalflow.study.reading import read_study
from approvalflow.study.runner import simulation_of
from helpers import slowly
from helpers.handmade import H, at, log_of, office_of
from helpers.strategies import Tree, process_of, processes

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent.name for path in PROCESSES.glob("*/process.yaml"))
SHORT = Horizon(start_up=4, weeks=8, run_out=156)
OFFICE = """approvalflow: 1
name: Two desks
arrivals: 5 per week
roles:
  clerk: {staff: 1}
steps:
  - intake:
      by: clerk
      work_time: 1 h
      outcomes:
        return: {share: 10%, then: intake}
  - large_only:
      by: clerk
      work_time: 1 h
      only_if: large
  - decide:
      by: clerk
      work_time: 1 h
      outcomes:
        refuse: 10%
case_data:
  large: 50%
"""


def test_a_way_leads_past_a_step_that_is_not_meant_for_the_case() -> None:
    office = office_of(OFFICE)
    monday = at(0, 9)
    log = log_of(
        office,
        [(monday, monday + 5 * H, Ending.GRANTED)],
        [
            (0, "intake", 1, -1, monday, monday, monday + H, monday + 2 * H, monday + 2 * H),
            (0, "decide", 1, 0, monday + 3 * H, monday + 3 * H, monday + 4 * H, monday + 5 * H,
             monday + 5 * H),
        ],
    )  # fmt: skip
    cohort = cohort_of(log, office)
    found = [
        (m.pair, monday + m.left, monday + m.arrived, monday + m.until)
        for m in movements_of(log, office, 9).each()
    ]
    assert found == [
        ((START, "intake"), monday, monday, monday + 2 * H),
        (("intake", "decide"), monday + 2 * H, monday + 3 * H, monday + 5 * H),
        (("decide", "granted"), monday + 5 * H, monday + 5 * H, monday + 5 * H),
    ]
    traffic = traffic_of(log, office, cohort)
    assert traffic.cases[("intake", "decide")] == traffic.went_on["intake"] == 1
    assert ("large_only", "decide") not in traffic.cases
    stays = {s.step: (s.visits, s.waited) for s in traffic.stays}
    assert stays == {"intake": (1, H), "large_only": (0, 0), "decide": (1, 2 * H)}


@pytest.mark.parametrize("name", STUDIES)
def test_as_many_files_come_to_a_place_as_leave_it(name: str) -> None:
    study = PROCESSES / name
    read = read_study(study, sorted(p.stem for p in (study / "redesigns").glob("*.yaml")))
    for process in (read.today.process, *(r.process for r in read.redesigns)):
        simulation = simulation_of(process, SHORT)
        log, office = simulation.log(1, 1), simulation.office
        cohort = cohort_of(log, office)
        taken = traffic_of(log, office, cohort).taken
        came: Counter[str] = Counter()
        left: Counter[str] = Counter()
        for (source, target), count in taken.items():
            left[source] += count
            came[target] += count
        # who gives up while asked leaves the office on no arrow
        results = cohort.result.tolist()
        gone = sum(r in (Ending.WITHDRAWN, Ending.LAPSED) for r in results)
        decided = sum(r in (Ending.GRANTED, Ending.REFUSED, Ending.OTHER) for r in results)
        assert left[START] == cohort.size
        at_ends = sum(n for place, n in came.items() if place not in left)
        assert decided <= at_ends <= decided + gone
        for place, step in process.steps.items():
            if step.does == "end":
                continue
            branches = len(step.branches) if is_box(step) else 1
            assert branches * came[place] - gone <= left[place] <= branches * came[place], place
            if is_box(step):
                assert came[join_of(place)] == branches * left[join_of(place)], place
        assert sum(s.visits for s in traffic_of(log, office, cohort).stays) == len(cohort.rows)


def test_the_last_movement_of_a_case_is_its_end() -> None:
    simulation = simulation_of(read_study(PROCESSES / "it-acquisition", ()).today.process, SHORT)
    log, office = simulation.log(1, 1), simulation.office
    last: dict[int, int] = {}
    known = movements_of(log, office, len(log.cases))
    cohort = cohort_of(log, office)
    for moved in known.each():
        assert moved.left <= moved.arrived <= moved.until
        last[moved.case] = max(last.get(moved.case, 0), moved.until)
    assert last
    since = int(cohort.submitted[0])
    for case, moment in last.items():
        assert int(log.cases.ended[cohort.first + case]) == since + moment
    few = movements_of(log, office, 10)
    assert list(few.each()) == [moved for moved in known.each() if moved.case < 10]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(processes(most=5), st.integers(0, 1000))
def test_the_arrows_of_all_cases_are_those_of_each(tree: Tree, seed: int) -> None:
    simulation = simulation_of(process_of(tree), Horizon(start_up=1, weeks=2, run_out=26))
    log, office = simulation.log(seed, 1), simulation.office
    cohort = cohort_of(log, office)
    by_case, moved = slowly.taken(log, office, cohort)
    traffic = traffic_of(log, office, cohort)
    found = traffic.taken
    assert found == by_case
    cases, went_on = slowly.different_cases(log, office, cohort)
    assert (traffic.cases, traffic.went_on) == (cases, went_on)
    assert all(cases[pair] <= went_on[pair[0]] <= cohort.size for pair in cases)
    if any(is_box(step) for step in office.process.steps.values()):
        assert all(found[pair] <= moved[pair] for pair in found)
    else:
        assert found == moved
