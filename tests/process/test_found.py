"""Refusals of what is found: shares that depend on it, exact before any run and in both engines."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Ending, EventLog, Horizon
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.found import found_together, with_found, without_found
from approvalflow.process.kinds import kinds_of
from approvalflow.process.model.process import Process, defect_column, look_column
from approvalflow.process.pilots import NotOneOffice, in_one_office
from approvalflow.redesign.moves.merge import Merge
from approvalflow.redesign.moves.set import Set
from approvalflow.redesign.redesign import RedesignFails, applied
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.ownway import OwnWays
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of

HEAD = "approvalflow: 1\ncalendar: {hours: always}\narrivals: 40 per h\nroles: {a: unlimited}\n"
DEFECTS = {"bad": 0.2, "ugly": 0.4}


def step(name: str, looks: dict[str, int], *, outcomes: str = "") -> str:
    found = ", ".join(f"{defect}: {share}%" for defect, share in looks.items())
    said = f"{{refuse: {{if_found: yes}}{outcomes}}}"
    return f"{name}: {{by: a, work_time: 1 min, detects: {{{found}}}, outcomes: {said}}}"


def office(*steps: str, more: str = "") -> Process:
    shares = ", ".join(f"{name}: {100 * share:g}%" for name, share in DEFECTS.items())
    listed = "".join(f"  - {one}\n" for one in steps)
    return process_of(f"{HEAD}case_data: {{defects: {{{shares}}}}}\n{more}steps:\n{listed}")


SERIES = office(step("x", {"bad": 50}), step("y", {"bad": 60}), step("z", {"bad": 50}))
MIXED = office(
    step("x", {"bad": 50, "ugly": 30}, outcomes=", return: {share: 20%, then: x}"),
    "both: {does: parallel, join: {at_least: 1}, branches: {"
    + ", ".join((step("l", {"ugly": 60}), step("r", {"bad": 70, "ugly": 40}))) + "}}",
    step("z", {"bad": 50}),
)  # fmt: skip


def log_of(process: Process, engine: str = "simpy") -> EventLog:
    simulation = simulation_of(process, Horizon(start_up=0, weeks=1, run_out=1))
    return ENGINES[engine](simulation.plan, Luck(simulation.office, simulation.plan, 1, 1))


def test_it_is_taken_away_and_made_anew() -> None:
    for process in (SERIES, MIXED):
        plain = without_found(process)
        assert not any(datum.hidden for datum in plain.case_data.values())
        assert plain.steps["x"].outcomes["refuse"].share is None
        assert with_found(plain) == process
        assert without_found(plain) is plain


looking = st.dictionaries(st.sampled_from(sorted(DEFECTS)), st.integers(0, 100), min_size=1)


@settings(max_examples=25, deadline=None)
@given(st.lists(looking, min_size=1, max_size=3), st.integers(50, 100))
def test_who_finds_together_is_exact(looks: list[dict[str, int]], diffusion: int) -> None:
    """Against all combinations of defects and looks, one by one."""
    names = "xyz"[: len(looks)]
    steps = [step(name, look) for name, look in zip(names, looks, strict=True)]
    process = office(*steps, more=f"diffusion: {diffusion}%\n")
    chances = process.quality_data
    exact: dict[tuple[bool, ...], float] = {}
    for bits in product((False, True), repeat=len(chances)):
        held = dict(zip(chances, bits, strict=True))
        weight = float(np.prod([chances[n] if yes else 1 - chances[n] for n, yes in held.items()]))
        found = tuple(
            any(held[defect_column(d)] and held[look_column(name, d)] for d in look)
            for name, look in zip(names, looks, strict=True)
        )
        exact[found] = exact.get(found, 0.0) + weight
    told = {
        tuple(kind[f"finds_{name}"] == "yes" for name in names): chance
        for kind, chance in found_together(process)
    }
    assert sum(told.values()) == pytest.approx(1)
    for found, weight in exact.items():
        assert told.get(found, 0.0) == pytest.approx(weight, abs=1e-12)
    for number, name in enumerate(names):
        share = sum(chance for found, chance in told.items() if found[number])
        assert process.case_data[f"finds_{name}"].yes == pytest.approx(share)


def test_what_comes_to_a_desk_is_known_before_any_run() -> None:
    """Half of a fifth are refused at x; of the other half, .6 at y."""
    visits = loads_of(Office(SERIES)).demand.visits
    assert visits["y"] == pytest.approx(0.9)
    assert visits["z"] == pytest.approx(1 - 0.2 * (1 - 0.5 * 0.4))
    assert sum(weight for _, weight in kinds_of(SERIES)) == pytest.approx(1)


@pytest.mark.parametrize("process", [SERIES, MIXED])
def test_both_engines_refuse_what_is_found_and_nothing_else(process: Process) -> None:
    log, other = (log_of(process, engine) for engine in ("simpy", "compiled"))
    assert (log.cases.result == other.cases.result).all()
    assert (log.visits.outcome == other.visits.outcome).all()
    data = log.cases.attributes
    for number, name in enumerate(log.steps):
        looks = process.steps[name].detects
        at = (log.visits.step == number) & (log.visits.outcome >= 0)
        if not looks:
            continue
        there = {key: column[log.visits.case[at]] for key, column in data.items()}
        hits = [there[defect_column(d)] & there[look_column(name, d)] for d in looks]
        found = np.any(hits, axis=0)
        refuses = log.outcomes[number].index("refuse")
        assert ((log.visits.outcome[at] == refuses) == found).all()
        assert found.any()


def test_other_shares_are_of_the_rest() -> None:
    log = log_of(MIXED)
    x = log.steps.index("x")
    outcomes = log.visits.outcome[(log.visits.step == x) & (log.visits.visit == 1)]
    rest = outcomes != log.outcomes[x].index("refuse")
    back = outcomes[rest] == log.outcomes[x].index("return")
    assert back.mean() == pytest.approx(0.2, abs=3.5 * (0.16 / rest.sum()) ** 0.5)


shapes = st.lists(looking, min_size=2, max_size=4)


@settings(max_examples=8, deadline=None)
@given(shapes, st.sampled_from(["row", "all", "any", "majority"]))
def test_the_own_way_is_a_second_run(looks: list[dict[str, int]], shape: str) -> None:
    """What hangs on a step is what is granted where it alone says yes to all: nobody waits here,
    and no case comes twice.
    """
    steps = [step("pqrs"[number], look) for number, look in enumerate(looks)]
    if shape != "row":
        inside = ", ".join(steps[1:])
        steps = [steps[0], f"box: {{does: parallel, join: {shape}, branches: {{{inside}}}}}"]
    process = office(*steps)
    simulation = simulation_of(process, Horizon(start_up=0, weeks=1, run_out=1))
    log = simulation.log(1, 1)
    ways = OwnWays(simulation.plan, Luck(simulation.office, simulation.plan, 1, 1))
    some = np.flatnonzero(log.cases.result == Ending.REFUSED)[:150].tolist()
    decided = {case: set(ways.decided_by(case, 0)) for case in some}
    for number, name in enumerate(log.steps):
        said = process.steps[name]
        if not len(said.detects):
            continue
        refuse = said.outcomes["refuse"].model_copy(update={"share": 0.0, "if_found": None})
        yes = log_of(process.with_step(name, outcomes=said.outcomes.having({"refuse": refuse})))
        for case in some:
            assert (number in decided[case]) == (yes.cases.result[case] == Ending.GRANTED)


def test_moves_see_what_is_written() -> None:
    """More that is found is more that is refused, and a share takes the place of what is found."""
    more = Set.model_validate({"set": {"steps": {"x": {"detects": {"bad": "80%"}}}}})
    assert applied(SERIES, [more]).process.case_data["finds_x"].yes == pytest.approx(0.16)
    share = Set.model_validate({"set": {"steps": {"x": {"outcomes": {"refuse": "3%"}}}}})
    process = applied(SERIES, [share]).process
    assert process.steps["x"].outcomes["refuse"].share == 0.03
    assert process.steps["x"].outcomes["refuse"].if_found is None
    tied = Set.model_validate(
        {"set": {"steps": {"x": {"outcomes": {"refuse": {"if_found": "yes"}}}}}}
    )
    assert applied(process, [tied]).process == SERIES
    with pytest.raises(RedesignFails) as raised:
        applied(office("w: {by: a, work_time: 1 min, outcomes: {refuse: 3%}}"),
                [Set.model_validate({"set": {"steps": {"w": {"outcomes": {
                    "refuse": {"if_found": "yes"}}}}}})])  # fmt: skip
    assert {f.finding.key for f in raised.value.failures} == {"if-found-finds-nothing"}


def test_merged_steps_refuse_what_each_found() -> None:
    merge = Merge.model_validate({"merge": {"steps": ["x", "y"], "into": "xy", "by": "a"}})
    process = applied(SERIES, [merge]).process
    before, after = (log_of(p).cases.result for p in (SERIES, process))
    assert (before == after).all()


def test_a_pilot_has_one_look() -> None:
    """Both ways of a pilot have one draw: who finds more there is not told apart by case."""
    more = Set.model_validate({"set": {"steps": {"x": {"detects": {"bad": "80%"}}}}})
    with pytest.raises(NotOneOffice) as raised:
        in_one_office(SERIES, applied(SERIES, [more]).process)
    assert raised.value.paths == (("steps", "x", "detects"),)
    slower = Set.model_validate({"set": {"steps": {"x": {"work_time": "2 min"}}}})
    in_one_office(SERIES, applied(SERIES, [slower]).process)


def test_too_many_steps_that_find() -> None:
    with pytest.raises(ApprovalFlowError) as raised:
        office(*(step(f"s{number}", {"bad": 10}) for number in range(11)))
    assert [problem.key for problem in raised.value.problems] == ["if-found-too-many"]
