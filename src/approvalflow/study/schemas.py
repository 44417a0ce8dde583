"""The JSON Schemas of what is written and of what is given back."""

from __future__ import annotations

from typing import Any

from approvalflow.language.schema import process_schema
from approvalflow.redesign.schema import redesign_schema
from approvalflow.study.storing import json_schema
from approvalflow.study.values.model import values_schema
from approvalflow.wording import described

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(which: str, language: str = "en") -> dict[str, Any]:
    """The schema of a process, a redesign, values or a result, told in the language; draft 7."""
    match which:
        case "process":
            made = process_schema()
        case "redesign":
            made = redesign_schema()
        case "values":
            made = values_schema()
        case _:
            made = result_schema()
    said: dict[str, Any] = made if language == "en" else _said(made, language)
    return said


def _said(node: Any, language: str) -> Any:
    """The same with what is said of its keys in the language."""
    if isinstance(node, list):
        return [_said(part, language) for part in node]
    if not isinstance(node, dict):
        return node
    return {
        key: described(part, language)
        if key == "description" and isinstance(part, str)
        else _said(part, language)
        for key, part in node.items()
    }


def result_schema() -> dict[str, Any]:
    raw = json_schema()
    raw["definitions"] = raw.pop("$defs")
    return {"$schema": DRAFT, "title": "ApprovalFlow result"} | raw
