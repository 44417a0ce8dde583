"""Opening hours of a week, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from approvalflow.errors import NotationError
from approvalflow.notation import chinese
from approvalflow.notation.near import near
from approvalflow.seconds import DAY, HOUR, MINUTE

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_GUESSES = dict(zip(_FULL_NAMES, WEEKDAYS, strict=True)) | {d.lower(): d for d in WEEKDAYS}
_CLOCK_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|24:00")
Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]


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
    if isinstance(text, str):
        return chinese.reading(text, chinese.hours, _hours_of)
    return _hours_of([chinese.hours(one) for one in text])


def _hours_of(text: str | Sequence[str]) -> WeekHours:
    texts = [text] if isinstance(text, str) else list(text)
    if [t.strip() for t in texts] == ["always"]:
        return WeekHours(always=True, days=(((0, DAY),),) * 7)
    try:
        return _week(texts)
    except NotationError as error:
        if isinstance(text, str) and error.key in ("hours-backwards", "day-twice"):
            raise NotationError(error.key, **(error.parameters | _typed(text))) from None
        raise


def _week(texts: Sequence[str]) -> WeekHours:
    week: dict[int, Spans] = {}
    for one in texts:
        for days, written in _groups(one):
            spans = _in_order([_forward(*span) for span in written], one)
            for day in days:
                if day in week:
                    raise NotationError("day-twice", day=WEEKDAYS[day], text=one)
                week[day] = spans
    if not week:
        raise NotationError("bad-hours", text=", ".join(texts))
    return WeekHours(
        always=False, days=tuple(week.get(d, ()) for d in range(7)), first_listed=next(iter(week))
    )


def _typed(text: str) -> dict[str, str]:
    """The same hours with nights divided at midnight and all of a day together, if that can be."""
    week: dict[int, list[Span]] = {}
    for days, written in _groups(text):
        for day in days:
            for start, end in written:
                parts = week.setdefault(day, [])
                if start == end:
                    return {}
                if start < end:
                    parts.append((start, end))
                    continue
                parts.append((start, DAY))
                week.setdefault((day + 1) % 7, []).extend([(0, end)] if end else [])
    try:
        spans = tuple(_in_order(week.get(day, []), text) for day in range(7))
    except NotationError:
        return {}
    return {"typed": str(WeekHours(always=False, days=spans, first_listed=next(iter(week))))}


def _forward(start: int, end: int) -> Span:
    if end <= start:
        raise NotationError("hours-backwards", text=_spell_span((start, end)))
    return start, end


def _groups(text: str) -> Iterator[tuple[list[int], list[Span]]]:
    """The groups of days of one text, each with its hours as they are written."""
    days: list[int] = []
    spans: list[Span] = []
    joining = False  # the last word was `and`
    for word in re.sub(r"\s*[-–]\s*", "-", text.replace(",", " ")).split():
        is_day = word[0].isalpha() and word != "and"
        follows_span = bool(spans) and not joining
        if is_day and follows_span:
            yield days, spans
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
    yield days, spans


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
    suggestion = _WEEKDAY_GUESSES.get(near(word.lower(), _WEEKDAY_GUESSES), "")
    raise NotationError("unknown-weekday", word=word, suggestion=suggestion)


def _span(word: str, text: str) -> Span:
    start, dash, end = word.partition("-")
    if not dash:
        raise NotationError("bad-hours", text=text)
    span = _clock_time(start), _clock_time(end)
    if span[0] == DAY:
        raise NotationError("bad-clock-time", text=start)
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
