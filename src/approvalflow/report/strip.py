"""What charts have many of: bars of shares, slopes, and what is saved between two ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """A bar from nothing to a number, its interval, and two marks beside it; None where there are
    none. `mark` and `name` are what it goes by, `text` is the number as it is printed.
    """

    mark: str
    name: str
    value: float
    low: float | None
    high: float | None
    marks: tuple[float | None, float | None]
    text: str


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """A guess, between what it could be, and what is saved at its lower and its upper end; None
    where a queue grows there. `decides`: something turns within its range.
    """

    name: str
    range: str
    low: float | None
    high: float | None
    low_text: str
    high_text: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Slope:
    """What became of the days of some cases: two numbers, and both as they are written. `strong`:
    the panel is about them.
    """

    name: str
    today: float
    design: float
    texts: tuple[str, str]
    strong: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """Two measures of something; `mark`: what it goes by, "" of one of the crowd."""

    x: float
    y: float
    mark: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class BarPart:
    """What a piece of a bar stands for, in one of five strengths of the colour of the bar."""

    name: str
    strength: int = 0
