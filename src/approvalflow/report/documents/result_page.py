"""docs/result.md: what `--json` writes, with an example of every part from a small study."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.study.compare import compare
from approvalflow.study.reading import Written, readings_in, study_of
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.schemas import result_schema
from approvalflow.study.storing import as_json

_PROCESS = """\
approvalflow: 1
name: Permits
study: {purpose: Why permits take a month, decision: The budget, contact: Reform office}
time_limit: {statutory: 20 working days, promised: 10 working days}
levels: [counter, town]
transfers: {between_departments: 1 working day, because: estimate of the mail room}
arrivals: 4 per working day
case_data: {large: 30%, kind: {shop: 40%, home: rest}, defects: {fire: 10%}}
observed: {days_mean: {is: 12 calendar days, source: register of 2024}}
roles:
  clerk: {name: {en: Counter clerk}, staff: 1, level: counter, department: Counter}
  reviewer: {staff: 2, level: town, department: Permits, cost: 80 CNY/h}
  head: {staff: 1, level: town, department: Permits, cost: 120 CNY/h}
  member: {staff: 3, level: town, department: Council, cost: 100 CNY/h}
steps:
  - intake:
      by: clerk
      work_time: 10 to 40 min
      outcomes:
        ask_applicant: {share: {is: 20%, could_be: 10% to 30%}, takes: 2 to 10 working days}
  - review: {by: reviewer, work_time: 1 to 3 h, detects: {fire: 60%}, outcomes: {refuse: 5%}}
  - opinions:
      in_parallel: [reviewer, head]
      work_time: 20 min
      in_tray: 1 to 3 working days
      only_if: large
  - fire_check:
      by: reviewer
      work_time: 30 min
      detects: {fire: 50%}
      required_by: Fire Act
      legal_basis: Fire Act, section 3
  - council:
      {does: meeting, by: {member: 3}, only_if: large, sits: Thu 14:00-17:00, work_time: 5 min}
  - sign: {does: approve, by: head, work_time: 10 min, in_tray: 1 to 4 working days}
  - seal: {by: clerk, work_time: 5 min}
"""
_REDESIGNS = {
    "without-fire-check": """\
approvalflow: 1
name: No fire check
moves:
  - {drop: fire_check, because: the review finds what it finds}
  - {merge: {steps: [sign, seal], into: sign_and_seal, by: head, keeps: 80%}}
waive: [{rule: required_by, step: fire_check, because: to be asked of the ministry}]
guardrails: [utilisation(head) <= 85%]
""",
    "head-signs-at-once": """\
approvalflow: 1
name: The head signs shops at once
moves:
  - set:
      steps:
        sign: {in_tray: {depends_on: kind, shop: 1 h, otherwise: 1 to 4 working days}}
    because: the tray is looked at before lunch
""",
}
_BRIEF = Settings(replications=4)
_LONGEST, _MOST = 44, 2  # letters of a text, items of a list that an example shows
_INTRODUCTION = """\
# The result

`--json result.json` writes all that a run came to, as UTF-8, with sorted keys; every report is made
from it. A field that has a usual value is left out while it has it; a missing number is `null`, and
a `why` beside it says the reason. A result holds no clock time, path or name of a machine: the same
study and seed give the same bytes.

This page is generated from the program; do not edit it (`make docs`). The examples are of a small
study; `{...}` and `...` stand for what is left out. The schema stands in
[reports](../reports/approvalflow.result.schema.json), or `approvalflow schema result` prints it.

```python
import json

with open("result.json", encoding="utf-8") as file:
    result = json.load(file)
for design in result["designs"]:
    mean = design["measures"]["days_mean"]
    print(design["id"], mean["value"], mean["low"], mean["high"])
for redesign in result["comparisons"]:
    print(redesign["design"], redesign["verdict"], redesign["measures"]["days_mean"]["difference"])
```
"""


def result_page() -> str:
    """docs/result.md."""
    schema = result_schema()
    examples = _Examples(schema)
    examples.look_into("Result", schema, json.loads(as_json(_sample())))
    parts = [_INTRODUCTION]
    for name in _in_turn(schema):
        node = schema if name == "Result" else schema["definitions"][name]
        parts.append("\n".join(_section(name, node, examples.of(name))))
    return "\n".join(parts)


def _sample() -> Result:
    """A small study, compared."""
    process = partial(process_from, read_source(_PROCESS, "process.yaml"), "permits")
    written = [
        Written(name, partial(read_source, text, f"redesigns/{name}.yaml"))
        for name, text in _REDESIGNS.items()
    ]
    return compare(study_of(readings_in(process, written)), _BRIEF)


def _in_turn(schema: Mapping[str, Any]) -> list[str]:
    """The parts, each after the first that names it."""
    names = ["Result"]
    for name in names:
        node = schema if name == "Result" else schema["definitions"][name]
        names += [other for other in _named(node) if other not in names]
    return names


def _named(node: Any) -> Iterator[str]:
    match node:
        case {"$ref": str(path)}:
            yield path.rpartition("/")[2]
        case {"properties": properties}:
            yield from dict.fromkeys(
                found for part in properties.values() for found in _named(part)
            )
        case Mapping():
            for part in node.values():
                yield from _named(part)
        case list():
            for part in node:
                yield from _named(part)


def _section(name: str, node: Mapping[str, Any], examples: Mapping[str, str]) -> Iterator[str]:
    yield f"## {name}\n\n{_line(node)}\n"
    yield "| Property | Is | Meaning | Example |\n|---|---|---|---|"
    for key, inner in node["properties"].items():
        shown = examples.get(key) or (_brief(inner["default"]) if "default" in inner else "")
        example = f"`{shown}`" if shown else ""
        yield f"| `{key}` | {_kind(inner)} | {_line(inner)} | {example} |"
    yield ""


def _line(node: Mapping[str, Any]) -> str:
    return " ".join(str(node.get("description", "")).split()).replace("|", "\\|")


def _kind(node: Mapping[str, Any]) -> str:
    """What stands there, in words."""
    match node:
        case {"$ref": str(path)}:
            name = path.rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"enum": values}:
            return ", ".join(f"`{value}`" if value else "empty" for value in values)
        case {"const": value}:
            return f"`{value}`"
        case {"anyOf": options}:
            return " or ".join(map(_kind, options))
        case {"prefixItems": items}:
            return ", ".join(map(_kind, items))
        case {"type": "array", "items": items}:
            return f"list of {_kind(items)}"
        case {"type": "object", "additionalProperties": dict(inner)}:
            return f"by name: {_kind(inner)}"
    return _WORDS[str(node["type"])]


_WORDS = {
    "string": "text", "number": "number", "integer": "whole number", "boolean": "yes or no",
    "null": "null", "object": "by name: text or number",
}  # fmt: skip


class _Examples:
    """Of each part and property, the first value that says something."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._definitions = schema["definitions"]
        self._found: dict[str, dict[str, str]] = {}

    def of(self, part: str) -> Mapping[str, str]:
        return self._found.get(part, {})

    def look(self, node: Mapping[str, Any], value: Any) -> None:
        """What stands in a place of the schema."""
        match node, value:
            case {"$ref": str(path)}, dict():
                name = path.rpartition("/")[2]
                self.look_into(name, self._definitions[name], value)
            case {"anyOf": options}, _:
                for option in options:
                    self.look(option, value)
            case {"items": items}, list():
                for one in value:
                    self.look(items, one)
            case {"additionalProperties": dict(inner)}, dict():
                for one in value.values():
                    self.look(inner, one)

    def look_into(self, part: str, node: Mapping[str, Any], value: Mapping[str, Any]) -> None:
        examples = self._found.setdefault(part, {})
        for key, inner in node["properties"].items():
            if key in value:
                self.look(inner, value[key])
                if examples.get(key, "") in _EMPTY:
                    examples[key] = _brief(value[key])


_EMPTY = ("", "null", "[]", "{}", '""')


def _brief(value: Any, *, inside: bool = False) -> str:
    """A value on a short line."""
    match value:
        case dict() if inside and value:
            return "{...}"
        case dict() if value:
            key, first = next(iter(value.items()))
            more = ", ..." if len(value) > 1 else ""
            return f'{{"{key}": {_brief(first, inside=True)}{more}}}'
        case list():
            shown = [_brief(one, inside=True) for one in value[:_MOST]]
            return "[" + ", ".join([*shown, *(["..."] if len(value) > _MOST else [])]) + "]"
        case str() if len(value) > _LONGEST:
            return _quoted(f"{value[:_LONGEST]}...")
    return _quoted(value)


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("|", "\\|")
