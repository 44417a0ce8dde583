"""The backlog: where its files lie."""

from __future__ import annotations

from approvalflow.process.model.arrivals import BacklogFiles
from approvalflow.process.model.routes import straight
from approvalflow.simulation.plan.contract import NONE, PlannedFiles
from approvalflow.simulation.plan.draft import Draft


def plan_files(draft: Draft, name: str, files: BacklogFiles) -> PlannedFiles:
    """Files of the backlog that lie at a step."""
    steps = draft.office.process.steps
    route = files.at or straight(name)
    there = steps.get(route[0].to)
    inside = files.inside or (there.inside if there else None)
    way = draft.way(route, inside=inside is not None)
    boxes: list[tuple[int, int]] = []
    while inside is not None:
        box, branch = inside
        names = [*steps[box].branches]  # a move may have taken this one out
        number = names.index(branch) if branch in names else NONE
        boxes.insert(0, (draft.number(box, inside=False), number))
        inside = steps[box].inside
    also = frozenset(draft.number(step, inside=True) for step in files.also if step in steps)
    return PlannedFiles(files.count, way, files.ready, tuple(boxes), also)
