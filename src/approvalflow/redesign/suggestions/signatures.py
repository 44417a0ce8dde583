"""Ideas about signatures to do without: those that catch nothing, and those that never say no."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from approvalflow.process import values
from approvalflow.process.authority import refusing
from approvalflow.process.graph import outcomes_of
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import leaves
from approvalflow.redesign.suggestions.idea import Found, Idea, quoted
from approvalflow.redesign.suggestions.meetings import days_between
from approvalflow.seconds import DAY, HOUR

_SIGNATURE = HOUR  # seconds: who takes longer does more than sign
_SIGNS = ("approve", "meeting")
_CATCHES = ("refuse", "return", "ask_applicant", "withdraw")
_CALENDAR_DAYS = 7 / 5  # to a working day


def empty_signatures(found: Found) -> Iterator[Idea]:
    """Sign-offs with little work that never refuse, return or ask, though the file says of others
    that they do, or what they find: as far as it says, they catch nothing.
    """
    watchful = next((n for n, s in found.process.steps.items() if _catches(n, s)), "")
    for name, step in _signatures(found):
        if step.does == "approve" and watchful and not _takes_part(found, name, step):
            words = {"step": name, "role": step.by or "", "other": watchful}
            words["days"] = f"{_lies(found, name):.4f}"
            yield Idea("suggest.empty", words, f"drop: {quoted(name)}")


def silent_signatures(found: Found) -> Iterator[Idea]:
    """Those that do something, and never say no, though the file says of others that they do: the
    first list for whoever cuts, with the days that they cost together.
    """
    refuses = refusing(found.process)
    silent = [
        name
        for name, step in _signatures(found)
        if refuses and name not in refuses and _takes_part(found, name, step)
    ]
    if silent:
        days = sum(_lies(found, name) for name in silent)
        words = {"steps": ", ".join(silent), "other": refuses[0], "days": f"{days:.4f}"}
        yield Idea("suggest.silent", words, "\n- ".join(f"drop: {quoted(n)}" for n in silent))


def by_law(step: Step) -> bool:
    """Whether the file names a rule that asks for the step, or for who decides there."""
    return bool(step.legal_basis or step.required_by or step.decided_at_least_by)


def work_at(found: Found, step: Step) -> float:
    """The most seconds that the work takes on average for some kind of case."""
    return max((_most(found, part.work_time) for part in step.parts("")), default=0.0)


def _signatures(found: Found) -> Iterator[tuple[str, Step]]:
    """Those in the row of the case which no rule of the file asks for, but the first step."""
    for name, step in found.process.steps.items():
        signs = step.does in _SIGNS and not step.inside and not by_law(step)
        if signs and found.follower(name) and name != found.process.start[0].to:
            yield name, step


def _takes_part(found: Found, name: str, step: Step) -> bool:
    """Whether it does more than sign: finds or asks something, meets, or works longer."""
    meets = step.does == "meeting"
    return meets or _catches(name, step) or work_at(found, step) > _SIGNATURE


def _catches(name: str, step: Step) -> bool:
    """Whether the file says that something is found or refused there."""
    found = any(part.detects for part in step.parts(name))
    return found or any(outcome in _CATCHES for outcome, _ in outcomes_of(step))


def _lies(found: Found, name: str) -> float:
    """The calendar days that a file stays there though nobody else is before it."""
    step = found.process.steps[name]
    role = found.role_of(step)
    tray = step.in_tray or (role.in_tray if role is not None else None)
    open_days = _most(found, tray) / found.office.working_day
    days = open_days * _CALENDAR_DAYS + work_at(found, step) / DAY
    if step.timetable is not None:
        days += days_between(found, name) / 2
    return days


def _most(found: Found, time: Any) -> float:
    """The mean seconds of the kind of case for which they are most."""
    day = found.office.working_day
    return max((values.mean_seconds(leaf, day) for leaf in leaves(time)), default=0.0)
