"""Which of the same cases a design concerns, and which it leaves exactly as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from approvalflow.comparison.touched import Touched
from approvalflow.eventlog import Ints
from approvalflow.measures.cohort import Bools
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.ways import END, CaseWays, Leg

Pairs = Sequence[tuple[Scorecard, Scorecard]]  # today and the design, replication by replication
_Counted = dict[tuple[tuple[Leg, int], ...], int]  # numbers of what was taken how often


def same_cases(pairs: Pairs) -> bool:
    """Whether the same cases come in, so that each can be set beside itself."""
    return all((a.first_case, a.size) == (b.first_case, b.size) for a, b in pairs)


def concerned(pairs: Pairs, touched: Touched) -> list[Bools] | None:
    """By replication, whether each case of the cohort is concerned; None where that is unknown."""
    if not same_cases(pairs) or not all(a.ways.known and b.ways.known for a, b in pairs):
        return None
    if touched.everybody:
        return [np.ones(a.size, dtype=np.bool_) for a, _ in pairs]
    found = []
    for a, b in pairs:
        visits = _visits(a.ways, touched.today, touched, {})
        visits |= _visits(b.ways, touched.design, touched, touched.names)
        found.append(visits | _goes_otherwise(a.ways, b.ways, touched))
    return found


def _visits(
    ways: CaseWays, steps: frozenset[str], touched: Touched, names: Mapping[str, str]
) -> Bools:
    """Whether each case comes to one of the steps, or ends a visit in a way that changes."""
    columns = [
        n
        for n, leg in enumerate(_named(ways, names))
        if leg.source != END and (leg.target in steps or (leg.source, leg.outcome) in touched.met)
    ]
    comes: Bools = np.asarray(ways.counts[:, columns].sum(axis=1) > 0, dtype=np.bool_)
    return comes[ways.which]


def _goes_otherwise(first: CaseWays, second: CaseWays, touched: Touched) -> Bools:
    """Whether each case takes an arrow, an outcome or a step that changes more or less often."""
    numbers: _Counted = {}
    one = _numbered(first, touched, {}, numbers)
    other = _numbered(second, touched, touched.names, numbers)
    return np.not_equal(one, other)


def _numbered(
    ways: CaseWays, touched: Touched, names: Mapping[str, str], numbers: _Counted
) -> Ints:
    """A number for each case: the same for those that took the same of what changes."""
    watched: dict[Leg, list[int]] = {}
    for n, leg in enumerate(_named(ways, names)):
        if leg.source in touched.forks:
            watched.setdefault(leg, []).append(n)
        if leg.target in touched.gates and leg.source != END:
            watched.setdefault(Leg("", "", leg.target), []).append(n)
    legs = sorted(watched, key=lambda leg: (leg.source, leg.outcome, leg.target))
    if not legs:
        empty = numbers.setdefault((), len(numbers))
        return np.full(len(ways.which), empty, dtype=np.int64)
    taken = np.stack([ways.counts[:, watched[leg]].sum(axis=1) for leg in legs], axis=1)
    kinds, which = np.unique(taken, axis=0, return_inverse=True)
    made = [
        numbers.setdefault(
            tuple((leg, n) for leg, n in zip(legs, kind, strict=True) if n), len(numbers)
        )
        for kind in kinds.tolist()
    ]
    by_way = np.array(made, dtype=np.int64)[which.reshape(-1)]
    found: Ints = by_way[ways.which]
    return found


def _named(ways: CaseWays, names: Mapping[str, str]) -> list[Leg]:
    """The legs with the names of today."""
    return [
        Leg(names.get(leg.source, leg.source), leg.outcome, names.get(leg.target, leg.target))
        for leg in ways.legs
    ]


def any_differs(pairs: Pairs, names: Mapping[str, str]) -> bool:
    """Whether any case is decided at another time, goes another way or ends otherwise."""
    return not same_cases(pairs) or any(_differ(a, b, names) for a, b in pairs)


def _differ(today: Scorecard, design: Scorecard, names: Mapping[str, str]) -> bool:
    if not np.array_equal(today.elapsed, design.elapsed):
        return True
    if not (today.ways.known and design.ways.known):
        return False
    columns = [_by_leg(today.ways, {}), _by_leg(design.ways, names)]
    nothing = np.zeros(today.size, dtype=np.int64)
    return any(
        not np.array_equal(columns[0].get(leg, nothing), columns[1].get(leg, nothing))
        for leg in {**columns[0], **columns[1]}
    )


def _by_leg(ways: CaseWays, names: Mapping[str, str]) -> dict[Leg, Ints]:
    """How often each case takes each leg."""
    found: dict[Leg, Ints] = {}
    for n, leg in enumerate(_named(ways, names)):
        taken = ways.counts[:, n].astype(np.int64)[ways.which]
        found[leg] = found[leg] + taken if leg in found else taken
    return found
