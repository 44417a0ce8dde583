"""Any move on any process gives a sound process, or a refusal with a reason."""

from __future__ import annotations

import json
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import event, given, note, reject, settings
from hypothesis import strategies as st

from approvalflow.checks.checks import findings
from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.process import graph
from approvalflow.process.model.arrivals import BacklogFiles
from approvalflow.process.model.named import Named
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import redesign_from
from approvalflow.study.runner import simulation_of
from helpers.moves import MoveMaker, ProcessMaker

HORIZON = Horizon(start_up=0, weeks=2, run_out=150, kind="year")


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
    found = findings(redesigned.process, written=False)
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


@pytest.mark.slow
@settings(max_examples=200)
@given(st.integers(0, 2**32))
def test_any_move_gives_a_sound_process_or_a_reason(seed: int) -> None:
    luck = Random(seed)
    written = json.dumps(ProcessMaker(luck).process())
    try:
        process = process_from(read_source(written, "process.yaml"), "process").process
    except ApprovalFlowError:
        reject()
    desks = [name for name, step in process.steps.items() if step.by is not None]
    if seed % 2:  # files lie everywhere, so that every move has to say what becomes of them
        lying = {name: BacklogFiles(count=2) for name in desks}
        process = process.amended(backlog=Named(lying))
    maker = MoveMaker(luck, process)
    made = [maker.move() for _ in range(luck.randint(1, 3))]
    text = json.dumps({"approvalflow": 1, "moves": made})
    note(written)
    note(text)
    event(check(text, process))
