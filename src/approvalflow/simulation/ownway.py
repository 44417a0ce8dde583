"""The own way of a case: which steps it goes to and how they answer, by its luck, without queues.

It is asked of a case that was refused: how would it have ended, had one signature said yes? A log
cannot tell, since the case never met what would have come later. Returns, questions and deferrals
stay as they are drawn, and no other outcome changes. What depends on time has no part in it:
deadlines, patience, silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from approvalflow.eventlog import DECISIVE, Ending, EventLog
from approvalflow.process.model.outcomes import REFUSE
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import (
    NONE,
    Node,
    NodeKind,
    PlannedArrow,
    PlannedWay,
    ResultMark,
)
from approvalflow.simulation.tools.draws import Draws
from approvalflow.simulation.tools.hours import hours_of

Signature = tuple[int, int]  # a step, and which visit of the case to it
MOST = 10_000  # visits of one case, after which its way has no end


@dataclass(frozen=True, slots=True)
class Walked:
    """How a way ends, and the signatures that said no on it, in their order."""

    result: int
    refusals: tuple[Signature, ...]


def with_decisive(plan: Plan, luck: Luck, log: EventLog) -> EventLog:
    """The log with one attribute of its cases more for each step that can refuse, `DECISIVE` and
    its number: whether its signature was decisive. So it was where the case is refused, and would
    have been granted had this signature alone said yes. Of cases submitted while is measured.
    """
    ways, cases = OwnWays(plan, luck), log.cases
    asked = (cases.result == Ending.REFUSED) & (cases.submitted >= log.horizon.begins)
    asked &= cases.submitted < log.horizon.closes
    found = {
        step: np.zeros(len(cases), dtype=np.bool_)
        for step, outcomes in enumerate(ways.refusing)
        if outcomes
    }
    for case in np.flatnonzero(asked).tolist():
        for step in ways.decided_by(case, int(cases.decided[case])):
            found[step][case] = True
    columns = {f"{DECISIVE}{step}": column for step, column in found.items()}
    return replace(log, cases=replace(cases, attributes={**cases.attributes, **columns}))


class OwnWays:
    """The ways of the cases of one replication."""

    def __init__(self, plan: Plan, luck: Luck) -> None:
        self.plan = plan
        self.draws = [Draws(luck, number) for number in range(len(plan.recipes))]
        self.end = hours_of(plan.calendars[0]).end
        self.refusing = [
            frozenset(number for number, name in enumerate(names) if name == REFUSE)
            for names in plan.outcomes
        ]
        """By step, the numbers of the outcomes that refuse."""

    def decided_by(self, case: int, now: int) -> Iterator[int]:
        """The steps whose one refusal, turned into a yes, would have had the case granted."""
        walked = self.walk(case, now)
        if walked.result != Ending.REFUSED:  # time had a part in it
            return
        told = set()
        for signature in walked.refusals:
            turned = self.walk(case, now, signature)
            if turned.result == Ending.GRANTED and signature[0] not in told:
                told.add(signature[0])
                yield signature[0]

    def walk(self, case: int, now: int, granted: Signature | None = None) -> Walked:
        """The way of a case; `granted` is a signature that passes it whatever it drew. `now`: when
        about, since some answers of applicants are late only in some weeks. It ends OPEN where it
        has no end.
        """
        walk = _CaseOnItsWay(self, case, now, granted)
        walk.go()
        return Walked(walk.result, tuple(walk.refusals))


class _CaseIsOver(Exception):  # noqa: N818 - it says what happened
    """The way of a branch has led out of its box, to the end of the case."""


class _CaseOnItsWay:
    """One case on its way."""

    def __init__(self, ways: OwnWays, case: int, now: int, granted: Signature | None) -> None:
        self._ways, self._case, self._now, self._granted = ways, case, now, granted
        self._visits: dict[int, int] = defaultdict(int)
        self._mark = ResultMark.NOTHING
        self.result = int(Ending.OPEN)
        self.refusals: list[Signature] = []

    def go(self) -> None:
        """To the end of the case."""
        with suppress(_CaseIsOver):
            self._from(self._leads(self._ways.plan.start))

    def _from(self, number: int) -> bool:
        """From a node to the end of its branch: whether it refuses there."""
        while True:
            node = self._ways.plan.nodes[number]
            if node.kind == NodeKind.ANSWER:
                return node.refuses
            if node.kind == NodeKind.END:
                refused = node.result == Ending.GRANTED and self._mark == ResultMark.REFUSED
                self.result = int(Ending.REFUSED if refused else node.result)
                raise _CaseIsOver
            number = self._after(node)

    def _after(self, node: Node) -> int:
        """The node that follows one."""
        if node.only_if != NONE and self._drawn(node.only_if, 0):
            return self._leads(node.arrows[0].way)
        match node.kind:
            case NodeKind.DESK:
                return self._answered(node)
            case NodeKind.BOX:
                return self._joined(node)
            case NodeKind.WAIT | NodeKind.ISSUE:
                self._visits[node.counter] += 1
        return self._leads(node.arrows[0].way)

    def _answered(self, node: Node) -> int:
        """What a desk or a meeting says, at the next sitting if it defers."""
        while True:
            visit = self._visits[node.counter] = self._visits[node.counter] + 1
            if visit > MOST:
                raise _CaseIsOver
            outcome = 0 if node.outcome == NONE else self._drawn(node.outcome, visit)
            if outcome in self._ways.refusing[node.step]:
                signature = node.step, visit
                if signature == self._granted:
                    outcome = 0
                else:
                    self.refusals.append(signature)
            if outcome != node.defers:
                return self._followed(node.arrows[outcome], visit)

    def _followed(self, arrow: PlannedArrow, visit: int) -> int:
        """Where an outcome leads, or whoever does not answer in time."""
        if arrow.lapsed != NONE and self._silent(arrow, visit):
            return arrow.lapsed
        if arrow.mark:
            self._mark = arrow.mark
        return self._leads(arrow.way)

    def _silent(self, arrow: PlannedArrow, visit: int) -> bool:
        if arrow.gives_up != NONE and self._drawn(arrow.gives_up, visit):
            return True
        if arrow.reply_within == NONE:
            return False
        answered, latest = (
            self._ways.end(self._now, self._drawn(recipe, visit))
            for recipe in (arrow.takes, arrow.reply_within)
        )
        return answered > latest

    def _joined(self, box: Node) -> int:
        """What a box makes of the answers of its branches."""
        asked = [b for b in box.branches if b.only_if == NONE or not self._drawn(b.only_if, 0)]
        refused = sum([self._from(branch.first) for branch in asked])
        if not asked:
            return self._leads(box.arrows[0].way)
        passed = len(asked) - refused >= box.needed[len(asked)]
        return self._followed(box.arrows[0 if passed else 1], 0)

    def _leads(self, way: PlannedWay) -> int:
        return way.nodes[0 if way.recipe == NONE else self._drawn(way.recipe, 0)]

    def _drawn(self, recipe: int, visit: int) -> int:
        return self._ways.draws[recipe].at(self._case, visit)
