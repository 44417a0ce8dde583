"""The limit of the case."""

from __future__ import annotations

from approvalflow.process.deadlines import has_start
from approvalflow.simulation.plan.contract import NONE, SILENCE, PlannedLimit
from approvalflow.simulation.plan.draft import Draft
from approvalflow.simulation.plan.recipes import Happens, Spans, WordNumbers


def plan_limit(draft: Draft) -> PlannedLimit | None:
    """None where nobody asks whether the limit has passed."""
    limits = draft.office.process.time_limit
    if limits.statutory is None or not (limits.if_late or limits.extension):
        return None
    used = by = NONE
    if limits.extension is not None:
        used = draft.recipe(Happens("time limit", "extension", limits.extension.used))
        by = draft.recipe(Spans(limits.extension.by))
    late = draft.recipe(WordNumbers(limits.if_late or "nothing", SILENCE))
    from_start = not has_start(draft.office.process)
    return PlannedLimit(draft.recipe(Spans(limits.statutory)), late, used, by, from_start)
