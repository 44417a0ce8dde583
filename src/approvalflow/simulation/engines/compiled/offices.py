"""The people and meetings of a plan, laid out with the calendars of one replication."""

from __future__ import annotations

from approvalflow.calendar.calendar import Calendar
from approvalflow.simulation.engines.compiled import layout as at
from approvalflow.simulation.engines.compiled.cells import Cells
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import NEVER, NONE, PlannedPool, PlannedStandIn


def lay_out_hours(cells: Cells, calendar: Calendar | None) -> int:
    """The address of hours; None: around the clock."""
    address = cells.room(at.HOURS_SIZE)
    unknown = {at.OPEN_SINCE: -1, at.OPEN_UNTIL: -1, at.INTERVAL: -1}
    if calendar is None:
        rows = {at.OPENS: cells.row([0]), at.SHUTS: cells.row([NEVER]),
                at.BEFORE: cells.row([0, NEVER])}  # fmt: skip
        cells.set(address, {**rows, at.INTERVALS: 1, **unknown})
        return address
    cells.long_row(calendar.opens, address + at.OPENS)
    cells.long_row(calendar.closes, address + at.SHUTS)
    cells.long_row(calendar.before, address + at.BEFORE)
    cells.set(address, {at.INTERVALS: len(calendar.opens), **unknown})
    return address


class Offices:
    """Lays out the pools of roles, then those of meetings; `pools`: their addresses."""

    def __init__(self, cells: Cells, plan: Plan, luck: Luck) -> None:
        self.cells, self.plan, self.luck = cells, plan, luck
        self.pools = [cells.room(at.POOL_SIZE) for _ in (*plan.pools, *plan.meetings)]
        self.most_people = 0  # who may take from one queue
        for number, pool in enumerate(plan.pools):
            self._pool(number, pool)
        crews = _crews(plan)
        for number, pool in enumerate(plan.pools):
            if pool.differs:
                self._takers(number, pool, crews[number])
        for number in range(len(plan.meetings)):
            self._meeting(number)

    def _lanes(self, *, apart: bool) -> int:
        classes = self.plan.classes if apart and self.plan.serve_first != NONE else 1
        return self.cells.room(at.LIST_SIZE * classes)

    def _pool(self, number: int, pool: PlannedPool) -> None:
        cells, staff = self.cells, max(pool.staff, 0)
        calendar = None if pool.calendar == NONE else self.plan.calendars[pool.calendar]
        free = [1] * staff if pool.differs else range(staff)
        cells.set(self.pools[number], {
            at.POOL_KIND: at.ROSTER if pool.differs else at.PLAIN, at.NUMBER: number,
            at.UNLIMITED: pool.staff == NONE, at.FREE: cells.row(free), at.PEOPLE_FREE: staff,
            at.LANES: self._lanes(apart=not pool.differs),
            at.HOURS: lay_out_hours(cells, calendar), at.UNTIL: -1, at.STAFF: staff,
            at.NEXT_WAKE: -1,
        })  # fmt: skip
        if pool.differs:
            each = self.luck.person_calendars(number)
            people = [lay_out_hours(cells, calendar) for calendar in each or ()]
            people = people or [lay_out_hours(cells, calendar)] * max(staff, 1)
            cells.set(self.pools[number], {at.PEOPLE: cells.row(people)})

    def _takers(self, number: int, pool: PlannedPool, crew: list[int]) -> None:
        cells, address = self.cells, self.pools[number]
        first = cells.room(at.TAKER_SIZE * (1 + len(pool.stand_ins)))
        people = cells.numbers[address + at.PEOPLE]
        cells.set(first, {at.TAKES_AS: address, at.TAKER_HOURS: people})
        for place, stand_in in enumerate(pool.stand_ins, 1):
            self._taker(first + at.TAKER_SIZE * place, stand_in)
        pools = [pool, *(self.plan.pools[stand_in.pool] for stand_in in pool.stand_ins)]
        self.most_people = max(self.most_people, sum(max(p.staff, 1) for p in pools))
        cells.set(address, {
            at.TAKERS: first, at.TAKER_COUNT: len(pools), at.CREW_SIZE: len(crew),
            at.CREW: cells.row(self.pools[member] for member in crew),
        })  # fmt: skip

    def _taker(self, address: int, stand_in: PlannedStandIn) -> None:
        cells = self.cells
        hours = [lay_out_hours(cells, c) for c in self.luck.stand_in_calendars(stand_in)]
        cells.set(address, {
            at.TAKES_AS: self.pools[stand_in.pool], at.TAKER_HOURS: cells.row(hours),
            at.AFTERS: cells.row(stand_in.after), at.AFTER_COUNT: len(stand_in.after),
            at.CASES_UNLESS: cells.row(stand_in.only_if),
            at.UNLESS_COUNT: len(stand_in.only_if),
        })  # fmt: skip

    def _meeting(self, number: int) -> None:
        cells, meeting = self.cells, self.plan.meetings[number]
        present = [len(there) for there in self.luck.present(number)]
        cells.set(self.pools[len(self.plan.pools) + number], {
            at.POOL_KIND: at.DOCKET, at.NUMBER: number, at.LANES: self._lanes(apart=True),
            at.UNTIL: -1, at.WAKING: True, at.OPENS_AT: cells.row(meeting.opens),
            at.SHUTS_AT: cells.row(meeting.closes), at.CUTS_AT: cells.row(meeting.cuts),
            at.SITTING_COUNT: len(meeting.opens), at.AGENDA: meeting.agenda,
            at.QUORUM: meeting.quorum, at.HEARS: bool(meeting.members), at.UNTIL_END: -1,
            at.AGAIN: self._lanes(apart=False), at.PRESENT: cells.row(present),
            at.SITS_RANK: meeting.rank, at.SITS_STEP: meeting.step,
        })  # fmt: skip


def _crews(plan: Plan) -> dict[int, list[int]]:
    """Of each roster, those that are bound to it by people who take several queues."""
    crews = {number: {number} for number, pool in enumerate(plan.pools) if pool.differs}
    for number, pool in enumerate(plan.pools):
        for stand_in in pool.stand_ins:
            together = crews[number] | crews[stand_in.pool]
            for member in together:
                crews[member] = together
    return {number: sorted(crew) for number, crew in crews.items()}
