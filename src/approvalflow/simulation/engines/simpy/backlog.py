"""The backlog: files that lie somewhere when a run begins."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.eventlog import BEFORE
from approvalflow.simulation.engines.simpy.boxes import Boxes, asked_of
from approvalflow.simulation.engines.simpy.intake import Intake
from approvalflow.simulation.engines.simpy.network import SORT, CaseToken, Station, Transition
from approvalflow.simulation.engines.simpy.running import Running
from approvalflow.simulation.engines.simpy.timers import Timers
from approvalflow.simulation.plan.contract import NONE, PlannedArrow, PlannedFiles
from approvalflow.simulation.tools.draws import Draws


class Backlog:
    """Lays out files before all else: those ready in a queue stand there before any submitted."""

    __slots__ = ("boxes", "intake", "run", "timers")

    def __init__(self, run: Running, intake: Intake, boxes: Boxes, timers: Timers) -> None:
        self.run, self.intake, self.boxes, self.timers = run, intake, boxes, timers

    def lay_out(
        self, files: PlannedFiles, draws: Sequence[Draws], stations: Sequence[Station]
    ) -> None:
        way = Transition(PlannedArrow(files.way), draws, stations)
        boxes = [
            (stations[box], None if n == NONE else stations[box].branches[n])
            for box, n in files.boxes
        ]
        also = [stations[number] for number in sorted(files.also)]
        for _ in range(files.count):
            case = self.run.record.submit(BEFORE)
            token = self.intake.open(case, 0)
            others: list[tuple[CaseToken, Station]] = []
            for box, branch in boxes:
                others = self._half_answered(token, box, also if box is boxes[-1][0] else [])
                whole, token = token, self.boxes.copy_into(token, branch)
                if box.watched:
                    self.boxes.watch(whole, [token, *(child for child, _ in others)], box)
            self._lay(token, way.leads(case), ready=files.ready)
            for child, first in others:
                if not boxes[-1][0].watched or child in whole.children:
                    self.run.move(child, first, 0)

    def _lay(self, token: CaseToken, station: Station, *, ready: bool) -> None:
        if not ready:
            self.run.move(token, station, 0)
            return
        if station.kind == SORT:
            station = station.passing.leads(token.case)
        token.station = station
        token.visit = token.counts[station.counter] = token.counts[station.counter] + 1
        token.arrived = token.ready = 0
        if station.watched:
            token.callbacks = self.run.on_queue
            self.timers.watch(token, station)
        self.run.join(token, station.pool, 0)

    def _half_answered(
        self, token: CaseToken, box: Station, also: list[Station]
    ) -> list[tuple[CaseToken, Station]]:
        """The case in a box of which all branches that are asked agree, but for one, and for
        those that begin at the stations in `also`: for these its copies.
        """
        asked = asked_of(box, token.case)
        others = [branch for branch in asked if branch.first in also]
        token.box, token.refused = box, 0
        token.pending = 1 + len(others)
        token.entered = max(len(asked), token.pending)
        return [(self.boxes.copy_into(token, branch), branch.first) for branch in others]
