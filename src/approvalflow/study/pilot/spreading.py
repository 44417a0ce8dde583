"""In which order offices that share nobody change, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpreadOffice:
    """`saving`: what a week less of today's way saves there; `weeks`: how long the change takes."""

    name: str
    saving: float
    weeks: float


def smith(offices: Sequence[SpreadOffice]) -> tuple[SpreadOffice, ...]:
    """The order that costs least: largest saving a week of transition first, then by name.

    Smith (1956), "Various optimizers for single-stage production": whoever waits loses his saving
    each week until his own transition is done.
    """
    return tuple(sorted(offices, key=lambda one: (-one.saving / one.weeks, one.name)))


def cost_of(order: Sequence[SpreadOffice]) -> float:
    """What is lost until all have changed, in the unit of the savings."""
    done = cost = 0.0
    for office in order:
        done += office.weeks
        cost += office.saving * done
    return cost
