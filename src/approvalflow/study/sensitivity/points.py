"""What the redesigns of a study save at values of its guesses, and what is then said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.comparison.comparing import Comparison
from approvalflow.comparison.shown import PRIMARY, standing_of
from approvalflow.eventlog import Horizon
from approvalflow.measures.estimates import Gathered
from approvalflow.measures.movements import NO_MOVEMENTS
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.model.process import Process
from approvalflow.study.designs import ReadyDesign, among, redesigned, today_of
from approvalflow.study.many import Aids, many
from approvalflow.study.ran import Ran, judged
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Interrupted, Settings

MOST_CARDS = 4_000  # in memory at once

Cards = tuple[Scorecard, ...]
RanPoint = tuple[Study, Sequence[ReadyDesign], Sequence[Cards]]  # designs, today first
Full = Literal["", "today", "design"]  # whose queue grows


@dataclass(frozen=True, slots=True)
class Saving:
    """By how many days a redesign is quicker than today, with its paired interval and one number a
    replication; None where the queue of one of them grows.
    """

    value: float | None
    low: float | None
    high: float | None
    by_replication: tuple[float, ...]
    full: Full = ""

    @property
    def days(self) -> float:
        """Without end where a queue grows: an overloaded design saves nothing."""
        if self.full:
            return inf if self.full == "today" else -inf
        return self.value or 0.0

    @property
    def pays(self) -> bool:
        """Whether days are saved."""
        return self.days > 0


@dataclass(frozen=True, slots=True)
class Point:
    """What is known with some values of the guesses: of each redesign, in their order, what it
    saves and its verdict; the id of what is recommended, and what today measures.
    """

    __repr__ = in_short

    savings: tuple[Saving, ...]
    verdicts: tuple[str, ...]
    best: str
    today: Mapping[str, float | None]

    @property
    def said(self) -> tuple[object, ...]:
        """The recommendation, each verdict, and which redesigns save days."""
        return self.best, self.verdicts, tuple(saving.pays for saving in self.savings)


def known_point(result: Result) -> Point:
    """The point that a comparison has come to: the values as they are written."""
    today, *designs = result.designs
    savings = []
    for design, comparison in zip(designs, result.comparisons, strict=True):
        days = [one.measures.get(PRIMARY) for one in (today, design)]
        numbers = [() if value is None else value.by_replication for value in days]
        full = _full(standing_of(today.status), standing_of(design.status))
        savings.append(_saving(comparison, _less(*numbers), full))
    told, values = result.recommendation, result.by_values
    by_days = "" if told is None else told.design  # values are not weighed anew at each point
    if values is not None and values.instead:
        by_days = values.instead
    return Point(
        tuple(savings),
        tuple(comparison.verdict for comparison in result.comparisons),
        by_days,
        {name: value.value for name, value in today.measures.items()},
    )


class Points:
    """The points of a study over the first replications, which are `numbers`, of a comparison; the
    settings have a horizon. What is as the study has it is not made ready and run again.
    """

    def __init__(self, ran: Ran, settings: Settings, numbers: Sequence[int], aids: Aids) -> None:
        self._settings, self._numbers, self._aids = settings, numbers, aids
        self._ready = {id(design.process): design for design in ran.designs}
        self._kept = frozenset(self._ready)
        done = {id(d.process): cards for d, cards in zip(ran.designs, ran.done.cards, strict=True)}
        self._cards = {key: tuple(map(_kept, cards[: len(numbers)])) for key, cards in done.items()}
        self._some = max(1, MOST_CARDS // (len(numbers) * len(self._kept)))

    def of(self, studies: Sequence[Study]) -> Iterator[Point]:
        """One of each study. Raises Interrupted where somebody stops it."""
        return (point_of(*one) for one in self.run(studies))

    def run(self, studies: Sequence[Study]) -> Iterator[RanPoint]:
        """What the points are made of. Raises Interrupted where somebody stops it."""
        for begin in range(0, len(studies), self._some):
            some = studies[begin : begin + self._some]
            listed = [list(self._designs(study)) for study in some]
            cards = self._run([design for designs in listed for design in designs])
            for study, designs in zip(some, listed, strict=True):
                yield study, designs, [cards[id(design.process)] for design in designs]

    def _designs(self, study: Study) -> Iterator[ReadyDesign]:
        """Those of a study made ready, where they are not yet."""
        horizon = self._settings.horizon
        assert horizon is not None
        alone = replace(study, redesigns=())
        today = self._known(study.today.process, lambda: today_of(alone, horizon))
        yield today
        for read in study.redesigns:
            one = replace(study, redesigns=(read,))
            yield self._known(read.process, lambda one=one: redesigned(one, horizon)[0])  # type: ignore[misc]

    def _known(self, process: Process, made: Callable[[], ReadyDesign]) -> ReadyDesign:
        known = self._ready.get(id(process))
        return known or among([made()], self._settings.slow)[0]

    def _run(self, designs: Sequence[ReadyDesign]) -> dict[int, Cards]:
        """The replications of each process; those that do not settle run without a run-out."""
        by_horizon: dict[Horizon, dict[int, Process]] = {}
        for design in designs:
            if id(design.process) not in self._cards:
                listed = by_horizon.setdefault(design.simulation.plan.horizon, {})
                listed[id(design.process)] = design.process
        found = dict(self._cards)
        for horizon, processes in by_horizon.items():
            settings = replace(self._settings, horizon=horizon)
            done = many(tuple(processes.values()), settings, self._numbers, _kept, self._aids)
            if done.interrupted:
                raise Interrupted
            found |= dict(zip(processes, done.kept, strict=True))
        return found


def _kept(card: Scorecard) -> Scorecard:
    """Without the ways of single cases, which are for looking at."""
    return replace(card, movements=NO_MOVEMENTS)


def point_of(
    study: Study, designs: Sequence[ReadyDesign], cards: Sequence[Sequence[Scorecard]]
) -> Point:
    said = judged(study, designs, cards)
    standing = [
        standing_of(design.status(found)) for design, found in zip(designs, cards, strict=True)
    ]
    numbers = [tuple(_days(card) for card in found) for found in cards]
    savings = tuple(
        _saving(comparison, _less(numbers[0], numbers[n]), _full(standing[0], standing[n]))
        for n, comparison in enumerate(said.comparisons, 1)
    )
    today = Gathered(cards[0])
    observed = study.today.process.observed
    return Point(
        savings,
        tuple(comparison.verdict for comparison in said.comparisons),
        said.recommendation.design,
        {name: today.value(name).value for name in observed},
    )


def _days(card: Scorecard) -> float | None:
    part = card.overall.parts.get(PRIMARY)
    return None if part is None else part.value


def _full(today: str, design: str) -> Full:
    """Whose queue grows; a redesign that does not settle saves nothing, whatever today does."""
    if design != "settles":
        return "design"
    return "" if today == "settles" else "today"


def _less(today: Sequence[float | None], design: Sequence[float | None]) -> tuple[float, ...]:
    return tuple(
        a - b for a, b in zip(today, design, strict=False) if a is not None and b is not None
    )


def _saving(comparison: Comparison, by_replication: tuple[float, ...], full: Full) -> Saving:
    row = comparison.measures.get(PRIMARY)
    if full or row is None or row.difference is None:
        return Saving(None, None, None, (), full or "design")
    low = None if row.high is None else -row.high
    high = None if row.low is None else -row.low
    return Saving(-row.difference, low, high, by_replication)
