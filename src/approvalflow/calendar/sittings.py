"""When meetings sit and batches run: the grammar, and the sittings of a calendar.

`Tue 15:00-17:00`, `Mon Thu 09:00-12:00`, `3rd Thu 18:30-21:30`, `1st and 3rd Thu 14:00-16:00`,
`last Thu 14:00-16:00`, `every 2 weeks from 2025-01-09 18:30-21:30`; a batch has a time of day
where a meeting has its window. `... or the next working day` says what becomes of one that falls on
a day off, `... or not at all` that it is left out, as it is without these words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import numpy as np
from numpy.typing import NDArray

from approvalflow.calendar.calendar import Calendar
from approvalflow.calendar.hours import WEEKDAYS, WeekHours, parse_hours
from approvalflow.errors import NotationError
from approvalflow.notation import chinese, units
from approvalflow.notation.units import Duration
from approvalflow.seconds import DAY

LAST = -1  # the last such weekday of a month
MOST_WEEKS = 52  # between two sittings
MOVED = "or the next working day"
LEFT_OUT = "or not at all"
_DAY_OFF = re.compile(rf"(.+?),? ({MOVED}|{LEFT_OUT})")
_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": LAST}
_WORDS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "last": "last",
          "other": "2nd"}  # fmt: skip
_EVERY = re.compile(r"every (\d+) weeks? from (\S+) (.+)")
_AMBIGUOUS = re.compile(r"every (\w+) ([A-Za-z]+)\b(.*)", re.IGNORECASE)

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sits:
    """On which days, and from when until when (a run ends when it begins).

    `nths`: of the weekdays of `hours` only those with this number in their month; none: all of
    them. `weeks`: every so many weeks from the day `since`, whatever weekday it is. `day_off`: what
    is said of days off, MOVED or LEFT_OUT; nothing: they are left out.
    """

    text: str
    hours: WeekHours
    runs: bool = False
    nths: tuple[int, ...] = ()
    weeks: int = 0
    since: date | None = None
    day_off: str = ""

    def __str__(self) -> str:
        return self.text

    @property
    def times(self) -> str:
        """The text without what is said of days off."""
        return self.text.removesuffix(self.day_off).rstrip(" ,") if self.day_off else self.text

    @property
    def longest(self) -> int:
        """The seconds of the longest window."""
        return max(end - start for spans in self.hours.days for start, end in spans)

    def on(self, day: date) -> tuple[tuple[int, int], ...]:
        """The windows of a day, in seconds of the day."""
        if self.since is not None:
            passed = (day - self.since).days
            meets = passed >= 0 and passed % (7 * self.weeks) == 0
            return self.hours.days[0] if meets else ()
        number = (day.day + 6) // 7
        is_last = (day + timedelta(days=7)).month != day.month
        if self.nths and number not in self.nths and not (is_last and LAST in self.nths):
            return ()
        return self.hours.days[day.weekday()]


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """The sittings of one step in order, columns of shape (sittings,), in seconds of the clock.

    `cuts`: what became ready later waits for the sitting after.
    """

    opens: Ints
    closes: Ints
    cuts: Ints

    def __len__(self) -> int:
        return len(self.opens)


def parse_sits(text: str) -> Sits:
    """The sittings of a meeting. Raises NotationError: sits-which-third, sits-every-day, bad-sits,
    those of `parse_hours` and `parse_date`.
    """
    return chinese.reading(text, chinese.sittings, partial(_parsed, runs=False))


def parse_runs(text: str) -> Sits:
    """The runs of a batch. Raises NotationError as `parse_sits`."""
    return chinese.reading(text, chinese.sittings, partial(_parsed, runs=True))


def _parsed(written: str, *, runs: bool) -> Sits:
    text = " ".join(written.split())
    said = _DAY_OFF.fullmatch(text)
    if said is not None:
        found = _timed(said.group(1), runs=runs)
        if said.group(2) == MOVED and daily(found):
            raise NotationError("sits-every-day", text=text, typed=said.group(1))
        return replace(found, text=text, day_off=said.group(2))
    if re.search(r"\bor\b", text):  # of days off, but not in these words
        raise NotationError("bad-runs" if runs else "bad-sits", text=text)
    return _timed(text, runs=runs)


def daily(sits: Sits) -> bool:
    """Whether the next working day has its own anyway."""
    return not sits.nths and not sits.weeks and all(sits.hours.days[:5])


def _timed(text: str, *, runs: bool) -> Sits:
    every = _EVERY.fullmatch(text)
    if every is not None:
        weeks, since = int(every.group(1)), units.parse_date(every.group(2))
        if not 1 <= weeks <= MOST_WEEKS:
            raise NotationError("sits-too-rare", text=text, most=str(MOST_WEEKS))
        hours = _hours(f"Mon {every.group(3)}", text, runs)
        return Sits(text, hours, runs, weeks=weeks, since=since)
    which = _AMBIGUOUS.fullmatch(text)
    if which is not None:
        nth, day, rest = which.groups()
        raise _two_meanings(nth, day, rest, text)
    nths: list[int] = []
    words = text.split()
    while words and (words[0].lower() in _ORDINALS or (nths and words[0] == "and")):
        word = words.pop(0).lower()
        nths += [_ORDINALS[word]] if word != "and" else []
    return Sits(text, _hours(" ".join(words), text, runs), runs, tuple(sorted(set(nths))))


def _hours(text: str, whole: str, runs: bool) -> WeekHours:
    if runs:
        if "-24:00" in text or re.search(r"\d-\d", text):
            raise NotationError("bad-runs", text=whole)
        text = re.sub(r"(\d\d?:\d\d)", r"\1-24:00", text)
    elif not re.search(r"\d\s*[-–]\s*\d", text):
        raise NotationError("bad-sits", text=whole)
    try:
        hours = parse_hours(text)
    except NotationError as error:
        if error.key == "hours-backwards":
            raise NotationError("sits-over-midnight", text=whole) from None
        if error.key in ("bad-hours", "hours-overlap", "bad-clock-time"):
            raise NotationError("bad-runs" if runs else "bad-sits", text=whole) from None
        raise
    if hours.always:
        raise NotationError("bad-runs" if runs else "bad-sits", text=whole)
    if not runs:
        return hours
    days = tuple(tuple((start, start) for start, _ in spans) for spans in hours.days)
    return WeekHours(always=False, days=days, first_listed=hours.first_listed)


def _two_meanings(nth: str, day: str, rest: str, text: str) -> NotationError:
    """Of `every third Thursday`: of each month, or one in three weeks."""
    number = _WORDS.get(nth.lower(), nth.lower())
    weekday = next((d for d in WEEKDAYS if day[:3].lower() == d.lower()), "")
    weeks = _ORDINALS.get(number, 0)
    if not weekday or weeks < 1:
        return NotationError("bad-sits", text=text)
    hours = rest.strip()
    return NotationError(
        "sits-which-third",
        text=text,
        monthly=f"{number} {weekday} {hours}".strip(),
        weekly=f"every {weeks} weeks from 2025-01-09 {hours}".strip(),
    )


def schedule(sits: Sits, cut_off: Duration | None, office: Calendar, off: Collection[date],
             working_day: float) -> Schedule:  # fmt: skip
    """The sittings in the days of the calendar of an office; none on its days off.

    Where one is moved to a day on which it would sit at that time anyway, it sits once.
    """
    held: dict[int, list[tuple[int, int]]] = {}
    moved: list[tuple[int, tuple[tuple[int, int], ...]]] = []
    for number, day, spans in _days(sits, office):
        if day not in off:
            held[number] = list(spans)
        elif sits.day_off == MOVED:
            moved.append((number, spans))
    for number, spans in moved:
        following = _next_working_day(number, office, off)
        there = held.setdefault(following, []) if following is not None else []
        there += [one for one in spans if not any(_meet(one, other) for other in there)]
    windows = sorted((n * DAY + a, n * DAY + b) for n, spans in held.items() for a, b in spans)
    begins = np.array([begin for begin, _ in windows], dtype=np.int64)
    ends = np.array([end for _, end in windows], dtype=np.int64)
    return Schedule(begins, ends, _cuts(begins, cut_off, office, working_day))


def _next_working_day(number: int, office: Calendar, off: Collection[date]) -> int | None:
    """The first later day on which the office is open; None beyond the end of its calendar."""
    for later in range(number + 1, office.days):
        if office.working[later] and office.starts + timedelta(days=later) not in off:
            return later
    return None


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two windows of a day are the same or overlap."""
    return one == other or max(one[0], other[0]) < min(one[1], other[1])


def left_out(sits: Sits, office: Calendar, off: Collection[date]) -> tuple[date, ...]:
    """The days off in the calendar of an office on which it would sit; none where words say what
    becomes of them.
    """
    if sits.day_off:
        return ()
    return tuple(day for _, day, _ in _days(sits, office) if day in off)


def _days(sits: Sits, office: Calendar) -> Iterator[tuple[int, date, tuple[tuple[int, int], ...]]]:
    for number in range(office.days):
        day = office.starts + timedelta(days=number)
        if spans := sits.on(day):
            yield number, day, spans


def _cuts(opens: Ints, cut_off: Duration | None, office: Calendar, working_day: float) -> Ints:
    """The last second in which a case may become ready for each sitting; -1 where none may."""
    if cut_off is None:
        return opens
    seconds = round(cut_off.seconds(working_day))
    if not cut_off.clock.in_office:
        return np.maximum(opens - seconds, -1)
    passed = office.open_before(opens) - seconds  # the latest t with so much open time after it
    known = passed >= 0
    cuts = np.full(len(opens), -1, dtype=np.int64)
    cuts[known] = office.instant(passed[known])
    return np.minimum(cuts, opens)


__all__ = [
    "LAST",
    "LEFT_OUT",
    "MOVED",
    "Schedule",
    "Sits",
    "daily",
    "left_out",
    "parse_runs",
    "parse_sits",
    "schedule",
]
