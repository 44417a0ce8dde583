"""Every sentence a user reads, by key and parameters.

A catalogue is imported when something of it is said: those of the problems are long, and `--help`
has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from approvalflow.wording.problems_en import ProblemWords

_spoken = ["en"]


def speak(language: str) -> None:
    """From now on, everything that names no language is said in this one."""
    _spoken[0] = language


def spoken() -> str:
    """The language in which everything is said that names none."""
    return _spoken[0]


@cache
def sentences(language: str) -> Mapping[str, str]:
    """All but the problems, by key; English for a language that is not spoken."""
    if language == "zh":
        from approvalflow.wording.cli_zh import CLI_ZH
        from approvalflow.wording.report_zh import REPORT_ZH

        return REPORT_ZH | CLI_ZH
    from approvalflow.wording.cli_en import CLI_EN
    from approvalflow.wording.report_en import REPORT_EN

    return REPORT_EN | CLI_EN


def problem_words(language: str | None = None) -> Mapping[str, ProblemWords]:
    """What is said of each kind of problem, by its key."""
    if (language or spoken()) == "zh":
        from approvalflow.wording.problems_zh import PROBLEMS_ZH

        return PROBLEMS_ZH
    from approvalflow.wording.problems_en import PROBLEMS_EN

    return PROBLEMS_EN


def say(key: str, language: str | None = None, /, **parameters: object) -> str:
    """The sentence of `key`; one that no catalogue holds is told by its key, in words."""
    sentence = sentences(language or spoken()).get(key) or sentences("en").get(key)
    if sentence is None and key in (problems := problem_words(language)):
        sentence = problems[key].message
    if sentence is not None:
        return sentence.format(**parameters)
    words = key.rpartition(".")[2].replace("_", " ").replace("-", " ")
    facts = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in parameters.items())
    return f"{words} ({facts})" if facts else words
