"""What settles a verdict, as sentences by key and parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from approvalflow.comparison.deciding import Grounds
from approvalflow.comparison.guardrails import Held
from approvalflow.comparison.rows import Compared
from approvalflow.comparison.shown import PRIMARY, PRIMARY_IF_OVERLOADED
from approvalflow.comparison.silence import Silence


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence by key and parameters."""

    key: str
    """The key of the sentence."""
    parameters: Mapping[str, Any]
    """What the sentence names: words and numbers."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why there is no mean to compare: designs that are too full, by id, or the key of another
    reason; neither where there is one.
    """

    full: tuple[str, ...] = ()
    why: str = ""


def reasons_of(
    line: int,
    grounds: Grounds,
    guardrails: Sequence[Held],
    silence: Silence,
    rows: Mapping[str, Compared],
    lacking: Lacking,
) -> tuple[Reason, ...]:
    """The reasons of a line of the table."""
    days, growth = (_stated(m, rows.get(m)) for m in (PRIMARY, PRIMARY_IF_OVERLOADED))
    open_points = tuple(_of("guardrail-unsure", guardrails, "unsure"))
    match line:
        case 1:
            return tuple(_of("guardrail-broken", guardrails, "no"))
        case 2:
            key = "queue-still-grows" if grounds.today == "grows" else "queue-begins-to-grow"
            return (Reason(key, growth),)
        case 3:
            shrinks = "queue-settles" if grounds.relieved else "queue-not-certain"
            return (Reason(shrinks, growth), *open_points, *_kept(guardrails))
        case 4:
            no_mean = Reason("primary-not-compared", {"measure": PRIMARY, "why": lacking.why})
            full = Reason("primary-unsettled", {"designs": ", ".join(lacking.full)})
            return (full if lacking.full else no_mean, *open_points)
        case 5:
            return (Reason("no-case-differs", {}),)
        case 6 | 7:
            return (Reason("primary-worse", days),)
        case 8:
            named = {"measures": list(silence.measures), "more": silence.more}
            rising = (Reason("silence-rises", named),) if silence.rises else ()
            return (*rising, *open_points)
        case 9 | 10:
            return (Reason("primary-better", days), *_kept(guardrails))
        case 11:
            return (Reason("primary-within", days), *_kept(guardrails))
        case _:
            return (Reason("primary-no-difference", days),)


def _stated(measure: str, row: Compared | None) -> dict[str, Any]:
    if row is None:
        return {"measure": measure, "difference": None, "low": None, "high": None}
    sides = {"today": row.today, "design": row.design}
    interval = {"difference": row.difference, "low": row.low, "high": row.high}
    return {"measure": measure} | sides | interval


def _of(key: str, guardrails: Sequence[Held], holds: str) -> Iterator[Reason]:
    for guardrail in guardrails:
        if guardrail.holds == holds:
            yield Reason(key, _facts(guardrail))


def _kept(guardrails: Sequence[Held]) -> tuple[Reason, ...]:
    """Said where there are guardrails and every one holds."""
    if not guardrails or any(guardrail.holds != "yes" for guardrail in guardrails):
        return ()
    return (Reason("guardrails-kept", {"count": len(guardrails)}),)


def _facts(guardrail: Held) -> dict[str, str | float | None]:
    return {
        "text": guardrail.text,
        "value": guardrail.value,
        "low": guardrail.low,
        "high": guardrail.high,
        "limit": guardrail.limit,
    }
