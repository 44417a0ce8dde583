"""Which language to speak, before anything is said."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Sequence
from pathlib import Path

from approvalflow.wording.catalogues import LANGUAGES

OPTION = "--lang"
_DOMAIN = "approvalflow"


def moved_to_front(arguments: Sequence[str]) -> list[str]:
    """The same words with --lang, which may stand anywhere, before the command."""
    rest: list[str] = []
    lang: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == OPTION:
            lang = [word, *([following] if (following := next(words, None)) is not None else [])]
        elif word.startswith(OPTION + "="):
            lang = [OPTION, word.removeprefix(OPTION + "=")]
        else:
            rest.append(word)
    return lang + rest


def teach_the_library(language: str) -> None:
    """What the library of the command line says itself, of wrong usage say, in the same language.

    It asks gettext, whose languages are those of the environment.
    """
    if language == "en":
        gettext.textdomain("messages")
        return
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).parent / "locale"))
    gettext.textdomain(_DOMAIN)


def chosen(arguments: Sequence[str]) -> str:
    """That of --lang, where it stands in front; else of APPROVALFLOW_LANG, else of the system."""
    if len(arguments) > 1 and arguments[0] == OPTION and arguments[1] in LANGUAGES:
        return arguments[1]
    wished = os.environ.get("APPROVALFLOW_LANG", "")
    if wished in LANGUAGES:
        return wished
    system = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "zh" if system.lower().startswith(("zh", "chinese")) else "en"
