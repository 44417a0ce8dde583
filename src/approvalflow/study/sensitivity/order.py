"""In which order guesses are told: what to look at first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from approvalflow.study.result import Guessed


def place(told: Guessed) -> tuple[bool, float, float]:
    """What turns something first, then what is worth knowing, then what moves most."""
    return not told.turns, -(told.worth or 0.0), -(inf if told.swing is None else told.swing)


def in_order(guesses: Sequence[Guessed]) -> bool:
    """Whether they stand in that order."""
    return all(place(one) <= place(other) for one, other in pairwise(guesses))
