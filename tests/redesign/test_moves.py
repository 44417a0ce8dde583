"""Before, moves, after: what each move makes of a process, and what it refuses.

The cases stand in the YAML files beside this one. `before` and `after` are lists of steps under
the `head` of the file, or whole processes. The result must mean what `after` means: the same
steps, and the same event log with the same luck; only one of them (`same: log`, `same: steps`),
or only the dates and results of the cases (`same: cases`), where a move makes what cannot be
written. `guesses` are the keys of what was taken for granted. `refused` is the key of the problem,
`line` its line among the moves. `waive` are the waivers of the redesign. A `bug` is told of a case
that should hold and does not yet.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import EventLog, Horizon
from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.model.boxes import Branch
from approvalflow.process.model.named import Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import Arm
from approvalflow.process.model.steps import Part, Step
from approvalflow.redesign.reading import ReadRedesign, redesign_from
from approvalflow.study.runner import simulation_of

FOLDER = Path(__file__).parent
HORIZON = Horizon(start_up=0, weeks=8, run_out=30)
REPLICATIONS = 2
_OPENING = "approvalflow: 1\nmoves:\n"
_AGAIN = "_again"
_WRITTEN_ABOVE = _OPENING.count("\n")
KEYS = {
    "name", "before", "moves", "after", "same", "waived", "warned", "refused", "line",
    "suggests", "bug", "waive",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    file: str
    head: str
    body: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.file}: {self.body['name']}"

    def process(self, which: str) -> Process:
        text = self.body[which]
        if not text.startswith("approvalflow"):
            text = f"{self.head}steps:\n{textwrap.indent(text, '  ')}"
        return with_twins(process_from(read_source(text, f"{which}.yaml"), "process").process)

    def redesigned(self) -> ReadRedesign:
        text = _OPENING + textwrap.indent(self.body["moves"], "  ")
        if "waive" in self.body:
            text += "waive:\n" + textwrap.indent(self.body["waive"], "  ")
        return redesign_from(read_source(text, "redesign.yaml"), "redesign", self.process("before"))


def with_twins(process: Process) -> Process:
    """`lineage: sign_again` shares the luck of `sign`, which people may not write."""
    for name, step in process.steps.items():
        if step.lineage is not None and step.lineage.endswith(_AGAIN):
            process = process.with_step(name, lineage=step.lineage.removesuffix(_AGAIN))
    return process


def _cases() -> Iterator[Case]:
    yaml = YAML(typ="safe")
    for file in sorted(FOLDER.glob("*.yaml")):
        written = yaml.load(file.read_text(encoding="utf-8"))
        for body in written["cases"]:
            assert set(body) <= KEYS, body
            yield Case(file.stem, written["head"], {"before": written.get("before"), **body})


CASES = tuple(_cases())


def _with(key: str) -> list[Any]:
    """The cases with that key; a `bug` is what the code does not do yet."""
    found = []
    for case in (c for c in CASES if key in c.body):
        bug = case.body.get("bug")
        marks = [pytest.mark.xfail(reason=bug, strict=True)] if bug else []
        found.append(pytest.param(case, marks=marks, id=str(case)))
    return found


def meaning(node: Any) -> Any:
    """A process as plain data without what is words only; ids without their dots."""
    if isinstance(node, Process):
        steps = {_id(n): _step_meaning(n, s) for n, s in node.steps.items()}
        rest = {n: meaning(getattr(node, n)) for n in type(node).model_fields if n not in (
            "steps", "name", "id")}  # fmt: skip
        return {**rest, "steps": steps}
    if isinstance(node, Arm):
        return str(node.when), _id(node.to)
    if isinstance(node, Branch):
        return str(node.only_if), _id(node.first)
    if isinstance(node, Named):
        return {name: meaning(part) for name, part in node.items()}
    if isinstance(node, Outcome | Part):
        return {n: meaning(getattr(node, n)) for n in type(node).model_fields}
    if isinstance(node, tuple):
        return [meaning(part) for part in node]
    return str(node)


def _id(name: str) -> str:
    return name.replace(".", "_")


def _step_meaning(name: str, step: Step) -> Any:
    atom = _id(step.lineage or name)
    told = {n: meaning(getattr(step, n)) for n in type(step).model_fields if n not in (
        "name", "group", "lineage", "tray_atom", "legal_basis", "inside")}  # fmt: skip
    tray = _id(step.tray_atom or atom) if step.in_tray is not None else ""
    inside = tuple(map(_id, step.inside or ()))
    return {**told, "atom": atom, "tray": tray, "inside": inside}


def logs_of(process: Process) -> list[EventLog]:
    simulation = simulation_of(process, HORIZON)
    return [simulation.log(1, number) for number in range(1, REPLICATIONS + 1)]


def _cases_of(log: EventLog) -> list[np.ndarray]:
    cases = log.cases
    return [cases.submitted, cases.decided, cases.ended, cases.result]


def _visits_of(log: EventLog) -> list[np.ndarray]:
    return [getattr(log.visits, name) for name in type(log.visits).__dataclass_fields__]


def same_log(one: EventLog, other: EventLog, *, visits: bool) -> None:
    for mine, theirs in zip(_cases_of(one), _cases_of(other), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    if visits:
        for mine, theirs in zip(_visits_of(one), _visits_of(other), strict=True):
            np.testing.assert_array_equal(mine, theirs)


def test_every_case_says_what_becomes_of_it() -> None:
    assert {len({"after", "refused"} & set(case.body)) for case in CASES} == {1}
    names = [str(case) for case in CASES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", _with("after"))
def test_the_move_makes_what_is_expected(case: Case) -> None:
    made, expected = case.redesigned(), case.process("after")
    same = case.body.get("same", "meaning")
    if same in ("meaning", "steps"):
        assert meaning(made.process) == meaning(expected)
    assert list(made.waived) == case.body.get("waived", [])
    assert len(made.waivers) == len(case.body.get("waive", "").splitlines())
    assert [warning.key for warning in made.warnings] == case.body.get("warned", [])
    if same == "steps":  # the ids of the luck cannot be written: no dots
        return
    for mine, theirs in zip(logs_of(made.process), logs_of(expected), strict=True):
        assert len(mine.cases) > 50
        same_log(mine, theirs, visits=same != "cases")


@pytest.mark.parametrize("case", _with("refused"))
def test_the_move_is_refused_where_it_stands(case: Case) -> None:
    with pytest.raises(ApprovalFlowError) as caught:
        case.redesigned()
    problem = caught.value.problems[0]
    if case.body["refused"] == "*":  # with whatever reason
        return
    assert {p.key for p in caught.value.problems} == {case.body["refused"]}
    assert problem.where is not None
    assert problem.where.file == "redesign.yaml"
    assert problem.where.line - _WRITTEN_ABOVE == case.body["line"], problem
    if "suggests" in case.body:
        assert problem.parameters["suggestion"] == case.body["suggests"]
