"""What deadlines, patience and silence can do to a case."""

from __future__ import annotations

from dataclasses import dataclass

from approvalflow.process import graph
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import Route
from approvalflow.process.model.spreads import VaryingTime
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import leaves


@dataclass(frozen=True, slots=True)
class Patience:
    """How long applicants wait at a desk, whose luck it is, the number of the outcome, and where
    it leads.
    """

    atom: str
    after: VaryingTime
    outcome: int
    then: Route


def patience_of(name: str, step: Step) -> Patience | None:
    """Of merged steps the first patience holds: the file waits once."""
    number = 0
    for part in step.parts(name):
        for outcome in part.outcomes.values():
            number += 1
            if outcome.after is not None:
                return Patience(part.atom, outcome.after, number, outcome.then or ())
    return None


def has_start(process: Process) -> bool:
    """Whether the legal clock starts at an outcome, not at submission."""
    return any(starts_clock(step) for step in process.steps.values())


def starts_clock(step: Step) -> bool:
    return step.starts or any(o.clock is not None for _, o in graph.outcomes_of(step))


def silence_decides(process: Process) -> bool:
    """Whether some cases are decided by the passing of the limit."""
    return any(word != "nothing" for word in leaves(process.time_limit.if_late))


def everything_leaves(process: Process) -> bool:
    """Whether no case stays open for ever: silence decides all, or who is too much is sent off."""
    if any(arrivals.most_open is not None for _, arrivals in process.incoming):
        return True
    late = leaves(process.time_limit.if_late) if process.time_limit.if_late else ()
    return bool(late) and "nothing" not in late


def lapses(outcome: Outcome) -> bool:
    return outcome.reply_within is not None or outcome.gives_up is not None


def ends_in_boxes(process: Process) -> bool:
    """Whether a case may be over while it is in a box."""
    inside = (step for step in process.steps.values() if step.inside is not None)
    lapsing = any(lapses(o) for step in inside for _, o in graph.outcomes_of(step))
    return lapsing or silence_decides(process)


def is_term_bound(process: Process, name: str) -> bool:
    """Whether a step is in a branch that has a deadline as a whole, however deep."""
    inside = process.steps[name].inside
    while inside is not None:
        box, branch = inside
        if process.steps[box].branches[branch].due is not None:
            return True
        inside = process.steps[box].inside
    return False


def goes_on_late(process: Process) -> list[str]:
    """The steps from which a file goes on when a deadline passes, by name."""
    steps = process.steps.items()
    late = {name for name, step in steps if step.due is not None and step.due.goes_on}
    return sorted(late | {n for n, step in steps if step.roles and is_term_bound(process, n)})


def goes_up_late(process: Process) -> list[str]:
    """Those from which a deadline takes a file to a level above, by name."""
    steps = process.steps.items()
    return sorted(n for n, step in steps if step.due is not None and not step.due.goes_on)


def is_watched(process: Process, name: str) -> bool:
    """Whether a file may leave this step before its visit has ended."""
    step = process.steps[name]
    if step.due is not None or patience_of(name, step) is not None:
        return True
    if is_term_bound(process, name):
        return True
    return silence_decides(process) or (step.inside is not None and ends_in_boxes(process))
