"""Numbers as they are written around the world, and how the same number is written here."""

from __future__ import annotations

import re

NUMERAL = re.compile(r"\d+(?:[.,'’_]\d+)+")
"""Digits with at least one sign between them."""
_WIDE: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0xFE6A: "%",
    0x3000: " ",
}
_WIDE |= {0xFFE1: "£", 0xFFE5: "¥", 0xFFE6: "₩"}


def narrowed(text: str) -> str:
    """The text with the full-width signs and digits of Asian keyboards made narrow: 25％ -> 25%."""
    return text.translate(_WIDE)


def is_clear(numeral: str) -> bool:
    """Whether it can only be read in one way: with a decimal point, and not `9.000`."""
    return re.fullmatch(r"\d+\.\d+", numeral) is not None and not is_ambiguous(numeral)


def is_ambiguous(numeral: str) -> bool:
    """Whether one sign stands before three digits: nine, or nine thousand; 0.125 is a fraction."""
    return re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", numeral) is not None


def spaced(numeral: str) -> str:
    """Read as thousands where it can be: 5,000 -> 5 000, 1.234,5 -> 1 234.5, 5,5 -> 5.5."""
    signs = re.sub(r"\d", "", numeral)
    parts = re.split(r"\D", numeral)
    if _is_whole(signs, parts):
        return _in_threes("".join(parts))
    whole = "".join(parts[:-1])
    return f"{_in_threes(whole) if len(signs) > 1 else whole}.{parts[-1]}"


def with_point(numeral: str) -> str:
    """Read as a fraction, with a number of decimals that is not three: 5,000 -> 5.0."""
    whole, decimals = re.split(r"\D", numeral, maxsplit=1)
    short = decimals.rstrip("0") or "0"
    return f"{whole}.{short if len(short) != 3 else short + '0'}"


def _is_whole(signs: str, parts: list[str]) -> bool:
    if len(set(signs)) > 1:  # the last of different signs begins the decimals
        return False
    if len(signs) > 1 or signs in "'’_":
        return True
    return len(parts[1]) == 3 and len(parts[0]) <= 3 and parts[0][0] != "0"


def _in_threes(digits: str) -> str:
    return f"{int(digits):,}".replace(",", " ")
