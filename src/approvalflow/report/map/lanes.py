"""The lanes of a map: what lies outside the office on top, then the levels from the lowest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from approvalflow.report.document import Lane
from approvalflow.report.view import called
from approvalflow.study.result import Called, Names, StepTold


def lane_of(step: StepTold) -> Lane | None:
    """Its level and department, or role; None where nobody of the office works."""
    if not step.role:
        return None
    return Lane(step.level, step.department or step.role)


def in_order(steps: Iterable[StepTold], levels: Sequence[str]) -> list[Lane]:
    """The lanes of these steps: the lowest level first, those without a level last."""
    found = dict.fromkeys(lane for step in steps if (lane := lane_of(step)))
    place = {level: number for number, level in enumerate(levels)}
    return sorted(found, key=lambda lane: place.get(lane.level, len(place)))


def title(lane: Lane) -> str:
    """Its level and its name on one line."""
    return ": ".join(filter(None, (lane.level, lane.name)))


def in_words(lane: Lane, roles: Mapping[str, Names], office: Called, language: str) -> Lane:
    """As people call it: a level, and a department or the role that stands for one."""
    level = called(office.levels, lane.level, language)
    return Lane(level, called({**roles, **office.departments}, lane.name, language))
