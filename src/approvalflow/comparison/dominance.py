"""Who beats whom in everything, and what else one design is taken for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from approvalflow.comparison.criteria import NAMED, Criterion, nobody_sees
from approvalflow.measures.replicated import Replicated, difference

Had = Mapping[str, Replicated]  # by criterion, of one design


@dataclass(frozen=True, slots=True)
class Gap:
    """By how much one design is better than another in a criterion, in its unit: below 0 where it
    is worse, 0 where nobody would see it. `sure`: whether its 95 % interval says so.
    """

    criterion: str
    amount: float
    sure: bool


def gap(criterion: Criterion, first: Replicated, second: Replicated) -> Gap | None:
    """The first against the second; None where one of them has no figure."""
    found = difference(second, first)
    if found is None:
        return None
    change = found.difference
    if nobody_sees(criterion, change.value):
        return Gap(criterion.id, 0.0, sure=False)
    low, high = change.low, change.high
    sure = low is not None and high is not None and (low > 0 or high < 0)
    return Gap(criterion.id, criterion.sign * change.value, sure)


def gaps(first: Had, second: Had, names: Sequence[str]) -> tuple[Gap, ...]:
    """In every one of these criteria."""
    found = (gap(NAMED[name], first[name], second[name]) for name in names)
    return tuple(one for one in found if one is not None)


def beats(found: Sequence[Gap]) -> bool:
    """At least as good in every criterion, and surely better in one."""
    return all(one.amount >= 0 for one in found) and any(
        one.amount > 0 and one.sure for one in found
    )


def beaten_in(designs: Mapping[str, Had], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every pair of designs of which the first beats the second."""
    for first in designs:
        for second in designs:
            if first != second and beats(gaps(designs[first], designs[second], names)):
                yield first, second
