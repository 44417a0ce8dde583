"""The cases of one replication as they move from place to place."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.measures.movements import Movements
from approvalflow.study.result import Flow, Replayed


def replay(
    known: Movements, flows: Sequence[Flow], most: int, movements: int
) -> tuple[Replayed, ...]:
    """The first `most` cases of the cohort; fewer, where they move more often than `movements`."""
    number = {(flow.source, flow.target): n for n, flow in enumerate(flows)}
    found: dict[int, list[int]] = {}
    for moved in known.each():
        if moved.case >= most:
            break
        left, arrived, until = (time // 60 for time in (moved.left, moved.arrived, moved.until))
        taken = (number[moved.pair], left, arrived - left, until - arrived)
        found.setdefault(moved.case, []).extend(taken)
    kept: list[Replayed] = []
    for case, moves in found.items():
        movements -= len(moves) // 4
        if movements < 0:
            break
        kept.append(Replayed(case + 1, tuple(moves)))
    return tuple(kept)
