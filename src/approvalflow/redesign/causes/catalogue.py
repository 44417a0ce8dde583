"""The causes of days, in the order in which they are told, each with the group it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final, Literal

from approvalflow.process.model.process import Process
from approvalflow.redesign.causes import desks, meetings, nights, order, rework, staff, ways

Group = Literal["resources", "desk", "system", "hours"]
RESOURCES: Final = "resources"
DESK: Final = "desk"
SYSTEM: Final = "system"
HOURS: Final = "hours"
GROUPS: tuple[Group, ...] = (RESOURCES, DESK, SYSTEM, HOURS)


@dataclass(frozen=True, slots=True)
class Cause:
    """`without`: what becomes of a process when this is taken away from it."""

    id: str
    group: Group
    without: Callable[[Process], Process]


# the order of steps first: what stands in a row is seen while nothing else has changed
CAUSES: tuple[Cause, ...] = (
    Cause("order", SYSTEM, order.without),
    Cause("staff", RESOURCES, staff.without),
    Cause("desks", DESK, desks.without),
    Cause("ways", SYSTEM, ways.without),
    Cause("meetings", SYSTEM, meetings.without),
    Cause("rework", SYSTEM, rework.without),
    Cause("nights", HOURS, nights.without),
)
IDS = tuple(cause.id for cause in CAUSES)


def asked(process: Process, *, at_night: bool) -> tuple[Cause, ...]:
    """The causes that can be asked of a process: its order only where the file says what must
    wait for what, nights only where somebody wants to know.
    """
    left_out = set() if order.is_said(process) else {"order"}
    left_out |= set() if at_night else {"nights"}
    return tuple(cause for cause in CAUSES if cause.id not in left_out)


def groups_of(process: Process, causes: Collection[Cause]) -> dict[Group, tuple[str, ...]]:
    """The causes by group, in the order in which they are told; in-trays belong to the group that
    the file says, or to none of the others until somebody has measured why files lie.
    """
    found: dict[Group, tuple[str, ...]] = {}
    for group in GROUPS:
        members = tuple(c.id for c in causes if group_of(process, c) == group)
        if members:
            found[group] = members
    return found


def group_of(process: Process, cause: Cause) -> Group:
    """The group of a cause, for this process."""
    booked = process.causes.in_tray
    return booked or cause.group if cause.group == DESK else cause.group


def cleared(process: Process, causes: Collection[str]) -> Process:
    """The process without these causes."""
    for cause in CAUSES:
        if cause.id in causes:
            process = cause.without(process)
    return process
