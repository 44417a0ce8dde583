"""The JSON Schema of a redesign file, generated from the moves (draft 7)."""

from __future__ import annotations

from typing import Any

from approvalflow.docstrings import WithDocstrings, docstring_of
from approvalflow.language.provenance import WORDS
from approvalflow.language.schema import as_written, process_schema, sourced
from approvalflow.process.model.texts import WORDS_SCHEMA
from approvalflow.redesign.catalogue import known_moves
from approvalflow.redesign.costs import Costs
from approvalflow.redesign.move import Move
from approvalflow.redesign.reading.levels import ONE_OF
from approvalflow.redesign.rules import RULES

Schema = dict[str, Any]
_ANY_PART: Schema = {"type": "object"}
_COSTS: Schema = {"$ref": "#/definitions/Costs"}
_CHOICE: Schema = {"$ref": "#/definitions/one_of"}
_ONE_OF: Schema = {
    "type": "object",
    "properties": sourced({ONE_OF: {"type": "array", "minItems": 2}}),
    "required": [ONE_OF],
    "additionalProperties": False,
    "description": "Values to choose from; the redesign has the first, `search` tries them all.",
}
_FIXED = ("costs", *WORDS)  # of which there is nothing to choose


def redesign_schema() -> Schema:
    """The schema of a redesign by moves; a whole process beside it has its own."""
    process = process_schema()
    moves = [_move(kind) for kind in known_moves().values()]
    text: Schema = {"type": "string"}
    names: Schema = {"anyOf": [text, {"type": "array", "items": text}]}
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
                    "because": WORDS_SCHEMA,
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
        "costs": _COSTS | {"description": "What it costs beside the work of the office."},
        "excludes": names | {"description": "Redesigns that cannot be had with this one."},
        "after": names | {"description": "Redesigns that this one needs: it comes after them."},
    }
    return {
        "$schema": process["$schema"],
        "title": "ApprovalFlow redesign",
        "type": "object",
        "properties": sourced(properties),
        "required": ["approvalflow", "moves"],
        "additionalProperties": False,
        "definitions": process["definitions"] | {"Costs": _costs(), "one_of": _ONE_OF},
    }


def _costs() -> Schema:
    written: Schema = as_written(Costs.model_json_schema(schema_generator=WithDocstrings))
    return written


def _choosable(properties: Schema) -> Schema:
    """Properties of a move in whose place a choice may stand."""
    return {
        key: part if key in _FIXED else _or_choice(part | _inside(part))
        for key, part in properties.items()
    }


def _inside(part: Schema) -> Schema:
    found = part.get("properties")
    return {"properties": _choosable(found)} if isinstance(found, dict) else {}


def _or_choice(part: Schema) -> Schema:
    said = {"description": part["description"]} if "description" in part else {}
    return {"anyOf": [part, _CHOICE]} | said


def _ref_in(part: Schema) -> str:
    """What a property refers to, which may be left out; "" where it says itself what it is."""
    forms = [form for form in part.get("anyOf", [part]) if form.get("type") != "null"]
    return str(forms[0].get("$ref", "")) if len(forms) == 1 else ""


def _move(move: type[Move]) -> Schema:
    raw = move.model_json_schema(
        by_alias=True, ref_template="#/definitions/{model}", schema_generator=WithDocstrings
    )
    shared = {f"#/definitions/{name}" for name in process_schema()["definitions"]}
    own = {f"#/definitions/{name}": part for name, part in raw.pop("$defs", {}).items()}
    for key, part in raw["properties"].items():
        if "oneOf" in part:  # what may be written instead, each in full
            forms = [as_written(own.get(form.get("$ref"), form)) for form in part["oneOf"]]
            said = {"description": part["description"]} if "description" in part else {}
            raw["properties"][key] = {"anyOf": forms, **said}
        elif (ref := _ref_in(part)) in own and ref not in shared:
            raw["properties"][key] = own[ref] | {"description": part["description"]}
    written: Schema = as_written(raw)
    if move.in_process_shape:
        head = docstring_of(move).split("\n")[0]
        written["properties"][move.kind] = _ANY_PART | {"description": head}
    written["required"] = [move.kind]
    written["properties"] = _choosable(written["properties"])
    return written
