"""The JSON Schema of a redesign file, generated from the moves (draft 7)."""

from __future__ import annotations

from typing import Any

from approvalflow.docstrings import WithDocstrings, docstring_of
from approvalflow.language.schema import as_written, process_schema, sourced
from approvalflow.redesign.catalogue import known_moves
from approvalflow.redesign.move import Move
from approvalflow.redesign.rules import RULES

Schema = dict[str, Any]
_ANY_PART: Schema = {"type": "object"}


def redesign_schema() -> Schema:
    """The schema of a redesign by moves; a whole process beside it has its own."""
    process = process_schema()
    moves = [_move(kind) for kind in known_moves().values()]
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


def _move(move: type[Move]) -> Schema:
    raw = move.model_json_schema(
        by_alias=True, ref_template="#/definitions/{model}", schema_generator=WithDocstrings
    )
    shared = {f"#/definitions/{name}" for name in process_schema()["definitions"]}
    own = {f"#/definitions/{name}": part for name, part in raw.pop("$defs", {}).items()}
    for key, part in raw["properties"].items():
        if "oneOf" in part:  # what may be written instead, each in full
            forms = [as_written(own[form["$ref"]]) for form in part["oneOf"]]
            raw["properties"][key] = {"anyOf": forms}
        elif part.get("$ref") in own and part["$ref"] not in shared:
            raw["properties"][key] = own[part["$ref"]] | {"description": part["description"]}
    written: Schema = as_written(raw)
    if move.in_process_shape:
        head = docstring_of(move).split("\n")[0]
        written["properties"][move.kind] = _ANY_PART | {"description": head}
    written["required"] = [move.kind]
    return written
