"""Rules of what is told of guesses: each is of the designs, in its range and in its place."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.study.result import Guessed, Result
from approvalflow.study.sensitivity.order import in_order
from approvalflow.study.stored.figures import within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, listed


def _guesses(result: Result) -> Iterator[tuple[Path, Guessed]]:
    told = result.sensitivity
    for number, guess in enumerate(told.guesses if told is not None else ()):
        yield ("sensitivity", "guesses", number), guess


def guesses_are_of_the_designs(result: Result) -> Flaws:
    """Of a comparison, and every redesign that is named is one of it."""
    if result.sensitivity is not None and result.kind == "run":
        yield Flaw(("sensitivity",), "result-of-one")
        return
    known = [design.id for design in result.designs[1:]]
    named: list[tuple[Path, str]] = []
    for path, guess in _guesses(result):
        for part in ("swings", "break_evens", "turns"):
            every = enumerate(getattr(guess, part))
            named += [((*path, part, n, "design"), one.design) for n, one in every]
        turned = ((n, turn) for n, turn in enumerate(guess.turns) if not turn.design)
        named += [((*path, "turns", n, "then"), turn.then) for n, turn in turned]
    together = result.sensitivity.together if result.sensitivity is not None else None
    for n, one in enumerate(together.designs if together is not None else ()):
        named.append((("sensitivity", "together", "designs", n, "design"), one.design))
    for path, design in named:
        if design and design not in known:
            yield Flaw(path, "result-no-such-design", {"name": design, "known": listed(known)})


def guesses_are_in_their_range(result: Result) -> Flaws:
    """The value now, and all at which something changes."""
    for path, guess in _guesses(result):
        yield from within((*path, "now"), guess.now, guess.low, guess.high)
        for part in ("swings", "break_evens", "turns"):
            for n, one in enumerate(getattr(guess, part)):
                yield from within((*path, part, n, "at"), one.at, guess.low, guess.high)


def guesses_are_in_order(result: Result) -> Flaws:
    """Those that turn something first."""
    told = result.sensitivity
    if told is not None and not in_order(told.guesses):
        yield Flaw(("sensitivity", "guesses"), "result-guess-order")


def points_add_up(result: Result) -> Flaws:
    """Of all points, those that are kept and those that are left out; shares are shares."""
    together = result.sensitivity.together if result.sensitivity is not None else None
    if together is None:
        return
    path: Path = ("sensitivity", "together")
    parts = together.kept + together.missed + together.refused + together.overloaded
    if parts != together.points:
        facts = {"found": str(parts), "points": str(together.points)}
        yield Flaw((*path, "points"), "result-points", facts)
    for n, one in enumerate(together.designs):
        for name in ("best", "worse"):
            yield from within((*path, "designs", n, name), getattr(one, name), 0.0, 1.0)
