"""Which set of moves is the best for which money, and in which order: what `search` found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.study.result.design import MoveTold, Names

Effect = Literal["", "none", "little"]


@dataclass(frozen=True, slots=True)
class SoughtMeasure:
    """What is minimised."""

    measure: str
    """The id of the measure."""
    lost: bool
    """Whether less of it is a loss: sign-offs, where nobody says what they find."""
    today: float | None
    """Its value today, by the first look; null where today does not settle."""
    worthwhile: float
    """Differences below this are ties."""


@dataclass(frozen=True, slots=True)
class SoughtOption:
    """A move that can be taken or not, with those that only it needs."""

    redesigns: tuple[str, ...]
    """The redesigns that it stands in."""
    levels: tuple[tuple[MoveTold, ...], ...]
    """Its moves at each of its levels."""
    effect: Effect
    """`none`: it changes no minimised measure in any set; `little`: by less than is worthwhile."""
    needed_by: tuple[int, ...]
    """The options, counted from 1, that no set has without it."""
    core: bool
    """Whether nine in ten of the sets that are as good as the best have it."""
    never: bool
    """Whether none of them has it."""


@dataclass(frozen=True, slots=True)
class SoughtSet:
    """A set of options that can be had, as the first look saw it."""

    choice: tuple[int, ...]
    """Of each option the level, counted from 1; 0 where it is not taken."""
    values: tuple[float, ...]
    """By minimised measure; empty of a set that does not settle or lacks one of them."""
    budget: float | None
    """What it costs once and in three years; null where nothing has a cost."""
    survives: bool
    """Whether no other set beats it beyond doubt in everything."""


@dataclass(frozen=True, slots=True)
class FrontSet:
    """A set that no other beats in everything, by the replications that chose none."""

    number: int
    """Its place among the sets, counted from 1."""
    values: tuple[float, ...]
    """By minimised measure."""
    low: tuple[float | None, ...]
    """Lower ends of their 95 % intervals."""
    high: tuple[float | None, ...]
    """Upper ends."""
    chance: float
    """In what share of the samples drawn anew from the replications no set beats it."""
    alike: tuple[int, ...]
    """Sets of the front, by number, that differ from it by less than is worthwhile."""


@dataclass(frozen=True, slots=True)
class SetBreaks:
    """A guardrail that a set surely breaks, of a redesign that it takes a move from."""

    number: int
    """The place of the set among the sets, counted from 1."""
    redesign: str
    """The id of the redesign whose guardrail it is."""
    text: str
    """The condition, as written."""


@dataclass(frozen=True, slots=True)
class SetByValues:
    """What the office's own profile makes of the sets that no other beats."""

    profile: str
    """Its name in the file."""
    name: Names
    """What people call it, by language; empty where nothing."""
    set_by: Names
    """Whose values these are, by language; empty of those that need no file."""
    number: int
    """The set that comes first by it under all three sets of anchors; 0 if none."""
    instead: int = 0
    """The set that would be taken without it; 0 where it changes nothing."""
    refused: str = ""
    """The key of the reason why nothing is weighed; empty where it is."""
    unmeasured: tuple[str, ...] = ()
    """Criteria that it would weigh and that sets are not measured by: then it decides nothing."""


@dataclass(frozen=True, slots=True)
class Winner:
    """A set with what it gains on today in the first measure, look by look."""

    number: int
    """Its place among the sets, counted from 1."""
    first: float | None
    """What it gained in the first look; null where today does not settle."""
    chosen: float | None
    """In the replications by which it was chosen."""
    fresh: float | None
    """In replications that had no part in choosing it; null where there are none."""
    curse: float | None
    """By how much choosing flattered it: what its gain fell by, less what that of all sets did."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """From this budget on, this set is the best that it pays."""

    budget: float
    """The budget."""
    number: int
    """The set, by its place among the sets, counted from 1."""
    value: float
    """Its value of the first measure."""
    bought: tuple[int, ...]
    """The options, counted from 1, that the set before had not, or at another level."""
    dropped: tuple[int, ...]
    """The options that only the set before had."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """An option as it is introduced, and what the first measure is from then on."""

    option: int
    """The option, counted from 1."""
    value: float
    """The first measure with it and all before it."""


@dataclass(frozen=True, slots=True)
class Search:
    """Which sets of moves are the best."""

    measures: tuple[SoughtMeasure, ...]
    """What is minimised, the first being what the best set is best in."""
    asked: tuple[str, ...]
    """The measures that were asked for; empty for the usual ones."""
    options: tuple[SoughtOption, ...]
    """The moves that there are, in the order of the files."""
    whole: tuple[str, ...]
    """The redesigns that are a process of their own, of which no move can be taken alone."""
    space: int
    """How many sets the options can make, those refused among them."""
    tried: int
    """Of how many it was asked whether they can be had."""
    unsettled: int
    """How many of the sets are so full that they have no settled mean."""
    runs: int
    """How many of the sets differ in more than words."""
    first: int
    """Replications of the first look at every set."""
    chosen: int
    """Replications, those among them, of the sets that survive it."""
    fresh: int
    """Further replications of these, from which all is told that is told of them."""
    sets: tuple[SoughtSet, ...]
    """Every set that can be had, nothing taken first."""
    front: tuple[FrontSet, ...]
    """The sets that no other beats in everything, one for each group of those that are as good;
    the best in the first measure first.
    """
    today: tuple[float, ...]
    """Today by the same replications, by minimised measure; empty where it does not settle."""
    best: int
    """The set to take, by its place among the sets: the cheapest of those that are as good as the
    best in the first measure, or what the office's own values put first.
    """
    taken: tuple[float, ...]
    """The set to take by the same replications, by minimised measure."""
    winner: Winner
    """The set with the best first measure, and how far that was luck."""
    near: int
    """How many sets are as good as the best in the first measure."""
    curve: tuple[Purchase, ...]
    """The best set for every budget; empty where nothing has a cost."""
    order: tuple[Introduction, ...]
    """In which order the best set is introduced, so that applicants wait least on the way."""
    greedy: tuple[Introduction, ...]
    """The order that always takes what helps most at once."""
    rounds: int = 0
    """Where there were too many sets to look at all: how often the neighbours of the survivors of a
    sample were looked at, that look among them; 0 where all were.
    """
    interrupted: bool = False
    """Whether somebody stopped it before it was as deep as asked for."""
    broken: int = 0
    """How many of the sets are left out, since a floor of the study is broken or not known to hold.
    """
    breaks: tuple[SetBreaks, ...] = ()
    """The guardrails that the set to take and those of the front break."""
    by_values: SetByValues | None = None
    """What the office's own values make of it; null where no profile decides."""
