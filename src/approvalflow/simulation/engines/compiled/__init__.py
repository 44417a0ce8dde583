"""The plan, run by a flat loop over whole numbers, compiled by numba.

The functions in `flat` know of numbers in a row and nothing else; they can be compiled, and run
interpreted as they stand. `memory` lays a plan out in such a row, `machine` gives the loop room and
draws. Whatever SimPy's engine does happens here too, event for event; it stays the one that is read
to know what is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvalflow.simulation.engines.compiled.folder import is_at_hand, is_installed

if TYPE_CHECKING:
    from approvalflow.eventlog import EventLog
    from approvalflow.simulation.luck import Luck
    from approvalflow.simulation.plan import Plan

__all__ = ["is_at_hand", "is_installed", "knows", "run"]


def knows(plan: Plan) -> bool:
    """Whether it can run a plan: not where applicants ask or complain."""
    return plan.chases is None and plan.complaints is None


def run(plan: Plan, luck: Luck) -> EventLog:
    """One replication; an `Engine`."""
    # numba is imported when something is run
    from approvalflow.simulation.engines.compiled.compiling import Compiled
    from approvalflow.simulation.engines.compiled.machine import Machine

    return Machine(plan, luck, Compiled()).log()
