"""`explain`: a path, a diagnostic code, a measure, a move or a key of the language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from approvalflow.cli import screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.measures.kpis import measure_named
from approvalflow.process.schema import process_schema
from approvalflow.redesign import MOVES
from approvalflow.report import diagnostics, terminal
from approvalflow.report.explaining import explained
from approvalflow.study.reading import read_study
from approvalflow.wording import say


def explain(thing: str, language: str) -> int:
    """What is known of a thing, on standard output; exit code 2 if nothing is."""
    path = Path(thing)
    if path.exists():
        study = read_study(path)
        terminal.show(explained(study, language), screens.output())
        screens.tell(say("next.run", language, path=thing))
        return OK
    for text in _known(thing, language):
        if text:
            screens.put(text)
            return OK
    screens.tell(say("explain.unknown", language, thing=thing))
    return USAGE


def _known(thing: str, language: str) -> Iterator[str]:
    """What is known of it as a code, a measure, a move and a key; empty where nothing is."""
    yield diagnostics.explanation_of(thing, language)
    yield _measure(thing, language)
    yield _move(thing)
    yield _key(thing)


def _measure(name: str, language: str) -> str:
    found = measure_named(name)
    if found is None:
        return ""
    sentence = say(f"measure.{name.partition('(')[0]}.long", language)
    return f"{name}: {sentence}"


def _move(name: str) -> str:
    for move in MOVES:
        if move.model_fields["kind"].default == name:
            keys = [
                f"  {info.alias or key}: {info.description}"
                for key, info in move.model_fields.items()
                if info.description
            ]
            return "\n".join([f"{name}: {_dedented(move)}", *keys])
    return ""


def _dedented(thing: type[Any]) -> str:
    lines = (thing.__doc__ or "").splitlines()
    return "\n".join(line.strip() for line in lines).strip()


def _key(name: str) -> str:
    """Every place at which the language has that key, with its description."""
    lines = []
    schema = process_schema()
    places = {"process": schema, **schema["definitions"]}
    for place, node in places.items():
        for option in (node, *node.get("anyOf", ())):
            described = option.get("properties", {}).get(name, {}).get("description")
            if described:
                lines.append(f"{name} ({place.lower()}): {described}")
    return "\n".join(dict.fromkeys(lines))
