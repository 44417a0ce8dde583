"""Any move on any process gives a sound process, or a refusal with a reason."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from approvalflow.errors import ApprovalFlowError
from approvalflow.notation.yamlsource import read_source
from approvalflow.process import checks
from approvalflow.process.model import Process
from approvalflow.process.office import Horizon
from approvalflow.process.reading import process_from
from approvalflow.redesign.reading import redesign_from
from approvalflow.redesign.rewiring import groups
from approvalflow.study.runner import simulation_of

Tree = dict[str, Any]
HORIZON = Horizon(start_up=0, weeks=2, run_out=150)
ROLES = ("ann", "bob", "cid")
CONDITIONS = ("urgent", "not urgent", "area > 50 m2", "urgent or area < 20 m2")
TIMES = ("10 min", "5 to 40 min", {"depends_on": "urgent", "yes": "5 min", "no": "20 min"})
HEAD: Tree = {
    "approvalflow": 1,
    "arrivals": "6 per week",
    "case_data": {"urgent": "40%", "area": "1 to 100 m2"},
    "transfers": {"between_departments": "2 h"},
    "roles": {
        "ann": {"staff": 1, "department": "a"},
        "bob": {"staff": 2, "department": "b", "in_tray": "1 h"},
        "cid": {"staff": "unlimited", "department": "b"},
    },
}


@st.composite
def desks(draw: st.DrawFn, back_to: tuple[str, ...]) -> Tree:
    step: Tree = {"by": draw(st.sampled_from(ROLES)), "work_time": draw(st.sampled_from(TIMES))}
    step["does"] = draw(st.sampled_from(("review", "approve")))
    if draw(st.booleans()):
        step["in_tray"] = "1 to 3 h"
    if draw(st.integers(0, 3)) == 0:
        step["only_if"] = draw(st.sampled_from(CONDITIONS))
    if draw(st.integers(0, 3)) == 0:
        step["fee"] = "10 CNY"
    outcomes: Tree = {}
    if draw(st.booleans()):
        outcomes["refuse"] = "20%"
    if back_to and draw(st.booleans()):
        outcomes["return"] = {"share": "20%", "then": draw(st.sampled_from(back_to))}
    if draw(st.integers(0, 3)) == 0:
        outcomes["ask_applicant"] = {"share": "20%", "takes": "3 h"}
    return step | ({"outcomes": outcomes} if outcomes else {})


@st.composite
def entries(draw: st.DrawFn, back_to: tuple[str, ...], onward: tuple[str, ...]) -> Tree:
    kind = draw(st.sampled_from(("desk",) * 5 + ("series", "parallel", "box", "wait")))
    if kind == "wait":
        return {"does": "wait", "takes": "3 h"}
    if kind == "box":
        row = [{"one": draw(desks(()))}, {"two": draw(desks(()))}]
        return {"does": "parallel", "branches": {"x": row, "y": draw(desks(()))},
                "join": draw(st.sampled_from(("all", "any")))}  # fmt: skip
    step = draw(desks(back_to if kind != "parallel" else ()))
    if kind != "desk":
        del step["by"]
        return step | {f"in_{kind}": draw(st.sampled_from((["ann", "bob"], ["bob", "cid", "ann"])))}
    if onward and draw(st.integers(0, 3)) == 0:
        step.setdefault("outcomes", {})["simple"] = {
            "share": "20%", "then": draw(st.sampled_from(onward)),
        }  # fmt: skip
    if onward and draw(st.integers(0, 4)) == 0:
        condition = draw(st.sampled_from(CONDITIONS))
        step["then"] = [{"if": condition, "then": onward[0]}, {"otherwise": "next"}]
    return step


@st.composite
def processes(draw: st.DrawFn) -> Process:
    names = [f"s{n}" for n in range(draw(st.integers(1, 5)))]
    steps = []
    for number, name in enumerate(names):
        onward = (*names[number + 1 :], "granted")
        steps.append({name: draw(entries(tuple(names[: number + 1]), onward))})
    if draw(st.integers(0, 3)) == 0:
        steps[0][names[0]].get("outcomes", {})["elsewhere"] = {"share": "5%", "then": "other"}
        steps[-1][names[-1]].setdefault("then", "granted")
        steps.append({"other": {"does": "end"}})
    try:
        source = read_source(json.dumps(HEAD | {"steps": steps}), "process.yaml")
        return process_from(source, "process").process
    except ApprovalFlowError:
        assume(False)
        raise


@st.composite
def moves(draw: st.DrawFn, process: Process) -> Tree:
    known = [*process.steps, *groups(process)]
    name = st.sampled_from([*known, *known, "made", "nowhere"])
    first = draw(st.integers(0, max(0, len(process.steps) - 2)))
    row = [*process.steps][first : first + draw(st.integers(2, 3))]
    some = draw(st.one_of(st.just(row), name, st.lists(name, min_size=1, max_size=3)))
    role = draw(st.sampled_from((*ROLES, "nobody")))
    condition = draw(st.sampled_from((None, *CONDITIONS)))
    limited = {} if condition is None else {"if": condition}
    tray = draw(st.sampled_from(({}, {"in_tray": "30 min"})))
    match draw(st.sampled_from(("delegate", "merge", "drop", "parallelise", "set", "add"))):
        case "delegate":
            later = draw(st.sampled_from(({}, {}, {"reviewed_later": "20%"})))
            return {"delegate": some, "to": role} | limited | tray | later
        case "merge":
            keeps = draw(st.sampled_from(({}, {"keeps": "80%"})))
            return {"merge": {"steps": some, "into": "made", "by": role} | keeps | tray}
        case "drop":
            then = draw(st.sampled_from(({}, {}, {"then": draw(name)})))
            return {"drop": some} | limited | then
        case "parallelise":
            named = draw(st.sampled_from(({}, {"as": "made"})))
            return {"parallelise": some, "join": draw(st.sampled_from(("all", "any")))} | named
        case "set":
            values: tuple[Tree, ...] = (
                {"work_time": "1 h"}, {"by": role}, {"only_if": "urgent"}, {"does": "approve"},
                {"outcomes": {"refuse": "5%"}}, {"then": draw(name)}, {"in_tray": "20 min"},
                {"takes": "1 h"}, {"join": "any"}, {"fee": "3 CNY"},
            )  # fmt: skip
            return {"set": {"steps": {draw(name): draw(st.sampled_from(values))}}}
        case _:
            after = draw(st.one_of(name, st.just("start")))
            step = draw(entries((draw(name),), (draw(name),)))
            return {"add": {"steps": [{"made": step}]}, "after": after}


def _drops_an_end(process: Process, made: list[Tree]) -> bool:
    ends = {name for name, step in process.steps.items() if step.does == "end"}
    dropped = [move["drop"] for move in made if "drop" in move]
    return any(name in ends for some in dropped for name in ([some] if isinstance(some, str) else some))


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_any_move_gives_a_sound_process_or_a_reason(data: st.DataObject) -> None:
    process = data.draw(processes())
    made = [data.draw(moves(process)) for _ in range(data.draw(st.integers(1, 3)))]
    assume(not _drops_an_end(process, made))
    text = json.dumps({"approvalflow": 1, "moves": made})
    try:
        redesigned = redesign_from(read_source(text, "redesign.yaml"), "redesign", process)
    except ApprovalFlowError as refusal:
        assert refusal.problems
        for problem in refusal.problems:
            assert problem.where is not None
            assert problem.key
            event(problem.key)
        return
    event("made")
    found = checks.findings(redesigned.process, written=False)
    assert [f for f in found if f.severity == "error"] == []
    log = simulation_of(redesigned.process, HORIZON).log(1, 1)
    counted = log.cases.submitted < HORIZON.closes
    assert np.all(log.cases.ended[counted] >= log.cases.submitted[counted])
    assert np.all(log.cases.decided[counted] >= log.cases.submitted[counted])
    assert np.all(log.visits.started >= log.visits.ready)
    assert np.all(log.visits.finished >= log.visits.started)
