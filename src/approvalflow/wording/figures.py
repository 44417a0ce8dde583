"""How digits are written in a language."""

from __future__ import annotations

import re

_ALONE = 4  # so many digits of a whole number stand together in Chinese
_FIGURE = re.compile(r"[-+]?\d{1,3}(?: \d{3})*(?:\.\d+)?(?P<percent> ?%)?")


def written(digits: str, language: str) -> str:
    """A number grouped by commas as the language has it: 12 345.6; in Chinese 12,345.6, 1234."""
    if language != "zh":
        return digits.replace(",", " ")
    whole = digits.partition(".")[0].strip("-+").replace(",", "")
    return digits.replace(",", "") if len(whole) <= _ALONE else digits


def told(value: object, language: str) -> object:
    """A number or share that a sentence is filled with, as it is written there: 98 % as 98%."""
    if language != "zh" or not isinstance(value, str):
        return value
    found = _FIGURE.fullmatch(value)
    if found is None:
        return value
    number = value.removesuffix(found["percent"] or "")
    return written(number.replace(" ", ","), language) + ("%" if found["percent"] else "")
