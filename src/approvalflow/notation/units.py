"""Numbers with their units: durations, money, shares, quantities, dates; parse and format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from approvalflow.errors import NotationError
from approvalflow.notation import chinese, numerals
from approvalflow.notation.near import near
from approvalflow.seconds import DAY, HOUR, MINUTE, WEEK


class Clock(StrEnum):
    """What a duration passes on."""

    WALL = "wall"  # hours and minutes, around the clock
    CALENDAR = "calendar"  # calendar days and weeks, around the clock too
    WORKING = "working"  # working days, while the process calendar is open
    OPEN = "open"  # open hours, while the process calendar is open

    @property
    def in_office(self) -> bool:
        """Whether it passes only while the process calendar is open."""
        return self in (Clock.WORKING, Clock.OPEN)

    def scale(self, working_day: float) -> float:
        """Seconds to one of what `Duration.scaled` counts, with so many to the working day."""
        return working_day if self is Clock.WORKING else 1.0


_DURATION_UNITS: dict[str, tuple[Clock, float]] = {
    "min": (Clock.WALL, float(MINUTE)),
    "h": (Clock.WALL, float(HOUR)),
    "open hour": (Clock.OPEN, float(HOUR)),
    "working day": (Clock.WORKING, 1.0),
    "calendar day": (Clock.CALENDAR, float(DAY)),
    "week": (Clock.CALENDAR, float(WEEK)),
}
_PLURALS = {
    "open hours": "open hour", "working days": "working day", "calendar days": "calendar day",
    "weeks": "week",
}  # fmt: skip
_LOOSE_UNITS = {
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "minute": "min", "minutes": "min",
    "mins": "min", "m": "min", "business day": "working day", "business days": "working days",
    "workday": "working day", "workdays": "working days", "working hour": "open hour",
    "working hours": "open hours", "office hour": "open hour", "office hours": "open hours",
    "business hour": "open hour", "business hours": "open hours",
}  # fmt: skip

_DAYS = ("working days", "calendar days")
_CHINESE_DAYS = ("个工作日", "个日历日")
_LONG_UNITS = ("month", "months", "year", "years")
_NO_UNITS = (*_LONG_UNITS, "second", "seconds", "day", "days", "quarter", "night", "fortnight")
_OFFICE_WORDS = ("working", "work", "business", "office", "open")
_LONGEST = 36_525  # days: a hundred years

_NUMBER = r"-?\d{1,3}(?:[   ]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
_AMOUNT = re.compile(rf"\s*(?P<number>{_NUMBER})\s*(?P<unit>\S.*?)?\s*$")
_TIME_WORDS = re.compile(r"(?:working|calendar) days?|open hours?")  # the only units of two words


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time as written, e.g. 5 working days."""

    amount: float
    unit: str

    @property
    def clock(self) -> Clock:
        return _DURATION_UNITS[self.unit][0]

    @property
    def scaled(self) -> float:
        """Seconds; for working days, the number of working days."""
        return self.amount * _DURATION_UNITS[self.unit][1]

    def seconds(self, working_day: float) -> float:
        """Seconds of its clock, with `working_day` open seconds to the working day."""
        return self.scaled * self.clock.scale(working_day)

    def __str__(self) -> str:
        plural = self.amount != 1 and self.unit not in ("min", "h")
        return f"{number_text(self.amount)} {self.unit}{'s' if plural else ''}"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency, given by its three letters; nothing at all needs none."""

    amount: float
    currency: str

    def __str__(self) -> str:
        return f"{number_text(self.amount)} {self.currency}".rstrip()


@dataclass(frozen=True, slots=True)
class Rate:
    """Money per unit of time: a wage by the hour, the cost of delay by the calendar day."""

    money: Money
    per: str

    def __str__(self) -> str:
        return f"{self.money} per {self.per}" if self.money.currency else str(self.money)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with any unit, e.g. 1 800 m2."""

    amount: float
    unit: str

    def __str__(self) -> str:
        return f"{number_text(self.amount)} {self.unit}".rstrip()


def number_text(value: float) -> str:
    """1800.0 -> "1 800": digits in threes, no digits that say nothing."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace(",", " ")


def split_amount(text: str) -> tuple[float, str]:
    """A number and the words after it; refuses what could be read in two ways."""
    written = text.strip()
    plain = chinese.amount(numerals.narrowed(written))
    numeral = numerals.NUMERAL.match(plain, 1 if plain.startswith("-") else 0)
    if numeral and numerals.is_ambiguous(numeral.group()):
        before, after = plain[: numeral.start()], plain[numeral.end() :]
        whole = f"{before}{numerals.spaced(numeral.group())}{after}"
        fraction = f"{before}{numerals.with_point(numeral.group())}{after}"
        raise NotationError("ambiguous-thousands", text=written, spaced=whole, decimal=fraction)
    if numeral and not numerals.is_clear(numeral.group()):
        raise NotationError("comma-in-number", text=written)
    found = _AMOUNT.match(plain)
    unit = re.sub(r"\s+", " ", found.group("unit") or "") if found else ""
    if not found or re.match(r"[\d.,:]", unit):
        raise NotationError("not-a-number", text=written)
    number = float(re.sub(r"[\s\u00a0\u202f]", "", found.group("number")))
    if abs(number) > 1e15:
        raise NotationError("number-too-large", text=written)
    return number, unit


def parse_number(text: str) -> float:
    number, unit = split_amount(text)
    if unit:
        raise NotationError("unit-not-wanted", text=text, unit=unit)
    return number


def parse_count(text: str) -> int:
    """A bare whole number of zero or more."""
    number = parse_number(text)
    if number < 0 or number != int(number):
        raise NotationError("not-a-count", text=text)
    return int(number)


def duration_unit(unit: str, text: str) -> str:
    """The standard spelling of a unit of time; refuses a bare "day"."""
    unit = _PLURALS.get(unit, unit)
    if unit in _DURATION_UNITS:
        return unit
    if not unit:
        raise NotationError("unit-missing", text=text, example=f"{text.strip()} h")
    if unit in ("day", "days", "d"):
        raise bare_day(text)
    if unit in _LONG_UNITS:
        raise NotationError("long-unit", text=text, unit=unit)
    raise NotationError("unknown-unit", text=text, unit=unit, suggestion=_unit_meant(unit))


def _unit_meant(unit: str) -> str:
    """The unit that was misspelt; never one of another size or clock than its words name."""
    meant = near(unit, (*_LOOSE_UNITS, *_DURATION_UNITS, *_PLURALS, *_NO_UNITS))
    if meant in _NO_UNITS:
        return ""
    meant = _LOOSE_UNITS.get(meant, meant)
    ours = _DURATION_UNITS.get(_PLURALS.get(meant, meant))
    words = unit.lower().split()
    in_office = any(word in _OFFICE_WORDS for word in words)
    for word in words:
        size = _DURATION_UNITS.get(_LOOSE_UNITS.get(word) or _PLURALS.get(word, word))
        if ours and size and size != ours and (not in_office or size[1] != ours[1]):
            return ""
    if in_office and ours and not ours[0].in_office:
        return ""
    return meant


def bare_day(text: str) -> NotationError:
    """Of the value as it is written, which may hold more than one number."""
    days = ("个?[天日]", _CHINESE_DAYS) if chinese.is_chinese(text) else (r"\bd(ays?)?\b", _DAYS)
    working, calendar = (re.sub(days[0], kind, text.strip()) for kind in days[1])
    return NotationError("bare-day", text=text, working=working, calendar=calendar)


def parse_duration(text: str) -> Duration:
    """Such as `5 working days`, `90 min`, `2 weeks`."""
    number, unit = split_amount(text)
    unit = duration_unit(unit, text)
    if number < 0:
        raise NotationError("negative", text=text)
    duration = Duration(number, unit)
    days = duration.scaled / (1 if duration.clock is Clock.WORKING else DAY)
    if days > _LONGEST:
        raise NotationError("duration-too-long", text=text, years=100)
    return duration


def split_range(text: str) -> tuple[str, str] | None:
    """`10 to 30 min` -> ("10 min", "30 min"); None where there is no "to"."""
    parts = re.split(r"\s+to\s+", chinese.span(text.strip()))
    if len(parts) != 2:
        return None
    low, high = parts
    unit = _AMOUNT.match(high)
    if unit and unit.group("unit") and re.fullmatch(rf"\s*(?:{_NUMBER})\s*", low):
        low = f"{low.strip()} {unit.group('unit')}"
    return low, high


def parse_money(text: str) -> Money:
    """Such as `250 000 USD`, or a bare `0`."""
    number, unit = split_amount(text)
    return Money(number, _currency(unit, text) if unit or number else "")


def parse_rate(text: str, allowed: tuple[str, ...]) -> Rate:
    """`60 CNY/h`, `600 CNY per calendar day`, a bare `0`; `allowed` are the units of time it may
    be per.
    """
    number, unit = split_amount(text)
    if not unit and not number:
        return Rate(Money(0.0, ""), allowed[0])
    parts = re.split(r"\s*/\s*|\s+per\s+", unit, maxsplit=1)
    if len(parts) != 2:
        raise NotationError(
            "rate-missing-per", text=text, example=f"{_in_currency(number, unit)}/{allowed[0]}"
        )
    if parts[1] not in allowed:
        raise NotationError("rate-unit", text=text, unit=parts[1], allowed=", ".join(allowed))
    if number < 0:
        raise NotationError("negative", text=text)
    return Rate(Money(number, _currency(parts[0], text)), parts[1])


def is_share(text: str) -> bool:
    """Whether a per cent sign, of whatever width, ends it."""
    return numerals.narrowed(text).rstrip().endswith("%")


def parse_share(text: str) -> float:
    """`18%` -> 0.18, within 0..1."""
    number, unit = split_amount(text)
    if unit != "%":
        raise NotationError("share-without-percent", text=text, example=f"{number_text(number)}%")
    if not 0 <= number <= 100:
        raise NotationError("share-out-of-range", text=text)
    return number / 100


def parse_percent(text: str) -> float:
    """`135%` -> 1.35: a share of something else, zero or more."""
    number, unit = split_amount(text)
    if unit != "%":
        raise NotationError("share-without-percent", text=text, example=f"{number_text(number)}%")
    if number < 0:
        raise NotationError("negative", text=text)
    return number / 100


def parse_quantity(text: str) -> Quantity:
    """Such as `1 800 m2`, `12`."""
    number, unit = split_amount(text)
    if (" " in unit or unit.startswith("/")) and not _TIME_WORDS.fullmatch(unit):
        raise NotationError("unit-not-a-word", text=text.strip(), unit=unit)
    return Quantity(number, unit)


def parse_date(text: str) -> date:
    """Such as `2025-01-06`."""
    try:
        return date.fromisoformat(chinese.day(text).strip())
    except ValueError:
        raise NotationError("bad-date", text=text) from None


def _in_currency(number: float, unit: str) -> str:
    return f"{number_text(number)} {unit if re.fullmatch('[A-Z]{3}', unit) else 'EUR'}"


def is_currency(unit: str) -> bool:
    """Whether amounts in a unit are money."""
    return re.fullmatch(r"[A-Z]{3}", unit) is not None


def _currency(unit: str, text: str) -> str:
    if not is_currency(unit):
        raise NotationError("currency-missing", text=text, unit=unit)
    return unit
