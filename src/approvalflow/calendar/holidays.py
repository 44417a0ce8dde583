"""Days on which an office is closed: public holidays and closures, and make-up working days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from approvalflow.calendar.calendar import FIRST_YEAR, LAST_YEAR
from approvalflow.calendar.recurring import recurring
from approvalflow.errors import NotationError
from approvalflow.notation import chinese, units
from approvalflow.notation.near import near


@dataclass(frozen=True, slots=True)
class Closure:
    """Days in a row on which nobody is there, both ends included."""

    first: date
    last: date

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def parse_closure(text: str) -> Closure:
    """`2025-05-02`, `2025-12-24 to 2026-01-01`. Raises NotationError: bad-date, date-too-far,
    closure-backwards.
    """
    first, _, last = chinese.day(text).partition(" to ")
    closure = Closure(known_date(first), known_date(last or first))
    if closure.last < closure.first:
        raise NotationError("closure-backwards", text=text)
    return closure


def closed_days(closures: Sequence[Closure], last: date) -> frozenset[date]:
    """The days of closures, which come again in later years, up to `last` and a little beyond."""
    spans = recurring([(closure.first, closure.last) for closure in closures], last)
    return frozenset(
        first + timedelta(n) for first, end in spans for n in range((end - first).days + 1)
    )


def known_date(text: str) -> date:
    """A date of a year for which holidays are known. Raises NotationError."""
    day = units.parse_date(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotationError("date-too-far", text=text, first=FIRST_YEAR, last=LAST_YEAR)
    return day


# Countries whose parts differ so much that the country alone says too little.
_NEED_PART = {"GB": ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS")}


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """Whose public holidays are kept: a country's (ISO 3166-1), a part's, or nobody's.

    `US` alone means the federal holidays.
    """

    country: str | None = None
    part: str | None = None

    def __str__(self) -> str:
        if self.country is None:
            return "none"
        return self.country if self.part is None else f"{self.country}-{self.part}"


@dataclass(frozen=True, slots=True)
class DayRules:
    """Days off, and days of a weekend that are worked instead.

    `known_until`: the last year whose make-up days are published; None where there are none.
    """

    off: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()
    known_until: int | None = None


def parse_holidays(text: str) -> HolidayRule:
    """`none`, `CN`, `GB-ENG`. Raises NotationError: holidays-need-part, unknown-holidays."""
    text = text.strip()
    if text == "none":
        return HolidayRule()
    from holidays import country_holidays  # where there are holidays
    from holidays.registry import COUNTRIES

    country, dash, part = text.partition("-")
    if country not in {names[1] for names in COUNTRIES.values()}:
        raise NotationError("unknown-holidays", text=text, suggestion=_near_country(text))
    if not dash:
        if country in _NEED_PART:
            examples = ", ".join(_NEED_PART[country])
            raise NotationError("holidays-need-part", country=country, examples=examples)
        return HolidayRule(country)
    known = country_holidays(country)
    if part not in known.subdivisions:
        # Names of parts, as England, where the library knows them.
        names = dict(known.subdivisions_aliases) | {code: code for code in known.subdivisions}
        meant = near(part, names)
        suggestion = f"{country}-{names[meant]}" if meant else ""
        raise NotationError("unknown-holidays", text=text, suggestion=suggestion)
    return HolidayRule(country, part)


def _near_country(text: str) -> str:
    """The code of the country that was probably meant, or nothing."""
    from holidays.registry import COUNTRIES

    codes = {
        name.lower(): names[1] for key, names in COUNTRIES.items() for name in (key, *names[1:])
    }
    # A high bar: England must not become Finland.
    meant = near(text.lower().replace(" ", "_"), codes, 0.8, len(codes))
    code = codes.get(meant, "") or _part_of(text)
    return _NEED_PART[code][0] if code in _NEED_PART else code


def _part_of(text: str) -> str:
    """The code of the part of a country whose own name was written: of England GB-ENG."""
    from holidays import country_holidays

    for country, parts in _NEED_PART.items():
        names = dict(country_holidays(country).subdivisions_aliases)
        code = f"{country}-{names.get(text.strip().title(), '')}"
        if code in parts:
            return code
    return ""


@lru_cache(maxsize=64)  # every design asks for the same
def off_days(rule: HolidayRule, first: date, last: date) -> DayRules:
    """The days off and make-up working days from `first` to `last`, both included.

    Beyond the last published year there are no make-up days, and days off are the statutory
    ones the library computes; the caller warns.
    """
    if rule.country is None:
        return DayRules()
    from holidays import country_holidays

    # A make-up day in December is listed under the year of the holiday it pays for.
    years = range(first.year, last.year + 2)
    found = country_holidays(rule.country, rule.part, years=years)
    published = found.special_public_holidays if rule.country == "CN" else ()
    return DayRules(
        off=frozenset(day for day in found if first <= day <= last),
        made_up=frozenset(day for day in found.weekend_workdays if first <= day <= last),
        known_until=max(published, default=None),
    )
