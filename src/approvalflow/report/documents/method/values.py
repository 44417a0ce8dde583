"""Values of a process in words: lengths of time, laws, shares and what they depend on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from approvalflow.notation.units import Duration, number_text
from approvalflow.process.model.named import Named
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.model.spreads import Number, Spread, Time
from approvalflow.process.model.varying import ByAttempt, ByCase
from approvalflow.report.phrases import in_turn, joined
from approvalflow.wording import say

_CUTS = ("at_least", "at_most")


def in_words(value: Any, language: str) -> str:
    """A value that may vary, as a sentence takes it."""
    match value:
        case ByCase():
            parts = [
                say("method.value.kind", language, kind=kind, value=in_words(part, language))
                for kind, part in value.options
            ]
            if value.otherwise is not None:
                rest = in_words(value.otherwise, language)
                parts.append(say("method.value.otherwise", language, value=rest))
            parts_told = joined("parts", parts, language)
            return say("method.value.by", language, datum=value.depends_on, parts=parts_told)
        case ByAttempt():
            parts = [in_words(part, language) for part in value.attempts]
            told = in_turn(parts, language)
            return say("method.value.attempts", language, values=told) if len(parts) > 1 else told
        case Spread():
            return law_in_words(value, language)
        case Duration():
            return length(value, language)
        case Named():
            shares = ((name, in_words(part, language)) for name, part in value.items())
            return joined("names", (f"{name} {share}" for name, share in shares), language)
        case bool():
            return say("yes" if value else "no", language)
        case float():
            return share_text(value, language)
        case int():
            return say("people.unlimited", language) if value == UNLIMITED else number_text(value)
        case _:
            return str(value)


def share_text(share: float, language: str) -> str:
    return say("number.share", language, number=number_text(round(100 * share, 4)))


def length(given: Duration, language: str) -> str:
    """A length of time with its unit in the language."""
    one = ".one" if given.amount == 1 else ""
    return say(f"duration.{given.unit}{one}", language, number=number_text(given.amount))


def law_in_words(spread: Spread, language: str) -> str:
    """The law that numbers fix, by its name, and the numbers."""
    given = _given(spread, language)
    shape = getattr(spread, "shape", None) or ""
    named = [key for key in given if key not in _CUTS and not key.startswith("values ")]
    values = [text for key, text in given.items() if key.startswith("values ")]
    if values:
        told = say("method.law.values", language, values=joined("names", values, language))
    else:
        kind = "-".join((*sorted(named), *([shape] if shape else [])))
        told = say(f"method.law.{kind}", language, **{key: given[key] for key in named})
    for key in _CUTS:
        if key in given:
            told += say(f"method.law.{key}", language, value=given[key])
    return told


def _given(spread: Spread, language: str) -> Mapping[str, str]:
    if isinstance(spread, Time):
        return {key: length(value, language) for key, value in spread.durations().items()}
    assert isinstance(spread, Number)
    return {key: str(value) for key, value in spread.quantities().items()}


def implied(spread: Spread, language: str) -> tuple[str, str, str]:
    """Mean, median and nine in ten of a law, in the unit of its first number."""
    law = spread.law()
    found = (float(law.mean()), *(float(q) for q in law.quantile(np.array([0.5, 0.9]))))
    mean, median, p90 = (_in_its_unit(spread, amount, language) for amount in found)
    return mean, median, p90


def _in_its_unit(spread: Spread, amount: float, language: str) -> str:
    if isinstance(spread, Time):
        unit = next(iter(spread.durations().values())).unit
        return length(Duration(_short(amount / Duration(1.0, unit).scaled), unit), language)
    assert isinstance(spread, Number)
    return f"{number_text(_short(amount))} {spread.unit}".rstrip()


def _short(amount: float) -> float:
    """In three digits, which is what one knows of a law."""
    return float(f"{amount:.3g}")


def leaves_with_kinds(
    value: Any, language: str, kinds: tuple[str, ...] = ()
) -> Iterator[tuple[str, Any]]:
    """Every single value of one that may vary, with the kind of case and the visit that has it."""
    if isinstance(value, ByCase):
        for name, part in value.options:
            yield from leaves_with_kinds(part, language, (*kinds, name))
        if value.otherwise is not None:
            rest = say("method.data.otherwise", language)
            yield from leaves_with_kinds(value.otherwise, language, (*kinds, rest))
    elif isinstance(value, ByAttempt):
        for number, part in enumerate(value.attempts, 1):
            last = number == len(value.attempts)
            visit = say(f"method.data.{'visits' if last else 'visit'}", language, number=number)
            yield from leaves_with_kinds(part, language, (*kinds, visit))
    elif value is not None:
        yield joined("names", kinds, language), value
