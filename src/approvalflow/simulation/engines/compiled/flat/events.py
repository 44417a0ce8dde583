"""The events to come, as a heap: by instant, then by priority.

The steps are those of `heapq`, so that even of two events that are equal the same comes first as
on SimPy's clock.
"""

from __future__ import annotations

from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.layout import (
    EVENT_WIDTH,
    EVENTS,
    FAILED,
    HEAP_ROOM,
    NO_ROOM,
)
from approvalflow.simulation.plan.contract import NEVER


def push(run: FlatRun, at: int, priority: int, what: int) -> None:
    """Something comes; what comes after the end of the calendar never comes."""
    if at >= NEVER:
        return
    m = run.memory
    count = m[EVENTS]
    if count >= m[HEAP_ROOM]:
        m[FAILED] = NO_ROOM
        return
    m[EVENTS] = count + 1
    _rise(run.heap, 0, count, at, priority, what)


def pop(run: FlatRun) -> tuple[int, int]:
    """When the next event is, and what; it is taken out."""
    m, heap = run.memory, run.heap
    at, what = heap[0], heap[2]
    last = m[EVENTS] - 1
    m[EVENTS] = last
    if last:
        end = last * EVENT_WIDTH
        _sink(heap, last, heap[end], heap[end + 1], heap[end + 2])
    return at, what


def _sink(heap: list[int], count: int, at: int, priority: int, what: int) -> None:
    """An event goes to the place of the first: down to a leaf, then up to where it belongs."""
    hole, child = 0, 1
    while child < count:
        right = child + 1
        a, b = child * EVENT_WIDTH, right * EVENT_WIDTH
        if right < count and not (
            heap[a] < heap[b] or (heap[a] == heap[b] and heap[a + 1] < heap[b + 1])
        ):
            child, a = right, b
        place = hole * EVENT_WIDTH
        heap[place] = heap[a]
        heap[place + 1] = heap[a + 1]
        heap[place + 2] = heap[a + 2]
        hole = child
        child = 2 * hole + 1
    _rise(heap, 0, hole, at, priority, what)


def _rise(heap: list[int], top: int, hole: int, at: int, priority: int, what: int) -> None:
    while hole > top:
        parent = (hole - 1) >> 1
        a = parent * EVENT_WIDTH
        if not (at < heap[a] or (at == heap[a] and priority < heap[a + 1])):
            break
        place = hole * EVENT_WIDTH
        heap[place] = heap[a]
        heap[place + 1] = heap[a + 1]
        heap[place + 2] = heap[a + 2]
        hole = parent
    place = hole * EVENT_WIDTH
    heap[place] = at
    heap[place + 1] = priority
    heap[place + 2] = what
