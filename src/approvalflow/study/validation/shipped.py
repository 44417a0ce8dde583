"""The processes of the certificate, as they come with the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import redesign_from
from approvalflow.study.reading import PROCESS_FILE, REDESIGNS
from approvalflow.study.validation.trials import Model, Row


def process_of(model: Model) -> Process:
    """What is simulated: the process of a folder, or what its redesign makes of it."""
    source = read_source(_text(model, PROCESS_FILE), f"{model.name}/{PROCESS_FILE}")
    process = process_from(source, model.name).process
    if model.redesign is None:
        return process
    file = f"{REDESIGNS}/{model.redesign}.yaml"
    redesign = read_source(_text(model, file), f"{model.name}/{file}")
    return redesign_from(redesign, model.redesign, process).process


def texts_of(rows: Iterable[Row]) -> dict[str, str]:
    """The files that these rows simulate, by their path below a folder."""
    models = (model for row in rows for trial in row.trials for model in trial.models)
    names = dict.fromkeys(model.name for model in models)
    return {file: text for name in names for file, text in _texts(_models() / name, f"{name}/")}


def _models() -> Traversable:
    return resources.files("approvalflow.study.validation") / "models"


def _text(model: Model, file: str) -> str:
    return (_models() / model.name / file).read_text(encoding="utf-8")


def _texts(folder: Traversable, before: str) -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            yield from _texts(item, f"{before}{item.name}/")
        else:
            yield before + item.name, item.read_text(encoding="utf-8")
