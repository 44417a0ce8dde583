"""The words of the command line, before anything is made of them."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.notation import characters
from approvalflow.wording import say

_AROUND = 30  # characters of a word that are told before and after the one that cannot be seen
_CUT = "..."


def refusal(arguments: Sequence[str], language: str) -> str:
    """Which word holds a character that cannot be seen, and what to do; empty where none does.

    A name on disk that is not in UTF-8 comes as such a word too.
    """
    for number, word in enumerate(arguments, 1):
        if found := characters.hidden_in_line(word):
            told = {
                "number": number,
                "word": _around(word, found.start()),
                "found": characters.code_point(found.group()),
            }
            return say("hidden-in-argument", language, **told)
    return ""


def _around(word: str, at: int) -> str:
    """The word near a place, with what cannot be seen in its written form."""
    first, last = max(0, at - _AROUND), at + _AROUND
    before, after = _CUT if first else "", _CUT if last < len(word) else ""
    return before + characters.escaped(word[first:last]) + after
