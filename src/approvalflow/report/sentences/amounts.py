"""Amounts of a file in words of a language: 25万美元, 20个工作日, 15 minutes."""

from __future__ import annotations

import re

from approvalflow.errors import NotationError
from approvalflow.notation.chinese import MULTIPLES
from approvalflow.notation.units import duration_unit, number_text, split_amount
from approvalflow.wording import say, sentences
from approvalflow.wording.figures import written

_RATE = re.compile(r"(?P<currency>[A-Z]{3})(?:\s*/\s*|\s+per\s+)(?P<per>h|calendar day)")
_FEW = 3  # digits after the point, of so many ten thousands


def amount_words(text: str, language: str) -> str:
    """An amount as people write it there; as it was written where it is none."""
    try:
        number, unit = split_amount(text)
    except NotationError:
        return text
    return quantity_words(number, unit, language)


def quantity_words(number: float, unit: str, language: str) -> str:
    """A number with its unit."""
    if unit == "%":
        return say("number.share", language, number=number_words(number, language))
    if f"currency.{unit}" in sentences(language):
        currency = say(f"currency.{unit}", language)
        return say("number.money", language, number=_round(number, language), currency=currency)
    if (rate := _RATE.fullmatch(unit)) and f"currency.{rate['currency']}" in sentences(language):
        money = quantity_words(number, rate["currency"], language)
        return say(f"number.rate.{rate['per']}", language, money=money)
    try:
        name = duration_unit(unit, "")
    except NotationError:
        name = ""
    if name:
        one = ".one" if number == 1 else ""
        told = number_words(number, language)
        return say(f"duration.{name}{one}", language, number=told)
    told = _round(number, language)
    return say("sentence.amount", language, number=told, unit=unit) if unit else told


def number_words(number: float, language: str) -> str:
    """All digits of a number as they are grouped there."""
    return written(number_text(number).replace(" ", ","), language)


def _round(number: float, language: str) -> str:
    """In Chinese in 万 and 亿 where that leaves few digits: 25万."""
    if language == "zh":
        for sign, size in sorted(MULTIPLES.items(), key=lambda pair: -pair[1]):
            if abs(number) >= size and round(number / size, _FEW) * size == number:
                return number_words(number / size, language) + sign
    return number_words(number, language)
