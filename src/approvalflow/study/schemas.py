"""The JSON Schemas of what is written and of what is given back."""

from __future__ import annotations

from typing import Any

from approvalflow.language.schema import process_schema
from approvalflow.redesign.schema import redesign_schema
from approvalflow.study.storing import json_schema

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(which: str) -> dict[str, Any]:
    """The schema of a process, a redesign or a result; draft 7."""
    match which:
        case "process":
            return process_schema()
        case "redesign":
            return redesign_schema()
        case _:
            return result_schema()


def result_schema() -> dict[str, Any]:
    raw = json_schema()
    raw["definitions"] = raw.pop("$defs")
    return {"$schema": DRAFT, "title": "ApprovalFlow result"} | raw
