"""Two ways in one office: nobody but the cases that are tried sees a difference."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, event, given, reject, settings
from hypothesis import strategies as st

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import EventLog, Horizon
from approvalflow.language.reading import process_from
from approvalflow.notation.expressions.parsing import parse
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.process.pilots import NotOneOffice, in_one_office
from approvalflow.redesign.reading import redesign_from
from approvalflow.seconds import WEEK
from approvalflow.simulation.engines import ENGINES, USUAL
from approvalflow.simulation.engines.compiled import interpreted
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import plan_of
from approvalflow.simulation.plan.pilot import pilot_plan
from approvalflow.simulation.plan.recipes import Tried
from helpers.lawful import same
from helpers.moves import MoveMaker, ProcessMaker
from helpers.strategies import Tree, process_of, processes

MONTH = Horizon(start_up=1, weeks=4, run_out=52)
FIRST_MONTH = Horizon.of_year(4)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
SHARES = (0.0, 0.2, 1.0)


def own(process: Process, horizon: Horizon, seed: int = 1) -> EventLog:
    office = Office(process)
    plan = plan_of(office, horizon)
    return ENGINES[USUAL](plan, Luck(office, plan, seed, 1))


def piloted(
    today: Process, redesign: Process, tried: Tried, horizon: Horizon, seed: int = 1,
    by: str = USUAL,
) -> EventLog:  # fmt: skip
    office, other = map(Office, in_one_office(today, redesign))
    plan = pilot_plan(office, other, tried, horizon)
    run = interpreted.log_of if by == "interpreted" else ENGINES[by]
    return run(plan, Luck(office, plan, seed, 1))


def alike(log: EventLog, other: EventLog) -> bool:
    """Byte for byte, with the names of everything."""
    names = (log.steps, log.roles, log.outcomes) == (other.steps, other.roles, other.outcomes)
    return names and same(log, other)


@settings(max_examples=10, suppress_health_check=SLOW)
@given(st.booleans().flatmap(lambda lying: processes(backlog=lying)), st.integers(0, 1000))
def test_a_redesign_that_changes_nothing_is_todays_log(tree: Tree, seed: int) -> None:
    process = process_of(tree)
    horizon = FIRST_MONTH if "backlog" in tree else MONTH
    today = own(process, horizon, seed)
    for share in SHARES:
        tried = Tried(since=0, share=share)
        assert alike(piloted(process, process, tried, horizon, seed), today)
    assert alike(piloted(process, process, Tried(since=0, weeks=1), horizon, seed), today)


def redesigned(seed: int) -> tuple[Process, Process]:
    """A random process and what random moves make of it."""
    luck = Random(seed)
    written = json.dumps(ProcessMaker(luck).process())
    try:
        process = process_from(read_source(written, "process.yaml"), "process").process
        maker = MoveMaker(luck, process)
        made = [maker.move() for _ in range(luck.randint(1, 2))]
        text = json.dumps({"approvalflow": 1, "moves": made})
        read = redesign_from(read_source(text, "redesign.yaml"), "redesign", process)
    except ApprovalFlowError:
        reject()
    return process, read.process


def read_as(log: EventLog, plain: EventLog) -> EventLog:
    """With the steps numbered, and the case data and sittings kept, as in the log of one way."""
    place = {name: number for number, name in enumerate(plain.steps)}
    numbers = np.array([place.get(name.removesuffix("@redesign"), -9) for name in log.steps])
    known = {name: log.cases.attributes[name] for name in plain.cases.attributes}
    return replace(
        log,
        visits=replace(log.visits, step=numbers[log.visits.step]),
        cases=replace(log.cases, attributes=known),
        sittings=plain.sittings,
        seats=plain.seats,
    )


@settings(max_examples=10, suppress_health_check=[*SLOW, HealthCheck.filter_too_much])
@given(st.integers(0, 2**32))
def test_all_or_none_tried_is_the_log_of_the_one_or_the_other(seed: int) -> None:
    """The sittings that the other way has beside it go on, so they are not compared."""
    today, redesign = redesigned(seed)
    try:
        none = piloted(today, redesign, Tried(since=0, share=0.0), MONTH)
    except NotOneOffice as told:
        event(f"not one office: {told.paths[0][0]}")
        return
    event("tried")
    alone = own(today, MONTH)
    assert same(read_as(none, alone), alone)
    everything = piloted(today, redesign, Tried(since=0, share=1.0), MONTH)
    alone = own(redesign, MONTH)
    if everything.roles == alone.roles and set(alone.cases.attributes) <= set(
        everything.cases.attributes
    ):
        event("all tried")
        assert same(read_as(everything, alone), alone)


OFFICE = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
case_data:
  district: {A: 40%, B: rest}
arrivals: {every: 4 h}
roles: {clerk: 1, expert: 2, member: 3}
steps:
  - check: {by: clerk, work_time: 2 h}
  - assess: {by: expert, work_time: [6 h, 1 h], outcomes: {return: {share: 20%, then: check}}}
  - board: {does: meeting, by: {member: 3}, sits: Wed 09:00-12:00, work_time: 10 min,
            outcomes: {defer: 20%, refuse: 10%}}
"""
QUICKER = """
approvalflow: 1
moves:
  - set: {steps: {assess: {work_time: 3 h, outcomes: {return: {share: 5%}}}}}
    because: a form
"""
HALF_YEAR = Horizon(start_up=4, weeks=26, run_out=26)


def office(redesign: str = QUICKER) -> tuple[Process, Process]:
    today = process_of(OFFICE)
    return today, redesign_from(read_source(redesign, "redesign.yaml"), "quicker", today).process


def visits_by_way(log: EventLog) -> tuple[set[int], set[int]]:
    """The cases that were at the desk of today and at that of the redesign."""
    return tuple(
        {*log.visits.case[log.visits.step == log.steps.index(name)].tolist()}
        for name in ("assess", "assess@redesign")
    )  # type: ignore[return-value]


ASKS = OFFICE.replace("return: {share: 20%, then: check}", "ask_applicant: {share: 5%, takes: 1 h}")


def asking() -> tuple[Process, Process]:
    """A desk that asks instead of returning has outcomes of its own, and so a number of its own."""
    return process_of(OFFICE), process_of(ASKS)


def test_both_ways_meet_at_one_sitting_and_one_desk() -> None:
    log = piloted(*asking(), Tried(since=0, share=0.5), HALF_YEAR)
    old, new = visits_by_way(log)
    assert old
    assert new
    assert not old & new
    sat = log.visits.step == log.steps.index("board")
    assert {*log.visits.case[sat].tolist()} >= {min(old), min(new)}
    alone = own(office()[0], HALF_YEAR)
    assert np.array_equal(log.sittings.time, alone.sittings.time[: len(log.sittings)])
    assert np.array_equal(log.cases.submitted[:200], alone.cases.submitted[:200])


def test_a_share_is_drawn_case_by_case_from_the_first_week_of_the_pilot_on() -> None:
    since = HALF_YEAR.begins
    log = piloted(*asking(), Tried(since, share=0.3), HALF_YEAR)
    _, new = visits_by_way(log)
    submitted = log.cases.submitted
    assert all(submitted[case] >= since for case in new)
    expected = 0.3 * np.count_nonzero(submitted >= since)
    assert abs(len(new) - expected) < 4 * np.sqrt(expected * 0.7)


def test_a_condition_and_weeks_say_which_way_a_case_goes() -> None:
    today, redesign = asking()
    where = parse("district is A")
    log = piloted(today, redesign, Tried(0, where=where), HALF_YEAR)
    _, new = visits_by_way(log)
    assert new
    assert all(log.cases.attributes["district"][case] == 0 for case in new)
    for odd in (True, False):
        log = piloted(today, redesign, Tried(0, weeks=2, odd=odd), HALF_YEAR)
        _, new = visits_by_way(log)
        stretches = {int(log.cases.submitted[case]) // (2 * WEEK) % 2 for case in new}
        assert stretches == {0 if odd else 1}


@pytest.mark.parametrize(
    ("moves", "paths"),
    [
        ("- set: {roles: {clerk: {staff: 2}}}", ["roles.clerk.staff"]),
        ("- set: {steps: {board: {sits: Tue 09:00-12:00}}}", ["steps.board.sits"]),
        ("- set: {arrivals: {every: 5 h}}", ["arrivals"]),
        ("- set: {calendar: {hours: Mon-Fri 08:00-17:00}}", ["calendar"]),
    ],
)
def test_what_all_cases_share_cannot_be_tried_by_case(moves: str, paths: list[str]) -> None:
    text = f"approvalflow: 1\nmoves:\n  {moves}\n    because: it helps\n"
    with pytest.raises(NotOneOffice) as told:
        in_one_office(*office(text))
    assert [".".join(path) for path in told.value.paths] == paths


def test_engines_have_one_log_of_a_pilot() -> None:
    for ways in (office(), asking()):
        logs = [piloted(*ways, Tried(0, share=0.5), HALF_YEAR, by=by)
                for by in ("simpy", "interpreted")]  # fmt: skip
        assert alike(*logs)
