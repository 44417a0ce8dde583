"""A replication from its beginning to its log, and the memory that it takes."""

from __future__ import annotations

import gc

from approvalflow.eventlog import EventLog
from approvalflow.simulation.engines.simpy.replication import Run
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan


def log_of(plan: Plan, luck: Luck) -> EventLog:
    """One replication.

    The cyclic garbage collector rests meanwhile, as it was found: files on their way form no
    cycles (but those in a watched box, until it decides), and to look for some costs the more the
    more files there are. What does form a cycle is the run and its network; it is emptied at the
    end, so that a run frees its memory at once.
    """
    collects = gc.isenabled()
    gc.disable()
    run = Run(plan, luck)
    try:
        return run.log()
    finally:
        run.dissolve()
        if collects:
            gc.enable()
