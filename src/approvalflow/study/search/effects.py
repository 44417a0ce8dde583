"""What each option does over all sets: whether the best have it, whether it changes anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from approvalflow.redesign.portfolio import Choice
from approvalflow.redesign.portfolio.space import having
from approvalflow.study.result.search import SoughtOption
from approvalflow.study.search.looks import Looks
from approvalflow.study.summary.moves import move_told

CORE = 0.9  # of the sets that are as good as the best


def near_of(looks: Looks) -> list[Choice]:
    """The sets of the first look that are as good as the best in the first measure."""
    first = {c: v[0] for c, v in _values(looks).items()}
    least = min(first.values())
    return [c for c, v in first.items() if v == least or v - least < looks.worthwhile[0]]


def options_told(looks: Looks, near: Sequence[Choice]) -> tuple[SoughtOption, ...]:
    """Every option with what the first look says of it."""
    values, needs = _values(looks), _needs(looks)
    told = []
    for number, option in enumerate(looks.space.options.every):
        needed_by = tuple(other + 1 for other, needed in needs if needed == number)
        share = sum(bool(choice[number]) for choice in near) / len(near)
        told.append(
            SoughtOption(
                redesigns=option.redesigns,
                levels=tuple(tuple(map(move_told, level)) for level in option.levels),
                effect="" if needed_by else _effect(number, values, looks.worthwhile),
                needed_by=needed_by,
                core=share >= CORE,
                never=share == 0,
            )
        )
    return tuple(told)


def _values(looks: Looks) -> dict[Choice, tuple[float, ...]]:
    found = {choice: looks.objectives.values(kept) for choice, kept in looks.seen.items()}
    return {c: looks.objectives.signed(v) for c, v in found.items() if v is not None}


def _needs(looks: Looks) -> list[tuple[int, int]]:
    """Pairs of options of which no set that was seen has the first without the second."""
    numbers = range(len(looks.space.nothing))
    having_it = {n: [choice for choice in looks.seen if choice[n]] for n in numbers}
    return [
        (one, other)
        for one in numbers
        for other in numbers
        if one != other and having_it[one] and all(choice[other] for choice in having_it[one])
    ]


def _effect(
    number: int, values: dict[Choice, tuple[float, ...]], worthwhile: Sequence[float]
) -> Literal["", "none", "little"]:
    """By the sets that differ in this option alone."""
    pairs = [
        (one, values[without])
        for choice, one in values.items()
        if choice[number] and (without := having(choice, number, 0)) in values
    ]
    changed = [[abs(a - b) for a, b in zip(one, other, strict=True)] for one, other in pairs]
    if not changed:
        return ""
    largest = [max(column) for column in zip(*changed, strict=True)]
    if not any(largest):
        return "none"
    little = all(most < least for most, least in zip(largest, worthwhile, strict=True))
    return "little" if little else ""
