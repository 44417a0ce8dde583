"""What is said of each kind of problem, and its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from approvalflow.wording.catalogues import merged

ROOMS = {
    "file": "0", "values": "1", "names": "2", "ways": "3", "steps": "4", "moves": "57",
    "outside": "7", "studies": "6", "results": "8", "pilots": "9", "ranks": "9",
}  # fmt: skip
"""The files of `en/problems` and `zh/problems`, and with which digits the codes in each begin."""


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """The sentences of one kind of problem: `message` and `remedy` are filled with its parameters,
    `explanation` is shown as it is by `approvalflow explain AF012`.
    """

    message: str
    remedy: str
    explanation: str


@cache
def problem_words(language: str) -> Mapping[str, ProblemWords]:
    """What is said of each kind of problem, by its key."""
    return merged(language, (f"problems.{room}" for room in ROOMS), "PROBLEMS")
