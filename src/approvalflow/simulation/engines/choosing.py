"""The engine that is quickest for what has to be run: the same log whichever it is."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from approvalflow.simulation.engines import compiled, simpy

if TYPE_CHECKING:
    from approvalflow.eventlog import EventLog
    from approvalflow.simulation.luck import Luck
    from approvalflow.simulation.plan import Plan

# What it costs to load and to compile, in seconds of a processor
_LOADING = 0.5
_COMPILING = 25.0


def compiled_if_it_can(plan: Plan, luck: Luck) -> EventLog:
    """One replication by the compiled engine; by SimPy where it does not know what happens: the log
    is the same. An `Engine`.
    """
    return compiled.run(plan, luck) if compiled.knows(plan) else simpy.run(plan, luck)


@dataclass
class Chooser:
    """Runs on SimPy until this process has spent with it what the compiled engine costs to begin
    with: so never twice as long as with the better of the two (the rule of renting skis).
    """

    spent: float = 0.0
    _worth: float | None = field(default=None, repr=False)

    def run(self, plan: Plan, luck: Luck) -> EventLog:
        """One replication; an `Engine`."""
        if compiled.knows(plan) and self.compiles:
            try:
                return compiled.run(plan, luck)
            except ImportError:  # of a numba that does not go with this numpy
                self._worth = inf
        begun = time.process_time()
        log = simpy.run(plan, luck)
        self.spent += time.process_time() - begun
        return log

    @property
    def compiles(self) -> bool:
        """Whether it is time for the compiled engine."""
        if self.spent < _LOADING or not compiled.is_installed():
            return False
        if self._worth is None:
            self._worth = _LOADING if compiled.is_at_hand() else _COMPILING
        return self.spent >= self._worth
