"""The crisis in numbers: cases of all designs counted by the limits and bars of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from approvalflow.comparison.counted import Counted, counted, least_points
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.troubles import OPEN, TROUBLES
from approvalflow.process.model.limits import JudgedBy
from approvalflow.process.model.process import Process
from approvalflow.study.result.crisis import Crisis, CrisisTrouble, DesignCrisis, Troubled

WEIGHT = 1  # of each trouble: none is known to be worse than another
Codes = Mapping[int, int]  # cases by the code of their troubles


@dataclass(frozen=True, slots=True)
class CrisisTally:
    """What is kept of a replication: its cases by their troubles, all and by kind."""

    all: Codes
    by: Mapping[str, Mapping[str, Codes]]
    absent: Mapping[str, str]
    undecided: int


def tally(card: Scorecard) -> CrisisTally:
    """Cases that had not ended are counted apart."""
    codes = card.troubles.codes
    ended = codes != OPEN
    by = {
        attribute: {
            name: _codes(codes[ended & (kind.codes == number)])
            for number, name in enumerate(kind.names)
        }
        for attribute, kind in card.kinds.items()
    }
    return CrisisTally(_codes(codes[ended]), by, card.troubles.absent, int((~ended).sum()))


def _codes(codes: np.ndarray) -> Codes:
    found, counts = np.unique(codes, return_counts=True)
    return dict(zip(found.tolist(), counts.tolist(), strict=True))


def judged(process: Process, today: Process) -> Process:
    """The process, its cases to be judged by the limits and bars of today."""
    bar = today.study.too_dear
    if process.time_limit == today.time_limit and bar is None:
        return process
    cost = None if bar is None else bar.amount
    return process.amended(judged_by=JudgedBy(limits=today.time_limit, cost=cost))


def crisis(designs: Mapping[str, Sequence[CrisisTally]], today: Process) -> Crisis:
    """Of each design its replications; the first is today."""
    troubles = _troubles([tallies[0] for tallies in designs.values()])
    weights = {one.id: one.weight for one in troubles if one.weight}
    bar = today.study.too_dear
    return Crisis(
        troubles,
        least_points(weights),
        None if bar is None else bar.amount,
        tuple(_design(name, tallies, weights) for name, tallies in designs.items()),
    )


def _troubles(tallies: Sequence[CrisisTally]) -> tuple[CrisisTrouble, ...]:
    """A trouble counts if today can have it; that a case ends unasked, if it can in any design."""
    found = []
    for name in TROUBLES:
        asked = tallies if name == "silence" else tallies[:1]
        reasons = [tally.absent.get(name, "") for tally in asked]
        why = "" if "" in reasons else reasons[0]
        found.append(CrisisTrouble(name, 0 if why else WEIGHT, why))
    return tuple(found)


def _design(name: str, tallies: Sequence[CrisisTally], weights: Mapping[str, int]) -> DesignCrisis:
    each = [counted(one.all, tuple(TROUBLES), weights) for one in tallies]
    parts = tuple(Parts(one.points, one.cases * one.most) for one in each)
    value = Replicated(parts, "time").estimate()
    kinds = {attribute: tuple(found) for attribute, found in tallies[0].by.items()}
    return DesignCrisis(
        design=name,
        undecided=sum(one.undecided for one in tallies),
        all=_told(_together([one.all for one in tallies], weights)),
        low=None if value is None else value.low,
        high=None if value is None else value.high,
        by={
            attribute: {
                kind: _told(_together([one.by[attribute][kind] for one in tallies], weights))
                for kind in names
            }
            for attribute, names in kinds.items()
        },
    )


def _together(codes: Sequence[Codes], weights: Mapping[str, int]) -> Counted:
    every: Counter[int] = Counter()
    for one in codes:
        every.update(one)
    return counted(every, tuple(TROUBLES), weights)


def _told(found: Counted) -> Troubled:
    return Troubled(found.cases, found.poor, found.points, found.having, found.within)
