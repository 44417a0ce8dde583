"""The way that each case went: how often it took what from where to where, and how it ended.

Kept of every replication, so that a case can be set beside itself under another design.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import BROKEN_OFF, BROKEN_OFF_NAME, IN_VAIN, Ending, EventLog, Ints
from approvalflow.measures.cohort import Cohort
from approvalflow.measures.counting import alike, combinations
from approvalflow.office.office import Office
from approvalflow.process.graph import START, join_of
from approvalflow.process.model.process import Process

END, NOWHERE = "#end", "#nowhere"  # how a case ended; where a visit that none follows leads


@dataclass(frozen=True, slots=True)
class Leg:
    """From a place to the next one at which something happens. Of the start, of the join of a box
    (`box#join`) and of the END the outcome is ""; the target of the END is how the case ended.
    """

    source: str
    outcome: str
    target: str


@dataclass(frozen=True, slots=True, eq=False)
class CaseWays:
    """`counts` has a row for each different way and a column for each leg: how often it is taken.
    `which`: the row of each case of the cohort.

    Inside a box a leg ends at the join, whichever branch answers last, so that a way depends on
    what was decided of a case and not on when.
    """

    legs: tuple[Leg, ...]
    counts: NDArray[np.uint8]
    which: NDArray[np.int32]

    @property
    def known(self) -> bool:
        """Whether the log told of them."""
        return len(self.counts) > 0


NO_WAYS = CaseWays((), np.zeros((0, 0), dtype=np.uint8), np.zeros(0, dtype=np.int32))


def ways_of(log: EventLog, office: Office, cohort: Cohort) -> CaseWays:
    """The ways of the cohort, in its order."""
    if not cohort.size:
        return NO_WAYS
    log.require("cases.result")
    log.require_visits("previous", "outcome")
    places = _Numbered(log, office.process)
    case, codes = _legs(log, cohort, places)
    kinds, column = combinations(*codes)
    told = [places.leg(*code) for code in kinds.T.tolist()]
    legs = tuple(dict.fromkeys(told))  # two parts of a merged step may end alike
    place = np.array([legs.index(leg) for leg in told], dtype=np.int64)
    taken = np.zeros((cohort.size, len(legs)), dtype=np.uint8)
    np.add.at(taken.reshape(-1), case * len(legs) + place[column], np.uint8(1))
    counts, which = alike(taken)
    return CaseWays(legs, counts, which.astype(np.int32))


def joined_ways(parts: Sequence[CaseWays]) -> CaseWays:
    """Those of the cases of all parts of a log, one after the other."""
    known = [part for part in parts if part.known]
    if len(known) < 2:
        return known[0] if known else NO_WAYS
    legs = tuple(dict.fromkeys(leg for part in known for leg in part.legs))
    rows, which, first = [], [], 0
    for part in known:
        table = np.zeros((len(part.counts), len(legs)), dtype=np.uint8)
        table[:, [legs.index(leg) for leg in part.legs]] = part.counts
        rows.append(table)
        which.append(part.which + first)
        first += len(table)
    counts, number = alike(np.concatenate(rows))
    return CaseWays(legs, counts, number[np.concatenate(which)].astype(np.int32))


class _Numbered:
    """Steps, joins, the start and the ends by number."""

    def __init__(self, log: EventLog, process: Process) -> None:
        self.log = log
        around = [_boxes_around(process, name) for name in log.steps]
        self.joins = joins = dict.fromkeys(join_of(box) for boxes in around for box in boxes)
        ends = [e.name.lower() for e in Ending]
        self.names = [*log.steps, *joins, START, END, NOWHERE, *ends]
        self.number = {name: n for n, name in reversed(list(enumerate(self.names)))}
        self.first_end = len(self.names) - len(ends)
        size = len(log.steps)
        self.join_after = np.array(  # the join that lies between two steps; -1: none
            [[self._between(around[a], around[b]) for b in range(size)] for a in range(size)],
            dtype=np.int64,
        ).reshape(size, size)
        self.own_join = np.array(  # that of the innermost box
            [self.number[join_of(boxes[0])] if boxes else -1 for boxes in around], dtype=np.int64
        )

    def _between(self, source: tuple[str, ...], target: tuple[str, ...]) -> int:
        left = [box for box in source if box not in target]
        return self.number[join_of(left[-1])] if left else -1

    def end(self, result: Ints) -> Ints:
        """The place of an ending."""
        lowest = min(Ending)
        place = np.zeros(max(Ending) - lowest + 1, dtype=np.int64)
        place[[ending - lowest for ending in Ending]] = np.arange(len(Ending)) + self.first_end
        return place[result - lowest]

    def leg(self, source: int, outcome: int, target: int) -> Leg:
        said = ""
        if source < len(self.log.steps):
            names = self.log.outcomes[source]
            said = BROKEN_OFF_NAME if outcome == BROKEN_OFF else names[outcome]
        return Leg(self.names[source], said, self.names[target])


def _boxes_around(process: Process, name: str) -> tuple[str, ...]:
    """The boxes that a step is in, from the innermost."""
    found: list[str] = []
    inside = process.steps[name].inside
    while inside is not None:
        found.append(inside[0])
        inside = process.steps[inside[0]].inside
    return tuple(found)


def _legs(log: EventLog, cohort: Cohort, places: _Numbered) -> tuple[Ints, tuple[Ints, ...]]:
    """The case of each leg, and as columns its source, outcome and target."""
    visits = log.visits
    real = visits.outcome[cohort.rows] != IN_VAIN
    rows, case = cohort.rows[real], cohort.case[real]
    target, before = visits.step[rows], visits.previous[rows]
    follows = before >= 0
    source = np.where(follows, visits.step[before], places.number[START])
    outcome = np.where(follows, visits.outcome[before], 0)
    if places.joins:
        join = np.where(follows, places.join_after[visits.step[before], target], -1)
        source, outcome = np.where(join >= 0, join, source), np.where(join >= 0, 0, outcome)
        follows &= join < 0
    followed = np.zeros(len(visits), dtype=np.bool_)
    followed[before[follows]] = True
    last = ~followed[rows]
    own = places.own_join[target[last]]
    final = np.where(own >= 0, own, places.number[NOWHERE])
    ended = places.end(cohort.result)
    everyone = np.arange(cohort.size)
    nothing = np.zeros(cohort.size, dtype=np.int64)
    columns = (
        np.concatenate([source, target[last], nothing + places.number[END]]),
        np.concatenate([outcome, visits.outcome[rows][last], nothing]),
        np.concatenate([target, final, ended]),
    )
    return np.concatenate([case, case[last], everyone]), columns
