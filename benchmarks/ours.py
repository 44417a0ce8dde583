"""Runs of ApprovalFlow's SimPy engine on a workload."""

from __future__ import annotations

from collections.abc import MutableSequence
from pathlib import Path

from approvalflow.eventlog import SETTLED, EventLog, Horizon
from approvalflow.language.reading import read_process
from approvalflow.office.office import Office
from approvalflow.seconds import WEEK, YEAR
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.luck.uniforms import BLOCK
from approvalflow.simulation.plan import Plan, plan_of

HERE = Path(__file__).parent


def horizon_of(office: Office, cases: int) -> Horizon:
    """One in which about so many cases are submitted; all but the last few are finished."""
    rate = office.timetable(SETTLED).arrivals_a_year / YEAR
    return Horizon(0, max(round(cases / rate / WEEK), 1), 8)


class DrawsAtHand(Luck):
    """Luck that remembers every block, so that a second run draws nothing."""

    def __init__(self, office: Office, plan: Plan) -> None:
        super().__init__(office, plan, 1, 1)
        self.blocks: dict[tuple[int, int, int, int, int], MutableSequence[int]] = {}
        self.arrivals: dict[int, list[int]] = {}

    def block(
        self, recipe: int, visit: int, number: int, cases: int = BLOCK, since: int = 0
    ) -> MutableSequence[int]:
        key = recipe, visit, number, cases, since
        if key not in self.blocks:
            self.blocks[key] = super().block(*key)
        return self.blocks[key]

    def submissions(self, number: int) -> list[int]:
        if number not in self.arrivals:
            self.arrivals[number] = super().submissions(number)
        return self.arrivals[number]


class Workload:
    """A workload planned once, with all calendars built."""

    def __init__(self, name: str, cases: int) -> None:
        self.office = Office(read_process(HERE / f"{name}.yaml").process)
        self.plan = plan_of(self.office, horizon_of(self.office, cases))

    def run(self, luck: Luck | None = None) -> EventLog:
        from approvalflow.simulation.engines import ENGINES

        return ENGINES["simpy"](self.plan, luck or Luck(self.office, self.plan, 1, 1))

    def drawn(self) -> DrawsAtHand:
        luck = DrawsAtHand(self.office, self.plan)
        self.run(luck)
        return luck
