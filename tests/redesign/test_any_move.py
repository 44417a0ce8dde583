"""Any move on any process gives a sound process, or a refusal with a reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

import networkx as nx
import numpy as np
from hypothesis import event, given, note, reject, settings
from hypothesis import strategies as st

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.notation.yamlsource import read_source
from approvalflow.process import checks, graph
from approvalflow.process.model import Lying, Process
from approvalflow.process.named import Named
from approvalflow.process.reading import process_from
from approvalflow.redesign import MOVES
from approvalflow.redesign.reading import redesign_from
from approvalflow.redesign.rewiring import groups
from approvalflow.study.runner import simulation_of

Tree = dict[str, Any]
HORIZON = Horizon(start_up=0, weeks=2, run_out=150, kind="year")
ROLES = ("ann", "bob", "cid")
KINDS = tuple(move.model_fields["kind"].default for move in MOVES)
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


class Maker:
    """Random processes and moves, from one number."""

    def __init__(self, seed: int) -> None:
        self.luck = Random(seed)

    def rarely(self, one_in: int = 4) -> bool:
        return self.luck.randrange(one_in) == 0

    def desk(self, back_to: Sequence[str]) -> Tree:
        step: Tree = {
            "by": self.luck.choice(ROLES),
            "work_time": self.luck.choice(TIMES),
            "does": self.luck.choice(("review", "approve")),
        }
        if self.rarely(3):
            step["in_tray"] = "1 to 3 h"
        if self.rarely():
            step["only_if"] = self.luck.choice(CONDITIONS)
        if self.rarely():
            step["fee"] = "10 CNY"
        outcomes: Tree = {"refuse": "20%"} if self.rarely(2) else {}
        if back_to and self.rarely(3):
            outcomes["return"] = {"share": "20%", "then": self.luck.choice(back_to)}
        if self.rarely():
            outcomes["ask_applicant"] = {"share": "20%", "takes": "3 h"}
        return step | ({"outcomes": outcomes} if outcomes else {})

    def entry(self, back_to: Sequence[str], onward: Sequence[str]) -> Tree:
        kind = self.luck.choice(("desk",) * 5 + ("series", "parallel", "box", "wait"))
        if kind == "wait":
            return {"does": "wait", "takes": "3 h"}
        if kind == "box":
            row = [{"one": self.desk(())}, {"two": self.desk(())}]
            join = self.luck.choice(("all", "any"))
            return {"does": "parallel", "branches": {"x": row, "y": self.desk(())}, "join": join}
        step = self.desk(() if kind == "parallel" else back_to)
        if kind != "desk":
            del step["by"]
            roles = self.luck.choice((["ann", "bob"], ["bob", "cid", "ann"]))
            return step | {f"in_{kind}": roles}
        if onward and self.rarely(6):
            simple = {"share": "20%", "then": self.luck.choice(onward)}
            step.setdefault("outcomes", {})["simple"] = simple
        if onward and self.rarely(6):
            first = {"if": self.luck.choice(CONDITIONS), "then": onward[0]}
            step["then"] = [first, {"otherwise": "next"}]
        return step

    def process(self) -> Tree:
        names = [f"s{number}" for number in range(self.luck.randint(1, 5))]
        steps = [
            {name: self.entry(names[: number + 1], (*names[number + 1 :], "granted"))}
            for number, name in enumerate(names)
        ]
        if self.rarely():
            steps[-1][names[-1]].setdefault("then", "granted")
            steps.append({"other": {"does": "end"}})
            first = steps[0][names[0]]
            if "by" in first:
                elsewhere = {"share": "5%", "then": "other"}
                first.setdefault("outcomes", {})["elsewhere"] = elsewhere
        return HEAD | {"steps": steps}

    def move(self, process: Process) -> Tree:
        known = [*process.steps, *groups(process)]
        name = "nowhere" if self.rarely(20) else self.luck.choice([*known, *known, "made"])
        home = process.steps[self.luck.choice([*process.steps])].inside
        inside = [n for n, step in process.steps.items() if step.inside == home]
        first = self.luck.randrange(len(inside))
        row = inside[first : first + self.luck.randint(2, 3)]
        some: Any = self.luck.choice((row, row, name, [name, self.luck.choice(known)]))
        role = "nobody" if self.rarely(20) else self.luck.choice(ROLES)
        limited = {"if": self.luck.choice(CONDITIONS)} if self.rarely(2) else {}
        tray = {} if self.rarely() else {"in_tray": "30 min"}
        match self.luck.choice(KINDS):
            case "delegate":
                later = {"reviewed_later": "20%"} if self.rarely() else {}
                return {"delegate": some, "to": role} | limited | tray | later
            case "merge":
                keeps = {"keeps": "80%"} if self.rarely() else {}
                if self.rarely():
                    into = self.luck.choice(("pool", *ROLES))
                    pooled = self.luck.sample(ROLES, 2)
                    stated = {"staff": "2"} if self.rarely() else {}
                    return {"merge": {"roles": pooled, "into": into} | stated}
                return {"merge": {"steps": some, "into": "made", "by": role} | keeps | tray}
            case "drop":
                then = {"then": self.luck.choice(known)} if self.rarely() else {}
                return {"drop": self.luck.choice((some, name))} | limited | then
            case "parallelise":
                named = {} if self.rarely() else {"as": "made"}
                manner = {"decides": "as soon as certain"} if self.rarely(2) else {}
                manner |= {"one_notice": "yes"} if self.rarely(2) else {}
                join = self.luck.choice(("all", "any"))
                return {"parallelise": some, "join": join} | named | manner
            case "outsource" | "decentralise" | "one_window" | "commitment" | "resequence" as kind:
                return self.further(kind, some, role, tray | limited)
            case "set":
                return {"set": {"steps": {name: self.luck.choice(self.settings(role, known))}}}
            case _:
                after = self.luck.choice((name, name, "start"))
                step = self.entry((self.luck.choice(known),), (self.luck.choice(known),))
                return {"add": {"steps": [{"made": step}]}, "after": after}

    def further(self, kind: str, some: Any, role: str, more: Tree) -> Tree:
        tray = {key: value for key, value in more.items() if key == "in_tray"}
        limited = {key: value for key, value in more.items() if key == "if"}
        match kind:
            case "one_window":
                timed = {"work_time": "10 min"} if self.rarely() else {}
                return {"one_window": role, "steps": some, "into": "made"} | timed | tray
            case "commitment":
                shares = {"take_up": "80%", "checked": "30%", "fails": "5%"}
                return {"commitment": some} | shares | limited
            case "outsource":
                accepted = {"by": self.luck.choice(ROLES), "work_time": "5 min"}
                price = {"price": "20 EUR"} if self.rarely() else {}
                return {"outsource": some, "to": role, "acceptance": accepted} | price | tray
            case "decentralise":
                places = {"yes": role, "no": self.luck.choice(ROLES)}
                if self.rarely(2):
                    del places["no"]
                return {
                    "decentralise": self.luck.choice((some, role)),
                    "to": places,
                    "by": "urgent",
                }
            case _:
                return {
                    "resequence": self.luck.sample(some, len(some))
                    if isinstance(some, list)
                    else some
                }

    def settings(self, role: str, known: list[str]) -> tuple[Tree, ...]:
        return (
            {"work_time": "1 h"}, {"by": role}, {"only_if": "urgent"}, {"does": "approve"},
            {"outcomes": {"refuse": "5%"}}, {"then": self.luck.choice(known)}, {"takes": "1 h"},
            {"in_tray": "20 min"}, {"join": "any"}, {"fee": "3 CNY"},
        )  # fmt: skip


def circles(process: Process) -> bool:
    """Whether a circle may have no way out for some cases: conditions may close it, or a box
    in which no branch ever refuses. The checks do not see that yet.
    """
    steps = process.steps.items()
    known = {n for n, s in steps if s.only_if or s.branches or len(s.then or ()) > 1}
    whole = graph.graph_of(process)
    parts = nx.strongly_connected_components(whole)
    return any(part & known and (len(part) > 1 or whole.has_edge(*part, *part)) for part in parts)


def check(text: str, process: Process) -> str:
    """What became of the moves: the keys of a refusal, or `made`."""
    try:
        redesigned = redesign_from(read_source(text, "redesign.yaml"), "redesign", process)
    except ApprovalFlowError as refusal:
        told = [problem.key for problem in refusal.problems if problem.where is not None]
        return told[0]  # each refusal has a reason and a place
    found = checks.findings(redesigned.process, written=False)
    assert [f for f in found if f.severity == "error"] == []
    log = simulation_of(redesigned.process, HORIZON).log(1, 1)
    counted, begun = log.cases.submitted < HORIZON.closes, np.maximum(log.cases.submitted, 0)
    assert log.cases.ahead == sum(files.count for files in process.backlog.values())
    if circles(redesigned.process):
        return "made, with a circle"
    assert np.all(log.cases.ended[counted] >= begun[counted])
    assert np.all(log.cases.decided[counted] >= begun[counted])
    assert np.all((log.visits.started >= log.visits.ready) | ~log.visits.begun)
    assert np.all(log.visits.finished >= np.maximum(log.visits.started, log.visits.ready))
    return "made"


@settings(max_examples=200)
@given(st.integers(0, 2**32))
def test_any_move_gives_a_sound_process_or_a_reason(seed: int) -> None:
    maker = Maker(seed)
    written = json.dumps(maker.process())
    try:
        process = process_from(read_source(written, "process.yaml"), "process").process
    except ApprovalFlowError:
        reject()
    desks = [name for name, step in process.steps.items() if step.by is not None]
    if seed % 2:  # files lie everywhere, so that every move has to say what becomes of them
        lying = {name: Lying(count=2) for name in desks}
        process = process.amended(backlog=Named(lying))
    made = [maker.move(process) for _ in range(maker.luck.randint(1, 3))]
    text = json.dumps({"approvalflow": 1, "moves": made})
    note(written)
    note(text)
    event(check(text, process))
