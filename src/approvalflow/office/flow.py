"""The way of one case of one kind, as probabilities: the traffic equations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from approvalflow.notation.units import Clock
from approvalflow.process import graph, values
from approvalflow.process.deadlines import patience_of
from approvalflow.process.kinds import Kind
from approvalflow.process.model.named import Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED, Route, straight
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import MOST_ATTEMPTS
from approvalflow.seconds import DAY

LAPSED = "lapsed"
_LATTICE = (np.arange(4096) + 0.5) / 4096
_LEFT = 1e-10  # the flow that is no longer followed
_SWEEPS = 20_000
_MOST_STATES = 20_000
_MOST_REMEMBERED = 100_000  # attempts, over all states
_WHOLE = 1e-7  # less than this is the flow that was not followed
_BOX_ENTRIES = 6  # entries into a box that are told apart
Mix = tuple[float, float]  # of a visit: the share that is too late, and that gives up
Leaving = Callable[[str, int], tuple[Mix, ...]]  # of a step and visit: (): all are done in time
_Way = tuple[str, float]
_State = tuple[str, frozenset[tuple[str, int]]]  # the step, and the attempts so far
_Ways = tuple[
    list[_State],
    tuple[list[int], list[int], list[float]],
    list[tuple[int, dict[tuple[str, int], float]]],
]


def _nobody_leaves(_name: str, _visit: int) -> tuple[Mix, ...]:
    return ()


@dataclass(frozen=True)
class Memory:
    """What of a case's way so far counts for the rest of it, the same for all kinds of case.

    `counts`: after how many visits nothing about a step changes any more; 0 if nothing ever does.
    `after`: of each step, those from it on whose attempts still count.
    """

    counts: dict[str, int]
    after: dict[str, frozenset[str]]

    @classmethod
    def of(cls, process: Process) -> Memory:
        """Nothing is found for steps from which none that counts is reached."""
        counts = {name: _counts(step) for name, step in process.steps.items()}
        told = {name for name, count in counts.items() if count}
        told |= {s.inside[0] for n, s in process.steps.items() if s.inside and counts[n]}
        after = graph.reaching(graph.graph_of(process), told)
        return cls(counts, {name: after[name] for name in process.steps if after[name]})


@dataclass
class CaseFlow:
    """The way of one case of one kind, as probabilities.

    `leaving` says which files leave a desk before they are done. Of several mixes each way has its
    least share: what is then found is certain, whichever of them comes true.
    """

    process: Process
    kind: Kind
    working_day: float
    memory: Memory
    leaving: Leaving = _nobody_leaves
    room: int = MOST_ATTEMPTS  # attempts that are told apart; fewer where there are too many states

    def visits(self) -> dict[tuple[str, int], float]:
        found: dict[tuple[str, int], float] = defaultdict(float)
        self._follow(self.process.start, 0, found)
        return found

    def _follow(
        self, start: Route, entries: int, found: dict[tuple[str, int], float]
    ) -> tuple[float, float, float]:
        """Follows a unit of flow until it ends; the parts that refused, lapsed and answered."""
        states, edges, gains = self._states((self.kind.chosen(start), frozenset()), entries)
        sources, targets = (np.array(column, dtype=np.int64) for column in edges[:2])
        shares = np.array(edges[2])
        flow: NDArray[np.float64] = np.zeros(len(states))
        flow[0] = 1.0
        total = flow.copy()
        for _ in range(_SWEEPS if len(shares) else 0):
            moved = flow[sources] * shares
            flow = np.bincount(targets, weights=moved, minlength=len(states)).astype(np.float64)
            total += flow
            if flow.sum() < _LEFT:
                break
        for number, gained in gains:
            for key, expected in gained.items():
                found[key] += float(total[number]) * expected
        return tuple(  # type: ignore[return-value]
            float(sum(total[n] for n, (name, _) in enumerate(states) if name == end))
            for end in ("refused", LAPSED, ANSWERED)
        )

    def _states(self, first: _State, entries: int) -> _Ways:
        """All states that a case can come to, the ways between them, and the visits in each."""
        index = {first: 0}
        states = [first]
        remembered = 0
        edges: tuple[list[int], list[int], list[float]] = ([], [], [])
        gains: list[tuple[int, dict[tuple[str, int], float]]] = []
        for number, (name, counts) in enumerate(states):  # the list grows on the way
            step = self.process.steps.get(name)
            if step is None or step.does == "end":
                continue
            if self.room and (len(states) > _MOST_STATES or remembered > _MOST_REMEMBERED):
                self.room //= 2
                return self._states(first, entries)
            gained: dict[tuple[str, int], float] = defaultdict(float)
            for target, after, share in self._leave(name, counts, 1.0, entries, gained):
                state = (target, after)
                if state not in index:
                    index[state] = len(states)
                    states.append(state)
                    remembered += len(after)
                edges[0].append(number)
                edges[1].append(index[state])
                edges[2].append(share)
            gains.append((number, gained))
        return states, edges, gains

    def _leave(
        self,
        name: str,
        counts: frozenset[tuple[str, int]],
        mass: float,
        entries: int,
        found: dict[tuple[str, int], float],
    ) -> Iterator[tuple[str, frozenset[tuple[str, int]], float]]:
        step = self.process.steps[name]
        visit = dict(counts).get(name, entries) + 1
        if step.only_if is not None and not self.kind.holds[step.only_if]:
            ways = [(self.kind.chosen(step.then or ()), 1.0)]
            visit -= 1
        elif graph.is_box(step):
            ways = list(self._box(step, visit, mass, found))
        else:
            found[name, min(visit, self.memory.counts[name] + 1)] += mass
            ways = self._of_desk(step, name, visit)
        if self.room and (self.memory.counts[name] or graph.is_box(step)):
            room = min(self.memory.counts[name] or _BOX_ENTRIES, self.room)
            counts = frozenset((dict(counts) | {name: min(visit, room)}).items())
        for target, share in ways:
            if share > 0:
                kept = self.memory.after.get(target, frozenset())
                yield target, frozenset(c for c in counts if c[0] in kept), share

    def _of_desk(self, step: Step, name: str, visit: int) -> list[_Way]:
        """Where files go from a desk, those among them that are taken from it."""
        done = list(self._outcomes(step, name, visit))
        mixes = self.leaving(name, visit)
        if not mixes:
            return done
        beyond = None if step.due is None else step.due.then
        passed, patience = self.kind.chosen(beyond or step.then or ()), patience_of(name, step)
        given_up = passed
        if patience is not None:
            given_up = self.kind.chosen(patience.then)
        possible: list[dict[str, float]] = []
        for late, gone in mixes:
            ways: dict[str, float] = defaultdict(float)
            for target, share in done:
                ways[target] += (1 - late - gone) * share
            ways[passed] += late
            ways[given_up] += gone
            possible.append(ways)
        return [(to, min(ways.get(to, 0.0) for ways in possible)) for to in possible[0]]

    def _outcomes(self, step: Step, name: str, visit: int) -> Iterator[tuple[str, float]]:
        passing = 1.0
        for part in step.parts(name) or ():
            left = passing
            for target, share in self._part(part.outcomes, step, visit):
                yield target, passing * share
                left -= passing * share
            passing = max(left, 0.0)
        yield self.kind.chosen(step.then or ()), passing

    def _part(
        self, outcomes: Named[Outcome], step: Step, visit: int
    ) -> Iterator[tuple[str, float]]:
        for outcome in outcomes.values():
            share = float(self.kind.one(outcome.share, visit) or 0.0)
            lapsing = share * self._lapsing(outcome, visit)
            yield self.kind.chosen(outcome.then or step.then or ()), share - lapsing
            yield LAPSED, lapsing

    def _lapsing(self, outcome: Outcome, visit: int) -> float:
        """The share of those asked who never answer or do so too late."""
        silent = float(self.kind.one(outcome.gives_up, visit) or 0.0)
        within, takes = self.kind.one(outcome.reply_within, visit), outcome.takes
        if within is None or takes is None:
            return silent
        law = self.kind.one(takes, visit)
        day = DAY * 7 / 5 if law.clock != within.clock else self.working_day  # beside the calendar
        pace = {Clock.WORKING: day, Clock.OPEN: day / self.working_day}
        scale, limit = (pace.get(time.clock, 1.0) for time in (law, within))
        late = values.law_of(law).quantile(_LATTICE) * scale > within.scaled * limit
        return silent + (1 - silent) * float(late.mean())

    def _box(
        self, step: Step, visit: int, mass: float, found: dict[tuple[str, int], float]
    ) -> Iterator[tuple[str, float]]:
        ends = []
        for branch in step.branches.values():
            if branch.only_if is not None and not self.kind.holds[branch.only_if]:
                continue
            inner: dict[tuple[str, int], float] = defaultdict(float)
            if branch.first != ANSWERED:
                ends.append(self._follow(straight(branch.first), visit - 1, inner))
            for key, expected in inner.items():
                found[key] += mass * expected
        lasting, passing, refusing = _joined(ends, step)
        yield self.kind.chosen(step.then or ()), lasting * passing
        yield LAPSED, 1 - lasting
        refuse = step.outcomes.get("refuse")
        yield (
            self.kind.chosen((refuse.then if refuse else None) or straight("refused")),
            lasting * refusing,
        )

    def mean_work(self, step: Step, name: str, visit: int, working_day: float) -> float:
        """Seconds of work expected at a visit."""
        leaves = (self.kind.one(part.work_time, visit) for part in step.parts(name))
        return step.keeps * sum(values.mean_seconds(leaf, working_day) for leaf in leaves)


def _joined(ends: list[tuple[float, float, float]], step: Step) -> tuple[float, float, float]:
    """The chance that no branch ends the case, and if so that the box is passed, and refused.

    `ends`: of each branch the parts that refused, lapsed and answered. Where they do not add up
    to 1 they are bounds, and so are the chances: what is left may have become anything.
    """
    if all(sum(each) > 1 - _WHOLE for each in ends):
        refusals = [refused / (1 - lapsed) if lapsed < 1 else 0.0 for refused, lapsed, _ in ends]
        passing = _passing(refusals, step)
        lasting = prod((1 - lapsed for _, lapsed, _ in ends), start=1.0)
        return lasting, passing, 1 - passing
    lasting = prod((refused + answered for refused, _, answered in ends), start=1.0)
    passing = _passing([1 - answered for _, _, answered in ends], step)
    return lasting, passing, 1 - _passing([refused for refused, _, _ in ends], step)


def _counts(step: Step) -> int:
    """After how many visits nothing about the step changes any more; 0 if nothing ever does."""
    varies: list[Any] = [v for _, o in graph.outcomes_of(step) for v in _by_attempt(o)]
    varies += [part.work_time for part in step.merged] + [step.work_time]
    varies += [step.due.after] if step.due is not None else []
    most = max((values.attempts(v) for v in varies if v is not None), default=1)
    return most if most > 1 else 0


def _by_attempt(outcome: Outcome) -> tuple[Any, ...]:
    """What of an outcome moves the flow; the applicant's time does where it may be too long."""
    takes = outcome.takes if outcome.reply_within is not None else None
    return outcome.share, outcome.gives_up, takes, outcome.after


def _passing(refusals: list[float], step: Step) -> float:
    """The chance that enough of the branches entered do not refuse (Poisson binomial)."""
    passed = np.array([1.0])  # by the number that do not refuse
    for refuses in refusals:
        passed = np.convolve(passed, [refuses, 1 - refuses])
    return float(passed[step.join.needed(len(refusals)) :].sum())
