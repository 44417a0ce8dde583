"""Designs made ready: planned once, with the loads of their pools and agendas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from approvalflow.comparison.shown import Status, status_of
from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.eventlog import Horizon
from approvalflow.measures.scorecard import Scorecard
from approvalflow.notation.yamlsource import Mark
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import AnyLoad, Loads, loads_of
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import ReadRedesign
from approvalflow.study.fullness import drift, known, too_full
from approvalflow.study.reading import Study
from approvalflow.study.result.inputs import Slow
from approvalflow.study.runner import Settings, Simulation, simulation_of


class Overloaded(Exception):  # noqa: N818 - it says what happened
    """A process that does not settle: pools or agendas get more work than they have room for, or
    nearly; or its open cases grow by `growth` a month, and no load says why; or it would settle,
    but after so many years.
    """

    def __init__(
        self, loads: Sequence[AnyLoad], growth: float | None = None, slow: Slow | None = None
    ) -> None:
        self.loads = tuple(loads)
        self.growth = growth
        self.slow = slow
        super().__init__(", ".join(load.name for load in loads))


@dataclass(frozen=True, slots=True)
class ReadyDesign:
    """A design that can be simulated; `redesign` is None of today. `slow`: one that settles only
    after more years than an office stays the same.
    """

    id: str
    process: Process
    simulation: Simulation
    loads: Loads
    redesign: ReadRedesign | None
    slow: Slow | None = None

    @property
    def year(self) -> bool:
        return self.simulation.plan.horizon.kind == "year"

    def too_full(self, cards: Sequence[Scorecard]) -> tuple[AnyLoad, ...]:
        """What leaves it without a settled mean, by the loads and by what was measured."""
        full = too_full(self.loads, cards)
        return full or tuple(load for load in self.loads.every if self._is_slow(load))

    def _is_slow(self, load: AnyLoad) -> bool:
        return self.slow is not None and load.name == self.slow.slowest

    def known(self, cards: Sequence[Scorecard]) -> tuple[AnyLoad, ...]:
        """Its loads, those measured in the place of estimates."""
        return known(self.loads, cards)

    def settles(self, cards: Sequence[Scorecard]) -> bool:
        """Whether its mean days say something."""
        return self.year or not (self.too_full(cards) or self.drift(cards))

    def drift(self, cards: Sequence[Scorecard]) -> float | None:
        """The cases by which it grows in a month, though it was to settle; one that takes decades
        to settle grows all that time.
        """
        if self.slow is not None:
            return None
        return drift(cards, self.simulation.plan.horizon)

    def status(self, cards: Sequence[Scorecard]) -> Status:
        """By its loads, and by the cases that had not ended with the run."""
        full = self.too_full(cards)
        return status_of(
            overloaded=any(load.overloaded for load in full) or bool(self.drift(cards)),
            unsettled=bool(full),
            year=self.year,
            undecided=sum(card.undecided for card in cards),
        )


def today_of(study: Study, horizon: Horizon) -> ReadyDesign:
    """Today's process made ready; raises ApprovalFlowError where somebody with work has no hour in
    the weeks that are measured.
    """
    ready = _ready(study.today.process.id, study.today.process, horizon, None)
    kinds = ((load, "roles" if isinstance(load, PoolLoad) else "steps") for load in _never(ready))
    places = {load.name: study.today.located_path((kind, load.name)) for load, kind in kinds}
    _require_hours(places, horizon)
    return ready


def settled_today(study: Study, horizon: Horizon) -> ReadyDesign:
    """The same; raises Overloaded where a settled state is asked for and there is none."""
    today = today_of(study, horizon)
    if today.loads.unsettled and horizon.kind == "settled":
        raise Overloaded(today.loads.unsettled)
    return today


def redesigned(study: Study, horizon: Horizon) -> list[ReadyDesign]:
    """The redesigns of the study made ready, in their order; raises the same."""
    designs = []
    for read in study.redesigns:
        ready = _ready(read.redesign.id, read.process, horizon, read)
        place = read.source.where(Mark(1, 1))
        _require_hours({load.name: place for load in _never(ready)}, horizon)
        designs.append(ready)
    return designs


def among(designs: Sequence[ReadyDesign], slow: Sequence[Slow]) -> list[ReadyDesign]:
    """The designs, each with how slow it is, if it is."""
    by_design = {one.design: one for one in slow}
    return [replace(design, slow=by_design.get(design.id)) for design in designs]


def _never(ready: ReadyDesign) -> list[AnyLoad]:
    """Who has work, and no hour in the weeks that are measured."""
    return [load for load in ready.loads.every if load.load == inf]


def _require_hours(never: Mapping[str, Where], horizon: Horizon) -> None:
    if never:
        raise ApprovalFlowError(
            Problem("no-hour-measured", where, {"name": name, "weeks": str(horizon.weeks)})
            for name, where in never.items()
        )


def made_ready(identity: str, process: Process, horizon: Horizon) -> ReadyDesign:
    """A process made ready that is no redesign of the study."""
    return _ready(identity, process, horizon, None)


def _ready(
    identity: str, process: Process, horizon: Horizon, redesign: ReadRedesign | None
) -> ReadyDesign:
    simulation = simulation_of(process, horizon)
    loads = loads_of(simulation.office, horizon)
    if loads.unsettled and horizon.kind == "settled":
        # only the growth within the weeks is measured: nobody waits for the last case
        simulation = simulation_of(process, replace(horizon, run_out=0))
    return ReadyDesign(identity, process, simulation, loads, redesign)


def horizon_of(study: Study, settings: Settings) -> Horizon:
    """The horizon that was asked for, or the one that suits the study."""
    return settings.horizon or study.usual_horizon
