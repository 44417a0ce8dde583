"""The phrases of docs/how-do-i-say.md and its twin, and what each says, put into the small file
that stands above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML

import approvalflow as af
from approvalflow.eventlog import Ending, EventLog, Horizon
from approvalflow.language.reading import ReadProcess, process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.loads import loads_of
from approvalflow.process.model.process import Process
from approvalflow.seconds import DAY, HOUR
from approvalflow.study.runner import Simulation, simulation_of

DOCS = Path(__file__).parents[2] / "docs"
WORDS = ("name", "because", "source", "required_by", "department")  # for people
LAST_STEP = -1  # before which a new step comes that follows none
OPENS, OPEN_HOURS, OPEN_DAYS = 9, 8, 5  # of the small office, whose calendar says nothing

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Phrase:
    """What an official says, the lines that say it, and why so."""

    said: str
    lines: str
    why: str


def base_of(page: str) -> str:
    """The small file of a page."""
    return re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0]


def phrases_of(page: str) -> tuple[Phrase, ...]:
    return tuple(_phrases(page))


def _phrases(page: str) -> Iterator[Phrase]:
    for part in page.split("\n### ")[1:]:
        said, _, rest = part.partition("\n\n```yaml\n")
        lines, _, after = rest.partition("```\n\n")
        yield Phrase(said, lines, after.partition("\n")[0])


def loaded(text: str) -> Any:
    yaml = YAML(typ="safe")
    yaml.version = (1, 2)
    return yaml.load(text)


def composed(base: str, lines: str) -> str:
    """The small file with these lines, as the page says it: what is said of a role or a step counts
    instead of what the file says, a new step follows the one above it in the lines.
    """
    if lines.startswith("approvalflow:"):
        return lines
    whole, said = loaded(base), loaded(lines)
    for key, value in said.items():
        if key == "roles":
            whole["roles"] = {**whole["roles"], **value}
        elif key == "steps":
            whole["steps"] = _steps(whole["steps"], value)
        else:
            whole[key] = value
    written = StringIO()
    YAML().dump(whole, written)
    return written.getvalue()


def _steps(steps: list[Mapping[str, Any]], said: list[Mapping[str, Any]]) -> list[Any]:
    names = [next(iter(step)) for step in steps]
    found = list(steps)
    above = None
    for step in said:
        (name,) = step
        if name in names:
            found[names.index(name)] = step
        else:
            at = len(names) + LAST_STEP if above is None else names.index(above) + 1
            names.insert(at, name)
            found.insert(at, step)
        above = name
    return found


def pairs(one: Any, other: Any) -> Iterator[tuple[str, str]]:
    """The words of both that stand in the same places."""
    if isinstance(one, dict):
        assert len(one) == len(other)
        for (key, value), (key_too, value_too) in zip(one.items(), other.items(), strict=True):
            yield from pairs(key, key_too)
            if key not in WORDS:
                yield from pairs(value, value_too)
    elif isinstance(one, list):
        assert len(one) == len(other)
        for value, value_too in zip(one, other, strict=True):
            yield from pairs(value, value_too)
    else:
        yield from zip(str(one).split(), str(other).split(), strict=True)


def read(text: str) -> ReadProcess:
    return process_from(read_source(text, "process.yaml"), "process")


@dataclass(frozen=True)
class Told:
    """What a small file means: its process, and what happens in it."""

    text: str
    weeks: int = 26

    @cached_property
    def reading(self) -> ReadProcess:
        return read(self.text)

    @property
    def process(self) -> Process:
        return self.reading.process

    @cached_property
    def simulation(self) -> Simulation:
        kind = "year" if len(self.process.backlog) else "settled"
        horizon = Horizon(start_up=0, weeks=self.weeks, run_out=60, kind=kind)
        return simulation_of(self.process, horizon)

    @cached_property
    def log(self) -> EventLog:
        return self.simulation.log(1, 1)

    def instead(self, old: str, new: str) -> Told:
        """The same with other words."""
        assert old in self.text
        return Told(self.text.replace(old, new), self.weeks)

    def load(self, role: str) -> float:
        pools = loads_of(self.simulation.office).pools
        return next(float(pool.load) for pool in pools if pool.role == role)

    def measure(self, name: str) -> float:
        return float(af.measure(self.process, self.log).measures[name])

    @cached_property
    def measured(self) -> int:
        """So many cases are simulated to their end."""
        submitted = self.log.cases.submitted
        return int(np.searchsorted(submitted, self.log.horizon.closes))

    def case(self, column: str) -> Ints:
        """A column of these cases."""
        return np.asarray(getattr(self.log.cases, column)[: self.measured])

    def share(self, ending: Ending) -> float:
        return float(np.mean(self.case("result") == ending))

    def of(self, attribute: str) -> Any:
        return self.log.cases.attributes[attribute][: self.measured]

    def rows(self, step: str, visit: int | None = None) -> Ints:
        """The rows of the visits to a step, by case."""
        visits = self.log.visits
        wanted = visits.step == self.log.steps.index(step)
        wanted &= visits.case < self.measured
        if visit is not None:
            wanted &= visits.visit == visit
        (found,) = np.nonzero(wanted)
        return np.asarray(found[np.argsort(visits.case[found], kind="stable")])

    def begun(self, step: str, visit: int | None = None) -> Ints:
        """Of these, the visits that somebody took up."""
        rows = self.rows(step, visit)
        return rows[self.log.visits.started[rows] >= 0]

    def starts(self, step: str) -> Ints:
        return self.log.visits.started[self.begun(step)]

    def worked(self, step: str, visit: int | None = None) -> Ints:
        """Open seconds from taking up to finishing."""
        rows, visits = self.begun(step, visit), self.log.visits
        return opened(visits.finished[rows]) - opened(visits.started[rows])

    def lay(self, step: str) -> Ints:
        """Open seconds in the tray."""
        rows, visits = self.rows(step), self.log.visits
        return opened(visits.ready[rows]) - opened(visits.arrived[rows])

    def ended(self, step: str, outcome: str, visit: int | None = None) -> float:
        """The share of the visits with that outcome."""
        names = self.log.outcomes[self.log.steps.index(step)]
        rows = self.rows(step, visit)
        return float(np.mean(self.log.visits.outcome[rows] == names.index(outcome)))

    def workers(self, step: str) -> set[str]:
        visits = self.log.visits
        return {self.log.roles[n] for n in set(visits.role[self.begun(step)].tolist())}

    def cases_at(self, step: str) -> Mask:
        """Which cases came there."""
        came = np.zeros(self.measured, dtype=bool)
        came[self.log.visits.case[self.rows(step)]] = True
        return came


def opened(seconds: Ints) -> Ints:
    """Open seconds of the small office until then: Mon-Fri 09:00-17:00."""
    days, rest = np.divmod(seconds, DAY)
    weeks, day = np.divmod(days, 7)
    whole = weeks * OPEN_DAYS + np.minimum(day, OPEN_DAYS)
    today = np.clip(rest - OPENS * HOUR, 0, OPEN_HOURS * HOUR) * (day < OPEN_DAYS)
    return np.asarray(whole * OPEN_HOURS * HOUR + today)


def weekday(seconds: Ints) -> Ints:
    """Monday 0."""
    return np.asarray(seconds // DAY % 7)


def hour(seconds: Ints) -> NDArray[np.float64]:
    return np.asarray(seconds % DAY / HOUR)


def month_day(seconds: Ints) -> tuple[Ints, Ints]:
    """Month (from 1) and day of the month; the office starts on 2025-01-06."""
    dates = np.datetime64("2025-01-06") + (seconds // DAY).astype("timedelta64[D]")
    months = dates.astype("datetime64[M]")
    return (
        months.astype(np.int64) % 12 + 1,
        (dates - months.astype("datetime64[D]")).astype(np.int64) + 1,
    )
