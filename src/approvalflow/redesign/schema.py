"""The JSON Schema of a redesign file, generated from the moves (draft 7)."""

from __future__ import annotations

from functools import cache
from typing import Any

from approvalflow.process.schema import as_written, process_schema, sourced
from approvalflow.redesign.redesign import MOVES
from approvalflow.redesign.rules import RULES

Schema = dict[str, Any]
_ANY_PART: Schema = {"type": "object"}


@cache
def redesign_schema() -> Schema:
    """The schema of a redesign by moves; a whole process beside it has its own."""
    process = process_schema()
    moves = [_move(kind) for kind in MOVES]
    text: Schema = {"type": "string"}
    properties: Schema = {
        "approvalflow": process["properties"]["approvalflow"],
        "name": process["properties"]["name"],
        "of": text | {"description": "The process; ../process.yaml."},
        "moves": {"type": "array", "items": {"anyOf": moves}},
        "waive": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "rule": text | {"enum": sorted(RULES.values())},
                    "step": text,
                    "because": text,
                },
                "required": ["rule", "step", "because"],
                "additionalProperties": False,
            },
            "description": "Rules that are set aside for a step, and why; reports say so first.",
        },
        "guardrails": {
            "type": "array",
            "items": text
            | {"description": "days_p90 <= 30 calendar days; refused <= today + 1 point"},
            "description": "What must not get worse.",
        },
    }
    return {
        "$schema": process["$schema"],
        "title": "ApprovalFlow redesign",
        "type": "object",
        "properties": sourced(properties),
        "required": ["approvalflow", "moves"],
        "additionalProperties": False,
        "definitions": process["definitions"],
    }


def _move(kind: Any) -> Schema:
    raw = kind.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    raw.get("properties", {}).pop("kind", None)
    inner = raw.pop("$defs", {})
    written: Schema = as_written(raw)
    for name in ("set", "add"):
        if name in written["properties"]:
            written["properties"][name] = _ANY_PART | {"description": kind.__doc__.split("\n")[0]}
    if "MergedSteps" in inner:
        kinds = [as_written(inner[name]) for name in ("MergedSteps", "MergedRoles")]
        written["properties"]["merge"] = {"anyOf": kinds}
    word = next(iter(written["properties"]))
    written["required"] = [word]
    return written
