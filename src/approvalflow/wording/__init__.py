"""Every sentence a user reads, by key and parameters."""

from __future__ import annotations

from approvalflow.wording.report_en import REPORT_EN

CATALOGUES: dict[str, dict[str, str]] = {"en": REPORT_EN}


def say(key: str, language: str = "en", /, **parameters: object) -> str:
    """The sentence of `key`; one that no catalogue holds is told by its key, in words."""
    sentence = CATALOGUES.get(language, REPORT_EN).get(key) or REPORT_EN.get(key)
    if sentence is not None:
        return sentence.format(**parameters)
    words = key.rpartition(".")[2].replace("_", " ").replace("-", " ")
    facts = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in parameters.items())
    return f"{words} ({facts})" if facts else words
