"""`explain`: a path, a diagnostic code, a measure, a move or a key of the language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from approvalflow.cli import moving, screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.language.schema import process_schema
from approvalflow.measures.kpis import measure_named
from approvalflow.report.documents import diagnostics
from approvalflow.report.documents.explanation import explained
from approvalflow.report.media import terminal
from approvalflow.study.reading import read_study
from approvalflow.wording import described, say


def explain(thing: str, language: str) -> int:
    """What is known of a thing, on standard output; exit code 2 if nothing is."""
    path = Path(thing)
    if not thing.strip():
        screens.tell(say("explain.nothing", language))
        return USAGE
    if _may_be_read(path):
        study = read_study(path)
        terminal.show(explained(study, language), screens.output())
        screens.following(("run", path), language)
        return OK
    for text in _known(thing, language):
        if text:
            screens.put(text)
            return OK
    screens.tell(say("explain.unknown", language, thing=thing))
    return USAGE


def _may_be_read(path: Path) -> bool:
    """Whether it is a path; where it may not be looked at, reading it says so."""
    try:
        path.lstat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _known(thing: str, language: str) -> Iterator[str]:
    """What is known of it as a code, a measure, a move and a key; empty where nothing is."""
    yield diagnostics.explanation_of(thing, language)
    yield _measure(thing, language)
    yield moving.explanation_of(thing, language)
    yield _key(thing, language)


def _measure(name: str, language: str) -> str:
    found = measure_named(name)
    if found is None:
        return ""
    sentence = say(f"measure.{name.partition('(')[0]}.long", language)
    return f"{name}: {sentence}"


def _key(name: str, language: str) -> str:
    """Every place at which the language has that key, with its description."""
    lines = []
    schema = process_schema()
    places = {"process": schema, **schema["definitions"]}
    for place, node in places.items():
        for option in (node, *node.get("anyOf", ())):
            said = option.get("properties", {}).get(name, {}).get("description")
            if said:
                lines.append(
                    say(
                        "explain.key",
                        language,
                        name=name,
                        place=place.lower(),
                        said=described(said, language),
                    )
                )
    return "\n".join(dict.fromkeys(lines))
