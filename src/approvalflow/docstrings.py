"""Docstrings that people read, also where Python runs without them (-OO)."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

if TYPE_CHECKING:
    from pydantic_core import core_schema

_WITHOUT = 2  # the level of optimization from which there are none


def docstring_of(kind: type[Any]) -> str:
    """What is said of a class, without the blanks that indent it; empty where nothing is said."""
    if sys.flags.optimize < _WITHOUT:
        return inspect.cleandoc(kind.__doc__ or "")
    return _said(kind).of_it


def docstring_of_call(found: Any) -> str:
    """What is said of a function or a property, for pages that developers make: empty under -OO."""
    return inspect.cleandoc(found.__doc__ or "")


def docstrings_of_fields(kind: type[Any]) -> dict[str, str]:
    """What is said of each field of a class: the text below it, there or in a class above."""
    return {
        name: text for above in reversed(kind.__mro__) for name, text in _said(above).fields.items()
    }


@dataclass(frozen=True, slots=True)
class _Said:
    """The docstring of a class and those of its fields."""

    of_it: str
    fields: Mapping[str, str]


def _said(kind: type[Any]) -> _Said:
    module = sys.modules.get(kind.__module__)
    file = getattr(module, "__file__", None)
    ours = file is not None and file.endswith(".py")
    return _all_said(file).get(kind.__qualname__, _NOTHING) if ours else _NOTHING


_NOTHING = _Said("", {})


@cache
def _all_said(file: str) -> dict[str, _Said]:
    """What is said of the classes of a file, by their qualified names."""
    found: dict[str, _Said] = {}

    def collect(node: ast.AST, above: str) -> None:
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, ast.ClassDef):
                name = f"{above}{inner.name}"
                found[name] = _Said(ast.get_docstring(inner) or "", dict(_of_fields(inner)))
                collect(inner, f"{name}.")

    collect(ast.parse(Path(file).read_text(encoding="utf-8")), "")
    return found


def _of_fields(kind: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(kind.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)


class WithDocstrings(GenerateJsonSchema):
    """JSON Schemas with what is said of models and their fields; they do not depend on how Python
    runs.
    """

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        kind = schema["cls"]
        written = _described(super().model_schema(schema), kind)
        named = {
            name: (info.alias or name) if self.by_alias else name
            for name, info in kind.model_fields.items()
        }
        return _with_fields(written, kind, named)

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        kind = schema["cls"]
        written = _described(super().dataclass_schema(schema), kind)
        return _with_fields(written, kind, {name: name for name in kind.__dataclass_fields__})


def _with_fields(
    written: JsonSchemaValue, kind: type[Any], named: Mapping[str, str]
) -> JsonSchemaValue:
    """The schema with what is said of fields, which are written under these keys."""
    said = docstrings_of_fields(kind)
    for name, key in named.items():
        if name in said and key in written.get("properties", {}):
            written["properties"][key]["description"] = said[name]
    return written


def _described(written: JsonSchemaValue, kind: type[Any]) -> JsonSchemaValue:
    said = docstring_of(kind)
    if not said or "$ref" in written:
        return written
    return written | {"description": said}
