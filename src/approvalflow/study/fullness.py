"""Whether a design settles: by its loads before any run, then by those that were measured."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.eventlog import Horizon
from approvalflow.measures.estimates import Value, value_of
from approvalflow.measures.replicated import means
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import paired
from approvalflow.office.filling import FULL, NEAR_FULL
from approvalflow.office.loads import AnyLoad, Loads
from approvalflow.study.settling import QUARTER, YEAR

_ENOUGH = 10  # replications
_CERTAIN = 0.001  # one-sided: a study has several designs, and each is looked at at several sizes
_MATTERS = 0.01  # of the cases that come in


def drift(cards: Sequence[Scorecard], horizon: Horizon) -> float | None:
    """By how many cases a month a design grows that was to settle; None if it may have settled.

    The second net, where loads know no reason: the open cases of the last quarter measured,
    against the same quarter whole years before, so that seasons are none.
    """
    same_quarter = horizon.weeks >= YEAR and horizon.start_up >= QUARTER
    if horizon.kind == "year" or not same_quarter or len(cards) < _ENOUGH:
        return None
    found = [card.measures["backlog_growth"] or 0.0 for card in cards]
    test = paired([0.0] * len(found), found)
    growth = test.difference.value
    monthly = sum(card.size for card in cards) / len(cards) / (horizon.weeks * 7 / 30)
    certain = test.p is not None and test.p / 2 < _CERTAIN
    return growth if certain and growth > _MATTERS * monthly else None


def measured(loads: Loads, cards: Sequence[Scorecard]) -> dict[str, Value]:
    """By pool whose load deadlines, patience or deputies leave open, what was measured of it."""
    return {
        load.role: value_of(means([card.kept.get(load.role) for card in cards]))
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
