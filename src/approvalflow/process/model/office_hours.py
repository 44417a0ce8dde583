"""When the office is open."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from approvalflow.calendar.holidays import (
    Closure,
    HolidayRule,
    known_date,
    parse_closure,
    parse_holidays,
)
from approvalflow.calendar.hours import WeekHours, parse_hours
from approvalflow.errors import NotationError
from approvalflow.process.model.fields import Frozen, ReadBy, as_typed, custom_error, text_schema


def _hours(value: Any) -> Any:
    if isinstance(value, WeekHours):
        return value
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
    try:
        return parse_hours(value)
    except NotationError as error:
        if isinstance(value, str):
            raise as_typed(error, value, parse_hours) from None
        raise custom_error(error) from None


Hours = Annotated[
    WeekHours,
    BeforeValidator(_hours),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


def _closures(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class CalendarRules(Frozen):
    """When the office is open."""

    holidays: Annotated[
        HolidayRule,
        ReadBy(parse_holidays, HolidayRule),
        text_schema("CN, GB-ENG, NL, US, US-CA, ..., or none."),
    ] = parse_holidays("none")
    """The country, or part of it, whose public holidays are kept; `none`."""
    hours: Hours = parse_hours("Mon-Fri 09:00-17:00")
    """Opening hours by weekday: Mon-Fri 09:00-12:00 and 13:30-17:30; or always."""
    starts: Annotated[
        date,
        ReadBy(known_date, date),
        WithJsonSchema({"type": "string", "format": "date"}),
    ] = date(2025, 1, 6)
    """The first day of the simulation."""
    closed: Annotated[
        tuple[
            Annotated[
                Closure,
                ReadBy(parse_closure, Closure),
                text_schema("A date, or two with `to` between them."),
            ],
            ...,
        ],
        BeforeValidator(_closures),
        WithJsonSchema(
            {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        ),
    ] = ()
    """Further days on which the office is closed and nobody meets, again each year (dates of two
    years every second year): [2025-12-24 to 2026-01-01, 2025-05-02]."""
