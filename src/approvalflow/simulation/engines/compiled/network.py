"""The nodes of a plan and the arrows between them, laid out."""

from __future__ import annotations

from approvalflow.simulation.engines.compiled import layout as at
from approvalflow.simulation.engines.compiled.cells import Cells
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import (
    NONE,
    Node,
    NodeKind,
    PlannedArrow,
    PlannedBranch,
    PlannedWay,
)

_FINISH = 1 << 52  # how the end of work sorts within a second


class Network:
    """Lays the nodes of a plan out; `pools`: the address of each, those of meetings last."""

    def __init__(self, cells: Cells, plan: Plan, pools: list[int]) -> None:
        self.cells, self.plan, self.pools = cells, plan, pools
        asked = {node.not_same_as for node in plan.nodes} - {NONE}
        self.remembered = {step: number for number, step in enumerate(sorted(asked))}
        self.nodes = [cells.room(at.NODE_SIZE) for _ in plan.nodes]
        for address, node in zip(self.nodes, plan.nodes, strict=True):
            self._node(address, node)
        for address, node in zip(self.nodes, plan.nodes, strict=True):
            self._what_is_due(address, node)
        for address, node in zip(self.nodes, plan.nodes, strict=True):
            if not node.above:
                self._climb(address)
        for address, node in zip(self.nodes, plan.nodes, strict=True):
            self._stand_ins(address, node)

    def arrow(self, arrow: PlannedArrow) -> int:
        """The address of one arrow."""
        return self._arrows((arrow,))

    def way(self, way: PlannedWay) -> int:
        """The address of an arrow that is a way and no more."""
        return self.arrow(PlannedArrow(way))

    def _arrows(self, arrows: tuple[PlannedArrow, ...]) -> int:
        """The address of the first; they follow each other."""
        first = self.cells.room(at.ARROW_SIZE * len(arrows))
        for number, arrow in enumerate(arrows):
            goals = [self.nodes[goal] for goal in arrow.way.nodes]
            lapse = 0
            if arrow.lapsed != NONE:
                lapse = self.way(PlannedWay(NONE, (arrow.lapsed,)))
            self.cells.set(first + at.ARROW_SIZE * number, {
                at.WAY: arrow.way.recipe, at.GOALS: self.cells.row(goals),
                at.GOAL: goals[0] if arrow.way.recipe == NONE else 0,
                at.TAKES: arrow.takes, at.MARKS: arrow.mark, at.REPLY: arrow.reply_within,
                at.GIVES_UP: arrow.gives_up, at.LAPSE: lapse,
            })  # fmt: skip
        return first

    def _node(self, address: int, node: Node) -> None:
        ways = (node.between_jurisdictions, node.between_departments, node.between_levels)
        before = {node.only_if, *ways, node.tray}
        direct = node.kind == NodeKind.DESK and before == {NONE} and not node.watched
        arrows = self._arrows(node.arrows) if node.arrows else 0
        self.cells.set(address, {
            at.KIND: node.kind, at.RANK: node.rank, at.STEP: node.step, at.COUNTER: node.counter,
            at.FINISH_KEY: _FINISH + node.rank,
            at.AT_JURISDICTION: node.jurisdiction,
            at.BETWEEN_JURISDICTIONS: node.between_jurisdictions,
            at.AT_DEPARTMENT: node.department, at.AT_LEVEL: node.level, at.ONLY_IF: node.only_if,
            at.BETWEEN_DEPARTMENTS: node.between_departments,
            at.BETWEEN_LEVELS: node.between_levels, at.TRAY: node.tray, at.LASTS: node.lasts,
            at.OUTCOME: node.outcome, at.DEFERS: node.defers, at.EARLY: node.early,
            at.RESULT: node.result, at.REFUSES: node.refuses, at.WATCHED: node.watched,
            at.DUE: NONE if node.due is None else node.due.after,
            at.WORKED_ANYWAY: node.due is not None and node.due.worked_anyway,
            at.PATIENCE: node.patience, at.WITHDRAWS: node.withdraws,
            at.NOT_SAME_AS: self.remembered.get(node.not_same_as, NONE),
            at.REMEMBERS: self.remembered.get(node.step, NONE) if node.remembered else NONE,
            at.ABOVE: node.above, at.TERM_BOUND: node.term_bound,
            at.CARE: node.remembered or node.above or node.term_bound, at.DIRECT: direct,
            at.POOL: 0 if node.pool == NONE else self.pools[node.pool],
            at.ARROWS: arrows, at.PASSES: arrows,
            at.BRANCHES: self._branches(node), at.BRANCH_COUNT: len(node.branches),
            at.NEEDED: self.cells.row(node.needed), at.HOME: address, at.RUNG: address,
        })  # fmt: skip

    def _branches(self, node: Node) -> int:
        first = self.cells.room(at.BRANCH_SIZE * len(node.branches))
        for number, branch in enumerate(node.branches):
            self._branch(first + at.BRANCH_SIZE * number, number, branch)
        return first

    def _branch(self, address: int, number: int, branch: PlannedBranch) -> None:
        answered = next(
            address
            for address, node in zip(self.nodes, self.plan.nodes, strict=True)
            if node.kind == NodeKind.ANSWER and not node.refuses
        )
        self.cells.set(address, {
            at.ASKED_UNLESS: branch.only_if, at.FIRST: self.nodes[branch.first],
            at.TERM_LASTS: branch.due, at.BRANCH_NUMBER: number, at.ANSWERED_AT: answered,
        })  # fmt: skip

    def _what_is_due(self, address: int, node: Node) -> None:
        """Where a deadline takes files: to the level above, or on."""
        if node.due is not None and node.due.escalated != NONE:
            self.cells.set(address, {at.GOES_UP_TO: self.nodes[node.due.escalated]})
        elif node.due is not None and node.due.expired is not None:
            vain = self.cells.copy(address, at.NODE_SIZE)
            nowhere = [n.kind for n in self.plan.nodes].index(NodeKind.NOWHERE)
            gone = self.way(PlannedWay(NONE, (nowhere,)))
            self.cells.set(vain, {at.IS_VAIN: True, at.PASSES: gone, at.HOME: 0, at.RUNG: 0})
            expires = self.arrow(node.due.expired)
            self.cells.set(address, {at.EXPIRES: expires, at.VAIN: vain})

    def _climb(self, address: int) -> None:
        """All levels above a desk know it."""
        numbers = self.cells.numbers
        above = numbers[address + at.GOES_UP_TO]
        while above:
            numbers[above + at.HOME] = address
            above = numbers[above + at.GOES_UP_TO]

    def _stand_ins(self, address: int, node: Node) -> None:
        """The same node, and for work in vain its like, where other people work."""
        if not node.others:
            return
        cells, vain = self.cells, self.cells.numbers[address + at.VAIN]
        here, in_vain = cells.room(len(self.plan.pools)), cells.room(len(self.plan.pools))
        for pool, work in node.others:
            people = {at.POOL: self.pools[pool], at.LASTS: work}
            other = cells.copy(address, at.NODE_SIZE)
            cells.set(other, people)
            if vain:
                other_vain = cells.copy(vain, at.NODE_SIZE)
                cells.set(other_vain, people)
                cells.set(other, {at.VAIN: other_vain})
                cells.set(in_vain, {pool: other_vain})
            cells.set(here, {pool: other})
        cells.set(address, {at.STAND_INS: here})
        if vain:
            cells.set(vain, {at.STAND_INS: in_vain})
