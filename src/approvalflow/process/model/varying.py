"""Values that differ by kind of case or by attempt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")
OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class ByCase(Generic[T]):
    """A value for each category of a case datum."""

    depends_on: str
    options: tuple[tuple[str, Any], ...]
    otherwise: Any = None


@dataclass(frozen=True, slots=True)
class ByAttempt(Generic[T]):
    """A value for the first visit, the second, ...; the last holds on."""

    attempts: tuple[Any, ...]


@dataclass(frozen=True)
class VaryingOf:
    """Marks a field whose value may depend on the kind of case and on the attempt. `named`: the
    keys of one value are names, of which any may be meant.
    """

    leaf: Any
    name: str
    named: bool = False

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        leaf = core_schema.no_info_before_validator_function(
            partial(_single, None if self.named else self._keys), handler.generate_schema(self.leaf)
        )
        return _nested(_nested(leaf))

    @property
    def _keys(self) -> frozenset[str]:
        """The keys of one value; none of one that is a text."""
        is_model = isinstance(self.leaf, type) and issubclass(self.leaf, BaseModel)
        return frozenset(self.leaf.model_fields) if is_model else frozenset()

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        del core, handler  # nested three deep, it would say the same thing many times over
        return {"varying": self.name}


def _nested(part: CoreSchema) -> CoreSchema:
    """A part, or parts by case, or parts by attempt; applied twice, each may hold the other."""
    by_case = core_schema.no_info_before_validator_function(
        _split_options,
        core_schema.no_info_after_validator_function(
            _by_case,
            core_schema.typed_dict_schema(
                {
                    "depends_on": core_schema.typed_dict_field(core_schema.str_schema()),
                    "options": core_schema.typed_dict_field(
                        core_schema.dict_schema(core_schema.str_schema(), part)
                    ),
                    "otherwise": core_schema.typed_dict_field(part, required=False),
                },
            ),
        ),
    )
    by_attempt = core_schema.no_info_before_validator_function(
        _not_too_many,
        core_schema.no_info_after_validator_function(
            lambda values: ByAttempt(tuple(values)), core_schema.list_schema(part, min_length=1)
        ),
    )
    return core_schema.tagged_union_schema(
        {
            "one": part,
            "by_case": by_case,
            "by_attempt": by_attempt,
            "read": core_schema.any_schema(),
        },
        discriminator=_shape,
    )


MOST_ATTEMPTS = 50


def _not_too_many(values: Any) -> Any:
    if len(values) > MOST_ATTEMPTS:
        parameters = {"most": str(MOST_ATTEMPTS)}
        raise PydanticCustomError("too-many-attempts", "too-many-attempts", parameters)
    return values


def _single(keys: frozenset[str] | None, value: Any) -> Any:
    if isinstance(value, list) or (isinstance(value, Mapping) and "depends_on" in value):
        raise PydanticCustomError("varies-too-deep", "varies-too-deep", {})
    if keys is not None and isinstance(value, Mapping) and value and keys.isdisjoint(value):
        found = {"found": ", ".join(map(str, value)), "first": str(next(iter(value)))}
        raise PydanticCustomError("depends-on-not-said", "depends-on-not-said", found)
    return value


def _shape(value: Any) -> str:
    if isinstance(value, ByCase | ByAttempt):
        return "read"
    if isinstance(value, list):
        return "by_attempt"
    return "by_case" if isinstance(value, Mapping) and "depends_on" in value else "one"


def _split_options(value: Mapping[str, Any]) -> dict[str, Any]:
    if len(value) < 2:
        raise PydanticCustomError("depends-on-nothing", "depends-on-nothing", {})
    options = {k: v for k, v in value.items() if k not in ("depends_on", OTHERWISE)}
    parts: dict[str, Any] = {"depends_on": value["depends_on"], "options": options}
    return parts | ({OTHERWISE: value[OTHERWISE]} if OTHERWISE in value else {})


def _by_case(parts: dict[str, Any]) -> ByCase[Any]:
    options = tuple(sorted(parts["options"].items()))
    return ByCase(parts["depends_on"], options, parts.get(OTHERWISE))


def leaves(value: Any) -> tuple[Any, ...]:
    """Every single value in a value that may vary."""
    if isinstance(value, ByCase):
        parts = [v for _, v in value.options]
        parts += [] if value.otherwise is None else [value.otherwise]
        return tuple(leaf for part in parts for leaf in leaves(part))
    if isinstance(value, ByAttempt):
        return tuple(leaf for part in value.attempts for leaf in leaves(part))
    return () if value is None else (value,)


def branches(value: Any) -> tuple[ByCase[Any], ...]:
    """Every `depends_on` in a value that may vary."""
    if isinstance(value, ByCase):
        parts = [v for _, v in value.options]
        parts += [] if value.otherwise is None else [value.otherwise]
        return (value, *(b for part in parts for b in branches(part)))
    if isinstance(value, ByAttempt):
        return tuple(b for part in value.attempts for b in branches(part))
    return ()
