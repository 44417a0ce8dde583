"""What the fields of every part of a process are made of: frozen values read from text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.notation.respelling import with_typed


class Frozen(BaseModel):
    """The base of all that is written: frozen, and strict about keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
        populate_by_name=True,
    )


def custom_error(error: NotationError) -> PydanticCustomError:
    return PydanticCustomError(error.key, error.key, dict(error.parameters))


def reader(read: Callable[[str], Any], kind: type[Any] | tuple[type[Any], ...]) -> BeforeValidator:
    """A validator that reads text; a value already read passes."""

    def validate(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
        try:
            return read(value)
        except NotationError as error:
            raise custom_error(with_typed(error, value, read)) from None

    return BeforeValidator(validate)


def text_schema(description: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description, **more})


DurationText = Annotated[
    units.Duration,
    reader(units.parse_duration, units.Duration),
    text_schema("An amount of time with its unit: 15 min, 3 h, 5 working days, 2 weeks."),
]
QuantityText = Annotated[
    units.Quantity,
    reader(units.parse_quantity, units.Quantity),
    WithJsonSchema({"type": ["string", "number"], "description": "A number with its unit."}),
]
Share = Annotated[
    float,
    reader(units.parse_share, float),
    text_schema("A share of cases, with its percent sign: 18%."),
]
MoneyText = Annotated[
    units.Money,
    reader(units.parse_money, units.Money),
    text_schema("An amount of money with its currency: 80 CNY."),
]
