"""Runs the flat loop: gives it room, draws and a place for its rows, and takes the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from approvalflow.eventlog import EventLog, Ints
from approvalflow.simulation.engines.compiled import layout as at
from approvalflow.simulation.engines.compiled.flat.draws import (
    BLOCK_BITS,
    MISSING,
    VISITS,
    place_of,
)
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.memory import memory_of
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.luck.uniforms import BLOCK, PIECES
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.tools.recording import Columns, log_of

_SLOTS = 8  # blocks of draws of a recipe at first
_MOST_SLOTS = 1 << 9
_ROWS = 1 << 15  # of the log at a time
_MOST_ROOM = 1 << 12


class Host(Protocol):
    """What runs the flat loop."""

    def loop(self, run: FlatRun) -> int:
        """The loop."""

    def row(self, numbers: Ints) -> Any:
        """A row of numbers as the loop reads it."""

    def handle(self, function: Callable[[int, int, int], int]) -> Any:
        """By what the loop can call a function, for as long as the host is there."""


class NoRoomError(Exception):
    """One event needed more room than was set aside."""


class _Columns:
    """Columns that grow where they are: what is not filled yet takes no memory."""

    def __init__(self, width: int) -> None:
        self._columns = [np.empty(_ROWS, dtype=np.int64) for _ in range(width)]
        self._count = 0

    def add(self, rows: Ints) -> None:
        """Rows of shape (rows, width)."""
        end = self._count + len(rows)
        for number, column in enumerate(self._columns):
            if end > len(column):
                column.resize(2 * end, refcheck=False)
            column[self._count : end] = rows[:, number]
        self._count = end

    def ended(self) -> list[Ints]:
        """The columns, of which none grows any more."""
        for column in self._columns:
            column.resize(self._count, refcheck=False)
        return self._columns


class Machine:
    """One replication on a host."""

    def __init__(self, plan: Plan, luck: Luck, host: Host) -> None:
        self.plan, self.luck, self.host = plan, luck, host
        self.row = host.row
        self.ask = host.handle(self._ask)
        self.failure: BaseException | None = None

    def log(self) -> EventLog:
        """All that happens; begun again with more room where one event needed it."""
        room = 1
        while True:
            try:
                return self._log(room)
            except NoRoomError:
                room *= 8
                if room > _MOST_ROOM:
                    raise

    def _log(self, room: int) -> EventLog:
        memory = memory_of(self.plan, self.luck, room)
        one_event = int(memory[at.ROOM])
        self.lengths: dict[tuple[int, int, int], int] = {}  # of blocks made, by what they are
        self.remade = 0
        self.visits = _Columns(at.ROW_WIDTH)
        self.memory = self.row(memory)
        self._make_slots(_SLOTS)
        self.log_rows = self._new(max(_ROWS, 4 * one_event), at.ROW_WIDTH, at.ROW_ROOM)
        self.heap = self._new(4 * one_event, at.EVENT_WIDTH, at.HEAP_ROOM)
        self.cases = self._new(BLOCK, at.CASE_WIDTH, at.CASE_ROOM)
        while not self.memory[at.STOPPED]:
            run = FlatRun(self.memory, self.heap, self.log_rows, self.numbers, self.cases, self.ask)
            self.host.loop(run)
            if self.failure is not None:
                raise self.failure
            if self.memory[at.FAILED]:
                raise NoRoomError
            self._make_room(one_event)
        return self._taken()

    # room

    def _new(self, count: int, width: int, field: int) -> Any:
        self.memory[field] = count
        return self.row(np.zeros(count * width, dtype=np.int64))

    def _make_room(self, one_event: int) -> None:
        m = self.memory
        if m[at.WANTED]:
            self._make_slots(2 * m[at.SLOTS])
            m = self.memory
        if m[at.ROWS] + one_event > m[at.ROW_ROOM]:
            self._take_rows()
        if m[at.EVENTS] + m[at.QUEUED] + one_event > m[at.HEAP_ROOM]:
            room = 2 * int(m[at.EVENTS] + m[at.QUEUED] + one_event)
            self.heap = self._grown(self.heap, room * at.EVENT_WIDTH)
            m[at.HEAP_ROOM] = room
        if m[at.CASES] + 1 >= m[at.CASE_ROOM]:
            m[at.CASE_ROOM] *= 2
            self.cases = self._grown(self.cases, m[at.CASE_ROOM] * at.CASE_WIDTH)
        if m[at.TOP] + 64 * one_event > m[at.END]:
            self._grow_memory(len(m))

    def _grown(self, row: Any, size: int) -> Any:
        grown = np.zeros(size, dtype=np.int64)
        grown[: len(row)] = row
        return self.row(grown)

    def _grow_memory(self, by: int) -> None:
        self.memory = self._grown(self.memory, len(self.memory) + by)
        self.memory[at.END] += by

    def _take_rows(self) -> None:
        m = self.memory
        count = int(m[at.ROWS])
        rows = np.array(self.log_rows[: count * at.ROW_WIDTH], dtype=np.int64)
        self.visits.add(rows.reshape(-1, at.ROW_WIDTH))
        m[at.ROWS_BEFORE] += count
        m[at.ROWS] = 0

    # draws

    def _make_slots(self, slots: int) -> None:
        """Room for so many blocks of each recipe, and of submissions, all of them empty."""
        places = slots * (len(self.plan.recipes) + 1)
        self._grow_memory(places)
        tags = int(self.memory[at.TOP])
        self.memory[at.TOP] += places
        self.memory[at.TAGS], self.memory[at.SLOTS], self.memory[at.WANTED] = tags, slots, 0
        self.memory[tags : tags + places] = self.row(np.full(places, -1, dtype=np.int64))
        self.numbers = self.row(np.empty(places << BLOCK_BITS, dtype=np.int64))
        self.lengths.clear()
        self.remade = 0

    def _ask(self, recipe: int, visit: int, case: int) -> int:
        """A draw; its block is put where the loop looks for it."""
        try:
            return self._made(recipe, visit, case)
        except BaseException as failure:
            self.failure = failure
            return MISSING

    def _made(self, recipe: int, visit: int, case: int) -> int:
        block, slot = case >> BLOCK_BITS, case & (BLOCK - 1)
        key = recipe, visit, block
        place = place_of(recipe, visit, block, int(self.memory[at.SLOTS]))
        tag = (visit << VISITS) + block
        tags = self.memory[at.TAGS]
        known = self.lengths.get(key, 0)
        if self.memory[tags + place] != tag:
            self.remade += known > 0
            known = 0
        numbers = self._drawn(recipe, visit, block, slot, known)
        start = (place << BLOCK_BITS) + known
        self.numbers[start : start + len(numbers)] = numbers
        self.lengths[key] = known + len(numbers)
        left = BLOCK - self.lengths[key]
        if left and not known:
            rest = start + len(numbers)
            self.numbers[rest : rest + left] = [MISSING] * left
        self.memory[tags + place] = tag
        if self.remade > _SLOTS + len(self.lengths) // 4 and self.memory[at.SLOTS] < _MOST_SLOTS:
            self.memory[at.WANTED] = 1  # cases that wait long lie far apart
        return int(numbers[slot - known])

    def _drawn(self, recipe: int, visit: int, block: int, slot: int, known: int) -> Any:
        """A block, but what is known of it; of the first one no more than is needed."""
        if recipe == len(self.plan.recipes):
            return self.luck.submissions(block)
        cases = BLOCK if block else next(size for size in PIECES if size > slot)
        return self.luck.block(recipe, max(visit, 1), block, cases, known)

    # the log

    def _taken(self) -> EventLog:
        self._take_rows()
        m, count = self.memory, int(self.memory[at.CASES])
        visits = self.visits.ended()
        patch = m[at.PATCHES]
        patches = []
        while patch:
            patches.append((m[patch + at.PATCH_ROW], m[patch + at.PATCH_ANSWERED]))
            patch = m[patch + at.NEXT_PATCH]
        for row, answered in reversed(patches):
            visits[at.ANSWERED_COLUMN][row] = answered
        cases = np.array(self.cases[: count * at.CASE_WIDTH], dtype=np.int64)
        columns = [np.ascontiguousarray(c) for c in cases.reshape(-1, at.CASE_WIDTH).T]
        start = m[at.SITTINGS]
        sittings = np.array(m[start : start + m[at.SAT] * at.SITTING_WIDTH], dtype=np.int64)
        sat = sittings.reshape(-1, at.SITTING_WIDTH)
        present = [self.luck.present(number) for number in range(len(self.plan.meetings))]
        seats = [
            (row, role, person)
            for row, (docket, number) in enumerate(sat[:, -2:].tolist())
            for role, person in present[docket][number]
        ]
        return log_of(self.plan, self.luck, Columns(
            visits=visits, cases=columns[:-1], sittings=sat[:, :-2],
            seats=np.array(seats, dtype=np.int64).reshape(-1, 3),
        ))  # fmt: skip
