"""Replications of an office in which something is tried, of which only the cases are kept."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from approvalflow.eventlog import EventLog, Horizon, Ints
from approvalflow.notation import expressions
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.process.pilots import in_one_office
from approvalflow.process.values import types_of
from approvalflow.seconds import WEEK
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.luck.uniforms import BLOCK_BITS
from approvalflow.simulation.plan import Plan, plan_of
from approvalflow.simulation.plan.pilot import pilot_plan
from approvalflow.simulation.plan.recipes import Tried
from approvalflow.study.blocks import Crew, Work
from approvalflow.study.many import Aids
from approvalflow.study.pilot.cases import PilotCases, simulated_cases
from approvalflow.study.pilot.trials import AFTER, BEFORE
from approvalflow.study.runner import Interrupted, Progress, Settings


@dataclass(frozen=True, slots=True)
class PilotOffice:
    """An office in which a redesign is tried; without a `redesign` nothing is tried in it."""

    today: Process
    redesign: Process | None
    tried: Tried | None
    horizon: Horizon
    strata: tuple[str, ...]

    @property
    def since(self) -> int:
        """When the pilot begins, in seconds."""
        return begins_of(self.horizon)


def horizon_of_pilot(settings: Settings, weeks: int) -> Horizon:
    """The weeks before and after the beginning of the pilot, after the start-up of the study."""
    known, measured = settings.horizon, (BEFORE + AFTER) * weeks
    assert known is not None
    if known.kind == "year":
        return Horizon.of_year(measured)
    return Horizon(known.start_up, measured, known.run_out)


def begins_of(horizon: Horizon) -> int:
    """When a pilot begins in such a horizon, in seconds."""
    return (horizon.start_up + horizon.weeks * BEFORE // (BEFORE + AFTER)) * WEEK


class PilotRun:
    """An office planned once, to be run for any replication."""

    def __init__(self, office: PilotOffice, engine: str) -> None:
        self.about, self._engine = office, engine
        self.plan: Plan
        if office.redesign is None or office.tried is None:
            self.office = Office(office.today)
            self.plan = plan_of(self.office, office.horizon)
            return
        today, other = map(Office, in_one_office(office.today, office.redesign))
        self.office, self.plan = today, pilot_plan(today, other, office.tried, office.horizon)

    def log(self, seed: int, replication: int) -> tuple[EventLog, Ints]:
        """What happens, and the arm of each case."""
        luck = Luck(self.office, self.plan, seed, replication)
        log = ENGINES[self._engine](self.plan, luck)
        return log, self._arms(luck, log)

    def cases(self, seed: int, replication: int) -> PilotCases:
        """What is kept of a replication."""
        log, arm = self.log(seed, replication)
        return simulated_cases(log, self.office, arm, self.about.since, self.about.strata)

    def _arms(self, luck: Luck, log: EventLog) -> Ints:
        """Of a pilot in a part of the office the cases of that part, before the pilot too."""
        tried, cases = self.about.tried, len(log.cases)
        if tried is None:
            return np.zeros(cases, dtype=np.int64)
        if tried.where is not None:
            types = types_of(self.office.process.case_data)
            chosen = expressions.evaluate(tried.where, log.cases.attributes, types)
            return np.broadcast_to(chosen, cases).astype(np.int64)
        blocks = range((cases >> BLOCK_BITS) + 1)
        drawn = [luck.block(self.plan.start.recipe, 1, number) for number in blocks]
        return np.concatenate([np.asarray(block, dtype=np.int64) for block in drawn])[:cases]


class _PilotMaker:
    """Makes the replications of several offices; each is planned when it is first run."""

    def __init__(self, offices: Sequence[PilotOffice], engine: str, seed: int) -> None:
        self._offices, self._engine, self._seed = offices, engine, seed
        self._runs: dict[int, PilotRun] = {}

    def __call__(self, block: tuple[int, int]) -> PilotCases:
        number, replication = block
        if number not in self._runs:
            self._runs[number] = PilotRun(self._offices[number], self._engine)
        return self._runs[number].cases(self._seed, replication)


def _prepared(material: tuple[Sequence[PilotOffice], str, int]) -> _PilotMaker:
    return _PilotMaker(*material)


def run_offices(
    offices: Sequence[PilotOffice], settings: Settings, replications: int, aids: Aids
) -> tuple[list[list[PilotCases]], bool]:
    """By office, one entry a replication, the same luck for all; and whether somebody stopped it.

    Then there are as many replications of each. Raises Interrupted where there are fewer than two.
    """
    kept: list[list[PilotCases]] = [[] for _ in offices]
    material = (tuple(offices), settings.engine, settings.seed)
    work: Work[tuple[int, int], PilotCases] = Work(_PilotMaker(*material), _prepared, material)
    blocks = [(n, r) for r in range(1, replications + 1) for n in range(len(offices))]
    try:
        with Crew(work, settings.workers, aids.executor) as crew:
            for (number, _), cases in zip(blocks, _told(crew.done(blocks), len(offices),
                                          replications, aids), strict=True):  # fmt: skip
                kept[number].append(cases)
    except KeyboardInterrupt:
        complete = min(map(len, kept))
        if complete < 2:
            raise Interrupted from None
        return [some[:complete] for some in kept], True
    return kept, False


def _told(
    made: Iterator[PilotCases], offices: int, replications: int, aids: Aids
) -> Iterator[PilotCases]:
    """The same, while it is told how far it is."""
    begun = time.perf_counter()
    for number, cases in enumerate(made, 1):
        yield cases
        left = (time.perf_counter() - begun) / number * (offices * replications - number)
        aids.progress(
            Progress(
                replications=number // offices,
                half_width=None,
                target=None,
                designs=offices,
                expected=replications,
                certain=True,
                seconds_left=left,
            )
        )
