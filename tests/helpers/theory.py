"""The rule for what theory says exactly (CONTRIBUTING.md)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from approvalflow.simulation.engines import ENGINES, OF_RECORD, compiled, is_installed
from approvalflow.simulation.luck import Luck
from approvalflow.study.runner import Simulation
from helpers.lawful import same


def agrees(
    found: Sequence[float], exact: float, *, precision: float = 0.01, scale: float | None = None
) -> None:
    """At most 3.5 standard errors from the exact value, with a standard error of at most the
    share `precision` of it (or of `scale`, where the exact value is nought).
    """
    sample = np.array(found)
    error = float(sample.std(ddof=1)) / len(sample) ** 0.5
    assert error <= precision * (exact if scale is None else scale)
    assert abs(float(sample.mean()) - exact) <= 3.5 * error


def has_the_log_of_the_other(simulation: Simulation, engine: str) -> bool:
    """Of the engine of record, where the compiled one shows the exact value: then its first log is
    that one's row for row, and what takes SimPy minutes is simulated once for both.
    """
    if engine != OF_RECORD or not is_installed("compiled") or not compiled.knows(simulation.plan):
        return False
    runs = (ENGINES[name] for name in (OF_RECORD, "compiled"))
    logs = [run(simulation.plan, Luck(simulation.office, simulation.plan, 1, 1)) for run in runs]
    assert same(*logs)
    return True
