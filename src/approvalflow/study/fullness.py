"""Whether a design settles: by its loads before any run, then by those that were measured."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.measures.estimates import Value, value_of
from approvalflow.measures.scorecard import Scorecard
from approvalflow.office.filling import FULL, NEAR_FULL
from approvalflow.office.loads import AnyLoad, Loads


def measured(loads: Loads, cards: Sequence[Scorecard]) -> dict[str, Value]:
    """By pool whose load deadlines, patience or deputies leave open, what was measured of it."""
    return {
        load.role: value_of([card.kept.get(load.role) for card in cards], share=False)
        for load in loads.open
    }


def known(loads: Loads, cards: Sequence[Scorecard]) -> tuple[AnyLoad, ...]:
    """The loads of all pools and agendas, those measured in the place of what was estimated.

    Over 98 % that was measured, with the lower limit over 95 %, is as good as certain.
    """
    found = measured(loads, cards)
    told: list[AnyLoad] = []
    for load in loads.pools:
        value = found.get(load.role)
        if value is None or value.value is None:
            told.append(load)
            continue
        low = value.value if value.low is None else value.low
        told.append(load.keeping(value.value, certain=value.value > FULL and low > NEAR_FULL))
    return (*told, *loads.agendas)


def too_full(loads: Loads, cards: Sequence[Scorecard]) -> tuple[AnyLoad, ...]:
    """What is so full that the design has no settled mean."""
    return tuple(load for load in known(loads, cards) if load.unsettled)
