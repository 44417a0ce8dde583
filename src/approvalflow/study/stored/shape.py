"""Whether the values have the shape of a result: what pydantic finds, in our words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from approvalflow.docstrings import WithDocstrings
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, told

_EXPECTED = {
    "float_type": "result-number-expected",
    "finite_number": "result-number-expected",
    "int_type": "result-whole-expected",
    "string_type": "result-text-expected",
    "bool_type": "result-truth-expected",
    "tuple_type": "result-list-expected",
    "list_type": "result-list-expected",
    "dataclass_type": "result-object-expected",
    "model_type": "result-object-expected",
    "mapping_type": "result-object-expected",
    "dict_type": "result-object-expected",
}


def misshapen(adapter: TypeAdapter[Any], error: ValidationError, values: Any) -> Flaws:
    """Everything that has another shape, in the order of the fields; `values` is what was read."""
    schema = _schema_of(adapter)
    for one in error.errors(include_url=False, include_input=False):
        path = tuple(one["loc"])
        yield _flaw(one["type"], path, _at(values, path), one.get("ctx") or {}, schema)


def _at(values: Any, path: Path) -> Any:
    for part in path:
        here = isinstance(values, dict) or (isinstance(values, list) and isinstance(part, int))
        try:
            values = values[part] if here else None
        except (KeyError, IndexError):  # it is missing
            return None
    return values


@cache
def _schema_of(adapter: TypeAdapter[Any]) -> Mapping[str, Any]:
    return adapter.json_schema(schema_generator=WithDocstrings)


def _flaw(
    kind: str, path: Path, found: Any, context: Mapping[str, Any], schema: Mapping[str, Any]
) -> Flaw:
    last = path[-1] if path else ""
    match kind:
        case "missing" if isinstance(last, str):
            return Flaw(path, "result-key-missing")
        case "missing" | "too_long":
            path = path if kind == "too_long" else path[:-1]
            size = len(_node_at(schema, path).get("prefixItems", ()))
            return Flaw(path, "result-entries", {"size": str(size)})
        case "unexpected_keyword_argument" | "extra_forbidden":
            known = _node_at(schema, path[:-1]).get("properties", {})
            return Flaw(path, "result-unknown-key", on_key=True, known=known)
        case "literal_error":
            allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            facts = {"found": told(found), "allowed": allowed}
            return Flaw(path, "result-unknown-choice", facts)
    return Flaw(path, _EXPECTED.get(kind, "result-object-expected"), {"found": told(found)})


def _node_at(schema: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The schema of what is at the path; empty where it says nothing."""
    node = _resolved(schema, schema)
    for part in path:
        properties = node.get("properties", {})
        if isinstance(part, str):
            inner = properties.get(part) or node.get("additionalProperties")
        else:
            inner = node.get("items")
        if not isinstance(inner, Mapping):
            return {}
        node = _resolved(inner, schema)
    return node


def _resolved(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object that a node refers to, where it may also be null."""
    for option in node.get("anyOf", ()):
        if option.get("type") != "null":
            node = option
    while "$ref" in node:
        node = schema["$defs"][str(node["$ref"]).rpartition("/")[2]]
    return node
