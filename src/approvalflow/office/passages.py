"""How often the cases of each kind pass each desk, and what may take them from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from approvalflow.office.flow import CaseFlow, Memory, Mix
from approvalflow.office.office import Office
from approvalflow.office.stays import DeskStay, Level
from approvalflow.process import values
from approvalflow.process.deadlines import patience_of
from approvalflow.process.kinds import Kind, kinds_of
from approvalflow.process.model.spreads import VaryingDuration, VaryingTime
from approvalflow.process.model.steps import Step
from approvalflow.process.pools import pools_beside

Mixes = Callable[[DeskStay], tuple[Mix, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """Visits of one kind of case to one step: how many are expected of an average case.

    `seconds`: of work at each, and `variance` of it; `pool`: that does it, "" where nobody is at a
    desk. `stay`: None if it lies until it is done.
    """

    kind: Kind
    step: str
    attempt: int
    expected: float
    seconds: float
    variance: float
    pool: str
    stay: DeskStay | None


class Desks:
    """The desks of an office, as the kinds of its cases find them."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.kinds = tuple(kinds_of(office.process))
        self._memory = Memory.of(office.process)
        steps = office.process.steps.items()
        self.watched = {n for n, s in steps if s.by is not None and _may_leave(n, office)}

    def passages(self, mixes: Mixes | None = None, *, moments: bool = False) -> list[Passage]:
        """All of them; `mixes` says of each stay which shares leave before they are done. With
        `moments`, or where files may leave, each has the variance of its work.
        """
        moments = moments or bool(self.watched)
        found: list[Passage] = []
        for kind, weight in self.kinds:
            leaving = partial(self._leaving, kind, mixes) if mixes and self.watched else None
            flow = CaseFlow(self.office.process, kind, self.office.working_day, self._memory)
            flow.leaving = leaving or flow.leaving
            for (name, attempt), expected in flow.visits().items():
                found.append(self._passage(flow, name, attempt, weight * expected, moments))
        return found

    def _leaving(self, kind: Kind, mixes: Mixes, name: str, visit: int) -> tuple[Mix, ...]:
        stay = self._stay(kind, name, visit)
        return () if stay is None else mixes(stay)

    def _passage(
        self, flow: CaseFlow, name: str, attempt: int, expected: float, moments: bool
    ) -> Passage:
        office, kind = self.office, flow.kind
        step = office.process.steps[name]
        if step.by is None:
            return Passage(kind, name, attempt, expected, 0.0, 0.0, "", None)
        pool = _pool_of(office, step.by, kind)
        seconds = flow.mean_work(step, name, attempt, office.working_day)
        variance = self._variance(kind, step, name, attempt) if moments else 0.0
        stay = self._stay(kind, name, attempt)
        return Passage(kind, name, attempt, expected, seconds, variance, pool, stay)

    def _variance(self, kind: Kind, step: Step, name: str, visit: int) -> float:
        """Of the work at a visit, in seconds squared; each part has its own luck."""
        leaves = (kind.one(part.work_time, visit) for part in step.parts(name))
        day = self.office.working_day
        return step.keeps**2 * sum(values.variance_seconds(leaf, day) for leaf in leaves)

    def places(self, pool: str, kind: Kind) -> tuple[int, ...]:
        """Of those who stand in for a pool, who may take cases of this kind."""
        return tuple(
            place
            for place, other in enumerate(self.office.stand_ins.get(pool, ()))
            if all(kind.holds[asked] for asked in other.only_if)
        )

    def _stay(self, kind: Kind, name: str, visit: int) -> DeskStay | None:
        if name not in self.watched:
            return None
        step, process = self.office.process.steps[name], self.office.process
        assert step.by is not None
        pool = _pool_of(self.office, step.by, kind)
        due, patience = step.due, patience_of(name, step)
        tray = process.roles[step.by].in_tray if step.in_tray is None else step.in_tray
        levels = [_level(kind, visit, pool, tray, None if due is None else due.after)]
        for role, after in () if due is None else due.rungs:
            above = pools_beside(process, role, self.office.pools[pool])
            levels.append(_level(kind, visit, above, process.roles[role].in_tray, after))
        return DeskStay(
            levels=tuple(levels),
            patience=None if patience is None else kind.one(patience.after, visit),
            work=tuple(kind.one(part.work_time, visit) for part in step.parts(name)),
            effort=step.keeps,
            expires=due is not None and due.goes_on,
            keeps=due is not None and due.worked_anyway,
        )


def _level(
    kind: Kind,
    visit: int,
    pool: str,
    tray: VaryingTime | None,
    after: VaryingDuration | None,
) -> Level:
    """With the times of one kind of case."""
    return Level(
        pool,
        None if tray is None else kind.one(tray, visit),
        None if after is None else kind.one(after, visit),
    )


def _may_leave(name: str, office: Office) -> bool:
    step = office.process.steps[name]
    return step.due is not None or patience_of(name, step) is not None


def _pool_of(office: Office, role: str, kind: Kind) -> str:
    datum = office.process.roles[role].separate_by
    return role if datum is None else f"{role}({kind.category[datum]})"
