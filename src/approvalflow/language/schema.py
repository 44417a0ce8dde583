"""The JSON Schema of what people write, generated from the model (draft 7).

The model is the canonical form; what may be written beside it (`in_series`, `like`, a role as a
number of posts, words on sources anywhere) is added here.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import PydanticJsonSchemaWarning

from approvalflow.docstrings import WithDocstrings
from approvalflow.language.joining import OWN
from approvalflow.process.model.arrivals import ARRIVAL_UNITS
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import Number, Time
from approvalflow.process.model.texts import WORDS_SCHEMA

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_WORDS_OF_SOURCE: Schema = {
    "source": WORDS_SCHEMA
    | {"description": "Where the numbers of this mapping and below come from."},
    "because": WORDS_SCHEMA
    | {"description": "The reason for the numbers of this mapping and below."},
}
_DOUBT: Schema = {
    "could_be": _TEXT
    | {"description": "Between what it could be: 60% to 90%; of a law, 50% to 200% of it."},
    "guess": {
        "anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}],
        "description": "The name of a guess that several numbers share, in any of the files.",
    },
}
_BY_ATTEMPT = ("time", "share")  # what a case can meet more than once
_LEAVES: dict[str, Schema] = {
    "time": {"$ref": "#/definitions/Time"},
    "number": {"$ref": "#/definitions/Number"},
    "share": _TEXT | {"description": "A share of cases, with its percent sign: 18%."},
    "money": _TEXT | {"description": "An amount of money with its currency: 80 CNY."},
    "staff": {
        "anyOf": [{"type": "integer", "minimum": 0}, {"const": "unlimited"}],
        "description": "How many posts are manned at once, or `unlimited`.",
    },
    "duration": _TEXT | {"description": "A length of time: 20 working days, 8 weeks."},
    "late": {
        "enum": ["granted", "refused", "nothing"],
        "description": "What silence means: granted, refused, nothing.",
    },
    "kinds": {
        "type": "object",
        "additionalProperties": _TEXT,
        "description": "The share of each kind; one may be `rest`.",
    },
}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _object(properties: Schema, description: str, required: Iterable[str] = ()) -> Schema:
    schema: Schema = {
        "type": "object",
        "description": description,
        "properties": properties | _WORDS_OF_SOURCE,
        "additionalProperties": False,
    }
    return schema | ({"required": list(required)} if required else {})


@cache
def process_schema() -> Schema:
    """The schema of a process file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PydanticJsonSchemaWarning)
        raw = Process.model_json_schema(
            by_alias=True, ref_template="#/definitions/{model}", schema_generator=WithDocstrings
        )
        spreads = [m.model_json_schema(schema_generator=WithDocstrings) for m in (Time, Number)]
    definitions = {name: as_written(part) for name, part in raw.pop("$defs").items()}
    definitions |= {part["title"]: as_written(part) for part in spreads}
    top = as_written(raw)
    _write_as_people_do(definitions)
    for name in _LEAVES:
        definitions[f"varying_{name}"] = _varying(name)
    for name in ("Part", "Datum", "Rule", "JudgedBy"):
        del definitions[name]
    definitions |= _data_of_cases()
    top["properties"]["steps"] = {"$ref": "#/definitions/Steps"}
    top["properties"]["arrivals"] = _ref("Arrivals")
    top["properties"]["processes"] = _processes(top["properties"])
    top["required"] = ["approvalflow"]
    top |= {"$schema": "http://json-schema.org/draft-07/schema#", "title": "ApprovalFlow process"}
    schema: Schema = top | {"definitions": dict(sorted(definitions.items()))}
    return schema


def sourced(properties: Schema) -> Schema:
    """Properties beside which words on sources may stand."""
    return properties | _WORDS_OF_SOURCE


def as_written(node: Any) -> Any:
    """Without nulls, defaults and internal keys; every object takes words on sources."""
    if isinstance(node, list):
        return [as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "varying" in node:
        kept = {k: v for k, v in node.items() if k == "description"}
        return _ref(f"varying_{node['varying']}") | kept
    if "anyOf" in node:
        options = [option for option in node["anyOf"] if option != {"type": "null"}]
        rest = {k: v for k, v in node.items() if k not in ("anyOf", "default", "title")}
        cleaned = [as_written(option) for option in options]
        return cleaned[0] | rest if len(cleaned) == 1 else {"anyOf": cleaned, **rest}
    result = {k: as_written(v) for k, v in node.items() if k not in ("default", "title")}
    if isinstance(node.get("properties"), dict):
        kept = {k: v for k, v in result["properties"].items() if not k.startswith("#")}
        result["properties"] = kept | _WORDS_OF_SOURCE
        result.pop("required", None)
    return result


def _processes(shared: Schema) -> Schema:
    """Several processes of one office, each with what is its own."""
    own = {name: shared[name] for name in OWN}
    words = "One process of several that share the roles above."
    return {
        "type": "object",
        "additionalProperties": _object(own, words, ["arrivals", "steps"]),
        "description": "Several processes of one office, which share its roles and calendar.",
    }


def _varying(name: str) -> Schema:
    """One value, a value by kind of case, values by attempt, or a value with its source."""
    again = _ref(f"varying_{name}")
    by_case = {
        "type": "object",
        "properties": {"depends_on": _TEXT, "otherwise": again} | _WORDS_OF_SOURCE,
        "required": ["depends_on"],
        "additionalProperties": again,
    }
    said = _object({"is": again, **_DOUBT}, "One value with its source.", ["is"])
    by_attempt = {"type": "array", "items": again, "minItems": 1}
    forms = [_LEAVES[name], by_case, said]
    return {"anyOf": [*forms, by_attempt] if name in _BY_ATTEMPT else forms}


def _write_as_people_do(definitions: dict[str, Schema]) -> None:
    """Puts in what may be written instead of the canonical form."""
    condition = _TEXT | {"description": "A condition on the case data."}
    arm = _object({"if": condition, "then": _TEXT, "otherwise": _TEXT}, "One arrow of several.")
    route: Schema = {"anyOf": [_TEXT, {"type": "array", "items": arm}]}
    definitions["Arm"] = arm
    for name in ("Step", "Outcome", "Due"):
        definitions[name]["properties"]["then"] = route
    _write_ladder(definitions)
    step = definitions["Step"]
    step["properties"] |= {
        "like": _TEXT | {"description": "Another step, copied except for what is said here."},
        "in_series": _list("The same step by these roles, one after the other."),
        "in_parallel": _list("The same step by these roles, at the same time."),
        "by": _by(step["properties"]["by"]),
        "branches": {
            "type": "object",
            "additionalProperties": {"anyOf": [_ref("Step"), _ref("Steps"), _ref("Branch")]},
        },
    }
    branch = definitions["Branch"]
    branch["properties"] = {"steps": _ref("Steps")} | branch["properties"]
    branch["required"] = ["steps"]
    one = {"type": "object", "additionalProperties": _ref("Step"), "maxProperties": 1}
    definitions["Steps"] = {"type": "array", "items": one, "minItems": 1}
    outcome = definitions["Outcome"]
    definitions["Outcome"] = {"anyOf": [_ref("varying_share"), outcome]}
    role = definitions["Role"]
    posts: Schema = {"anyOf": [{"type": "integer", "minimum": 0}, {"const": "unlimited"}]}
    definitions["Role"] = {"anyOf": [*posts["anyOf"], role]}
    deputy = definitions["Deputy"]
    definitions["Deputy"] = {"anyOf": [_TEXT | {"description": "A role."}, deputy]}
    limits = definitions["Limits"]
    definitions["Limits"] = {"anyOf": [_ref("varying_duration"), limits]}
    for name in ("Time", "Number"):
        del definitions[name]["properties"]["value"]  # the text alone says it
        definitions[name] = {"anyOf": [{"type": ["string", "number"]}, definitions[name]]}
    rate = _TEXT | {"description": f"12 per working day; units: {', '.join(ARRIVAL_UNITS)}."}
    definitions["Arrivals"] = {"anyOf": [rate, definitions["Arrivals"]]}
    at_least = _object({"at_least": {"type": "integer", "minimum": 1}}, "So many branches.")
    definitions["Join"] = {"anyOf": [{"enum": ["all", "any", "majority"]}, at_least]}


def _write_ladder(definitions: dict[str, Schema]) -> None:
    """Up to one role, or level by level."""
    role = _TEXT | {"description": "A role."}
    definitions["Rung"] = {"anyOf": [role, definitions["Rung"]]}
    to = definitions["Due"]["properties"]["to"]
    levels = {"type": "array", "items": _ref("Rung"), "minItems": 1}
    definitions["Due"]["properties"]["to"] = {
        "anyOf": [_TEXT, levels],
        "description": to["description"],
    }


def _by(role: Schema) -> Schema:
    """A role; of a meeting also roles in a list, or how many of each."""
    seats = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}
    several = {"type": "array", "items": _TEXT, "minItems": 1}
    return {"anyOf": [_TEXT, several, seats], "description": role["description"]}


def _list(description: str) -> Schema:
    return {"type": "array", "items": _TEXT, "minItems": 1, "description": description}


def _data_of_cases() -> dict[str, Schema]:
    rule = _object({"if": _TEXT, "is": _TEXT, "otherwise": _TEXT}, "One line of a rule.")
    rules: Schema = {"type": "array", "items": rule, "minItems": 1}
    kinds = [_ref(f"varying_{name}") for name in ("share", "kinds", "number")]
    words = "yes/no as a share, kinds with their shares, a number as a law, or rules in a list."
    return {"Datum": {"anyOf": [*kinds, rules, *_named()], "description": words}, "Rule": rule}


def _named() -> Iterator[Schema]:
    """The same with what people call it, or its kinds."""
    words = {"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}]}
    properties = {
        "name": words | {"description": "What people call it."},
        "names": {
            "type": "object",
            "additionalProperties": words,
            "description": "What people call its kinds: {major: {en: ..., zh: ...}}.",
        },
        "yes": {"anyOf": [_ref("varying_share")], "description": "The share of a question."},
    }
    for key in ("name", "names"):
        yield {"type": "object", "properties": properties, "required": [key]}


def keys_at(loc: tuple[Any, ...]) -> tuple[str, ...]:
    """The keys that a file may have at a place of the canonical tree, for suggestions."""
    places: list[Mapping[str, Any]] = [process_schema()]
    for part in loc:
        inner = [n for place in places for n in _inside(place, part)]
        places = inner or places
    return tuple(sorted({key for place in places for key in _properties(place)}))


def _resolved(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return _resolved(process_schema()["definitions"][name])
    if "anyOf" in node:
        return [part for option in node["anyOf"] for part in _resolved(option)]
    return [node]


def _inside(node: Mapping[str, Any], part: Any, *, listed: bool = True) -> list[Mapping[str, Any]]:
    """The schemas of a part; a list of steps stands for a mapping of them."""
    found: list[Mapping[str, Any]] = []
    for place in _resolved(node):
        if part in place.get("properties", {}):
            found += _resolved(place["properties"][part])
        elif isinstance(place.get("items"), dict):
            items = _resolved(place["items"])
            if isinstance(part, int):
                found += items
            elif listed:
                found += [n for item in items for n in _inside(item, part, listed=False)]
        elif isinstance(place.get("additionalProperties"), dict):
            found += _resolved(place["additionalProperties"])
    return found


def _properties(node: Mapping[str, Any]) -> list[str]:
    return [key for place in _resolved(node) for key in place.get("properties", {})]
