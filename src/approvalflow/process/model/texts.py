"""Texts of a process that are read into values: conditions, words for people, choices, counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

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


class NameInWords(str):
    """A name by which files speak of something, with what people call it: the same text without."""

    __slots__ = ("words",)
    words: Words

    def __new__(cls, name: str, words: Words = ()) -> Self:
        called = super().__new__(cls, name)
        called.words = words
        return called

    def __reduce__(self) -> tuple[type[NameInWords], tuple[str, Words]]:
        return NameInWords, (str(self), self.words)


def words_of(name: str | None) -> Words:
    """What people call it; nothing where the file gives it no words."""
    return name.words if isinstance(name, NameInWords) else ()


@dataclass(frozen=True, slots=True)
class ReadAsName:
    """How a name is read: a text, or words by language, of which the first is the name."""

    name_of: Callable[[str], str] = str

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.validated)

    def validated(self, value: Any) -> str:
        """The name; raises pydantic's error in words of ours."""
        if isinstance(value, str):
            return value
        fits = isinstance(value, Mapping) and value and all(map(_says, value.values()))
        if not fits:
            raise PydanticCustomError("text-expected", "text-expected", {"key": "name"})
        first = value.get("en") or next(iter(value.values()))
        words = tuple(sorted((str(language), said) for language, said in value.items()))
        return NameInWords(self.name_of(first), words)


def _says(text: Any) -> bool:
    return isinstance(text, str) and bool(text.strip())


WORDS_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "additionalProperties": {"type": "string"}},
    ]
}
CalledText = Annotated[str, ReadAsName(), WithJsonSchema(WORDS_SCHEMA)]


def step_id(words: str) -> str:
    """The id of a new step that is named by words alone: joint_sign_off for "Joint sign-off"."""
    return re.sub(r"\W+", "_", words.lower()).strip("_")


NewId = Annotated[str, ReadAsName(step_id), WithJsonSchema(WORDS_SCHEMA)]


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


Visible = choice(("yes", "no"), "yes: the applicant is told of it; no (default)")


def _how_many(text: str) -> int:
    count = units.parse_count(text)
    if count < 1:
        raise NotationError("not-positive", name=text)
    return count


HowMany = Annotated[int, ReadBy(_how_many, int), WithJsonSchema({"type": "integer", "minimum": 1})]
Count = Annotated[
    int, ReadBy(units.parse_count, int), WithJsonSchema({"type": "integer", "minimum": 0})
]
