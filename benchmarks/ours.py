"""Runs of ApprovalFlow's engines on a workload: the log alone, or with its scorecard."""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence
from pathlib import Path

from approvalflow.eventlog import SETTLED, EventLog, Horizon
from approvalflow.language.reading import process_from, read_process
from approvalflow.measures.scorecard import Scorecard
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.seconds import WEEK, YEAR
from approvalflow.simulation import engines
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.luck.uniforms import BLOCK
from approvalflow.simulation.plan import Plan, plan_of
from approvalflow.study.runner import Simulation, simulation_of

HERE = Path(__file__).parent
REPLICATION = 2  # as all but the first, of which movements are kept for the report
STUDIES = sorted(path.parent for path in (HERE.parent / "processes").glob("*/process.yaml"))


def tried() -> Iterator[str]:
    """The engines that are there, the one of record first."""
    yield engines.OF_RECORD
    for name in engines.ENGINES:
        if name not in (engines.OF_RECORD, engines.USUAL) and engines.is_installed(name):
            yield name


def horizon_of(office: Office, cases: int) -> Horizon:
    """One in which about so many cases are submitted; all but the last few are finished."""
    rate = office.timetable(SETTLED).arrivals_a_year / YEAR
    return Horizon(0, max(round(cases / rate / WEEK), 1), 8)


class DrawsAtHand(Luck):
    """Luck that remembers every block, so that a second run draws nothing."""

    def __init__(self, office: Office, plan: Plan) -> None:
        super().__init__(office, plan, 1, REPLICATION)
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


class Planned:
    """A process planned once, with all calendars built."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation

    @property
    def office(self) -> Office:
        return self.simulation.office

    @property
    def plan(self) -> Plan:
        return self.simulation.plan

    def run(self, luck: Luck | None = None) -> EventLog:
        """The log of a replication."""
        engine = engines.ENGINES[self.simulation.engine]
        return engine(self.plan, luck or Luck(self.office, self.plan, 1, REPLICATION))

    def measured(self) -> Scorecard:
        """Its scorecard, as a study makes it."""
        return self.simulation.scorecard(1, REPLICATION)

    def drawn(self) -> DrawsAtHand:
        luck = DrawsAtHand(self.office, self.plan)
        self.run(luck)
        return luck


class Workload(Planned):
    """W or W2."""

    def __init__(self, name: str, cases: int, engine: str = engines.OF_RECORD) -> None:
        process = read_process(HERE / f"{name}.yaml").process
        super().__init__(_simulation(process, cases, engine))


def in_a_row(steps: int, cases: int, engine: str = engines.OF_RECORD) -> Planned:
    """W with another number of steps."""
    source = read_source(_chain(steps), "chain.yaml")
    return Planned(_simulation(process_from(source, "chain").process, cases, engine))


def of_study(folder: Path, engine: str = engines.OF_RECORD) -> Planned:
    """Today's process of a study, over the horizon that suits it."""
    return Planned(simulation_of(read_process(folder / "process.yaml").process, engine=engine))


def _simulation(process: Process, cases: int, engine: str) -> Simulation:
    office = Office(process)
    return Simulation(office, plan_of(office, horizon_of(office, cases)), engine)


def _chain(steps: int) -> str:
    work = "work_time: {mean: 1 h, shape: exponential}"
    rows = [f"  - step_{n}: {{by: role_{n}, {work}}}" for n in range(1, steps)]
    last = "outcomes: {return: {share: 20%, then: step_1}}"
    roles = ", ".join(f"role_{n}: 2" for n in range(1, steps + 1))
    return "\n".join([
        "approvalflow: 1",
        "calendar: {hours: always, holidays: none}",
        "arrivals: {count: 1.28, per: h, when: any time}",
        f"roles: {{{roles}}}",
        "steps:",
        *rows,
        f"  - last: {{by: role_{steps}, {work}, {last}}}",
    ])  # fmt: skip
