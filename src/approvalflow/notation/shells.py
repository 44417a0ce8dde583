"""Commands as they are typed: each word so that a shell takes it whole, that of Windows too."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from pathlib import PurePath

_PLAIN = re.compile(r"[\w./][\w./:=+%@-]*|-{1,2}[A-Za-z][\w-]*")
# within double quotes: $ ` \ and ! mean something to some shells, " ends them; % in pairs is a
# variable on Windows, where a backslash before the closing quote takes it into the word
_UNQUOTABLE = re.compile(r'["$`!]|\\\\|\\$|%.*%', re.DOTALL)

Word = str | PurePath


def command_line(words: Iterable[Word]) -> str | None:
    """The words for every shell; None where one of them cannot be written for all."""
    typed = [_typed(word) for word in words]
    return None if None in typed else " ".join(word for word in typed if word is not None)


def for_one_shell(words: Iterable[Word]) -> str:
    """The words for every shell where that can be, else for that of Unix."""
    texts = [_text(word) for word in words]
    return command_line(texts) or shlex.join(texts)


def _typed(word: Word) -> str | None:
    text = _text(word)
    if _UNQUOTABLE.search(text):
        return None
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


def _text(word: Word) -> str:
    """A path that would pass for an option is told to be one."""
    text = str(word)
    return f"./{text}" if isinstance(word, PurePath) and text.startswith("-") else text
