"""Guesses with a name that several numbers share, in whichever file of a study: they are one."""

from __future__ import annotations

from collections.abc import Iterable

from approvalflow.errors import Problem
from approvalflow.language.provenance import Assumption
from approvalflow.notation.yamlsource import Source
from approvalflow.process.model.texts import Words

Read = tuple[Source, tuple[Assumption, ...]]  # a file, and its numbers


def differing(files: Iterable[Read]) -> list[Problem]:
    """Where a number has another value or range than the first of the same name."""
    first: dict[Words, tuple[Assumption, tuple[str, ...]]] = {}
    problems = []
    for source, numbers in files:
        for whole in dict.fromkeys(number.whole for number in numbers if number.guess):
            parts = [number for number in numbers if number.guess and number.whole == whole]
            number, values = parts[0], tuple(part.value for part in parts)
            known, theirs = first.setdefault(number.guess, (number, values))
            if (number.could_be, values) != (known.could_be, theirs):
                told = {"name": number.guess[0][1], "line": str(known.mark.line)}
                problems.append(Problem("guess-differs", source.where(number.mark), told))
    return problems
