"""`explain`: a path, a diagnostic code, a measure, a move or a key of the language."""

from __future__ import annotations

from pathlib import Path

from approvalflow.cli import moving, screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.measures.kpis import measure_named
from approvalflow.process.schema import process_schema
from approvalflow.report.documents import diagnostics
from approvalflow.report.documents.explanation import explained
from approvalflow.report.media import terminal
from approvalflow.study.reading import read_study
from approvalflow.wording import say


def explain(thing: str) -> int:
    """What is known of a thing, on standard output; exit code 2 if nothing is."""
    path = Path(thing)
    if path.exists():
        study = read_study(path)
        terminal.show(explained(study), screens.output())
        screens.tell(say("next.run", path=thing))
        return OK
    for known in (diagnostics.explanation_of, _measure, moving.explanation_of, _key):
        text = known(thing)
        if text:
            screens.put(text)
            return OK
    screens.tell(say("explain.unknown", thing=thing))
    return USAGE


def _measure(name: str) -> str:
    found = measure_named(name)
    if found is None:
        return ""
    sentence = say(f"measure.{name.partition('(')[0]}.long")
    return f"{name}: {sentence}"


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
