"""Who says no: the steps that can refuse a case."""

from __future__ import annotations

from approvalflow.process import graph
from approvalflow.process.model.outcomes import REFUSE
from approvalflow.process.model.process import Process
from approvalflow.process.model.steps import Step


def refusing(process: Process) -> tuple[str, ...]:
    """The steps at which somebody can refuse, in their order; a box refuses by its branches."""
    return tuple(name for name, step in process.steps.items() if _refuses(step))


def _refuses(step: Step) -> bool:
    """Whether a share is refused there that is not always none."""
    said = (outcome for name, outcome in graph.outcomes_of(step) if name == REFUSE)
    return not graph.is_box(step) and any(outcome.share not in (None, 0) for outcome in said)
