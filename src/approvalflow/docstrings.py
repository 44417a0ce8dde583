"""Docstrings that people read, also where Python runs without them (-OO)."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
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
    module = sys.modules.get(kind.__module__)
    file = getattr(module, "__file__", None)
    return _docstrings(file).get(kind.__qualname__, "") if file else ""


@cache
def _docstrings(file: str) -> dict[str, str]:
    """Those of the classes of a file, by their qualified names."""
    found: dict[str, str] = {}

    def collect(node: ast.AST, above: str) -> None:
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, ast.ClassDef):
                name = f"{above}{inner.name}"
                found[name] = ast.get_docstring(inner) or ""
                collect(inner, f"{name}.")

    collect(ast.parse(Path(file).read_text(encoding="utf-8")), "")
    return found


class WithDocstrings(GenerateJsonSchema):
    """JSON Schemas whose descriptions do not depend on how Python runs."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return _described(super().model_schema(schema), schema["cls"])

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        return _described(super().dataclass_schema(schema), schema["cls"])


def _described(written: JsonSchemaValue, kind: type[Any]) -> JsonSchemaValue:
    said = docstring_of(kind)
    if not said or "$ref" in written:
        return written
    return written | {"description": said}
