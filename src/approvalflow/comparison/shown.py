"""What a design shows whose queue grows: its means would only say how long the simulation ran.

Over a year also such a design has its means, but it never clears its backlog.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from approvalflow.measures.estimates import Value, none
from approvalflow.measures.kpis import UTILISATION

Status = Literal["measured", "overloaded", "growing", "unsettled", "undecided"]
Standing = Literal["settles", "full", "grows"]  # what becomes of the queue of a design
PRIMARY = "days_mean"
PRIMARY_IF_OVERLOADED = "backlog_growth"
CLEARING = "weeks_to_clear"  # what an office never comes to whose queue grows
_WITHOUT_MEANS = {"overloaded": "overloaded", "unsettled": "too-full"}  # and why
_POSTS = "posts_cost"  # is of the file, not of the cases
_TOLD = "open_cases"  # is told of an overloaded design, and compared with nothing


def status_of(*, overloaded: bool, unsettled: bool, year: bool, undecided: int) -> Status:
    """The word that decides what is shown. `unsettled`: somebody is too full for a settled mean,
    though the queue may not grow; `undecided`: cases that had not ended with the run.
    """
    if overloaded:
        return "growing" if year else "overloaded"
    if unsettled and not year:
        return "unsettled"
    return "undecided" if undecided else "measured"


def settled(status: Status) -> bool:
    """Whether the office keeps up with what comes in."""
    return status in ("measured", "undecided")


def standing_of(status: Status) -> Standing:
    """The same with what is between: too full for a settled mean, though it need not grow."""
    if status in ("overloaded", "growing"):
        return "grows"
    return "full" if status == "unsettled" else "settles"


def has_means(status: Status) -> bool:
    """Whether means over cases say something, and so kinds of case, faster and slower."""
    return status not in _WITHOUT_MEANS


def primary_of(today: Status, design: Status) -> str:
    """The measure that a verdict goes by."""
    return PRIMARY if settled(today) and settled(design) else PRIMARY_IF_OVERLOADED


def hidden(measure: str, status: Status) -> str:
    """Why a measure of the design is compared with nothing; "" if it may be."""
    if measure == CLEARING and not settled(status):
        return "queue-grows"
    no_mean = (PRIMARY_IF_OVERLOADED, _POSTS)
    needs_means = measure not in no_mean and not measure.startswith(UTILISATION)
    return _WITHOUT_MEANS.get(status, "") if needs_means else ""


def shown(found: Mapping[str, Value], status: Status) -> dict[str, Value]:
    """The measures that are told of a design; those without a number have the reason."""
    told: dict[str, Value] = {}
    for name, value in found.items():
        why = hidden(name, status)
        if not why or name == _TOLD or (value.why == "no-backlog" and has_means(status)):
            told[name] = value
        elif has_means(status):
            told[name] = none(len(value.by_replication), why)
    return told
