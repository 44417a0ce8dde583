"""Meetings and batches: when they sit, and who belongs to them."""

from __future__ import annotations

from approvalflow.process.model.steps import Step
from approvalflow.simulation.plan.contract import NONE, PlannedMeeting
from approvalflow.simulation.plan.draft import Draft


def plan_meeting(draft: Draft, name: str, step: Step, rank: int) -> int:
    """The number of its pool."""
    office, schedule = draft.office, draft.times.schedules[name]
    members = tuple(
        (office.role_number[role], person)
        for role, seats in step.members.items()
        for person in range(seats)
    )
    draft.meetings.append(
        PlannedMeeting(
            step=office.step_number[name],
            rank=rank,
            opens=tuple(schedule.opens.tolist()),
            closes=tuple(schedule.closes.tolist()),
            cuts=tuple(schedule.cuts.tolist()),
            agenda=NONE if step.agenda is None else step.agenda,
            quorum=step.needed_members,
            members=members,
            attendance=step.attendance,
        )
    )
    return len(office.roles) + len(draft.meetings) - 1
