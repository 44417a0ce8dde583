"""Roles: pools of officials, when they are away and who stands in for them."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from approvalflow.calendar import absence
from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.process.model.fields import (
    DurationText,
    Frozen,
    ReadBy,
    custom_error,
    text_schema,
)
from approvalflow.process.model.office_hours import Hours
from approvalflow.process.model.spreads import VaryingMoney, VaryingTime
from approvalflow.process.model.texts import CalledText, Condition, Words
from approvalflow.process.model.varying import ByAttempt, ByCase, VaryingOf

UNLIMITED = -1
_MOST_PARTS = 1_000  # posts of which a part is told apart


def _staff(text: str) -> int:
    if text == "unlimited":
        return UNLIMITED
    number = units.parse_number(text)
    if 0 < number < _MOST_PARTS and number != int(number):
        people = math.ceil(number)
        share = f"{units.number_text(100 * number / people)}%"
        raise NotationError("half-post", text=text, staff=people, share=share)
    return units.parse_count(text)


def _absence(value: Any) -> Any:
    if isinstance(value, absence.Absence):
        return value
    if not isinstance(value, str) and not (
        isinstance(value, list) and all(isinstance(text, str) for text in value)
    ):
        raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
    try:
        return absence.parse_absence(value)
    except NotationError as error:
        raise custom_error(error) from None


def _share_of_time(text: str) -> float:
    share = units.parse_share(text)
    if share <= 0:
        raise NotationError("not-positive", name="share_of_time")
    return share


Staff = Annotated[
    int,
    ReadBy(_staff, int),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"const": "unlimited"}]}),
]
VaryingStaff = Annotated[int | ByCase[int] | ByAttempt[int], VaryingOf(Staff, "staff")]
Absent = Annotated[
    absence.Absence,
    BeforeValidator(_absence),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class Deputy(Frozen):
    """Who stands in for a role, and when."""

    role: str
    """The role whose people take the files, beside those of their own."""
    after: DurationText | None = None
    """Only files that arrived so long ago."""
    only_if: Condition | None = None
    """Only cases of which this is true."""

    @model_validator(mode="before")
    @classmethod
    def _role_alone(cls, value: Any) -> Any:
        return {"role": value} if isinstance(value, str) else value


class Role(Frozen):
    """Officials who can stand in for one another: one pool."""

    name: Words | None = None
    """What people call it."""
    level: str | None = None
    """Its level in the hierarchy."""
    department: CalledText | None = None
    """The department it belongs to."""
    jurisdiction: CalledText | None = None
    """The city, county or other authority whose official it is."""
    separate_by: str | None = None
    """A category of the case data: a pool of its own for each, which takes these cases only."""
    staff: VaryingStaff = 1
    """Posts manned at once, or `unlimited`; by category where the role is separated by it."""
    cost: (
        Annotated[
            units.Rate,
            ReadBy(lambda t: units.parse_rate(t, ("h",)), units.Rate),
            text_schema("Money per hour of work: 60 CNY/h."),
        ]
        | None
    ) = None
    """What an hour of work costs the office."""
    price: VaryingMoney | None = None
    """What the office pays for each finished visit, as to a body outside it; 350 EUR."""
    hours: Hours | None = None
    """When these people are at their desks, if not in the hours of the calendar."""
    share_of_time: (
        Annotated[
            float,
            ReadBy(_share_of_time, float),
            text_schema("A share of the hours, with its percent sign: 50%."),
        ]
        | None
    ) = None
    """The share of their hours that these people have for these cases; the rest is other duties."""
    absent: Absent | None = None
    """25 working days a year for each person, in spells of 5; or dates for everybody, which come
    again each year (dates of two years every second year)."""
    deputy: Deputy | None = None
    """The role that takes this queue too on days on which nobody of this role is there."""
    in_tray: VaryingTime | None = None
    """How long files lie on these desks, for all steps of the role that say nothing else."""

    @model_validator(mode="before")
    @classmethod
    def _staff_alone(cls, value: Any) -> Any:
        return {"staff": value} if isinstance(value, str) else value
