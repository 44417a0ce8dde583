"""Every sentence a user reads, by key and parameters, in the language that is told.

To find a key: of a problem, the first digit of its code in `codes` says the file of `problems`
(`problem.ROOMS`); of any other, its first word does (`ROOMS`). A catalogue is imported when
something of it is said: those of the problems are long, and `--help` has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from approvalflow.wording.catalogues import merged
from approvalflow.wording.figures import told

ROOMS = {
    "report": ("assumptions", "certainty", "design", "observed", "quality", "reproduce", "section",
               "table", "title", "warnings"),
    "answer": ("answer",),
    "verdict": ("guardrail", "limit", "verdict"),
    "numbers": ("clock", "currency", "difference", "duration", "number", "word"),
    "measures": ("measure",),
    "definitions": ("definition", "worked"),
    "days": ("curve", "ladder", "ledger", "spent", "state"),
    "people": ("authority", "favours", "kinds", "neighbours", "people"),
    "map": ("map", "outcome", "place", "replay", "step"),
    "changes": ("change", "changes", "does", "field", "phrase"),
    "page": ("csv", "page", "tone"),
    "sentences": ("sentence",),
    "sensitivity": ("guess", "sensitivity"),
    "suggestions": ("moves", "suggest"),
    "reproduction": ("reproduced",),
    "validation": ("validated",),
    "method": ("method",),
    "explaining": ("diary", "explain", "head", "span"),
    "unread": ("unread",),
    "diagnose": ("cause", "crisis", "diagnose", "seed"),
    "analysis": ("beside", "measures", "seen", "sweep"),
    "worth": ("worth",),
    "search": ("search",),
    "pilot": ("pilot",),
    "rank": ("rank",),
    "cli": ("cache", "cases", "check", "cli", "cluster", "init", "interrupted", "output",
            "overloaded", "problem", "progress", "watch"),
}  # fmt: skip
"""The files of `en` and `zh`, and with which words the keys in each begin. A key of a single word
stands beside what it is said of.
"""

DESCRIBED = (
    "described", "described_diagnosis", "described_guesses", "described_pilot",
    "described_questions", "described_search", "described_rank",
)  # fmt: skip
"""The files of every language but English with what the code says of keys, moves and results."""


@cache
def sentences(language: str) -> Mapping[str, str]:
    """All but the problems, by key; English for a language that is not spoken."""
    return merged(language, ROOMS, "SENTENCES")


def described(text: str, language: str) -> str:
    """What the code says of a key or a move, in the language, paragraph by paragraph; as it is
    where any of it is not known.
    """
    text = " ".join(text.split())
    if language == "en":
        return text
    known = merged(language, DESCRIBED, "DESCRIPTIONS")
    if text in known:
        return str(known[text])
    first = max((key for key in known if text.startswith(f"{key} ")), key=len, default="")
    if not first:
        return text
    rest = text[len(first) + 1 :]
    then = described(rest, language)
    return text if then == rest else str(known[first]) + then


def say(key: str, language: str, /, **parameters: object) -> str:
    """The sentence of `key`; one that no catalogue holds is told by its key, in words."""
    sentence = sentences(language).get(key) or sentences("en").get(key) or _message(key, language)
    if sentence is not None:
        return sentence.format(**{name: told(part, language) for name, part in parameters.items()})
    words = key.rpartition(".")[2].replace("_", " ").replace("-", " ")
    facts = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in parameters.items())
    return f"{words} ({facts})" if facts else words


def _message(key: str, language: str) -> str | None:
    """That of a problem: its catalogue is only imported for a key that no other holds."""
    from approvalflow.wording.problem import problem_words

    said = problem_words(language).get(key)
    return said.message if said is not None else None
