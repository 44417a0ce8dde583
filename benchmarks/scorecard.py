"""What a replication costs with its scorecard, part by part: `python benchmarks/scorecard.py`.

Seconds are CPU seconds of the process, figures are medians; all of it on the SimPy engine. Each
function gives plain figures, so that bench.py can print them beside its own. A benchmark, never a
test.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from approvalflow.eventlog import EventLog
from approvalflow.measures.blocks import blocks_of
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.laws import require_laws, require_ledgers
from approvalflow.measures.ledger import lines_of
from approvalflow.measures.movements import traffic_of
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.measures.ways import ways_of
from approvalflow.office.office import Office
from approvalflow.simulation.engines import ENGINES
from approvalflow.simulation.luck import Luck
from approvalflow.study.reading import read_study
from approvalflow.study.runner import simulation_of
from ours import Workload

PROCESSES = Path(__file__).parents[1] / "processes"
ROUNDS = 5
_MB = 1 << 20


def seconds_of(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of so many rounds, after one that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return median(times)


@dataclass(frozen=True)
class Split:
    """One replication in CPU seconds; `rest`: the scorecard but for traffic, ledger and ways."""

    cases: int
    visits: int
    engine: float
    draws: float
    traffic: float
    ledger: float
    ways: float
    rest: float

    @property
    def run(self) -> float:
        return self.engine + self.draws

    @property
    def scorecard(self) -> float:
        return self.traffic + self.ledger + self.ways + self.rest

    @property
    def share(self) -> float:
        """What the scorecard costs of the run."""
        return self.scorecard / self.run


def measured(log: EventLog, office: Office) -> None:
    """All that is done with a log, its laws included."""
    require_laws(log)
    require_ledgers(scorecard_of(log, office))


def workload(name: str = "w", cases: int = 10_000, rounds: int = ROUNDS) -> Split:
    """A replication of W or W2."""
    work = Workload(name, cases)
    run, bare = seconds_of(work.run, rounds), seconds_of(partial(work.run, work.drawn()), rounds)
    return _split(work.run(), work.office, run, bare, rounds)


def shipped(rounds: int = ROUNDS) -> Iterator[tuple[str, Split]]:
    """A replication of each shipped study as it is today; the draws are not told apart."""
    for path in sorted(PROCESSES.glob("*/process.yaml")):
        simulation = simulation_of(read_study(path.parent, ()).today.process, engine="simpy")
        plan, office = simulation.plan, simulation.office
        run = seconds_of(lambda: ENGINES["simpy"](plan, Luck(office, plan, 1, 1)), rounds)  # noqa: B023
        yield path.parent.name, _split(simulation.log(1, 1), office, run, run, rounds)


def _split(log: EventLog, office: Office, run: float, bare: float, rounds: int) -> Split:
    blocks = [(block, cohort_of(block, office)) for block in blocks_of(log)]
    traffic, ledger, ways = (
        seconds_of(lambda: [of(block, office, cohort) for block, cohort in blocks], rounds)  # noqa: B023
        for of in (traffic_of, lines_of, ways_of)
    )
    whole = seconds_of(lambda: measured(log, office), rounds)
    rest = whole - traffic - ledger - ways
    return Split(len(log.cases), len(log.visits), bare, run - bare, traffic, ledger, ways, rest)


@dataclass(frozen=True)
class Size:
    """A run of W and its scorecard at some size: microseconds a visit, and megabytes at the most,
    of the process when the run was over and when it was measured.
    """

    cases: int
    visits: int
    run: float
    scorecard: float
    run_megabytes: float
    megabytes: float


def size(cases: int) -> Size:
    """To be asked in a process of its own: the most memory that it ever had says nothing else."""
    work = Workload("w", cases)
    began = time.process_time()
    log = work.run()
    run = time.process_time() - began
    after_run, rounds = _peak(), max(1, 50_000 // cases)
    began = time.process_time()
    for _ in range(rounds):
        measured(log, work.office)
    spent, visits = (time.process_time() - began) / rounds, len(log.visits)
    return Size(cases, visits, 1e6 * run / visits, 1e6 * spent / visits, after_run, _peak())


def _peak() -> float:
    """Megabytes; where the system says it, as `ru_maxrss` of a child starts at its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024 / _MB
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _MB if sys.platform == "darwin" else most * 1024 / _MB


def told(name: str, split: Split) -> str:
    """A line: milliseconds of each part."""
    parts = ("engine", "draws", "traffic", "ledger", "ways", "rest")
    cells = "".join(f"{1e3 * getattr(split, part):>9.1f}" for part in parts)
    return f"{name:<22}{split.visits:>8,}{cells}{split.share:>9.0%}"


def main() -> None:
    if len(sys.argv) > 1:  # cases, in this process alone
        found = size(int(sys.argv[1]))
        print(f"{found.cases:>9,} cases: run {found.run:.2f} us a visit, scorecard "
              f"{found.scorecard:.2f}; {found.run_megabytes:,.0f} MB after the run, "
              f"{found.megabytes:,.0f} MB after the scorecard")  # fmt: skip
        return
    print(f"{'CPU ms':<22}{'visits':>8}{'engine':>9}{'draws':>9}{'traffic':>9}{'ledger':>9}"
          f"{'ways':>9}{'rest':>9}{'card/run':>9}")  # fmt: skip
    for name in ("w", "w2"):
        print(told(name, workload(name)), flush=True)
    for name, split in shipped():
        print(told(name, split), flush=True)


if __name__ == "__main__":
    main()
