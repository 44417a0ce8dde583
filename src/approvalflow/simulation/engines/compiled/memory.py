"""The memory of one replication, made from its plan and luck."""

from __future__ import annotations

from approvalflow.eventlog import Ints
from approvalflow.simulation.engines.compiled import layout as at
from approvalflow.simulation.engines.compiled.cells import Cells
from approvalflow.simulation.engines.compiled.network import Network
from approvalflow.simulation.engines.compiled.offices import Offices, lay_out_hours
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.plan.contract import NONE
from approvalflow.simulation.tools.legal import LegalClock

_ALIVE = 64  # things of one event that no count of the plan bounds


def memory_of(plan: Plan, luck: Luck, room: int) -> Ints:
    """`room`: how many times what one event needs as a rule it may need."""
    cells = Cells()
    offices = Offices(cells, plan, luck)
    network = Network(cells, plan, offices.pools)
    branches = sum(len(node.branches) for node in plan.nodes)
    one_event = room * (_ALIVE + 4 * (len(plan.nodes) + branches))
    sittings = sum(len(meeting.opens) for meeting in plan.meetings)
    limit, calendar = plan.limit, plan.calendars[0]
    cells.set(0, {
        at.OPEN_TIME: lay_out_hours(cells, calendar),
        at.STACK: cells.room(3 * (branches + _ALIVE) * room),
        at.SCRATCH: cells.room(2 * offices.most_people),
        at.SITTINGS: cells.room(at.SITTING_WIDTH * sittings),
        at.BEGINS: plan.horizon.begins, at.CLOSES: plan.horizon.closes,
        at.STOPS: plan.horizon.stops, at.TIMED: plan.timed, at.MOST_OPEN: plan.most_open,
        at.COUNTERS: plan.counters, at.REMEMBERED: len(network.remembered),
        at.RECYCLES: _recycles(plan), at.ENTRY: network.way(plan.start),
        at.SUBMISSIONS: len(plan.recipes), at.SERVE_FIRST: plan.serve_first,
        at.CLASSES: plan.classes,
        at.STATUTORY: NONE if limit is None else limit.statutory,
        at.LIES: _lying(cells, plan, network),
        at.DOCKETS: offices.pools[len(plan.pools)] if plan.meetings else 0,
        at.DOCKET_COUNT: len(plan.meetings), at.ROOM: one_event,
    })  # fmt: skip
    if limit is not None:
        cells.set(0, {at.LATE: limit.late, at.USED: limit.used, at.BY: limit.by,
                      at.FROM_START: limit.from_start})  # fmt: skip
    if plan.timed:
        clock = LegalClock(calendar)
        cells.set(0, {at.LEGAL_DAYS: cells.row(clock.days), at.LEGAL_COUNT: len(clock.days),
                      at.CLOSINGS: cells.row(clock.closings)})  # fmt: skip
    memory, top = cells.memory(256 * one_event)
    memory[at.TOP], memory[at.END] = top, len(memory) - one_event
    return memory


def _recycles(plan: Plan) -> bool:
    """Whether nothing that is to come knows a file whose case is over."""
    return not (plan.timed or any(node.watched for node in plan.nodes))


def _lying(cells: Cells, plan: Plan, network: Network) -> int:
    """The address of the first files of the backlog; 0 where there are none."""
    behind = 0
    for files in reversed(plan.backlog):
        boxes = []
        for box, branch in files.boxes:
            address = network.nodes[box]
            branches = cells.numbers[address + at.BRANCHES]
            boxes += [address, 0 if branch == NONE else branches + at.BRANCH_SIZE * branch]
        also = [network.nodes[node] for node in sorted(files.also)]
        address = cells.room(at.LYING_SIZE)
        cells.set(address, {
            at.LYING: files.count, at.LYING_WAY: network.way(files.way),
            at.LYING_READY: files.ready, at.IN_BOXES: len(files.boxes),
            at.BOXES_AROUND: cells.row(boxes), at.ALSO: cells.row(also),
            at.ALSO_COUNT: len(also), at.NEXT_LYING: behind,
        })  # fmt: skip
        behind = address
    return behind
