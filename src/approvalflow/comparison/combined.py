"""Sums of the values that a measure has under sets of moves: what one adds, what two have between
them. In fractions, so that shares add up in every replication and over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from approvalflow.comparison.sharing import Arrival
from approvalflow.measures.estimates import Value
from approvalflow.measures.proportions import Floats
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.statistics import estimate, paired

Set = frozenset[int]
Weights = Mapping[Set, Fraction]


@dataclass(frozen=True, slots=True)
class ExactNumber:
    """A number over all replications, as a ratio of totals, and in each of them; None where one
    has nothing to measure. `pseudo`: those of the jackknife, None where there are none.
    """

    whole: Fraction
    each: tuple[Fraction | None, ...]
    pseudo: Floats | None


def exact(replicated: Replicated) -> ExactNumber | None:
    """A measure as fractions; None where it has no value. A quantile over all replications is that
    of all their cases.
    """
    if replicated.value is None:
        return None
    parts = [part for part in replicated.parts if part is not None]
    each = tuple(_fraction(part.over, part.of, part.scale) for part in parts)
    if replicated.pooled is not None:
        whole = Fraction(replicated.pooled.value)
    else:
        over, of = (sum(map(Fraction, column)) for column in list(zip(*parts, strict=True))[:2])
        whole = over / (of * Fraction(parts[0].scale))
    return ExactNumber(whole, each, replicated.pseudo_values())


def _fraction(*part: float) -> Fraction | None:
    number = Parts(*part)
    if not number.of:
        return None
    return Fraction(number.over) / (Fraction(number.of) * Fraction(number.scale))


def combined(weights: Weights, values: Mapping[Set, ExactNumber]) -> ExactNumber:
    """The sum of the values, each times its weight."""
    scale = lcm(*(weight.denominator for weight in weights.values()))
    terms = [(int(weight * scale), values[chosen]) for chosen, weight in weights.items() if weight]
    count = len(next(iter(values.values())).each)
    return ExactNumber(
        _sum((n, term.whole) for n, term in terms) / scale,
        tuple(_sum_of_known([(n, term.each[r]) for n, term in terms], scale)
              for r in range(count)),
        _pseudo(terms, scale, count),
    )  # fmt: skip


def _sum(terms: Iterable[tuple[int, Fraction]]) -> Fraction:
    """Numerators of one denominator are added first: most are over the same number of cases."""
    over: dict[int, int] = {}
    for number, value in terms:
        over[value.denominator] = over.get(value.denominator, 0) + number * value.numerator
    return sum((Fraction(top, of) for of, top in over.items()), Fraction())


def _sum_of_known(terms: Sequence[tuple[int, Fraction | None]], scale: int) -> Fraction | None:
    known = [(number, value) for number, value in terms if value is not None]
    return _sum(known) / scale if len(known) == len(terms) else None


def _pseudo(terms: Sequence[tuple[int, ExactNumber]], scale: int, count: int) -> Floats | None:
    found: Floats = np.zeros(count)
    for number, term in terms:
        if term.pseudo is None:
            return None
        found = found + number / scale * term.pseudo
    return found


def as_value(found: ExactNumber) -> Value:
    """With its interval, that of the pseudo-values."""
    value, each = float(found.whole), tuple(None if e is None else float(e) for e in found.each)
    if found.pseudo is None or len(found.each) < 2:
        return Value(value, None, None, each)
    around = estimate(found.pseudo.tolist())
    assert around.low is not None
    assert around.high is not None
    if not any(each):  # nothing in any replication is no sample of something
        return Value(value, value, value, each)
    return Value(value, min(around.low, value), max(around.high, value), each)


def chance_of_none(found: ExactNumber) -> float | None:
    """The two-sided p of its being nothing but chance; None where there is no test."""
    if found.pseudo is None or len(found.each) < 2:
        return None
    return paired([0.0] * len(found.each), found.pseudo.tolist()).p


def sharing_weights(among: Sequence[Arrival[int]]) -> dict[int, dict[Set, Fraction]]:
    """Of each player, how often each set counts in its share of what becomes less: those it comes
    to count for it, those with it against it.
    """
    found: dict[int, dict[Set, Fraction]] = {}
    for one in among:
        weights = found.setdefault(one.player, {})
        weights[one.before] = weights.get(one.before, Fraction()) + one.weight
        weights[one.after] = weights.get(one.after, Fraction()) - one.weight
    return found


def between(before: Set, after: Set) -> Weights:
    """How much less it is after than before."""
    return {before: Fraction(1), after: Fraction(-1)} if before != after else {}


def beyond_both(first: Set, second: Set, there: Set) -> Weights:
    """How much more two save together than one by one (the dividend of Harsanyi 1963), those
    `there` being there already; less than nothing where they get in each other's way.
    """
    one = Fraction(1)
    return {first | second: -one, first: one, second: one, there: -one}
