"""The set to take: the cheapest of those that are as good as the best in the first measure."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.comparison.fronts import preferred
from approvalflow.redesign.portfolio import Choice
from approvalflow.study.search.chosen import Chosen
from approvalflow.study.search.looks import Looks
from approvalflow.study.search.objectives import COST, WORK


def best_of(looks: Looks, alive: Sequence[Choice]) -> Chosen:
    """By the replications that choose."""
    values = {choice: signed_values(looks, choice) for choice in alive}
    first = [values[choice][0] for choice in alive]
    cheap = [cheapness(looks, choice, values[choice]) for choice in alive]
    winner = alive[min(range(len(alive)), key=lambda n: (first[n], cheap[n]))]
    return Chosen(winner, alive[preferred(first, looks.worthwhile[0], cheap)])


def signed_values(looks: Looks, choice: Choice) -> tuple[float, ...]:
    """The measures of a set by the deepest look there is before the fresh one; less is better."""
    kept = looks.chosen.get(choice) or looks.seen[choice]
    values = looks.objectives.values(kept)
    assert values is not None
    return looks.objectives.signed(values)


def cheapness(looks: Looks, choice: Choice, values: Sequence[float]) -> tuple[float, float, int]:
    """What decides among sets that are as good: the budget, what the office spends, how much is
    changed.
    """
    measures = looks.objectives.measures
    spent = next((values[n] for n, name in enumerate(measures) if name in (COST, WORK)), 0.0)
    return looks.space.budget(choice), spent, sum(map(bool, choice))
