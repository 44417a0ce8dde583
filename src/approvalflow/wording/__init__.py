"""Every sentence a user reads, by key and parameters."""

from __future__ import annotations

from approvalflow.wording.cli_en import CLI_EN
from approvalflow.wording.cli_zh import CLI_ZH
from approvalflow.wording.problems_en import PROBLEMS_EN
from approvalflow.wording.report_en import REPORT_EN
from approvalflow.wording.report_zh import REPORT_ZH

_MESSAGES_EN = {key: words.message for key, words in PROBLEMS_EN.items()}
CATALOGUES: dict[str, dict[str, str]] = {
    "en": _MESSAGES_EN | REPORT_EN | CLI_EN,
    "zh": REPORT_ZH | CLI_ZH,
}


def say(key: str, language: str = "en", /, **parameters: object) -> str:
    """The sentence of `key`; one that no catalogue holds is told by its key, in words."""
    english = CATALOGUES["en"]
    sentence = CATALOGUES.get(language, english).get(key) or english.get(key)
    if sentence is not None:
        return sentence.format(**parameters)
    words = key.rpartition(".")[2].replace("_", " ").replace("-", " ")
    facts = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in parameters.items())
    return f"{words} ({facts})" if facts else words
