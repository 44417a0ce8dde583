"""Redesigns against today: rows, and a verdict by rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from approvalflow.comparison.guardrails import Guardrail, Held, held
from approvalflow.comparison.rows import (
    Compared,
    Kinds,
    adjusted,
    measure_of,
    not_compared,
    row,
    rows_by_kind,
    shift,
)
from approvalflow.comparison.shown import PRIMARY, Status, hidden, primary_of
from approvalflow.measures.estimates import Value, estimate_of, none
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import holm

Verdict = Literal["adopt", "do not adopt", "evidence insufficient"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence by key and parameters."""

    key: str
    parameters: Mapping[str, Any]  # text and numbers


@dataclass(frozen=True, slots=True)
class Sample:
    """The replications of one design, by its id, and the word for what they show."""

    cards: Sequence[Scorecard]
    status: Status = "measured"
    guardrails: Sequence[Guardrail] = ()
    design: str = ""
    at_least: Collection[str] = ()  # measures that leave somebody's work out: compared with nothing


@dataclass(frozen=True, slots=True)
class Comparison:
    """A redesign against today. `by`: days_mean by attribute and category; `faster` and `slower`:
    the shares of cases at least a calendar day faster and slower than the same case today, and
    both by attribute and category. Empty, or without a value, if not shown.
    """

    design: str
    measures: Mapping[str, Compared]
    by: Mapping[str, Mapping[str, Compared]]
    faster: Value
    slower: Value
    faster_by: Kinds
    guardrails: tuple[Held, ...]
    verdict: Verdict
    reasons: tuple[Reason, ...]


def compared(today: Sample, designs: Sequence[Sample]) -> tuple[Comparison, ...]:
    """Each design against today, over the same replications in the same order.

    Holm over the designs, on the primary measure alone: the mean days, or the growth of the
    backlog where one of the two is overloaded. Raises ValueError if replications do not match.
    """
    values = [_values(today, design) for design in designs]
    rows = [
        {
            name: not_compared(a.value, b.value)
            if name in (*today.at_least, *design.at_least)
            else row(a, b, measure_of(name).better)
            for name, (a, b) in pairs.items()
        }
        for pairs, design in zip(values, designs, strict=True)
    ]
    primaries = [primary_of(today.status, design.status) for design in designs]
    p_values = holm([table[p].p for table, p in zip(rows, primaries, strict=True)])
    for table, primary, p in zip(rows, primaries, p_values, strict=True):
        table[primary] = adjusted(table[primary], p, measure_of(primary).better)
    return tuple(
        _comparison(today, design, pairs, table, primary)
        for design, pairs, table, primary in zip(designs, values, rows, primaries, strict=True)
    )


def _values(today: Sample, design: Sample) -> dict[str, tuple[Value, Value]]:
    """The measures of today and of the design; those only one of them has, too."""
    if len(today.cards) != len(design.cards):
        raise ValueError(f"{len(today.cards)} and {len(design.cards)} replications")
    names = dict.fromkeys([*today.cards[0].measures, *design.cards[0].measures])
    return {name: (_value(today, name), _value(design, name)) for name in names}


def _value(sample: Sample, name: str) -> Value:
    if why := hidden(name, sample.status):
        return none(len(sample.cards), why)
    return estimate_of([card.overall for card in sample.cards], name)


def _comparison(
    today: Sample,
    design: Sample,
    values: Mapping[str, tuple[Value, Value]],
    rows: Mapping[str, Compared],
    primary: str,
) -> Comparison:
    hides = hidden(PRIMARY, today.status) or hidden(PRIMARY, design.status)
    moved = shift(today.cards, design.cards, hides)
    checked = tuple(_held(guardrail, values) for guardrail in design.guardrails)
    full = tuple(sample.design for sample in (today, design) if sample.status == "unsettled")
    verdict, reasons = verdict_of(primary, rows[primary], checked, _why(values[primary]), full)
    measure = measure_of(PRIMARY)
    return Comparison(
        design=design.design,
        measures=rows,
        by={} if hides else rows_by_kind(today.cards, design.cards, measure),
        faster=moved.faster,
        slower=moved.slower,
        faster_by=moved.by,
        guardrails=checked,
        verdict=verdict,
        reasons=reasons,
    )


def _held(guardrail: Guardrail, values: Mapping[str, tuple[Value, Value]]) -> Held:
    today, design = values.get(guardrail.measure, (None, None))
    if today is None or design is None:
        return Held(guardrail.text, "unsure", None, None, None, None)
    return held(guardrail, design.by_replication, today.by_replication)


def _why(pair: tuple[Value, Value]) -> str:
    """Why there is nothing to compare; "" if there is."""
    return next((value.why for value in pair if value.value is None), "")


def verdict_of(
    primary: str,
    compared_row: Compared,
    guardrails: Sequence[Held],
    why: str = "",
    unsettled: Sequence[str] = (),
) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict by rule, with the reasons that settle it.

    Do not adopt: a guardrail is broken or the primary measure worse. Adopt: it is better and
    every guardrail holds. Else the evidence does not suffice, and so where one of the two is so
    full (`unsettled`) that it has no mean and need not grow either.
    """
    stated = {
        "measure": primary,
        "difference": compared_row.difference,
        "low": compared_row.low,
        "high": compared_row.high,
    }
    against = [Reason("guardrail-broken", _facts(g)) for g in guardrails if g.holds == "no"]
    if compared_row.word == "worse" and not unsettled:
        against.append(Reason("primary-worse", stated))
    if against:
        return "do not adopt", tuple(against)
    open_points = [Reason("guardrail-unsure", _facts(g)) for g in guardrails if g.holds == "unsure"]
    if unsettled:
        named = {"designs": ", ".join(unsettled)}
        open_points.insert(0, Reason("primary-unsettled", named))
    elif compared_row.word == "not compared":
        open_points.insert(0, Reason("primary-not-compared", {"measure": primary, "why": why}))
    elif compared_row.word != "better":
        open_points.insert(0, Reason("primary-no-difference", stated))
    if open_points:
        return "evidence insufficient", tuple(open_points)
    kept = [Reason("guardrails-kept", {"count": len(guardrails)})] if guardrails else []
    return "adopt", (Reason("primary-better", stated), *kept)


def _facts(guardrail: Held) -> dict[str, str | float | None]:
    return {
        "text": guardrail.text,
        "value": guardrail.value,
        "low": guardrail.low,
        "high": guardrail.high,
        "limit": guardrail.limit,
    }
