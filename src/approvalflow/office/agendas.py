"""How full the agendas of meetings will be: the traffic equations, before any run."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from math import ceil

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import Horizon
from approvalflow.office.demand import Demand, broken_off
from approvalflow.office.filling import AMPLE, Filling, keeps
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.process import values
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.steps import Step
from approvalflow.seconds import WEEK

_WORKS = 4096  # cases by which the room of a sitting is worked out
_SITTINGS = 200
_MOST = 10_000  # cases of a sitting that are counted
_GOLDEN = (0.7548776662466927, 0.5698402909980532)  # of the plane: a lattice without clumps


@dataclass(frozen=True, slots=True)
class AgendaLoad(Filling):
    """What a meeting has to hear, deferred cases again, and what it has room for."""

    step: str
    load: float
    arriving: float  # cases for each sitting that is held
    room: float  # cases that a full sitting hears
    sittings_per_week: float  # held: those without a quorum are none
    wanted: int  # room that would bring the load to 85 %
    growth_per_month: float  # cases by which the queue grows in 30 days, if overloaded
    kept: float
    least: float
    estimated: bool = False

    @property
    def name(self) -> str:
        return self.step


def agenda_loads(office: Office, horizon: Horizon, demand: Demand) -> tuple[AgendaLoad, ...]:
    """The load of every meeting over the measured weeks, in code-point order of the steps:
    lambda T / room.
    """
    meetings = sorted(n for n, s in office.process.steps.items() if s.does == "meeting")
    return tuple(_load(office, horizon, name, demand) for name in meetings)


def _load(office: Office, horizon: Horizon, name: str, demand: Demand) -> AgendaLoad:
    step, times = office.process.steps[name], office.timetable(horizon)
    schedule = times.schedules[name]
    within = (schedule.opens >= horizon.begins) & (schedule.opens < horizon.closes)
    windows = (schedule.closes - schedule.opens)[within].tolist()
    held = len(windows) * _quorate(times, step)
    cases = times.arrivals_between(horizon.begins, horizon.closes)
    heard = cases * demand.visits.get(name, 0.0)
    room = _room(_works(office, demand.heard.get(name, ())), windows, step.agenda)
    load = (heard / (held * room) if held else np.inf) if heard else 0.0
    span = (horizon.closes - horizon.begins) / WEEK
    growth = heard / span * 30 / 7 * (1 - 1 / load) if load > 1 else 0.0
    arriving = heard / held if held else np.inf
    wanted = ceil(arriving / AMPLE - 1e-9) if held else 0
    kept = least = float(load)
    if not keeps(office.process, name):  # not all that is asked of it will be heard
        growth, wanted, kept, least = 0.0, 0, 0.0, 0.0
    if name in broken_off(office.process):
        least = 0.0
    return AgendaLoad(
        name, float(load), float(arriving), room, held / span, wanted, growth, kept, least
    )


def _quorate(times: Timetable, step: Step) -> float:
    """The chance that enough members come (Poisson binomial)."""
    there = np.array([1.0])
    for role, seats in step.members.items():
        comes = (1.0 if step.attendance is None else step.attendance) * (
            1 - times.absent_share(role)
        )
        for _ in range(seats):
            there = np.convolve(there, [1 - comes, comes])
    return float(there[step.needed_members :].sum())


def _works(office: Office, heard: tuple[tuple[float, Time], ...]) -> NDArray[np.float64]:
    """The work of cases in whole seconds, as evenly spread as may be, shape (4096,)."""
    weights = np.array([weight for weight, _ in heard])
    if not weights.sum():
        return np.zeros(_WORKS)
    points = np.arange(_WORKS) + 0.5
    which, u = (points * ratio % 1.0 for ratio in _GOLDEN)
    law = np.searchsorted(np.cumsum(weights) / weights.sum(), which, side="right")
    works = np.zeros(_WORKS)
    for number, (_, leaf) in enumerate(heard):
        here = np.flatnonzero(np.minimum(law, len(heard) - 1) == number)
        scale = office.working_day if leaf.clock == "working" else 1.0
        works[here] = np.rint(values.law_of(leaf).quantile(u[here]) * scale)
    return works


def _room(works: NDArray[np.float64], windows: list[int], agenda: int | None) -> float:
    """How many cases a sitting hears if there are always more: filled as the engine fills it."""
    most = min(agenda or _MOST, _MOST)
    if not windows or not works.any():
        return float(most)
    waiting = cycle(works.tolist())
    following = next(waiting)
    taken = [0]
    for length in islice(cycle(windows), _SITTINGS):
        count, used = 0, 0.0
        while count < most and (not count or used + following <= length):
            used += following
            count += 1
            following = next(waiting)
        taken.append(count)
    return sum(taken) / _SITTINGS
