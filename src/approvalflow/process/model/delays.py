"""What a day of waiting costs the applicant: an amount, or a share of what is at stake."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.process.model.fields import as_typed

_OF_A_VALUE = re.compile(r"(?P<share>.*%)\s*of\s+(?P<datum>\S+)\s+per\s+calendar\s+day\s*")


@dataclass(frozen=True, slots=True)
class ShareOfValue:
    """A share of a case datum in money for each calendar day."""

    share: float
    datum: str

    def __str__(self) -> str:
        return f"{units.number_text(100 * self.share)}% of {self.datum} per calendar day"


@dataclass(frozen=True, slots=True)
class DelayCost:
    """What a calendar day costs: an amount for every case, and a share of what it is about."""

    fixed: units.Rate | None = None
    of_value: ShareOfValue | None = None

    def __str__(self) -> str:
        return ", ".join(str(part) for part in (self.fixed, self.of_value) if part is not None)


def parse_delay(text: str) -> DelayCost:
    """`600 CNY per calendar day`, or `0.02% of value per calendar day`."""
    found = _OF_A_VALUE.fullmatch(text)
    if found is None:
        return DelayCost(fixed=units.parse_rate(text, ("calendar day",)))
    return DelayCost(of_value=ShareOfValue(units.parse_share(found["share"]), found["datum"]))


def _read(value: Any) -> Any:
    if isinstance(value, DelayCost):
        return value
    texts = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) for text in texts):
        raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
    return _together(map(_parsed, texts))


def _parsed(text: str) -> DelayCost:
    try:
        return parse_delay(text)
    except NotationError as error:
        raise as_typed(error, text, parse_delay) from None


def _together(parts: Iterable[DelayCost]) -> DelayCost:
    """One of each kind: two amounts would be one."""
    fixed, of_value = None, None
    for part in parts:
        if (part.fixed and fixed) or (part.of_value and of_value):
            raise PydanticCustomError("delay-twice", "delay-twice", {})
        fixed, of_value = part.fixed or fixed, part.of_value or of_value
    return DelayCost(fixed, of_value)


DelayText = Annotated[
    DelayCost,
    BeforeValidator(_read),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
            "description": "Money per calendar day, 600 CNY per calendar day; or a share of a case "
            "datum, 0.02% of value per calendar day; or both in a list.",
        }
    ),
]
