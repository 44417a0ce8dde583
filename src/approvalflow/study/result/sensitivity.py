"""Which of the guesses decides, and what is unsure beside chance: as it stands in a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.study.result.design import Names


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file at which a guess is written."""

    file: str
    """The file of the study."""
    line: int
    """The line there."""
    path: str
    """The keys that lead to it."""
    value: str
    """The number as written; of a move that says nothing, what is taken then."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What a redesign saves at one end of a guess."""

    design: str
    """The id of the redesign."""
    at: float
    """The value of the guess."""
    saved: float | None
    """Mean calendar days less than today; null where a queue grows, or the value is not allowed."""
    low: float | None
    """Lower end of the paired 95 % interval."""
    high: float | None
    """Its upper end."""
    overloaded: Literal["", "today", "design"]
    """Whose queue grows there, if one does."""


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where a redesign begins or ceases to pay: to save days."""

    design: str
    """The id of the redesign."""
    at: float
    """The value of the guess."""
    low: float | None
    """Lower end of its 95 % interval, by replications; null where a queue grows beyond it."""
    high: float | None
    """Its upper end."""
    pays: Literal["below", "above"]
    """On which side of it the redesign pays."""


@dataclass(frozen=True, slots=True)
class TurnsAt:
    """Where the verdict on a redesign, or what is recommended, turns, nearest to the value now."""

    at: float
    """The value of the guess from which on it is otherwise."""
    design: str
    """The redesign whose verdict turns; empty where it is the recommendation."""
    now: str
    """The verdict now, or the id of what is recommended, empty for today."""
    then: str
    """What it is beyond."""


@dataclass(frozen=True, slots=True)
class Guessed:
    """A number that nobody knows for sure, and what hangs on it."""

    name: Names
    """What its file calls it, by language; empty where it has no name."""
    spots: tuple[Spot, ...]
    """Where it stands; a guess with a name may stand in several files."""
    unit: str
    """The unit of its values; empty of a bare number, and of what is scaled."""
    times: bool
    """Whether the values are how many times as much as is written: of a law as a whole."""
    now: float
    """What it is taken for."""
    low: float
    """The least that it could be."""
    high: float
    """The most."""
    said: bool
    """Whether its file says between what it could be; else it was given a tenth either way."""
    common_luck: bool
    """Whether both ends have the same cases; not where it changes who comes."""
    turns: tuple[TurnsAt, ...]
    """Where a verdict or the recommendation turns within its range."""
    break_evens: tuple[BreakEven, ...]
    """Where redesigns begin or cease to pay; empty where it is never within its range."""
    swings: tuple[Swing, ...]
    """What each redesign saves at its ends, the lower one first."""
    swing: float | None
    """By how many days what a redesign saves differs between the ends, of that which differs most;
    null where a queue grows.
    """
    worth: float | None = None
    """What knowing it would save on average, in days a case; null where that is not known."""
    measure: bool | None = None
    """Whether it is worth measuring: a tenth of what knowing all would be, at least."""


@dataclass(frozen=True, slots=True)
class Untried:
    """A value of a guess that the file does not allow, and why."""

    file: str
    """The file in which the guess stands."""
    path: str
    """The keys that lead to it."""
    value: str
    """The value as it would be written."""
    code: str
    """The code of the problem that it would be."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """A redesign under all guesses at once."""

    design: str
    """The id of the redesign."""
    saved: float | None
    """What it saves in the mean of the points; null where its queue grows at all of them."""
    chance: float | None
    """The standard deviation of the saving from one year to the next."""
    doubt: float | None
    """The standard deviation of the saving with the guesses alone."""
    best: float
    """The share of the points at which no other saves more, and today is not as quick."""
    worse: float
    """The share of the points at which it is slower than today, or its queue grows."""


@dataclass(frozen=True, slots=True)
class AllAtOnce:
    """All guesses at once: points of a Latin hypercube in their ranges."""

    points: int
    """How many were drawn."""
    kept: int
    """How many of them count."""
    missed: int
    """Points left out since today misses what was observed by more than a tenth."""
    refused: int
    """Points left out since the files do not allow their values together."""
    overloaded: int
    """Points left out since the queue of today grows."""
    agreed: tuple[str, ...]
    """The measures of what was observed that points are held to: those that today agrees with."""
    replications: int
    """How many replications each point had."""
    designs: tuple[Doubted, ...]
    """The redesigns, in their order."""
    worth: float | None
    """What knowing all guesses would save on average, in days a case; null with too few points."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Which of the guesses decides."""

    __repr__ = in_short

    asked: bool
    """Whether it was asked for; else a comparison carries it, of the guesses with a range alone."""
    guesses: tuple[Guessed, ...]
    """What turns a verdict or the recommendation first, then by the worth of knowing it, then by
    how far it moves what is saved.
    """
    untried: tuple[Untried, ...]
    """Values that no file allows; they were left out."""
    together: AllAtOnce | None
    """All guesses at once; null where that was not asked for, or there is no guess."""
    money: float | None
    """What a day less for each case is worth in a year, in the currency; null where the file does
    not say what a day of delay costs.
    """
    missing: int = 0
    """How many guesses were not tried since somebody stopped the run."""
    stopped: bool = False
    """Whether somebody stopped it before all was looked at."""
