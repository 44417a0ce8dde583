"""`explain`: a path, a diagnostic code, a measure, a move or a key of the language.

A measure is worked on three cases of a study, where one is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from approvalflow.cli import moving, screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.language.schema import process_schema
from approvalflow.measures.kpis import FAMILIES
from approvalflow.notation.near import near
from approvalflow.process.model.process import Process
from approvalflow.redesign.catalogue import known_moves
from approvalflow.report.definition import PAIRS, Definition, definition_of
from approvalflow.report.documents import diagnostics
from approvalflow.report.documents.definitions import defined, every_id, known_in, shown_for
from approvalflow.report.documents.explanation import explained
from approvalflow.report.media import terminal
from approvalflow.report.phrases import joined
from approvalflow.study.reading import read_study
from approvalflow.wording import described, say

_MOST = 12  # names of those that there are


def explain(thing: str, path: Path | None, language: str) -> int:
    """What is known of a thing, on standard output; exit code 2 if nothing is."""
    if not thing.strip():
        screens.tell(say("explain.nothing", language))
        return USAGE
    if path is None and _may_be_read(Path(thing)):
        study = read_study(Path(thing))
        terminal.show(explained(study, language), screens.output())
        screens.following(("run", thing), language)
        return OK
    definition = definition_of(thing, language)
    if definition is not None:
        return _measure(definition, path, language)
    if path is not None:
        _refuse("explain.no-measure", thing, (every_id(),), language)
        return USAGE
    for text in _known(thing, language):
        if text:
            screens.put(text)
            return OK
    _refuse("explain.unknown", thing, (every_id(), known_moves(), _keys()), language)
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


def _measure(definition: Definition, path: Path | None, language: str) -> int:
    """How a measure is made, and the key of that name, if there is one."""
    study = None
    if path is not None:
        study = read_study(path, None if definition.id in PAIRS else ())
        if _is_not_there(definition, study.today.process, language):
            return USAGE
    shown = shown_for(definition, study, language)
    terminal.show(defined(definition, shown, language), screens.output())
    key = _key(definition.id, language)
    if key:
        screens.put(f"\n{key}")
    if path is not None and shown is not None and shown.own and shown.example.case is not None:
        screens.following(("run", path, "--follow", str(shown.example.case)), language)
    return OK


def _is_not_there(definition: Definition, process: Process, language: str) -> bool:
    """Whether it is of a role or step of which the process measures no such thing, as it says."""
    known = known_in(process, definition)
    if "(" not in definition.id or not known or definition.id in known:
        return False
    named = joined("names", known[:_MOST], language) + (" ..." if len(known) > _MOST else "")
    screens.tell(say("explain.not-there", language, thing=definition.id, known=named))
    base, _, of = definition.id.partition("(")
    there = [name.partition("(")[2].removesuffix(")") for name in known]
    meant = near(of.removesuffix(")"), there)
    _tell_meant(f"{base}({meant})" if meant else "", language)
    return True


def _refuse(key: str, thing: str, groups: Iterable[Iterable[str]], language: str) -> None:
    """Nothing is known of it; what was probably meant, of each group."""
    screens.tell(say(key, language, thing=thing))
    base, bracket, of = thing.partition("(")
    names = dict.fromkeys(name for group in groups if (name := near(base, group)))
    meant = [name + bracket + of if name in FAMILIES else name for name in names]
    _tell_meant(joined("names", meant, language), language)


def _tell_meant(names: str, language: str) -> None:
    if names:
        screens.tell(say("explain.meant", language, names=names))


def _known(thing: str, language: str) -> Iterator[str]:
    """What is known of it as a code, a move and a key; empty where nothing is."""
    yield diagnostics.explanation_of(thing, language)
    yield moving.explanation_of(thing, language)
    yield _key(thing, language)


def _keys() -> Iterator[str]:
    """Every key of the language."""
    for _, option in _options():
        yield from option.get("properties", {})


def _options() -> Iterator[tuple[str, dict[str, Any]]]:
    """The places of the language, each in all its forms."""
    schema = process_schema()
    for place, node in {"process": schema, **schema["definitions"]}.items():
        for option in (node, *node.get("anyOf", ())):
            yield place, option


def _key(name: str, language: str) -> str:
    """Every place at which the language has that key, with its description."""
    lines = []
    for place, option in _options():
        said = option.get("properties", {}).get(name, {}).get("description")
        if said:
            words = {"name": name, "place": place.lower(), "said": described(said, language)}
            lines.append(say("explain.key", language, **words))
    return "\n".join(dict.fromkeys(lines))
