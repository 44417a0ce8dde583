"""Texts of a process that are read into values: conditions, words for people, choices, counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from approvalflow.errors import NotationError
from approvalflow.notation import expressions, units
from approvalflow.notation.expressions import Expression
from approvalflow.notation.near import near
from approvalflow.process.model.fields import ReadBy, text_schema

Condition = Annotated[
    Expression,
    ReadBy(expressions.parse, Expression),
    text_schema("A condition on the case data: area > 5 000 m2 or kind is public."),
]


def _words(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, list) or (
        isinstance(value, Mapping) and not all(isinstance(v, str) for v in value.values())
    ):
        raise PydanticCustomError(
            "text-expected", "text-expected", {"key": info.field_name or "name"}
        )
    if isinstance(value, Mapping):
        return tuple(sorted((str(k), str(v)) for k, v in value.items()))
    return (("", str(value)),) if isinstance(value, str) else value


Words = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_words),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ],
            "description": "Words for people, in one language or by language: {en: ..., zh: ...}.",
        }
    ),
]


def in_words(words: Words | None, language: str, otherwise: str) -> str:
    """The words in that language, else those without one, else the first there are."""
    given = dict(words or ())
    return given.get(language) or given.get("") or next(iter(given.values()), otherwise)


def choice(allowed: tuple[str, ...], description: str) -> Any:
    def read(text: str) -> str:
        if text not in allowed:
            raise NotationError(
                "unknown-choice",
                text=text,
                allowed=", ".join(allowed),
                suggestion=near(text.partition(" ")[0], allowed) or near(text, allowed),
            )
        return text

    schema = WithJsonSchema({"enum": list(allowed), "description": description})
    return Annotated[str, ReadBy(read, ()), schema]


def _how_many(text: str) -> int:
    count = units.parse_count(text)
    if count < 1:
        raise NotationError("not-positive", name=text)
    return count


HowMany = Annotated[int, ReadBy(_how_many, int), WithJsonSchema({"type": "integer", "minimum": 1})]
Count = Annotated[
    int, ReadBy(units.parse_count, int), WithJsonSchema({"type": "integer", "minimum": 0})
]
