"""W and nothing else on SimPy's clock: what a loop costs that knows no other feature.

The same rules, draws and columns as the engine's, so that the logs are equal; the difference in
time is what W pays for features that it does not use.
"""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush, heappushpop
from typing import Any

from approvalflow.eventlog import Ints
from approvalflow.simulation.engines.simpy.clock import EventClock
from approvalflow.simulation.luck.uniforms import BLOCK
from approvalflow.simulation.tools.recording import Record
from ours import DrawsAtHand, Planned

_KIND = 1 << 52


class Case:
    __slots__ = ("callbacks", "number", "person", "ready", "row", "started", "step", "visit")

    def __init__(self, number: int, callbacks: Any) -> None:
        self.number = number
        self.callbacks = callbacks
        self.visit = 1
        self.row = -1


class Loop:
    def __init__(self, work: Planned, luck: DrawsAtHand) -> None:
        self.clock = EventClock()
        self.record = Record(work.plan)
        self.rows = 0
        self.put_down = self.record.rows.extend
        self.queues: list[deque[Case]] = [deque() for _ in range(6)]
        self.free = [[0, 1] for _ in range(6)]
        self.luck = luck
        steps = {work.office.process.steps[name].by: n for n, name in enumerate(work.plan.steps)}
        self.numbers = [steps[role] for role in work.plan.roles]
        by_step = {node.step: node for node in work.plan.nodes if node.step >= 0}
        self.recipes = [by_step[n].lasts for n in self.numbers]
        self.returns = by_step[self.numbers[5]].outcome
        self.blocks: dict[tuple[int, int, int], list[int]] = {}
        for key, block in sorted(luck.blocks.items()):  # a block comes in pieces, the first first
            self.blocks.setdefault(key[:3], []).extend(block)
        self.on_finish = (self.finished,)
        self.source = Case(0, (self.submitted,))

    def next_submission(self) -> None:
        case = len(self.record.submitted)
        at = self.luck.submissions(case // BLOCK)[case % BLOCK]
        heappush(self.clock.queue, (at, 3 * _KIND + case, 0, self.source))

    def submitted(self, _: Case) -> None:
        case = Case(self.record.submit(self.clock.now), self.on_finish)
        if self.record.complete:
            self.clock.stop()
        self.next_submission()
        self.join(case, 0, self.clock.now)

    def join(self, case: Case, step: int, now: int) -> None:
        case.step, case.ready = step, now
        queue = self.queues[step]
        if self.free[step]:
            self.begin(case, heappop(self.free[step]), now)
        elif queue and queue[-1].ready == now and queue[-1].number > case.number:
            queue.insert(len(queue) - 1, case)  # three in one second do not happen here
        else:
            queue.append(case)

    def begin(self, case: Case, person: int, now: int) -> None:
        number = case.number
        work = self.blocks[self.recipes[case.step], case.visit, number >> 10][number & 1023]
        case.person, case.started = person, now
        heappush(self.clock.queue, (now + work, _KIND + number, 0, case))

    def finished(self, case: Case) -> None:
        now, number, step, visit = self.clock.now, case.number, case.step, case.visit
        outcome = 0
        if step == 5:
            outcome = self.blocks[self.returns, visit, number >> 10][number & 1023]
        ready, person = case.ready, case.person
        self.put_down((number, self.numbers[step], visit, case.row, ready, ready,
                       case.started, now, now, step, person, outcome))  # fmt: skip
        case.row = self.rows
        self.rows += 1
        queue = self.queues[step]
        if queue:
            self.begin(queue.popleft(), heappushpop(self.free[step], person), now)
        else:
            heappush(self.free[step], person)
        if step < 5:
            self.join(case, step + 1, now)
        elif outcome:
            case.visit += 1
            self.join(case, 0, now)
        else:
            self.record.end(number, now, 0)
            if self.record.complete:
                self.clock.stop()


def run(work: Planned, luck: DrawsAtHand) -> tuple[Ints, ...]:
    """The columns of the visits that tell runs apart: case, step, finished, person."""
    loop = Loop(work, luck)
    loop.next_submission()
    loop.clock.run()
    visits = loop.record.log(work.plan, luck).visits
    return visits.case, visits.step, visits.finished, visits.person
