"""How cases come in, and which lie there on the first day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from approvalflow.calendar.hours import MONTHS, WEEKDAYS
from approvalflow.errors import NotationError
from approvalflow.notation import chinese, numerals, units
from approvalflow.process.model.fields import DurationText, Frozen, ReadBy, custom_error
from approvalflow.process.model.named import Named
from approvalflow.process.model.routes import Route
from approvalflow.process.model.texts import HowMany, choice

MOST_FILES = 100_000  # that may lie ready at a step


def _shares_of(names: tuple[str, ...], description: str) -> Any:
    """Percentages by name; which names there are is checked with the whole process."""
    share = {"anyOf": [{"type": "string"}, {"type": "object"}]}
    return Annotated[
        Named[Annotated[float, ReadBy(units.parse_percent, float)]],
        WithJsonSchema(
            {
                "type": "object",
                "propertyNames": {"enum": [*names, "source", "because"]},
                "additionalProperties": share,
                "description": description,
            }
        ),
    ]


def _files(text: str) -> int:
    count = units.parse_count(text)
    if count > MOST_FILES:
        raise NotationError("number-too-large", text=text)
    return count


class BacklogFiles(Frozen):
    """Files that lie ready at a step when the calendar starts.

    What a redesign makes of them: `at` is where they are now instead of the step they are named
    by, `ready` there or about to set off; `inside` the branch they are in, where the route does
    not say it; `also` the steps of other branches that are still to be asked; `atom` keeps their
    luck.
    """

    count: Annotated[int, ReadBy(_files, int)]
    at: Route | None = Field(default=None, alias="#at")
    ready: bool = Field(default=True, alias="#ready")
    inside: tuple[str, str] | None = Field(default=None, alias="#inside")
    also: tuple[str, ...] = Field(default=(), alias="#also")
    atom: str | None = Field(default=None, alias="#atom")

    @model_validator(mode="before")
    @classmethod
    def _count_alone(cls, value: Any) -> Any:
        return value if isinstance(value, BacklogFiles | Mapping) else {"count": value}


ARRIVAL_UNITS = ("min", "h", "open hour", "working day", "calendar day", "week", "month", "year")


_MORE = re.compile(rf"(\S.*?) per ({'|'.join(ARRIVAL_UNITS)})s?\b[\s,;:(]*(.+)")
_OTHERWISE = re.compile(
    rf"(\d[\d .]*?)(?: [a-z]+)?(?: ?/ ?| (?:per|an?|each|every) )({'|'.join(ARRIVAL_UNITS)}|day)s?",
    re.IGNORECASE,
)
_CALLED = {  # by other names
    r"(?:work|business|office|week)[ -]?days?|working[ -]days?": "working day",
    "calendar[ -]days?": "calendar day",
    "hours?|hrs?": "h",
    "minutes?|mins?": "min",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly|annually": "year",
}
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_RISE = "170%"  # an example: how many more come only the writer knows


def _in_other_words(text: str) -> NotationError | None:
    """Of `30 a week` and `30 cases per week`, and of words after a rate that say when more come;
    None where it is neither.
    """
    plain = _in_english(" ".join(numerals.narrowed(text).split()))
    if found := _OTHERWISE.fullmatch(plain):
        count, per = found.group(1), found.group(2).lower()
        if per == "day":
            days = {kind: f"{count} per {kind} day" for kind in ("working", "calendar")}
            return NotationError("bare-day", text=text, **days)
        rate = f"{count} per {per}"
        return None if rate == text else NotationError("arrivals-vary", text=text, typed=rate)
    found = _MORE.fullmatch(plain)
    if found is None:
        return None
    count, per, rest = found.groups()
    factors = {
        key: ", ".join(f"{name}: {_RISE}" for name in _named(names, rest))
        for key, names in (("by_month", MONTHS), ("by_weekday", WEEKDAYS))
    }
    said = "".join(f", {key}: {{{parts}}}" for key, parts in factors.items() if parts)
    typed = f"{{count: {count}, per: {per}{said}}}" if said else f"{count} per {per}"
    return NotationError("arrivals-vary", text=text, typed=typed)


def _in_english(text: str) -> str:
    """`30 weekly` as `30 per week`, `30 a workday` as `30 a working day`."""
    for called, unit in _CALLED.items():
        if found := re.fullmatch(rf"(\d.*?[ /])(?:{called})", text.casefold()):
            before = found.group(1)
            return f"{before}per {unit}" if called.endswith("ly") else f"{before}{unit}"
    return text


def _with_unit_known(value: Any) -> Any:
    """The same with the unit of `per` in the notation: 周 as week."""
    if isinstance(value, Mapping) and isinstance(per := value.get("per"), str):
        if per.strip().lower() in ("day", "days"):
            days = {kind: f"per: {kind} day" for kind in ("working", "calendar")}
            raise custom_error(NotationError("bare-day", text=f"per: {per}", **days))
        return {**value, "per": chinese.unit(per)}
    return value


def _named(names: tuple[str, ...], text: str) -> Iterator[str]:
    """The months or weekdays that a sentence names, in English or Chinese."""
    for number, name in enumerate(names):
        chinese = (
            f"(?:{number + 1}|{_MONTHS[number]})月"
            if len(names) == len(MONTHS)
            else f"周{'一二三四五六日'[number]}"
        )
        if re.search(rf"\b{name}[a-z]*\b|(?<![十\d]){chinese}", text):
            yield name


class Arrivals(Frozen):
    """How cases come in."""

    count: (
        Annotated[
            float,
            ReadBy(units.parse_number, float),
            WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
        ]
        | None
    ) = None
    """How many, on average, at random (a Poisson process), where nothing below says otherwise."""
    per: choice(ARRIVAL_UNITS, "The unit of time of `count`.") | None = None  # type: ignore[valid-type]
    """min, h, open hour, working day, calendar day (of an office that is always open, or with
    arrivals at any time), week, month or year."""
    every: DurationText | None = None
    """A case at regular intervals instead: in calendar days or weeks on the calendar (who comes
    while the office is closed comes in at the next opening, unless `when: any time`), in working
    days while the office is open, in hours and minutes too unless `when: any time`."""
    when: choice(("office hours", "any time"), "office hours (default) or any time") = (  # type: ignore[valid-type]
        "office hours"
    )
    """Whether cases come in office hours only (default) or at any time."""
    by_month: _shares_of(  # type: ignore[valid-type]
        MONTHS, "Months in which more or fewer come: {Jun: 135%, Aug: 46%}."
    ) = Named()
    """Months in which more or fewer come than `count` says: {Jun: 135%, Aug: 46%}; others 100%."""
    by_weekday: _shares_of(  # type: ignore[valid-type]
        WEEKDAYS, "Weekdays on which more or fewer come: {Mon: 150%}."
    ) = Named()
    """Weekdays on which more or fewer come than `count` says: {Mon: 150%}; others 100%."""
    most_open: HowMany | None = None
    """A capped intake: while so many cases are open, whoever comes is turned away and is lost."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return _with_unit_known(value)
        written, value = value, chinese.arrivals(value)
        if value != written and value.endswith(" per day"):
            raise custom_error(units.bare_day(written))
        if (meant := _in_other_words(value)) is not None:
            raise custom_error(meant)
        count, _, per = value.partition(" per ")
        return {"count": count, "per": per.strip()} if per else {"count": value, "per": None}

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.every is None) == (self.count is None):
            raise PydanticCustomError("arrivals-one-way", "arrivals-one-way", {})
        if self.count is not None and self.per is None:
            raise PydanticCustomError("arrivals-need-per", "arrivals-need-per", {})
        if self.count is not None and self.count <= 0:
            raise PydanticCustomError("not-positive", "not-positive", {"name": "count"})
        if self.every is not None and self.every.amount <= 0:
            raise PydanticCustomError("not-positive", "not-positive", {"name": "every"})
        if self.every is not None and (len(self.by_month) or len(self.by_weekday)):
            raise PydanticCustomError("factors-need-count", "factors-need-count", {})
        return self
