"""Which redesign is the best by which values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.measures.estimates import Value
from approvalflow.study.result.design import Names


@dataclass(frozen=True, slots=True)
class AnchorTold:
    """Between what a criterion counts, in its unit: nothing at the worst, all at the target."""

    criterion: str
    """The id of the criterion."""
    worst: float
    """What is no longer acceptable."""
    target: float
    """What is wanted."""
    source: Names
    """Where both stand, by language."""


@dataclass(frozen=True, slots=True)
class RankCriterion:
    """A criterion, and what every design has of it."""

    id: str
    """Its id: `in_time`, `days`, `control`, ..."""
    measure: str
    """The measure that it is; empty where it is counted otherwise."""
    state: Literal["differs", "same", "empty"]
    """Whether the designs surely differ in it; `empty` where there is nothing to measure."""
    values: tuple[Value, ...] = ()
    """Of each design in their order; of a share in time, by the limit of today. Empty where there
    is nothing to measure.
    """
    why: str = ""
    """The key of the reason for that."""
    own: tuple[float | None, ...] = ()
    """By its own limit, of each design whose limit is another than today's; empty if of none."""


@dataclass(frozen=True, slots=True)
class Beaten:
    """One design, at least as good as another in every criterion and surely better in one."""

    first: str
    """The id of the one that is."""
    second: str
    """The id of the other."""


@dataclass(frozen=True, slots=True)
class GapTold:
    """By how much a criterion differs, in its unit; never below 0."""

    criterion: str
    """The id of the criterion."""
    amount: float
    """By how much."""
    own_limit: bool = False
    """Whether each design is judged by the limit that it sets itself."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one design gives for what, in the place of another: neither is better in everything."""

    first: str
    """The id of the one."""
    second: str
    """The id of the one in whose place it is taken."""
    gains: tuple[GapTold, ...]
    """In what it is surely better."""
    losses: tuple[GapTold, ...]
    """In what it is surely worse."""
    rate: float | None = None
    """How much of the first gain is given for one of the first loss, a point where that is a
    share; null where there is no loss.
    """


@dataclass(frozen=True, slots=True)
class Weighting:
    """Under what share of the weightings of a profile each design comes first, with one set of
    anchors.
    """

    anchors: Literal["stated", "from-today", "wide"]
    """As stated; from what today has to the target; half as wide again to both sides."""
    worst: Mapping[str, float]
    """By criterion, where it counts nothing."""
    target: Mapping[str, float]
    """By criterion, where it counts fully."""
    ranks: tuple[tuple[float, ...], ...]
    """Of each design that may be taken, the share of weightings in which it has each rank."""
    weights: Mapping[str, float]
    """By criterion, its mean weight."""
    above: tuple[float, ...]
    """Of each, the share of weightings in which it is better than today."""


@dataclass(frozen=True, slots=True)
class ProfileTold:
    """What an order of criteria makes of the designs."""

    id: str
    """Its name in the file; `unity`, `interest` and `comprehensive` need none."""
    name: Names
    """What people call it, by language; empty where nothing."""
    set_by: Names
    """Whose values these are, by language; empty of those that need no file."""
    order: str
    """The order as it is read."""
    origin: Literal["built-in", "file", "option", "answers"]
    """Where it comes from."""
    groups: tuple[tuple[str, ...], ...] = ()
    """The criteria that have weight, the weightiest first; within a group nothing is said."""
    left_out: tuple[str, ...] = ()
    """Criteria that it names and that have none: they do not differ, or have no anchor."""
    refused: str = ""
    """The key of the reason why nothing is weighed; empty where it is."""
    anchors: tuple[AnchorTold, ...] = ()
    """Anchors of its own."""
    weightings: tuple[Weighting, ...] = ()
    """One for each set of anchors; empty where nothing is weighed."""
    winner: str = ""
    """The design that comes first in most weightings under all sets of anchors; empty if none."""
    gives_up: tuple[GapTold, ...] = ()
    """What it gives up against its own winner where that is taken which all accept."""
    as_written: str = ""
    """The winner where all guesses are as written; empty if none, and where they are not doubted.
    """


@dataclass(frozen=True, slots=True)
class ByValues:
    """What the office's own profile makes of a recommendation."""

    profile: str
    """Its name in the file."""
    name: Names
    """What people call it, by language; empty where nothing."""
    set_by: Names
    """Whose values these are, by language; empty of those that need no file."""
    winner: str
    """The design that comes first by it under all three sets of anchors; empty if none."""
    instead: str = ""
    """The redesign that would be recommended without it; empty where it changes nothing."""
    refused: str = ""
    """The key of the reason why nothing is weighed; empty where it is."""
    left_out: tuple[str, ...] = ()
    """Criteria in which the designs differ and that have no weight."""


@dataclass(frozen=True, slots=True)
class SwingTold:
    """A question that was put, and the answer."""

    first: str
    """The id of the criterion of the one improvement."""
    second: str
    """That of the other."""
    answer: Literal["first", "second", "alike"]
    """Which is worth more."""


@dataclass(frozen=True, slots=True)
class RankDoubt:
    """What the criteria have where the guesses are others: points of all guesses at once."""

    __repr__ = in_short

    guesses: int
    """The guesses with a range."""
    points: int
    """How many points were drawn (Latin hypercube)."""
    replications: int
    """How often each was simulated."""
    shifts: Mapping[str, tuple[tuple[float, ...], ...]]
    """By criterion: of each point that counts, by how much each ranked design has more there than
    with the guesses as written. Points do not count that the files refuse, at which today is not
    the office that was observed, or a queue grows.
    """

    @property
    def kept(self) -> int:
        """How many points count."""
        return min(map(len, self.shifts.values()), default=0)


@dataclass(frozen=True, slots=True)
class Rank:
    """Which redesign is the best by which values."""

    __repr__ = in_short

    criteria: tuple[RankCriterion, ...]
    """All criteria, in their order."""
    designs: tuple[str, ...]
    """The designs that have figures to be ranked by, today first if it has."""
    allowed: tuple[str, ...]
    """Those of them that may be taken: today, and redesigns of which every floor is known to hold.
    """
    beaten: tuple[Beaten, ...]
    """Who beats whom in everything."""
    without_control: tuple[Beaten, ...]
    """The same where it does not count how many of today's checks are still done."""
    exchanges: tuple[Exchange, ...]
    """Between designs that none beats in everything."""
    anchors: tuple[AnchorTold, ...]
    """Those of the study."""
    profiles: tuple[ProfileTold, ...]
    """What was asked of them, each as an order."""
    accepted: tuple[str, ...] = ()
    """Redesigns that under every profile that is weighed are better than today in nine of ten
    weightings, whatever the anchors.
    """
    draws: int = 0
    """How many weightings were drawn for each."""
    answers: tuple[SwingTold, ...] = ()
    """What was asked by `--ask`, and answered."""
    circle: tuple[str, ...] = ()
    """Criteria that the answers put each before the next, and the last before the first."""
    offices: str = ""
    """The case data whose categories are offices; empty where none is named."""
    interrupted: bool = False
    """Whether somebody stopped it before all was measured."""
    asked: tuple[str, ...] = field(default_factory=tuple)
    """The profiles that were asked for by name or as an order; empty for all."""
    doubt: RankDoubt | None = None
    """What weightings are drawn over beside chance; null where guesses are taken as written."""
