"""Expected visits and work of an average case."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from approvalflow.office.flow import CaseFlow
from approvalflow.office.office import Office
from approvalflow.process import graph
from approvalflow.process.kinds import Kind, kinds_of
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import Time


@dataclass(frozen=True, slots=True)
class Demand:
    """Expected visits and work of one case: by step, and by pool in seconds; `certain` is the
    work that no box breaks off.

    `open_to` and `certain_open_to`: of this work, by pool and place among those who stand in for
    it, what may go to them. `heard`: by meeting, the laws of its work and how often each.
    """

    visits: dict[str, float]
    work: dict[str, float]
    visits_by_pool: dict[str, float]
    certain: dict[str, float]
    open_to: dict[tuple[str, int], float]
    certain_open_to: dict[tuple[str, int], float]
    heard: dict[str, tuple[tuple[float, Time], ...]]


def broken_off(process: Process) -> set[str]:
    """The steps whose work a box may break off, having decided early."""
    return {
        name
        for name, step in process.steps.items()
        if step.inside and any(graph.early_boxes(process, step.inside[0]))
    }


def demand_of(office: Office) -> Demand:
    """The flow of an average case through the process."""
    visits: dict[str, float] = defaultdict(float)
    work: dict[str, float] = defaultdict(float)
    by_pool: dict[str, float] = defaultdict(float)
    certain: dict[str, float] = defaultdict(float)
    open_to: dict[tuple[str, int], float] = defaultdict(float)
    certain_open_to: dict[tuple[str, int], float] = defaultdict(float)
    heard: dict[str, tuple[tuple[float, Time], ...]] = defaultdict(tuple)
    broken = broken_off(office.process)
    for kind, weight in kinds_of(office.process):
        flow = CaseFlow(office.process, kind, office.working_day)
        for (name, attempt), expected in flow.visits().items():
            step = office.process.steps[name]
            visits[name] += weight * expected
            if step.does == "meeting":
                heard[name] += ((weight * expected, kind.one(step.work_time, attempt)),)
            if step.by is None:
                continue
            pool = _pool_of(office, step.by, kind)
            by_pool[pool] += weight * expected
            seconds = weight * expected * flow.mean_work(step, name, attempt, office.working_day)
            places = [
                place
                for place, other in enumerate(office.stand_ins.get(pool, ()))
                if all(kind.holds[asked] for asked in other.only_if)
            ]
            for amount, opened in ((work, open_to), (certain, certain_open_to)):
                if amount is work or name not in broken:
                    amount[pool] += seconds
                    for place in places:
                        opened[pool, place] += seconds
    return Demand(
        dict(visits), dict(work), dict(by_pool), dict(certain), dict(open_to),
        dict(certain_open_to), dict(heard),
    )  # fmt: skip


def _pool_of(office: Office, role: str, kind: Kind) -> str:
    datum = office.process.roles[role].separate_by
    return role if datum is None else f"{role}({kind.category[datum]})"
