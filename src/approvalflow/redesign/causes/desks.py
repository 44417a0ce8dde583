"""Without in-trays: no file lies on a desk whose official is free."""

from __future__ import annotations

from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.process import Process


def without(process: Process) -> Process:
    """Files are taken up as soon as somebody is free."""
    empty = {"in_tray": None}
    return process.amended(
        roles=Named({n: role.model_copy(update=empty) for n, role in process.roles.items()}),
        steps=Listed((n, step.model_copy(update=empty)) for n, step in process.steps.items()),
    )
