"""What becomes of the files that lie at a step when a move takes it away or puts it elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.eventlog import EventLog, Horizon
from approvalflow.notation.yamlsource import read_source
from approvalflow.redesign.reading import redesign_from
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of

HEAD = """
approvalflow: 1
calendar: {hours: always}
arrivals: 1 per week
case_data: {urgent: 40%}
roles: {ann: unlimited, bob: unlimited, cid: unlimited}
"""
ROW = f"""{HEAD}
backlog: {{one: 1, two: 1, three: 1}}
steps:
  - one: {{by: ann, work_time: 1 h}}
  - two: {{by: bob, work_time: 2 h}}
  - three: {{does: approve, by: cid, work_time: 4 h, in_tray: 3 h}}
"""
GROUP = f"""{HEAD}
backlog: {{advice.ann: 2, advice.cid: 1}}
steps:
  - advice: {{in_parallel: [ann, bob, cid], work_time: 1 h}}
  - sign: {{by: bob, work_time: 2 h}}
"""


def log_under(process: str, moves: str) -> EventLog:
    text = f"approvalflow: 1\nmoves: [{moves}]\n"
    read = redesign_from(read_source(text, "r.yaml"), "r", process_of(process))
    return simulation_of(read.process, Horizon.of_year(4)).log(1, 1)


def way(log: EventLog, case: int) -> str:
    """The steps of a case, each with the hours of its ready, start and finish."""
    v = log.visits
    rows = np.flatnonzero(v.case == case)
    rows = rows[np.lexsort((v.step[rows], v.finished[rows]))]
    hours = ((v.ready[r] // 3600, v.finished[r] // 3600) for r in rows)
    names = (log.steps[v.step[r]] for r in rows)
    return ", ".join(f"{name} {a}-{b}" for name, (a, b) in zip(names, hours, strict=True))


# Files are numbered by the name of their step: one, three, two.
@pytest.mark.parametrize(
    ("moves", "one", "three", "two"),
    [
        ("{set: {roles: {ann: {staff: 5}}}}",
         "one 0-1, two 1-3, three 6-10", "three 0-4", "two 0-2, three 5-9"),
        # whoever lay at a step that is gone sets off for the next one, by way of its tray
        ("{drop: two}", "one 0-1, three 4-8", "three 0-4", "three 3-7"),
        ("{drop: three}", "one 0-1, two 1-3", "", "two 0-2"),
        # both lie ready at the step that theirs have become
        ("{merge: {steps: [one, two], into: both, by: bob}}",
         "both 0-3, three 6-10", "three 0-4", "both 0-3, three 6-10"),
        # the delegate takes over what lies there
        ("{delegate: three, to: bob, in_tray: 1 h}",
         "one 0-1, two 1-3, three.by_bob 4-8", "three.by_bob 0-4", "two 0-2, three.by_bob 3-7"),
        # only for some cases: what lies there stays
        ("{delegate: three, to: bob, in_tray: 1 h, if: urgent}",
         "one 0-1, two 1-3, three 6-10", "three 0-4", "two 0-2, three 5-9"),
        # what a file has behind it is not asked again, what it has before it is
        ("{parallelise: [one, two], as: box}",
         "one 0-1, box two 0-2, three 5-9", "three 0-4", "two 0-2, three 5-9"),
        ("{set: {backlog: {one: 0, two: 2}}}", "three 0-4", "two 0-2, three 5-9",
         "two 0-2, three 5-9"),
    ],
)  # fmt: skip
def test_files_of_a_row(moves: str, one: str, three: str, two: str) -> None:
    log = log_under(ROW, moves)
    assert [way(log, case) for case in range(3)] == [
        text.replace("box ", "") for text in (one, three, two)
    ]
    assert np.all(log.cases.ended[:3] >= 0)


def test_files_in_a_box() -> None:
    """The other branches have agreed; a branch that is gone has nothing more to say."""
    stays = log_under(GROUP, "{set: {roles: {ann: {staff: 5}}}}")
    assert [way(stays, case) for case in range(3)] == [
        "advice.ann 0-1, sign 1-3", "advice.ann 0-1, sign 1-3", "advice.cid 0-1, sign 1-3",
    ]  # fmt: skip
    dropped = log_under(GROUP, "{drop: advice.ann}")
    assert [way(dropped, case) for case in range(3)] == [
        "sign 0-2", "sign 0-2", "advice.cid 0-1, sign 1-3",
    ]  # fmt: skip
    gone = log_under(GROUP, "{drop: advice}")
    assert [way(gone, case) for case in range(3)] == ["sign 0-2"] * 3


def test_files_keep_their_luck_through_a_merge() -> None:
    """Case by case the same data and the same work, wherever their step has gone."""
    text = ROW.replace("work_time: 2 h", "work_time: {mean: 2 h, shape: exponential}")
    today = log_under(text, "{set: {roles: {ann: {staff: 5}}}}")
    merged = log_under(text, "{merge: {steps: [one, two], into: both, by: bob}}")
    assert np.array_equal(
        today.cases.attributes["urgent"][:3], merged.cases.attributes["urgent"][:3]
    )

    def spent(log: EventLog, case: int, step: str) -> int:
        v = log.visits
        (row,) = np.flatnonzero((v.case == case) & (v.step == log.steps.index(step)))
        return int(v.finished[row] - v.started[row])

    for case in (0, 2):
        alone = spent(today, case, "two")
        assert spent(merged, case, "both") == pytest.approx(3600 + alone, abs=1)
