"""Rules of what a result says in words: each sentence is known, and filled by the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Any

from approvalflow.measures.estimates import FEW_CASES
from approvalflow.measures.kpis import measure_named
from approvalflow.redesign.catalogue import known_moves
from approvalflow.study.result import Reason, Result
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, listed, told
from approvalflow.study.stored.walks import values_of
from approvalflow.wording import sentences
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import problem_words

_ODD = "AF6"  # how their codes begin
_OUTCOME = "outcome "
_KEY: Mapping[str, str] = {"key": ""}  # of the problem, which its sentences know without a fact


def _holes(sentence: str) -> list[str]:
    named = (name for _, name, _, _ in Formatter().parse(sentence) if name)
    return list(dict.fromkeys(named))


def _unfilled(path: Path, sentence: str, given: Mapping[str, Any]) -> Flaws:
    for name in _holes(sentence):
        if name not in given:
            yield Flaw((*path, name), "result-fact-missing")


def warnings_can_be_told(result: Result) -> Flaws:
    """A warning has a sentence, and every fact for it."""
    for n, warned in enumerate(result.warnings):
        words = problem_words("en").get(warned.code)
        if words is None:
            path: Path = ("warnings", n, "code")
            yield Flaw(path, "result-unknown-word", {"name": warned.code}, known=_warnings())
        else:
            path = ("warnings", n, "parameters")
            yield from _unfilled(path, words.message + words.remedy, {**_KEY, **warned.parameters})


def reasons_can_be_told(result: Result) -> Flaws:
    """So has a reason for a verdict; its facts are of the kind that the sentence takes."""
    known = sentences("en")
    for path, reason in _reasons(result):
        if reason.key not in known or "." in reason.key:
            where: Path = (*path, "key")
            yield Flaw(where, "result-unknown-word", {"name": reason.key}, known=_single_words())
            continue
        inside: Path = (*path, "parameters")
        yield from _unfilled(inside, known[reason.key], reason.parameters)
        for name, fact in reason.parameters.items():
            yield from _fact(result, (*inside, name), name, fact)


def _reasons(result: Result) -> Iterator[tuple[Path, Reason]]:
    for n, comparison in enumerate(result.comparisons):
        for place, reason in enumerate(comparison.reasons):
            yield ("comparisons", n, "reasons", place), reason


_COUNTED = ("count", "more")
_FIGURES = ("today", "design", "difference", "value", "low", "high", "limit")  # or null
_TEXTS = ("measure", "designs", "why", "text")


def _fact(result: Result, path: Path, name: str, fact: Any) -> Flaws:
    if name in _COUNTED or (name in _FIGURES and fact is not None):
        if not isinstance(fact, int | float) or isinstance(fact, bool):
            yield Flaw(path, "result-number-expected", {"found": told(fact)})
    elif name == "measures":
        if not isinstance(fact, list):
            yield Flaw(path, "result-list-expected", {"found": told(fact)})
        for place, one in enumerate(fact if isinstance(fact, list) else ()):
            yield from _named(result, (*path, place), "measure", one)
    elif name in _TEXTS:
        yield from _named(result, path, name, fact)
    elif name not in _FIGURES:
        yield Flaw(path, "result-unknown-key", on_key=True)


def _named(result: Result, path: Path, name: str, fact: Any) -> Flaws:
    """What a text of a reason is the name of."""
    if not isinstance(fact, str):
        yield Flaw(path, "result-text-expected", {"found": told(fact)})
    elif name == "measure" and measure_named(fact) is None:
        yield Flaw(path, "result-unknown-measure", {"name": fact})
    elif name == "why" and fact and not _is_word(fact):
        yield Flaw(path, "result-unknown-word", {"name": fact})
    elif name == "designs":
        known = [design.id for design in result.designs]
        for one in fact.split(", "):
            if one not in known:
                yield Flaw(path, "result-no-such-design", {"name": one, "known": listed(known)})


def _is_word(key: str) -> bool:
    """Whether there is a sentence that needs no facts, as a cell of a table has it."""
    said = sentences("en").get(key)
    return said is not None and "." not in key and not _holes(said)


def gaps_have_a_reason(result: Result) -> Flaws:
    """Where there is no number, the reason is one that can be told; where there is, none is."""
    for path, value, _ in values_of(result):
        if value.value is not None and value.why not in ("", FEW_CASES):
            yield Flaw((*path, "why"), "result-not-empty", {"found": told(value.why)})
        elif value.value is None and not value.why:
            yield Flaw((*path, "why"), "result-empty")
        elif value.value is None and not _is_word(value.why):
            yield Flaw((*path, "why"), "result-unknown-word", {"name": value.why})


def words_are_known(result: Result) -> Flaws:
    """States, kinds of steps and moves, and what changes: each has a word in the report."""
    known = sentences("en")
    for path, prefix, word in _words(result):
        if f"{prefix}.{word}" not in known:
            yield Flaw(path, "result-unknown-word", {"name": word}, known=_beginning(prefix))
    for n, design in enumerate(result.designs):
        for place, move in enumerate(design.moves):
            if move.kind not in known_moves():
                where: Path = ("designs", n, "moves", place, "kind")
                known_kinds = known_moves().keys()
                yield Flaw(where, "result-unknown-word", {"name": move.kind}, known=known_kinds)


@cache
def _warnings() -> tuple[str, ...]:
    """The problems that mostly are warnings: what is only odd, and of studies and results."""
    return tuple(key for key, code in CODES.items() if code.startswith(_ODD))


@cache
def _single_words() -> tuple[str, ...]:
    return tuple(key for key in sentences("en") if "." not in key)


@cache
def _beginning(prefix: str) -> tuple[str, ...]:
    """The words that have a sentence in a room."""
    every = (key.partition(".") for key in sentences("en"))
    return tuple(word for room, _, word in every if room == prefix)


def _words(result: Result) -> Iterator[tuple[Path, str, str]]:
    """The path of each word, and the room in which it has its sentence."""
    for limit in result.limits:
        yield ("limits", limit), "limit", limit
    for n, design in enumerate(result.designs):
        path: Path = ("designs", n)
        for place, line in enumerate(design.ledger):
            yield (*path, "ledger", place, "state"), "state", line.state
        for place, line in enumerate(design.branch_average.lines if design.branch_average else ()):
            yield (*path, "branch_average", "lines", place, "state"), "state", line.state
        for place, check in enumerate(design.checks):
            if check.why:
                yield (*path, "checks", place, "why"), "people.check", check.why
        for place, step in enumerate(design.steps):
            yield (*path, "steps", place, "does"), "does", step.does
        for place, change in enumerate(design.changes):
            for number, fact in enumerate(change.facts):
                key = "outcome" if fact.key.startswith(_OUTCOME) else fact.key
                yield (*path, "changes", place, "facts", number, "key"), "field", key
