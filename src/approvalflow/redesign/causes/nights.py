"""Without closing hours: everybody is at the desk day and night, so that work is done at once.

The process calendar stays, for what comes in and what a working day is.
"""

from __future__ import annotations

from approvalflow.calendar.hours import parse_hours
from approvalflow.process.model.named import Named
from approvalflow.process.model.process import Process
from approvalflow.seconds import WEEK


def without(process: Process) -> Process:
    """All roles work at all hours."""
    always = {"hours": parse_hours("always")}
    roles = {name: role.model_copy(update=always) for name, role in process.roles.items()}
    return process.amended(roles=Named(roles))


def times_the_hours(process: Process) -> float:
    """How many times the working hours of a week that is."""
    return WEEK / process.calendar.hours.open_seconds
