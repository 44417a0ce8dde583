"""`init` and `schema`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from approvalflow.cli import screens, writing
from approvalflow.cli.codes import OK, USAGE
from approvalflow.study import schemas
from approvalflow.study.values.writing import VALUES_SCHEMA
from approvalflow.wording import say


def init(folder: Path, template: str, language: str) -> int:
    """Writes a template, in that language, with its schemas into a folder that holds none of these
    files yet.
    """
    root = resources.files("approvalflow.study") / "templates" / language / template
    contents = {folder / name: text for name, text in _texts(root)}
    contents[folder / "approvalflow.schema.json"] = as_text("process", language)
    contents[folder / "approvalflow.redesign.schema.json"] = as_text("redesign", language)
    contents[folder / VALUES_SCHEMA] = as_text("values", language)
    outputs = writing.new_outputs(folder, contents, language)
    if outputs is None or not writing.put(outputs, contents, language):
        return USAGE
    screens.tell(say("written", language, path=folder))
    screens.following(("check", folder), language)
    return OK


def _texts(source: Traversable, folder: str = "") -> Iterator[tuple[str, str]]:
    """The files of a template, with their names below it."""
    for item in source.iterdir():
        if item.is_dir():
            yield from _texts(item, f"{folder}{item.name}/")
        else:
            yield folder + item.name, item.read_text(encoding="utf-8")


def as_text(which: str, language: str = "en") -> str:
    made = schemas.schema(which, language)
    return json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def schema(which: str, language: str) -> int:
    screens.put(as_text(which, language))
    return OK
