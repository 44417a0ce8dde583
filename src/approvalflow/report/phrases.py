"""What the product itself says between the values of a file, in one language.

A result keeps facts as a file would write them ("share 10%, then board if urgent, else refused"),
so that one stored long ago can still be read. Names stay as they are written; values, the words
that join them, the ends of a case, the kinds of limits and of steps are said in the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import floor, log10
from typing import Literal

from approvalflow.notation.chinese import times_said
from approvalflow.notation.units import duration_unit, number_text
from approvalflow.process.model.routes import ENDS
from approvalflow.seconds import DAY, HOUR, MINUTE
from approvalflow.wording import say

_LIMITS = re.compile(r"(?:^|(?<=, ))(statutory|promised): ")
_AMOUNT = re.compile(r"(\d[\d.]*) (calendar days?|working days?|open hours?|weeks?|min|h)\b")
_WORD = re.compile(r"\b(low|likely|high|mean|median|p90|sd|share|takes|gives_up) (?=[\d[])")
_TO, _YEAR = re.compile(r"(?<=\S) to (?=\d)"), re.compile(r"([^ ,]+) a year")
_UNITS = (("d", DAY), ("h", HOUR), ("min", MINUTE), ("s", 1))


def fact(key: str, text: str, language: str) -> str:
    """A value of what a redesign changes, by the key of the fact; "" stays so."""
    if not text:
        return ""
    match key.partition(" ")[0]:
        case "outcome":
            head, then, to = text.rpartition("then ")
            said = values(head if then else text, language)
            return said + then_to(to, language) if then else said
        case "then":
            return route(text, language)
        case "time_limit":
            return _LIMITS.sub(lambda kind: _limit(kind[1], language), values(text, language))
        case "sits" | "runs" | "hours" if language == "zh":
            return times_said(text)
        case "does":
            return say(f"does.{text}", language)
        case "only_if":
            return text
        case _:
            return values(text, language)


def values(text: str, language: str) -> str:
    """Lengths of time, laws and shares as written: "low 5 min, likely 12 min, high 40 min"."""
    if language == "en":
        return text
    told = _AMOUNT.sub(lambda found: _length(found[1], found[2], language), text)
    told = _YEAR.sub(lambda found: say("phrase.a-year", language, amount=found[1]), told)
    told = _TO.sub(say("phrase.to", language), told)
    return _WORD.sub(lambda found: say(f"phrase.law.{found[1]}", language), told)


def _length(number: str, unit: str, language: str) -> str:
    return say(f"duration.{duration_unit(unit, '')}", language, number=number)


def route(text: str, language: str) -> str:
    """Where an arrow leads, as written: "board if urgent, else refused"."""
    arms = (where(arm, language) for arm in text.split(", else "))
    return say("phrase.else", language).join(arms)


def then_to(text: str, language: str) -> str:
    """The same, after what leads there."""
    return say("phrase.then", language, route=route(text, language))


def where(text: str, language: str) -> str:
    """What holds only under a condition: "board if urgent"; or the same without one."""
    what, _, condition = text.partition(" if ")
    shown = say(f"place.{what}", language) if what in ENDS else what
    return say("phrase.if", language, what=shown, condition=condition) if condition else shown


def joined(how: Literal["names", "parts"], texts: Iterable[str], language: str) -> str:
    """Several names, or parts of a sentence, one after the other."""
    return say(f"phrase.{how}", language).join(texts)


def in_turn(texts: Iterable[str], language: str) -> str:
    """Several things of which the first counts first."""
    return say("phrase.first", language).join(texts)


def span(seconds: int, language: str) -> str:
    """3 d 4 h, 2 h 5 min, 12 min: two units are enough to understand a wait."""
    place = next((n for n, (_, size) in enumerate(_UNITS) if seconds >= size), len(_UNITS) - 1)
    unit, size = _UNITS[place]
    whole, rest = divmod(seconds, size)
    said = say(f"span.{unit}", language, number=whole)
    if unit not in ("d", "h"):
        return said
    smaller, size = _UNITS[place + 1]
    if not (more := rest // size):
        return said
    return say(
        "span.both", language, longer=said, shorter=say(f"span.{smaller}", language, number=more)
    )


def intake(a_year: float) -> dict[str, str]:
    """The cases of an average week and of a year, in as many digits as one plans with."""
    return {"week": _three_digits(a_year * 7 / 365), "year": _three_digits(a_year)}


def _three_digits(value: float) -> str:
    places = max(0, 2 - floor(log10(value))) if value > 0 else 0
    return number_text(round(value, places))


def _limit(kind: str, language: str) -> str:
    return say("phrase.limit", language, limit=say(f"limit.{kind}", language))
