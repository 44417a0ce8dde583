"""How a redesign is tried before it is spread, and what a pilot that was run shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.brevity import in_short

PilotWay = Literal["share", "where", "weeks", "offices"]
PilotMeasure = Literal["days", "work"]


@dataclass(frozen=True, slots=True)
class SharedQueue:
    """A role or meeting whose queue both arms share, and whose work the redesign changes."""

    name: str
    """The role, one of its pools, or the meeting."""
    load: float
    """How full it is today or with the redesign, whichever is more: 0.8 for 80 %."""


@dataclass(frozen=True, slots=True)
class PilotEffect:
    """A difference, redesign less today, with its 95 % interval."""

    value: float
    """The difference: below 0 where the redesign has less."""
    low: float
    """Lower end of the interval."""
    high: float
    """Its upper end."""


@dataclass(frozen=True, slots=True)
class PilotDesign:
    """One way to try it, with the analysis that is planned for it."""

    way: PilotWay
    """By case, in a part of the office, in some weeks, or in offices side by side."""
    share: float | None
    """The share of the cases that go the new way; null where they are not drawn by lot."""
    block: int
    """The weeks of a block, which the analysis counts as one; 0 where it counts cases."""
    measure: PilotMeasure
    """What is compared: calendar days to the decision, or hours of work a case."""
    effect: float | None
    """What the pilot would show of it, simulated; null where that cannot be had."""
    alarms: float | None
    """The share of trials without any effect in which the analysis finds one; null without any."""
    offered: bool
    """Whether these are few enough to rely on it."""
    power: float | None
    """The chance that the pilot shows the effect; null where it is not offered."""
    weeks: float | None
    """The weeks until that chance is 80 %; of offices side by side those of all pairs. Null where
    it is not offered, or there is no effect.
    """
    asked: bool = False
    """Whether it is the one that was asked for."""


@dataclass(frozen=True, slots=True)
class PilotLooks:
    """What it costs to look every week and stop as soon as it is certain."""

    alarms: float
    """The share of trials without any effect that ever stop."""
    offered: bool
    """Whether these are few enough."""
    power: float
    """The chance that a pilot of the same length stops for the effect."""


@dataclass(frozen=True, slots=True)
class PilotSafety:
    """What is re-checked of the cases granted, and what that can tell."""

    share: float
    """The share of the granted cases of the pilot that is re-checked."""
    rechecked: tuple[int, int]
    """How many that is about: of today's way, of the new one."""
    wrong: float | None
    """The share wrongly granted today, simulated; null where no defects are described."""
    power: float | None
    """The chance to notice that twice as many are wrongly granted; null likewise."""
    at_most: float | None
    """If none of the new way's is wrong, at most so many are, with 95 % certainty; null where
    nothing is re-checked.
    """


@dataclass(frozen=True, slots=True)
class MeasuredGuess:
    """A guess of the study that a log of a pilot measures directly."""

    path: str
    """The keys that lead to it."""
    category: str
    """The kind of case whose share it is."""
    guessed: float | None
    """The share as the study has it; null where it depends on something else."""
    measured: float
    """The share in the log."""
    low: float
    """Lower end of its 95 % interval."""
    high: float
    """Its upper end."""


@dataclass(frozen=True, slots=True)
class PilotRead:
    """What the log of a pilot that was run shows, by the planned analysis."""

    cases: tuple[int, int]
    """The cases decided: of today's way, of the new one."""
    undecided: tuple[int, int]
    """Those that are not yet, likewise."""
    weeks: int
    """The weeks in which they were submitted."""
    effect: PilotEffect | None
    """The difference within the pilot; null where there are too few cases or blocks."""
    stopped: int | None
    """The week, from 1, at whose end it could have stopped for certain; null where never."""
    rechecked: tuple[int, int]
    """The granted cases that were re-checked, likewise."""
    wrong: tuple[int, int]
    """Those of them that were wrongly granted, likewise."""
    narrowed: tuple[MeasuredGuess, ...] = ()
    """What the log measures of the guesses of the study."""


@dataclass(frozen=True, slots=True)
class SpreadTo:
    """An office to which the redesign is spread."""

    office: str
    """Its name."""
    saving: float
    """What a week less of today's way saves there, in the unit of the file."""
    weeks: float
    """The weeks that the transition takes."""
    done: float
    """The weeks until it is done, in this order."""


@dataclass(frozen=True, slots=True)
class Pilot:
    """How a redesign is tried before it is spread."""

    __repr__ = in_short

    redesign: str
    """The redesign that is tried."""
    asked: tuple[str, ...]
    """The options that were asked for, as typed."""
    weeks: int
    """How long the pilot is."""
    where: str
    """The part of the office in which it is tried, as a condition; empty elsewhere."""
    strata: tuple[str, ...]
    """The case data by which an analysis tells cases apart."""
    queues: tuple[SharedQueue, ...]
    """Where both arms wait in one queue that the redesign changes: then their days say nothing of
    what it does for all.
    """
    within: PilotEffect | None
    """What the arms' days show, simulated; null where they are no effect of the redesign."""
    all_in: PilotEffect | None
    """What it does for the mean days if all go the new way, simulated; null without such means."""
    designs: tuple[PilotDesign, ...]
    """The ways to try it: the one that needs fewest weeks first, those not offered last."""
    looks: PilotLooks | None
    """Looks on the way; null where cases are not drawn by lot."""
    safety: PilotSafety
    """The re-check of cases granted."""
    replications: int
    """How often the office was simulated."""
    trials: int
    """How many trials without an effect each analysis went through."""
    read: PilotRead | None = None
    """What a pilot that was run shows; null where none was read."""
    spread: tuple[SpreadTo, ...] = ()
    """The order in which offices change, where that was asked; the first first."""
    spread_cost: float | None = None
    """What it costs that not all change at once, in the unit of the file; null where not asked."""
    interrupted: bool = False
    """Whether somebody stopped it before the office was simulated as often as asked for."""
