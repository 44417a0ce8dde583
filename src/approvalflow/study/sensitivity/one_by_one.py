"""One guess at a time: what it moves, what it turns, and where redesigns cease to pay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from approvalflow.comparison.doubting import Line, crossing
from approvalflow.errors import ApprovalFlowError
from approvalflow.study.reading import PROCESS_FILE, Study
from approvalflow.study.result import BreakEven, Guessed, Spot, Swing, TurnsAt
from approvalflow.study.sensitivity.guesses import TODAY, StudyGuess
from approvalflow.study.sensitivity.points import Point, Points
from approvalflow.study.sensitivity.values import study_with
from approvalflow.study.summary.inputs import redesign_file

GRID = 9  # points in the range of a guess, the ends among them
_FINE = 256  # parts of a range to which a change is narrowed
_SAME = 1e-9  # of a range: values that are one

Is = Callable[[Point], bool]


@dataclass(eq=False)
class GuessCurve:
    """The points of a guess by its values, of which more are added as they are needed."""

    guess: StudyGuess
    found: dict[float, Point] = field(default_factory=dict)

    @property
    def values(self) -> list[float]:
        """Those that were tried and allowed, from the least."""
        return sorted(self.found)

    @property
    def width(self) -> float:
        return self.guess.doubt.high - self.guess.doubt.low

    def knows(self, value: float) -> bool:
        """Whether that value, or one that is the same, was tried."""
        return any(abs(value - known) <= _SAME * self.width for known in self.found)


@dataclass(frozen=True, slots=True)
class Bracket:
    """Two values between which something changes, and how that is seen."""

    low: float
    high: float
    holds: Is  # at the low end, and not at the high one, or the other way round


class OneByOne:
    """The guesses of a study on the replications of a comparison. `fine`: into how many
    parts of a range a change is narrowed.
    """

    def __init__(self, study: Study, points: Points, now: Point, fine: int = _FINE) -> None:
        self._study, self._points, self._now, self._fine = study, points, now, fine
        self._names = [read.redesign.id for read in study.redesigns]

    def curves(self, guesses: Sequence[StudyGuess], grid: int) -> list[GuessCurve]:
        """The guesses, each looked at in so many places, all of which are run at the same time.
        Raises Interrupted.
        """
        made = [GuessCurve(guess, {guess.doubt.now: self._now}) for guess in guesses]
        self._try([(curve, value) for curve in made for value in _spread(curve.guess, grid)])
        return made

    def guessed(self, curve: GuessCurve) -> Guessed | None:
        """What hangs on a guess; None where no other value is allowed. Raises Interrupted."""
        guess = curve.guess
        if len(curve.found) == 1:
            return None
        evens = list(self._signs(curve))
        turns = list(self._turning(curve))
        narrowed = self._narrowed(curve, [bracket for _, bracket in (*evens, *turns)])
        return Guessed(
            name=dict(guess.name),
            spots=tuple(spots_of(guess)),
            unit=guess.doubt.unit,
            times=guess.doubt.times,
            now=guess.doubt.now,
            low=curve.values[0],
            high=curve.values[-1],
            said=guess.said,
            common_luck=not guess.changes_arrivals,
            turns=tuple(
                self._turn(curve, design, bracket)
                for (design, _), bracket in zip(turns, narrowed[len(evens) :], strict=True)
            ),
            break_evens=tuple(
                self._even(curve, name, bracket)
                for (name, _), bracket in zip(evens, narrowed, strict=False)
            ),
            swings=tuple(self._swings(curve)),
            swing=self._swing(curve),
        )

    def _try(self, wanted: Sequence[tuple[GuessCurve, float]]) -> None:
        """Adds the points at these values, but for those that the files do not allow."""
        studies: list[Study] = []
        allowed: list[tuple[GuessCurve, float]] = []
        for curve, value in wanted:
            at = curve.guess.allowed(value)
            if curve.knows(at) or (curve, at) in allowed:
                continue
            try:
                studies.append(study_with(self._study, [(curve.guess, at)]))
                allowed.append((curve, at))
            except ApprovalFlowError:
                continue  # told by whoever looks which ends are allowed
        for (curve, at), point in zip(allowed, self._points.of(studies), strict=True):
            curve.found[at] = point

    def _signs(self, curve: GuessCurve) -> Iterator[tuple[str, Bracket]]:
        """Where a redesign begins or ceases to pay, of each in turn."""
        for number, name in enumerate(self._names):
            yield from ((name, b) for b in _changes(curve, _pays(number)))

    def _turning(self, curve: GuessCurve) -> Iterator[tuple[str, Bracket]]:
        """Where a verdict or the recommendation turns, nearest to what it is now on either side."""
        whole = [("", _best(self._now.best))]
        for design, holds in (*whole, *self._verdicts()):
            found = list(_changes(curve, holds))
            now = curve.guess.doubt.now
            below = [b for b in found if b.high <= now][-1:]
            yield from ((design, b) for b in (*below, *[b for b in found if b.low >= now][:1]))

    def _verdicts(self) -> Iterator[tuple[str, Is]]:
        for number, name in enumerate(self._names):
            yield name, _verdict(number, self._now.verdicts[number])

    def _narrowed(self, curve: GuessCurve, brackets: Sequence[Bracket]) -> list[Bracket]:
        """All of them bisected at the same time."""
        narrow = list(brackets)
        while True:
            wide = [b for b in narrow if b.high - b.low > curve.width / self._fine]
            middles = {b: curve.guess.allowed((b.low + b.high) / 2) for b in wide}
            inner = {b: at for b, at in middles.items() if b.low < at < b.high}
            before = len(curve.found)
            self._try([(curve, at) for at in inner.values()])
            if len(curve.found) == before and not any(at in curve.found for at in inner.values()):
                return narrow
            narrow = [_half(curve, b, inner[b]) if b in inner else b for b in narrow]

    def _even(self, curve: GuessCurve, name: str, bracket: Bracket) -> BreakEven:
        number = self._names.index(name)
        low, high = (curve.found[at].savings[number] for at in (bracket.low, bracket.high))
        pays = "below" if low.pays else "above"
        if low.full or high.full or len(low.by_replication) != len(high.by_replication):
            return BreakEven(name, (bracket.low + bracket.high) / 2, None, None, pays)  # type: ignore[arg-type]
        near, far = self._around(curve, number, bracket)
        found = crossing(near, far)
        return BreakEven(name, found.at, found.low, found.high, pays)  # type: ignore[arg-type]

    def _around(self, curve: GuessCurve, number: int, bracket: Bracket) -> tuple[Line, Line]:
        """The savings at both ends of a narrow bracket, and at places so far apart that chance does
        not tilt the line between them.
        """
        half = curve.width / (GRID - 1) / 2
        known = [v for v in curve.values if not curve.found[v].savings[number].full]
        low = max((v for v in known if v <= bracket.low - half), default=bracket.low)
        high = min((v for v in known if v >= bracket.high + half), default=bracket.high)

        def line(first: float, last: float) -> Line:
            one, other = ((v, curve.found[v].savings[number].by_replication) for v in (first, last))
            return one, other

        return line(bracket.low, bracket.high), line(low, high)

    def _turn(self, curve: GuessCurve, design: str, bracket: Bracket) -> TurnsAt:
        beyond = bracket.high if bracket.low >= curve.guess.doubt.now else bracket.low
        point = curve.found[beyond]
        if not design:
            return TurnsAt(beyond, "", self._now.best, point.best)
        number = self._names.index(design)
        return TurnsAt(beyond, design, self._now.verdicts[number], point.verdicts[number])

    def _swings(self, curve: GuessCurve) -> Iterator[Swing]:
        for value in (curve.values[0], curve.values[-1]):
            for name, saving in zip(self._names, curve.found[value].savings, strict=True):
                yield Swing(name, value, saving.value, saving.low, saving.high, saving.full)

    def _swing(self, curve: GuessCurve) -> float | None:
        """None where a queue grows at one of the ends, and not at the other."""
        low, high = (curve.found[value].savings for value in (curve.values[0], curve.values[-1]))
        if any(bool(a.full) != bool(b.full) for a, b in zip(low, high, strict=True)):
            return None
        return max((abs(b.days - a.days) for a, b in zip(low, high, strict=True) if not a.full),
                   default=0.0)  # fmt: skip


def _spread(guess: StudyGuess, grid: int) -> list[float]:
    low, high = guess.doubt.low, guess.doubt.high
    return [low + (high - low) * number / (grid - 1) for number in range(grid)]


def spots_of(guess: StudyGuess) -> Iterator[Spot]:
    """Where it stands in the files of a study."""
    for place in guess.places:
        file = PROCESS_FILE if place.file == TODAY else redesign_file(place.file)
        yield Spot(file, place.line, ".".join(place.path), place.text)


def _changes(curve: GuessCurve, holds: Is) -> Iterator[Bracket]:
    """Between neighbours of which one is so and the other not."""
    values = curve.values
    for low, high in pairwise(values):
        if holds(curve.found[low]) != holds(curve.found[high]):
            yield Bracket(low, high, holds)


def _half(curve: GuessCurve, bracket: Bracket, middle: float) -> Bracket:
    """The half in which it changes; the whole where the middle is not allowed."""
    if middle not in curve.found:
        return bracket
    same = bracket.holds(curve.found[middle]) == bracket.holds(curve.found[bracket.low])
    return Bracket(middle, bracket.high, bracket.holds) if same else Bracket(
        bracket.low, middle, bracket.holds)  # fmt: skip


def _pays(number: int) -> Is:
    return lambda point: point.savings[number].pays


def _verdict(number: int, verdict: str) -> Is:
    return lambda point: point.verdicts[number] == verdict


def _best(design: str) -> Is:
    return lambda point: point.best == design
