"""The process made countable: names as numbers, roles as pools, the units that do the steps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from approvalflow.brevity import in_short
from approvalflow.eventlog import Horizon
from approvalflow.office.timetable import Timetable
from approvalflow.process.model.arrivals import BacklogFiles
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import Role
from approvalflow.process.model.steps import Step
from approvalflow.process.pools import Pool, StandIn, pools_of, pools_of_role, stand_ins

VISITED = ("review", "approve", "meeting", "batch", "wait", "issue")


@dataclass(frozen=True)
class Office:
    """One process, ready to be planned, measured and asked for loads; to be made once.

    Steps are numbered by the code-point order of their atoms, so that a step renamed with
    `lineage:` keeps its number; roles, departments by that of their names.
    """

    __repr__ = in_short

    process: Process

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The ids of the steps at which something happens, by number."""
        visited = [n for n, s in self.process.steps.items() if s.does in VISITED or s.asks_once]
        return tuple(sorted(visited, key=lambda n: (atoms_of(n, self.process.steps[n]), n)))

    @cached_property
    def step_number(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.steps)}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The names of the pools by number; each role has one, but for those separated."""
        return tuple(self.pools)

    @cached_property
    def pools(self) -> dict[str, Pool]:
        """The pools of people by name."""
        return pools_of(self.process)

    @cached_property
    def stand_ins(self) -> dict[str, tuple[StandIn, ...]]:
        """By pool, who takes its queue while its people are away; only where there are any."""
        found = {name: stand_ins(self.process, pool) for name, pool in self.pools.items()}
        return {name: each for name, each in found.items() if each}

    def pools_at(self, step: str) -> tuple[str, ...]:
        """The pools that do a step: one, or one for each category by its number; () if none."""
        by = self.process.steps[step].by
        return () if by is None else pools_of_role(self.process, by)

    @cached_property
    def role_number(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.roles)}

    @cached_property
    def departments(self) -> tuple[str, ...]:
        named = {str(r.department) for r in self.process.roles.values() if r.department}
        return tuple(sorted(named))

    @cached_property
    def jurisdictions(self) -> tuple[str, ...]:
        """The names of all, sorted."""
        named = {str(r.jurisdiction) for r in self.process.roles.values() if r.jurisdiction}
        return tuple(sorted(named))

    def jurisdiction_of(self, step: str) -> int:
        """The number of the jurisdiction that does a step; -1 without one."""
        role = self.role_of(step)
        return self.jurisdictions.index(role.jurisdiction) if role and role.jurisdiction else -1

    def department_of(self, step: str) -> int:
        """The number of the department that does a step; -1 without one."""
        role = self.role_of(step)
        return self.departments.index(role.department) if role and role.department else -1

    def level_of(self, step: str) -> int:
        """The number of the level at which a step is done; -1 without one."""
        role = self.role_of(step)
        return self.process.levels.index(role.level) if role and role.level else -1

    def role_of(self, step: str) -> Role | None:
        """The role that does a step; of a meeting the one of the highest level that sits."""
        roles = self.process.steps[step].roles
        return self.process.roles[self._leading(roles)] if roles else None

    def unit_of(self, step: str) -> str | None:
        """The department that does a step, or the role where it has none; a batch is a unit of
        its own; None where others are waited for.
        """
        roles = self.process.steps[step].roles
        if not roles:
            return step if self.process.steps[step].does == "batch" else None
        lead = self._leading(roles)
        return str(self.process.roles[lead].department or lead)

    def _leading(self, roles: tuple[str, ...]) -> str:
        """The highest of some roles; of several the first by name."""
        levels = self.process.levels

        def height(name: str) -> int:
            level = self.process.roles[name].level
            return levels.index(level) if level else -1

        return max(sorted(roles), key=height)

    @cached_property
    def working_day(self) -> float:
        """The open seconds of a working day of the process calendar's week."""
        return self.process.calendar.hours.working_day_seconds

    def timetable(self, horizon: Horizon) -> Timetable:
        """When its people are there and its cases come in, for all of a horizon."""
        days = horizon.days
        if days not in self._timetables:
            self._timetables[days] = Timetable(self.process, self.pools, days)
        return self._timetables[days]

    @cached_property
    def _timetables(self) -> dict[int, Timetable]:
        return {}

    def backlog(self, horizon: Horizon) -> tuple[tuple[str, str, BacklogFiles], ...]:
        """The files that lie ready when a horizon starts: whose luck they have, the step that they
        are named by, and the files; in the order in which they are numbered.
        """
        if horizon.kind != "year":
            return ()
        files = self.process.backlog.items()
        named = ((luck_of(self.process, name, f), name, f) for name, f in files)
        return tuple(sorted(named, key=lambda one: one[:2]))


def luck_of(process: Process, name: str, files: BacklogFiles) -> str:
    """The atom that files of the backlog have their luck from: that of their step."""
    step = process.steps.get(name)
    return files.atom or (step.lineage if step else None) or name


def atoms_of(name: str, step: Step) -> tuple[str, ...]:
    """The lineage of a step: the atoms whose luck it carries, in code-point order."""
    return tuple(sorted(p.atom for p in step.parts(name))) or (step.lineage or name,)
