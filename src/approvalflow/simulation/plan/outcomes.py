"""The outcomes of a step, as the log numbers them."""

from __future__ import annotations

from approvalflow.eventlog import (
    BROKEN_OFF_NAME,
    ESCALATED_NAME,
    EXPIRED_NAME,
    IN_VAIN_NAME,
    PASSING,
)
from approvalflow.process import graph
from approvalflow.process.deadlines import is_watched
from approvalflow.process.model.process import Process


def outcome_names(process: Process, name: str) -> tuple[str, ...]:
    """The names of a step's outcomes by number; those that are none of its own come last."""
    step = process.steps[name]
    if graph.is_box(step):
        return ("ask_applicant",)
    names = (PASSING, *(name for name, _ in graph.outcomes_of(step)))
    outside = step.inside[0] if step.inside else None
    if is_watched(process, name):
        return (*names, ESCALATED_NAME, EXPIRED_NAME, IN_VAIN_NAME, BROKEN_OFF_NAME)
    broken = outside is not None and any(graph.early_boxes(process, outside))
    return (*names, BROKEN_OFF_NAME) if broken else names
