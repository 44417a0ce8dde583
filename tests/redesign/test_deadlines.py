"""Moves carry ladders and the way of a deadline with them, or refuse; graph and map know them."""

from __future__ import annotations

from typing import Any

import pytest

from approvalflow.checks.checks import findings
from approvalflow.errors import ApprovalFlowError
from approvalflow.process.graph import arrows
from approvalflow.process.model.process import Process
from approvalflow.process.wages import working_roles
from approvalflow.redesign.move import MoveRefused
from approvalflow.redesign.moves.drop import Drop
from approvalflow.redesign.moves.merge import Merge
from approvalflow.redesign.moves.parallelise import Parallelise
from approvalflow.redesign.moves.resequence import Resequence
from approvalflow.redesign.moves.set import Set
from approvalflow.report.map.mermaid import mermaid
from approvalflow.report.map.views import unmeasured
from helpers.strategies import process_of

OFFICE = """
approvalflow: 1
arrivals: 1 per working day
roles:
  clerk: 1
  manager: {staff: 2, deputy: proxy, absent: 20 working days a year}
  head: 1
  director: 1
  proxy: 1
steps:
  - look:
      by: clerk
      work_time: 1 h
      due: {after: 1 week, action: escalate, to: [{role: manager, after: 3 h}, director]}
  - read: {by: clerk, work_time: 1 h, due: {after: 2 working days, action: go_on, then: sign}}
  - note: {by: clerk, work_time: 1 h}
  - sign: {does: approve, by: head, work_time: 10 min}
"""


def office() -> Process:
    return process_of(OFFICE)


def moved(move: Any) -> Process:
    process = move.apply(office()).process
    assert isinstance(process, Process)
    assert not [f for f in findings(process, written=False) if f.severity == "error"]
    return process


def ladder(process: Process) -> tuple[str, ...]:
    return process.steps["look"].taking_over


def way(process: Process) -> list[str]:
    due = process.steps["read"].due
    assert due is not None
    return [arm.to for arm in due.then or ()]


def test_roles_of_a_ladder_are_roles_at_work() -> None:
    assert working_roles(office()) == ("clerk", "director", "head", "manager", "proxy")


def test_merged_roles_are_merged_in_ladders_too() -> None:
    move = Merge.model_validate({"merge": {"roles": ["director", "head"], "into": "board"}})
    process = moved(move)
    assert ladder(process) == ("manager", "board")
    due = process.steps["look"].due
    assert due is not None
    assert [str(rung.after) for rung in due.to] == ["3 h", "None"]


def test_two_levels_that_become_one_are_told() -> None:
    """A file cannot go up from a role to itself."""
    merge = {"roles": ["director", "manager"], "into": "board", "deputy": "proxy",
             "absent": "20 working days a year"}  # fmt: skip
    process = Merge.model_validate({"merge": merge}).apply(office()).process
    assert [f.key for f in findings(process)] == ["escalate-to-itself"]


def test_the_way_of_a_deadline_follows_the_step_to_which_it_leads() -> None:
    assert way(moved(Drop.model_validate({"drop": "sign", "then": "granted"}))) == ["granted"]
    merge = {"steps": ["sign", "register"], "into": "end", "by": "head"}
    longer = process_of(OFFICE + "  - register: {by: head, work_time: 1 h}\n")
    process = Merge.model_validate({"merge": merge}).apply(longer).process
    assert way(process) == ["end"]


def test_it_can_be_set() -> None:
    due: Any = {"then": "granted"}
    assert way(moved(Set.model_validate({"set": {"steps": {"read": {"due": due}}}}))) == ["granted"]
    due = {"to": [{"role": "head", "after": "1 working day"}, "director"]}
    process = moved(Set.model_validate({"set": {"steps": {"look": {"due": due}}}}))
    assert ladder(process) == ("head", "director")


@pytest.mark.parametrize(
    ("move", "why"),
    [
        (Drop.model_validate({"drop": "read"}), "drop-several-ways"),
        (Parallelise.model_validate({"parallelise": ["read", "note"], "as": "both"}),
         "arrow-out-of-box"),
        (Resequence.model_validate({"resequence": ["note", "sign", "read"]}), "resequence-over"),
        (Merge.model_validate({"merge": {"steps": ["note", "sign"], "into": "x", "by": "head"}}),
         "entered-from-outside"),
        (Merge.model_validate({"merge": {"steps": ["look", "read"], "into": "x", "by": "clerk"}}),
         "merge-deadlines"),
    ],
)  # fmt: skip
def test_what_would_lose_it_is_refused(move: Any, why: str) -> None:
    with pytest.raises(MoveRefused) as refused:
        move.apply(office())
    assert refused.value.finding.key == why


def test_it_is_an_arrow_of_the_graph_and_of_the_map() -> None:
    """So a step that stands between is no safeguard, and the map names the way."""
    assert ("read", "sign", "expired") in {
        (a.source, a.target, a.outcome) for a in arrows(office())
    }
    drawn = mermaid(unmeasured(office(), None, office()).maps[0])
    assert '-->|"expired"|' in drawn


def test_a_step_that_only_a_deadline_leads_to_is_reached() -> None:
    told = OFFICE.replace("then: sign}", "then: late}") + (
        "  - out: {does: end}\n  - late: {by: head, work_time: 1 h, then: granted}\n"
    )
    told = told.replace("by: head, work_time: 10 min}", "by: head, work_time: 10 min, then: out}")
    assert not [f for f in findings(process_of(told)) if f.key == "unreachable-step"]


def test_a_law_is_not_kept_by_a_step_that_a_deadline_leaves_out() -> None:
    """`note` is needed by `sign`, and the deadline of `read` leads past it."""
    told = OFFICE.replace(
        "by: head, work_time: 10 min}", "by: head, work_time: 10 min, needs: note}"
    )
    keys = {f.key for f in _told(told)}
    assert "needs-not-met" in keys
    kept = told.replace(", then: sign}", "}")
    assert "needs-not-met" not in {f.key for f in _told(kept)}


def _told(text: str) -> tuple[Any, ...]:
    try:
        return findings(process_of(text))
    except ApprovalFlowError as error:
        return error.problems
