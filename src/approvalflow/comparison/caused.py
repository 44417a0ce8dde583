"""How many days each cause has on its account, from days with and without every set of causes.

A share is linear in the values of the sets, so it is kept as weights: of the exact values for the
share itself, and of those without each replication for its interval (jackknife).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from approvalflow.comparison.sharing import Arrival, arrivals_in_groups
from approvalflow.measures.statistics import estimate

Causes = frozenset[str]
Totals = tuple[tuple[int, int], ...]  # seconds and cases, one pair a replication
Weights = dict[str, dict[Causes, Fraction]]  # of each cause, what each set counts


@dataclass(frozen=True, slots=True)
class Attributed:
    """`exact` in seconds a case; the ends of the 95 % interval too, None of one replication."""

    exact: Fraction
    low: float | None
    high: float | None


def weights_of(
    groups: Sequence[Sequence[str]],
    settles: Callable[[Causes], bool] = lambda _: True,
    there: Causes = frozenset(),
) -> Weights:
    """What the seconds of each set count for each cause, by Owen's value over the orders in which
    every set settles, those `there` being taken away already. Raises NoOrder.
    """
    left = [[cause for cause in group if cause not in there] for group in groups]
    among: Sequence[Arrival[str]] = arrivals_in_groups(
        [group for group in left if group], lambda present: settles(there | present)
    )
    found: Weights = {}
    for one in among:
        counts = found.setdefault(one.player, {})
        for present, weight in ((one.before, one.weight), (one.after, -one.weight)):
            at = there | present
            counts[at] = counts.get(at, Fraction()) + weight
    return found


def together(weights: Weights, causes: Collection[str]) -> dict[Causes, Fraction]:
    """What the seconds of each set count for several causes."""
    found: dict[Causes, Fraction] = {}
    for cause in causes:
        for present, weight in weights.get(cause, {}).items():
            found[present] = found.get(present, Fraction()) + weight
    return found


def mean_of(totals: Totals) -> Fraction:
    """Seconds a case, over all replications."""
    return Fraction(sum(seconds for seconds, _ in totals), sum(cases for _, cases in totals))


def attributed(counts: Mapping[Causes, Fraction], totals: Mapping[Causes, Totals]) -> Attributed:
    """The share with these weights."""
    exact = sum((c * mean_of(totals[at]) for at, c in counts.items()), Fraction())
    replications = len(next(iter(totals.values())))
    if replications < 2:
        return Attributed(exact, None, None)
    without = np.zeros(replications)
    for at, weight in counts.items():
        seconds, cases = np.array(totals[at], dtype=np.float64).T
        rest = cases.sum() - cases
        if not np.all(rest > 0):  # one replication has all the cases that there are
            return Attributed(exact, None, None)
        without += float(weight) * (seconds.sum() - seconds) / rest
    pseudo = replications * float(exact) - (replications - 1) * without
    found = estimate(pseudo.tolist())
    return Attributed(exact, found.low, found.high)
