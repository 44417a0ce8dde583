"""How a redesign is tried before it is spread, and what a pilot that was run shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.study.result.design import Names
from approvalflow.study.result.sensitivity import Spot

ENOUGH = 20  # points in effect, of which guesses are told
PilotWay = Literal["share", "where", "weeks", "offices"]
PilotMeasure = Literal["days", "work"]
PilotSeen = Literal["effect", "days", "work", "more_work"]
PilotFound = Literal["weighed", "contradicted", "few"]


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

    file: str
    """The file in which it stands."""
    path: str
    """The keys that lead to it."""
    category: str
    """The kind of case whose share it is; empty of answers and of hours in their own column."""
    guessed: float | None
    """The share as the study has it, null where it depends on something else; or the mean hours."""
    measured: float
    """The share in the log, or the mean hours."""
    low: float
    """Lower end of its 95 % interval."""
    high: float
    """Its upper end."""
    unit: Literal["", "h"] = ""
    """h of hours of work at a visit of the step; empty of a share."""


@dataclass(frozen=True, slots=True)
class PilotFigure:
    """A figure of a log to which simulated pilots are held."""

    name: PilotSeen
    """The difference of the planned analysis; days and hours of work a case of today's way; how
    many more hours the new way takes.
    """
    value: float
    """In the log."""
    error: float
    """Its standard error: that of the analysis; of a mean, its scatter from one simulated pilot to
    the next.
    """


@dataclass(frozen=True, slots=True)
class LearntGuess:
    """What a guess could be before a pilot and after it."""

    name: Names
    """What its file calls it, by language; empty where it has no name."""
    spots: tuple[Spot, ...]
    """Where it stands."""
    unit: str
    """The unit of its values; empty of a bare number, and of what is scaled."""
    times: bool
    """Whether the values are how many times as much as is written."""
    now: float
    """What the files take it for."""
    low: float
    """The least that it could be before."""
    high: float
    """The most."""
    mean: float
    """Its weighted mean after the pilot."""
    least: float
    """Lower end of its 95 % interval then."""
    most: float
    """Upper end."""
    narrowed: bool
    """Whether its weighted values scatter by a fifth less than before, at least."""


@dataclass(frozen=True, slots=True)
class PilotOutlook:
    """What the redesign does all in, with all that the guesses could be."""

    effect: PilotEffect | None
    """The mean difference in days, with the interval of doubt: 95 % of the weight. Null where its
    queue grows at every point.
    """
    better: float
    """The chance that it is quicker than today."""


@dataclass(frozen=True, slots=True)
class PilotRanked:
    """How a redesign stands beside the others that were named, whatever the guesses could be."""

    design: str
    """The redesign."""
    before: PilotOutlook
    """What was to be said of it before the pilot."""
    after: PilotOutlook | None
    """What is to be said of it after the pilot; null where no points are weighed."""
    first_before: float
    """The chance before the pilot that it is the quickest of all, today among them."""
    first_after: float | None
    """The same after it; null where no points are weighed."""


@dataclass(frozen=True, slots=True)
class PilotValued:
    """What a profile of values puts first, before a pilot and after it."""

    profile: str
    """Its id, as `rank` has it."""
    name: Names
    """What people call it, by language; empty where nothing."""
    set_by: Names
    """Whose values these are, by language; empty of those that need no file."""
    before: str
    """The design that came first, drawn over all that the guesses could be; empty if none."""
    after: str
    """The one that does by the weights of the points; empty if none."""


@dataclass(frozen=True, slots=True)
class PilotLearnt:
    """What a log says of guesses that it does not measure directly: a weighted sample of them."""

    points: int
    """How many points were drawn."""
    kept: int
    """Those that can be: the files allow them, and today is the office that was observed."""
    effective: float
    """How many points of equal weight say as much."""
    replications: int
    """How often each was simulated."""
    found: PilotFound
    """Whether the points are weighed, the log contradicts them all, or too few have the weight."""
    guesses: tuple[LearntGuess, ...]
    """The guesses with a range that are not measured directly; empty where none is weighed."""
    before: PilotOutlook
    """What was to be said before the pilot."""
    after: PilotOutlook | None
    """What is to be said after it; null where no points are weighed."""
    ranked: tuple[PilotRanked, ...] = ()
    """The redesigns that were named, ranked again: the likeliest quickest one first. Empty where
    only one was.
    """
    valued: tuple[PilotValued, ...] = ()
    """The profiles that weigh anything, where several redesigns were named and points are weighed.
    """


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
    figures: tuple[PilotFigure, ...] = ()
    """The figures to which simulated pilots are held."""
    learnt: PilotLearnt | None = None
    """What they say of the other guesses; null where none has a range or there is no difference."""
    unfinished: bool = False
    """Whether somebody stopped it before the guesses were narrowed."""


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
    answers: tuple[str, ...] = ()
    """Columns of yes and no with which a log measures guesses that have a range."""
    hours: tuple[str, ...] = ()
    """Columns of hours with which it does: of the work of a visit of the step."""
