"""The horizon that suits some designs."""

from __future__ import annotations

from collections.abc import Iterable

from approvalflow.eventlog import Horizon
from approvalflow.process.model.process import Process


def horizon_for(designs: Iterable[Process]) -> Horizon:
    """A year, if one of the designs has a backlog; else a settled state."""
    lying = any(len(process.backlog) for process in designs)
    return Horizon.of_year() if lying else Horizon()
