"""What each move of a redesign, or each of several redesigns, is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.measures.estimates import Value
from approvalflow.study.result.design import MoveTold


@dataclass(frozen=True, slots=True)
class Mover:
    """Who shares: a move, with those that change nothing without it, or a redesign."""

    id: str
    """The id of a redesign; of a move its number in the file, from 1."""
    moves: tuple[int, ...]
    """The positions of its moves in the design, from 0; empty of a redesign."""
    pieces: tuple[MoveTold, ...] = ()
    """The parts of a `set` that share by themselves; empty where it is one."""
    needs: tuple[int, ...] = ()
    """The positions of those without which it is refused."""
    needed_by: tuple[int, ...] = ()
    """The positions of those that are refused without it."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one of them has of a measure; by how much the measure becomes less, below 0 where it
    becomes more.
    """

    share: Value | None
    """Its share of what all save; null where there are none."""
    alone: Value | None = None
    """What it saves alone; null where it is refused alone, or has no settled figures."""
    last: Value | None = None
    """What it saves when all others are there; null likewise."""
    pieces: tuple[Value, ...] = ()
    """The shares of its pieces, which add up to its share."""


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """A measure, and who has how much of what becomes less."""

    measure: str
    """The id of the measure."""
    before: float | None
    """Its value without any of them, or with those alone that cure an overload."""
    after: float | None
    """Its value with all of them, judged by the limits of today."""
    whole: Value | None
    """By how much it becomes less: the sum of the shares."""
    shares: tuple[Share, ...]
    """Of each, in their order."""
    own_limit: float | None = None
    """`after`, judged by the limits that the redesign sets itself; null where they are today's."""
    why: str = ""
    """The key of the reason why there are no shares; empty where there are."""


@dataclass(frozen=True, slots=True)
class PairWorth:
    """Two that save surely more or less together than one by one."""

    first: int
    """The position of the one."""
    second: int
    """The position of the other."""
    beyond: Value
    """How many days more they save together; below 0 where they save less."""
    p_holm: float
    """The p of its being chance, for as many pairs as were looked at."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What each move of a redesign, or each of several redesigns, is worth."""

    __repr__ = in_short

    of: Literal["moves", "redesigns"]
    """Whose worth was asked."""
    design: str
    """The redesign whose moves they are; empty of several redesigns."""
    movers: tuple[Mover, ...]
    """Who shares."""
    measures: tuple[SharedMeasure, ...]
    """The mean days and the cost to the office first, then those that were asked for."""
    pairs: tuple[PairWorth, ...]
    """Pairs that are worth a word, of the mean days."""
    pairs_seen: int
    """How many pairs were looked at."""
    sets: int
    """The sets of them that were looked at and are accepted."""
    orders: int
    """The orders that are accepted; those drawn, where not all were looked at."""
    replications: int
    """How often each set was simulated."""
    asked: tuple[str, ...] = ()
    """The measures that were asked for."""
    drawn: bool = False
    """Whether orders were drawn at random, since there are too many sets to look at all."""
    order: tuple[int, ...] = ()
    """The order in which redesigns are accepted together, by positions; empty of moves."""
    first: tuple[int, ...] = ()
    """The positions of those that must be there for a settled mean: they have no shares."""
    overloaded: tuple[tuple[int, ...], ...] = ()
    """The sets, by positions, without a settled mean."""
    settled: tuple[tuple[int, ...], ...] = ()
    """The others that were looked at, where there are such."""
    both_decided: Value | None = None
    """The days saved on the cases that are decided with and without them, where not as many are
    decided in every set; null where as many are.
    """
    counts_differ: bool = False
    """Whether not as many cases are decided in every set."""
    interrupted: bool = False
    """Whether somebody stopped it before each set was simulated as often as asked for."""
