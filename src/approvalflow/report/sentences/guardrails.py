"""What must not get worse, as a sentence: nine in ten decided within 90 days."""

from __future__ import annotations

from approvalflow.comparison.guardrails import ConditionParts, kind_in, parts_of
from approvalflow.errors import NotationError
from approvalflow.measures.kpis import measure_named
from approvalflow.notation.units import split_amount
from approvalflow.report.sentences.amounts import number_words, quantity_words
from approvalflow.report.sentences.conditions import condition_words
from approvalflow.report.view import View
from approvalflow.study.result import Held
from approvalflow.wording import sentences

_SIDES = {"<=": "most", "<": "below", ">=": "least", ">": "above"}


def guardrail_words(guardrail: Held | str, view: View) -> str:
    """What it asks for; as it was written where it is no known condition."""
    text = guardrail if isinstance(guardrail, str) else guardrail.text
    written = parts_of(text)
    if written is None or measure_named(_measure(written)) is None:
        return text
    told = _told(written, view)
    if not told:
        return text
    return view.say("sentence.guardrail.today", told=told) if written.of_today else told


def _measure(written: ConditionParts) -> str:
    own = written.role and not kind_in(written.role)
    return f"{written.name}({written.role})" if own else written.name


def _told(written: ConditionParts, view: View) -> str:
    measure = _measure(written)
    amount = _amount(written, view)
    role, name = view.role(written.role) if written.role else "", view.measure(measure)
    kind = kind_in(written.role)
    if kind:
        cases = condition_words(f"{kind[0]} is {kind[1]}", view)
        name = view.say("sentence.guardrail.kind", measure=name, cases=cases)
    named = {"measure": name, "amount": amount, "role": role}
    if written.sign is None:
        side = _SIDES[written.operator]
        own = f"sentence.guardrail.{written.name}.{side}"
        key = own if own in sentences(view.language) and not kind else f"sentence.guardrail.{side}"
        return view.say(key, **named)
    if not written.sign:
        return view.say(f"sentence.guardrail.as-today.{_SIDES[written.operator]}", **named)
    way = "more" if written.sign == "+" else "less"
    return view.say(f"sentence.guardrail.{way}.{_SIDES[written.operator]}", **named)


def _amount(written: ConditionParts, view: View) -> str:
    """The days of a limit are those of the calendar, unless others are named."""
    try:
        number, unit = split_amount(written.amount)
    except NotationError:
        return written.amount
    if unit in ("point", "points"):
        points = "sentence.point" if number == 1 else "sentence.points"
        return view.say(points, number=number_words(number, view.language))
    told = quantity_words(number, unit, view.language)
    return told.replace(" calendar day", " day") if view.language == "en" else told
