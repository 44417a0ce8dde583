"""Without ways: a file is at the next desk when the last one has done with it."""

from __future__ import annotations

from approvalflow.process.model.process import Process, Transfers


def without(process: Process) -> Process:
    """Between levels and departments nothing takes time."""
    return process.amended(transfers=Transfers())
