"""The catalogues of a language: a folder each, with the same files."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

LANGUAGES = ("en", "zh")


def merged(language: str, files: Iterable[str], name: str) -> dict[str, Any]:
    """What these files of a language hold under `name`, as one dictionary; English for a language
    that has no catalogues. They are imported here and not before.
    """
    folder = language if language in LANGUAGES else "en"
    modules = (import_module(f"{__package__}.{folder}.{file}") for file in files)
    return {key: said for module in modules for key, said in vars(module)[name].items()}
