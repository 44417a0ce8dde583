"""Valid inputs: what the project ships, and what its tests know to be valid."""

from __future__ import annotations

import json
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML

from approvalflow.errors import ApprovalFlowError
from approvalflow.language.reading import process_from
from approvalflow.measures.kpis import measures_of
from approvalflow.notation import yamlsource
from approvalflow.redesign.catalogue import known_moves
from approvalflow.study.compare import compare
from approvalflow.study.runner import Settings
from approvalflow.study.storing import as_json
from helpers import sample, studies
from helpers.moves import MoveMaker, ProcessMaker

TESTS = Path(__file__).parents[1]
STUDIES = TESTS.parent / "processes"
WRONG = TESTS / "wrong" / "valid"
MOVES = "approvalflow: 1\nmoves:\n"


@dataclass(frozen=True)
class Pair:
    """A process and a redesign of it."""

    process: str
    redesign: str


def _text(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def shipped() -> tuple[str, ...]:
    """The processes that stand as files, those of the language in Chinese too."""
    files = [*sorted(STUDIES.glob("*/process.yaml")), *sorted(WRONG.glob("*.yaml"))]
    return tuple(map(_text, files))


@cache
def processes() -> tuple[str, ...]:
    """All of them: also a process for each key of the language, and before each kind of move."""
    return (*shipped(), *_of_the_language(), *(pair.process for pair in _of_moves()))


@cache
def pairs() -> tuple[Pair, ...]:
    """Every redesign with its process."""
    found = []
    for folder in sorted(STUDIES.glob("*/redesigns")):
        process = _text(folder.parent / "process.yaml")
        found += [Pair(process, _text(file)) for file in sorted(folder.glob("*.yaml"))]
    office = _text(WRONG / "office.yaml")
    found += [Pair(office, _text(file)) for file in sorted((WRONG / "redesigns").glob("*.yaml"))]
    return (*found, *_of_moves())


@cache
def _of_the_language() -> tuple[str, ...]:
    yaml = YAML(typ="safe")
    found = []
    for file in sorted((TESTS / "language").glob("*.yaml")):
        for part in yaml.load(_text(file)):
            for texts in part["pairs"].values():
                found += [part["template"].replace("HERE", text) for text in texts]
    return tuple(found)


@cache
def _of_moves() -> tuple[Pair, ...]:
    yaml = YAML(typ="safe")
    found = []
    for file in sorted((TESTS / "redesign").glob("*.yaml")):
        told = yaml.load(_text(file))
        for case in told["cases"]:
            if "after" not in case:
                continue
            process = case["before"] if "before" in case else told["before"]
            if not process.startswith("approvalflow"):
                process = f"{told['head']}steps:\n{textwrap.indent(process, '  ')}"
            redesign = MOVES + textwrap.indent(case["moves"], "  ")
            if "waive" in case:
                redesign += "waive:\n" + textwrap.indent(case["waive"], "  ")
            found.append(Pair(process, redesign))
    return tuple(found)


def made(luck: Random) -> Pair:
    """A process and a redesign that nobody has written: most are valid."""
    process = ProcessMaker(luck).process()
    text = json.dumps(process, ensure_ascii=False)
    try:
        maker = MoveMaker(luck, read(text))
    except ApprovalFlowError:
        return Pair(text, MOVES.replace("moves:", "moves: []"))
    moves = [maker.move() for _ in range(luck.randint(1, 2))]
    return Pair(text, json.dumps({"approvalflow": 1, "moves": moves}, ensure_ascii=False))


@cache
def results() -> tuple[str, ...]:
    """Of a comparison with all that a report shows, of a run, and of texts that are a study."""
    return (as_json(sample.compared()), as_json(sample.single()), _simulated())


def _simulated() -> str:
    with TemporaryDirectory() as folder:
        study = studies.study_in(Path(folder) / "office", dropped=studies.DROPPED)
    settings = Settings(replications=2, horizon=studies.QUARTER, workers=1)
    return as_json(compare(study, settings))


def tree_of(text: str) -> Any:
    """The file as mappings, lists and texts."""
    return yamlsource.plain(yamlsource.read_source(text, "valid.yaml").root)


def nodes_in(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a tree with what stands under it."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key, value
            yield from nodes_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes_in(value)


@cache
def nodes() -> dict[str, tuple[Any, ...]]:
    """What stands under each key anywhere in the valid files, each once."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for text in (*processes(), *(pair.redesign for pair in pairs())):
        for key, value in nodes_in(tree_of(text)):
            found[key].setdefault(json.dumps(value), value)
    return {key: tuple(values.values()) for key, values in found.items()}


@cache
def measure_names() -> tuple[str, ...]:
    found = {m.id for text in shipped() for m in measures_of(read(text))}
    return tuple(sorted(found))


@cache
def read(text: str) -> Any:
    return process_from(yamlsource.read_source(text, "process.yaml"), "process").process


def move_names() -> tuple[str, ...]:
    return tuple(known_moves())
