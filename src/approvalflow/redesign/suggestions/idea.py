"""What may be worth trying: a move as a file would say it, and the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from approvalflow.office.agendas import AgendaLoad
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import Loads, loads_of
from approvalflow.office.office import Office
from approvalflow.process.graph import targets
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import Role
from approvalflow.process.model.steps import Step

_PLAIN = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True)
class Idea:
    """A move in YAML, as an item of `moves`, with the key of its reason and what it names."""

    reason: str
    parameters: Mapping[str, str]
    move: str


class Found:
    """What the ideas are found in: a process, and what is known of it before any run."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.office = Office(process)

    @cached_property
    def all_loads(self) -> Loads:
        return loads_of(self.office)

    @cached_property
    def loads(self) -> dict[str, PoolLoad]:
        return {load.role: load for load in self.all_loads.pools}

    @cached_property
    def agendas(self) -> dict[str, AgendaLoad]:
        return {load.step: load for load in self.all_loads.agendas}

    def load_of(self, role: str) -> float:
        """The load of the pool of a role; 0 where there are always enough people or several."""
        known = self.loads.get(role)
        return 0.0 if known is None or known.load is None else known.load

    def role_of(self, step: Step) -> Role | None:
        """The role that does a step at a desk."""
        return self.process.roles.get(step.by or "")

    def height(self, role: Role | None) -> float:
        """The number of its level, lowest first; without levels its wage; -1 if unknown."""
        levels = self.process.levels
        if role is None:
            return -1
        if levels:
            return levels.index(role.level) if role.level in levels else -1
        return -1 if role.cost is None else role.cost.money.amount

    def follower(self, name: str) -> str:
        """The only step to which a file that passes goes on; "" if there is none."""
        to = targets(self.process.steps[name].then)
        return to[0] if len(to) == 1 and to[0] in self.process.steps else ""


def quoted(name: str) -> str:
    """A name as YAML takes it."""
    return name if _PLAIN.fullmatch(name) else '"' + name.replace('"', '\\"') + '"'


def listed(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(quoted, names)) + "]"


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"
