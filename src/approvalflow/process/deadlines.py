"""Deadlines of steps, of applicants and of the case: what they are, and whether they fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from approvalflow.notation.units import Clock, Duration
from approvalflow.process import graph
from approvalflow.process.findings import Finding, near
from approvalflow.process.model import Outcome, Process, Step
from approvalflow.process.office import Office
from approvalflow.process.spreads import VaryingTime, leaves
from approvalflow.process.walking import Path
from approvalflow.seconds import DAY


@dataclass(frozen=True, slots=True)
class Patience:
    """How long applicants wait at a desk, whose luck it is, and the number of the outcome."""

    atom: str
    after: VaryingTime
    outcome: int


def patience_of(name: str, step: Step) -> Patience | None:
    """Of merged steps the first patience holds: the file waits once."""
    number = 0
    for part in step.parts(name):
        for outcome in part.outcomes.values():
            number += 1
            if outcome.after is not None:
                return Patience(part.atom, outcome.after, number)
    return None


def has_start(process: Process) -> bool:
    """Whether the legal clock starts at an outcome, not at submission."""
    return any(starts_clock(step) for step in process.steps.values())


def starts_clock(step: Step) -> bool:
    return step.starts or any(o.clock is not None for _, o in graph.outcomes_of(step))


def silence_decides(process: Process) -> bool:
    """Whether some cases are decided by the passing of the limit."""
    return any(word != "nothing" for word in leaves(process.time_limit.if_late))


def lapses(outcome: Outcome) -> bool:
    return outcome.reply_within is not None or outcome.gives_up is not None


def ends_in_boxes(process: Process) -> bool:
    """Whether a case may be over while it is in a box."""
    inside = (step for step in process.steps.values() if step.inside is not None)
    lapsing = any(lapses(o) for step in inside for _, o in graph.outcomes_of(step))
    return lapsing or silence_decides(process)


def is_watched(process: Process, name: str) -> bool:
    """Whether a file may leave this step before its visit has ended."""
    step = process.steps[name]
    if step.due is not None or patience_of(name, step) is not None:
        return True
    return silence_decides(process) or (step.inside is not None and ends_in_boxes(process))


def deadlines_fit(office: Office) -> Iterator[Finding]:
    """What a deadline needs is said, and nothing that it does not obey."""
    process = office.process
    for name, step in process.steps.items():
        path: Path = ("steps", name)
        if step.due is not None:
            yield from _due_fits(process, step, (*path, "due"))
        once = step.inside is not None and process.steps[step.inside[0]].asks_once
        for outcome_name, outcome in graph.outcomes_of(step):
            here = (*path, "outcomes", outcome_name)
            yield from _outcome_fits(outcome_name, outcome, here, once=once)
        if len(process.streams) and starts_clock(step):
            yield Finding("clock-of-several", path, on_key=True)
    yield from _limit_fits(process)


def _due_fits(process: Process, step: Step, path: Path) -> Iterator[Finding]:
    due = step.due
    assert due is not None
    escalates = due.action == "escalate"
    if escalates and due.to is None:
        yield Finding("escalate-to-whom", path, on_key=True)
    if due.to is not None and not escalates:
        yield Finding("due-key-not-here", (*path, "to"), {"key": "to", "action": due.action},
                      on_key=True)  # fmt: skip
    if due.to is not None and due.to not in process.roles:
        parameters = {"name": due.to, "suggestion": near(due.to, process.roles)}
        yield Finding("unknown-role", (*path, "to"), parameters)
    elif due.to is not None and due.to == step.by:
        yield Finding("escalate-to-itself", (*path, "to"), {"role": due.to})
    if escalates and "file" in due.model_fields_set:
        yield Finding("due-key-not-here", (*path, "file"), {"key": "file", "action": due.action},
                      on_key=True)  # fmt: skip
    yield from _whole_days(due.after, (*path, "after"))


def _whole_days(value: object, path: Path) -> Iterator[Finding]:
    """Days end at closing or at midnight: there are no halves of them."""
    leaf: Duration
    for leaf in leaves(value):
        days = leaf.scaled / (DAY if leaf.clock is Clock.CALENDAR else 1)
        if leaf.clock is Clock.WALL:
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
