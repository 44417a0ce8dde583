"""Without waiting for a turn that nothing asks for: steps in a row run side by side where the file
says that they need not wait for one another.
"""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.process import graph
from approvalflow.process.model.process import Process
from approvalflow.redesign.move import MoveRefused
from approvalflow.redesign.moves.parallelise import Parallelise
from approvalflow.redesign.redesign import RedesignFails, applied

_AT_DESKS = ("review", "approve", "wait")


def is_said(process: Process) -> bool:
    """Whether any step says what it must wait for."""
    return any(step.needs is not None for step in process.steps.values())


def without(process: Process) -> Process:
    """Every row that may be is a box."""
    for number, row in enumerate(rows(process), 1):
        process = _side_by_side(process, row, number) or process
    return process


def rows(process: Process) -> tuple[tuple[str, ...], ...]:
    """The longest rows of neighbours none of which needs another of its row; never the first step,
    a sitting or the last signature.
    """
    found: list[tuple[str, ...]] = []
    row: list[str] = []
    for name in process.steps:
        if row and not _joins(process, row, name):
            found, row = _noted(found, row), []
        if row or _may_begin(process, name):
            row.append(name)
    return tuple(_noted(found, row))


def _noted(found: list[tuple[str, ...]], row: Sequence[str]) -> list[tuple[str, ...]]:
    return [*found, tuple(row)] if len(row) > 1 else found


def _may_begin(process: Process, name: str) -> bool:
    step = process.steps[name]
    first = any(arm.to == name for arm in process.start)
    return step.does in _AT_DESKS and step.inside is None and not first and not _last(process, name)


def _joins(process: Process, row: Sequence[str], name: str) -> bool:
    """Whether a step says that it waits for none of the row, and can stand beside all of it."""
    needs = process.steps[name].needs
    if needs is None or set(needs) & set(row) or not _may_begin(process, name):
        return False
    return _side_by_side(process, (*row, name), 1) is not None


def _last(process: Process, name: str) -> bool:
    """Whether its signature is the decision."""
    step = process.steps[name]
    return step.does == "approve" and bool(set(graph.targets(step.then)) & {"granted"})


def _side_by_side(process: Process, row: Sequence[str], number: int) -> Process | None:
    """None where that cannot be, as where a step of the row sends a case out of it."""
    name = next(n for n in _names(number) if n not in process.steps)
    move = Parallelise.model_validate({"parallelise": tuple(row), "as": name})
    try:
        return applied(process, (move,)).process
    except (RedesignFails, MoveRefused):
        return None


def _names(number: int) -> tuple[str, ...]:
    return tuple(f"side_by_side_{number + more}" for more in range(1_000))
