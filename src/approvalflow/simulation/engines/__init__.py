"""Engines: each runs one replication of a plan with the luck that it is given.

An engine sees whole numbers only: nothing random, and nothing of the process that the plan does
not say. It is a folder and a line here; the tests of laws and theory and the hand-worked logs run
over all of them. A folder's `run` imports what it runs on when it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from approvalflow.simulation.engines import compiled, simpy
from approvalflow.simulation.engines.choosing import Chooser, compiled_if_it_can

if TYPE_CHECKING:  # the help of a command asks for the names of engines, and reads nothing
    from approvalflow.eventlog import EventLog
    from approvalflow.simulation.luck import Luck
    from approvalflow.simulation.plan import Plan

Engine: TypeAlias = "Callable[[Plan, Luck], EventLog]"

USUAL = "auto"  # what runs where no engine is named
OF_RECORD = "simpy"  # the one that says what is meant; the others have the same log
ENGINES: Mapping[str, Engine] = {
    USUAL: Chooser().run,
    OF_RECORD: simpy.run,
    "compiled": compiled_if_it_can,
}


def is_installed(engine: str) -> bool:
    """Whether an engine has what it runs on: one of them needs an extra."""
    return engine != "compiled" or compiled.is_installed()
