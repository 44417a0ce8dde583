"""docs/language.md, written from the schema."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.language.chapters import (
    CHAPTERS,
    Chapter,
    Schema,
)
from approvalflow.language.prose import CONDITIONS, OPENING, VARYING, chinese
from approvalflow.language.schema import process_schema
from approvalflow.language.taken import MEANS, NOT_WRITTEN, TAKES, VARIES, WORDS_OF_SOURCE


def language_page() -> str:
    """docs/language.md."""
    parts = [OPENING]
    for section in CHAPTERS:
        parts.append("\n".join(_lines(section)))
        if section.name == "Arm":
            parts.append(CONDITIONS)
        if section.name == "Datum":
            parts += [VARYING, chinese()]
    return "\n".join(parts)


def _lines(section: Chapter) -> Iterator[str]:
    yield f"## {section.title}\n\n{section.words}\n"
    if section.example:
        yield f"```yaml\n{section.example}\n```\n"
    rows = tuple(_rows(section.name)) if section.name else ()
    if rows:
        yield "| Key | Takes | Meaning |\n|---|---|---|"
        yield from rows
        yield ""


def _rows(name: str) -> Iterator[str]:
    schema = process_schema()
    node = schema if name == "Process" else schema["definitions"][name]
    for key, inner in _properties(node).items():
        if key in WORDS_OF_SOURCE or (name, key) in NOT_WRITTEN:
            continue
        place = f"{name}.{key}"
        text = "a length of time" if name == "Time" else "words"
        takes = TAKES.get(place) or _takes(inner, text)
        meaning = MEANS.get(place) or " ".join(str(inner.get("description", "")).split())
        yield f"| `{key}` | {takes} | {meaning} |"


def _properties(node: Schema) -> dict[str, Schema]:
    """The keys of a definition, in whichever of its forms they stand."""
    found: dict[str, Schema] = dict(node.get("properties", {}))
    for option in node.get("anyOf", ()):
        if "$ref" not in option:
            found |= _properties(option)
    return found


def _takes(node: Schema, text: str = "words") -> str:
    """What may be written there, in words; `text` is what a plain text stands for."""
    if "$ref" in node:
        return _referred(str(node["$ref"]).rpartition("/")[2])
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if "const" in node:
        return f"`{node['const']}`"
    if "anyOf" in node:
        return " or ".join(dict.fromkeys(_takes(option, text) for option in node["anyOf"]))
    match node.get("type"):
        case "string":
            return text
        case "array":
            return f"a list: each {_takes(node['items'], text)}"
        case list():
            return "a number with its unit"
        case "object":
            return "keys by name"
        case _:
            return "a number"


def _referred(name: str) -> str:
    kind = name.removeprefix("varying_")
    if kind != name:
        return f"{VARIES[kind]}; may vary"
    title = next((s.title for s in CHAPTERS if s.name == name), name)
    return f"see [{title}](#{title.lower().replace(' ', '-')})"
