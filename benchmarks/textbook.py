"""SimPy as in its documentation: a generator a case, `Resource`, its own draws.

It keeps the columns of ApprovalFlow's log. W2 pauses the work at closing: each step waits for
the end of its work in open time, computed from the hours, and work starts in open hours only.
"""

from __future__ import annotations

import random
from collections.abc import Generator
from typing import Any

import simpy

HOUR = 3600
DAY = 24 * HOUR
WEEK = 7 * DAY
OPENS, CLOSES = 9 * HOUR, 17 * HOUR
COLUMNS = (
    "case", "step", "visit", "previous", "arrived", "ready", "started", "finished", "answered",
    "role", "person", "outcome",
)  # fmt: skip


def next_open(now: float) -> float:
    """`now`, or the next opening, Mon-Fri 09-17."""
    day, second = divmod(now, DAY)
    if day % 7 < 5:
        if second < OPENS:
            return day * DAY + OPENS
        if second < CLOSES:
            return now
    day += 1
    while day % 7 >= 5:
        day += 1
    return day * DAY + OPENS


class Office:
    """The pools, the log and the draws of one run."""

    def __init__(self, pools: int, rate: float, seed: int, *, hours: bool) -> None:
        self.env = simpy.Environment()
        self.desks = [simpy.Resource(self.env, capacity=2) for _ in range(pools)]
        self.free = [[1, 0] for _ in range(pools)]
        self.rate = rate
        self.random = random.Random(seed)
        self.hours = hours
        self.log: dict[str, list[int]] = {name: [] for name in COLUMNS}
        self.submitted: list[int] = []
        self.ended: dict[int, int] = {}

    def step(self, case: int, step: int, visit: int, previous: int) -> Generator[Any, Any, int]:
        env = self.env
        ready = env.now
        with self.desks[step].request() as request:
            yield request
            if self.hours:
                opening = next_open(env.now)
                if opening > env.now:
                    yield env.timeout(opening - env.now)
            person = self.free[step].pop()
            started = env.now
            work = round(self.random.expovariate(1 / HOUR))
            if self.hours:
                left = CLOSES - env.now % DAY
                while work > left:  # the work pauses at closing
                    yield env.timeout(left)
                    work -= left
                    yield env.timeout(next_open(env.now) - env.now)
                    left = CLOSES - OPENS
            yield env.timeout(work)
            self.free[step].append(person)
        return self.record(case, step, visit, previous, ready, started, person)

    def record(
        self, case: int, step: int, visit: int, previous: int, ready: int, started: int, person: int
    ) -> int:
        log, now = self.log, int(self.env.now)
        log["case"].append(case)
        log["step"].append(step)
        log["visit"].append(visit)
        log["previous"].append(previous)
        log["arrived"].append(ready)
        log["ready"].append(ready)
        log["started"].append(started)
        log["finished"].append(now)
        log["answered"].append(now)
        log["role"].append(step)
        log["person"].append(person)
        log["outcome"].append(0)
        return len(log["case"]) - 1

    def case_in_a_row(self, number: int) -> Generator[Any, Any, None]:
        """W."""
        visit, row = 0, -1
        while True:
            visit += 1
            for step in range(6):
                row = yield from self.step(number, step, visit, row)
            if self.random.random() >= 0.2:
                break
            self.log["outcome"][row] = 1
        self.ended[number] = int(self.env.now)

    def case_with_box(self, number: int) -> Generator[Any, Any, None]:
        """W2."""
        env = self.env
        visit, row = 0, -1
        while True:
            visit += 1
            for step in range(3):
                row = yield from self.step(number, step, visit, row)
            reviews = [env.process(self.step(number, pool, visit, row)) for pool in (6, 7, 8)]
            answers = yield env.all_of(reviews)
            row = max(answers.values())
            for step in range(3, 6):
                row = yield from self.step(number, step, visit, row)
            if self.random.random() >= 0.2:
                break
            self.log["outcome"][row] = 1
        self.ended[number] = int(env.now)

    def source(self, cases: int) -> Generator[Any, Any, None]:
        way = self.case_with_box if self.hours else self.case_in_a_row
        passed = 0.0
        for number in range(cases):
            passed += self.random.expovariate(self.rate / HOUR)
            yield self.env.timeout(round(passed) - self.env.now)
            self.submitted.append(int(self.env.now))
            self.env.process(way(number))

    def mean_stay(self) -> float:
        """In hours."""
        stays = [end - self.submitted[number] for number, end in self.ended.items()]
        return sum(stays) / len(stays) / HOUR


def run(workload: str, cases: int, seed: int = 1) -> Office:
    """One run of `w` or `w2` until every case has ended."""
    hours = workload == "w2"
    office = Office(9 if hours else 6, 1.28 * 40 / 168 if hours else 1.28, seed, hours=hours)
    office.env.process(office.source(cases))
    office.env.run()
    return office
