"""Checks of deadlines: whether they can be kept, and say what happens."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.checks.findings import Finding
from approvalflow.notation.near import near
from approvalflow.notation.units import Clock, Duration
from approvalflow.office.office import Office
from approvalflow.process import graph
from approvalflow.process.deadlines import starts_clock
from approvalflow.process.model.dues import ESCALATE, GO_ON, Due
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import leaves
from approvalflow.process.walking import Path
from approvalflow.seconds import DAY


def deadlines_fit(office: Office) -> Iterator[Finding]:
    """What a deadline needs is said, and nothing that it does not obey."""
    process = office.process
    for name, step in process.steps.items():
        path: Path = ("steps", name)
        if step.due is not None:
            yield from _due_fits(process, name, step, (*path, "due"))
        yield from _branches_fit(step, path)
        once = step.inside is not None and process.steps[step.inside[0]].asks_once
        for outcome_name, outcome in graph.outcomes_of(step):
            here = (*path, "outcomes", outcome_name)
            yield from _outcome_fits(outcome_name, outcome, here, once=once)
        if len(process.streams) and starts_clock(step):
            yield Finding("clock-of-several", path, on_key=True)
    yield from _limit_fits(process)


_ONLY_WITH = {"to": ESCALATE, "then": GO_ON, "file": GO_ON}  # keys that belong to one action


def _due_fits(process: Process, name: str, step: Step, path: Path) -> Iterator[Finding]:
    due = step.due
    assert due is not None
    if due.action == ESCALATE and not due.to:
        yield Finding("escalate-to-whom", path, on_key=True)
    for key, action in _ONLY_WITH.items():
        if key in due.model_fields_set and due.action != action:
            parameters = {"key": key, "action": due.action}
            yield Finding("due-key-not-here", (*path, key), parameters, on_key=True)
    if step.does == "batch" and not due.goes_on:
        yield Finding("batch-escalates", (*path, "action"), {"step": name})
    if step.timetable is not None and due.worked_anyway:
        yield Finding("heard-anyway", (*path, "file"), {"step": name}, on_key=True)
    if name in graph.targets(due.then):
        yield Finding("expires-to-itself", (*path, "then"), {"step": name})
    yield from _whole_days(due.after, (*path, "after"))
    yield from _ladder_fits(process, step, due, (*path, "to"))


def _branches_fit(step: Step, path: Path) -> Iterator[Finding]:
    for name, branch in step.branches.items():
        if branch.due is None:
            continue
        here = (*path, "branches", name, "due")
        if step.asks_once:
            yield Finding("branch-due-of-one-notice", here, {"branch": name}, on_key=True)
        yield from _whole_days(branch.due.after, (*here, "after"))


def _ladder_fits(process: Process, step: Step, due: Due, path: Path) -> Iterator[Finding]:
    """Each level is another role than the one before, and all but the last say how long."""
    below = () if step.by is None else (step.by,)  # one member may decide for a meeting
    for number, (role, after) in enumerate(due.rungs):
        here = (*path, number)
        if role not in process.roles:
            parameters = {"name": role, "suggestion": near(role, process.roles)}
            yield Finding("unknown-role", here, parameters)
        elif role in below:
            yield Finding("escalate-to-itself", here, {"role": role})
        last = number == len(due.to) - 1
        if after is not None and last:
            yield Finding("last-level-after", (*here, "after"), {"role": role}, on_key=True)
        elif after is None and not last:
            parameters = {"role": role, "next": due.to[number + 1].role}
            yield Finding("level-without-after", here, parameters)
        if after is not None:
            yield from _whole_days(after, (*here, "after"))
        below = (*below, role)


def _whole_days(value: object, path: Path) -> Iterator[Finding]:
    """Days end at closing or at midnight: there are no halves of them."""
    leaf: Duration
    for leaf in leaves(value):
        days = leaf.scaled / (DAY if leaf.clock is Clock.CALENDAR else 1)
        if leaf.clock in (Clock.WALL, Clock.OPEN):
            if leaf.scaled < 1:
                yield Finding("deadline-whole-days", path, {"value": str(leaf)})
        elif days < 1 or days != int(days):
            yield Finding("deadline-whole-days", path, {"value": str(leaf)})


def _outcome_fits(name: str, outcome: Outcome, path: Path, *, once: bool) -> Iterator[Finding]:
    for key in ("reply_within", "gives_up"):
        if getattr(outcome, key) is not None and once:
            yield Finding("reply-of-one-notice", (*path, key), {"key": key}, on_key=True)
        if getattr(outcome, key) is not None and name != "ask_applicant":
            yield Finding("reply-not-here", (*path, key), {"key": key, "outcome": name},
                          on_key=True)  # fmt: skip
    if outcome.after is not None and name != "withdraw":
        yield Finding("patience-not-here", (*path, "after"), {"outcome": name}, on_key=True)
    if outcome.clock is not None and name == "ask_applicant":
        yield Finding("clock-not-here", (*path, "clock"), {"outcome": name}, on_key=True)


def _limit_fits(process: Process) -> Iterator[Finding]:
    limits = process.time_limit
    for key in ("extension", "if_late"):
        if getattr(limits, key) is not None and limits.statutory is None:
            yield Finding("late-for-what", ("time_limit", key), {"key": key}, on_key=True)
    for key in ("statutory", "promised"):
        for leaf in leaves(getattr(limits, key)):
            if leaf.clock is Clock.OPEN:
                yield Finding("limit-in-open-hours", ("time_limit", key), {"value": str(leaf)})
    if limits.statutory is None:
        return
    if limits.extension is not None:
        by = limits.extension.by
        yield from _whole_days(by, ("time_limit", "extension", "by"))
        if any(leaf.clock is not by.clock for leaf in leaves(limits.statutory)):
            parameters = {"value": str(by)}
            yield Finding("extension-other-clock", ("time_limit", "extension", "by"), parameters)
    if limits.extension is not None or limits.if_late is not None:
        yield from _whole_days(limits.statutory, ("time_limit", "statutory"))
