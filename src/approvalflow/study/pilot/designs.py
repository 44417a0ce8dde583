"""The ways to try a redesign, each with its planned analysis, its false alarms and its power."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil, isfinite

import numpy as np

from approvalflow.eventlog import Horizon
from approvalflow.simulation.plan.recipes import Tried
from approvalflow.study.many import Aids
from approvalflow.study.pilot.analyses import (
    FEWEST_BLOCKS,
    LEVEL,
    Estimates,
    power_of,
    stops,
    weeks_for,
)
from approvalflow.study.pilot.asked import FEWEST_WEEKS, PilotAsked, TriedHere
from approvalflow.study.pilot.cases import PilotCases
from approvalflow.study.pilot.running import PilotOffice, begins_of, horizon_of_pilot, run_offices
from approvalflow.study.pilot.trials import (
    BLOCKS,
    MOST_ALARMS,
    TRIALS,
    Trials,
    by_case,
    effect_of,
    enough_blocks,
    in_parts,
    in_weeks,
    trials_beside,
    trials_by_case,
    trials_in_parts,
    trials_in_weeks,
    with_arms,
)
from approvalflow.study.result.pilot import (
    PilotDesign,
    PilotEffect,
    PilotLooks,
    PilotMeasure,
    PilotWay,
)
from approvalflow.study.runner import Settings

HALF = 0.5
REPLICATIONS = 30  # at least: fewer logs without an effect are too much alike for 1,000 trials
Analysis = Callable[[PilotCases], Estimates]
_NOTHING = float("nan")
_WAYS: tuple[PilotWay, ...] = ("share", "weeks", "where", "offices")


@dataclass(frozen=True, slots=True)
class Planned:
    """A design, what it shows and by how much that is uncertain, and its replications."""

    design: PilotDesign
    analysis: Analysis | None = None
    pilots: tuple[PilotCases, ...] = ()


@dataclass
class Planning:
    """Finds the designs. `hot`: both arms wait in a queue that the redesign changes, so that what
    they show is work; `all_in`: what the redesign does for the mean days of all.
    """

    here: TriedHere
    asked: PilotAsked
    settings: Settings
    aids: Aids
    hot: bool
    all_in: float | None
    again: int | None = None  # replications of an earlier plan that somebody stopped
    done: int = 0
    interrupted: bool = False
    null: list[PilotCases] = field(default_factory=list)
    looks: PilotLooks | None = None
    planned: list[Planned] = field(default_factory=list)

    def plan(self) -> None:
        """All designs; raises Interrupted where somebody stops it before two replications."""
        shares = sorted({self.here.share, HALF}) if self.here.one_office else []
        kept = self._run([None, *(self._tried(share=share) for share in shares)])
        self.null = kept[0]
        self.planned += [self._by_case(share, p) for share, p in zip(shares, kept[1:], strict=True)]
        if self.here.one_office and not (self.interrupted or self.again):
            self._second()
        self.planned.append(self._offices())

    def _second(self) -> None:
        """What needs blocks, whose length follows from logs without an effect."""
        block, trials = self._shortest(2, trials_in_weeks)
        tried = [self._tried(weeks=block)] if trials is not None else []
        if self.here.where is not None:
            tried.append(self._tried())
        kept = self._run(tried)
        if self.interrupted:  # then all that is told has as many replications
            return
        if trials is None:
            self.planned.append(self._not_offered("weeks", self.measure))
        else:
            self.planned.append(self._told("weeks", kept.pop(0), block, trials, in_weeks))
        for pilots in kept:
            block, trials = self._shortest(1, trials_in_parts, pilots)
            if trials is None:
                self.planned.append(self._not_offered("where", self.measure))
            else:
                self.planned.append(self._told("where", pilots, block, trials, in_parts))

    @property
    def horizon(self) -> Horizon:
        """What is simulated."""
        return horizon_of_pilot(self.settings, self.asked.weeks)

    @property
    def measure(self) -> PilotMeasure:
        """What arms in one office are compared by."""
        return "work" if self.hot else "days"

    @property
    def designs(self) -> tuple[PilotDesign, ...]:
        """Those that need fewest weeks first, of equal ones those by lot, which need least of the
        office; those that are not offered last.
        """

        def place(design: PilotDesign) -> tuple[bool, float, int, float]:
            weeks = float("inf") if design.weeks is None else float(ceil(design.weeks))
            return not design.offered, weeks, _WAYS.index(design.way), design.share or 0.0

        return tuple(sorted((one.design for one in self.planned), key=place))

    @property
    def chosen(self) -> Planned | None:
        """The one that was asked for."""
        return next((one for one in self.planned if self._is_asked(one.design)), None)

    def _is_asked(self, design: PilotDesign) -> bool:
        shares = design.share in (None, self.here.share)
        return design.way == self.here.way and shares

    def within(self) -> PilotEffect | None:
        """What the days of the arms show in the one that was asked for, if they show an effect."""
        chosen = self.chosen
        if self.hot or chosen is None or chosen.analysis is None:
            return None
        value, error = self._seen(chosen.pilots, chosen.analysis)
        if not isfinite(value) or not isfinite(error):
            return None
        return PilotEffect(value, value - 2 * error, value + 2 * error)

    @property
    def tried(self) -> Tried:
        """How it is tried in the one that was asked for."""
        share = self.here.share if self.here.way == "share" else None
        chosen = self.chosen
        block = chosen.design.block if chosen is not None and self.here.way == "weeks" else 0
        return self._tried(share=share, weeks=block)

    def _tried(self, share: float | None = None, weeks: int = 0) -> Tried:
        where = self.here.where if share is None and not weeks else None
        odd = self.asked.weeks_on != "even"
        return Tried(begins_of(self.horizon), share, where, weeks, odd)

    def _run(self, tried: Sequence[Tried | None]) -> list[list[PilotCases]]:
        if not tried:
            return []
        here = self.here
        offices = [
            PilotOffice(here.today, None if one is None else here.redesign, one, self.horizon,
                        here.strata)
            for one in tried
        ]  # fmt: skip
        wanted = self.done or self.again or max(self.settings.replications or 0, REPLICATIONS)
        kept, stopped = run_offices(offices, self.settings, wanted, self.aids)
        self.interrupted |= stopped
        self.done = self.done or min(map(len, kept))
        return kept

    def _by_case(self, share: float, pilots: Sequence[PilotCases]) -> Planned:
        weeks, measure, seed = self.asked.weeks, self.measure, self.settings.seed

        def analysis(cases: PilotCases) -> Estimates:
            return by_case(cases.between(0, weeks), measure)

        trials, alarms, scatter = trials_by_case(self.null, weeks, share, measure, seed)
        effect, _ = self._seen(pilots, analysis)
        if share == self.here.share:
            self.looks = looks_of(alarms, effect, scatter, weeks, seed)
        design = self._design("share", share, 0, measure, trials, effect)
        return Planned(design, analysis, tuple(pilots))

    def _told(
        self, way: PilotWay, pilots: Sequence[PilotCases], block: int, trials: Trials,
        by: Callable[[PilotCases, str, int, int], Estimates],
    ) -> Planned:  # fmt: skip
        odd = way != "weeks" or self.asked.weeks_on != "even"

        def analysis(cases: PilotCases) -> Estimates:
            found = by(cases, self.measure, self.asked.weeks, block)
            return found if odd else Estimates(-found.value, found.error, found.freedom)

        effect, _ = self._seen(pilots, analysis)
        design = self._design(way, None, block, self.measure, trials, effect)
        return Planned(design, analysis, tuple(pilots))

    def _offices(self) -> Planned:
        block, trials = self._shortest(1, trials_beside, measure="days")
        if trials is None:
            return self._not_offered("offices", "days")
        effect = _NOTHING if self.all_in is None else self.all_in
        return Planned(self._design("offices", None, block, "days", trials, effect))

    def _not_offered(self, way: PilotWay, measure: PilotMeasure) -> Planned:
        """With so few weeks there are not four blocks of any length."""
        nothing = (None, None, False, None, None)
        return Planned(PilotDesign(way, None, 0, measure, *nothing, asked=way == self.here.way))

    def _seen(self, pilots: Sequence[PilotCases], analysis: Analysis) -> tuple[float, float]:
        """What an analysis shows of the redesign, and its error: the same cases with the same luck
        without it are taken off.
        """
        both = [*zip(self.null, pilots, strict=False)]
        nothing = [analysis(with_arms(null, pilot)) for null, pilot in both]
        return effect_of([analysis(pilot) for _, pilot in both], nothing)

    def _shortest(
        self, each: int, by: Callable[..., Trials], of: Sequence[PilotCases] = (),
        measure: PilotMeasure | None = None,
    ) -> tuple[int, Trials | None]:  # fmt: skip
        """The shortest block with few enough alarms, of which there are four at least, and what its
        trials came to; those of the longest where none has. `each`: the blocks of one difference;
        `of`: pilots that say which part of the office is meant.
        """
        logs = [with_arms(n, p) for n, p in zip(self.null, of, strict=False)] or self.null
        found: tuple[int, Trials | None] = (0, None)
        for block in BLOCKS:
            if not enough_blocks(self.asked.weeks, block, each):
                break
            trials = by(logs, self.asked.weeks, block, measure or self.measure, self.settings.seed)
            found = block, trials
            if trials.alarms <= MOST_ALARMS:
                break
        return found

    def _design(
        self, way: PilotWay, share: float | None, block: int, measure: PilotMeasure,
        trials: Trials, effect: float,
    ) -> PilotDesign:  # fmt: skip
        offered = trials.alarms <= MOST_ALARMS
        known = isfinite(effect) and isfinite(trials.error) and offered
        least = max(FEWEST_WEEKS, FEWEST_BLOCKS * block * (2 if way == "weeks" else 1))
        weeks = power = _NOTHING
        if known:
            about = effect, trials.error, trials.half
            weeks = max(weeks_for(*about, self.asked.weeks), float(least))
            power = power_of(*about)
        return PilotDesign(
            way=way,
            share=share,
            block=block,
            measure=measure,
            effect=_number(effect),
            alarms=_number(trials.alarms),
            offered=offered,
            power=_number(power),
            weeks=_number(weeks),
            asked=way == self.here.way and share in (None, self.here.share),
        )


def _number(value: float) -> float | None:
    return value if isfinite(value) else None


def looks_of(
    alarms: float, effect: float, scatter: float, weeks: int, seed: int
) -> PilotLooks | None:
    """What looks every week cost; None where nothing scatters or there is no effect to be had."""
    if not (isfinite(alarms) and isfinite(effect) and scatter > 0):
        return None
    luck = np.random.default_rng(seed)
    stopped = stops(luck.standard_normal((2 * TRIALS, weeks)) + effect / scatter) >= 0
    return PilotLooks(alarms, alarms <= LEVEL, float(stopped.mean()))
