"""What is true of every simulation: of its log, and of two logs that must be alike."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvalflow.eventlog import DECISIVE, EventLog, Horizon
from approvalflow.process.model.process import Process
from approvalflow.redesign.moves.delegate import Delegate
from approvalflow.redesign.moves.merge import Merge
from approvalflow.redesign.moves.parallelise import Parallelise
from approvalflow.redesign.redesign import applied
from approvalflow.simulation.engines import OF_RECORD
from approvalflow.study.runner import simulation_of
from helpers.lawful import check, columns_of, same
from helpers.strategies import Tree, process_of, processes, text_of

MONTH = Horizon(start_up=1, weeks=4, run_out=52)
FIRST_MONTH = Horizon(start_up=0, weeks=4, run_out=52, kind="year")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def log_of(process: Process | Tree | str, *, seed: int = 1, replication: int = 1) -> EventLog:
    read = process if isinstance(process, Process) else process_of(process)
    return simulation_of(read, MONTH).log(seed, replication)


@pytest.mark.long
@settings(max_examples=80, suppress_health_check=SLOW)
@given(processes(), st.integers(0, 1000))
def test_a_random_process_obeys_every_law(tree: Tree, seed: int) -> None:
    simulation = simulation_of(process_of(tree), MONTH)
    check(simulation.log(seed, 1), simulation.office)


@pytest.mark.parametrize("engine", [OF_RECORD], indirect=True)  # the other leaves these to it
@settings(max_examples=60, suppress_health_check=SLOW)
@given(st.booleans().flatmap(lambda b: processes(backlog=b, asking=True)), st.integers(0, 1000))
def test_a_random_process_of_which_applicants_ask_obeys_every_law(tree: Tree, seed: int) -> None:
    horizon = FIRST_MONTH if "backlog" in tree else MONTH
    simulation = simulation_of(process_of(tree), horizon)
    check(simulation.log(seed, 1), simulation.office)


@settings(max_examples=40, suppress_health_check=SLOW)
@given(processes(backlog=True), st.integers(0, 1000))
def test_a_random_backlog_obeys_every_law(tree: Tree, seed: int) -> None:
    """And the cases submitted have the data that they have without it."""
    simulation = simulation_of(process_of(tree), FIRST_MONTH)
    log = simulation.log(seed, 1)
    check(log, simulation.office)
    ahead = sum(int(count) for count in tree["backlog"].values())
    assert log.cases.ahead == ahead
    assert np.all(np.isin(np.arange(ahead), log.visits.case))
    without = {key: value for key, value in tree.items() if key != "backlog"}
    empty = simulation_of(process_of(without), FIRST_MONTH).log(seed, 1)
    both = min(len(log.cases) - ahead, len(empty.cases))
    assert np.array_equal(log.cases.submitted[ahead:][:both], empty.cases.submitted[:both])
    for name, column in empty.cases.attributes.items():
        if name.startswith(DECISIVE):  # what became of a case is no data of it
            continue
        assert np.array_equal(log.cases.attributes[name][ahead:][:both], column[:both])


@settings(max_examples=20, suppress_health_check=SLOW)
@given(processes())
def test_the_same_seed_gives_the_same_log_and_another_seed_another(tree: Tree) -> None:
    log = log_of(tree, seed=3)
    assert same(log, log_of(tree, seed=3))
    assert not same(log, log_of(tree, seed=4))
    assert not same(log, log_of(tree, seed=3, replication=2))


def test_replications_do_not_depend_on_those_before_them() -> None:
    process = process_of(OFFICE)
    one = simulation_of(process, MONTH)
    forwards = [one.log(1, r) for r in (1, 2, 3)]
    backwards = [simulation_of(process, MONTH).log(1, r) for r in (3, 2, 1)]
    again = [one.log(1, r) for r in (1, 2, 3)]
    for first, second, third in zip(forwards, reversed(backwards), again, strict=True):
        assert same(first, second)
        assert same(first, third)


@settings(max_examples=30, suppress_health_check=SLOW)
@given(processes(), st.integers(0, 10**6))
def test_the_order_of_keys_means_nothing(tree: Tree, luck: int) -> None:
    shuffled = _shuffled(tree, Random(luck))
    assert json.dumps(shuffled, sort_keys=True) == json.dumps(tree, sort_keys=True)
    one, other = log_of(tree), log_of(shuffled)
    assert same(one, other)
    assert (one.steps, one.roles, one.outcomes) == (other.steps, other.roles, other.outcomes)


def _shuffled(node: Any, luck: Random) -> Any:
    """Every mapping in another order; lists carry order, and keep it."""
    if isinstance(node, dict):
        items = [(key, _shuffled(value, luck)) for key, value in node.items()]
        luck.shuffle(items)
        return dict(items)
    return [_shuffled(item, luck) for item in node] if isinstance(node, list) else node


OFFICE = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-12:00 and 13:00-17:00}
levels: [low, high]
transfers: {between_departments: 2 to 6 h, between_levels: 0.5 working days}
arrivals: 3 per working day
case_data: {urgent: 30%, kind: {public: 40%, private: rest}}
roles:
  clerk: {staff: 2, department: A, level: low, in_tray: 0 to 1 working days}
  expert: {staff: 2, department: B}
  head: {department: A, level: high, hours: Mon-Fri 14:00-17:00}
steps:
  - intake:
      by: clerk
      work_time: {mean: 40 min, shape: exponential}
      outcomes:
        ask_applicant: {share: [20%, 5%], takes: 2 to 8 working days}
        refuse: 3%
  - site: {does: wait, takes: 1 to 3 calendar days, only_if: kind is public}
  - opinions:
      does: parallel
      join: majority
      branches:
        law: {by: expert, work_time: 20 to 90 min, outcomes: {refuse: 20%}}
        fire:
          - visit: {by: expert, work_time: 1 to 2 h}
          - judge: {by: expert, work_time: 10 min, outcomes: {refuse: 10%, return: {share: 10%, then: visit}}}
        water: {by: clerk, work_time: 15 min, only_if: not urgent}
  - check:
      by: clerk
      work_time: {depends_on: kind, public: 1 h, private: {median: 20 min, p90: 1 h}}
      outcomes: {return: {share: 15%, then: opinions}}
  - sign: {does: approve, by: head, work_time: 10 min, outcomes: {refuse: 2%, return: {share: 5%, then: check}}}
"""  # noqa: E501


def _renamed(tree: Tree, *, lineage: bool) -> tuple[Tree, dict[str, str]]:
    """Every step under another name, whose order is another too; and the new name of each id."""
    names: dict[str, str] = {}

    def local(name: str) -> str:
        return f"r{255 - ord(name[0])}-{name}"

    def renew(name: str, body: Tree, old: str, new: str) -> Tree:
        names[old + name] = new + local(name)
        for outcome in body.get("outcomes", {}).values():
            if isinstance(outcome, dict) and "then" in outcome:
                outcome["then"] = local(outcome["then"])
        if "branches" in body:
            inner_old, inner_new = f"{old}{name}.", f"{new}{local(name)}."
            body["branches"] = {
                (local(b) if isinstance(x, dict) else b): (
                    renew(b, x, inner_old, inner_new)
                    if isinstance(x, dict)
                    else row(x, f"{inner_old}{b}.", f"{inner_new}{b}.")
                )
                for b, x in body["branches"].items()
            }
        elif lineage:
            body["lineage"] = old + name
        return body

    def row(steps: list[Tree], old: str, new: str) -> list[Tree]:
        pairs = [next(iter(step.items())) for step in steps]
        return [{local(name): renew(name, body, old, new)} for name, body in pairs]

    renamed = deepcopy(tree)
    renamed["steps"] = row(renamed["steps"], "", "")
    return renamed, names


def _office_tree() -> Tree:
    from approvalflow.notation import yamlsource

    tree: Any = yamlsource.plain(yamlsource.read_source(OFFICE.encode(), "office.yaml").root)
    return dict(tree)


def test_renaming_every_step_with_its_lineage_changes_nothing_but_names() -> None:
    tree = _office_tree()
    renamed, names = _renamed(tree, lineage=True)
    one, other = log_of(tree), log_of(renamed)
    assert len(one.visits) > 500
    assert other.steps == tuple(names[name] for name in one.steps)
    assert other.outcomes == one.outcomes
    assert same(one, other)


def test_renaming_without_lineage_is_a_new_sample_of_the_same_applicants() -> None:
    tree = _office_tree()
    one, other = log_of(tree), log_of(_renamed(tree, lineage=False)[0])
    a, b = columns_of(one), columns_of(other)
    most = min(len(one.cases), len(other.cases))
    assert np.array_equal(a["submitted"][:most], b["submitted"][:most])
    assert np.array_equal(a["data urgent"][:most], b["data urgent"][:most])
    assert not np.array_equal(a["decided"][:most], b["decided"][:most])


SERIES = """
approvalflow: 1
calendar: {hours: always}
arrivals: 4 per h
case_data: {big: 30%}
roles: {ann: 2, bob: 1, cid: unlimited}
steps:
  - intake: {by: ann, work_time: 5 min}
  - opinions:
      in_series: [ann, bob, cid]
      work_time:
        depends_on: role
        ann: 2 to 9 min
        bob: {depends_on: big, yes: 10 min, no: 1 to 5 min}
        cid: {mean: 1 h, sd: 30 min}
      outcomes:
        refuse: {share: {depends_on: role, ann: 20%, bob: 10%, cid: 5%}}
        ask_applicant: {share: [15%, 0%], takes: 1 to 3 h}
"""


SHARES = """
approvalflow: 1
calendar: {hours: always}
arrivals: 20 per h
case_data: {kind: {a: A%, b: 20%, c: rest}}
roles: {ann: unlimited}
steps:
  - judge:
      by: ann
      work_time: 5 min
      outcomes:
        ask_applicant: {share: ASK%, takes: 1 h}
        return: {share: 10%, then: judge}
        refuse: 3%
"""


def test_a_share_that_is_set_moves_only_the_cases_it_takes_or_gives() -> None:
    """Ask 18, return 10, refuse 3 %: with ask 6 side by side, 25 % ended otherwise."""
    before, after = (log_of(SHARES.replace("ASK", ask).replace("A%", "30%")) for ask in ("18", "6"))
    names = np.array(before.outcomes[0])
    one, other = (_first_outcomes(log) for log in (before, after))
    cases = sorted(one.keys() & other.keys())
    left = {(str(names[one[c]]), str(names[other[c]])) for c in cases if one[c] != other[c]}
    others = {("return", "refuse"), ("refuse", "return")}
    assert not left & others
    assert not {pair for pair in left if pair[0] == "approve" or pair[1] == "ask_applicant"}
    assert np.mean([one[c] != other[c] for c in cases]) == pytest.approx(0.134, abs=0.009)


def _first_outcomes(log: EventLog) -> dict[int, int]:
    v, first = log.visits, log.visits.visit == 1
    return dict(zip(v.case[first].tolist(), v.outcome[first].tolist(), strict=True))


def test_kinds_keep_their_cases_when_the_share_of_another_is_set() -> None:
    before, after = (
        log_of(SHARES.replace("ASK", "18").replace("A%", share)).cases.attributes["kind"]
        for share in ("30%", "12%")
    )
    size = min(len(before), len(after))
    assert size > 10_000
    moved = before[:size] != after[:size]
    assert not np.any(after[:size][moved] == 0)  # nobody becomes what is rarer now
    assert not np.any(before[:size][moved] == 2)  # nor leaves the rest, which is more often now
    assert np.mean(moved) == pytest.approx(0.18 + 0.18 * 0.2, abs=0.012)


def test_in_parallel_everybody_keeps_the_luck_of_in_series() -> None:
    today = process_of(SERIES)
    move = Parallelise.model_validate({"parallelise": "opinions"})
    by_move = log_of(applied(today, (move,)).process)
    by_word = log_of(SERIES.replace("in_series", "in_parallel"))
    assert same(by_move, by_word)
    before, after = _luck(log_of(today)), _luck(by_move)
    shared = before.keys() & after.keys()
    assert len(shared) > 6000
    assert all(before[key] == after[key] for key in shared)
    # what a refusal saved is done now: every visit of before is there, and more
    last = max(case for case, _, _ in before) - 200  # later ones may still be under way
    assert {key for key in before if key[0] < last} < {key for key in after if key[0] < last}


def _luck(log: EventLog) -> dict[tuple[int, str, int], tuple[int, ...]]:
    """Work, outcome and the applicant's time of each visit; the office never closes."""
    v = log.visits
    drawn = np.stack([v.finished - v.started, v.outcome, v.answered - v.finished], axis=1).tolist()
    keys = zip(v.case.tolist(), v.step.tolist(), v.visit.tolist(), strict=True)
    return {
        (case, log.steps[step], visit): tuple(luck)
        for (case, step, visit), luck in zip(keys, drawn, strict=True)
    }


SIGNED = """
approvalflow: 1
calendar: {hours: always}
arrivals: 4 per h
case_data: {minor: 60%}
roles: {ann: unlimited, bob: unlimited, cid: unlimited}
steps:
  - look: {by: ann, work_time: {mean: 1 h, shape: exponential}}
  - judge: {by: bob, work_time: {mean: 30 min, sd: 20 min}}
  - sign:
      does: approve
      by: bob
      work_time: [5 to 30 min, 1 to 5 min]
      outcomes: {return: {share: [40%, 10%], then: look}, refuse: 5%}
"""


def test_merged_steps_keep_the_luck_of_both() -> None:
    """One visit of the merged step is one of each: its work is the sum, as far as it is kept."""
    today = process_of(SIGNED)
    moves = {"merge": {"steps": ["look", "judge"], "into": "study", "by": "ann", "keeps": "80%"}}
    before = _luck(log_of(today))
    after = _luck(log_of(applied(today, (Merge.model_validate(moves),)).process))
    studied = [key for key in after if key[1] == "study" and (key[0], "judge", key[2]) in before]
    assert len(studied) > 2000
    assert max(visit for _, _, visit in studied) > 2
    for case, step, visit in studied:
        both = sum(before[case, name, visit][0] for name in ("look", "judge"))
        assert abs(after[case, step, visit][0] - 0.8 * both) <= 1.5  # each is rounded
    signed = [key for key in after if key[1] == "sign" and key in before]
    assert len(signed) > 2000
    assert all(after[key] == before[key] for key in signed)


def test_a_deputy_signs_with_the_luck_of_the_head() -> None:
    """Minor cases have another desk, with the same work and the same outcomes, visit by visit."""
    today = process_of(SIGNED)
    move = Delegate.model_validate({"delegate": "sign", "to": "cid", "if": "minor"})
    log = log_of(applied(today, (move,)).process)
    before, after = _luck(log_of(today)), _luck(log)
    minor = log.cases.attributes["minor"]
    (deputy,) = {step for _, step, _ in after} - {"look", "judge", "sign"}
    moved = {(c, "sign" if s == deputy else s, v): luck for (c, s, v), luck in after.items()}
    shared = before.keys() & moved.keys()
    assert len(shared) > 6000
    assert all(before[key] == moved[key] for key in shared)
    assert {bool(minor[case]) for case, step, _ in after if step == deputy} == {True}
    assert {bool(minor[case]) for case, step, _ in after if step == "sign"} == {False}


DESK = """
approvalflow: 1
calendar: {{hours: {hours}}}
arrivals: {{count: {count}, per: week, when: any time}}
roles: {{desk: {staff}}}
steps:
  - sign: {{by: desk, work_time: {work}}}
"""


@settings(max_examples=25)
@given(
    st.sampled_from(("always", "Mon-Fri 09:00-17:00", "Mon-Fri 09:00-12:00 and 13:30-17:30")),
    st.integers(1, 4),
    st.sampled_from(("1 h", "5 min to 3 h", "{mean: 1 h, shape: exponential}")),
    st.integers(1, 40),
    st.integers(0, 1000),
)
def test_another_post_never_delays_any_case(
    hours: str, staff: int, work: str, count: int, seed: int
) -> None:
    few, more = (
        log_of(DESK.format(hours=hours, staff=posts, work=work, count=10 * count), seed=seed)
        for posts in (staff, staff + 1)
    )
    before, after = (_finished_by_case(log) for log in (few, more))
    most = min(len(before), len(after))
    assert most > 0
    assert np.all(after[:most] <= before[:most])


def _finished_by_case(log: EventLog) -> np.ndarray:
    """When each case was finished; as many as are known without a gap."""
    ends = np.where(log.cases.ended < 0, 0, log.cases.ended)
    gaps = np.flatnonzero(log.cases.ended < 0)
    return ends[: gaps[0]] if len(gaps) else ends


SCALED = """
approvalflow: 1
calendar: {{hours: always}}
arrivals: {arrivals}
roles: {{ann: {{department: A}}, bob: {{staff: 2, department: B}}}}
transfers: {{between_departments: {transfer}}}
steps:
  - first:
      by: ann
      in_tray: {tray}
      work_time: {{values: [{short}, {long}]}}
      outcomes: {{ask_applicant: {{share: [20%, 10%], takes: {tray}}}}}
  - both: {{in_parallel: [ann, bob], work_time: {short}}}
  - last:
      by: bob
      work_time: {long}
      outcomes: {{return: {{share: 25%, then: first}}, refuse: 5%}}
"""


def test_all_times_twice_as_long_give_all_times_twice_as_long() -> None:
    short, long = (
        log_of(
            SCALED.format(
                arrivals=f"{{every: {31 * k} min}}",
                transfer=f"{7 * k} min",
                tray=f"{13 * k} min",
                short=f"{4 * k} min",
                long=f"{9 * k} min",
            )
        ).visits
        for k in (1, 2)
    )
    rows = min(len(short), len(long)) - 50
    assert rows > 2000
    for name in ("arrived", "ready", "started", "finished", "answered"):
        assert np.array_equal(2 * getattr(short, name)[:rows], getattr(long, name)[:rows])
    for name in ("case", "step", "visit", "previous", "role", "person", "outcome"):
        assert np.array_equal(getattr(short, name)[:rows], getattr(long, name)[:rows])


def test_random_arrivals_half_as_often_and_work_twice_as_long() -> None:
    """To the second: each submission is rounded once, and the work is a fixed number of seconds."""
    often, seldom = (
        DESK.format(hours="always", staff=1, work=work, count=count)
        for work, count in (("1 h", 134.4), ("2 h", 67.2))
    )
    short, long = (log_of(text).cases.ended for text in (often, seldom))
    cases = min(len(short), len(long)) - 60
    assert cases > 200
    assert np.all(np.abs(2 * short[:cases] - long[:cases]) <= 1)


def test_a_branch_that_nobody_needs_changes_nothing() -> None:
    nobody = "nobody: {by: head, work_time: 9 h, only_if: urgent and not urgent}"
    office = OFFICE.replace("        water:", f"        {nobody}\n        water:")
    one, other = log_of(OFFICE), log_of(office)
    assert "opinions.nobody" in other.steps
    numbers = np.array([other.steps.index(name) for name in one.steps])
    assert same(one, other, but=frozenset({"step"}))
    assert np.array_equal(numbers[one.visits.step], other.visits.step)


@pytest.mark.parametrize("law", ["started", "finished", "ready", "person", "previous", "visit"])
def test_the_laws_notice_a_log_that_is_not_right(law: str) -> None:
    simulation = simulation_of(process_of(OFFICE), MONTH)
    log = simulation.log(1, 1)
    check(log, simulation.office)
    wrong = replace(log.visits, **{law: np.roll(getattr(log.visits, law), 1)})
    with pytest.raises(AssertionError):
        check(replace(log, visits=wrong), simulation.office)


def test_a_tree_is_written_as_text_that_reads_alike() -> None:
    assert same(log_of(OFFICE), log_of(text_of(_office_tree())))
