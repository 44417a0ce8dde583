"""How digits are written in a language."""

from __future__ import annotations

import re

_ALONE = 4  # so many digits of a whole number stand together in Chinese
_FIGURE = re.compile(r"[-+]?\d{1,3}(?: \d{3})*(?:\.\d+)?(?P<percent> ?%)?")


def written(digits: str, language: str) -> str:
    """A number grouped by commas as the language has it: 1,234 and 12,345.6; in Chinese 1234."""
    if language != "zh":
        return digits
    whole = digits.partition(".")[0].strip("-+").replace(",", "")
    return digits.replace(",", "") if len(whole) <= _ALONE else digits


def told(value: object, language: str) -> object:
    """A number or share that a sentence is filled with, as it is written there: of 12 345 and 98 %
    12,345 and, in Chinese, 98%.
    """
    if not isinstance(value, str):
        return value
    found = _FIGURE.fullmatch(value)
    if found is None:
        return value
    number = value.removesuffix(found["percent"] or "").replace(" ", ",")
    percent = found["percent"] or ""
    return written(number, language) + (percent.strip() if language == "zh" else percent)
