"""What the fields of every part of a process are made of: frozen values read from text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from approvalflow.brevity import in_short
from approvalflow.errors import NotationError
from approvalflow.notation import units


class Frozen(BaseModel):
    """The base of all that is written: frozen, and strict about keys."""

    __repr__ = in_short

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=True,
    )


def custom_error(error: NotationError) -> PydanticCustomError:
    return PydanticCustomError(error.key, error.key, dict(error.parameters))


def as_typed(error: NotationError, text: str, read: Callable[[str], Any]) -> PydanticCustomError:
    """The same with what could be typed instead, where that is known."""
    from approvalflow.notation import respelling  # of use only where something is wrong

    return custom_error(respelling.with_typed(error, text, read))


@dataclass(frozen=True, slots=True)
class ReadBy:
    """How a value is read from text; one already read passes. Nothing else is looked at: a schema
    of what is read would be made for every field that has it.
    """

    read: Callable[[str], Any]
    kind: type[Any] | tuple[type[Any], ...]

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.validated)

    def validated(self, value: Any) -> Any:
        """The value; raises pydantic's error in words of ours."""
        if isinstance(value, self.kind):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
        try:
            return self.read(value)
        except NotationError as error:
            raise as_typed(error, value, self.read) from None


def text_schema(description: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description, **more})


DurationText = Annotated[
    units.Duration,
    ReadBy(units.parse_duration, units.Duration),
    text_schema("An amount of time with its unit: 15 min, 3 h, 5 working days, 2 weeks."),
]
QuantityText = Annotated[
    units.Quantity,
    ReadBy(units.parse_quantity, units.Quantity),
    WithJsonSchema({"type": ["string", "number"], "description": "A number with its unit."}),
]
Share = Annotated[
    float,
    ReadBy(units.parse_share, float),
    text_schema("A share of cases, with its percent sign: 18%."),
]
MoneyText = Annotated[
    units.Money,
    ReadBy(units.parse_money, units.Money),
    text_schema("An amount of money with its currency: 80 CNY."),
]
