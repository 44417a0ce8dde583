"""In which order the options of a set are introduced: the greedy one beside the best.

Every beginning of an order is a set that can be had. The best order has the least sum of the
measure over its beginnings: the one under which applicants wait least until all is done, where
each introduction takes as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

Had = frozenset[int]
Value = Callable[[Had], float | None]  # None where a set cannot be had


def best_order(whole: Sequence[int], value: Value) -> tuple[int, ...] | None:
    """The order with the least sum; None where none can be had. Looks at every set of the options,
    so there must not be many.
    """
    everyone = frozenset(whole)

    @cache
    def after(had: Had) -> tuple[float, tuple[int, ...]] | None:
        """What comes, from here to the end, and its sum."""
        if had == everyone:
            return 0.0, ()
        found = []
        for option, larger, gained in _next(whole, had, value):
            rest = after(larger)
            if rest is not None:
                found.append((gained + rest[0], (option, *rest[1])))
        return min(found, default=None)

    found = after(frozenset())
    return None if found is None else found[1]


def greedy_order(whole: Sequence[int], value: Value) -> tuple[int, ...] | None:
    """Always what helps most at once, among what leads on to the end; None where nothing does."""
    everyone = frozenset(whole)

    @cache
    def leads_on(had: Had) -> bool:
        return had == everyone or any(leads_on(larger) for _, larger, _ in _next(whole, had, value))

    had: Had = frozenset()
    order: list[int] = []
    while had != everyone:
        ways = [(gained, option, larger) for option, larger, gained in _next(whole, had, value)
                if leads_on(larger)]  # fmt: skip
        if not ways:
            return None
        _, option, had = min(ways, key=lambda way: way[:2])
        order.append(option)
    return tuple(order)


def _next(whole: Sequence[int], had: Had, value: Value) -> Iterator[tuple[int, Had, float]]:
    for option in whole:
        if option not in had:
            larger = had | {option}
            gained = value(larger)
            if gained is not None:
                yield option, larger, gained
