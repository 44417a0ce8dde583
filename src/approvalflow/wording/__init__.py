"""Every sentence a user reads, by key and parameters."""

from __future__ import annotations

from approvalflow.wording.cli_en import CLI_EN
from approvalflow.wording.cli_zh import CLI_ZH
from approvalflow.wording.problems_en import PROBLEMS_EN, ProblemWords
from approvalflow.wording.problems_zh import PROBLEMS_ZH
from approvalflow.wording.report_en import REPORT_EN
from approvalflow.wording.report_zh import REPORT_ZH


def _messages(problems: dict[str, ProblemWords]) -> dict[str, str]:
    return {key: words.message for key, words in problems.items()}


CATALOGUES: dict[str, dict[str, str]] = {
    "en": _messages(PROBLEMS_EN) | REPORT_EN | CLI_EN,
    "zh": _messages(PROBLEMS_ZH) | REPORT_ZH | CLI_ZH,
}


_spoken = ["en"]


def speak(language: str) -> None:
    """From now on, everything that names no language is said in this one."""
    _spoken[0] = language


def spoken() -> str:
    """The language in which everything is said that names none."""
    return _spoken[0]


def say(key: str, language: str | None = None, /, **parameters: object) -> str:
    """The sentence of `key`; one that no catalogue holds is told by its key, in words."""
    english = CATALOGUES["en"]
    sentence = CATALOGUES.get(language or spoken(), english).get(key) or english.get(key)
    if sentence is not None:
        return sentence.format(**parameters)
    words = key.rpartition(".")[2].replace("_", " ").replace("-", " ")
    facts = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in parameters.items())
    return f"{words} ({facts})" if facts else words


def problem_words(language: str | None = None) -> dict[str, ProblemWords]:
    """What is said of each kind of problem, by its key."""
    return PROBLEMS_ZH if (language or spoken()) == "zh" else PROBLEMS_EN
