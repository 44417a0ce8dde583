"""Office hours, days off, and time that passes only while an office is open.

The clock counts whole seconds from midnight of the calendar's first day: local time without
summer time, 86,400 s to the day. Intervals are half open: open at `opens`, shut at `closes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.seconds import DAY, HOUR, MINUTE

FIRST_YEAR, LAST_YEAR = 1990, 2090  # for which public holidays are known well enough
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_GUESSES = dict(zip(_FULL_NAMES, WEEKDAYS, strict=True)) | {d.lower(): d for d in WEEKDAYS}
_CLOCK_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|24:00")

IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = int | np.int64 | IntArray
Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]


def date_of(starts: date, seconds: int) -> date:
    """The date on which an instant of the clock that began at `starts` falls."""
    return starts + timedelta(days=int(seconds) // DAY)


# Hours of a week


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The open hours of a week. `days`: for Monday to Sunday (start, end) in seconds of the day.

    `first_listed` is the weekday (Monday 0) named first; make-up working days have its hours.
    """

    always: bool
    days: tuple[Spans, ...]
    first_listed: int = 0

    @property
    def open_seconds(self) -> int:
        """Open seconds of a week without days off."""
        return sum(end - start for spans in self.days for start, end in spans)

    @property
    def working_day_seconds(self) -> float:
        """Mean open seconds of the weekdays that have any: the length of one working day."""
        return self.open_seconds / sum(1 for spans in self.days if spans)

    def __str__(self) -> str:
        if self.always:
            return "always"
        rotated = [(self.first_listed + i) % 7 for i in range(7)]
        alike: dict[Spans, list[int]] = {}
        for day in rotated:
            alike.setdefault(self.days[day], []).append(day)
        return " ".join(
            f"{_spell_days(days)} {' and '.join(map(_spell_span, spans))}"
            for spans, days in alike.items()
            if spans
        )


def parse_hours(text: str | Sequence[str]) -> WeekHours:
    """Hours as written: `always`, or groups of days, in one text or a list of texts.

    `Mon-Thu 08:30-12:30 and 13:00-17:00 Fri 08:30-12:30`; days are separated by spaces or commas.

    Raises NotationError: unknown-weekday, bad-clock-time, hours-backwards, hours-overlap,
    day-twice, bad-hours.
    """
    texts = [text] if isinstance(text, str) else list(text)
    if [t.strip() for t in texts] == ["always"]:
        return WeekHours(always=True, days=(((0, DAY),),) * 7)
    week: dict[int, Spans] = {}
    for one in texts:
        for days, spans in _groups(one):
            for day in days:
                if day in week:
                    raise NotationError("day-twice", day=WEEKDAYS[day], text=one)
                week[day] = spans
    if not week:
        raise NotationError("bad-hours", text=", ".join(texts))
    return WeekHours(
        always=False, days=tuple(week.get(d, ()) for d in range(7)), first_listed=next(iter(week))
    )


def _groups(text: str) -> Iterator[tuple[list[int], Spans]]:
    """The groups of days of one text, each with its sorted hours."""
    days: list[int] = []
    spans: list[Span] = []
    joining = False  # the last word was `and`
    for word in re.sub(r"\s*[-–]\s*", "-", text.replace(",", " ")).split():
        is_day = word[0].isalpha() and word != "and"
        follows_span = bool(spans) and not joining
        if is_day and follows_span:
            yield days, _in_order(spans, text)
            days, spans = [], []
        if is_day and not joining:
            days += _days(word)
        elif word == "and" and follows_span:
            joining = True
        elif word[0].isdigit() and days and not follows_span:
            spans.append(_span(word, text))
            joining = False
        else:
            raise NotationError("bad-hours", text=text)
    if joining or not spans:
        raise NotationError("bad-hours", text=text)
    yield days, _in_order(spans, text)


def _days(word: str) -> list[int]:
    """`Wed`, or `Mon-Fri`, which may run over the week's end, as `Sun-Thu`."""
    parts = word.split("-")
    if len(parts) > 2 or not all(part.isalpha() for part in parts):
        raise NotationError("bad-hours", text=word)
    ends = [_weekday(part) for part in parts]
    return [(ends[0] + i) % 7 for i in range((ends[-1] - ends[0]) % 7 + 1)]


def _weekday(word: str) -> int:
    if word in WEEKDAYS:
        return WEEKDAYS.index(word)
    near = get_close_matches(word.lower(), _WEEKDAY_GUESSES, n=1)
    suggestion = _WEEKDAY_GUESSES[near[0]] if near else ""
    raise NotationError("unknown-weekday", word=word, suggestion=suggestion)


def _span(word: str, text: str) -> Span:
    start, dash, end = word.partition("-")
    if not dash:
        raise NotationError("bad-hours", text=text)
    span = _clock_time(start), _clock_time(end)
    if span[0] == DAY:
        raise NotationError("bad-clock-time", text=start)
    if span[1] <= span[0]:
        raise NotationError("hours-backwards", text=word)
    return span


def _clock_time(text: str) -> int:
    """Seconds of the day."""
    if _CLOCK_TIME.fullmatch(text) is None:
        raise NotationError("bad-clock-time", text=text)
    hours, minutes = text.split(":")
    return int(hours) * HOUR + int(minutes) * MINUTE


def _in_order(spans: list[Span], text: str) -> Spans:
    ordered = sorted(spans)
    for first, second in pairwise(ordered):
        if second[0] < first[1]:
            raise NotationError(
                "hours-overlap", first=_spell_span(first), second=_spell_span(second), text=text
            )
    return tuple(ordered)


def _spell_span(span: Span) -> str:
    return "-".join(f"{t // HOUR:02d}:{t // MINUTE % 60:02d}" for t in span)


def _spell_days(days: list[int]) -> str:
    """Days that follow each other as a range: `Mon-Wed Fri`."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == (runs[-1][-1] + 1) % 7:
            runs[-1].append(day)
        else:
            runs.append([day])
    return " ".join(
        WEEKDAYS[run[0]] + (f"-{WEEKDAYS[run[-1]]}" if len(run) > 1 else "") for run in runs
    )


# Days off


@dataclass(frozen=True, slots=True)
class Closure:
    """Days in a row on which nobody is there, both ends included."""

    first: date
    last: date

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"

    @property
    def dates(self) -> Iterator[date]:
        return (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))


def parse_closure(text: str) -> Closure:
    """`2025-05-02`, `2025-12-24 to 2026-01-01`. Raises NotationError: bad-date, date-too-far,
    closure-backwards.
    """
    first, _, last = text.partition(" to ")
    closure = Closure(known_date(first), known_date(last or first))
    if closure.last < closure.first:
        raise NotationError("closure-backwards", text=text)
    return closure


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
    from holidays import country_holidays
    from holidays.registry import COUNTRIES

    text = text.strip()
    if text == "none":
        return HolidayRule()
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
        near = get_close_matches(part, names, n=1)
        suggestion = f"{country}-{names[near[0]]}" if near else ""
        raise NotationError("unknown-holidays", text=text, suggestion=suggestion)
    return HolidayRule(country, part)


def _near_country(text: str) -> str:
    """The code of the country that was probably meant, or nothing."""
    from holidays.registry import COUNTRIES

    codes = {
        name.lower(): names[1] for key, names in COUNTRIES.items() for name in (key, *names[1:])
    }
    # A high bar: England must not become Finland.
    near = get_close_matches(text.lower().replace(" ", "_"), codes, n=1, cutoff=0.8)
    code = codes[near[0]] if near else ""
    return _NEED_PART[code][0] if code in _NEED_PART else code


def off_days(rule: HolidayRule, first: date, last: date) -> DayRules:
    """The days off and make-up working days from `first` to `last`, both included.

    Beyond the last published year there are no make-up days, and days off are the statutory
    ones the library computes; the caller warns.
    """
    from holidays import country_holidays

    if rule.country is None:
        return DayRules()
    # A make-up day in December is listed under the year of the holiday it pays for.
    years = range(first.year, last.year + 2)
    found = country_holidays(rule.country, rule.part, years=years)
    published = found.special_public_holidays if rule.country == "CN" else ()
    return DayRules(
        off=frozenset(day for day in found if first <= day <= last),
        made_up=frozenset(day for day in found.weekend_workdays if first <= day <= last),
        known_until=max(published, default=None),
    )


# Open time


class CalendarEnds(RuntimeError):  # noqa: N818 - it says what happened
    """The instant asked for lies beyond the last day for which the calendar was built."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """When something is open, from midnight of `starts` for `days` days.

    `opens`, `closes`: n disjoint sorted intervals that do not touch, in seconds of the clock.
    `before`: open seconds before each interval, and in all (n + 1). `working`: whether a day has
    open time (`days`). `worked`: working days before each day, and in all (`days` + 1).

    Methods take integers or int64 arrays of any shape, which are broadcast against each other;
    for integers they return an np.int64 (np.bool_). Instants are not negative.
    """

    starts: date
    days: int
    opens: IntArray
    closes: IntArray
    before: IntArray
    working: BoolArray
    worked: IntArray

    @property
    def end(self) -> int:
        """The first instant that is not in the calendar."""
        return self.days * DAY

    def open_before(self, t: Ints) -> IntArray:
        """Open seconds in [0, t)."""
        t = np.asarray(t, dtype=np.int64)
        if not self.opens.size:
            return np.zeros_like(t)[()]
        # The last interval that has begun; before the first one the clip makes it zero.
        k = np.maximum(np.searchsorted(self.opens, t, side="right") - 1, 0)
        inside = np.clip(t - self.opens[k], 0, self.closes[k] - self.opens[k])
        return np.asarray(self.before[k] + inside, dtype=np.int64)[()]

    def open_between(self, a: Ints, b: Ints) -> IntArray:
        """Open seconds in [a, b); negative where b < a."""
        return self.open_before(b) - self.open_before(a)

    def is_open(self, t: Ints) -> BoolArray:
        """Whether t lies in [open, close) of an interval."""
        begun = np.searchsorted(self.opens, t, side="right")
        over = np.searchsorted(self.closes, t, side="right")
        return np.asarray(begun > over)[()]

    def next_open(self, t: Ints) -> IntArray:
        """The first open instant from t on, t included. Raises CalendarEnds."""
        i = np.searchsorted(self.closes, t, side="right")
        if np.any(i >= self.opens.size):
            raise CalendarEnds
        return np.asarray(np.maximum(self.opens[i], t), dtype=np.int64)[()]

    def advance(self, t: Ints, seconds: Ints) -> IntArray:
        """The earliest e >= t with `open_between(t, e) == seconds`; t for 0 seconds.

        Work that fits exactly ends at the close, not at the next opening.
        Raises CalendarEnds, and ValueError for negative `seconds`.
        """
        if np.any(np.asarray(seconds) < 0):
            raise ValueError(seconds)
        goal = self.open_before(t) + np.asarray(seconds, dtype=np.int64)
        i = np.searchsorted(self.before, goal, side="left")
        if np.any(i > self.opens.size):
            raise CalendarEnds
        if not self.opens.size:  # only zeros were asked for
            return np.asarray(np.add(t, seconds), dtype=np.int64)[()]
        k = np.maximum(i - 1, 0)
        reached = self.opens[k] + goal - self.before[k]
        return np.asarray(np.where(np.equal(seconds, 0), t, reached), dtype=np.int64)[()]

    def instant(self, open_seconds: Ints) -> IntArray:
        """The open instant before which exactly `open_seconds` have passed.

        A point that falls on a close belongs to the next opening.
        Raises CalendarEnds, and ValueError for negative `open_seconds`.
        """
        point = np.asarray(open_seconds, dtype=np.int64)
        if np.any(point < 0):
            raise ValueError(open_seconds)
        k = np.searchsorted(self.before, point, side="right") - 1
        if np.any(k >= self.opens.size):
            raise CalendarEnds
        return np.asarray(self.opens[k] + point - self.before[k], dtype=np.int64)[()]

    @property
    def closings(self) -> IntArray:
        """The last closing of each working day; at midnight where the office stays open."""
        midnights = (np.flatnonzero(self.working) + 1).astype(np.int64) * DAY
        last = np.searchsorted(self.opens, midnights, side="left") - 1
        return np.minimum(self.closes[last], midnights)

    def working_days_before(self, day: Ints) -> IntArray:
        """Working days among days 0 .. day - 1. Raises CalendarEnds."""
        if np.any(np.asarray(day) > self.days):
            raise CalendarEnds
        return np.asarray(self.worked[day], dtype=np.int64)[()]


def build_calendar(
    hours: WeekHours,
    rule: HolidayRule,
    starts: date,
    days: int,
    closed: Collection[date] = (),
) -> Calendar:
    """The calendar of `days` days from `starts`; `closed`: further days off.

    A make-up working day has the hours of the weekday listed first. Holidays close nothing where
    the hours are `always`; `closed` does.
    """
    last = starts + timedelta(days=max(days - 1, 0))
    rules = DayRules() if hours.always else off_days(rule, starts, last)
    shut = rules.off.union(closed)
    opens: list[int] = []
    closes: list[int] = []
    for number in range(days):
        day = starts + timedelta(days=number)
        if day in shut:
            continue
        weekday = hours.first_listed if day in rules.made_up else day.weekday()
        for start, end in hours.days[weekday]:
            opens.append(number * DAY + start)
            closes.append(number * DAY + end)
    return from_intervals(
        starts, days, np.array(opens, dtype=np.int64), np.array(closes, dtype=np.int64)
    )


def intersection(a: Calendar, b: Calendar) -> Calendar:
    """The times when both are open. Raises ValueError if they do not cover the same days."""
    return _combined(a, b, np.logical_and)


def difference(a: Calendar, b: Calendar) -> Calendar:
    """The times when a is open and b is not. Raises ValueError as `intersection`."""
    return _combined(a, b, np.greater)


def _combined(
    a: Calendar, b: Calendar, keep: Callable[[BoolArray, BoolArray], BoolArray]
) -> Calendar:
    if (a.starts, a.days) != (b.starts, b.days):
        message = f"{a.days} days from {a.starts} and {b.days} days from {b.starts}"
        raise ValueError(message)
    # Between neighbouring edges neither changes, so its first instant speaks for the piece.
    edges = np.unique(np.concatenate([a.opens, a.closes, b.opens, b.closes]))
    kept = np.flatnonzero(keep(a.is_open(edges), b.is_open(edges)))
    return from_intervals(a.starts, a.days, edges[kept], edges[kept + 1])


def from_intervals(starts: date, days: int, opens: IntArray, closes: IntArray) -> Calendar:
    """The calendar of sorted disjoint intervals; those that touch become one."""
    apart = opens[1:] != closes[:-1]
    opens = opens[np.concatenate([np.ones(min(opens.size, 1), dtype=np.bool_), apart])]
    closes = closes[np.concatenate([apart, np.ones(min(closes.size, 1), dtype=np.bool_)])]
    before = np.concatenate([[0], np.cumsum(closes - opens)]).astype(np.int64)
    # A day has open time if an interval begins before its end that is not over at its start.
    midnights = np.arange(days + 1, dtype=np.int64) * DAY
    begun = np.searchsorted(opens, midnights[1:], side="left")
    over = np.searchsorted(closes, midnights[:-1], side="right")
    working = np.asarray(begun > over)
    worked = np.concatenate([[0], np.cumsum(working)]).astype(np.int64)
    return Calendar(starts, days, opens, closes, before, working, worked)
