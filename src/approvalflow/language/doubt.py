"""How sure a number is: what `could_be` says of it, and how it is written at any place there."""

from __future__ import annotations

from dataclasses import dataclass

from approvalflow.errors import NotationError
from approvalflow.notation import units

TENTH = 0.1  # of a number of which nobody has said between what it could be


@dataclass(frozen=True, slots=True)
class Doubt:
    """Between what a number could be, and what it is now, in `unit`; of a law, and of what is
    scaled, how many times as much as is written (`times`, and no unit).
    """

    low: float
    now: float
    high: float
    unit: str = ""
    times: bool = False

    def text(self, written: str, value: float) -> str:
        """How the number that is `written` reads where the guess has that value."""
        return scaled(written, value) if self.times else amount_text(value, self.unit)


def a_tenth() -> Doubt:
    """Of a number, or a law, of which nothing is said: a tenth less to a tenth more."""
    return Doubt(1 - TENTH, 1.0, 1 + TENTH, times=True)


def doubt_of(could_be: str, stated: str | None) -> Doubt:
    """What `could_be` says of a number as stated; None stands for a law, of which it is a share.
    Raises NotationError: it is no range, of another unit, or elsewhere.
    """
    ends = units.split_range(could_be)
    try:
        low, high = (units.split_amount(end) for end in ends or ("", ""))
    except ValueError:
        raise NotationError("could-be-not-a-range", text=could_be) from None
    law = stated is None or units.split_range(stated) is not None
    if law and not low[1] == high[1] == "%":
        raise NotationError("could-be-of-law", text=could_be)
    if law or (low[1] == high[1] == "%" and not units.is_share(stated or "")):
        return _within(Doubt(low[0] / 100, 1.0, high[0] / 100, times=True), could_be)
    try:
        now = units.split_amount(stated or "")
    except ValueError:
        raise NotationError("could-be-not-a-range", text=could_be) from None
    factors = [_in_unit(end[1], now[1]) for end in (low, high)]
    if None in factors:
        raise NotationError("could-be-units", text=could_be, value=stated or "")
    first, last = (
        end[0] * (factor or 0.0) for end, factor in zip((low, high), factors, strict=True)
    )
    return _within(Doubt(first, now[0], last, now[1]), could_be)


def _within(doubt: Doubt, could_be: str) -> Doubt:
    if doubt.low >= doubt.high:
        raise NotationError("could-be-not-a-range", text=could_be)
    if not doubt.low <= doubt.now <= doubt.high:
        raise NotationError("could-be-elsewhere", text=could_be)
    return doubt


def _in_unit(unit: str, wanted: str) -> float | None:
    """How many of the unit that is wanted are one of the other; None if none ever is."""
    if unit == wanted:
        return 1.0
    try:
        one, other = (units.parse_duration(f"1 {name}") for name in (unit, wanted))
    except NotationError:
        return None
    alike = one.clock is other.clock or not (one.clock.in_office or other.clock.in_office)
    return one.scaled / other.scaled if alike else None


def scaled(text: str, factor: float) -> str:
    """So many times an amount, or both ends of a range; raises NotationError where it is none."""
    parts = units.split_range(text) or (text,)
    amounts = (units.split_amount(part) for part in parts)
    return " to ".join(amount_text(number * factor, unit) for number, unit in amounts)


def amount_text(number: float, unit: str) -> str:
    """A number with its unit, to nine places, as a file may have it: 1.575 could be thousands."""
    digits = f"{number:.9f}".rstrip("0").rstrip(".")
    _, _, places = digits.partition(".")
    told = digits + "0" * (len(places) == 3)
    return f"{told}{'' if unit == '%' else ' '}{unit}".rstrip()
