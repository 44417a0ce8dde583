"""Mappings of parts as frozen values: hashable, picklable, and true to the names in errors.

A pydantic model that is frozen does not freeze a dict it holds, so parts travel as a tuple of
pairs that reads like a mapping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, Self, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from approvalflow.brevity import one_line

T = TypeVar("T")


class Named(Generic[T]):
    """Parts by name, in code-point order: the order of writing carries no meaning."""

    __slots__ = ("_index", "pairs")
    pairs: tuple[tuple[str, T], ...]

    def __init__(self, pairs: Mapping[str, T] | Iterable[tuple[str, T]] = ()) -> None:
        items = pairs.items() if isinstance(pairs, Mapping) else pairs
        self.pairs = self._ordered(tuple(items))
        self._index = dict(self.pairs)

    @staticmethod
    def _ordered(pairs: tuple[tuple[str, T], ...]) -> tuple[tuple[str, T], ...]:
        return tuple(sorted(pairs, key=lambda pair: pair[0]))

    def __getitem__(self, name: str) -> T:
        return self._index[name]

    def get(self, name: str) -> T | None:
        return self._index.get(name)

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self.pairs == other.pairs

    def __hash__(self) -> int:
        return hash(self.pairs)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({one_line(self)})"

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[tuple[str, T], ...]]]:
        return type(self), (self.pairs,)

    def items(self) -> tuple[tuple[str, T], ...]:
        return self.pairs

    def values(self) -> tuple[T, ...]:
        return tuple(value for _, value in self.pairs)

    def having(self, changes: Mapping[str, T]) -> Self:
        """These parts with some replaced or, last, added."""
        return type(self)({**self._index, **changes})

    def without(self, names: Iterable[str]) -> Self:
        gone = set(names)
        return type(self)(tuple(pair for pair in self.pairs if pair[0] not in gone))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        arguments = get_args(source)
        part = handler.generate_schema(arguments[0]) if arguments else core_schema.any_schema()
        from_mapping = core_schema.no_info_after_validator_function(
            cls, core_schema.dict_schema(core_schema.str_schema(), part)
        )
        return _instance_or(cls, from_mapping)


class Listed(Named[T]):
    """Parts by name, in the order of writing (steps: the order in which people read them)."""

    __slots__ = ()

    @staticmethod
    def _ordered(pairs: tuple[tuple[str, T], ...]) -> tuple[tuple[str, T], ...]:
        return pairs


def _instance_or(cls: type[Any], otherwise: CoreSchema) -> CoreSchema:
    """A value that is one already is taken as it is; only what is written is read."""

    def read(value: Any, handler: Any) -> Any:
        return value if isinstance(value, cls) else handler(value)

    return core_schema.no_info_wrap_validator_function(read, otherwise)
