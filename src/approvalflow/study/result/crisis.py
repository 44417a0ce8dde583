"""The crisis in numbers: how many cases have which troubles, and how many at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from approvalflow.brevity import in_short


@dataclass(frozen=True, slots=True)
class CrisisTrouble:
    """Something that can be wrong with a case."""

    id: str
    """Which: `late`, `idle`, `signoffs`, `departments`, `visits`, `again`, `silence` or `cost`."""
    weight: int
    """What it weighs; 0 where the study says nothing of it, so that it does not count."""
    why: str = ""
    """The key of the reason why it does not count."""


@dataclass(frozen=True, slots=True)
class Troubled:
    """Cases of a design, or of one kind: exact counts, over all replications."""

    cases: int
    """Cases that had ended with the run."""
    in_crisis: int
    """Those whose troubles weigh at least `least` of the crisis."""
    points: int
    """What the troubles of these weigh together."""
    having: Mapping[str, int]
    """By trouble, the cases that have it."""
    within: Mapping[str, int]
    """By trouble, those of them that are in a crisis."""


@dataclass(frozen=True, slots=True)
class DesignCrisis:
    """The crisis of a design, by the limits and bars of today."""

    __repr__ = in_short

    design: str
    """Which design."""
    undecided: int
    """Cases that had not ended with the run, which are left out."""
    all: Troubled
    """All of its cases."""
    low: float | None
    """Lower end of the 95 % interval of the index, points / (cases x weight of all troubles)."""
    high: float | None
    """Its upper end."""
    by: Mapping[str, Mapping[str, Troubled]]
    """The same by attribute of the case and its kinds."""


@dataclass(frozen=True, slots=True)
class Crisis:
    """The crisis of all designs that have means, counted alike (Alkire and Foster 2011)."""

    troubles: tuple[CrisisTrouble, ...]
    """What can be wrong with a case."""
    least: int
    """The weight of troubles from which on a case is in a crisis: a third of all, rounded up."""
    cost: float | None
    """The cost from which on a case is too dear; null where the file has no such bar."""
    designs: tuple[DesignCrisis, ...]
    """The designs, today first."""
