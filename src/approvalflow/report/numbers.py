"""Numbers in words: as many digits as the interval supports, differences without a sign."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import ceil, floor, log10
from typing import Literal

from approvalflow.measures.kpis import measure_named
from approvalflow.report.clocks import Clock
from approvalflow.study.result import Compared
from approvalflow.wording import say
from approvalflow.wording.figures import written

Unit = Literal["days", "share", "hours", "count", "money"]

_WRITTEN: dict[str, Unit] = {
    "days": "days", "working days": "days", "share": "share", "hours": "hours", "money": "money",
}  # fmt: skip
_SHARES_OF_CASES = ("faster", "slower")  # figures of a comparison, beside its measures

# Digits after the point: at least, without an interval, at most.
_PLACES: dict[Unit, tuple[int, int, int]] = {
    "days": (1, 1, 1), "share": (0, 1, 1), "hours": (1, 1, 1), "count": (1, 2, 2),
    "money": (0, 0, 2),
}  # fmt: skip
_WHOLE_MONEY = 100  # from here on nobody reads cents
_CHANGE_IN_PER_CENT = ("days", "hours", "money")
_BELOW_NOTHING = frozenset({"backlog_growth"})

_PARTS: dict[tuple[Unit, Clock], int] = {  # of a unit, on a finer clock
    ("days", "hours"): 24, ("days", "minutes"): 24 * 60, ("hours", "minutes"): 60,
}  # fmt: skip

_MEASURE = re.compile(r"\b([a-z][a-z_0-9]*)(?:\(([^)]*)\))?")


def unit_of(measure: str) -> Unit:
    """How the unit of a measure's id is written; what has none of its own is counted."""
    if measure in _SHARES_OF_CASES:
        return "share"
    known = measure_named(measure)
    return _WRITTEN.get(known.unit, "count") if known is not None else "count"


def measure_in(text: str) -> str:
    """The first measure that a condition names, e.g. "utilisation(planner)"; "" if none."""
    for found in _MEASURE.finditer(text):
        name = found.group()
        if name in _SHARES_OF_CASES or measure_named(name) is not None:
            return name
    return ""


def plain(value: float, places: int, language: str = "en") -> str:
    """Digits as they are written in the language, and never a minus before nothing."""
    text = written(f"{value:,.{places}f}", language)
    return text.removeprefix("-") if not text.strip("-0., ") else text


def places_for(unit: Unit, low: float | None, high: float | None, scale: int) -> int:
    """Digits after the point, so that the last is of the size of the interval's half-width."""
    least, usual, most = _PLACES[unit]
    if low is None or high is None or high <= low:
        return usual
    return min(most, max(least, -floor(log10((high - low) / 2 * scale))))


def _possible(measure: str, low: float, high: float) -> tuple[float, float]:
    """An interval of a measure without what the measure can never be."""
    if measure in _BELOW_NOTHING:
        return low, high
    most = 1.0 if unit_of(measure) == "share" else high
    return max(0.0, low), min(high, most)


def share_words(value: float, places: int, language: str) -> str:
    """0.931 -> "93.1 %"."""
    return say("number.share", language, number=plain(100 * value, places, language))


def shows_nothing(digits: str) -> bool:
    """Whether a number that is written so looks like zero."""
    return not digits.strip("0., ")


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of one report: its language and currency, and the clocks of its measures of time.

    `told`: the clock that the head of a table tells of, whatever that of a row; None if each row
    tells of its own.
    """

    language: str
    currency: str
    clocks: Mapping[str, Clock] = field(default_factory=dict)
    told: Clock | None = None

    def clock(self, measure: str) -> Clock:
        return self.clocks.get(measure, "days")

    def by(self, clock: Clock, measure: str, told: Clock) -> Figures:
        """Those of a row with a clock of its own, in a table that tells of another."""
        return replace(self, clocks={measure: clock}, told=told)

    def _scale(self, measure: str) -> int:
        unit = unit_of(measure)
        return 100 if unit == "share" else _PARTS.get((unit, self.clock(measure)), 1)

    def _places(self, measure: str, low: float | None, high: float | None) -> int:
        unit, ends = unit_of(measure), (abs(low or 0.0), abs(high or 0.0))
        if unit == "money" and max(ends) >= _WHOLE_MONEY:
            return 0
        if unit == "count" and low is not None and low == high == round(low):
            return 0
        return places_for(unit, low, high, self._scale(measure))

    def amount(
        self,
        measure: str,
        value: float | None,
        low: float | None = None,
        high: float | None = None,
    ) -> str:
        """A value with its unit, except days and counts, whose unit the measure's name says."""
        if value is None:
            return say("number.none", self.language)
        places = self._places(measure, low, high)
        return self._with_unit(measure, self._digits(measure, value, places))

    def share(self, value: float | None, places: int = 1) -> str:
        """0.931 -> "93.1 %"."""
        if value is None:
            return say("number.none", self.language)
        return share_words(value, places, self.language)

    def interval(self, measure: str, low: float | None, high: float | None) -> str:
        """Both ends, as in "8.9 to 9.9"; "" where there is none."""
        if low is None or high is None:
            return ""
        places = self._places(measure, low, high)
        return self._ends(measure, *_possible(measure, low, high), places)

    def holds(self, measure: str, low: float, high: float, value: float) -> bool:
        """Whether an interval holds a value, in the digits in which it is shown."""
        places, scale = self._places(measure, low, high), self._scale(measure)
        first, last, at = (round(number * scale, places) for number in (low, high, value))
        return first <= at <= last

    def _ends(self, measure: str, low: float, high: float, places: int) -> str:
        """Both ends with their unit; a bound where neither has a digit that says something."""
        first, last = self._digits(measure, low, places), self._digits(measure, high, places)
        if shows_nothing(first) and shows_nothing(last) and (low, high) != (0.0, 0.0):
            said = say("number.below", self.language, least=plain(10**-places, places))
        else:
            said = say("number.interval", self.language, low=first, high=last)
        return self._with_unit(measure, said)

    def at_most(self, measure: str, value: float) -> str:
        """A bound, rounded outwards: 0.31 is at most 0.4."""
        places = self._places(measure, None, None)
        scale = 10**places
        bound = ceil(value * self._scale(measure) * scale - 1e-9) / scale
        return plain(bound, places, self.language)

    def saved(self, compared: Compared) -> tuple[str, str]:
        """By how much less days_mean is, and the interval, without signs."""
        low, high = compared.low, compared.high
        assert compared.difference is not None
        places = self._places("days_mean", low, high)
        saved = self._digits("days_mean", -compared.difference, places)
        if shows_nothing(saved):
            saved = say("number.below", self.language, least=plain(10**-places, places))
        if low is None or high is None:
            return saved, say("number.none", self.language)
        return saved, self._around("days_mean", low, high, places)

    def difference(self, measure: str, compared: Compared) -> str:
        """Design less today, in words: "saves 9.4 (8.9 to 9.9)"; "" where not compared."""
        value, low, high = compared.difference, compared.low, compared.high
        if value is None:
            return ""
        if value == 0 and not low and not high:
            return say("difference.none", self.language)
        unit = unit_of(measure)
        places = self._places(measure, low, high)
        size = self._digits(measure, abs(value), places)
        interval = self._around(measure, low, high, places)
        if shows_nothing(size):
            return say("difference.about-none", self.language, interval=interval)
        way = "less" if value < 0 else "more"
        shown = size if unit == "share" else self._with_unit(measure, size)
        kind = "posts" if measure == "posts_cost" else unit  # who is freed is not saved yet
        words = say(f"difference.{kind}.{way}", self.language, value=shown)
        told = {"change": self._change(compared, measure), "interval": interval}
        kinds = [name for name, text in told.items() if text]
        if not kinds:
            return words
        return say(".".join(("difference", *kinds)), self.language, difference=words, **told)

    def _change(self, compared: Compared, measure: str) -> str:
        """That of times and money, unless it is not even known whether it is more or less."""
        low, high = compared.low or 0.0, compared.high or 0.0
        if unit_of(measure) not in _CHANGE_IN_PER_CENT or compared.difference is None:
            return ""
        if low < 0 < high:
            return ""
        return self.change(compared.difference, compared.today)

    def change(self, difference: float, today: float | None) -> str:
        """How much of today's value a difference is, in per cent; "" where that shows nothing."""
        if not today:
            return ""
        whole = plain(abs(100 * difference / today), 0, self.language)
        return "" if shows_nothing(whole) else say("number.share", self.language, number=whole)

    def is_seen(self, measure: str, compared: Compared) -> bool:
        """Whether a difference has a digit that is shown, be it sure or not."""
        value, low, high = compared.difference, compared.low, compared.high
        if value is None:
            return True
        places = self._places(measure, low, high)
        return not shows_nothing(self._digits(measure, abs(value), places))

    def _around(self, measure: str, low: float | None, high: float | None, places: int) -> str:
        """The interval of a difference without signs, whichever side of nothing it lies on."""
        if low is None or high is None:
            return ""
        near, far = sorted((abs(low), abs(high)))
        if low < 0 < high:
            less, more = self._digits(measure, -low, places), self._digits(measure, high, places)
            if not (shows_nothing(less) and shows_nothing(more)):
                return say("number.interval.across", self.language, less=less, more=more)
            near = 0.0
        first, last = self._digits(measure, near, places), self._digits(measure, far, places)
        if shows_nothing(last) and far:
            return say("number.below", self.language, least=plain(10**-places, places))
        return say("number.interval", self.language, low=first, high=last)

    def _digits(self, measure: str, value: float, places: int) -> str:
        return plain(value * self._scale(measure), places, self.language)

    def _with_unit(self, measure: str, digits: str) -> str:
        clock = self.clock(measure)
        match unit_of(measure):
            case "days" if self.told not in (None, clock):
                return say(f"number.{clock}", self.language, number=digits)
            case "hours" if clock == "minutes":
                return say("number.minutes", self.language, number=digits)
            case "share" | "hours" as unit:
                return say(f"number.{unit}", self.language, number=digits)
            case "money":
                currency = say(f"currency.{self.currency}", self.language)
                return say("number.money", self.language, number=digits, currency=currency)
            case _:
                return digits


def adding_up(values: tuple[float, ...], places: int) -> tuple[float, ...]:
    """Rounded so that they add up to their rounded sum (the largest remainders are rounded up)."""
    scale = 10**places
    floors = [floor(v * scale) for v in values]
    missing = round(sum(values) * scale) - sum(floors)
    by_remainder = sorted(range(len(values)), key=lambda i: floors[i] - values[i] * scale)
    for index in by_remainder[:missing]:
        floors[index] += 1
    return tuple(f / scale for f in floors)
