"""The plan, run by SimPy: bare events on its clock, with queues and people of our own.

One event a period of work. The priority of an event carries the order of meaning within a
second (kind, then case, then step), so that nothing depends on the order of scheduling.

Layers: the run over its services over the stations and queues among which files move, over the
clock. A service asks of the run that it belongs to only what `running` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from approvalflow.eventlog import EventLog
    from approvalflow.simulation.luck import Luck
    from approvalflow.simulation.plan import Plan


def run(plan: Plan, luck: Luck) -> EventLog:
    """One replication; an `Engine`."""
    # SimPy is imported when something is run
    from approvalflow.simulation.engines.simpy.log import log_of

    return log_of(plan, luck)
