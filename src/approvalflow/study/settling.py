"""The horizon of a study: what is simulated before anything is measured, and why so long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil, inf
from typing import Literal

import numpy as np

from approvalflow.eventlog import Horizon
from approvalflow.measures.undelayed import Undelayed, undelayed
from approvalflow.office.agendas import AgendaLoad
from approvalflow.office.loads import AnyLoad, Loads, loads_of
from approvalflow.office.months import has_seasons
from approvalflow.office.office import Office
from approvalflow.office.relaxation import agenda_relaxation, pool_relaxation
from approvalflow.process.model.process import Process
from approvalflow.process.values import Floats
from approvalflow.seconds import WEEK
from approvalflow.study.reading import Study
from approvalflow.study.result.inputs import Slow, StartUp
from approvalflow.study.runner import Settings, simulation_of

PILOT_CASES = 2_000
PILOT_WEEKS = 104  # at most: of an office with few cases the longest way of these
YEAR = 52  # weeks, so that a measured year has as many Mondays as Fridays
QUARTER = 13  # weeks, of which growth compares the means
LONGEST = 20 * YEAR  # an office changes sooner than it would settle


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asks of the horizon; what is not said follows the rule."""

    kind: Literal["settled", "year"] | None = None
    start_up: int | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class _Settles:
    """How long a design takes: a quiet way, then the slowest of its queues; in weeks."""

    design: str
    way: float
    slowest: str
    relaxation: float  # twice its relaxation time
    seasons: bool

    @property
    def weeks(self) -> int:
        """At least a quarter after the way, so that growth compares settled quarters, and a
        whole year where some months differ.
        """
        least = self.way + max(self.relaxation, float(QUARTER))
        return ceil(max(least, float(YEAR)) if self.seasons else least)


def with_horizon(
    designs: Iterable[tuple[str, Process]], settings: Settings, asked: Asked | None = None
) -> Settings:
    """The same settings with a horizon: the one they have, else that which suits all designs.

    One start-up for all, that of the slowest that settles: the way of a file when nobody is
    before it (the 99 % quantile), then two relaxation times of the slowest pool or agenda, after
    which its queue is 96 to 100 % of its mean. Measured are as many whole years as two
    relaxation times need, so that a start-up costs at most half. A design that needs more than
    20 years has no settled mean.
    """
    if settings.horizon is not None:
        return settings
    asked, known = asked or Asked(), list(designs)
    lying = any(len(process.backlog) for _, process in known)
    if (asked.kind or ("year" if lying else "settled")) == "year":
        return replace(settings, horizon=Horizon.of_year(asked.weeks or YEAR))
    every = [settles for one in known if (settles := _settles(*one)) is not None]
    found = [one for one in every if one.relaxation <= LONGEST]
    slow = tuple(
        Slow(one.design, one.slowest, one.relaxation / YEAR)
        for one in every
        if one.relaxation > LONGEST
    )
    slowest = max(found, key=lambda one: one.weeks, default=None)
    rule = QUARTER if slowest is None else slowest.weeks
    years = 1 if slowest is None else max(1, ceil(slowest.relaxation / YEAR))
    horizon = Horizon(
        start_up=rule if asked.start_up is None else asked.start_up,
        weeks=years * YEAR if asked.weeks is None else asked.weeks,
    )
    why = None
    if slowest is not None:
        why = StartUp(rule, years * YEAR, slowest.design, slowest.way, slowest.slowest,
                      slowest.relaxation, slowest.seasons)  # fmt: skip
    return replace(settings, horizon=horizon, start_up=why, slow=slow)


def settled(study: Study, settings: Settings, asked: Asked | None = None) -> Settings:
    """The settings with the horizon of a study: today and all its redesigns."""
    redesigns = [(r.redesign.id, r.process) for r in study.redesigns]
    today = study.today.process
    return with_horizon([(today.id, today), *redesigns], settings, asked)


def _settles(identity: str, process: Process) -> _Settles | None:
    """None of a design that has no settled mean."""
    office = Office(process)
    weekly = office.timetable(Horizon()).arrivals_a_year / YEAR
    weeks = min(ceil(PILOT_CASES / weekly), PILOT_WEEKS) if weekly else PILOT_WEEKS
    pilot = Horizon(start_up=0, weeks=weeks)
    loads = loads_of(office, Horizon(start_up=0))
    if loads.unsettled:
        return None
    found = undelayed(simulation_of(process, pilot).log(1, 1), office)
    way = float(np.quantile(found.way, 0.99)) / WEEK if len(found.way) else 0.0
    times = {name: 2 * tau / WEEK for name, tau in _relaxations(office, loads, found)}
    slowest = max(times, key=lambda name: times[name], default="")
    return _Settles(identity, way, slowest, times.get(slowest, 0.0), has_seasons(process))


def _relaxations(office: Office, loads: Loads, found: Undelayed) -> Iterator[tuple[str, float]]:
    """The relaxation time of every pool and agenda in seconds."""
    horizon = Horizon(start_up=0)
    for load in loads.every:
        if isinstance(load, AgendaLoad):
            heard = found.heard[load.step].astype(np.float64)
            tau = agenda_relaxation(office, horizon, load, _mean(heard**2))
        else:
            work = found.work[load.role].astype(np.float64)
            tau = pool_relaxation(office, horizon, load, _mean(work), _variance(work))
        yield load.name, min(tau, _longest_stay(load))


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else 0.0


def _variance(values: Floats) -> float:
    return float(values.var()) if len(values) else 0.0


def _longest_stay(load: AnyLoad) -> float:
    """Where all files leave the queue in the end, it forgets within a quarter what it was."""
    return QUARTER / 2 * WEEK if load.gives_way else inf
