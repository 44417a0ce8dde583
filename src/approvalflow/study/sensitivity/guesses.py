"""The guesses of a study: numbers with `could_be`, and all others that have no source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil, floor

from approvalflow.brevity import in_short
from approvalflow.errors import NotationError
from approvalflow.language.doubt import Doubt, a_tenth, doubt_of, scaled
from approvalflow.language.provenance import Assumption
from approvalflow.language.rewriting import Path
from approvalflow.notation.yamlsource import Mapping as Tree
from approvalflow.notation.yamlsource import Sequence, Source
from approvalflow.process.model.texts import Words
from approvalflow.study.reading import Study

TODAY = ""  # stands for the process among the files
Texts = Mapping[str, Mapping[Path, str]]  # by file, what is written at each path

_RULES = {  # which nobody guesses, and what changes no day
    "observed", "study", "time_limit", "guardrails", "waive", "cost", "costs", "delay_cost", "fee",
    "asks", "calendar", "decided_at_least_by",
}  # fmt: skip
_OF_MOVES = {
    "merge": ("in_tray", "keeps"),
    "delegate": ("in_tray",),
}  # that hold if nothing is said
_UNSAID = "100%"


@dataclass(frozen=True, slots=True)
class GuessPlace:
    """A number in a file: TODAY or the id of a redesign, its path, how it is written and where."""

    file: str
    path: Path
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class StudyGuess:
    """A number, or a law as a whole, and between what it could be. `said`: its file says so;
    `whole`: a number of posts or the like, of which no half is allowed.
    """

    __repr__ = in_short

    places: tuple[GuessPlace, ...]
    doubt: Doubt
    said: bool
    name: Words = ()
    whole: bool = False

    @property
    def of_today(self) -> bool:
        """Whether it changes today, and so every design."""
        return any(place.file == TODAY for place in self.places)

    @property
    def changes_arrivals(self) -> bool:
        """Whether other cases come where it is another: then no luck is shared."""
        return any("arrivals" in place.path for place in self.places)

    def allowed(self, value: float) -> float:
        """The value, or the whole number next to it in the range."""
        if not self.whole:
            return value
        one = next(iter(self._amounts()))
        inside = max(
            ceil(self.doubt.low * one), min(floor(self.doubt.high * one), round(value * one))
        )
        return inside / one

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that it can be written as."""
        return self.allowed(self.doubt.low), self.allowed(self.doubt.high)

    def _amounts(self) -> Iterator[float]:
        """What is written, where whole numbers are scaled; else one."""
        for place in self.places:
            yield float(place.text) if self.doubt.times else 1.0

    def texts(self, value: float) -> Texts:
        """What its files read like where it has that value."""
        told: dict[str, dict[Path, str]] = {}
        for place in self.places:
            told.setdefault(place.file, {})[place.path] = self.doubt.text(place.text, value)
        return told


def guesses_of(study: Study) -> tuple[StudyGuess, ...]:
    """The guesses with a range in the order of the files, then what nobody has doubted so far."""
    numbers = [
        *_numbers(TODAY, study.today.source, study.today.assumptions),
        *(n for r in study.redesigns for n in _numbers(r.redesign.id, r.source, r.assumptions)),
    ]
    said: dict[object, list[tuple[str, Assumption]]] = {}
    unsaid: dict[object, list[tuple[str, Assumption]]] = {}
    for file, number in numbers:
        key: object = number.guess or (file, number.whole)
        if number.could_be:
            said.setdefault(key, []).append((file, number))
        elif number.kind != "source" and not _RULES & set(number.path) and _is_amount(number):
            unsaid.setdefault(key, []).append((file, number))
    return (*map(_said, said.values()), *map(_unsaid, unsaid.values()))


def _said(numbers: list[tuple[str, Assumption]]) -> StudyGuess:
    _, first = numbers[0]
    alone = first.whole == first.path
    doubt = doubt_of(first.could_be, first.value if alone else None)
    return StudyGuess(_places(numbers), doubt, True, first.guess)


def _unsaid(numbers: list[tuple[str, Assumption]]) -> StudyGuess:
    return StudyGuess(_places(numbers), a_tenth(), said=False)


def _places(numbers: Iterable[tuple[str, Assumption]]) -> tuple[GuessPlace, ...]:
    return tuple(
        GuessPlace(file, number.path, number.value, number.mark.line) for file, number in numbers
    )


def _is_amount(number: Assumption) -> bool:
    """Whether it can be scaled: an amount, or a range, and not nothing at all."""
    try:
        return scaled(number.value, 2) != scaled(number.value, 1)
    except NotationError:
        return False


def _numbers(
    file: str, source: Source, listed: tuple[Assumption, ...]
) -> Iterator[tuple[str, Assumption]]:
    """Those of a file, and those that its moves take where it says nothing."""
    yield from ((file, number) for number in listed)
    known = {number.whole for number in listed} | {number.path for number in listed}
    moves = source.root.get("moves") if isinstance(source.root, Tree) else None
    for count, move in enumerate(moves.items if isinstance(moves, Sequence) else (), 1):
        if not isinstance(move, Tree):
            continue
        for kind, keys in _OF_MOVES.items():
            body = move.get("merge") if kind == "merge" else move
            if move.get(kind) is None or not isinstance(body, Tree) or body.get("roles"):
                continue
            within = ("moves", str(count), *(("merge",) if kind == "merge" else ()))
            for key in keys:
                path = (*within, key)
                if path not in known and body.get(key) is None:
                    yield file, Assumption(path, _UNSAID, "", "", "", move.mark, path)


def in_whole(guess: StudyGuess) -> StudyGuess | None:
    """The same in whole numbers; None where there is no other in its range."""
    one = StudyGuess(guess.places, guess.doubt, guess.said, guess.name, whole=True)
    low, high = one.ends
    now = guess.doubt.now
    if not low <= now <= high or low == high:
        return None
    return replace(one, doubt=replace(guess.doubt, low=low, high=high))
