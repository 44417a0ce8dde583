"""`init` and `schema`."""

from __future__ import annotations

import json
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.study import schemas
from approvalflow.wording import say


def init(folder: Path, template: str, language: str) -> int:
    """Writes a template, in that language, with its schemas into a folder that holds
    no study yet.
    """
    if (folder / "process.yaml").exists():
        screens.tell(say("init.exists", language, path=folder / "process.yaml"))
        return 2
    root = resources.files("approvalflow.study") / "templates" / language / template
    _copy(root, folder)
    for name, text in (
        ("approvalflow.schema.json", as_text("process")),
        ("approvalflow.redesign.schema.json", as_text("redesign")),
    ):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    screens.tell(say("written", language, path=folder))
    screens.following(("check", folder), language)
    return 0


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for item in source.iterdir():
        if item.is_dir():
            _copy(item, target / item.name)
        else:
            text = item.read_text(encoding="utf-8")
            (target / item.name).write_text(text, encoding="utf-8", newline="\n")


def as_text(which: str) -> str:
    return json.dumps(schemas.schema(which), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def schema(which: str) -> int:
    screens.put(as_text(which))
    return 0
