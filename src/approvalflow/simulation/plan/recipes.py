"""What luck has to draw: each recipe turns keyed uniforms into whole numbers, case by case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from approvalflow.chance.race import first_of
from approvalflow.eventlog import PASSING, Ints
from approvalflow.notation import expressions
from approvalflow.notation.expressions import Expression
from approvalflow.notation.units import Clock
from approvalflow.process import values
from approvalflow.process.model.spreads import VaryingDuration, VaryingShare, VaryingTime
from approvalflow.process.model.varying import ByAttempt, ByCase
from approvalflow.seconds import DAY, WEEK

# uniforms(atom, purpose) -> shape (cases,), for the visit and the cases at hand
CaseUniforms = Callable[[str, str], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class CaseBatch:
    """Some cases at a visit (from 1), with their data and what calendars count as a day.

    `submitted`: tells when they were, in seconds; files of a backlog BEFORE the start.
    """

    columns: values.Columns
    types: values.Types
    visit: int
    cases: int
    working_day: float
    submitted: Callable[[], Ints]


@dataclass(frozen=True, slots=True)
class Lasts:
    """A time in whole seconds; those of the process calendar's open time are negative."""

    atom: str
    purpose: str
    value: VaryingTime

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        u = uniforms(self.atom, self.purpose)
        seconds, working = _durations(self.value, batch, u)
        whole = np.rint(seconds).astype(np.int64)
        if isinstance(working, bool):
            return -whole if working else whole
        return np.where(working, -whole, whole)


@dataclass(frozen=True, slots=True)
class Works:
    """The work of one visit in whole seconds: what is kept of the sum of all parts."""

    parts: tuple[tuple[str, VaryingTime], ...]
    keeps: float

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        parts = [_durations(value, batch, uniforms(atom, "work"))[0] for atom, value in self.parts]
        total = parts[0] if len(parts) == 1 else np.sum(parts, axis=0)
        return np.rint(self.keeps * total).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Ends:
    """The number of the outcome: 0 for passing, then in the order of the parts and names.

    A part is asked only if those before it pass, each with its own luck. Within a part passing
    and the outcomes race, so that neither their order nor a share that is set moves the cases of
    the others among each other.
    """

    parts: tuple[tuple[str, tuple[tuple[str, VaryingShare], ...]], ...]

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        outcome = np.zeros(batch.cases, dtype=np.int64)
        first = 1
        for atom, named in self.parts:
            found = _outcomes(batch, atom, named, uniforms)
            outcome = np.where((outcome == 0) & (found > 0), found + (first - 1), outcome)
            first += len(named)
        return outcome


def _outcomes(
    batch: CaseBatch,
    atom: str,
    named: tuple[tuple[str, VaryingShare], ...],
    uniforms: CaseUniforms,
) -> Ints:
    """The number among these outcomes, from 1; 0 for passing."""
    shares = [_shares(share, batch) for _, share in named]
    rest = 1.0 - sum(shares)
    passing = np.where(rest > _NOTHING, rest, 0.0) if isinstance(rest, np.ndarray) else rest
    chances = [passing, *shares]
    runs = [n for n, share in enumerate(chances) if np.any(np.greater(share, _NOTHING))]
    if len(runs) == 1:
        return np.full(batch.cases, runs[0])
    names = [PASSING, *(name for name, _ in named)]
    drawn = [uniforms(atom, f"outcome:{names[number]}") for number in runs]
    return np.array(runs)[first_of([chances[number] for number in runs], drawn)]


@dataclass(frozen=True, slots=True)
class Chooses:
    """The number of the first condition that holds; how many there are, if none does."""

    conditions: tuple[Expression, ...]

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        del uniforms  # a condition is no chance
        choice = np.full(batch.cases, len(self.conditions), dtype=np.int64)
        for number, condition in reversed(tuple(enumerate(self.conditions))):
            choice[expressions.evaluate(condition, batch.columns, batch.types)] = number
        return choice


@dataclass(frozen=True, slots=True)
class Sorts:
    """The number of the category of a case datum."""

    datum: str

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        del uniforms
        return values.category_codes(batch.columns[self.datum])


@dataclass(frozen=True, slots=True)
class Happens:
    """1 where it happens, by share."""

    atom: str
    purpose: str
    share: VaryingShare

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        u = uniforms(self.atom, self.purpose)
        return (u < _shares(self.share, batch)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Lengths:
    """A time that is no chance, as `Lasts` gives it."""

    value: VaryingDuration

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        del uniforms
        found = np.zeros(batch.cases, dtype=np.int64)
        for leaf, cases in _choices(self.value, batch):
            seconds = round(leaf.seconds(batch.working_day))
            found[cases] = -seconds if leaf.clock.in_office else seconds
        return found


@dataclass(frozen=True, slots=True)
class Spans:
    """A limit on the legal clock, as one number: its amount times 4, plus 0 for seconds,
    1 for calendar days, 2 for working days, 3 for seconds of the process calendar's open time.
    """

    value: VaryingDuration

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        del uniforms
        found = np.zeros(batch.cases, dtype=np.int64)
        for leaf, cases in _choices(self.value, batch):
            amount = leaf.scaled / DAY if leaf.clock is Clock.CALENDAR else leaf.scaled
            found[cases] = 4 * round(amount) + _CLOCKS.index(leaf.clock)
        return found


@dataclass(frozen=True, slots=True)
class WordNumbers:
    """The position of the case's word among all that there are."""

    value: object
    words: tuple[str, ...]

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        del uniforms
        found = np.zeros(batch.cases, dtype=np.int64)
        for leaf, cases in _choices(self.value, batch):
            found[cases] = self.words.index(leaf)
        return found


@dataclass(frozen=True, slots=True)
class Tried:
    """1 where a case submitted from second `since` on is tried the other way, else 0.

    By chance with `share`, each case for itself; or those of which `where` is true; or those
    submitted in every second stretch of so many `weeks`, the first if `odd`.
    """

    since: int
    share: float | None = None
    where: Expression | None = None
    weeks: int = 0
    odd: bool = True

    def draw(self, batch: CaseBatch, uniforms: CaseUniforms) -> Ints:
        submitted = batch.submitted()
        chosen = submitted >= self.since
        if self.share is not None:
            chosen &= uniforms("pilot", "arm") < self.share
        if self.where is not None:
            chosen &= expressions.evaluate(self.where, batch.columns, batch.types)
        if self.weeks:
            stretch = (submitted - self.since) // (self.weeks * WEEK)
            chosen &= (stretch % 2 == 0) == self.odd
        return chosen.astype(np.int64)


Recipe = Lasts | Works | Ends | Chooses | Sorts | Happens | Lengths | Spans | WordNumbers | Tried
_NOTHING = 1e-12  # below it a share is the rounding of a sum
_CLOCKS = (Clock.WALL, Clock.CALENDAR, Clock.WORKING, Clock.OPEN)


def _choices(value: Any, batch: CaseBatch) -> Iterator[tuple[Any, NDArray[np.intp]]]:
    return values.choices(value, batch.columns, batch.types, batch.visit, batch.cases)


def _durations(
    value: VaryingTime, batch: CaseBatch, u: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.bool_] | bool]:
    """Seconds, and whether they pass in open time only: for each case, or the same for all."""
    if isinstance(value, ByAttempt | ByCase):
        return values.durations(
            value, batch.columns, batch.types, batch.visit, u, batch.working_day
        )
    seconds = values.law_of(value).quantile(u) * value.clock.scale(batch.working_day)
    return seconds, value.clock.in_office


def _shares(value: VaryingShare, batch: CaseBatch) -> NDArray[np.float64] | float:
    if isinstance(value, float):
        return value
    return values.numbers(value, batch.columns, batch.types, batch.visit, batch.cases)
