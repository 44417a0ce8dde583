"""Shares of outcomes when some outcomes are taken away: the others in the proportions they had."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from approvalflow.process.model.named import Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.varying import ByAttempt, ByCase, branches

Of = Callable[..., float | None]  # of one share of each outcome; None where nothing else happens


def renormalised(outcomes: Named[Outcome], gone: Collection[str]) -> Named[Outcome]:
    """Without the outcomes `gone`; the others' shares divided by what these leave, attempt by
    attempt and kind by kind. An attempt after which nothing else happens is passed over.
    """
    taken = [o.share for name, o in outcomes.items() if name in gone and o.share is not None]

    def left(share: float, *others: float) -> float | None:
        rest = 1.0 - sum(others)
        return min(share / rest, 1.0) if rest > 1e-12 else None

    return Named(
        {
            name: outcome if outcome.share is None or not taken
            else outcome.model_copy(update={"share": combined(left, outcome.share, *taken) or 0.0})
            for name, outcome in outcomes.items()
            if name not in gone
        }
    )  # fmt: skip


def combined(of: Of, *values: Any) -> Any:
    """What varies as any of the values varies; of attempts at which `of` gives None, what it gives
    at the next.
    """
    data = next((by.depends_on for value in values for by in branches(value)), None)
    if data is not None:
        return _by_case(of, data, values)
    lengths = [len(value.attempts) for value in values if isinstance(value, ByAttempt)]
    if not lengths:
        return of(*values)
    found: list[Any] = []
    for attempt in reversed(range(max(lengths))):
        here = combined(of, *(_at_attempt(value, attempt) for value in values))
        found.insert(0, (found[0] if found else 0.0) if here is None else here)
    return ByAttempt(tuple(found))


def _by_case(of: Of, datum: str, values: tuple[Any, ...]) -> ByCase[Any]:
    every = [by for value in values for by in branches(value) if by.depends_on == datum]
    names = sorted({name for by in every for name, _ in by.options})
    options = tuple(
        (name, combined(of, *(_of_kind(value, datum, name) for value in values))) for name in names
    )
    if any(by.otherwise is None for by in every):
        return ByCase(datum, options)  # which then names every kind
    rest = combined(of, *(_of_kind(value, datum, None) for value in values))
    return ByCase(datum, options, rest)


def _of_kind(value: Any, datum: str, name: str | None) -> Any:
    """The value for one kind of case; None is every kind that is not named."""
    if isinstance(value, ByAttempt):
        return ByAttempt(tuple(_of_kind(part, datum, name) for part in value.attempts))
    if not isinstance(value, ByCase):
        return value
    if value.depends_on == datum:
        chosen = dict(value.options).get(name or "", value.otherwise)
        return _of_kind(chosen, datum, name)
    options = tuple((other, _of_kind(part, datum, name)) for other, part in value.options)
    rest = None if value.otherwise is None else _of_kind(value.otherwise, datum, name)
    return ByCase(value.depends_on, options, rest)


def _at_attempt(value: Any, attempt: int) -> Any:
    if isinstance(value, ByAttempt):
        return _at_attempt(value.attempts[min(attempt, len(value.attempts) - 1)], attempt)
    return value
