"""The plan, run by a flat loop over whole numbers, compiled by numba."""

from approvalflow.eventlog import EventLog
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan


def run(plan: Plan, luck: Luck) -> EventLog:
    """One replication; an `Engine`."""
    # numba is imported when something is run
    from approvalflow.simulation.engines.compiled.compiling import Compiled
    from approvalflow.simulation.engines.compiled.machine import Machine

    return Machine(plan, luck, Compiled()).log()
