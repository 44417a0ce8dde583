"""The flat loop as it stands: by the interpreter, on lists."""

from __future__ import annotations

from collections.abc import Callable

from approvalflow.eventlog import EventLog, Ints
from approvalflow.simulation.engines.compiled.flat.loop import loop
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.machine import Machine
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan


class Interpreted:
    """Runs the loop as it stands, on lists; a `Host`."""

    def loop(self, run: FlatRun) -> int:
        """The loop."""
        return loop(run)

    def row(self, numbers: Ints) -> list[int]:
        """The same numbers."""
        found: list[int] = numbers.tolist()
        return found

    def handle(self, function: Callable[[int, int, int], int]) -> Callable[[int, int, int], int]:
        """The function itself."""
        return function


def log_of(plan: Plan, luck: Luck) -> EventLog:
    """One replication."""
    return Machine(plan, luck, Interpreted()).log()
